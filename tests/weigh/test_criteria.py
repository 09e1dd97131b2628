"""What the criteria of a question say of its options."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.model import Argument, Map, Perspective, Question
from argmap.weigh.compiled import compile
from argmap.weigh.criteria import Preference, preferences
from tests.weigh.small import CON, a_map, reason

OPTIONS = ("stay", "go", "wait")


def asked(*criteria: str) -> Question:
    fields = {"id": "q", "text": "Which?", "options": OPTIONS}
    return Question.model_validate({**fields, "criteria": {id: {"title": id.title()} for id in criteria}})


def touching(id: str, target: str, premise: str, **fields: Any) -> Any:
    return reason(id, target, premise, values={"cost": fields.pop("effect", "promotes")}, **fields)


def told(map: Map, question: Question, **credence: float) -> list[Preference]:
    """What is preferred where arguments bear in full: each gives twice what its premise lies above the middle."""
    force = {one.id: 1.0 for one in map.of_kind(Argument)}
    weighing = compile(map).weigh(Perspective(id="v", title="V", credence=credence, force=force))
    return list(preferences(weighing, question, OPTIONS))


def test_both_ways_of_speaking_for_an_option() -> None:
    question = asked("cost")
    map = a_map(
        touching("cheap", "stay", "a"),
        touching("dear", "go", "b", stance=CON),
        touching("worth-it", "wait", "c", effect="harms"),
        touching("wasteful-doubt", "stay", "d", stance=CON, effect="harms"),
        question,
        claims=[*OPTIONS, "a", "b", "c", "d"],
    )
    (cost,) = told(map, question, a=0.9, b=0.8, c=0.95, d=0.85)
    assert (cost.criterion, cost.title) == ("cost", "Cost")
    assert [say.option for say in cost.says] == ["stay", "go", "wait"]
    assert [say.balance for say in cost.says] == pytest.approx([0.8, -0.6, -0.9])  # the stronger of two, not their sum
    assert cost.preferred == ("stay",)


def test_both_sides_on_one_option() -> None:
    question = asked("cost")
    map = a_map(
        touching("cheap", "stay", "a"),
        touching("dear", "stay", "b", stance=CON),
        question,
        claims=[*OPTIONS, "a", "b"],
    )
    (say,) = told(map, question, a=0.9, b=0.65)[0].says
    assert (say.pro, say.con, say.balance) == pytest.approx((0.8, 0.3, 0.5))


def test_options_that_are_alike_are_all_preferred() -> None:
    question = asked("cost")
    map = a_map(touching("one", "stay", "a"), touching("two", "go", "b"), question, claims=[*OPTIONS, "a", "b"])
    assert told(map, question, a=0.8, b=0.802)[0].preferred == ("go", "stay")
    assert told(map, question, a=0.8, b=0.82)[0].preferred == ("go",)


def test_nothing_is_preferred_where_nothing_believed_speaks_for_it() -> None:
    question = asked("cost", "beauty")
    map = a_map(
        touching("cheap", "stay", "a"),
        touching("dear", "go", "b", stance=CON),
        question,
        claims=[*OPTIONS, "a", "b"],
    )
    cost, beauty = told(map, question, a=0.0, b=0.9)
    assert cost.preferred == ()
    assert (beauty.says, beauty.preferred) == ((), ())
    assert cost.on("wait") is None
    assert beauty.on("stay") is None


def test_only_arguments_on_the_option_itself_are_read() -> None:
    question = asked("cost")
    map = a_map(reason("for", "stay", "a"), touching("deeper", "a", "b"), question, claims=[*OPTIONS, "a", "b"])
    assert told(map, question, a=0.8, b=0.9)[0].says == ()


def test_a_criterion_that_the_question_does_not_list() -> None:
    question = asked()
    map = a_map(touching("cheap", "stay", "a"), question, claims=[*OPTIONS, "a"])
    (cost,) = told(map, question, a=0.8)
    assert (cost.criterion, cost.title, cost.preferred) == ("cost", "cost", ("stay",))
