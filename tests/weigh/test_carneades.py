"""Carneades' published examples, label by label, and its standards at their thresholds."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.errors import InputError, UnknownId
from argmap.weigh.carneades import (
    BalancingArgument,
    BalancingGraph,
    Caes,
    CaesArgument,
    Issue,
    Label,
    WeighingFunction,
    label,
    negation,
)
from argmap.weigh.standards import Preset, Standard
from tests.weigh.oracles import cases

STANDARDS = {
    "PE": Standard.PREPONDERANCE,
    "CCE": Standard.CLEAR_AND_CONVINCING,
    "BRD": Standard.BEYOND_REASONABLE_DOUBT,
}


def of_kind(semantics: str, *, table: bool = False) -> list[Any]:
    """The cases of one version of Carneades; the table of standards is a case of its own shape."""
    found = cases("proof_standard")
    at_hand = [param for param in found if param.values[0] is not None]
    if not at_hand:
        return found
    return [
        param
        for param in at_hand
        if param.values[0]["semantics"] == semantics and (param.id == "caes-standards-table") is table
    ]


def argument_of(given: dict[str, Any]) -> BalancingArgument:
    constant = given.get("Const")
    function = WeighingFunction(given["Scheme"] or "linked") if constant is None else WeighingFunction.CONSTANT
    return BalancingArgument(
        given["Id"],
        given["Conclusion"],
        tuple(given["Premises"]),
        given["Undercutter"],
        function,
        1.0 if constant is None else constant,
    )


def graph_of(given: dict[str, Any]) -> BalancingGraph:
    return BalancingGraph(
        tuple(given["Statements"]),
        tuple(argument_of(one) for one in given["Arguments"]),
        tuple(Issue(tuple(issue["Positions"]), STANDARDS[issue["Standard"]]) for issue in given["Issues"]),
        given["Assumptions"],
    )


@pytest.mark.parametrize("case", of_kind("carneades-4"))
def test_published_graphs(case: dict[str, Any]) -> None:
    found = label(graph_of(case["graph"]))
    expected = case["expected"]
    assert {id: found.labels[id] for id in expected["labels"]} == expected["labels"]
    assert found.weights == pytest.approx(expected["argument_weights"], abs=case["tol"])


@pytest.mark.parametrize("case", of_kind("carneades-4"))
def test_the_order_of_statements_and_arguments_makes_no_difference(case: dict[str, Any]) -> None:
    graph = graph_of(case["graph"])
    turned = BalancingGraph(graph.statements[::-1], graph.arguments[::-1], graph.issues[::-1], graph.assumptions)
    assert label(turned) == label(graph)


@pytest.mark.parametrize("case", of_kind("carneades-4", table=True))
def test_the_table_of_standards(case: dict[str, Any]) -> None:
    rows = case["expected"]["rows"]
    assert len(rows) == 39
    for standard, weight, other, expected, expected_other in rows:
        arguments = (
            BalancingArgument("a1", "p", ("q",), "", WeighingFunction.CONSTANT, weight),
            BalancingArgument("a2", "np", ("q",), "", WeighingFunction.CONSTANT, other),
        )
        graph = BalancingGraph(("p", "np", "q"), arguments, (Issue(("p", "np"), STANDARDS[standard]),), {"q"})
        found = label(graph).labels
        assert (found["p"], found["np"]) == (expected, expected_other), (standard, weight, other)


def caes_of(given: dict[str, Any]) -> Caes:
    by_name = {standard.replace("-", "_"): standard for standard in Standard}
    standards = {id: by_name[name] for id, name in given["standards"].items()}
    arguments = {
        id: CaesArgument(one["conclusion"], tuple(one["premises"]), tuple(one["exceptions"]), one["weight"])
        for id, one in given["arguments"].items()
    }
    numbers = Preset("case", "the case", given["alpha"], given["beta"], given["gamma"], "")
    return Caes(arguments, given["assumptions"], standards, standards.pop("default"), numbers)


@pytest.mark.parametrize("case", of_kind("carneades-2009"))
def test_the_first_version(case: dict[str, Any]) -> None:
    caes, expected = caes_of(case["graph"]), case["expected"]
    assert caes.applicable == set(expected["applicable"])
    assert {id: caes.acceptable(id) for id in expected["acceptable"]} == expected["acceptable"]
    assert {id: caes.acceptable(id, Standard.SCINTILLA) for id in expected["scintilla"]} == expected["scintilla"]


def test_exceptions_negations_and_counting_in_the_first_version() -> None:
    caes = Caes(
        {
            "a": CaesArgument("p", ("x",), weight=0.0),
            "b": CaesArgument("-p", ("y",), weight=0.9),
            "c": CaesArgument("q", ("x",), ("p",)),
            "d": CaesArgument("r", ("-y",)),
        },
        {"x", "y"},
        {"p": Standard.DIALECTICAL_VALIDITY},
    )
    assert caes.applicable == {"a", "b", "c"}
    assert caes.acceptable("p", Standard.SCINTILLA)
    assert not caes.acceptable("p")
    assert caes.acceptable("-p", Standard.PREPONDERANCE)
    assert caes.acceptable("q")
    assert not caes.acceptable("r")
    assert not caes.acceptable("unheard-of")
    assert negation(negation("p")) == "p"


def test_the_first_version_refuses_circles() -> None:
    caes = Caes({"a": CaesArgument("p", ("q",)), "b": CaesArgument("q", ("p",))})
    with pytest.raises(InputError, match="lead back to their own premises"):
        caes.acceptable("p")


def test_unknown_statements_and_ids_given_twice() -> None:
    with pytest.raises(UnknownId, match="no statement 'q'"):
        BalancingGraph(("p",), (BalancingArgument("a", "p", ("q",)),))
    with pytest.raises(UnknownId, match="no statement 'u'"):
        BalancingGraph(("p",), (BalancingArgument("a", "p", undercutter="u"),))
    with pytest.raises(UnknownId, match="no statement 'np'"):
        BalancingGraph(("p",), issues=(Issue(("p", "np")),))
    with pytest.raises(InputError, match="same id"):
        BalancingGraph(("p",), (BalancingArgument("a", "p"), BalancingArgument("a", "p")))


def test_an_empty_graph_and_an_argument_without_premises() -> None:
    assert label(BalancingGraph(())).labels == {}
    for function, expected in (("linked", "in"), ("cumulative", "in"), ("constant", "in"), ("convergent", "out")):
        argument = BalancingArgument("a", "p", function=WeighingFunction(function))
        assert label(BalancingGraph(("p",), (argument,))).labels == {"p": expected}


def test_a_position_settled_elsewhere_does_not_hold_up_an_issue() -> None:
    arguments = (BalancingArgument("a", "x", ("q",)), BalancingArgument("b", "y"), BalancingArgument("c", "q"))
    issues = (Issue(("w", "x")), Issue(("x", "y"), Standard.PREPONDERANCE))
    found = label(BalancingGraph(("w", "x", "y", "q"), arguments, issues, {"w"})).labels
    assert found["x"] is Label.OUT
    assert found["y"] is not Label.UNDECIDED


def test_a_chain_of_fifty_thousand() -> None:
    statements = tuple(f"s{at}" for at in range(50_000))
    arguments = tuple(
        BalancingArgument(f"a{at}", statements[at], (statements[at + 1],)) for at in range(len(statements) - 1)
    )
    found = label(BalancingGraph(statements, arguments, assumptions=statements[-1:])).labels
    assert set(found.values()) == {Label.IN}
