"""The fields of an item that a form can revise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from argmap.model.base import Item

LONG = frozenset({"text", "note", "warrant"})
"""Fields that may take several lines."""
FIXED = frozenset(
    {"id", "theme", "target", "stance", "baseline", "source", "quote", "start", "end", "language", "scheme"}
)
"""Fields that are not plain words, or that are another act than rewording."""


@dataclass(frozen=True)
class Field:
    """One field: its name, its value now, and the words it must be one of, if so."""

    name: str
    value: str
    choices: tuple[str, ...] = ()

    @property
    def long(self) -> bool:
        """Whether it may take several lines."""
        return self.name in LONG


def revisable(item: Item) -> list[Field]:
    """The fields of ``item`` that hold words or one of several words, what it says first."""
    found = [
        Field(name, str(getattr(item, name) or ""), _choices(getattr(item, name)))
        for name in type(item).model_fields
        if name not in FIXED and isinstance(getattr(item, name), str)
    ]
    return sorted(found, key=lambda field: ORDER.index(field.name) if field.name in ORDER else len(ORDER))


ORDER = ("text", "name", "title", "kind", "warrant", "qualifier", "note")


def _choices(value: object) -> tuple[str, ...]:
    return tuple(type(value)) if isinstance(value, StrEnum) else ()


def changed(item: Item, values: dict[str, str]) -> dict[str, str]:
    """The ``values`` that differ from what ``item`` says now."""
    now = {field.name: field.value for field in revisable(item)}
    return {name: value.strip() for name, value in values.items() if value.strip() != now.get(name, "")}
