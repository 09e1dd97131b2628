"""Complaints of a validation in words: which field, what was expected, what was found."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from argmap.model.base import NO_CONTROLS, ONE_LINE, SLUG_PATTERN

FOUND_SHOWN = 60
"""Longest part of a wrong value that a message repeats."""

Location = tuple[str | int, ...]


def complaints(error: ValidationError, model: type[BaseModel]) -> list[tuple[Location, str]]:
    """For each complaint of ``error`` about a ``model``: where in the data, and expected against found in words."""
    return [
        (_location(detail), _sentence(detail, model))
        for detail in error.errors(include_url=False, include_context=True)
    ]


def _location(detail: ErrorDetails) -> Location:
    """Where the complaint is; keys of mappings are told apart from values by pydantic's ``[key]``, which is dropped."""
    return tuple(part for part in detail["loc"] if part != "[key]")


def _sentence(detail: ErrorDetails, model: type[BaseModel]) -> str:
    found, context = detail["input"], detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return f"expected a field '{detail['loc'][-1]}', found none"
        case "extra_forbidden":
            return _unknown_field(detail["loc"], model)
        case "enum" | "literal_error":
            return f"expected {context['expected']}, found {shown(found)}{_meant(found, str(context['expected']))}"
        case "string_pattern_mismatch":
            return _pattern(str(context["pattern"]), found)
        case "string_type" if isinstance(found, bool | int | float):
            return f"expected words, found {shown(found)}; put it in quotes"
        case "string_too_long":
            return f"expected at most {context['max_length']} characters, found {len(found)}: {shown(found)}"
        case "value_error":
            return str(context.get("error", detail["msg"]))
    return f"{EXPECTED.get(detail['type']) or _lower(detail['msg'])}, found {shown(found)}"


EXPECTED = {
    **dict.fromkeys(("string_type", "string_unicode", "string_too_short"), "expected words"),
    **dict.fromkeys(("model_type", "dict_type"), "expected a mapping"),
    **dict.fromkeys(("tuple_type", "list_type"), "expected a list"),
    **dict.fromkeys(
        ("float_type", "greater_than_equal", "less_than_equal", "finite_number"), "expected a number from 0 to 1"
    ),
    "too_short": "expected at least one entry",
}
"""What was expected, by the type of complaint; weights are the only numbers with bounds."""


def _lower(message: str) -> str:
    return message.replace("Input should be", "expected").replace("Field required", "expected a field")


def _pattern(pattern: str, found: Any) -> str:
    if pattern == SLUG_PATTERN:
        return f"expected an id (lower-case words joined by hyphens), found {shown(found)}"
    if pattern == NO_CONTROLS:
        return f"expected words without control characters, found {shown(found)}"
    if pattern == ONE_LINE:
        return f"expected one line of words without control characters, found {shown(found)}"
    return f"expected something like {pattern}, found {shown(found)}"


def _unknown_field(location: Location, model: type[BaseModel]) -> str:
    known = _fields(_owner(model, location))
    return f"found a field '{location[-1]}', which is not known{close_to(str(location[-1]), known)}"


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _owner(model: type[BaseModel], location: Location) -> type[BaseModel]:
    """The model inside ``model`` that the last part of ``location`` would be a field of."""
    for part in location[:-1]:
        field = _fields(model).get(str(part))
        if field is not None:
            model = next(_models(field.annotation), model)
    return model


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def close_to(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, as the end of a message; empty when none is near."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean '{close[0]}'?" if close else ""


def _meant(found: Any, expected: str) -> str:
    return close_to(str(found), [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")])


def shown(value: Any) -> str:
    """A value as a message repeats it: short, on one line, with control characters escaped."""
    if isinstance(value, dict):
        return "a mapping" if value else "none"
    if isinstance(value, list | tuple):
        return "a list" if value else "none"
    if value is None or value == "":
        return "nothing"
    text = json.dumps(value, ensure_ascii=False, default=str).encode(errors="backslashreplace").decode()
    return text if len(text) <= FOUND_SHOWN else text[:FOUND_SHOWN] + "…"
