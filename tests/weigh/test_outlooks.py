"""Options judged under each formula, standard and burden."""

from __future__ import annotations

import pytest

from argmap.model import Argument, ClaimKind, Map, Perspective, Question
from argmap.weigh.compiled import Weighing, compile
from argmap.weigh.outlooks import Outlook, burden_letters, outlooks
from argmap.weigh.robust import OFFERED
from argmap.weigh.standards import Burden, Standard
from tests.weigh.small import CON, a_map, claim, reason


def judged(map: Map, *ids: str, **credence: float) -> tuple[Outlook, ...]:
    force = {item.id: 1.0 for item in map.of_kind(Argument)}
    return outlooks(compile(map).weigh(Perspective(id="v", title="V", credence=credence, force=force)), ids)


def test_each_formula_has_its_own_strength_and_verdict() -> None:
    map = a_map(reason("for", "x", "p"), reason("deep", "p", "q"), reason("con", "x", "c", stance=CON), claims="xpqc")
    (x,) = judged(map, "x", q=0.9, c=0.75)
    assert list(x.by_formula) == [one.id for one in OFFERED]
    strengths = [one.stated.strength for one in x.by_formula.values()]
    assert len({round(one, 3) for one in strengths}) > 3
    assert x.by_formula["measured"].stated.strength == x.standing.strength
    holding = {id for id in x.by_formula if x.holds(Standard.PREPONDERANCE, "asserter", id)}
    assert "measured" in holding
    assert "euler" not in holding  # it raises the premise less, and so the argument from it gives less
    assert x.holds(Standard.PREPONDERANCE, "asserter") is True
    assert x.is_fragile(Standard.PREPONDERANCE, "asserter")
    assert not x.is_fragile(Standard.SCINTILLA, "asserter")


def test_burdens_in_letters() -> None:
    map = a_map(reason("for", "x", "p"), claims="xpy")
    x, y = judged(map, "x", "y", p=0.7)
    assert x.burdens(Standard.PREPONDERANCE) == "yes"
    assert x.burdens(Standard.CLEAR_AND_CONVINCING) == y.burdens(Standard.SCINTILLA) == "D"
    assert x.holds(Standard.CLEAR_AND_CONVINCING, "asserter") is False
    assert x.holds(Standard.CLEAR_AND_CONVINCING, "denier") is True
    assert burden_letters({"asserter": False, "denier": False}) == "no"


def test_precaution_moves_the_burden() -> None:
    act = claim("act", ClaimKind.POLICY, irreversible=True)
    question = Question(id="q", text="Which?", options=("act", "stop"), baseline="act")
    stop, done = judged(a_map(act, claim("stop", ClaimKind.POLICY), question), "stop", "act")
    assert (stop.cautious, done.cautious) == (Burden.DENIER, Burden.ASSERTER)
    assert stop.burdens(Standard.PREPONDERANCE) == "D P"
    assert stop.holds(Standard.PREPONDERANCE, "precaution") is True


def test_what_hangs_on_a_circle_that_does_not_settle_has_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Weighing, "unsettled", [["p"]])
    x, y = judged(a_map(reason("for", "x", "p"), claims="xpy"), "x", "y", p=0.9)
    assert (x.burdens(Standard.SCINTILLA), y.burdens(Standard.SCINTILLA)) == ("?", "D")
    assert x.holds(Standard.SCINTILLA, "asserter") is None
