"""Making a passage out of a stretch of a document, and finding it again in any copy.

A passage is looked for in two ways. The hash of its letters tells whether a stretch is the passage, letter for letter.
The hashes of its word triples tell where to look, and how much is left of a passage that was edited: every triple that
the document shares votes for the place where the passage would have to begin.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from argmap.errors import InputError
from argmap.model import Passage
from argmap.model.passages import FEWEST_WORDS
from argmap.sources.letters import GRAM, Letters, grams_of, letters_of, sha256

BUCKET = 8
"""Words within which votes for a beginning count together: insertions and deletions shift what comes after them."""
LEAST_SHARE = 0.5
"""Share of a passage's triples that must agree on a place before it counts as the passage, changed."""
CLOSE = 0.05
"""Two places whose shares differ by less cannot be told apart."""
PLACES_TRIED = 50
"""How many of the most voted beginnings are compared letter by letter."""
SLACK = 6
"""Words by which a beginning or a neighbour may be off."""


class State(StrEnum):
    """What became of a passage in somebody's copy of its source."""

    EXACT = "verified-exact"
    NORMALISED = "verified-normalised"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"
    NOT_ATTACHED = "not-attached"


VERIFIED = frozenset({State.EXACT, State.NORMALISED})


@dataclass(frozen=True)
class Found:
    """Where a passage is, as letters from ``start`` to before ``end``, and how much of it is there (0 to 1)."""

    state: State
    start: int = 0
    end: int = 0
    share: float = 0.0


MISSING = Found(State.MISSING)


def passage_at(document: Letters, stretch: tuple[int, int], id: str, source: str, page: int | None = None) -> Passage:
    """The passage of the letters of ``stretch``. Raises ``InputError`` when it has too few words."""
    start, end = stretch
    text = document.text[slice(*document.span(start, end))]
    first, last = word_at(document, start), word_at(document, end - 1)
    count = last - first + 1
    if count < FEWEST_WORDS:
        raise InputError(
            f"“{' '.join(text.split())}” has {count} words; a passage needs at least {FEWEST_WORDS}",
            "Quote more of it: a hash of fewer words could be guessed.",
        )
    words = document.words
    return Passage(
        id=id,
        source=source,
        start=start,
        length=end - start,
        word_count=count,
        page=page,
        sha256=sha256(document.letters[start:end]),
        exact=sha256(text),
        before=grams_of(words[first - GRAM : first])[0] if first >= GRAM else "",
        after=grams_of(words[last + 1 : last + 1 + GRAM])[0] if last + GRAM < len(words) else "",
        grams="".join(grams_of(words[first : last + 1])),
    )


def word_at(document: Letters, letter: int) -> int:
    """The index of the word that the letter belongs to."""
    return max(0, bisect_right(document.starts, letter) - 1)


def occurrences(document: Letters, quotation: str) -> list[tuple[int, int]]:
    """Every stretch of letters that reads as ``quotation`` does."""
    wanted = letters_of(quotation).letters
    found: list[tuple[int, int]] = []
    at = document.letters.find(wanted) if wanted else -1
    while at >= 0:
        found.append((at, at + len(wanted)))
        at = document.letters.find(wanted, at + 1)
    return found


class Finder:
    """Finds passages in one document; the document is indexed once."""

    def __init__(self, document: Letters) -> None:
        self.document = document

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """Where each triple of words begins, as indices of words."""
        index: defaultdict[str, list[int]] = defaultdict(list)
        for word, gram in enumerate(self.document.grams):
            index[gram].append(word)
        return dict(index)

    def find(self, passage: Passage) -> Found:
        """Where ``passage`` is in the document, if it is there."""
        votes = self._votes(passage)
        exact = self._letter_for_letter(passage, votes)
        if len(exact) > 1:
            exact = self._in_context(exact, passage)
        if len(exact) > 1:
            return Found(State.AMBIGUOUS, exact[0], exact[0] + passage.length, 1.0)
        if exact:
            start, end = exact[0], exact[0] + passage.length
            raw = self.document.text[slice(*self.document.span(start, end))]
            return Found(State.EXACT if sha256(raw) == passage.exact else State.NORMALISED, start, end, 1.0)
        return self._changed(passage, votes)

    def _votes(self, passage: Passage) -> Counter[int]:
        """For each word of the document, how many triples say that the passage begins there."""
        votes: Counter[int] = Counter()
        for offset, gram in enumerate(passage.gram_list):
            for word in self._index.get(gram, ()):
                votes[word - offset] += 1
        return votes

    def _letter_for_letter(self, passage: Passage, votes: Counter[int]) -> list[int]:
        """The letters at which the passage stands unchanged."""
        letters, starts = self.document.letters, self.document.starts
        tried: set[int] = set()
        found: list[int] = []
        for word, _ in votes.most_common(PLACES_TRIED):
            near = range(max(0, word - SLACK), min(len(starts), word + SLACK + 1))
            for start in (starts[at] for at in sorted(near, key=lambda other, word=word: abs(other - word))):  # type: ignore[misc]
                if start in tried:
                    continue
                tried.add(start)
                end = start + passage.length
                if self._ends_word(end) and sha256(letters[start:end]) == passage.sha256:
                    found.append(start)
                    break
        return sorted(found)

    def _ends_word(self, end: int) -> bool:
        """Whether a word ends before the letter ``end``: 3 is not to be found in 3.5, nor model in models."""
        letters, starts = self.document.letters, self.document.starts
        following = bisect_left(starts, end)
        rest = letters[end : starts[following] if following < len(starts) else len(letters)]
        return not any(letter.isalnum() for letter in rest)

    def _in_context(self, starts: list[int], passage: Passage) -> list[int]:
        """Those of ``starts`` whose neighbours agree best with the passage's."""
        agreeing = {start: self._agreement(passage, start, start + passage.length) for start in starts}
        best = max(agreeing.values())
        return [start for start, agreement in agreeing.items() if agreement == best]

    def _agreement(self, passage: Passage, start: int, end: int) -> int:
        """How many of the passage's two neighbours stand beside the stretch: 0, 1 or 2."""
        first, last = word_at(self.document, start), word_at(self.document, end - 1)
        before = range(first - GRAM - SLACK, first + SLACK + 1)
        after = range(last - SLACK, last + GRAM + SLACK + 1)
        return sum(self._stands(gram, near) for gram, near in ((passage.before, before), (passage.after, after)))

    def _stands(self, gram: str, near: range) -> bool:
        if not gram:
            return near.start <= 0 or near.stop >= len(self.document.starts)
        return any(word in near for word in self._index.get(gram, ()))

    def _changed(self, passage: Passage, votes: Counter[int]) -> Found:
        """Where most of the passage is, if enough is left of it and a neighbour stands beside it."""
        count = len(passage.gram_list)
        places = sorted(self._buckets(votes), key=lambda place: -place[1])
        close = [(word, min(1.0, number / count)) for word, number in places if number / count >= LEAST_SHARE]
        near = [Found(State.CHANGED, *self._stretch(word, passage), share) for word, share in close]
        near = [found for found in near if self._agreement(passage, found.start, found.end)]
        if not near:
            return MISSING
        best, *others = near
        if any(best.share - other.share < CLOSE and _apart(best, other) for other in others):
            return Found(State.AMBIGUOUS, best.start, best.end, best.share)
        return best

    @staticmethod
    def _buckets(votes: Counter[int]) -> Iterator[tuple[int, int]]:
        """The beginnings voted for, those of two neighbouring buckets together, each with its votes."""
        buckets: Counter[int] = Counter()
        leading: dict[int, tuple[int, int]] = {}
        for word, number in votes.items():
            bucket = word // BUCKET
            buckets[bucket] += number
            leading[bucket] = max(leading.get(bucket, (0, 0)), (number, word))
        for bucket, number in buckets.items():
            other = buckets.get(bucket + 1, 0)
            yield max(leading[bucket], leading.get(bucket + 1, (0, 0)))[1], number + other

    def _stretch(self, word: int, passage: Passage) -> tuple[int, int]:
        """The letters of as many words as the passage has, from ``word`` on."""
        starts = self.document.starts
        first = min(max(word, 0), len(starts) - 1)
        last = min(first + passage.word_count, len(starts))
        return starts[first], starts[last] if last < len(starts) else len(self.document.letters)


def _apart(one: Found, other: Found) -> bool:
    return one.end <= other.start or other.end <= one.start


def overlaps(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """``stretches`` with those that touch made one, in order."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
