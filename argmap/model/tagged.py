"""Items of any kind as JSON: the fields of the item and, under ``item``, the word for its kind."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, ValidationError, WithJsonSchema

from argmap.model.base import Item
from argmap.model.map import KINDS


def tag(item: Item) -> dict[str, Any]:
    """``item`` as JSON data that ``untag`` turns back into an equal item."""
    return {"item": item.kind_name, **item.model_dump(mode="json")}


def untag(value: object) -> Item:
    """The item that ``tag`` made ``value`` from; an item is returned as it is. Raises ``ValueError``."""
    if isinstance(value, Item):
        return value
    if not isinstance(value, dict):
        raise ValueError(f"expected an item as a mapping, found {type(value).__name__}")
    fields = dict(value)
    kind = KINDS.get(str(fields.pop("item", "")))
    if kind is None:
        raise ValueError(f'expected "item" to be one of {", ".join(KINDS)}')
    try:
        return kind.model_validate(fields)
    except ValidationError as error:
        raise ValueError(str(error)) from error


AnyItem = Annotated[
    Item,
    PlainValidator(untag),
    PlainSerializer(tag),
    WithJsonSchema({"type": "object", "properties": {"item": {"enum": list(KINDS)}}, "required": ["item", "id"]}),
]
"""A field that holds an item of whichever kind."""
