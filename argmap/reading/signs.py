"""How an item stands to the one it is shown under, as a sign and as a word, and what an item is called in one line."""

from __future__ import annotations

from enum import Enum

from argmap.model.base import Item
from argmap.model.map import Map
from argmap.model.moves import Move, gist
from argmap.model.nodes import Argument


class Sign(Enum):
    """A relation to what stands above: a shape that reads without colour, and a word."""

    QUESTION = ("?", "question")
    THESIS = ("◆", "thesis")
    OPTION = ("◇", "option")
    CLAIM = ("●", "claim")
    SUPPORT = ("+", "supports")
    REBUT = ("−", "rebuts")
    UNDERMINE = ("×", "undermines")
    UNDERCUT = ("⟂", "undercuts")
    BACKING = ("‡", "backs")
    PREMISE = ("·", "premise")
    GRANTED = ("~", "granted")
    EVIDENCE_FOR = ("■", "evidence for")
    EVIDENCE_AGAINST = ("□", "evidence against")

    def __init__(self, mark: str, word: str) -> None:
        self.mark = mark
        self.word = word

    @property
    def opposes(self) -> bool:
        """Whether it speaks against what stands above."""
        return self in (Sign.REBUT, Sign.UNDERMINE, Sign.UNDERCUT, Sign.EVIDENCE_AGAINST)

    @property
    def favours(self) -> bool:
        """Whether it speaks for what stands above."""
        return self in (Sign.SUPPORT, Sign.BACKING, Sign.EVIDENCE_FOR)


SIGN_OF_MOVE = {
    Move.SUPPORT: Sign.SUPPORT,
    Move.REBUT: Sign.REBUT,
    Move.UNDERMINE: Sign.UNDERMINE,
    Move.UNDERCUT: Sign.UNDERCUT,
    Move.BACKING: Sign.BACKING,
}


def label(map: Map, item: Item) -> str:
    """The item in one line: its title if it has one, else its words."""
    title = getattr(item, "title", "")
    if isinstance(item, Argument):
        return title or gist(map, item)
    return str(title) or item.words()
