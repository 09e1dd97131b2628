"""How the memo that a draft was proposed for is called, in words and on the command line."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from argmap.memo.planning import own_view, questions
from argmap.memo.recipe import Form, Recipe
from argmap.memo.words import listed
from argmap.model import Map
from argmap.weigh.perspectives import perspective

NAMES = {"semantics": "semantics", "combination": "premises", "gate": "gate", "standard": "standard"} | {
    name: name for name in ("burden", "preset", "accrual")
}
"""The rules of a recipe, and what the command line calls each."""
OTHERS = {name: name for name in ("off", "draws", "seed", "style")}
"""What else a recipe says that the command line takes."""


def described(recipe: Recipe, map: Map) -> str:
    """A memo in a few words: its form and whose eyes it follows. Raises ``UnknownId`` for eyes that are gone."""
    form = "two-page memo" if recipe.form is Form.SHORT else "long memo"
    first, *others = (f"“{perspective(map, id).title}”" for id in recipe.perspectives)
    beside = "everybody else" if recipe.everybody else listed(others)
    heard = f"with {beside} beside it" if beside else "with nobody beside it"
    ways = ", judged in two ways" if recipe.compared is not None else ""
    return f"the {form} that follows {first}, {heard}{ways}"


def call(recipe: Recipe, map: Map, author: str) -> str:
    """The command by which ``author`` makes the memo of a recipe, without a file to write it to."""
    return shlex.join(["argmap", "memo", recipe.map, *_options(recipe, map, author)])


def _options(recipe: Recipe, map: Map, author: str) -> Iterator[str]:
    if len(questions(map)) > 1:
        yield from ("--question", recipe.question)
    if not recipe.everybody:
        yield from (word for id in recipe.perspectives for word in ("--perspective", id))
    elif own_view(map, author) != recipe.perspectives[0]:
        holder = perspective(map, recipe.perspectives[0]).holder
        yield from ("--as", holder) if holder else ()
    if recipe.form is Form.SHORT:
        yield "--short"
    for field, name in (NAMES | OTHERS).items():
        if getattr(recipe, field) != Recipe.model_fields[field].default:
            yield from (f"--{name}", str(getattr(recipe, field)))
    if recipe.compared is not None:
        yield from _against(recipe, recipe.compared)


def _against(recipe: Recipe, other: Recipe) -> Iterator[str]:
    """The options that name what the second way differs in."""
    if other.perspectives != recipe.perspectives:
        yield from ("--against", f"perspective={other.perspectives[0]}")
    for field, name in NAMES.items():
        if getattr(recipe, field) != getattr(other, field):
            yield from ("--against", f"{name}={getattr(other, field)}")
