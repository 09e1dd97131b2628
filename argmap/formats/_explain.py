"""Complaints of a validation in words: which field, what was expected, what was found."""

from __future__ import annotations

import difflib
import json
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from argmap.model.base import NO_CONTROLS, SLUG_PATTERN

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
            return _unknown_field(str(detail["loc"][-1]), model)
        case "enum" | "literal_error":
            return f"expected {context['expected']}, found {shown(found)}{_meant(found, str(context['expected']))}"
        case "string_pattern_mismatch":
            return _pattern(str(context["pattern"]), found)
        case "string_type" if isinstance(found, bool | int | float):
            return f"expected words, found {shown(found)}; put it in quotes"
        case "string_type":
            return f"expected words, found {shown(found)}"
        case "string_too_short":
            return "expected words, found nothing"
        case "value_error":
            return str(context.get("error", detail["msg"]))
    return f"{_lower(detail['msg'])}, found {shown(found)}"


def _lower(message: str) -> str:
    return message.replace("Input should be", "expected").replace("Field required", "expected a field")


def _pattern(pattern: str, found: Any) -> str:
    if pattern == SLUG_PATTERN:
        return f"expected an id (lower-case words joined by hyphens), found {shown(found)}"
    if pattern == NO_CONTROLS:
        return f"expected words without control characters, found {shown(found)}"
    return f"expected something like {pattern}, found {shown(found)}"


def _unknown_field(name: str, model: type[BaseModel]) -> str:
    known = [field.alias or name for name, field in model.model_fields.items()]
    close = difflib.get_close_matches(name, known, n=1)
    return f"found a field '{name}', which is not known" + (f"; did you mean '{close[0]}'?" if close else "")


def _meant(found: Any, expected: str) -> str:
    words = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    close = difflib.get_close_matches(str(found), words, n=1)
    return f"; did you mean '{close[0]}'?" if close else ""


def shown(value: Any) -> str:
    """A value as a message repeats it: short, on one line, with control characters escaped."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= FOUND_SHOWN else text[:FOUND_SHOWN] + "…"
