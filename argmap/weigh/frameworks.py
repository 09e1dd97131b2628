"""Abstract argumentation frameworks in flat arrays, and their grounded extension.

A framework has arguments of which nothing is known but who attacks whom (Dung, Artificial Intelligence 77, 1995). An
attack may come from a set of arguments that attack only together (SETAF: Nielsen and Parsons, ArgMAS 2006). A set of
arguments *attacks* a when an attack on a has all its attackers in the set, and *defends* a when it attacks some
attacker in each attack on a.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from argmap.errors import InputError, UnknownId
from argmap.weigh.semantics.base import Indices

IN, UNDECIDED, OUT = 1, 0, -1
"""Labels: accepted, neither, attacked by what is accepted (Caminada, JELIA 2006)."""
Labels = NDArray[np.int8]

FEW = 24
"""Arguments settled in one round, below which plain Python is quicker than numpy: long chains settle one at a time."""


@dataclass(frozen=True, eq=False)
class Framework:
    """Arguments 0 … n - 1 with their names, and m attacks; attacks on the same target stand in no special order."""

    names: Sequence[str]
    targets: Indices = field(repr=False)
    """The argument that each attack hits; shape (m,)."""
    members: Indices = field(repr=False)
    """The attackers of all attacks, one attack after the other; one to each attack in a plain framework."""
    starts: Indices = field(repr=False)
    """Where in ``members`` each attack begins, and its length at the end; shape (m + 1,)."""

    def __len__(self) -> int:
        return len(self.names)

    @property
    def is_plain(self) -> bool:
        """Whether every attack comes from one argument alone, as in Dung's frameworks."""
        return len(self.members) == len(self.targets)

    @cached_property
    def index(self) -> dict[str, int]:
        """The number of each argument by its name."""
        return {name: number for number, name in enumerate(self.names)}

    @cached_property
    def attack_of(self) -> Indices:
        """For each of ``members``, the attack that it takes part in."""
        return np.repeat(np.arange(len(self.targets)), np.diff(self.starts))

    def numbers(self, names: Iterable[str]) -> list[int]:
        """The numbers of the arguments ``names``. Raises ``UnknownId``."""
        found = []
        for name in names:
            if name not in self.index:
                raise UnknownId(f"there is no argument '{name}' in this framework")
            found.append(self.index[name])
        return found

    def named(self, numbers: Iterable[int]) -> frozenset[str]:
        """The names of the arguments ``numbers``."""
        names = self.names
        return frozenset(names[number] for number in numbers)

    def attacked_by(self, names: Collection[str]) -> frozenset[str]:
        """What the set ``names`` attacks. Raises ``UnknownId``."""
        inside = np.zeros(len(self), dtype=np.bool_)
        inside[self.numbers(names)] = True
        missing = np.bincount(self.attack_of, weights=~inside[self.members], minlength=len(self.targets))
        return self.named(np.unique(self.targets[missing == 0]).tolist())

    def is_conflict_free(self, names: Collection[str]) -> bool:
        """Whether the set ``names`` attacks nothing of its own. Raises ``UnknownId``."""
        return self.attacked_by(names).isdisjoint(names)


def framework(
    arguments: Iterable[str],
    attacks: Iterable[tuple[str, str]] = (),
    set_attacks: Iterable[tuple[Collection[str], str]] = (),
) -> Framework:
    """A framework of named arguments.

    ``attacks`` are pairs (attacker, target), ``set_attacks`` pairs (attackers, target). An attack given twice counts
    once; arguments may attack themselves. Raises ``UnknownId`` for an attack that names no argument, and
    ``InputError`` for an argument given twice and for an attack by nobody.
    """
    names = list(arguments)
    number = {name: at for at, name in enumerate(names)}
    if len(number) < len(names):
        twice = next(name for at, name in enumerate(names) if number[name] != at)
        raise InputError(f"the argument '{twice}' is given twice", "Give each argument a name of its own.")
    joint: dict[tuple[tuple[int, ...], int], None] = {}
    for source, target in attacks:
        joint[(_number(number, source),), _number(number, target)] = None
    for sources, target in set_attacks:
        if not sources:
            raise InputError(f"an attack on '{target}' has no attacker", "Name at least one argument that attacks.")
        joint[tuple(sorted({_number(number, source) for source in sources})), _number(number, target)] = None
    if all(len(sources) == 1 for sources, _ in joint):
        return from_pairs(len(names), [(sources[0], target) for sources, target in joint], names)
    return _of_sets(names, list(joint))


def _number(number: dict[str, int], name: str) -> int:
    if name not in number:
        raise UnknownId(f"an attack names '{name}', which is no argument of the framework")
    return number[name]


def _of_sets(names: list[str], joint: list[tuple[tuple[int, ...], int]]) -> Framework:
    sizes = [len(sources) for sources, _ in joint]
    members = np.array([source for sources, _ in joint for source in sources], dtype=np.int64)
    targets = np.array([target for _, target in joint], dtype=np.int64)
    return Framework(names, targets, members, np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]))


def from_pairs(count: int, attacks: ArrayLike, names: Sequence[str] | None = None) -> Framework:
    """A plain framework of the arguments 0 … ``count`` - 1, named by their numbers unless ``names`` are given.

    ``attacks`` has the shape (m, 2): attacker, target. A pair given twice counts once. Raises ``InputError`` for a
    number that is no argument.
    """
    pairs = np.asarray(attacks, dtype=np.int64).reshape(-1, 2)
    if pairs.size and (pairs.min() < 0 or pairs.max() >= count):
        raise InputError(f"an attack names an argument outside 0 … {count - 1}")
    keys = np.sort(pairs[:, 0] * count + pairs[:, 1])
    if len(keys):
        keys = keys[np.concatenate([[True], keys[1:] != keys[:-1]])]
    members = keys // max(count, 1)
    known = list(map(str, range(count))) if names is None else names
    return Framework(known, keys - members * count, members, np.arange(len(keys) + 1))


def grounded(framework: Framework) -> frozenset[str]:
    """The grounded extension: what has to be accepted, the least complete extension; there is always exactly one."""
    return framework.named(np.flatnonzero(labels(framework) == IN).tolist())


def labels(framework: Framework) -> Labels:
    """The grounded label of each argument: ``IN``, ``OUT`` or ``UNDECIDED``; shape (n,).

    A worklist: what no attack is left on is accepted, what an accepted set attacks is rejected, and an attack with a
    rejected attacker is gone. Every attack is looked at twice at most, so the cost grows linearly with their number.
    """
    return _Worklist(framework).run()


class _Worklist:
    """The state of a grounded labelling; plain Python and numpy work on the same memory."""

    def __init__(self, framework: Framework) -> None:
        count, attacks = len(framework), len(framework.targets)
        self.targets = framework.targets
        self.plain = framework.is_plain
        self.attack = framework.attack_of
        members = framework.members
        if not self.plain or (attacks > 1 and bool(np.any(members[1:] < members[:-1]))):
            order = np.argsort(members, kind="stable")
            members, self.attack = members[order], self.attack[order]
        self.begins = np.concatenate([[0], np.cumsum(np.bincount(members, minlength=count))])
        """Where in ``attack`` the attacks that each argument takes part in begin."""
        self.label: Labels = np.zeros(count, dtype=np.int8)
        self.left = np.bincount(self.targets, minlength=count)
        """How many attacks on each argument are not gone."""
        self.lacking = np.diff(framework.starts)
        """How many attackers of each attack are not accepted yet."""
        self.gone = np.zeros(attacks, dtype=np.bool_)
        self._first = np.empty(count, dtype=np.int64)

    def run(self) -> Labels:
        """Settle everything that can be."""
        front = np.flatnonzero(self.left == 0)
        self.label[front] = IN
        while len(front):
            front = self._round(front) if len(front) > FEW else np.array(self._one_by_one(front.tolist()), np.int64)
        return self.label

    def _round(self, front: Indices) -> Indices:
        """What follows from accepting all of ``front`` at once: the arguments accepted next."""
        hit = self._attacks_with(front)
        np.subtract.at(self.lacking, hit, 1)
        struck = self.targets[hit[self.lacking[hit] == 0]]
        struck = self._once(struck[self.label[struck] == UNDECIDED])
        self.label[struck] = OUT
        ended = self._attacks_with(struck)
        if not self.plain:
            ended = np.unique(ended[~self.gone[ended]])
            self.gone[ended] = True
        freed = self.targets[ended]
        np.subtract.at(self.left, freed, 1)
        freed = self._once(freed[self.left[freed] == 0])
        self.label[freed] = IN
        return freed

    def _attacks_with(self, members: Indices) -> Indices:
        """The attacks that ``members`` take part in, those of each after those of the one before."""
        begins, sizes = self.begins[members], self.begins[members + 1] - self.begins[members]
        ends = np.cumsum(sizes)
        total = int(ends[-1]) if len(ends) else 0
        hit: Indices = self.attack[np.arange(total) + np.repeat(begins - ends + sizes, sizes)]
        return hit

    def _once(self, nodes: Indices) -> Indices:
        """``nodes`` with each kept once, without sorting: the last that wrote its number down stays."""
        numbers = np.arange(len(nodes))
        self._first[nodes] = numbers
        kept: Indices = nodes[self._first[nodes] == numbers]
        return kept

    def _one_by_one(self, front: list[int]) -> list[int]:
        """The same for a small ``front``, until it is empty or has grown too large for plain Python."""
        begins, attack, targets = self.begins.data, self.attack.data, self.targets.data
        label, left, lacking, gone = self.label.data, self.left.data, self.lacking.data, self.gone.data
        while front and len(front) <= FEW:
            struck: list[int] = []
            for node in front:
                for hit in attack[begins[node] : begins[node + 1]]:
                    lacking[hit] -= 1
                    target = targets[hit]
                    if lacking[hit] == 0 and label[target] == UNDECIDED:
                        label[target] = OUT
                        struck.append(target)
            front = []
            for node in struck:
                for ended in attack[begins[node] : begins[node + 1]]:
                    if not gone[ended]:
                        gone[ended] = True
                        target = targets[ended]
                        left[target] -= 1
                        if left[target] == 0:
                            label[target] = IN
                            front.append(target)
        return front


@dataclass(frozen=True)
class Reduct:
    """What is left of a framework to decide once everything grounded is settled."""

    accepted: list[int]
    """The grounded extension, by numbers of the whole framework."""
    rest: Framework
    """The undecided arguments with the attacks among them."""
    kept: list[int]
    """For each argument of ``rest``, its number in the whole framework."""


def reduct(framework: Framework) -> Reduct:
    """``framework`` without what its grounded extension settles.

    The complete, preferred, stable, semi-stable and ideal extensions of the whole are those of the rest with the
    grounded extension added to each.
    """
    label = labels(framework)
    undecided = label == UNDECIDED
    ended = np.bincount(framework.attack_of, weights=label[framework.members] == OUT, minlength=len(framework.targets))
    stays = undecided[framework.targets] & (ended == 0)
    bears = stays[framework.attack_of] & undecided[framework.members]
    kept = np.flatnonzero(undecided)
    number = np.cumsum(undecided) - 1
    sizes = np.bincount(framework.attack_of[bears], minlength=len(framework.targets))[stays]
    rest = Framework(
        [framework.names[at] for at in kept.tolist()],
        number[framework.targets[stays]],
        number[framework.members[bears]],
        np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
    )
    return Reduct(np.flatnonzero(label == IN).tolist(), rest, kept.tolist())


def components(framework: Framework) -> list[Framework]:
    """The parts of a framework between which there is no attack, each a framework of its own.

    The extensions of the whole are what one extension of each part comes to together.
    """
    part = _parts(framework)
    order = np.argsort(part, kind="stable")
    within = np.empty(len(framework), dtype=np.int64)
    bounds = np.searchsorted(part[order], np.arange(int(part.max(initial=-1)) + 2)).tolist()
    made = []
    by_attack = np.argsort(part[framework.targets], kind="stable")
    hits = np.searchsorted(part[framework.targets][by_attack], np.arange(len(bounds))).tolist()
    for number in range(len(bounds) - 1):
        inside = order[bounds[number] : bounds[number + 1]]
        within[inside] = np.arange(len(inside))
        attacks = by_attack[hits[number] : hits[number + 1]].tolist()
        members = [framework.members[framework.starts[one] : framework.starts[one + 1]] for one in attacks]
        starts = np.cumsum([0, *(len(one) for one in members)])
        joined = within[np.concatenate(members)] if members else np.empty(0, dtype=np.int64)
        names = [framework.names[one] for one in inside.tolist()]
        made.append(Framework(names, within[framework.targets[attacks]], joined, starts))
    return made


def _parts(framework: Framework) -> Indices:
    """The number of the part that each argument is in, in the order of their first arguments."""
    near: list[list[int]] = [[] for _ in range(len(framework))]
    for member, target in zip(framework.members.tolist(), framework.targets[framework.attack_of].tolist(), strict=True):
        near[member].append(target)
        near[target].append(member)
    part, count = [-1] * len(near), 0
    for first in range(len(near)):
        if part[first] >= 0:
            continue
        part[first], front = count, [first]
        while front:
            for other in near[front.pop()]:
                if part[other] < 0:
                    part[other] = count
                    front.append(other)
        count += 1
    return np.array(part, dtype=np.int64)
