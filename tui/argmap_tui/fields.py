"""The fields that a form revises for an item, and the change that its answers make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.edits import Batch, Change, Revise
from argmap.model.base import Item
from argmap.model.map import Map
from argmap.model.moves import arguments_from
from argmap.model.nodes import Argument
from argmap.model.passages import Passage

LONG = frozenset({"text", "note", "warrant"})
"""Fields that may take several lines."""
FIXED = frozenset(
    {"id", "theme", "target", "stance", "baseline", "source", "quote", "start", "end", "language", "scheme"}
    | {"passage", *Passage.model_fields}
)
"""Fields that are not plain words, or that are another act than rewording."""
LABELS = {
    "text": "one sentence that says it",
    "title": "a label of a few words for the outline",
    "warrant": "warrant: why the premises bear on what it is about",
    "qualifier": "qualifier: how firmly, such as presumably",
    "note": "note: a remark that is no part of the debate",
}
"""What a form calls the fields whose names say too little."""
ORDER = ("text", "name", "title", "kind", "warrant", "qualifier", "note")
"""Fields in the order in which a form asks for them; others come last."""


@dataclass(frozen=True)
class Field:
    """One field of a form: whose it is, its name and label, its value now, and the words it must be one of, if so."""

    item: str
    name: str
    label: str
    value: str
    choices: tuple[str, ...] = ()

    @property
    def long(self) -> bool:
        """Whether it may take several lines."""
        return self.name in LONG


def revisable(map: Map, id: str) -> list[Field]:
    """The fields of the item that hold words, what it says first.

    An argument that says nothing itself is said by its only premise, so the words of that claim stand in the form.
    """
    item = map[id]
    if isinstance(item, Argument) and len(item.premises) == 1 and not item.text:
        premise = map[item.premises[0]]
        shared = len(arguments_from(map, premise.id)) - 1
        hint = f" (its premise, shared with {shared} other argument{'s' * (shared > 1)})" if shared else ""
        said = [_field(premise, "text", LABELS["text"] + hint), _field(premise, "kind", f"kind{hint}")]
        return _in_order([*said, *(field for field in _own_fields(item) if field.name != "text")])
    return _in_order(_own_fields(item))


def _own_fields(item: Item) -> Iterator[Field]:
    for name in type(item).model_fields:
        if name not in FIXED and isinstance(getattr(item, name), str):
            yield _field(item, name, LABELS.get(name, name))


def _field(item: Item, name: str, label: str) -> Field:
    value = getattr(item, name)
    return Field(item.id, name, label, str(value), tuple(type(value)) if isinstance(value, StrEnum) else ())


def _in_order(fields: Iterable[Field]) -> list[Field]:
    return sorted(fields, key=lambda field: ORDER.index(field.name) if field.name in ORDER else len(ORDER))


def change_of(answers: dict[Field, str]) -> Change | None:
    """The change that gives the fields their answers; None when nothing was changed."""
    changed: dict[str, dict[str, str]] = {}
    for field, answer in answers.items():
        if answer.strip() != field.value:
            changed.setdefault(field.item, {})[field.name] = answer.strip()
    revisions = tuple(Revise(id=item, fields=dict(fields)) for item, fields in changed.items())
    if len(revisions) > 1:
        return Batch(changes=revisions)
    return revisions[0] if revisions else None
