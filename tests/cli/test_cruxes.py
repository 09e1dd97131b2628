"""``argmap cruxes``: bars, order, pairs and attributions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.reading.degrees import decimal
from argmap.reading.turning import edge

Done = Callable[..., str]
Data = Callable[..., Any]

TWO_WAYS = """\
map: {title: Two ways}
claims:
  t: {text: It is so., kind: empirical}
  p: {text: One witness says so., kind: empirical}
  q: {text: Another witness says so., kind: empirical}
  c: {text: Somebody denies it., kind: empirical}
arguments:
  one: {stance: pro, target: t, premises: [p], title: One}
  other: {stance: pro, target: t, premises: [q], title: Other}
  con: {stance: con, target: t, premises: [c], title: Denied}
perspectives:
  ada:
    title: Ada
    credence: {p: 0.9, q: 0.9, c: 0.8}
    force: {one: 1, other: 1, con: 0.7}
"""


@pytest.fixture
def two_ways(tmp_path: Path) -> Path:
    path = tmp_path / "two-ways.yaml"
    path.write_text(TWO_WAYS, encoding="utf-8")
    return path


def test_pairs_are_tried_where_no_single_belief_turns_it(two_ways: Path, done: Done, data: Data) -> None:
    call = ("cruxes", two_ways, "--for", "t", "--perspective", "ada")
    found = data(*call)["pairs"]
    assert found["tried"] == len(found["of"]) * (len(found["of"]) - 1) // 2 > 0
    assert ["p", "q"] in [sorted(pair["ids"]) for pair in found["found"]]
    printed = " ".join(done(*call).split())
    assert "Its own credence turns it, and no other single belief does." in printed
    assert "TURN IT ONLY TOGETHER" in printed
    assert f"of the {found['tried']} pairs of the {len(found['of'])} items that move it most" in printed
    assert "denied: One witness says so. [p] and denied: Another witness says so. [q] then" in printed


def test_no_pairs_where_one_belief_turns_it(two_ways: Path, done: Done, data: Data) -> None:
    call = ("cruxes", two_ways, "--for", "p", "--perspective", "ada")
    assert data(*call)["pairs"] == {"tried": 0, "of": [], "found": []}
    two_ways.write_text(TWO_WAYS.replace("c: 0.8", "c: 0.9").replace("q: 0.9", "q: 0.5"), encoding="utf-8")
    call = ("cruxes", two_ways, "--for", "t", "--perspective", "ada")
    assert data(*call)["pairs"]["tried"] == 0
    assert "ONLY TOGETHER" not in done(*call)


def test_bars_and_order(two_ways: Path, done: Done, data: Data) -> None:
    call = ("cruxes", two_ways, "--for", "t", "--perspective", "ada")
    line = next(line for line in done(*call).splitlines() if "[c]" in line)
    assert line.strip().startswith("┊  █")  # what speaks against it lowers it when it is certain
    assert line.index("█") < line.index("│") < line.index("░")
    assert done(*call, "--top", "3").count("without it") == 2


def test_the_own_credence_of_a_claim_is_named_so(two_ways: Path, done: Done, data: Data) -> None:
    call = ("cruxes", two_ways, "--for", "t", "--perspective", "ada")
    first, *others = data(*call)["cruxes"]
    assert (first["id"], first["own"]) == ("t", True)
    assert not any(one["own"] or one["flip"] for one in others)
    printed = " ".join(done(*call, "--attribution", "removal").split())
    told = decimal(edge(first["weight"], first["flip"]))
    assert f"– its own credence [t] turns it at {told}" in printed
    assert f", at .50 {first['removed']:.2f}".replace(" 0.", " .") in printed


def test_a_claim_without_reasons(two_ways: Path, done: Done) -> None:
    printed = " ".join(done("cruxes", two_ways, "--for", "p", "--perspective", "ada").split())
    assert "No reasons bear on it: it is as strong as it is believed, and only its own credence turns it." in printed
    assert "ONLY TOGETHER" not in printed
    assert "pair" not in printed


BOTH_WAYS = """\
map: {title: Both ways}
claims:
  t: {text: It is so., kind: empirical}
  p: {text: It rains., kind: empirical}
  q: {text: It pours., kind: empirical}
arguments:
  one: {stance: pro, target: t, premises: [p], title: One}
  other: {stance: con, target: t, premises: [p, q], title: Other}
perspectives:
  ada:
    title: Ada
    credence: {t: 0.9, p: 0.7, q: 0.9}
    force: {one: 0.9, other: 0.1}
"""


def test_it_says_where_only_some_weights_were_tried(tmp_path: Path, done: Done, data: Data) -> None:
    path = tmp_path / "both-ways.yaml"
    path.write_text(BOTH_WAYS, encoding="utf-8")
    call = ("cruxes", path, "--for", "t", "--perspective", "ada")
    assert [one["id"] for one in data(*call)["cruxes"] if not one["is_certain"]] == ["p"]
    printed = " ".join(done(*call).split())
    assert "1 item that lifts and lowers it (or in a circle): tried at some weights only." in printed
    assert printed[printed.index("[p]") :].count("; tried at some weights only") == 1


def test_what_turns_the_verdict(two_ways: Path, done: Done, data: Data, refused: Done) -> None:
    call = ("cruxes", two_ways, "--for", "t", "--perspective", "ada")
    found = data(*call, "--standard", "clear-and-convincing", "--preset", "carneades-dsl")
    assert (found["standard"], found["burden"], found["holds"]) == ("clear-and-convincing", "asserter", True)
    by_id = {one["id"]: one for one in found["cruxes"]}
    assert found["turning"] == sum(one["flip"] is not None for one in found["cruxes"])
    assert (by_id["c"]["at_zero"], by_id["c"]["at_one"]) == (True, False)
    printed = " ".join(done(*call, "--standard", "clear-and-convincing", "--preset", "carneades-dsl").split())
    assert "“It is so” holds by the standard of clear and convincing evidence" in printed
    turned = f"Somebody denies it. [c] turns it at {by_id['c']['flip']:.2f} (now .80)".replace("0.", ".")
    assert f"{turned}; denied: holds, certain: does not hold, without it: holds" in printed
    other = data(*call, "--burden", "denier")
    assert (other["standard"], other["burden"]) == ("preponderance", "denier")
    assert "No single belief turns the verdict." in done(*call, "--standard", "scintilla")
    assert "Leave out --attribution" in refused(*call, "--standard", "scintilla", "--attribution", "removal")
    assert "Leave out" in refused(*call, "--burden", "denier", "--by", "swing")
    assert "there is no 'gone'" in refused("cruxes", two_ways, "--for", "gone", "--standard", "scintilla")


def test_the_nearest_to_turning_it_first_or_the_greatest_swing(two_ways: Path, data: Data) -> None:
    two_ways.write_text(TWO_WAYS.replace("p: 0.9, q: 0.9, c: 0.8", "p: 0.7, q: 0.2, c: 0.9"), encoding="utf-8")
    call = ("cruxes", two_ways, "--for", "t", "--perspective", "ada")
    near, far = (data(*call, "--by", order)["cruxes"] for order in ("flip", "swing"))
    swings = [one["swing"] for one in far]
    assert swings == sorted(swings, reverse=True)
    assert [one["id"] for one in near] != [one["id"] for one in far]
    assert data(*call)["cruxes"] == near


def test_any_step_from_the_middle_turns_it(two_ways: Path, done: Done) -> None:
    two_ways.write_text(TWO_WAYS.replace("{p: 0.9, q: 0.9, c: 0.8}", "{c: 0.5}"), encoding="utf-8")
    assert "any rise above .50 turns it" in done("cruxes", two_ways, "--for", "t", "--perspective", "ada")


@pytest.mark.parametrize("named", ["removal", "intrinsic", "shapley", "gradient"])
def test_attributions_by_name(two_ways: Path, done: Done, data: Data, named: str) -> None:
    call = ("cruxes", two_ways, "--for", "t", "--perspective", "ada", "--attribution", named)
    found = data(*call)["attribution"]
    assert found["kind"] == named
    assert found["values"]["p"] > 0 > found["values"]["c"]
    assert set(found["errors"].values()) == {0.0}
    printed = " ".join(done(*call).split())
    assert f"Attribution ({named}):" in printed
    assert "arXiv 2401.08879" in printed
    assert (f"The players are the {len(found['values'])} items listed." in printed) == (named == "shapley")
    assert data(*call[:-2])["attribution"] is None


def test_a_sampled_attribution_has_its_error(tmp_path: Path, done: Done, data: Data) -> None:
    numbers = range(6)
    claims = "".join(f"  p{at}: {{text: Reason {at}., kind: empirical}}\n" for at in numbers)
    arguments = "".join(f"  a{at}: {{stance: pro, target: t, premises: [p{at}], title: A{at}}}\n" for at in numbers)
    credence = ", ".join(f"p{at}: 0.7" for at in numbers)
    path = tmp_path / "many.yaml"
    path.write_text(
        f"map: {{title: Many}}\nclaims:\n  t: {{text: It is so., kind: empirical}}\n{claims}arguments:\n{arguments}"
        f"perspectives:\n  ada: {{title: Ada, credence: {{{credence}}}}}\n",
        encoding="utf-8",
    )
    call = ("cruxes", path, "--for", "t", "--perspective", "ada", "--top", "13", "--attribution", "shapley")
    errors = data(*call)["attribution"]["errors"]
    assert len(errors) == 12
    assert all(0 < error < 0.05 for error in errors.values())
    printed = done(*call)
    assert "± is the standard error" in " ".join(printed.split())
    assert f"±{errors['p0']:.3f} Reason 0.".replace("0.", ".", 1) in printed
