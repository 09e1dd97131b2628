"""Applying edits: from a map and an edit to the next map and the edit that takes it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import singledispatch
from typing import NamedTuple

from pydantic import ValidationError

from argmap.edits.changes import Add, Batch, Edit, Merge, Restore, Retire, Retitle, Revise, Weigh
from argmap.edits.draft import Draft
from argmap.edits.merge import merge
from argmap.edits.retire import retire
from argmap.errors import EditRefused
from argmap.model.base import Item, Value
from argmap.model.check import item_errors
from argmap.model.context import Perspective
from argmap.model.map import Map
from argmap.model.nodes import Argument, Claim, Evidence


class Applied(NamedTuple):
    """The map after an edit, the edit that takes it back, and the ids of the items it touched."""

    map: Map
    inverse: Edit
    touched: tuple[str, ...]


def apply(map: Map, edit: Edit) -> Applied:
    """``map`` after ``edit``.

    Applying the inverse gives back a map equal to ``map``. Raises ``EditRefused`` when the result would be broken:
    then nothing has changed.
    """
    draft = Draft(map)
    make(edit.change, draft)
    _refuse_broken(draft)
    inverse = Edit(author=edit.author, at=edit.at, change=draft.restore(), reason=edit.reason)
    return Applied(draft.map, inverse, draft.touched)


def fold(map: Map, edits: Iterable[Edit]) -> Map:
    """``map`` after all ``edits``, in order."""
    for edit in edits:
        map = apply(map, edit).map
    return map


@singledispatch
def make(change: Value, draft: Draft) -> None:
    """Make ``change`` in ``draft``."""
    raise EditRefused(f"no such change on “{draft.map.header.title}”: {type(change).__name__}")


@make.register
def _(change: Add, draft: Draft) -> None:
    if change.item.id in draft.map:
        taken = draft.map[change.item.id]
        raise EditRefused(f"the id '{change.item.id}' is taken: {taken.words()}", "Choose another id.")
    if change.item.id in draft.before:
        raise EditRefused(f"the id '{change.item.id}' was retired just before", "Choose another id.")
    draft.put(change.item)


@make.register
def _(change: Revise, draft: Draft) -> None:
    before = draft.map[change.id]
    draft.put(revised(before, change.fields))


def revised(item: Item, fields: Mapping[str, object]) -> Item:
    """``item`` with other values in ``fields``; raises ``EditRefused`` naming every field that does not fit."""
    if "id" in fields:
        raise EditRefused("an id never changes", "Add a new item and merge the old one into it.")
    try:
        return type(item).model_validate({**item.model_dump(), **fields})
    except ValidationError as error:
        raise EditRefused(
            f"'{item.id}' cannot be revised: {explain(error)}", "Mend the field and try again."
        ) from error


def explain(error: ValidationError) -> str:
    """The complaints of a validation in one line: field, what was expected, what was found."""
    return "; ".join(
        f"{'.'.join(str(part) for part in detail['loc']) or 'the whole'}: {detail['msg']}, found {detail['input']!r}"
        for detail in error.errors(include_url=False, include_context=False)
    )


@make.register
def _(change: Retire, draft: Draft) -> None:
    retire(draft, change.id, dependents=change.dependents)


@make.register
def _(change: Merge, draft: Draft) -> None:
    merge(draft, change.keep, change.drop)


WEIGHED: dict[type[Item], str] = {Claim: "credence", Argument: "force", Evidence: "certainty"}
"""The field of a perspective that holds the weight of an item."""


@make.register
def _(change: Weigh, draft: Draft) -> None:
    perspective = draft.map.find(change.perspective, Perspective)
    item = draft.map[change.id]
    field = WEIGHED.get(type(item))
    if field is None:
        raise EditRefused(
            f"'{item.id}' is of kind {item.kind_name}, which has no weight", "Weigh claims, arguments or evidence."
        )
    weights = {id: value for id, value in getattr(perspective, field).items() if id != item.id}
    if change.value is not None:
        weights[item.id] = change.value
    draft.put(perspective.model_copy(update={field: weights}))


@make.register
def _(change: Retitle, draft: Draft) -> None:
    draft.retitle(change.header)


@make.register
def _(change: Restore, draft: Draft) -> None:
    for state in change.states:
        if state.item is None:
            draft.drop(state.id)
        else:
            draft.put(state.item, state.rank)
    if change.header is not None:
        draft.retitle(change.header)


@make.register
def _(change: Batch, draft: Draft) -> None:
    for part in change.changes:
        make(part, draft)


def _refuse_broken(draft: Draft) -> None:
    """Raise ``EditRefused`` if what the draft touched, or what mentions it, no longer holds together."""
    problems = [str(problem) for item in _affected(draft) for problem in item_errors(draft.map, item)]
    if problems:
        raise EditRefused("; ".join(problems), "Nothing was changed.")


def _affected(draft: Draft) -> Iterator[Item]:
    """The items to look at again: those touched, and those that mention one which was dropped or changed kind."""
    for id in draft.touched:
        item = draft.map.get(id)
        if item is not None:
            yield item
        if draft.changes_what_mentions_mean(id):
            yield from (other for other in draft.map.mentioned_by(id) if other.id not in draft.before)
