"""Names within the bottom line: as long as there is room for, whole where they first stand if that can be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from argmap.memo.blocks import Run, Sentence
from argmap.memo.tracing import Scribe, Words, fixed

WORDS = 120
"""Words of the whole at most."""
CUTS = (
    *((6, 5, 2, False), (6, 4, 2, False), (6, 3, 1, False), (6, 2, 1, False)),
    *((6, 4, 2, True), (6, 3, 1, True), (6, 2, 1, True), (4, 2, 1, True), (3, 2, 0, True), (2, 2, 0, True)),
)
"""Words of a name where it stands first and again, options named of several, and whether grounds are told in few words.

The first of these is taken with which the whole is short enough. What leads is named at any rate.
"""


@dataclass(frozen=True)
class Brief:
    """Writes findings in which names are cut."""

    scribe: Scribe
    first: int
    """Words of a name where it stands first."""
    most: int
    """Words of a name where it stands again."""
    named: int
    """Options that are named of several."""
    is_terse: bool
    """Whether only the grades of evidence and agreement are told, without what they are judged by."""
    is_tried: bool = False
    """Whether nothing is to be traced yet, since only the words are counted."""
    among: tuple[str, ...] = ()
    """The theses and options, of which no two may be cut to the same name."""
    said: set[str] = field(default_factory=set)
    """What has been named."""

    def finding(self, key: str, *words: Words, on: Iterable[str]) -> Sentence:
        """A sentence about the items ``on``; one without a trace while only words are counted."""
        return fixed(*words) if self.is_tried else self.scribe.finding(key, *words, on=on)

    def name(self, id: str) -> Run:
        """The name of an item, cut unless another would be cut to the same."""
        most, whole = self.most if id in self.said else self.first, self.scribe.named(id)
        self.said.add(id)
        cut = clipped(whole, most)
        others = (clipped(self.scribe.named(one), most).text for one in self.among if one != id)
        return whole if cut.text in others else cut

    def cut(self, run: Run) -> Run:
        """Words cut as a name that stands again."""
        return clipped(run, self.most)


def clipped(run: Run, most: int) -> Run:
    """A name cut after ``most`` words."""
    words = run.text.split()
    return run if len(words) <= most else run.model_copy(update={"text": " ".join(words[:most]) + "…"})
