"""Pairs of beliefs that turn a claim only together."""

from __future__ import annotations

import pytest

from argmap.errors import UnknownId
from argmap.model import Argument, Perspective
from argmap.weigh.compiled import Weighing, compile
from argmap.weigh.cruxes import cruxes
from argmap.weigh.pairs import movers, pairs_that_flip
from tests.weigh.small import CON, PRO, a_map, reason

MAP = a_map(
    reason("a", "t", "p"),
    reason("b", "t", "q"),
    reason("con", "t", "c", stance=CON),
    reason("w", "t", "weak"),
    claims=["t", "p", "q", "c", "weak", "u"],
)
FORCE = dict.fromkeys(("a", "b", "con", "w"), 1.0)


def weighed(**credence: float) -> Weighing:
    return compile(MAP).weigh(Perspective(id="v", title="V", credence=credence, force=FORCE))


def test_two_reasons_that_each_would_do() -> None:
    weighing = weighed(p=0.9, q=0.9, c=0.8, weak=0.6)
    assert weighing["t"] > 0.5
    (pair,) = pairs_that_flip(weighing, "t", ["p", "q", "weak", "u", "t"])
    assert (pair.ids, pair.ends) == (("p", "q"), (0.0, 0.0))
    assert pair.distance == pytest.approx(1.8)
    assert pair.strength <= 0.5


def test_what_has_to_be_believed_together() -> None:
    map = a_map(reason("both", "t", "p", "q"), claims=["t", "p", "q"])
    view = Perspective(id="v", title="V", credence={"p": 0.2, "q": 0.2}, force={"both": 1.0})
    weighing = compile(map).weigh(view)
    (pair,) = pairs_that_flip(weighing, "t", ["p", "q", "both"])
    assert (pair.ids, pair.ends) == (("p", "q"), (1.0, 1.0))
    assert pair.strength == pytest.approx(1.0)


def test_the_nearest_come_first() -> None:
    map = a_map(reason("one", "t", "p", "q"), reason("two", "t", "r", "q"), claims=["t", "p", "q", "r"])
    view = Perspective(id="v", title="V", credence={"p": 0.1, "q": 0.2, "r": 0.4}, force={"one": 1.0, "two": 1.0})
    found = pairs_that_flip(compile(map).weigh(view), "t", ["p", "q", "r"])
    assert [pair.ids for pair in found] == [("q", "r"), ("p", "q")]


def test_what_turns_it_alone_is_in_no_pair() -> None:
    weighing = weighed(p=0.9, q=0.6, c=0.8)
    assert compile(MAP).weigh(Perspective(id="v", title="V", credence={"q": 0.6, "c": 0.8}, force=FORCE))["t"] < 0.5
    assert not any("p" in pair.ids for pair in pairs_that_flip(weighing, "t", ["p", "q", "weak"]))


def test_nothing_to_try_and_what_is_not_there() -> None:
    weighing = weighed(p=0.9)
    assert pairs_that_flip(weighing, "t", []) == []
    assert pairs_that_flip(weighing, "t", ["u"]) == []
    with pytest.raises(UnknownId):
        pairs_that_flip(weighing, "t", ["nowhere"])


def said(id: str, target: str) -> Argument:
    return Argument(id=id, stance=PRO, target=target, text=f"{id}.")


def test_arguments_given_in_one_sentence_are_set_at_the_weight_that_people_give_them() -> None:
    undercuts = (reason("u", "a", "q", stance=CON), reason("v", "b", "q", stance=CON))
    force = {"u": 0.55, "v": 0.55, "a": 0.6, "b": 0.6}
    compiled = compile(a_map(said("a", "t"), said("b", "t"), *undercuts, claims=["t", "q"]))
    ada = Perspective(id="ada", title="A", credence={"t": 0.05, "q": 1.0}, force=force)
    (pair,) = pairs_that_flip(compiled.weigh(ada), "t", ["a", "b"])
    assert pair.ends == (1.0, 1.0)
    assert pair.distance == pytest.approx(0.8)
    both = ada.model_copy(update={"force": {**force, "a": 1.0, "b": 1.0}})
    assert pair.strength == pytest.approx(compiled.weigh(both)["t"])


def test_the_own_credence_of_a_claim_may_be_one_of_a_pair() -> None:
    view = Perspective(id="v", title="V", credence={"t": 0.9, "p": 0.9, "q": 0.9}, force={"one": 0.8, "other": 0.3})
    compiled = compile(a_map(reason("one", "t", "p"), reason("other", "t", "q"), claims=["t", "p", "q"]))
    weighing = compiled.weigh(view)
    assert not any(one.flip is not None for one in cruxes(weighing, "t"))
    (pair,) = pairs_that_flip(weighing, "t", ["p", "t"])
    assert (pair.ids, pair.ends) == (("p", "t"), (0.0, 0.0))
    denied = view.model_copy(update={"credence": {**view.credence, "p": 0.0, "t": 0.0}})
    assert pair.strength == pytest.approx(compiled.weigh(denied)["t"])


def test_those_that_move_it_furthest_are_tried_first() -> None:
    weighing = weighed(p=0.9, q=0.2, c=0.8)
    found = cruxes(weighing, "t")
    first, *_ = ranked = movers(found, weighing["t"])
    assert set(ranked) == {one.id for one in found}
    swing = {one.id: max(one.swing, abs(one.removed - weighing["t"])) for one in found}
    assert swing[first] == max(swing.values())
    assert movers(found, weighing["t"], 2) == ranked[:2]
