"""Why a verdict changed between two states of a map: which changes were enough, and which were needed.

A change is one item that differs: a claim, an argument, an evidence item or a link that says two restate each other,
which was added, taken out, leads elsewhere, or is weighed otherwise. To revert it is to put that item back as it was,
with its weight. Where this leaves something hanging, what hangs goes too: an argument without its target or one of its
premises, evidence without a claim to bear on. Words are no change. The definitions stand in ``change_sets``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from argmap.errors import InputError
from argmap.model import Argument, Claim, Evidence, Item, Link, LinkKind, Map, Question
from argmap.model.map import Entry
from argmap.weigh.change_sets import EXACT, Kept, Reasons, reasons, side
from argmap.weigh.columns import strengths_of
from argmap.weigh.compare import top_claims
from argmap.weigh.compiled import Compiled, Weighing, compile
from argmap.weigh.explain import item_of
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.robust import UNDECIDED, leaning
from argmap.weigh.semantics.base import Numbers

EXACT_STRUCTURAL = 7
"""Changes of more than weights up to which every set of them is tried."""


@dataclass(frozen=True)
class Change:
    """One item that differs between two states of a map; None where it is not there."""

    id: str
    before: Item | None
    after: Item | None
    weights: tuple[float | None, float | None]
    """Its credence, force or certainty before and after, 0 to 1; None where it is not there or has none."""

    @property
    def is_structural(self) -> bool:
        """Whether more than its weight differs."""
        return shape(self.before) != shape(self.after)


@dataclass(frozen=True)
class Turn:
    """What changed: the side of the middle on which ``topic`` lies, or how it ranks against the claim ``over``."""

    topic: str
    over: str | None = None


@dataclass(frozen=True)
class ChangeExplanation:
    """Why a claim lies on another side than before, or ranks otherwise against another."""

    turn: Turn
    changes: tuple[Change, ...]
    """Those that can bear on it; whatever else changed cannot."""
    reasons: Reasons
    """Margins are the claim's strength minus .5, or minus the strength of the other."""
    unsettled: int
    """In how many of the states tried a cycle did not settle; their numbers mean nothing."""


Shape = tuple[object, ...] | None


def shape(item: Item | None) -> Shape:
    """What of an item counts in weighing, whatever its words are; None for what does not count, or is not there."""
    match item:
        case Claim():
            return ("claim",)
        case Argument():
            return item.stance, item.target, frozenset(item.premises), frozenset(item.grants)
        case Evidence():
            return ("evidence", *sorted(item.bears_on.items()))
        case Link(kind=LinkKind.RESTATES):
            return "restates", item.start, item.end
    return None


def changes(before: Weighing, after: Weighing) -> list[Change]:
    """Every item that differs in what counts, by id."""
    weights = _weights(before), _weights(after)
    maps = before.compiled.map, after.compiled.map
    ids = {entry.item.id for map in maps for entry in map.unordered if shape(entry.item) is not None}
    found = (
        Change(id, maps[0].get(id), maps[1].get(id), (weights[0].get(id), weights[1].get(id))) for id in sorted(ids)
    )
    return [one for one in found if one.is_structural or one.weights[0] != one.weights[1]]


def _weights(weighing: Weighing) -> dict[str, float]:
    """The weight of everything that has one, whether given or that of silence."""
    compiled, base = weighing.compiled, weighing.compiled.base(weighing.view)
    ids = {item_of(name) for name in compiled.names}
    return {id: float(base[compiled.weight_at(id)]) for id in ids}


def turned(before: Weighing, after: Weighing, wanted: str | None = None) -> Turn | None:
    """The first thesis or option that changed sides, else the first two options of a question that changed ranks.

    With ``wanted`` only that claim is asked about. None when nothing has turned. Strengths that print alike rank alike.
    Raises ``UnknownId`` for what is no claim, ``InputError`` for one that was not there before.
    """
    if wanted is not None:
        after.compiled.map.find(wanted, Claim)
        _refuse_new(before.compiled.map, wanted)
    asked = [wanted] if wanted is not None else top_claims(after.compiled.map)
    known = [id for id in asked if id in before.compiled.map]
    for id in known:
        if leaning(before[id]) is not leaning(after[id]):
            return Turn(id)
    return next((turn for turn in _overtakings(before, after) if wanted is None or turn.topic == wanted), None)


def _refuse_new(map: Map, id: str) -> None:
    if id not in map:
        raise InputError(f"'{id}' was not on the map then", "Name a claim that was, or an earlier time.")


def _overtakings(before: Weighing, after: Weighing) -> Iterator[Turn]:
    """Every two options of a question whose ranks differ, each of the two ways round, the strongest now first."""
    for question in after.compiled.map.of_kind(Question):
        options = [id for id in question.options if id in before.compiled.map]
        pairs = list(combinations(sorted(options, key=lambda option: -after[option]), 2))
        for one, other in pairs:
            if side(before[one] - before[other], UNDECIDED) != side(after[one] - after[other], UNDECIDED):
                yield from (Turn(one, other), Turn(other, one))


def why(before: Weighing, after: Weighing, turn: Turn, exact: int = EXACT) -> ChangeExplanation:
    """Which changes made ``turn`` come about, weighed under the rules of ``after``.

    Every set is tried up to ``exact`` changes that bear on it, with at most ``EXACT_STRUCTURAL`` among them that are
    more than weights: each set of those is compiled anew. Raises ``UnknownId`` for what is no claim.
    """
    topics = [turn.topic] if turn.over is None else [turn.topic, turn.over]
    mixtures = _Mixtures(before, after, topics)
    most = exact if len(mixtures.structural) <= EXACT_STRUCTURAL else 0
    found = reasons([one.id for one in mixtures.changes], mixtures.margins, UNDECIDED, most)
    return ChangeExplanation(turn, tuple(mixtures.changes), found, mixtures.unsettled)


class _Mixtures:
    """States in which some of the changes are kept and the others reverted, cut down to what bears on the topics."""

    def __init__(self, before: Weighing, after: Weighing, topics: Sequence[str]) -> None:
        self.before, self.after, self.topics = before, after, topics
        self.maps = before.compiled.map, after.compiled.map
        for topic, map in ((topic, map) for topic in topics for map in self.maps):
            map.find(topic, Claim)
        bearing = _bearing(self.maps, topics)
        self.changes = [one for one in changes(before, after) if one.id in bearing]
        self.number = {one.id: at for at, one in enumerate(self.changes)}
        self.structural = [at for at, one in enumerate(self.changes) if one.is_structural]
        self.unsettled = 0
        moving = {self.changes[at].id for at in self.structural}
        self.still = Map.from_entries(
            self.maps[1].header, (_trimmed(self.maps[1].entries[id], bearing) for id in sorted(bearing - moving))
        )

    def margins(self, kept: Kept) -> Numbers:
        """For each scenario the strength of the topic minus .5, or minus the strength of the other."""
        found = np.empty(len(kept))
        patterns, which = np.unique(kept[:, self.structural], axis=0, return_inverse=True)
        for number, pattern in enumerate(patterns):
            here = np.flatnonzero(which.ravel() == number)
            found[here] = self._weighed(compile(self._map(pattern)), kept[here])
        return found

    def _weighed(self, compiled: Compiled, kept: Kept) -> Numbers:
        """The margins of scenarios that differ only in weights."""
        bit = np.array([self.number.get(item_of(name), -1) for name in compiled.names])
        is_later = np.where(bit[:, None] >= 0, kept.T[bit] if self.changes else False, True)
        earlier, later = (compiled.base(one.view)[:, None] for one in (self.before, self.after))
        at = np.array([compiled.at(topic) for topic in self.topics])
        columns = strengths_of(compiled.graph, at, np.where(is_later, later, earlier), self.after.rules)
        self.unsettled += int(np.count_nonzero(~columns.settled))
        strength = columns.strength
        margins: Numbers = strength[0] - (strength[1] if len(strength) > 1 else MIDDLE)
        return margins

    def _map(self, pattern: Kept) -> Map:
        """The items as they are, but for the structural changes, of which those are kept that ``pattern`` flags."""
        map = self.still
        ids = [self.changes[at].id for at in self.structural]
        for id, is_kept in zip(ids, pattern.tolist(), strict=True):
            entry = self.maps[is_kept].entries.get(id)
            if entry is not None:
                map = map.put(entry.item, entry.rank)
        return _without_hanging(map, ids)


def _bearing(maps: tuple[Map, Map], topics: Sequence[str]) -> set[str]:
    """The items that bear on any of ``topics`` in either map, with the links that say that two of them are one."""
    found: set[str] = set()
    waiting = list(topics)
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting.extend(other for map in maps for other in _next_to(map, id))
    return {id for id in found if any(shape(map.get(id)) is not None for map in maps)}


def _next_to(map: Map, id: str) -> Iterator[str]:
    item = map.get(id)
    if isinstance(item, Argument):
        yield from (*item.premises, item.target)
    elif isinstance(item, Link):
        yield from (item.start, item.end)
    for other in map.mentioned_by(id):
        match other:
            case Argument() if other.target != id:
                continue
            case Argument() | Evidence() | Link(kind=LinkKind.RESTATES):
                yield other.id


def _trimmed(entry: Entry, known: set[str] | Map) -> Entry:
    """An evidence item bears on nothing that is not known; anything else is as it is."""
    item = entry.item
    if not isinstance(item, Evidence) or all(id in known for id in item.bears_on):
        return entry
    bears_on = {id: bearing for id, bearing in item.bears_on.items() if id in known}
    return Entry(entry.rank, item.model_copy(update={"bears_on": bears_on}))


def _without_hanging(map: Map, ids: Sequence[str]) -> Map:
    """``map`` without what rests on something that is not there, looking from ``ids`` on."""
    waiting = list(ids)
    while waiting:
        id = waiting.pop()
        item = map.get(id)
        fitting = None if item is None else _fitting(item, map)
        if item is not None and fitting is item:
            continue
        if item is not None:
            map = map.drop(id) if fitting is None else map.put(fitting)
        waiting.extend(other.id for other in map.mentioned_by(id))
    return map


def _fitting(item: Item, map: Map) -> Item | None:
    """The item as far as it has something to rest on; None when it has nothing."""
    match item:
        case Argument():
            needed = (item.target, *(premise for premise in item.premises if premise not in item.grants))
            return item if all(id in map for id in needed) else None
        case Link():
            return item if item.start in map and item.end in map else None
        case Evidence():
            trimmed = _trimmed(Entry(0, item), map).item
            return trimmed if isinstance(trimmed, Evidence) and trimmed.bears_on else None
    return item
