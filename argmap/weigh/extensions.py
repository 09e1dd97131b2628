"""Extensions of abstract frameworks: the sets of arguments that one can accept together.

A set is *admissible* when it attacks nothing of its own and defends all it holds; *complete* when it also holds all it
defends; *preferred* when it is a greatest admissible one, *stable* when it attacks everything outside, *semi-stable*
when no admissible set holds or attacks more, *ideal* when it is the greatest admissible one within all preferred
(Dung 1995; Caminada 2006; Dung, Mancarella and Toni 2007; for attacks by sets Nielsen and Parsons 2006).

What the grounded extension settles is taken away first; the rest is a formula whose models are the admissible sets
(Besnard and Doutre, NMR 2004), solved by a SAT solver of python-sat. Greatest sets are grown from any model by asking
for one that holds more until there is none.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Self

from argmap.errors import InputError
from argmap.weigh.frameworks import Framework, Reduct, grounded, reduct

CAP = 1_000
"""How many extensions are listed unless more are asked for; there can be exponentially many."""
SECONDS = 10.0
"""How long is looked for them unless told otherwise."""
SOLVER = "cadical153"
"""CaDiCaL 1.5.3: of python-sat's solvers by far the quickest on random frameworks of 3,000 arguments."""
CONFLICTS = 5_000
"""Dead ends the solver may meet before the clock is looked at."""


class ExtensionKind(StrEnum):
    """Which sets of arguments count as acceptable together."""

    GROUNDED = "grounded"
    COMPLETE = "complete"
    PREFERRED = "preferred"
    STABLE = "stable"
    SEMI_STABLE = "semi-stable"
    IDEAL = "ideal"
    ADMISSIBLE = "admissible"


class Rest(StrEnum):
    """What is known of the extensions that were not listed."""

    NONE = "none"
    """All are listed."""
    MORE = "more"
    """There are more: the cap was reached."""
    UNKNOWN = "unknown"
    """Time ran out; there may be more."""


@dataclass(frozen=True)
class Extensions:
    """Extensions of one kind by the names of their arguments, in the order in which they were found."""

    kind: ExtensionKind
    sets: tuple[frozenset[str], ...]
    rest: Rest
    cap: int

    @property
    def everywhere(self) -> frozenset[str]:
        """The arguments in every set listed; none when there is no set."""
        return frozenset.intersection(*self.sets) if self.sets else frozenset()

    @property
    def somewhere(self) -> frozenset[str]:
        """The arguments in some set listed."""
        return frozenset().union(*self.sets)

    def words(self) -> str:
        """How many there are, in one sentence."""
        count = f"{len(self.sets)} {self.kind} extension{'s' if len(self.sets) != 1 else ''}"
        match self.rest:
            case Rest.MORE:
                return f"The first {count} of more."
            case Rest.UNKNOWN:
                return f"{count} found before time ran out; there may be more."
        return f"There {'is' if len(self.sets) == 1 else 'are'} {count if self.sets else count.replace('0', 'no')}."


def extensions(framework: Framework, kind: ExtensionKind, cap: int = CAP, seconds: float = SECONDS) -> Extensions:
    """The extensions of ``kind``, at most ``cap`` of them and those found within about ``seconds``.

    A framework without arguments has one extension, the empty one. Raises ``InputError`` for a cap below 1.
    """
    if cap < 1:
        raise InputError(f"at most {cap} extensions cannot be listed", "Ask for at least one.")
    listed: list[frozenset[str]] = []
    try:
        for one in islice(_found(framework, kind, seconds), cap + 1):
            listed.append(one)  # noqa: PERF402 - what was found stays when time runs out
    except OutOfTime:
        return Extensions(kind, tuple(listed[:cap]), Rest.UNKNOWN, cap)
    return Extensions(kind, tuple(listed[:cap]), Rest.MORE if len(listed) > cap else Rest.NONE, cap)


def first_extension(framework: Framework, kind: ExtensionKind, seconds: float = SECONDS) -> frozenset[str] | None:
    """An extension of ``kind``, or None where there is none (only stable ones can be missing).

    Raises ``InputError`` when none was found within about ``seconds``.
    """
    try:
        return next(_found(framework, kind, seconds), None)
    except OutOfTime as error:
        raise InputError(
            f"no {kind} extension was found within {seconds:g} s", "Give it more time or ask for the grounded one."
        ) from error


class OutOfTime(Exception):
    """The time given to a search is over; never leaves this module."""


def _found(framework: Framework, kind: ExtensionKind, seconds: float) -> Iterator[frozenset[str]]:
    """The extensions of ``kind``, each once. Raises ``OutOfTime``."""
    if kind is ExtensionKind.GROUNDED:
        yield grounded(framework)
        return
    left = reduct(framework)
    if kind is ExtensionKind.ADMISSIBLE:  # the only kind that need not hold what is grounded
        left = Reduct([], framework, list(range(len(framework))))
    if not len(left.rest):  # nothing is open, so nothing has to be searched, and no solver to be loaded
        yield framework.named(left.accepted)
        return
    with _Search(left.rest, complete=kind is ExtensionKind.COMPLETE, seconds=seconds) as search:
        for accepted in _SEARCHES[kind](search):
            yield framework.named([*left.accepted, *(left.kept[number] for number in accepted)])


class _Search:
    """The admissible (or complete) sets of a framework as the models of a formula.

    Variable x = 1 … n says that an argument is held, h = n + 1 … 2n that the held set hits it:

        h_v <-> some attack on v has all its attackers held        not x_v or not h_v
        x_v -> each attack on v has an attacker that is hit        (complete) all attacks on v have one -> x_v
    """

    def __init__(self, framework: Framework, *, complete: bool, seconds: float) -> None:
        # Imported here: most of what weighs maps never asks for an extension, and the solvers take time to load.
        from pysat.solvers import Solver

        self.count = len(framework)
        self.last = 2 * self.count
        """The greatest variable in use."""
        self.deadline = time.monotonic() + seconds
        self.solver = Solver(name=SOLVER, bootstrap_with=self._clauses(framework, complete=complete))
        self.solver.set_phases(range(1, 2 * self.count + 1))  # try to hold first: the first model is nearly greatest

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.solver.delete()

    def new(self) -> int:
        """A variable that means nothing yet."""
        self.last += 1
        return self.last

    def add(self, clause: list[int]) -> None:
        """Demand one of the literals from now on."""
        self.solver.add_clause(clause)

    def model(self, assumptions: list[int] | None = None) -> list[bool] | None:
        """Values of the variables 0 … 2n (0 unused) that meet all demands, or None. Raises ``OutOfTime``."""
        found = None
        while found is None:
            if time.monotonic() > self.deadline:
                raise OutOfTime
            self.solver.conf_budget(CONFLICTS)
            found = self.solver.solve_limited(assumptions=assumptions or [])
        if not found:
            return None
        return [False, *(literal > 0 for literal in self.solver.get_model()[: 2 * self.count])]

    def held(self, model: list[bool]) -> list[int]:
        """The arguments that the model holds, by their variables."""
        return [variable for variable in range(1, self.count + 1) if model[variable]]

    def numbers(self, held: list[int]) -> list[int]:
        """The arguments of these variables."""
        return [variable - 1 for variable in held]

    def others(self, held: list[int]) -> list[int]:
        """The variables of all arguments that are not among ``held``."""
        inside = set(held)
        return [variable for variable in range(1, self.count + 1) if variable not in inside]

    def greatest(self, held: list[int], given: list[int] | None = None) -> list[int]:
        """A greatest admissible set that holds at least ``held``, under the assumptions ``given``."""
        while True:
            more = self.new()
            self.add([-more, *self.others(held)])
            model = self.model([*(given or []), more, *held])
            self.add([-more])
            if model is None:
                return held
            held = self.held(model)

    def _clauses(self, framework: Framework, *, complete: bool) -> Iterator[list[int]]:
        attacks: list[list[list[int]]] = [[] for _ in range(self.count)]
        members, starts = (framework.members + 1).tolist(), framework.starts.tolist()
        for number, target in enumerate(framework.targets.tolist()):
            attacks[target].append(members[starts[number] : starts[number + 1]])
        for target, against in enumerate(attacks, start=1):
            yield [-target, -target - self.count]
            yield from self._hits(target + self.count, against)
            for attackers in against:
                yield [-target, *(attacker + self.count for attacker in attackers)]
            if complete:
                yield from self._reinstated(target, against)

    def _hits(self, hit: int, against: list[list[int]]) -> Iterator[list[int]]:
        """``hit`` is true just when all attackers of one attack are held."""
        causes = []
        for attackers in against:
            cause = attackers[0]
            if len(attackers) > 1:
                cause = self.new()
                yield from ([-cause, attacker] for attacker in attackers)
                yield [cause, *(-attacker for attacker in attackers)]
            causes.append(cause)
            yield [-cause, hit]
        yield [-hit, *causes]

    def _reinstated(self, target: int, against: list[list[int]]) -> Iterator[list[int]]:
        """``target`` is held when every attack on it has an attacker that is hit."""
        parried = []
        for attackers in against:
            answer = attackers[0] + self.count
            if len(attackers) > 1:
                answer = self.new()
                yield from ([answer, -attacker - self.count] for attacker in attackers)
            parried.append(-answer)
        yield [target, *parried]


def _all_models(search: _Search) -> Iterator[list[int]]:
    """Every set that the formula admits: complete ones, or admissible ones."""
    while (model := search.model()) is not None:
        held = search.held(model)
        search.add([*(-variable for variable in held), *search.others(held)])
        yield search.numbers(held)


def _preferred(search: _Search) -> Iterator[list[int]]:
    while (model := search.model()) is not None:
        held = search.greatest(search.held(model))
        search.add(search.others(held))  # no subset of this one again
        yield search.numbers(held)


def _stable(search: _Search) -> Iterator[list[int]]:
    for variable in range(1, search.count + 1):
        search.add([variable, variable + search.count])
    while (model := search.model()) is not None:
        held = search.held(model)
        search.add(search.others(held))  # no stable set lies within another
        yield search.numbers(held)


def _semi_stable(search: _Search) -> Iterator[list[int]]:
    """A greatest range (what is held or hit), then every set that has it, then the next range that is not within."""
    settled = [0] + [search.new() for _ in range(search.count)]
    for variable in range(1, search.count + 1):
        search.add([-settled[variable], variable, variable + search.count])
    while (model := search.model()) is not None:
        reached = _greatest_range(search, settled, model)
        while (model := search.model([settled[variable] for variable in reached])) is not None:
            held = search.held(model)
            search.add(search.others(held))  # no semi-stable set lies within another
            yield search.numbers(held)
        search.add([settled[variable] for variable in search.others(reached)])


def _greatest_range(search: _Search, settled: list[int], model: list[bool]) -> list[int]:
    """The variables of the arguments in a range that no admissible set exceeds, grown from that of ``model``."""
    while True:
        reached = [at for at in range(1, search.count + 1) if model[at] or model[at + search.count]]
        more = search.new()
        search.add([-more, *(settled[variable] for variable in search.others(reached))])
        wider = search.model([more, *(settled[variable] for variable in reached)])
        search.add([-more])
        if wider is None:
            return reached
        model = wider


def _ideal(search: _Search) -> Iterator[list[int]]:
    """The greatest admissible set of arguments that no admissible set attacks."""
    safe = list(range(1, search.count + 1))
    while safe:
        some = search.new()
        search.add([-some, *(variable + search.count for variable in safe)])
        model = search.model([some])
        search.add([-some])
        if model is None:
            break
        safe = [variable for variable in safe if not model[variable + search.count]]
    yield search.numbers(search.greatest([], [-variable for variable in search.others(safe)]))


_SEARCHES = {
    ExtensionKind.COMPLETE: _all_models,
    ExtensionKind.ADMISSIBLE: _all_models,
    ExtensionKind.PREFERRED: _preferred,
    ExtensionKind.STABLE: _stable,
    ExtensionKind.SEMI_STABLE: _semi_stable,
    ExtensionKind.IDEAL: _ideal,
}
