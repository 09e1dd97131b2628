"""How the memo that a draft is for is called: the command makes the same recipe again."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

from argmap.assist.calling import call, described
from argmap.cli._memo_recipe import other_recipe, recipe_of
from argmap.cli._targets import reading
from argmap.cli.memo import memo
from argmap.memo.recipe import Front, Recipe
from argmap.model import Perspective
from argmap.store import Library
from tests.memo.small_map import office

DANA = Perspective(id="dana-s", title="Dana", holder="dana", credence={"rents": 0.7})


def made(words: str, author: str) -> Recipe:
    """The recipe that a call of the command line names."""
    params = memo.make_context("memo", shlex.split(words)[2:]).params
    with reading(params["map"]) as target:
        recipe = recipe_of(target, author, Front(), params)
        if params["against"]:
            recipe = recipe.model_copy(update={"compared": other_recipe(recipe, target.map, params["against"])})
        return recipe


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "the long memo that follows “Dana”, with everybody else beside it"),
        ("--perspective dana-s --short", "the two-page memo that follows “Dana”, with nobody beside it"),
        (
            "--perspective dana-s --standard clear-and-convincing --premises min --off 0.2 --against burden=precaution",
            "the long memo that follows “Dana”, with nobody beside it, judged in two ways",
        ),
        (
            "--perspective undecided --perspective dana-s --semantics qe --draws 20 --style numeric",
            "with “Dana” beside it",
        ),
        ("--against perspective=undecided --against semantics=qe", "judged in two ways"),
    ],
)
def test_the_command_makes_the_same_memo(own_home: Any, words: str, said: str) -> None:
    map = office().put(DANA)
    with Library() as library:
        library.add("office", map, "somebody")
    recipe = made(f"argmap memo office {words}", "dana")
    called = call(recipe, map, "dana")
    assert made(called, "dana") == recipe
    assert all(word in called for word in words.split())
    assert said in described(recipe, map)
    assert "--as" not in called
    if recipe.everybody:
        assert "--as dana" in call(recipe, map, "somebody")
