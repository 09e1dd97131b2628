"""``argmap ranges``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.cli._layout import cells, signed

Done = Callable[..., str]
Data = Callable[..., Any]
THREE = """\
map: {title: Three}
claims:
  a: {text: Do A., kind: policy, title: A}
  b: {text: Do B., kind: policy, title: B}
  c: {text: Do C., kind: policy, title: C}
  why: {text: It helps., kind: empirical}
arguments:
  pro: {stance: pro, target: a, premises: [why]}
questions:
  q: {text: Which?, options: [a, b, c]}
perspectives:
  ada: {title: Ada, credence: {why: 0.5}}
"""


@pytest.fixture
def ada(office: str, done: Done) -> str:
    """What Ada believes of the office map, which has a second option."""
    done("edit", office, "add-claim", "We should stay.", "--kind", "policy", "--id", "stay")
    done("edit", office, "revise", "move", 'options=["move-now", "stay"]')
    for id, value in (("rents-rise", "0.9"), ("lease-runs", "0.9"), ("stay", "0.4"), ("rent", "0.8"), ("lease", "0.6")):
        done("edit", office, "weigh", "ada", id, value)
    return "ada"


def test_a_number_with_its_sign() -> None:
    assert [signed(value) for value in (0.25, -0.25, 0.001, -0.001)] == ["+.25", "−.25", " .00", " .00"]


def test_ranges_as_data(office: str, ada: str, data: Data) -> None:
    found = data("ranges", office, "--perspective", ada, "--within", ".05", "--draws", "300")
    (group,) = found["groups"]
    assert (found["draws"], found["beliefs"], found["unsettled_draws"], group["question"]) == (300, 5, 0, "move")
    move, stay = group["ranges"]
    strength = data("weigh", office, "--perspective", ada)["questions"][0]["standings"][0]["strength"]
    assert move["strength"] == strength
    assert move["lowest"] <= move["low"] <= move["median"] <= move["high"] <= move["highest"]
    assert (stay["lowest"], stay["highest"]) == (pytest.approx(0.35, abs=0.01), pytest.approx(0.45, abs=0.01))
    assert move["leads"] + stay["leads"] == pytest.approx(1)
    follows = {one["id"]: one["correlation"] for one in move["follows"]}
    assert follows["rent"] > 0 > follows["lease"]
    assert "stay" not in follows
    assert data("ranges", office, "--perspective", ada, "--seed", "1") != data("ranges", office, "--perspective", ada)


def test_ranges_in_words(office: str, ada: str, done: Done) -> None:
    printed = done("ranges", office, "--perspective", ada, "--within", ".3")
    assert "500 draws of 5 beliefs, each within .30 of its weight." in printed
    assert "●" in printed
    assert "No option is clearly ahead: “Move now” leads in" in printed
    assert "“Move now” follows most:" in printed
    clear = " ".join(done("ranges", office, "--perspective", ada, "--within", ".01").split())
    assert "“Move now” is clearly ahead: it leads in 100 % of the draws" in clear


def test_observations_and_single_beliefs(office: str, ada: str, done: Done, data: Data) -> None:
    heavy, light = (data("ranges", office, "stay", "--perspective", ada, "--weight", n) for n in ("1000", "5"))
    narrow, wide = (one["groups"][0]["ranges"][0] for one in (heavy, light))
    assert wide["high"] - wide["low"] > 5 * (narrow["high"] - narrow["low"]) > 0
    one = data("ranges", office, "stay", "--perspective", ada, "--belief", "stay=.2...4")
    assert one["beliefs"] == 1
    over = data("ranges", office, "stay", "--perspective", ada, "--belief", "stay=.1..0.2", "--within", ".3")
    assert over["groups"][0]["ranges"][0]["highest"] <= 0.2  # bounds given for one belief go before those for all
    both = done("ranges", office, "stay", "--perspective", ada, "--belief", "stay=.2...4", "--within", "0.1")
    assert "500 draws of 5 beliefs, each within .10 of its weight; 1 within the bounds given." in " ".join(both.split())


def test_beliefs_that_nobody_has_weighed(office: str, done: Done, data: Data) -> None:
    found = data("ranges", office, "rents-rise", "--belief", "rents-rise=0..1")
    (one,) = found["groups"][0]["ranges"]
    assert one["highest"] > 0.99
    assert one["leads"] is None
    printed = done("ranges", office, "rents-rise", "--belief", "rents-rise=0..1")
    assert "Nothing is believed yet" not in printed
    assert "+1.00 Rents rise every year. [rents-rise]" in printed
    assert "so they have no strength:\n     – Move now [move-now]\n" in done(
        "ranges", office, "--belief", "rents-grow=0..1"
    )


def test_several_claims_are_set_against_each_other(office: str, ada: str, done: Done) -> None:
    printed = done("ranges", office, "rents-rise", "stay", "--perspective", ada)
    assert "“Rents rise every year.” is clearly ahead" in printed
    still = done("ranges", office, "rents-grow", "move-now", "--belief", "stay=0..1")
    assert "so they have no strength" in still
    assert "ahead" not in still


def test_what_has_no_strength_neither_leads_nor_overlaps(tmp_path: Path, done: Done, data: Data) -> None:
    path = tmp_path / "three.yaml"
    path.write_text(THREE, encoding="utf-8")
    (found,) = data("ranges", str(path), "--perspective", "ada")["groups"]
    assert [one["leads"] for one in found["ranges"]] == [1.0, None, None]
    assert (found["leader"], found["clear"], found["overlapping"]) == ("a", True, [])
    printed = " ".join(done("ranges", str(path), "--perspective", "ada").split())
    assert "“A” is the only option that has a strength." in printed
    assert "overlaps" not in printed


@pytest.mark.parametrize("columns", ["40", "80", "100"])
def test_nothing_is_wider_than_the_terminal(
    office: str, ada: str, done: Done, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for command in ("ranges", "cruxes", "tensions"):
        printed = done(command, office, "--perspective", ada)
        assert max(cells(line) for line in printed.splitlines()) <= int(columns), command


def test_ranges_are_refused_in_words(office: str, ada: str, refused: Done) -> None:
    nothing = refused("ranges", office)
    assert "nothing is believed in 'undecided', so there is nothing to draw" in nothing
    assert "--belief ID=LOW..HIGH" in nothing
    assert "--within or --weight" in refused("ranges", office, "--perspective", ada, "--within", "1", "--weight", "2")
    for wrong in ("stay", "stay=.2", "stay=a..b"):
        assert "gives no bounds" in refused("ranges", office, "--belief", wrong)
    for bounds in ("0.5..0.2", "0..1.5", "nan..1"):
        assert "'stay' do not fit" in refused("ranges", office, "--belief", f"stay={bounds}")
    assert "there is no 'gone'" in refused("ranges", office, "--belief", "gone=0..1")
    for off in ("-1", "2", "nan"):
        assert "to both sides" in refused("ranges", office, "--perspective", ada, "--within", off)
    for weight in ("0", "nan", "inf"):
        assert "no beta distribution" in refused("ranges", office, "--perspective", ada, "--weight", weight)


def test_certainty_leaves_nothing_to_observe(office: str, done: Done, refused: Done) -> None:
    done("edit", office, "weigh", "eve", "rents-rise", "1")
    said = refused("ranges", office, "--perspective", "eve", "--weight", "5")
    assert "everything is held at 0 or 1 in 'eve'" in said
    done("edit", office, "revise", "move", "theses=[]", "options=[]")
    assert "no theses or options" in refused("ranges", office, "--perspective", "eve")
