"""Which beliefs are asked about first, and whether more answers could turn the verdict."""

from __future__ import annotations

import pytest

from argmap.errors import UnknownId
from argmap.model import Argument, Claim, ClaimKind, Direction, Header, Item, Map, Perspective, Question
from argmap.weigh.compiled import compile
from argmap.weigh.questions import Agenda, _weights, agenda


def claim(id: str) -> Claim:
    return Claim(id=id, text=f"{id} is so.", kind=ClaimKind.EMPIRICAL)


def reason(id: str, target: str, *premises: str, against: bool = False) -> Argument:
    return Argument(id=id, stance=Direction.CON if against else Direction.PRO, target=target, premises=premises)


def debate(*more: Item, options: tuple[str, ...] = ()) -> Map:
    """A thesis with a strong counter, a reason with two premises, a deep and a far belief, and one that bears not."""
    items: list[Item] = [
        Question(id="question", text="Is it so?", theses=("thesis",), options=options),
        *map(claim, ("thesis", "cost", "one", "other", "deep", "apart", *options)),
        reason("counter", "thesis", "cost", against=True),
        reason("linked", "thesis", "one", "other"),
        reason("deeper", "cost", "deep"),
        *more,
    ]
    return Map.build(Header(title="Debate"), items)


def asked(map: Map, view: Perspective | None = None, views: tuple[Perspective, ...] = (), **options: object) -> Agenda:
    compiled = compile(map)
    weighing = compiled.weigh(view) if view else compiled.weigh()
    return agenda(weighing, "question", views, **options)  # type: ignore[arg-type]


def ids(found: Agenda) -> list[str]:
    return [one.id for one in found.asked]


def me(**credence: float) -> Perspective:
    return Perspective(id="me", title="me", credence=credence)


def test_what_moves_the_thesis_by_itself_comes_first() -> None:
    first = asked(debate()).asked[0]
    assert (first.id, first.claim) == ("cost", "thesis")
    assert first.reach > 0.2


def test_linked_premises_are_asked_about_though_neither_moves_anything_by_itself() -> None:
    map = debate()
    compiled = compile(map)
    alone = [compiled.weigh(me(one=weight))["thesis"] for weight in (0.0, 1.0)]
    assert alone[0] == alone[1]
    assert {"one", "other"} <= set(ids(asked(map)))


def test_a_belief_that_only_a_documents_view_makes_bear_is_ranked_by_it() -> None:
    view = Perspective(id="view", title="view", credence={"one": 0.9, "other": 0.9}, force={"linked": 1.0})
    without, with_view = (
        {one.id: one.worth for one in asked(debate(), views=views).asked} for views in ((), (view, view, view))
    )
    assert with_view["one"] > without["one"]


def test_the_question_itself_what_was_said_and_what_bears_not_is_not_asked() -> None:
    found = ids(asked(debate(), me(cost=0.8)))
    assert not {"thesis", "cost", "apart"} & set(found)
    assert "cost" not in ids(asked(debate(), skip={"cost"}))
    assert len(asked(debate(), count=2).asked) == 2


def test_the_force_of_an_argument_is_asked_about_once_its_premises_are_believed() -> None:
    assert "counter" in ids(asked(debate(), me(cost=1.0)))


def test_a_reason_in_one_sentence_and_evidence_free_maps_work() -> None:
    assert "plain" in ids(asked(debate(reason("plain", "thesis"))))


def test_the_same_seed_gives_the_same() -> None:
    assert asked(debate(), seed=3) == asked(debate(), seed=3)


def test_while_the_verdict_can_turn_random_answers_turn_it() -> None:
    outlook = asked(debate()).outlook
    assert outlook.tries == 500
    assert 0 < outlook.turned < 500
    assert not outlook.is_closed


def test_a_verdict_that_nothing_open_reaches_is_settled_for_certain() -> None:
    found = asked(debate(), me(cost=0.0, deep=0.0, thesis=1.0))
    everything = me(cost=0.0, deep=0.0, one=1.0, other=1.0, thesis=1.0)
    assert asked(debate(), everything).outlook.is_closed
    assert asked(debate(), everything).outlook.is_exact
    assert found.outlook.turned == 0


def test_a_verdict_that_only_the_worst_answers_turn_is_not_settled() -> None:
    many = [claim(f"p{number}") for number in range(8)]
    linked = reason("heavy", "thesis", *(one.id for one in many), against=True)
    view = Perspective(
        id="me", title="me", credence={"thesis": 0.6, "cost": 0, "deep": 0, "one": 0}, force={"heavy": 1}
    )
    outlook = asked(debate(*many, linked), view).outlook
    assert (outlook.turned, outlook.is_closed, outlook.is_exact) == (0, False, True)


def test_what_both_lifts_and_lowers_makes_the_bounds_tried_only() -> None:
    both = reason("both", "thesis", "cost")
    outlook = asked(debate(both), me(thesis=1.0, one=1.0, other=1.0, deep=0.0)).outlook
    assert not outlook.is_exact


def test_options_that_compete_keep_it_open_until_one_leads_for_sure() -> None:
    map = debate(reason("for-a", "a", "deep"), reason("for-b", "b", "one"), options=("a", "b"))
    said = me(cost=0.0, one=0.0, other=0.0, thesis=1.0)
    assert asked(map, said).outlook.is_closed is False
    leading = {**said.credence, "deep": 1.0, "a": 0.9}
    certain = Perspective(id="me", title="me", credence=leading, force={"counter": 0.0})
    assert asked(map, certain).outlook.is_closed


def test_what_is_no_question_is_refused() -> None:
    with pytest.raises(UnknownId):
        agenda(compile(debate()).weigh(), "thesis")


def test_the_dice_fall_on_the_same_beliefs_each_time() -> None:
    positions = list(_weights(compile(debate())).values())
    assert positions == sorted(positions)
