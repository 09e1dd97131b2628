"""New values for fields of an item, as typed: plain text as it is, everything else as JSON where it is JSON."""

from __future__ import annotations

import inspect
import json
import types
import typing
from collections.abc import Iterable
from enum import Enum
from typing import Any

from argmap.cli._wording import said_plainly
from argmap.errors import InputError
from argmap.model import Item

LISTS_AS_JSON = 'Mend the value. Lists and mappings are given as JSON, such as \'premises=["a", "b"]\'.'


def field_values(item: Item, pairs: Iterable[str]) -> dict[str, Any]:
    """The fields named in ``pairs`` of the form ``field=value``. Raises ``InputError``."""
    found: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise InputError(f"expected FIELD=VALUE, found '{pair}'", 'Write, for example: text="New words."')
        found[_key(item, name)] = _value(item, name, value)
    return found


def json_values(item: Item, pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The fields named in ``pairs`` with values that must be JSON. Raises ``InputError``."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        try:
            found[_key(item, name)] = json.loads(value)
        except (ValueError, RecursionError) as error:
            raise InputError(f"the value of '{name}' is not JSON: {error}", LISTS_AS_JSON) from error
    return found


def refuse_misfits(item: Item, values: dict[str, Any]) -> None:
    """Raise ``InputError`` naming every value that does not fit its field, before anything is tried on the map."""
    if "id" in values:
        raise InputError("an id never changes", "Add a new item and merge the old one into it.")
    with said_plainly(type(item), LISTS_AS_JSON):
        type(item).model_validate({**item.model_dump(), **values})


def _key(item: Item, name: str) -> str:
    """The name under which items are written: a link's ``start`` is its ``from``."""
    field = type(item).model_fields.get(name)
    return field.alias if field is not None and field.alias else name


def _value(item: Item, name: str, value: str) -> Any:
    kinds = _kinds(item, name)
    if kinds <= {str}:
        return value
    if kinds <= {str, type(None)}:
        return None if value == "null" else value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def _kinds(item: Item, name: str) -> set[Any]:
    """The types that a field takes, words of a closed list counting as text."""
    fields = type(item).model_fields
    field = fields.get(name) or next((field for field in fields.values() if field.alias == name), None)
    if field is None:
        return {str}
    annotation = field.annotation
    parts = typing.get_args(annotation) if isinstance(annotation, types.UnionType) else (annotation,)
    return {_plain(part) for part in parts}


def _plain(part: Any) -> Any:
    origin = typing.get_args(part)[0] if typing.get_origin(part) is typing.Annotated else part
    return str if inspect.isclass(origin) and (issubclass(origin, str) or issubclass(origin, Enum)) else origin
