"""``argmap compare`` and ``argmap gaps``, as printed and as data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.cli._layout import cells

Done = Callable[..., str]
Data = Callable[..., Any]


@pytest.fixture
def views(office: str, done: Done) -> str:
    """The office map with two people who disagree, and who have a double crux."""
    for name, rise in (("ada", 0.9), ("ben", 0.1)):
        for id, weight in (("move-now", 0.4), ("lease-runs", 0.75), ("rents-rise", rise), ("rent", 1)):
            done("edit", office, "weigh", name, id, weight)
        done("edit", office, "weigh", name, "lease", 0.1)
    return office


def test_compare_in_words(views: str, done: Done) -> None:
    text = done("compare", views, "ada", "ben")
    assert text.startswith("Move now [move-now]\n  A   .61 ada [ada]\n  B   .38 ben [ben]\n")
    for title in (
        "THE GROUP",
        "ON OPPOSITE SIDES A B\n   .61  .38  Move now [move-now]",
        "WHERE THEY DIFFER MOST A B; – has not weighed it\n   .90  .10  Rents rise every year. [rents-rise]\n\n",
        "IF A TOOK OVER ONE BELIEF OF B\n   .61 →  .38 turns  Rents rise every year. (.90 → .10) [rents-rise]\n",
        "IF B TOOK OVER ONE BELIEF OF A\n   .38 →  .61 turns  ",
        "DOUBLE CRUXES OF A AND B\n  Rents rise every year. [rents-rise]\n",
        "WHAT THEY SHARE A B\n   .75  .75  The lease runs until May. [lease-runs]\n",
    ):
        assert title in text
    assert "probab" not in text


def test_compare_as_data(views: str, data: Data) -> None:
    found = data("compare", views, "ada", "ben")
    assert found["for"] == "move-now"
    assert [one["id"] for one in found["perspectives"]] == ["ada", "ben"]
    assert found["strengths"][0]["leanings"] == ["for", "against"]
    assert [one["method"] for one in found["group"]] == ["median", "linear", "logarithmic"]
    assert found["differences"] == [
        {"id": "rents-rise", "weights": [0.9, 0.1], "said": [True, True], "spread": pytest.approx(0.8)}
    ]
    assert {one["id"] for one in found["shared"]} == {"move-now", "lease-runs", "lease", "rent"}
    (exchanged,) = found["exchanges"]
    assert exchanged["double_cruxes"] == ["rents-rise"]
    assert exchanged["opposed"]
    assert exchanged["swaps"][0][0]["turns"]
    assert found["counts"] == {"differences": 1, "shared": 4, "alone": [0, 0]}


def test_silence_is_no_belief(views: str, done: Done, data: Data) -> None:
    text = done("compare", views, "ada", "undecided")
    for part in (
        "  B     – Nothing decided [undecided]\n  Nothing that B believes bears on it.\n",
        "fewer than two have weighed anything that bears on it: ",
        "ON OPPOSITE SIDES A B\n  nothing\n",
        "ON A SIDE FOR SOME, ON NONE FOR OTHERS A B; – silent on it\n   .61    –  Move now",
        "DIFFER MOST A B; – has not weighed it\n  nothing\n  Weighed by one alone: 5 by A.\n",
        "(– → .75) [lease-runs]",
        "ONLY A HAS WEIGHED, NOT B\n  5 beliefs that bear on the claim. Without all of them it would be – for A.\n",
        "(.90 → –) [rents-rise]\n",
        "argument: Lease (.10 → –) [lease]\n",
    ):
        assert part in text, part
    assert "IF A TOOK OVER" not in text
    assert "ONLY B" not in text
    found = data("compare", views, "ada", "undecided")
    assert found["strengths"][0]["strengths"] == [pytest.approx(0.61, abs=0.01), None]
    assert found["group"] == []
    (exchanged,) = found["exchanges"]
    assert exchanged["strengths"][1] is None
    assert exchanged["swaps"][0] == []
    assert exchanged["alone"][0]["count"] == 5
    assert {one["other"] for one in exchanged["alone"][0]["without_each"]} == {None}


def test_who_is_silent_is_left_out_of_the_pool(views: str, done: Done, data: Data) -> None:
    assert "  1 of 3 left out: silence is no vote\n" in done("compare", views, "ada", "ben", "undecided")
    two, three = (data("compare", views, "ada", "ben", *more)["group"] for more in ((), ("undecided",)))
    assert [one["left_out"] for one in three] == [1, 1, 1]
    assert [one["conclusion_based"] for one in three] == [one["conclusion_based"] for one in two]


def test_compare_for_another_claim(views: str, done: Done, data: Data) -> None:
    assert data("compare", views, "ada", "undecided", "--for", "rents-rise")["for"] == "rents-rise"
    text = done("compare", views, "ada", "ben", "--for", "lease-runs")
    assert text.count("no single belief would move the claim") == 2
    assert "IF A" not in done("compare", views, "ada", "ben", "--for", "rents-grow")  # both are silent
    assert "DOUBLE CRUXES" not in text


def test_compare_by_another_formula(views: str, data: Data) -> None:
    strengths = [
        data("compare", views, "ada", "ben", *rules)["strengths"][0]["strengths"]
        for rules in ((), ("--semantics", "qe"))
    ]
    assert strengths[0] != strengths[1]


def test_compare_many(views: str, done: Done, data: Data) -> None:
    for number in range(3):
        done("edit", views, "weigh", f"more-{number}", "rents-rise", f"0.{number + 6}")
    found = data("compare", views, "ada", "ben", "more-0", "more-1", "more-2", "--top", "1")
    assert len(found["exchanges"]) == 6
    assert found["pairs_left_out"] == 4
    text = done("compare", views, "ada", "ben", "more-0", "more-1", "more-2", "--top", "1")
    assert "4 pairs that stand closer together are left out." in text
    assert "… and 3 more" in text
    assert "WHERE THEY DIFFER MOST A B C D E; – has not weighed it\n   .90  .10  .60  .70  .80  Rents rise" in text, (
        text
    )


def test_more_perspectives_than_a_line_can_hold(
    views: str, done: Done, data: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    names = [f"more-{number}" for number in range(28)]
    for number, name in enumerate(names):
        done("edit", views, "weigh", name, "rents-rise", number / 28)
    text = done("compare", views, "ada", *names, "--top", "2")
    assert "DIFFER MOST the least and the\ngreatest; – has not weighed it\n  B  .00 … 29  .96  Rents rise" in text
    assert max(cells(line) for line in text.splitlines()) <= 40


def test_a_group_whose_beliefs_and_verdicts_lead_apart(office: str, done: Done) -> None:
    for name, lease, rise in (("one", 1, 1), ("two", 1, 0), ("three", 0, 1)):
        for id, weight in (("move-now", 0.2), ("lease-runs", lease), ("rents-rise", rise), ("rent", 1)):
            done("edit", office, "weigh", name, id, weight)
        done("edit", office, "weigh", name, "lease", 0)
    text = done("compare", office, "one", "two", "three")
    assert "  median      1.00 from pooled beliefs, .20 from verdicts" in text
    assert "The order matters (median):" in " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80, 140])
def test_nothing_is_wider_than_the_terminal(
    views: str, done: Done, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    done("edit", views, "revise", "rents-rise", "text=" + "漢字かな交じり文" * 20 + "word " * 20)
    for arguments in (["compare", views, "ada", "ben"], ["gaps", views]):
        assert max(cells(line) for line in done(*arguments).splitlines()) <= width


def test_compare_is_refused_with_a_reason(views: str, refused: Done, tmp_path: Path) -> None:
    assert "at least two perspectives" in refused("compare", views)
    assert "at least two perspectives" in refused("compare", views, "ada")
    assert "'ada' is named twice" in refused("compare", views, "ada", "ben", "ada")
    assert "no perspective 'eve'" in refused("compare", views, "ada", "eve")
    assert "there is no 'nope'" in refused("compare", views, "ada", "ben", "--for", "nope")
    assert "of kind argument" in refused("compare", views, "ada", "ben", "--for", "rent")


def test_maps_with_nothing_to_compare(refused: Done, done: Done, tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.write_text("map: {title: Empty}\nperspectives: {ada: {title: Ada}}\n", encoding="utf-8")
    assert "no claims" in refused("compare", path, "ada", "undecided")
    assert done("gaps", path) == "Nothing of this is open.\n"
    path.write_text(
        "map: {title: Empty}\nclaims: {t: {text: T., kind: empirical}}\nperspectives: {ada: {title: Ada}}\n",
        encoding="utf-8",
    )
    assert "What they share".upper() in done("compare", path, "ada", "undecided", "--for", "t")


def test_gaps_in_words(office: str, done: Done) -> None:
    text = done("gaps", office)
    assert text.startswith("ONE ARGUMENT AWAY\n  Lease [lease]\n      Counter without an answer. Nothing in the map")
    assert "LEADING TO NO THESIS OR OPTION\n  Rents grow each year. [rents-grow]\n" in text
    assert "    1  Claim that nothing challenges. That nothing is listed against it" in text


def test_gaps_of_one_question(office: str, data: Data) -> None:
    everywhere, here = data("gaps", office), data("gaps", office, "--question", "move")
    assert {one["id"] for one in here["gaps"]} < {one["id"] for one in everywhere["gaps"]}


def test_gaps_as_data(office: str, data: Data) -> None:
    found = data("gaps", office)
    assert [(gap["kind"], gap["id"], gap["distance"]) for gap in found["gaps"]] == [
        ("unanswered-counter", "lease", 1),
        ("untested-premise", "rents-rise", 1),
        ("unchallenged-claim", "lease-runs", 1),
        ("unsupported-claim", "rents-grow", None),
    ]
    assert found["gaps"][0]["others"] == ["move-now"]
    assert all(gap["why"] and gap["what"] for gap in found["gaps"])
    assert found["counts"]["untested-premise"] == 1
    assert {"id": "move-now", "kind": "claim", "for": 1, "against": 1} in found["balances"]


def test_gaps_of_one_kind_and_a_limit(office: str, data: Data, argmap: Callable[..., Any]) -> None:
    assert {gap["kind"] for gap in data("gaps", office, "--kind", "untested-premise")["gaps"]} == {"untested-premise"}
    result = argmap("gaps", office, "--limit", 1)
    assert result.exit_code == 0
    assert result.stderr == "Shown are 1 of 4: see --limit, --kind and --question.\n"
    assert len(data("gaps", office, "--limit", 1)["gaps"]) == 1
    assert argmap("gaps", office, "--kind", "nonsense").exit_code == 2


def test_gaps_by_source(tmp_path: Path, done: Done) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(
        "map: {title: T}\n"
        "claims: {t: {text: T., kind: empirical}}\n"
        "sources: {paper: {csl: {type: report, title: A Paper}}}\n"
        "arguments:\n"
        "  a: {stance: pro, target: t, text: So., voices: [{source: paper}]}\n"
        "  b: {stance: con, target: t, text: No., voices: [{source: paper}]}\n",
        encoding="utf-8",
    )
    assert done("gaps", path).endswith("REASONS BY SOURCE for and against what they bear on\n     1    1  A Paper\n")
