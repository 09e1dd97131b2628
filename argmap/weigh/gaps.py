"""What a map leaves open: counters without an answer, claims without support, premises that nothing tests, and so on.

A gap is a place to look, not a fault of whoever argues there: both sides are read by the same rules, and a map that
was made from one side's text shows it here. Gaps are ordered by their distance from the theses and options: the number
of arguments between. Everything is found in passes over the whole map; nothing recurses.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from argmap.model import Argument, Bearing, Claim, ClaimKind, Direction, Evidence, Map, Question, Source, Stance
from argmap.model.base import Place

LOPSIDED_BY = 3
"""A balance is lopsided when the longer side has at least so many reasons more, and so many times as many."""
FACTUAL = frozenset({ClaimKind.EMPIRICAL, ClaimKind.CAUSAL, ClaimKind.PREDICTIVE})
"""Kinds of claim for which a second source tells something that the first does not."""
OWN = frozenset({Stance.ASSERTS, Stance.CONCEDES})
"""The stances in which a source vouches for what it says."""

DIRECTION = {Bearing.SUPPORTS: Direction.PRO, Bearing.CONTRADICTS: Direction.CON}
"""Which side evidence stands on."""


class GapKind(StrEnum):
    """What is open."""

    UNANSWERED = "unanswered-counter"
    UNTESTED = "untested-premise"
    UNSUPPORTED = "unsupported-claim"
    UNCHALLENGED = "unchallenged-claim"
    SINGLE_SOURCE = "single-source"
    CIRCULAR = "circular-support"
    LOPSIDED = "lopsided"


TITLES = {
    GapKind.UNANSWERED: "Counter without an answer",
    GapKind.UNTESTED: "Premise that nothing tests",
    GapKind.UNSUPPORTED: "Claim without support",
    GapKind.UNCHALLENGED: "Claim that nothing challenges",
    GapKind.SINGLE_SOURCE: "Claim from a single source",
    GapKind.CIRCULAR: "Support that runs in a circle",
    GapKind.LOPSIDED: "Many more reasons on one side",
}
"""Each kind in words."""
WHY = {
    GapKind.UNANSWERED: "No argument here speaks against this counter or its premises: either it stands, or a reply "
    "has not been written down.",
    GapKind.UNTESTED: "An argument needs it, and the map holds neither a reason nor evidence to judge it by.",
    GapKind.UNSUPPORTED: "Whoever does not believe it already is given no reason to.",
    GapKind.UNCHALLENGED: "That nothing is listed against it does not show that there is nothing: perhaps nobody has "
    "looked.",
    GapKind.SINGLE_SOURCE: "Should this one source be mistaken about it, nothing else here would show it.",
    GapKind.CIRCULAR: "Each of these is a reason for the next, so none of them can be believed on the strength of the "
    "others alone.",
    GapKind.LOPSIDED: "The number of reasons tells what has been written down, not who is right: the shorter side may "
    "be the weaker one or the one less worked out.",
}
"""Why each kind matters, in plain words."""


@dataclass(frozen=True)
class Gap:
    """One thing that the map leaves open."""

    kind: GapKind
    id: str
    """The claim, the argument or the source in question."""
    distance: int | None
    """Arguments between it and the nearest thesis or option; 0 for these themselves, None where none leads there."""
    what: str
    """What the map holds and what it does not, in one sentence."""
    others: tuple[str, ...] = ()
    """Further items that belong to it: the rest of a circle, the arguments that need a premise, the one source."""

    @property
    def why(self) -> str:
        """Why it matters, in plain words."""
        return WHY[self.kind]


def distance_words(distance: int | None) -> str:
    """Where a gap lies, in words."""
    match distance:
        case None:
            return "leading to no thesis or option"
        case 0:
            return "the theses and options themselves"
        case 1:
            return "one argument away"
    return f"{distance} arguments away"


@dataclass(frozen=True)
class Balance:
    """How many reasons stand on each side: for and against a claim, or what a source's reasons do to their targets."""

    id: str
    reasons_for: int
    """Arguments and evidence items."""
    reasons_against: int

    @property
    def is_lopsided(self) -> bool:
        """Whether one side has ``LOPSIDED_BY`` more and ``LOPSIDED_BY`` times as many as the other."""
        fewer, more = sorted((self.reasons_for, self.reasons_against))
        return more - fewer >= LOPSIDED_BY and more >= LOPSIDED_BY * fewer


def gaps(map: Map, kinds: Iterable[GapKind] | None = None, question: str = "") -> list[Gap]:
    """Everything that ``map`` leaves open, or only ``kinds`` of it: nearest to the theses first, then by kind.

    With ``question``: what bears on its theses and options, nearest to those; of two as near, the one nearer to a
    thesis first. Raises ``UnknownId``.
    """
    read = _Read(map, map.find(question, Question) if question else None)
    found = [gap for kind in dict.fromkeys(GapKind if kinds is None else kinds) for gap in FINDERS[kind](read)]
    found = [gap for gap in found if gap.distance is not None] if question else found
    order, theses = list(GapKind), read.steps_from(read.question.theses if read.question else ())

    def place(gap: Gap) -> tuple[bool, int, bool, int, str]:
        far = bool(theses) and theses.get(gap.id) != gap.distance
        return gap.distance is None, gap.distance or 0, far, order.index(gap.kind), gap.id

    return sorted(found, key=place)


def balances(map: Map) -> list[Balance]:
    """The balance of every claim that has a reason on any side, then of every source that gives one."""
    read = _Read(map)
    return [*_claim_balances(read), *_source_balances(read)]


def distances(map: Map) -> dict[str, int]:
    """How many arguments lie between each claim or argument and the nearest thesis or option, its own included.

    An argument on a thesis, and its premises, have the distance 1. In a map without questions claims that no argument
    uses count as theses. What leads to none of them is left out.
    """
    return dict(_Read(map).distances)


class _Read:
    """A map indexed once for all questions about what bears on what, or on what ``question`` puts up."""

    def __init__(self, map: Map, question: Question | None = None) -> None:
        self.map = map
        self.question = question
        self.claims = list(map.of_kind(Claim))
        self.arguments = list(map.of_kind(Argument))
        self.on: defaultdict[str, list[Argument]] = defaultdict(list)
        self.evidence = list(map.of_kind(Evidence))
        self.sides: dict[Direction, defaultdict[str, list[Argument | Evidence]]]
        self.sides = {direction: defaultdict(list) for direction in Direction}
        self.needed_by: defaultdict[str, list[Argument]] = defaultdict(list)
        self.granted: set[str] = set()
        for argument in self.arguments:
            self.on[argument.target].append(argument)
            self.sides[argument.stance][argument.target].append(argument)
            self.granted.update(argument.grants)
            for premise in needed(argument):
                self.needed_by[premise].append(argument)
        for item in self.evidence:
            for claim, bearing in item.bears_on.items():
                self.sides[DIRECTION[bearing]][claim].append(item)

    def reasons(self, id: str, stance: Direction) -> Sequence[Argument | Evidence]:
        """The arguments and evidence items on one side of a claim or argument."""
        return self.sides[stance].get(id, ())

    @cached_property
    def tops(self) -> list[str]:
        """The theses and options; without questions the claims that no argument uses."""
        questions = [self.question] if self.question else self.map.of_kind(Question)
        asked = [id for question in questions for id in (*question.theses, *question.options)]
        if asked or self.question:
            return list(dict.fromkeys(asked))
        return [claim.id for claim in self.claims if claim.id not in self.needed_by and claim.id not in self.granted]

    @cached_property
    def distances(self) -> dict[str, int]:
        """See the function ``distances``."""
        return self.steps_from(self.tops)

    def steps_from(self, tops: Iterable[str]) -> dict[str, int]:
        """How many arguments lie between ``tops`` and each item that leads there: breadth first, so the fewest."""
        found = dict.fromkeys(tops, 0)
        waiting = deque(found)
        while waiting:
            id = waiting.popleft()
            for argument in self.on.get(id, ()):
                for reached in (argument.id, *argument.premises, *argument.grants):
                    if reached not in found:
                        found[reached] = found[id] + 1
                        waiting.append(reached)
        return found

    def distance(self, *ids: str) -> int | None:
        """The least distance of any of ``ids``."""
        return min((self.distances[id] for id in ids if id in self.distances), default=None)


def needed(argument: Argument) -> tuple[str, ...]:
    """The premises that have to hold; what is granted for the sake of argument is not asked for."""
    return tuple(premise for premise in argument.premises if premise not in argument.grants)


def _unanswered(read: _Read) -> Iterator[Gap]:
    """Arguments against something that nothing undercuts, and whose premises nothing speaks against."""
    for argument in read.arguments:
        points = (argument.id, *needed(argument))
        if argument.stance is Direction.CON and not any(read.reasons(id, Direction.CON) for id in points):
            what = "Nothing in the map speaks against this counter or its premises."
            yield Gap(GapKind.UNANSWERED, argument.id, read.distance(argument.id), what, (argument.target,))


def _untested(read: _Read) -> Iterator[Gap]:
    """Premises on which nothing bears."""
    for claim in read.claims:
        users = read.needed_by.get(claim.id, [])
        if users and not any(read.reasons(claim.id, direction) for direction in Direction):
            count = "1 argument needs" if len(users) == 1 else f"{len(users)} arguments need"
            what = f"{count} it; no reason and no evidence bears on it."
            others = tuple(argument.id for argument in users)
            yield Gap(GapKind.UNTESTED, claim.id, read.distance(claim.id), what, others)


def _unsupported(read: _Read) -> Iterator[Gap]:
    """Claims for which nothing speaks, but for premises that are untested and what is only granted."""
    for claim in read.claims:
        against = len(read.reasons(claim.id, Direction.CON))
        is_used = claim.id in read.needed_by or claim.id in read.granted
        if not read.reasons(claim.id, Direction.PRO) and (against or not is_used):
            what = f"No reason and no evidence for it; {_counted(against)} against it."
            yield Gap(GapKind.UNSUPPORTED, claim.id, read.distance(claim.id), what)


def _unchallenged(read: _Read) -> Iterator[Gap]:
    """Claims with reasons, where nothing speaks against the claim and nothing undercuts a reason."""
    for claim in read.claims:
        if _is_unchallenged(read, claim.id):
            count = len(read.reasons(claim.id, Direction.PRO))
            what = (
                f"{_counted(count)} for it; none against it, and nothing undercuts {'that' if count == 1 else 'those'}."
            )
            yield Gap(GapKind.UNCHALLENGED, claim.id, read.distance(claim.id), _sentence(what))


def _is_unchallenged(read: _Read, claim: str) -> bool:
    reasons = read.reasons(claim, Direction.PRO)
    points = (claim, *(reason.id for reason in reasons))
    return bool(reasons) and not any(read.reasons(id, Direction.CON) for id in points)


def _single_source(read: _Read) -> Iterator[Gap]:
    """Claims of fact for which everything said comes from one and the same source."""
    for claim in read.claims:
        if claim.kind in FACTUAL:
            sources = _vouching(read, claim)
            if len(sources) == 1:
                (source,) = sources
                what = f"Everything said for it comes from “{_title(read.map, source)}”."
                yield Gap(GapKind.SINGLE_SOURCE, claim.id, read.distance(claim.id), what, (source,))


def _vouching(read: _Read, claim: Claim) -> set[str]:
    """The sources that say the claim in their own name, give reasons for it, or hold evidence for it."""
    places: list[Place] = [voice for voice in claim.voices if voice.stance in OWN]
    for reason in read.reasons(claim.id, Direction.PRO):
        if isinstance(reason, Evidence):
            places.extend(reason.anchors)
        else:
            places.extend(voice for voice in reason.voices if voice.stance in OWN)
    return {place.source for place in places if place.source is not None}


def _circular(read: _Read) -> Iterator[Gap]:
    """Strongly connected groups of claims and supporting arguments."""
    import networkx as nx  # deferred: a tenth of a second, and only this question needs it

    graph: nx.DiGraph[str] = nx.DiGraph()
    for argument in read.arguments:
        if argument.stance is Direction.PRO:
            graph.add_edge(argument.id, argument.target)
        graph.add_edges_from((premise, argument.id) for premise in needed(argument))
    for group in nx.strongly_connected_components(graph):
        if len(group) > 1:
            claims = sorted((id for id in group if isinstance(read.map.get(id), Claim)), key=read.map.rank)
            members = claims + sorted((id for id in group if id not in claims), key=read.map.rank)
            count = len(claims)
            what = f"{count} claims support each other in a circle." if count > 1 else _self_support(count)
            yield Gap(GapKind.CIRCULAR, members[0], read.distance(*members), what, tuple(members[1:]))


def _self_support(claims: int) -> str:
    return "The claim is a reason for itself." if claims else "These arguments back each other in a circle."


def _lopsided(read: _Read) -> Iterator[Gap]:
    """Claims with many more reasons on one side, and sources whose reasons mostly go one way.

    Claims without support, or that nothing challenges, are told as such and not once more here.
    """
    for balance in _claim_balances(read):
        if balance.is_lopsided and balance.reasons_for and not _is_unchallenged(read, balance.id):
            what = f"{_counted(balance.reasons_for)} for it, {balance.reasons_against} against it."
            yield Gap(GapKind.LOPSIDED, balance.id, read.distance(balance.id), _sentence(what))
    for balance in _source_balances(read):
        if balance.is_lopsided:
            counts = f"{balance.reasons_for} speak for what they bear on, {balance.reasons_against} against it"
            near = [argument.id for argument in read.arguments if balance.id in _sources_of(argument)]
            yield Gap(GapKind.LOPSIDED, balance.id, read.distance(*near), f"Of the reasons in this source {counts}.")


def _claim_balances(read: _Read) -> Iterator[Balance]:
    for claim in read.claims:
        sides = [len(read.reasons(claim.id, stance)) for stance in (Direction.PRO, Direction.CON)]
        if any(sides):
            yield Balance(claim.id, *sides)


def _source_balances(read: _Read) -> Iterator[Balance]:
    """What the reasons found in each source do to what they bear on."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for argument in read.arguments:
        for voiced in _sources_of(argument):
            counts[voiced][argument.stance is Direction.CON] += 1
    for item in read.evidence:
        for anchored in {place.source for place in item.anchors if place.source is not None}:
            for bearing in item.bears_on.values():
                counts[anchored][bearing is Bearing.CONTRADICTS] += 1
    for source in read.map.of_kind(Source):
        if source.id in counts:
            yield Balance(source.id, *counts[source.id])


def _sources_of(argument: Argument) -> set[str]:
    return {voice.source for voice in argument.voices if voice.source is not None}


def _counted(reasons: int) -> str:
    return {0: "no reason", 1: "1 reason"}.get(reasons, f"{reasons} reasons")


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _title(map: Map, source: str) -> str:
    return map[source].words()


FINDERS: dict[GapKind, Callable[[_Read], Iterator[Gap]]] = {
    GapKind.UNANSWERED: _unanswered,
    GapKind.UNTESTED: _untested,
    GapKind.UNSUPPORTED: _unsupported,
    GapKind.UNCHALLENGED: _unchallenged,
    GapKind.SINGLE_SOURCE: _single_source,
    GapKind.CIRCULAR: _circular,
    GapKind.LOPSIDED: _lopsided,
}
"""How each kind is found."""
