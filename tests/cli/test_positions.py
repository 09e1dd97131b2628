"""``positions``, and proof standards in ``weigh ID``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Done = Callable[..., str]
Data = Callable[..., Any]


@pytest.fixture
def dana(office: str, done: Done) -> str:
    for id, value in (("move-now", "0.8"), ("rents-rise", "0.9"), ("lease-runs", "0.9")):
        done("edit", office, "weigh", "dana", id, value)
    return "dana"


def test_what_can_be_held_together(office: str, dana: str, done: Done, data: Data) -> None:
    found = data("positions", office, "--perspective", dana)
    assert found["complete"]
    assert set(found["believed"]) == {"move-now", "rents-rise", "lease-runs"}
    assert {"rents-rise", "lease-runs"} <= set(found["held_in_every_position"])
    printed = done("positions", office, "--perspective", dana)
    assert f"{found['count']} position" in printed
    grounded = data("positions", office, "--perspective", dana, "--semantics", "grounded")
    assert set(grounded["held_in_every_position"]) <= set(found["held_in_every_position"])


def test_who_believes_nothing_holds_nothing(office: str, data: Data, refused: Done) -> None:
    found = data("positions", office)
    assert found["believed"] == []
    assert found["count"] == 1
    assert "no perspective 'nobody'" in refused("positions", office, "--perspective", "nobody")


def test_a_claim_by_a_standard_and_a_burden(office: str, dana: str, done: Done, data: Data) -> None:
    call = ("weigh", office, "move-now", "--perspective", dana)
    proof = data(*call)["proof"]
    assert (proof["standard"], proof["burden"]) == ("preponderance", "asserter")
    shifted = data(*call, "--burden", "denier", "--standard", "beyond-reasonable-doubt")["proof"]
    assert shifted["burden"] == "denier"
    assert shifted["holds"] is True
    printed = done(*call, "--burden", "denier", "--standard", "beyond-reasonable-doubt")
    assert "Whoever denies it has to show the contrary" in " ".join(printed.split())


def test_a_choice_names_claims_and_what_conflicts(office: str, dana: str, done: Done) -> None:
    done("edit", office, "weigh", dana, "lease", "0.9")
    printed = done("positions", office, "--perspective", dana)
    assert "a) Move now [move-now]" in printed
    assert "gives up move-now, which conflicts with lease" in printed
