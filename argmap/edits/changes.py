"""The changes that can be made to a map, as values that can be stored, sent and undone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, JsonValue

from argmap.model.base import Name, OptionalText, Slug, Unit, Value
from argmap.model.map import Header
from argmap.model.tagged import AnyItem


class Add(Value):
    """Put a new item into the map."""

    kind: Literal["add"] = "add"
    item: AnyItem


class Revise(Value):
    """Give fields of an item other values; fields that are not named stay as they are."""

    kind: Literal["revise"] = "revise"
    id: Slug
    fields: dict[str, JsonValue] = Field(min_length=1)


class Retire(Value):
    """Take an item out of the map.

    Refused while other items need it, unless ``dependents`` says to retire those with it.
    """

    kind: Literal["retire"] = "retire"
    id: Slug
    dependents: bool = False


class Merge(Value):
    """Make two items of one kind into one: whatever mentions ``drop`` mentions ``keep`` afterwards.

    Every argument, voice and evidence item of both is kept; the words of ``keep`` stand.
    """

    kind: Literal["merge"] = "merge"
    keep: Slug
    drop: Slug


class Weigh(Value):
    """Set one number of a perspective: the credence of a claim, the force of an argument, the certainty of evidence.

    ``value`` lies in [0, 1]; None takes the weight away.
    """

    kind: Literal["weigh"] = "weigh"
    perspective: Slug
    id: Slug
    value: Unit | None


class Retitle(Value):
    """Change what the map says about itself."""

    kind: Literal["retitle"] = "retitle"
    header: Header


class State(Value):
    """What an id held: an item and its rank, or nothing."""

    id: Slug
    rank: int = 0
    item: AnyItem | None = None


class Restore(Value):
    """Put items, and the header if given, back to the states they had; the inverse of every other change."""

    kind: Literal["restore"] = "restore"
    states: tuple[State, ...] = ()
    header: Header | None = None


class Batch(Value):
    """Several changes as one gesture: all are made, or none."""

    kind: Literal["batch"] = "batch"
    changes: tuple[Change, ...] = Field(min_length=1)


Change = Annotated[
    Add | Revise | Retire | Merge | Weigh | Retitle | Restore | Batch,
    Field(discriminator="kind"),
]
"""Any change."""

Batch.model_rebuild()


class Edit(Value):
    """A change with its author and its time: the only way a map becomes another map."""

    author: Name
    at: AwareDatetime = Field(default_factory=lambda: datetime.now(UTC))
    change: Change
    reason: OptionalText = ""
