"""``verdicts``, and what ``weigh`` says of standards and burdens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Done = Callable[..., str]
Data = Callable[..., Any]

SHOP = """\
map: {title: Should we close the shop?}
claims:
  close: {text: We should close the shop., kind: policy, title: Close it, irreversible: true}
  keep: {text: We should keep the shop., kind: policy, title: Keep it}
  paint: {text: We should paint the shop., kind: policy, title: Paint it}
  wrong: {text: Closing the shop is wrong., kind: normative, title: Closing is wrong}
  staff: {text: Staff would lose their work., kind: predictive}
  losses: {text: The shop loses money., kind: empirical}
arguments:
  against: {stance: con, target: close, premises: [staff]}
  so-wrong: {stance: pro, target: wrong, premises: [staff]}
  for: {stance: pro, target: close, premises: [losses]}
  not-wrong: {stance: con, target: wrong, premises: [losses]}
questions:
  shop: {text: Should we close?, theses: [wrong], options: [close, keep, paint]}
perspectives:
  ada: {title: Ada, credence: {staff: 0.9, losses: 0.7}, force: {against: 1.0, so-wrong: 1.0, for: 1.0, not-wrong: 1.0}}
  ben: {title: Ben, credence: {losses: 0.7}, force: {for: 1.0, not-wrong: 1.0}}
"""
"""Ada hears .8 for the thesis and .4 against it, Ben only the .4 against it."""
BOTH = ("--perspective", "ada", "--perspective", "ben")


@pytest.fixture
def shop(tmp_path: Any) -> str:
    path = tmp_path / "shop.yaml"
    path.write_text(SHOP, encoding="utf-8")
    return str(path)


def verdict(found: Any, claim: str, view: str) -> Any:
    one = next(one for one in found["claims"] if one["id"] == claim)
    return next(said for said in one["perspectives"] if said["perspective"] == view)


def test_every_standard_with_every_burden(shop: str, data: Data) -> None:
    found = data("verdicts", shop, *BOTH)
    assert (found["irreversible"], found["opposed"]) == (["close"], {"wrong": "close"})
    assert [one["id"] for one in found["claims"]] == ["wrong", "close", "keep", "paint"]
    said = verdict(found, "wrong", "ada")
    assert (said["pro"], said["con"]) == (pytest.approx(0.8), pytest.approx(0.4))
    assert said["holds"] == {
        "scintilla": {"asserter": True, "denier": False, "precaution": False},
        "preponderance": {"asserter": True, "denier": True, "precaution": True},
        "clear-and-convincing": {"asserter": False, "denier": True, "precaution": True},
        "beyond-reasonable-doubt": {"asserter": False, "denier": True, "precaution": True},
        "dialectical-validity": {"asserter": False, "denier": True, "precaution": True},
    }
    assert said["burden_decides"] == [standard for standard in said["holds"] if standard != "preponderance"]
    act = verdict(found, "close", "ada")["holds"]["clear-and-convincing"]
    assert act == {"asserter": False, "denier": True, "precaution": False}


def test_verdicts_in_words(shop: str, done: Done) -> None:
    printed = done("verdicts", shop, *BOTH)
    lines = printed.splitlines()
    assert all(len(line) <= 80 for line in lines)
    at = lines.index("Closing is wrong [wrong]")
    assert lines[at + 1].strip() == "lean .50; 1 for, 1 against encoded"
    assert lines[at + 2].split()[1:] == [".80", ".40", *("A", "yes", "D", "P", "D", "P", "D", "P"), "ada"]
    ben = next(line for line in lines[at:] if line.endswith(" ben"))
    assert ben.split()[1:] == [".00", ".40", "no", "no", "D", "P", "D", "P", "no", "ben"]
    words = " ".join(printed.split())
    assert (
        "Cannot be undone, wholly or in part, so under precaution whoever asserts it bears the burden: “Close it”."
        in words
    )
    assert "want “Close it”, so under precaution whoever denies it bears the burden: “Closing is wrong”." in words
    assert "nothing that is believed speaks for or against: Keep it [keep] Paint it [paint]" in words
    assert words.endswith(
        "WHAT PRECAUTION TURNS ada: comes to hold by clear and convincing evidence, proof beyond reasonable doubt and "
        "dialectical validity: “Closing is wrong”. "
        "ada: no longer holds by a scintilla of evidence: “Closing is wrong”. "
        "ben: comes to hold by clear and convincing evidence and proof beyond reasonable doubt: “Closing is wrong”."
    )


def test_perspectives_and_claims_that_are_named(shop: str, done: Done, data: Data) -> None:
    found = data("verdicts", shop, "keep", "--perspective", "undecided")
    (claim,) = found["claims"]
    assert [one["perspective"] for one in claim["perspectives"]] == ["undecided"]
    assert len(claim["perspectives"][0]["burden_decides"]) == 5
    beside = done("verdicts", shop, "wrong", "--perspective", "ada", "--perspective", "undecided")
    rows = [line for line in beside.splitlines() if line.endswith((" ada", " undecided"))]
    assert len(rows) == 1, "whom nothing speaks to has no row"
    printed = done("verdicts", shop, "wrong", "--perspective", "undecided")
    assert "comes to hold by every standard, for nothing speaks for or against" in " ".join(printed.split())


def test_acts_that_are_named_take_the_place_of_those_marked(shop: str, done: Done, data: Data) -> None:
    found = data("verdicts", shop, "--irreversible", "paint")
    assert (found["irreversible"], found["opposed"]) == (["paint"], {})
    assert "Nothing: every verdict is the same" in done("verdicts", shop, "--irreversible", "paint")


def test_a_name_that_does_not_fit_stands_below(shop: str, done: Done, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "54")
    assert "\n    ada\n" in done("verdicts", shop, "wrong", *BOTH)


def test_numbers_and_accrual(shop: str, data: Data) -> None:
    strict = verdict(data("verdicts", shop, *BOTH), "wrong", "ada")["holds"]["clear-and-convincing"]
    mild = data("verdicts", shop, *BOTH, "--preset", "carneades-dsl", "--accrual", "probabilistic-sum")
    assert (mild["preset"], mild["accrual"]) == ("carneades-dsl", "probabilistic-sum")
    assert not strict["asserter"]
    assert verdict(mild, "wrong", "ada")["holds"]["clear-and-convincing"]["asserter"]


def test_weigh_states_the_verdict_under_precaution(shop: str, done: Done, data: Data) -> None:
    call = ("weigh", shop, "wrong", "--perspective", "ada", "--standard", "clear-and-convincing")
    assert data(*call)["proof"]["holds"] is False
    cautious = data(*call, "--burden", "precaution", "--accrual", "probabilistic-sum")["proof"]
    assert (cautious["burden"], cautious["accrual"], cautious["holds"]) == ("denier", "probabilistic-sum", True)
    assert data(*call, "--preset", "carneades-dsl")["proof"]["holds"]
    printed = " ".join(done(*call, "--burden", "precaution").split())
    assert "To deny it is to want “Close it”, which cannot be undone" in printed
    assert "To deny it" not in " ".join(done(*call, "--burden", "denier").split())
    act = " ".join(done("weigh", shop, "close", "--perspective", "ada", "--burden", "precaution").split())
    assert "under precaution whoever asserts it bears the burden" in act


def test_weigh_states_the_verdict_on_every_thesis_and_option(shop: str, done: Done, data: Data) -> None:
    call = ("weigh", shop, "--perspective", "ada", "--burden", "precaution")
    proofs = {one["id"]: one["proof"] for one in data(*call)["questions"][0]["standings"]}
    assert {id: (proof["holds"], proof["burden"]) for id, proof in proofs.items()} == {
        "wrong": (True, "denier"),
        "close": (False, "asserter"),
        "keep": (False, "asserter"),
        "paint": (False, "asserter"),
    }
    printed = done(*call)
    assert "Verdicts by preponderance of the evidence, under precaution:" in printed
    assert " holds (for .80, against .40)" in printed
    assert "Nothing that is believed bears on these, so they have no strength and no verdict:" in " ".join(
        printed.split()
    )
    assert "     – Keep it [keep]\n     – Paint it [paint]\n" in printed
    assert "holds" not in done("weigh", shop)


def test_what_has_no_verdict_is_refused_in_words(shop: str, office: str, refused: Done, done: Done) -> None:
    error = refused("verdicts", shop, "for")
    assert "of kind argument, not claim" in error
    assert "Did you mean" not in error
    assert "Name a claim" in error
    assert "there is no 'gone'" in refused("verdicts", shop, "--irreversible", "gone")
    assert "no perspective 'nobody'" in refused("verdicts", shop, "--perspective", "nobody")
    done("maps", "new", "empty")
    assert "holds no claims to weigh" in refused("verdicts", "empty")


def test_what_would_turn_a_verdict(shop: str, done: Done, data: Data) -> None:
    said = verdict(data("verdicts", shop, *BOTH), "wrong", "ada")["fragility"]
    assert [one["id"] for one in data("verdicts", shop, *BOTH)["claims"] if one["lean"] == 0.5] == ["wrong", *ACTS]
    strict = data("verdicts", shop, *BOTH, "--preset", "carneades-dsl")["claims"][0]["perspectives"][0]
    assert said["clear-and-convincing"]["presets"] == ["carneades-dsl", "carneades-3"]
    assert said["preponderance"]["presets"] == []
    assert strict["holds"]["clear-and-convincing"]["asserter"]
    assert "fragile: clear by other numbers" in done("verdicts", shop, "wrong", "--perspective", "ada")
    assert "accrual by maximum (the strongest reason of a side counts)" in " ".join(
        done("verdicts", shop, *BOTH).split()
    )


ACTS = ["close", "keep", "paint"]
