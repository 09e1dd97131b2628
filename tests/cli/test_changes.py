"""``argmap changes``: how verdicts moved since an earlier time, and which changes made them turn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from argmap.cli._layout import cells
from argmap.cli._since import event_number
from argmap.store import Library

Done = Callable[..., str]
Data = Callable[..., Any]
NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
"""A Wednesday."""


@pytest.fixture
def weighed(office: str, done: Done) -> str:
    """The office map as ada weighs it; event 6 is the last."""
    for id, weight in (("move-now", 0.4), ("rents-rise", 0.9), ("lease-runs", 0.75), ("rent", 1), ("lease", 0.1)):
        done("edit", office, "weigh", "ada", id, weight, "--as", "ada")
    return office


@pytest.fixture
def turned(weighed: str, done: Done) -> str:
    """The same after ben gave the one side less, and cy the other side more."""
    done("edit", weighed, "weigh", "ada", "rents-rise", 0.5, "--as", "ben")
    done("edit", weighed, "add-claim", "Aside.", "--kind", "empirical", "--as", "dee")
    done("edit", weighed, "weigh", "ada", "lease", 1, "--as", "cy")
    return weighed


def test_in_words(turned: str, done: Done) -> None:
    text = done("changes", turned, "--since", 6, "--perspective", "ada")
    assert text.startswith("ada\n")
    assert "Since event 6 (" in text
    assert "): 3 events; 3 changes to what is weighed." in text
    assert "STRENGTHS THEN → NOW\n   .61 →  .20 turned  Move now [move-now]\n" in text
    assert "WHY IT TURNED FROM FOR TO AGAINST: Move now [move-now]\n" in text
    assert "Enough, with the others taken back: 1, or 2\n" in text
    assert "Undoes the turn when taken back, and nothing without it is enough: 1 + 2" in text
    assert "credence .90 → .50; ben, 2" in text
    assert "(event 7)" in text
    assert "Every set of them was tried." in text
    assert "Aside" not in text


def test_as_data(turned: str, data: Data) -> None:
    found = data("changes", turned, "--since", 6, "--perspective", "ada")
    assert (found["since"]["event"], found["events"], found["perspective"]) == (6, 3, "ada")
    assert found["changed"] == ["aside", "lease", "rents-rise"]
    told = found["explanation"]
    assert (told["for"], told["over"], told["exhaustive"]) == ("move-now", None, True)
    assert [(one["id"], one["what"]) for one in told["changes"]] == [
        ("lease", "force .10 → 1.00"),
        ("rents-rise", "credence .90 → .50"),
    ]
    assert [[event["author"] for event in one["events"]] for one in told["changes"]] == [["cy"], ["ben"]]
    claim = found["claims"][0]
    weigh = data("weigh", turned, "move-now", "--perspective", "ada")
    assert claim["after"] == weigh["standing"]["strength"]
    assert claim["before"] - 0.5 == pytest.approx(told["margins"][0])


def test_two_options_that_changed_ranks(turned: str, done: Done, data: Data) -> None:
    done("edit", turned, "add-claim", "Stay.", "--kind", "policy", "--id", "stay")
    done("edit", turned, "revise", "move", 'options=["move-now", "stay"]')
    done("edit", turned, "weigh", "ada", "stay", 0.1)
    since = data("history", turned, "--limit", 1)[0]["event"]
    done("edit", turned, "weigh", "ada", "move-now", 0.02)
    assert data("changes", turned, "--since", since, "--perspective", "ada")["explanation"]["for"] == "stay"
    found = data("changes", turned, "move-now", "--since", since, "--perspective", "ada")["explanation"]
    assert (found["for"], found["over"]) == ("move-now", "stay")
    text = done("changes", turned, "move-now", "--since", since, "--perspective", "ada")
    assert "WHY IT RANKS OTHERWISE AGAINST Stay.: [move-now]" in text
    assert "with it alone behind by .09, without it ahead by .10" in text.replace("\n     ", " ")


def test_an_undone_change_is_no_change(turned: str, done: Done, data: Data) -> None:
    for who in ("ben", "cy", "dee"):
        done("edit", turned, "revise", "rent", "title=Rent", "--as", who)
    before = data("changes", turned, "--since", 6, "--perspective", "ada")
    done("edit", turned, "weigh", "ada", "rents-rise", 0.9, "--as", "ben")
    done("edit", turned, "weigh", "ada", "lease", 0.1, "--as", "cy")
    after = data("changes", turned, "--since", 6, "--perspective", "ada")
    assert before["changed"] == ["aside", "lease", "rents-rise"]
    assert after["changed"] == ["aside"]
    assert after["explanation"] is None
    text = done("changes", turned, "move-now", "--since", 6, "--perspective", "ada")
    assert "[move-now] lies on the side it lay on, and ranks as it did." in text


def test_nothing_changed(weighed: str, done: Done) -> None:
    text = done("changes", weighed, "--since", 6, "--perspective", "ada")
    assert "0 events; nothing that is weighed has changed." in text.replace("\n", " ")
    assert "1 thesis or option as before" in text
    assert "WHY" not in text


def test_a_perspective_that_was_not_there(weighed: str, data: Data, done: Done) -> None:
    found = data("changes", weighed, "--since", 1, "--perspective", "ada")
    assert not found["perspective_was_there"]
    assert found["claims"][0]["before"] == 0.5
    assert "nothing had been weighed" in done("changes", weighed, "--since", 1, "--perspective", "ada")


def test_a_claim_that_was_not_there(turned: str, data: Data, refused: Done) -> None:
    assert "'aside' was not on the map then" in refused("changes", turned, "aside", "--since", 6)
    assert data("changes", turned, "aside", "--since", 8)["claims"][0]["id"] == "aside"


def test_new_reasons_are_told_with_who_gave_them(weighed: str, done: Done) -> None:
    done("edit", weighed, "add-argument", "--con", "rent", "--premise", "Rents are capped now.", "--kind", "empirical",
         "--id", "cap", "--as", "eve")  # fmt: skip
    done("edit", weighed, "weigh", "ada", "rents-capped-now", 1)
    done("edit", weighed, "weigh", "ada", "cap", 1)
    done("edit", weighed, "weigh", "ada", "lease", 1)
    text = done("changes", weighed, "--since", 6, "--perspective", "ada")
    assert "argument added, force 1.00; eve, " in text
    assert "claim added, credence 1.00; eve, " in text


def test_many_changes_are_not_all_tried(weighed: str, done: Done, data: Data) -> None:
    for number in range(12):
        done(
            "edit", weighed, "add-argument", "--con", "move-now", "--text", f"Reason {number}.", "--id", f"no-{number}"
        )
        done("edit", weighed, "weigh", "ada", f"no-{number}", 0.9)
    text = done("changes", weighed, "--since", 6, "--perspective", "ada")
    assert "not every set is tried: told are one set" in text.replace("\n ", "").replace("  ", " ")
    found = data("changes", weighed, "--since", 6, "--perspective", "ada")["explanation"]
    assert not found["exhaustive"]
    assert len(found["sufficient"]) == len(found["counterfactual"]) == 1
    assert found["necessary"] == []


def test_it_fits_a_narrow_terminal(turned: str, done: Done, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    text = done("changes", turned, "--since", 6, "--perspective", "ada")
    assert max(cells(line) for line in text.splitlines()) <= 50


@pytest.mark.parametrize("when", ["soon", "2026-13-01", "-4", "0001-01-01T00:00+14:00x", ""])
def test_no_time(weighed: str, refused: Done, when: str) -> None:
    assert f"'{when}' is no time that argmap understands" in refused("changes", weighed, "--since", when)


def test_times_before_and_events_elsewhere(weighed: str, refused: Done) -> None:
    for when in ("2020-01-01", "1970-01-02"):
        assert "came into the library later" in refused("changes", weighed, "--since", when)
    for number in (0, 7, 99999):
        assert f"has no event {number}" in refused("changes", weighed, "--since", number)
    assert "no 'nope'" in refused("changes", weighed, "nope", "--since", 1)
    assert "no perspective 'nope'" in refused("changes", weighed, "--since", 1, "--perspective", "nope")


def test_a_map_that_held_nothing(done: Done, refused: Done) -> None:
    done("maps", "new", "fresh")
    done("edit", "fresh", "add-claim", "It is so.", "--kind", "empirical")
    assert "held no claims then" in refused("changes", "fresh", "--since", 1)


@pytest.mark.parametrize(
    ("when", "beginning"),
    [
        ("yesterday", "2026-11-17T00:00"),
        ("today", "2026-11-18T00:00"),
        ("Tuesday", "2026-11-17T00:00"),
        ("wednesday", "2026-11-11T00:00"),
        ("2026-11-16", "2026-11-16T00:00"),
        ("2026-11-16 14:30", "2026-11-16T14:30"),
        ("2026-11-16T14:30+02:00", "2026-11-16T12:30"),
    ],
)
def test_when(office: str, monkeypatch: pytest.MonkeyPatch, when: str, beginning: str) -> None:
    asked: list[datetime] = []

    def noted(moment: datetime) -> int:
        asked.append(moment)
        return 1

    with Library() as library:
        live = library.open(office)
        monkeypatch.setattr(live, "event_at", noted)
        assert event_number(live, when, NOON) == 1
    assert asked == [datetime.fromisoformat(beginning).replace(tzinfo=UTC)]
