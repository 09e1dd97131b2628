"""Extensions against published examples and exhaustive search; values and audiences."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import InputError, UnknownId
from argmap.weigh import extensions as searches
from argmap.weigh.extensions import ExtensionKind, Rest, extensions, first_extension
from argmap.weigh.frameworks import IN, OUT, Framework, components, framework, from_pairs, grounded, labels, reduct
from argmap.weigh.value_based import FACT, acceptability, audience, defeats, every_audience
from tests.weigh.oracles import cases

Sets = set[frozenset[str]]


def framework_of(given: dict[str, Any]) -> Framework:
    return framework(given["arguments"], map(tuple, given.get("attacks", [])), given.get("set_attacks", []))


def sets_of(found: Iterable[Iterable[str]]) -> Sets:
    return {frozenset(one) for one in found}


@pytest.mark.parametrize("case", cases("extensions"))
def test_published_frameworks(case: dict[str, Any]) -> None:
    made, expected = framework_of(case["graph"]), dict(case["expected"])
    for names, free in expected.pop("conflict_free", {}).items():
        assert made.is_conflict_free(names.split(",")) is free
    for name, sets in expected.items():
        kind = ExtensionKind(name.replace("_", "-"))
        found = extensions(made, kind)
        assert found.rest is Rest.NONE
        assert len(found.sets) == len(set(found.sets))
        assert set(found.sets) == sets_of([sets] if name in {"grounded", "ideal"} else sets), name


@pytest.mark.parametrize("case", cases("vaf"))
def test_published_audiences(case: dict[str, Any]) -> None:
    graph, expected = case["graph"], case["expected"]
    found = acceptability(framework_of(graph), graph["values"])
    assert found.is_exact
    assert {name: set(one.sets) for name, one in found.preferred.items()} == {
        name: sets_of(sets) for name, sets in expected["preferred_by_audience"].items()
    }
    for name in ("objective", "subjective", "indefensible"):
        assert getattr(found, name) == set(expected[name]), name


Attack = tuple[frozenset[str], str]


class Plainly:
    """Extensions by looking at every set of arguments, straight from the definitions."""

    def __init__(self, arguments: str, attacks: set[Attack]) -> None:
        self.arguments, self.attacks = frozenset(arguments), attacks
        subsets = itertools.chain.from_iterable(
            itertools.combinations(arguments, size) for size in range(len(arguments) + 1)
        )
        self.admissible = {one for one in map(frozenset, subsets) if self.is_admissible(one)}
        self.complete = {one for one in self.admissible if self.defended(one) == one}

    def hit(self, held: frozenset[str]) -> frozenset[str]:
        return frozenset(target for attackers, target in self.attacks if attackers <= held)

    def defended(self, held: frozenset[str]) -> frozenset[str]:
        hit = self.hit(held)
        return frozenset(
            one for one in self.arguments if all(attackers & hit for attackers, target in self.attacks if target == one)
        )

    def is_admissible(self, held: frozenset[str]) -> bool:
        return not held & self.hit(held) and held <= self.defended(held)

    def of(self, kind: ExtensionKind) -> Sets:
        match kind:
            case ExtensionKind.ADMISSIBLE:
                return self.admissible
            case ExtensionKind.COMPLETE:
                return self.complete
            case ExtensionKind.GROUNDED:
                return {frozenset.intersection(*self.complete)}
            case ExtensionKind.PREFERRED:
                return {one for one in self.admissible if not any(one < other for other in self.admissible)}
            case ExtensionKind.STABLE:
                return {one for one in self.admissible if one | self.hit(one) == self.arguments}
            case ExtensionKind.SEMI_STABLE:
                reach = {one: one | self.hit(one) for one in self.complete}
                return {one for one in reach if not any(reach[one] < other for other in reach.values())}
        common = frozenset.intersection(*self.of(ExtensionKind.PREFERRED))
        return {max((one for one in self.admissible if one <= common), key=len)}


@st.composite
def attacks_on_few(draw: st.DrawFn, *, by_sets: bool) -> tuple[str, set[Attack]]:
    """Arguments a, b, c … and attacks among them, which may be by sets and on themselves."""
    arguments = "abcdefg"[: draw(st.integers(0, 7))]
    dice = random.Random(draw(st.integers(0, 10**6)))
    size = 3 if by_sets else 1
    attacks: set[Attack] = set()
    for _ in range(dice.randint(0, 2 * len(arguments))):
        attackers = frozenset(dice.choice(arguments) for _ in range(dice.randint(1, size)))
        attacks.add((attackers, dice.choice(arguments)))
    return arguments, attacks


small = st.one_of(attacks_on_few(by_sets=False), attacks_on_few(by_sets=True))


@given(small, st.sampled_from(ExtensionKind))
@settings(max_examples=400)
def test_searches_agree_with_looking_at_every_set(made: tuple[str, set[Attack]], kind: ExtensionKind) -> None:
    arguments, attacks = made
    found = extensions(framework(arguments, set_attacks=attacks), kind)
    assert found.rest is Rest.NONE
    assert len(set(found.sets)) == len(found.sets)
    assert set(found.sets) == Plainly(arguments, attacks).of(kind)


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """Frameworks of up to sixty arguments, more than every set of which can be looked at."""
    count = draw(st.integers(1, 60))
    dice = np.random.default_rng(draw(st.integers(0, 10**6)))
    names = [f"a{at}" for at in range(count)]
    if draw(st.booleans()):
        return from_pairs(count, dice.integers(0, count, (draw(st.integers(0, 2 * count)), 2)), names)
    attacks = [
        ([names[at] for at in dice.integers(0, count, dice.integers(1, 4))], names[int(dice.integers(0, count))])
        for _ in range(draw(st.integers(0, 2 * count)))
    ]
    return framework(names, set_attacks=attacks)


@given(frameworks())
def test_laws_of_extensions(made: Framework) -> None:
    least, every = grounded(made), frozenset(made.names)
    found = {kind: extensions(made, kind, cap=40).sets for kind in ExtensionKind if kind is not ExtensionKind.GROUNDED}
    assert all(least <= one for kind, sets in found.items() for one in sets if kind is not ExtensionKind.ADMISSIBLE)
    assert all(made.is_conflict_free(one) for sets in found.values() for one in sets)
    preferred = found[ExtensionKind.PREFERRED]
    assert not any(one < other for one in preferred for other in preferred)
    assert all(one | made.attacked_by(one) == every for one in found[ExtensionKind.STABLE])
    (ideal,) = found[ExtensionKind.IDEAL]
    assert all(ideal <= one for one in preferred)
    stable = extensions(made, ExtensionKind.STABLE)
    if stable.sets and stable.rest is Rest.NONE:
        assert set(extensions(made, ExtensionKind.SEMI_STABLE).sets) == set(stable.sets)


@given(frameworks(), st.integers(0, 10**6))
def test_numpy_and_plain_python_label_alike_whatever_the_order(made: Framework, seed: int) -> None:
    expected = labels(made)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("argmap.weigh.frameworks.FEW", 0)
        assert np.array_equal(labels(made), expected)
        patch.setattr("argmap.weigh.frameworks.FEW", 10**6)
        assert np.array_equal(labels(made), expected)
    order = np.random.default_rng(seed).permutation(len(made))
    sets = np.split(made.members, made.starts[1:-1])
    again = framework(
        [made.names[at] for at in order],
        set_attacks=[
            ([made.names[at] for at in one], made.names[target])
            for one, target in zip(sets, made.targets.tolist(), strict=True)
        ]
        if len(made.targets)
        else [],
    )
    assert np.array_equal(labels(again), expected[order])


def test_bad_frameworks() -> None:
    with pytest.raises(InputError, match="'a' is given twice"):
        framework(["a", "b", "a"])
    with pytest.raises(UnknownId, match="names 'c'"):
        framework(["a", "b"], [("a", "c")])
    with pytest.raises(UnknownId, match="names 'c'"):
        framework(["a", "b"], set_attacks=[(["a", "c"], "b")])
    with pytest.raises(InputError, match="no attacker"):
        framework(["a"], set_attacks=[([], "a")])
    with pytest.raises(InputError, match="outside 0 … 1"):
        from_pairs(2, [(0, 2)])
    with pytest.raises(UnknownId, match="no argument 'z'"):
        framework(["a"]).is_conflict_free(["z"])
    with pytest.raises(InputError, match="at most 0"):
        extensions(framework(["a"]), ExtensionKind.PREFERRED, cap=0)


@pytest.mark.parametrize("kind", ExtensionKind)
def test_an_empty_framework_has_the_empty_extension(kind: ExtensionKind) -> None:
    assert extensions(framework([]), kind).sets == (frozenset(),)
    assert extensions(from_pairs(0, []), kind).sets == (frozenset(),)


@pytest.mark.parametrize("kind", [kind for kind in ExtensionKind if kind is not ExtensionKind.ADMISSIBLE])
def test_no_solver_is_asked_where_nothing_is_open(kind: ExtensionKind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searches, "_Search", None)
    assert extensions(framework("abc", [("a", "b"), ("b", "c")]), kind).sets == (frozenset("ac"),)


def test_an_argument_that_attacks_itself_and_attacks_given_twice() -> None:
    made = framework(["a", "b"], [("a", "a"), ("a", "b"), ("a", "b")])
    assert len(made.targets) == 2
    assert grounded(made) == frozenset()
    assert extensions(made, ExtensionKind.PREFERRED).sets == (frozenset(),)
    assert extensions(made, ExtensionKind.STABLE).sets == ()
    assert first_extension(made, ExtensionKind.STABLE) is None
    assert extensions(made, ExtensionKind.STABLE).words() == "There are no stable extensions."
    twice = framework("abc", set_attacks=[("ab", "c"), ("ba", "c"), ("aab", "c")])
    assert len(twice.targets) == 1


def test_a_cap_and_a_lack_of_time_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [(at, at ^ 1) for at in range(40)]
    made = from_pairs(40, pairs)
    for kind in (ExtensionKind.PREFERRED, ExtensionKind.STABLE, ExtensionKind.SEMI_STABLE, ExtensionKind.COMPLETE):
        found = extensions(made, kind, cap=7)
        assert (len(set(found.sets)), found.rest) == (7, Rest.MORE)
        assert found.words() == f"The first 7 {kind} extensions of more."
    exactly = extensions(from_pairs(4, pairs[:4]), ExtensionKind.PREFERRED, cap=4)
    assert (len(exactly.sets), exactly.rest) == (4, Rest.NONE)
    assert exactly.words() == "There are 4 preferred extensions."
    late = extensions(made, ExtensionKind.PREFERRED, seconds=-1)
    assert (late.sets, late.rest) == ((), Rest.UNKNOWN)
    assert "time ran out" in late.words()
    with pytest.raises(InputError, match="no preferred extension was found within"):
        first_extension(made, ExtensionKind.PREFERRED, seconds=-1)
    monkeypatch.setattr(searches, "CONFLICTS", 1)
    assert len(extensions(from_pairs(16, pairs[:16]), ExtensionKind.PREFERRED).sets) == 2**8


def test_a_hard_framework_is_given_up_in_time() -> None:
    made = from_pairs(3000, np.random.default_rng(0).integers(0, 3000, (12_000, 2)))
    start = time.perf_counter()
    found = extensions(made, ExtensionKind.PREFERRED, seconds=0.3)
    assert time.perf_counter() - start < 5
    assert found.rest is Rest.UNKNOWN or found.sets


def test_long_chains_and_what_is_left_to_decide() -> None:
    count = 200_001
    links = np.stack([np.arange(count - 1), np.arange(1, count)], axis=1)
    found = labels(from_pairs(count, links))
    assert np.array_equal(found, np.where(np.arange(count) % 2 == 0, IN, OUT))
    left = reduct(from_pairs(5, [(0, 1), (1, 2), (3, 4), (4, 3)]))
    assert (left.accepted, left.kept, list(left.rest.names)) == ([0, 2], [3, 4], ["3", "4"])


def test_values_facts_and_partial_orders() -> None:
    made = framework("ABC", [("A", "B"), ("B", "A"), ("B", "C")])
    values = {"A": "life", "B": "property", "C": FACT}
    found = acceptability(made, values)
    assert set(found.preferred) == {"life>property", "property>life"}
    assert found.objective == {"C"}
    assert found.subjective == {"A", "B", "C"}
    assert not found.indefensible
    equal = acceptability(made, values, {"even": {"life": 0.5, "property": 0.5}, "silent": {}})
    assert all(set(one.sets) == {frozenset("AC"), frozenset("BC")} for one in equal.preferred.values())
    fact = defeats(framework("AC", [("A", "C"), ("C", "A")]), {"C": FACT}, {})
    assert grounded(fact) == {"C"}
    assert not acceptability(made, values, cap=1, audiences={"silent": {}}).is_exact


def test_bad_values() -> None:
    made = framework("AB", [("A", "B")])
    with pytest.raises(UnknownId, match="no argument 'Z'"):
        defeats(made, {"Z": "life"}, audience("life"))
    with pytest.raises(InputError, match="twice"):
        audience("life", "life")
    with pytest.raises(InputError, match="too many orders"):
        every_audience(f"v{at}" for at in range(8))
    with pytest.raises(InputError, match="sets of arguments"):
        defeats(framework("ABC", set_attacks=[("AB", "C")]), {}, {})
    with pytest.raises(InputError, match="nobody is asked"):
        acceptability(made, {}, {})
    assert acceptability(made, {}).objective == {"A"}


@given(frameworks(), st.sampled_from(ExtensionKind))
def test_extensions_are_those_of_the_parts_together(made: Framework, kind: ExtensionKind) -> None:
    whole = extensions(made, kind)
    parts = [extensions(part, kind).sets for part in components(made)]
    assert sum(len(part) for part in components(made)) == len(made)
    if whole.rest is Rest.NONE:
        assert {frozenset().union(*ways) for ways in itertools.product(*parts)} == set(whole.sets)
