"""What a person typed, turned into values of a map; what does not fit is said in words."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from argmap.errors import InputError

ModelT = TypeVar("ModelT", bound=BaseModel)


@contextlib.contextmanager
def said_plainly(model: type[BaseModel], next_step: str = "Mend it and try again.") -> Iterator[None]:
    """Turn what pydantic finds wrong with the values of a ``model`` into an ``InputError``."""
    try:
        yield
    except ValidationError as error:
        from argmap.formats import complaints  # deferred: needed only when something is wrong

        found = [": ".join(part for part in (_dotted(where), what) if part) for where, what in complaints(error, model)]
        raise InputError("; ".join(found), next_step) from error


def _dotted(location: tuple[str | int, ...]) -> str:
    return ".".join(str(part) for part in location)


def made(model: type[ModelT], **fields: object) -> ModelT:
    """A ``model`` of values that a person gave. Raises ``InputError`` naming every field that does not fit."""
    with said_plainly(model):
        return model.model_validate(fields)
