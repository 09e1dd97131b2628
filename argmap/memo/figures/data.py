"""What the figures of a memo show, before anything is drawn."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from argmap.memo.shown import Shown
from argmap.model.base import Unit, Value


class Box(Value):
    """An item in a map figure."""

    id: str
    words: Shown
    kind: Literal["option", "claim", "argument", "evidence"]
    strength: Unit | None = None
    """None where nothing that is weighed bears on it."""


class Arrow(Value):
    """What one item does to another in a map figure."""

    start: str
    end: str
    opposes: bool = False


class MapFigure(Value):
    """The items that bear most on one option."""

    kind: Literal["map"] = "map"
    root: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    left_out: int = 0
    """How many more items bear on the option."""


class Swing(Value):
    """What one belief does to a strength as it goes from 0 to 1."""

    id: str
    words: Shown
    weight: Unit
    """What it is held at."""
    at_zero: Unit
    at_one: Unit
    flip: Unit | None = None
    """The weight at which it turns the outcome; None where none does, or none is known."""
    is_certain: bool = True
    """Whether it is known that none does, where ``flip`` is None."""
    is_held: bool = True
    """Whether somebody weighed it; else its weight is where everything unweighed stands."""


class Tornado(Value):
    """The beliefs that move a strength most, the widest on top."""

    kind: Literal["tornado"] = "tornado"
    strength: Unit
    """The strength as things are."""
    swings: tuple[Swing, ...]


class Mark(Value):
    """A strength with its range."""

    series: Shown
    """Whose eyes or which formula."""
    value: Unit | None
    """None where nothing weighed bears on it."""
    low: Unit | None = None
    high: Unit | None = None


class Strip(Value):
    """The strengths of one claim."""

    id: str
    words: Shown
    marks: tuple[Mark, ...]


class Strengths(Value):
    """Strengths with ranges, by perspective or by formula; the middle is marked."""

    kind: Literal["strengths"] = "strengths"
    strips: tuple[Strip, ...]


class Voters(Value):
    """What the members of a group hold of one claim."""

    id: str
    words: Shown
    credences: tuple[Unit, ...]


class Beliefs(Value):
    """How a group's credences are distributed, claim by claim."""

    kind: Literal["beliefs"] = "beliefs"
    claims: tuple[Voters, ...]


Drawing = Annotated[MapFigure | Tornado | Strengths | Beliefs, Field(discriminator="kind")]
