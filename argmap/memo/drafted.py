"""Whether words are those of a model's draft, as they look: case, blanks, punctuation and dashes are nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from argmap.memo.blocks import Hand
from argmap.memo.helped import Drafted
from argmap.names import folded

NEARLY = 0.9
"""Share of the letters that words have in common with a draft which somebody changed by a few letters only."""
LONG = 24
"""Letters from which on a draft is known within longer words."""
SINCE = "{}; since reworded by the memo's author"
"""Who accepted words that were changed afterwards."""


@dataclass(frozen=True)
class Known:
    """Words that are a model's."""

    draft: Drafted
    is_exact: bool
    """Whether they are the draft's or those that were accepted instead, as they look; else nearly, or with more."""
    is_accepted: bool
    """Whether a person has accepted these words, or those that they nearly are."""

    @property
    def hand(self) -> Hand:
        """Whose words they are: a person's share in them is told."""
        is_as_drafted = self.is_exact and folded(self.draft.kept) == folded(self.draft.words)
        return Hand.MODEL if is_as_drafted else Hand.EDITED

    @property
    def person(self) -> str:
        """Who accepted them."""
        return self.draft.person if self.is_exact else SINCE.format(self.draft.person)

    def __str__(self) -> str:
        nearly = "" if self.is_exact else "nearly "
        return f"{nearly}the words of draft {self.draft.id} by '{self.draft.model}'"


class Drafts:
    """The drafts of a map's queue; by default there are none."""

    def __init__(self, drafts: Iterable[Drafted] = ()) -> None:
        self._looks = [(one, folded(one.before), folded(one.words), folded(one.kept)) for one in drafts]

    def known(self, text: str) -> Known | None:
        """Whose draft the words are; None where they are nobody's, or no further from the finding than from a draft.

        Of several drafts that with the very words comes first, then one that was accepted.
        """
        look = folded(text)
        found = [one for drafted in self._looks for one in _matches(look, *drafted)] if look else []
        return max(found, key=lambda one: (one.is_exact, one.is_accepted), default=None)


def _matches(look: str, draft: Drafted, before: str, words: str, kept: str) -> Iterable[Known]:
    """What words that look like ``look`` have to do with a draft, given how it looks."""
    for other, is_accepted in ((kept, True), (words, bool(kept) and kept == words)):
        if not other or look == before:
            continue
        is_within = len(other) >= LONG and other in look and other not in before
        if look == other or is_within or _share(look, other) > max(NEARLY, _share(look, before)):
            yield Known(draft, look == other, is_accepted)


def _share(look: str, other: str) -> float:
    """The share of letters in common, 0 to 1; 0 where it is too small to matter."""
    found = SequenceMatcher(None, look, other, autojunk=False)
    return found.ratio() if min(found.real_quick_ratio(), found.quick_ratio()) > NEARLY else 0.0
