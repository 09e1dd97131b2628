"""Making a passage out of a stretch of a document, and finding it again in any copy.

A passage is looked for in two ways. The hash of its letters tells whether a stretch is the passage, letter for letter.
The hashes of its words in blocks of eight, and of the eight words on either side of it, tell where to look and how much
is left of a passage that was edited: each that the document shares votes for the place where the passage would begin.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from argmap.errors import InputError
from argmap.model import Passage
from argmap.model.passages import FEWEST_WORDS
from argmap.sources.letters import BLOCK, Letters, block_of, letters_of, sha256

LEAST_SHARE = 1 / 3
"""Share of a passage's blocks that must stand beside a neighbour before that counts as the passage, changed."""
BETWEEN = 0.25
"""The share said to be left of a passage of which only the two neighbours are, with as many words between them."""
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
        before=block_of(words[first - BLOCK : first]) if first >= BLOCK else "",
        after=block_of(words[last + 1 : last + 1 + BLOCK]) if last + BLOCK < len(words) else "",
        blocks="".join(block_of(words[at : at + BLOCK]) for at in range(first, last + 2 - BLOCK, BLOCK)),
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
        """Where each block of words begins, as indices of words."""
        index: defaultdict[str, list[int]] = defaultdict(list)
        for word, block in enumerate(self.document.blocks):
            index[block].append(word)
        return dict(index)

    @cached_property
    def _ends(self) -> frozenset[int]:
        """The letters before which a word ends, its closing punctuation aside or not."""
        letters, starts = self.document.letters, self.document.starts
        ends: set[int] = {len(letters)}
        for end in (*starts[1:], len(letters)):
            at = end
            ends.add(at)
            while at and not letters[at - 1].isalnum():
                at -= 1
                ends.add(at)
        return frozenset(ends)

    def find(self, passage: Passage) -> Found:
        """Where ``passage`` is in the document, if it is there."""
        votes = self._votes(passage)
        exact = self._near(passage, votes) or self._anywhere(passage)
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
        """For each word of the document, how many blocks and neighbours say that the passage begins there."""
        votes: Counter[int] = Counter()
        for number, block in enumerate(passage.block_list):
            votes.update(word - BLOCK * number for word in self._index.get(block, ()))
        votes.update(word + BLOCK for word in self._index.get(passage.before, ()))
        votes.update(word - passage.word_count for word in self._index.get(passage.after, ()))
        return votes

    def _near(self, passage: Passage, votes: Counter[int]) -> list[int]:
        """The letters at which the passage stands unchanged, near where it was voted to begin."""
        starts = self.document.starts
        words = (
            other
            for word, _ in votes.most_common(PLACES_TRIED)
            for other in range(max(0, word - SLACK), min(len(starts), word + SLACK + 1))
        )
        return self._unchanged(passage, (starts[word] for word in dict.fromkeys(words)))

    def _anywhere(self, passage: Passage) -> list[int]:
        """The same for every word of the document."""
        return self._unchanged(passage, self.document.starts)

    def _unchanged(self, passage: Passage, starts: Iterable[int]) -> list[int]:
        letters = self.document.letters
        ending = (start for start in starts if start + passage.length in self._ends)
        return sorted(at for at in ending if sha256(letters[at : at + passage.length]) == passage.sha256)

    def _in_context(self, starts: list[int], passage: Passage) -> list[int]:
        """Those of ``starts`` whose neighbours agree best with the passage's."""
        agreeing = {start: self._agreement(passage, start) for start in starts}
        best = max(agreeing.values())
        return [start for start, agreement in agreeing.items() if agreement == best]

    def _agreement(self, passage: Passage, start: int) -> int:
        """How many of the passage's two neighbours stand beside it where it begins at the letter ``start``."""
        first = word_at(self.document, start)
        return sum(word is not None for word in self._neighbours(passage, first, first + passage.word_count))

    def _neighbours(self, passage: Passage, first: int, last: int) -> tuple[int | None, int | None]:
        """Where the passage begins and ends, in words, by its neighbours near ``first`` and ``last``."""
        count = len(self.document.starts)
        slack = SLACK + passage.word_count // 4
        ends = [word + BLOCK for word in self._index.get(passage.before, ())] if passage.before else [0]
        begins = list(self._index.get(passage.after, ())) if passage.after else [count]
        return _nearest(ends, first, slack), _nearest(begins, last, slack)

    def _changed(self, passage: Passage, votes: Counter[int]) -> Found:
        """Where enough of the passage is left between its neighbours, or something stands in its place."""
        found = {one for word in votes if (one := self._edited(passage, word)) is not None}
        if not found:
            return MISSING
        best, *others = sorted(found, key=lambda one: (-one.share, one.start))
        if any(best.share - other.share < CLOSE and _apart(best, other) for other in others):
            return Found(State.AMBIGUOUS, best.start, best.end, best.share)
        return best

    def _edited(self, passage: Passage, word: int) -> Found | None:
        """The passage, changed, if it may begin near ``word``."""
        before, after = self._neighbours(passage, word, word + passage.word_count)
        blocks = passage.block_list
        there = sum(
            any(abs(at - BLOCK * number - word) <= SLACK for at in self._index.get(block, ()))
            for number, block in enumerate(blocks)
        )
        share = there / len(blocks)
        known = (before is not None) + (after is not None)
        if not (known and share >= LEAST_SHARE) and known < BOTH:
            return None
        first = max(0, word if before is None else before)
        last = min(first + passage.word_count if after is None else after, len(self.document.starts))
        if not passage.word_count / 2 <= last - first <= passage.word_count * 2:
            return None
        starts = self.document.starts
        end = starts[last] if last < len(starts) else len(self.document.letters)
        return Found(State.CHANGED, starts[first], end, min(max(share, BETWEEN), ALMOST))


IN_PLACE = 0.1
"""The share said to be left where only the place is known."""
ALMOST = 0.9
"""The most that is said to be left of a passage that was changed: words outside whole blocks have no hashes."""
FARTHEST = 3_000
"""Letters between two verified passages over which a place between them is still trusted."""
BOTH = 2
"""Neighbours a passage has."""


def _nearest(places: list[int], wanted: int, slack: int) -> int | None:
    """The place nearest to ``wanted``, if one is no farther than ``slack``."""
    nearest = min(places, key=lambda place: abs(place - wanted), default=None)
    return nearest if nearest is not None and abs(nearest - wanted) <= slack else None


def find_all(finder: Finder, passages: Sequence[Passage]) -> dict[str, Found]:
    """What becomes of each of the passages of one document, by id.

    Of a passage that is not found by its words, what stands in its place counts as the passage, changed: where the
    verified passages before and after it are as far apart as they were, but for half its length.
    """
    ordered = sorted(passages, key=lambda passage: passage.start)
    found = {passage.id: finder.find(passage) for passage in ordered}
    kept = [(one, found[one.id]) for one in ordered if found[one.id].state in VERIFIED]
    for passage in ordered:
        if found[passage.id].state is State.MISSING:
            found[passage.id] = _in_place(finder.document, passage, kept)
    return found


def _in_place(document: Letters, passage: Passage, kept: list[tuple[Passage, Found]]) -> Found:
    """What stands between the nearest verified passages where ``passage`` stood, or ``MISSING``."""
    before = [pair for pair in kept if pair[0].start + pair[0].length <= passage.start]
    after = [pair for pair in kept if pair[0].start >= passage.start + passage.length]
    if not before or not after:
        return MISSING
    (one, there), (other, beyond) = max(before, key=_end), after[0]
    gap, now = other.start - _end((one, there)), beyond.start - there.end
    if abs(now - gap) > passage.length / 2 or now <= 0 or gap > FARTHEST:
        return MISSING
    offset = passage.start - _end((one, there))
    first = word_at(document, there.end + round(offset * now / gap))
    last = word_at(document, there.end + round((offset + passage.length) * now / gap) - 1)
    starts = document.starts
    end = starts[last + 1] if last + 1 < len(starts) else len(document.letters)
    return Found(State.CHANGED, starts[first], end, IN_PLACE)


def _end(pair: tuple[Passage, Found]) -> int:
    return pair[0].start + pair[0].length


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
