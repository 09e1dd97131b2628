"""Through whose eyes the commands look that weigh, and what they say of claims that nothing weighed bears on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Done = Callable[..., str]
Data = Callable[..., Any]
COMMANDS = (
    ("weigh",),
    ("weigh", "move-now"),
    ("verdicts",),
    ("cruxes",),
    ("cruxes", "--standard", "preponderance"),
    ("tensions",),
    ("positions",),
    ("audiences",),
    ("changes", "--since", "1"),
)
OWN = "dana (your own beliefs; --perspective P looks through other eyes, --perspective undecided through nobody's)"
NOBODY = (
    "Nothing decided (nobody's eyes, since you have weighed nothing here; --perspective P looks through somebody's)"
)


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_AUTHOR", "dana")


@pytest.fixture
def weighed(office: str, done: Done) -> str:
    """The map's name. Dana believes one premise; a second option that nothing bears on stands beside the first."""
    done("edit", office, "add-claim", "We should stay.", "--kind", "policy", "--id", "stay", "--title", "Stay")
    done("edit", office, "revise", "move", 'options=["move-now", "stay"]')
    for id, value in (("rents-rise", "0.9"), ("lease-runs", "0.9"), ("rent", "0.8")):
        done("edit", office, "weigh", "dana", id, value)
    return office


def call(command: tuple[str, ...], office: str) -> tuple[str, ...]:
    return (command[0], office, *command[1:])


def seen(found: Any) -> str:
    """The perspective that a JSON document names."""
    views = [one["perspective"] for claim in found.get("claims", ()) for one in claim.get("perspectives", ())]
    return str(found.get("perspective") or views[0])


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_ones_own_where_there_are_any_else_nobodys(
    command: tuple[str, ...], weighed: str, done: Done, data: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert " ".join(done(*call(command, weighed)).split()).startswith(OWN)
    assert seen(data(*call(command, weighed))) == "dana"
    nobody = (*call(command, weighed), "--perspective", "undecided")
    assert seen(data(*nobody)) == "undecided"
    assert " ".join(done(*nobody).split()).startswith("Nothing decided (nobody's eyes; --perspective P")
    monkeypatch.setenv("ARGMAP_AUTHOR", "eve")
    assert " ".join(done(*call(command, weighed)).split()).startswith(NOBODY)
    assert seen(data(*call(command, weighed))) == "undecided"
    assert done(*call(command, weighed), "--perspective", "dana").startswith("dana\n")


def test_ranges_are_of_ones_own_beliefs(weighed: str, done: Done, data: Data) -> None:
    assert " ".join(done("ranges", weighed).split()).startswith(OWN)
    assert data("ranges", weighed)["perspective"] == "dana"
    printed = done("ranges", weighed)
    assert "Nothing weighed or drawn bears on these, so they have no strength:\n     – Stay [stay]\n" in printed
    assert [one["spoken"] for one in data("ranges", weighed)["groups"][0]["ranges"]] == [True, False]


def test_what_was_taken_back_is_nobodys_again(weighed: str, done: Done) -> None:
    for id in ("rents-rise", "lease-runs", "rent"):
        done("edit", weighed, "weigh", "dana", id, "none")
    assert " ".join(done("weigh", weighed).split()).startswith(NOBODY)


def test_a_perspective_begun_under_another_name_is_not_ones_own(office: str, done: Done) -> None:
    done("edit", office, "weigh", "cautious", "rents-rise", "0.9")
    assert " ".join(done("weigh", office).split()).startswith(NOBODY)
    assert "nobody's eyes are chosen" in done("memo", office) or "undecided" in done("memo", office)


def test_what_nothing_weighed_bears_on_has_a_dash(weighed: str, done: Done, data: Data) -> None:
    printed = done("weigh", weighed)
    assert "no strength and no\n  verdict:\n     – Stay [stay]\n" in printed
    assert ".50 █████" not in printed
    standings = {one["id"]: one["spoken"] for one in data("weigh", weighed)["questions"][0]["standings"]}
    assert standings == {"move-now": True, "stay": False}


def test_one_that_nothing_weighed_bears_on_is_not_explained(weighed: str, done: Done, data: Data) -> None:
    printed = done("weigh", weighed, "stay")
    assert "– Stay [stay]" in printed
    assert ".50 █" not in printed
    assert "comes to" not in printed
    assert "hold" not in printed
    assert not data("weigh", weighed, "stay")["spoken"]
    assert "comes to" in done("weigh", weighed, "move-now")
    assert data("weigh", weighed, "move-now")["spoken"]


def test_cruxes_of_what_nothing_weighed_bears_on(weighed: str, done: Done, data: Data) -> None:
    printed = done("cruxes", weighed, "--for", "stay")
    assert "    – We should stay. [stay]" in printed
    assert "so it has no strength" in printed
    assert not data("cruxes", weighed, "--for", "stay")["spoken"]
    assert "No verdict: nothing that is believed bears on it." in done(
        "cruxes", weighed, "--for", "stay", "--burden", "denier"
    )


def test_a_strength_that_was_nobodys_then(weighed: str, done: Done) -> None:
    assert "    – → " in done("changes", weighed, "--since", "1")


def test_reasons_that_are_weighed_and_give_nothing_are_no_strength(weighed: str, done: Done, data: Data) -> None:
    done("edit", weighed, "add-argument", "--pro", "stay", "--premise", "rents-grow", "--id", "grow")
    done("edit", weighed, "weigh", "dana", "grow", "0.9")
    assert "     – Stay [stay]\n" in done("weigh", weighed)
    assert data("weigh", weighed, "grow")["spoken"], "the argument itself is weighed"
    done("edit", weighed, "weigh", "dana", "stay", "0.5")
    printed = " ".join(done("weigh", weighed).split())
    assert ".50 █████░░░░░ Stay [stay] does not hold, by the burden alone: no reason that is believed bears" in printed
