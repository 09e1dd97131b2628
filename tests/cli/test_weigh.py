"""``weigh`` and ``cruxes``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Done = Callable[..., str]
Data = Callable[..., Any]


@pytest.fixture
def dana(office: str, done: Done) -> str:
    """What Dana believes of the office map."""
    for id, value in (("rents-rise", "0.9"), ("lease-runs", "0.9"), ("contract", "0.8"), ("lease", "0.6")):
        done("edit", office, "weigh", "dana", id, value)
    return "dana"


def test_nobody_has_said_anything_yet(office: str, done: Done, data: Data) -> None:
    printed = done("weigh", office)
    assert "Nothing is believed yet" in printed
    assert "1 thesis; 1 option; reasons: 1 for, 1 against them" in printed
    assert "begins one" in printed, "no perspective to choose from"
    assert ".50 █" not in printed, "no row for what nothing follows for"
    done("edit", office, "weigh", "dana", "rents-rise", "0.9")
    assert "Perspectives to choose from: dana." in done("weigh", office)
    assert data("weigh", office)["questions"][0]["standings"][0]["strength"] == 0.5


def test_strengths_for_somebody(office: str, dana: str, done: Done, data: Data) -> None:
    found = data("weigh", office, "--perspective", dana)
    assert (found["semantics"], found["premises"], found["gate"]) == ("measured", "product", "believed")
    thesis = found["questions"][0]["standings"][0]
    assert (thesis["reasons_for"], thesis["reasons_against"], thesis["lean"]) == (1, 1, 0.5)
    assert f"{thesis['strength']:.2f}"[1:] in done("weigh", office, "--perspective", dana)
    other = data("weigh", office, "--perspective", dana, "--semantics", "qe", "--premises", "min", "--gate", "open")
    assert other["questions"][0]["standings"][0]["strength"] != thesis["strength"]


def test_why_a_claim_is_as_strong_as_it_is(office: str, dana: str, done: Done, data: Data) -> None:
    printed = done("weigh", office, "move-now", "--perspective", dana)
    assert "RAISED BY" in printed
    assert "LOWERED BY" in printed
    assert "[rent]" in printed
    assert "[lease]" in printed
    found = data("weigh", office, "move-now", "--perspective", dana)
    assert {push["id"] for push in found["explanation"]["raised"]} == {"rent"}
    assert data("weigh", office, "lease", "--perspective", dana)["standing"] is None


def test_reasons_that_move_nothing_alone_are_named_with_what_they_give(office: str, dana: str, done: Done) -> None:
    done("edit", office, "add-argument", "--pro", "move-now", "--premise", "rents-grow", "--id", "growth")
    for id, value in (("rents-grow", "1"), ("growth", "1"), ("rent", "0.02"), ("lease", "0")):
        done("edit", office, "weigh", dana, id, value)
    printed = " ".join(done("weigh", office, "move-now", "--perspective", dana).split())
    assert "[growth] through Rents grow each year." in printed, "what moves it alone says no more than by how much"
    assert "+.00 Rent [rent] gives .01; the others already carry it" in printed
    assert "what taking that one reason away would change; they need not add up" in printed
    assert "1 more give nothing" in printed, "the lease has no force"


def test_what_would_turn_the_verdict_is_named(office: str, dana: str, done: Done, data: Data) -> None:
    for id, value in (("lease", "0.8"), ("rent", "0.9")):
        done("edit", office, "weigh", dana, id, value)
    call = ("--perspective", dana)
    proof = data("weigh", office, "move-now", *call)["proof"]
    fragile = proof["fragility"]
    assert fragile["formulas_tried"] == 21
    assert 0 < len(fragile["formulas"]) < 21
    turned = fragile["formulas"][0]
    again = ("--semantics", turned["semantics"], "--premises", turned["premises"])
    assert data("weigh", office, "move-now", *call, *again)["proof"]["holds"] is not proof["holds"]
    count = f"{len(fragile['formulas'])} of 21 formulas"
    assert f"fragile: {count} would turn it" in " ".join(done("weigh", office, *call).split())
    named = " ".join(done("weigh", office, "move-now", *call).split())
    assert "This verdict is fragile. It would turn under " in named
    assert count in named


def test_a_map_without_questions_is_weighed_from_its_last_claims(
    office: str, dana: str, done: Done, data: Data
) -> None:
    done("edit", office, "retire", "move", "--with-dependents")
    (question,) = data("weigh", office, "--perspective", dana)["questions"]
    assert [one["id"] for one in question["standings"]] == ["move-now"]
    printed = done("weigh", office, "--perspective", dana)
    assert "This map asks no question. Told are the claims that bear on nothing else." in printed
    assert "bear on nothing else" in done("verdicts", office, "--perspective", dana)
    assert "bear on nothing else" in done("audiences", office, "--perspective", dana)
    assert "bear on nothing else" in done("changes", office, "--since", "1", "--perspective", dana)


def test_cruxes(office: str, dana: str, done: Done, data: Data) -> None:
    found = data("cruxes", office, "--perspective", dana)
    assert found["for"] == "move-now"
    assert {one["id"] for one in found["cruxes"]} >= {"rents-rise", "lease-runs", "contract", "lease", "rent"}
    printed = done("cruxes", office, "--perspective", dana, "--for", "move-now", "--top", "2")
    assert printed.count("; denied") == 2


def test_what_cannot_be_weighed_is_refused_in_words(office: str, refused: Done, done: Done) -> None:
    assert "no perspective 'nobody'" in refused("weigh", office, "--perspective", "nobody")
    assert "which has no strength" in refused("weigh", office, "move")
    assert "there is no 'gone'" in refused("cruxes", office, "--for", "gone")
    done("maps", "new", "empty")
    assert "holds no claims to weigh" in refused("weigh", "empty")
