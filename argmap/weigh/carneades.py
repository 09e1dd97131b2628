"""Carneades: whether statements are In, Out or Undecided, and acceptable in the sense of its first version.

Kept as conformance to the published examples. ``label`` follows Carneades 4 (Gordon and Walton, Formalizing Balancing
Arguments, COMMA 2016); ``Caes`` follows CAES (Gordon and Walton, Proof Burdens and Standards, 2009) as in CarneadesDSL
(van Gijzel and Nilsson, TFP 2012). Neither weighs degrees of belief; verdicts on a weighed map are in ``standards``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from argmap.errors import InputError, UnknownId
from argmap.weigh.standards import CARNEADES_4, CARNEADES_DSL, Preset, Standard, meets


class Label(StrEnum):
    """What becomes of a statement."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undecided"


class WeighingFunction(StrEnum):
    """What an argument weighs, from 0 to 1, by how many of its premises are In."""

    LINKED = "linked"
    """1 if all premises are In, else 0."""
    CONVERGENT = "convergent"
    """1 if any premise is In, else 0."""
    CUMULATIVE = "cumulative"
    """The share of its premises that are In; 1 for an argument without premises, which lacks none."""
    FACTORIZED = "factorized"
    """0 if any premise is Out, else how many are In by how many distinct premises all arguments at the issue have."""
    CONSTANT = "constant"
    """The argument's ``constant`` if all premises are In, else 0."""


@dataclass(frozen=True)
class BalancingArgument:
    """An argument of Carneades 4."""

    id: str
    conclusion: str
    premises: tuple[str, ...] = ()
    undercutter: str = ""
    """The statement that, when In, takes the argument's weight; empty for none."""
    function: WeighingFunction = WeighingFunction.LINKED
    constant: float = 1.0


@dataclass(frozen=True)
class Issue:
    """Statements of which at most one is to be In, by a standard: preponderance or a stricter one."""

    positions: tuple[str, ...]
    standard: Standard = Standard.PREPONDERANCE


@dataclass(frozen=True)
class BalancingGraph:
    """Statements, the arguments between them, the issues and what is assumed."""

    statements: tuple[str, ...]
    arguments: tuple[BalancingArgument, ...] = ()
    issues: tuple[Issue, ...] = ()
    assumptions: Collection[str] = ()

    def __post_init__(self) -> None:
        known = set(self.statements)
        for id in self._named():
            if id not in known:
                raise UnknownId(f"there is no statement '{id}' in this argument graph")
        ids = [argument.id for argument in self.arguments]
        if len(set(ids)) < len(ids):
            raise InputError("two arguments of the graph have the same id", "Give each an id of its own.")

    def _named(self) -> Iterable[str]:
        for argument in self.arguments:
            yield from (argument.conclusion, *argument.premises, *filter(None, [argument.undercutter]))
        for issue in self.issues:
            yield from issue.positions
        yield from self.assumptions


@dataclass(frozen=True)
class Labelling:
    """The label of every statement and the weight of every argument, from 0 to 1."""

    labels: dict[str, Label]
    weights: dict[str, float]


def label(graph: BalancingGraph, preset: Preset = CARNEADES_4) -> Labelling:
    """The labels that follow from the assumptions; statements that only hold one another up stay Undecided."""
    state = _Balancing(graph, preset)
    state.run()
    return Labelling(state.label, {argument.id: state.weight(argument) for argument in graph.arguments})


class _Balancing:
    """The labels so far; each statement is looked at again when something it depends on is settled."""

    def __init__(self, graph: BalancingGraph, preset: Preset) -> None:
        self.graph, self.preset = graph, preset
        self.label = dict.fromkeys(graph.statements, Label.UNDECIDED)
        self.pro: defaultdict[str, list[BalancingArgument]] = defaultdict(list)
        self.issues: defaultdict[str, list[Issue]] = defaultdict(list)
        self.leads_to: defaultdict[str, list[str]] = defaultdict(list)
        """For each statement, the conclusions of the arguments that need its label."""
        for argument in graph.arguments:
            self.pro[argument.conclusion].append(argument)
            for needed in {*argument.premises, argument.undercutter}:
                self.leads_to[needed].append(argument.conclusion)
        for issue in graph.issues:
            for position in issue.positions:
                self.issues[position].append(issue)
        self.waiting: list[str] = []

    def run(self) -> None:
        """Label from the assumptions on until nothing changes."""
        for assumed in self.graph.assumptions:
            self._settle(assumed, Label.IN)
        for issue in self.graph.issues:
            if any(self.label[position] is Label.IN for position in issue.positions):
                for position in issue.positions:
                    self._settle(position, Label.OUT)
        self.waiting = [*reversed(self.graph.statements), *self.waiting]
        while self.waiting:
            self._look_at(self.waiting.pop())

    def _settle(self, statement: str, label: Label) -> None:
        """Label an undecided statement, and look again at what depends on it."""
        if self.label[statement] is Label.UNDECIDED:
            self.label[statement] = label
            self.waiting.extend(self.leads_to[statement])

    def _look_at(self, statement: str) -> None:
        arguments = self.pro[statement]
        if all(self.applicable(argument) and self.weight(argument) <= 0 for argument in arguments):
            self._settle(statement, Label.OUT)
        elif statement not in self.issues and any(self.weight(argument) > 0 for argument in arguments):
            self._settle(statement, Label.IN)
        for issue in self.issues.get(statement, ()):
            self._resolve(issue)

    def _resolve(self, issue: Issue) -> None:
        """Settle the positions of an issue once all their arguments are applicable."""
        positions = issue.positions
        if not all(self.applicable(argument) for position in positions for argument in self.pro[position]):
            return
        weights = [max((self.weight(argument) for argument in self.pro[one]), default=0.0) for one in positions]
        winner = next((at for at in range(len(positions)) if self._wins(at, weights, issue.standard)), None)
        for at, position in enumerate(positions):
            self._settle(position, Label.IN if at == winner else Label.OUT)

    def _wins(self, at: int, weights: list[float], standard: Standard) -> bool:
        others = weights[:at] + weights[at + 1 :]
        return weights[at] > 0 and all(meets(standard, weights[at], other, self.preset) for other in others)

    def undercut(self, argument: BalancingArgument) -> Label:
        """Whether the argument is undercut: as its undercutter is labelled, Out without one."""
        return self.label[argument.undercutter] if argument.undercutter else Label.OUT

    def applicable(self, argument: BalancingArgument) -> bool:
        """Whether its weight can be told: it is undercut for certain, or not undercut and no premise is Undecided."""
        undercut = self.undercut(argument)
        decided = all(self.label[premise] is not Label.UNDECIDED for premise in argument.premises)
        return undercut is Label.IN or (undercut is Label.OUT and decided)

    def weight(self, argument: BalancingArgument) -> float:
        """What the argument weighs now, from 0 to 1."""
        if self.undercut(argument) is Label.IN or not self.applicable(argument):
            return 0.0
        held = [self.label[premise] is Label.IN for premise in argument.premises]
        match argument.function:
            case WeighingFunction.LINKED:
                return float(all(held))
            case WeighingFunction.CONVERGENT:
                return float(any(held))
            case WeighingFunction.CUMULATIVE:
                return sum(held) / len(held) if held else 1.0
            case WeighingFunction.CONSTANT:
                return argument.constant if all(held) else 0.0
        return sum(held) / len(self._factors(argument.conclusion)) if all(held) and held else 0.0

    def _factors(self, statement: str) -> set[str]:
        """The premises of all arguments at the issues of ``statement``, or of its own where it is at none."""
        positions = {position for issue in self.issues.get(statement, ()) for position in issue.positions}
        return {
            premise for one in positions or {statement} for argument in self.pro[one] for premise in argument.premises
        }


@dataclass(frozen=True)
class CaesArgument:
    """An argument of CAES 2009."""

    conclusion: str
    premises: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    weight: float = 1.0
    """From 0 to 1."""


@dataclass(frozen=True)
class Caes:
    """A Carneades argument evaluation structure; the negation of ``p`` is written ``-p``.

    Raises ``InputError`` where arguments lead back to their own premises, which CAES does not allow.
    """

    arguments: Mapping[str, CaesArgument]
    assumptions: Collection[str] = ()
    standards: Mapping[str, Standard] = field(default_factory=dict)
    default: Standard = Standard.SCINTILLA
    """The standard of statements that ``standards`` does not list."""
    preset: Preset = CARNEADES_DSL

    def acceptable(self, statement: str, standard: Standard | None = None) -> bool:
        """Whether ``statement`` is acceptable, under its own standard unless another is given."""
        if standard is None:
            return self._acceptable.get(statement, False)
        return self._meets(statement, standard, self._applicable)

    @property
    def applicable(self) -> frozenset[str]:
        """The ids of the arguments that apply: premises hold and no exception does."""
        return frozenset(self._applicable)

    @cached_property
    def _applicable(self) -> set[str]:
        return self._evaluated[0]

    @cached_property
    def _acceptable(self) -> dict[str, bool]:
        return self._evaluated[1]

    @cached_property
    def _pro(self) -> dict[str, list[str]]:
        """The ids of the arguments for each conclusion."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for id, argument in self.arguments.items():
            found[argument.conclusion].append(id)
        return dict(found)

    @cached_property
    def _evaluated(self) -> tuple[set[str], dict[str, bool]]:
        """The arguments that apply and which statements are acceptable, each after those that it depends on."""
        applicable: set[str] = set()
        acceptable: dict[str, bool] = {}
        for statement in self._order():
            for id in (*self._pro.get(statement, ()), *self._pro.get(negation(statement), ())):
                if self._applies(self.arguments[id], acceptable):
                    applicable.add(id)
            standard = self.standards.get(statement, self.default)
            acceptable[statement] = self._meets(statement, standard, applicable)
        return applicable, acceptable

    def _order(self) -> list[str]:
        needs: defaultdict[str, set[str]] = defaultdict(set)
        for argument in self.arguments.values():
            for statement in (argument.conclusion, negation(argument.conclusion)):
                needs[statement].update(argument.premises, argument.exceptions)
        try:
            return list(TopologicalSorter(needs).static_order())
        except CycleError as error:
            raise InputError(
                f"arguments lead back to their own premises: {', '.join(error.args[1])}",
                "Carneades of 2009 knows no circles; label the graph as Carneades 4 does.",
            ) from error

    def _applies(self, argument: CaesArgument, acceptable: Mapping[str, bool]) -> bool:
        def holds(statement: str) -> bool:
            return statement in self.assumptions or acceptable.get(statement, False)

        premises = all(holds(one) and negation(one) not in self.assumptions for one in argument.premises)
        return premises and not any(holds(exception) for exception in argument.exceptions)

    def _meets(self, statement: str, standard: Standard, applicable: set[str]) -> bool:
        """Whether the applicable arguments meet ``standard``; where none is weighed against another, any one counts."""
        counted = standard in {Standard.SCINTILLA, Standard.DIALECTICAL_VALIDITY}
        sides = []
        for conclusion in (statement, negation(statement)):
            found = [self.arguments[id] for id in self._pro.get(conclusion, ()) if id in applicable]
            sides.append(max((1.0 if counted else argument.weight for argument in found), default=0.0))
        return meets(standard, sides[0], sides[1], self.preset)


def negation(statement: str) -> str:
    """The contrary of a statement, with or without the sign ``-`` in front."""
    return statement.removeprefix("-") if statement.startswith("-") else f"-{statement}"
