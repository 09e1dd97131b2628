"""Method: the formula and its parameters, the map's own lean, and what other choices would change."""

from __future__ import annotations

from argmap.memo.sections import method
from argmap.memo.words import SUPPORT
from argmap.model import Source
from argmap.weigh.semantics import SEMANTICS
from tests.memo.making import changed, made, recipe, said, tables, text
from tests.weigh.small import claim, reason


def test_the_formula_and_its_parameters_are_those_of_the_recipe() -> None:
    asked = recipe(semantics="dfquad", combination="min", gate="open", draws=60, seed=7, off=0.2)
    found = said(made(method.section, asked=asked))
    used = SEMANTICS["dfquad"]
    assert found["method.semantics"] == f"The formula is {used.title}: {used.formula}."
    assert used.reference.removesuffix(".") in found["method.reference"]
    assert "as much as its own strength, and the weakest" in found["method.rules"]
    assert found["method.draws"].startswith("Ranges over beliefs come from 60 draws (Latin hypercube, seed 7)")
    assert "up to .20 below or above" in found["method.draws"]


def test_it_is_said_whose_the_weights_are_and_by_which_rule_a_document_has_some() -> None:
    assert said(made(method.section, asked=recipe("bob")))["method.weights"].endswith("“Bob”, held by Bob B.")
    assert said(made(method.section, asked=recipe("ann")))["method.weights"] == "The weights are those of “Ann”."
    voiced = claim("love", voices=[{"source": "paper"}])
    derived = said(made(method.section, changed(voiced), recipe("paper")))["method.weights"]
    assert "derived by one rule" in derived
    assert ".90 when said flatly" in derived


def test_the_lean_stands_beside_the_strength_with_the_reasons_and_where_they_come_from() -> None:
    other = Source(id="other", csl={"type": "report", "title": "Another"})
    third = reason("third", "keep", "harm", voices=[{"source": "other"}])
    found = said(made(method.section, changed(other, third)))
    assert found["method.lean.keep"].startswith("Keep it | .66 | .50 | ")
    assert found["method.lean.keep"].endswith("| 2 | 1 | no document 2, Another 1")
    silent = said(made(method.section, asked=recipe("dee")))
    assert silent["method.lean.keep"].split(" | ")[1:4] == ["silent", ".50", "silent"]


def test_a_strength_is_said_to_be_no_probability_and_its_words_are_tabled() -> None:
    section = made(method.section)
    assert "not how probable" in text(section)
    scale = next(one for one in tables(section) if "ICD 203" in one.caption)
    assert tuple(row.text.split(" | ")[1] for row in scale.rows) == SUPPORT
    assert scale.rows[0].text.startswith(".00–.05")


def test_likelihood_and_confidence_never_share_a_sentence() -> None:
    for sentence in text(made(method.section)).replace("\n", ". ").split(". "):
        assert not ("onfidence" in sentence and ("likel" in sentence or "probab" in sentence))


def test_it_is_said_what_other_formulas_and_burdens_would_change() -> None:
    found = said(made(method.section))
    assert "Keep it holds" in found["method.verdict"]
    assert "would turn" in found["method.standards"]
    nobody = said(made(method.section, asked=recipe("dee")))
    assert not {"method.verdict", "method.standards", "method.draws"} & set(nobody)
    assert "acceptable" not in text(made(method.section, asked=recipe("dee")))
