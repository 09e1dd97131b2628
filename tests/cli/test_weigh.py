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
    assert " .50 █████░░░░░ Move now [move-now]" in printed
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


def test_cruxes(office: str, dana: str, done: Done, data: Data) -> None:
    found = data("cruxes", office, "--perspective", dana)
    assert found["for"] == "move-now"
    assert {one["id"] for one in found["cruxes"]} >= {"rents-rise", "lease-runs", "contract", "lease", "rent"}
    printed = done("cruxes", office, "--perspective", dana, "--for", "move-now", "--top", "2")
    assert printed.count("without it") == 2


def test_what_cannot_be_weighed_is_refused_in_words(office: str, refused: Done, done: Done) -> None:
    assert "no perspective 'nobody'" in refused("weigh", office, "--perspective", "nobody")
    assert "which has no strength" in refused("weigh", office, "move")
    assert "there is no 'gone'" in refused("cruxes", office, "--for", "gone")
    done("maps", "new", "empty")
    assert "holds no claims to weigh" in refused("weigh", "empty")
