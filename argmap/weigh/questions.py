"""Which beliefs to ask a person about first, and whether more answers could still turn the verdict.

Where little is weighed, many beliefs move nothing by themselves: a reason counts only once all its premises are
believed. So a belief is ranked by what it does from several views: the person's own as it is; the same with everything
believed that has to hold together with it, its company; and those of the map's documents, with what the person has
said. From each view the exact strengths of the claims in question are found with the belief at 0 and at 1.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from argmap.model import Argument, Claim, Evidence, Perspective, Question
from argmap.weigh.columns import strengths_of
from argmap.weigh.compiled import Compiled, Weighing, own_words
from argmap.weigh.cruxes import signs
from argmap.weigh.flips import TIE
from argmap.weigh.order import Links, reached
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.sweep import MIDDLE

NEAREST = 400
"""Beliefs that are looked at: those with the fewest steps to a claim of the question."""
SUSPECTS = 48
"""Beliefs that are looked at from the documents' views, too."""
OPTION = 0.5
"""What a move of an option counts beside one of a thesis: it matters only where the option comes to lead."""
TRIES = 500
"""Tries in which everything still open is answered at random."""
LEAST = 0.005
"""Beliefs that move no claim by as much as this are not asked about."""


@dataclass(frozen=True)
class Asked:
    """A belief worth asking about."""

    id: str
    claim: str
    """The claim of the question that it moves most."""
    worth: float
    """How far it moves the claims of the question between its ends, added up, on the mean of the views."""
    reach: float
    """How far it moves ``claim`` from the view in which it moves it furthest, 0 to 1."""


@dataclass(frozen=True)
class Outlook:
    """Whether answers to what is still open could turn the verdict: on the theses, and which option leads."""

    tries: int
    turned: int
    """In how many of the tries random answers to everything open turned it."""
    is_closed: bool
    """Whether it stays even with everything open at its worst, and at its best, for each claim."""
    is_exact: bool
    """Whether the bounds are exact: nothing open both lifts and lowers a claim, and no circle bears on one."""
    open: int = 0
    """How many beliefs that bear on the claims are still open."""


@dataclass(frozen=True)
class Agenda:
    """What to ask next, what matters most first, and what more answers could do."""

    asked: tuple[Asked, ...]
    outlook: Outlook


def agenda(  # noqa: PLR0913 - each is a choice to be stated
    weighing: Weighing,
    question: str,
    views: Sequence[Perspective] = (),
    *,
    skip: Collection[str] = (),
    count: int = 12,
    seed: int = 0,
    heed: Callable[[], None] = lambda: None,
) -> Agenda:
    """What to ask the person whose view ``weighing`` has, about the question ``question``; without ``skip``.

    ``views`` are those of the map's documents. The same seed gives the same agenda. ``heed`` is
    called now and then; what it raises ends the search. Raises ``UnknownId``.
    """
    case, dice = _Case(weighing, question, heed), np.random.default_rng(seed)
    others = [weighing.compiled.base(view) for view in views]
    return Agenda(tuple(_asked(case, others, skip)[:count]), _outlook(case, dice))


class _Case:
    """The claims of a question, and the beliefs that bear on them and are still open."""

    def __init__(self, weighing: Weighing, question: str, heed: Callable[[], None] = lambda: None) -> None:
        self.heed = heed
        compiled = self.compiled = weighing.compiled
        asked = compiled.map.find(question, Question)
        self.rules, self.base = weighing.rules, compiled.base(weighing.view)
        self.claims = list(dict.fromkeys((*asked.theses, *asked.options)))
        self.at = np.array([compiled.at(id) for id in self.claims], dtype=np.int64)
        self.theses = np.array([id in asked.theses for id in self.claims], dtype=np.bool_)
        self.options = np.array([id in asked.options for id in self.claims], dtype=np.bool_)
        said = {*weighing.view.credence, *weighing.view.force, *weighing.view.certainty, *self.claims}
        self.bearing = np.zeros(compiled.graph.count, dtype=np.bool_)
        for node in self.at.tolist():
            self.bearing |= reached(compiled.graph.before, node)
        found = {id: at for id, at in _weights(compiled).items() if id not in said and self.bearing[at]}
        self.ids, self.open = list(found), np.array(list(found.values()), dtype=np.int64)

    def drawn(self, dice: np.random.Generator, count: int) -> Numbers:
        """``count`` columns of base scores in which everything open is drawn at random."""
        table = np.repeat(self.base[:, None], count, axis=1)
        table[self.open] = dice.random((len(self.open), count))
        return table

    def strengths(self, table: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
        """The strengths of the claims in each column, and whether it settled."""
        found = strengths_of(self.compiled.graph, self.at, table, self.rules, self.heed)
        return found.strength, found.settled

    def worth(self, swings: Numbers) -> Numbers:
        """What swings of shape (views, claims, nodes) come to for each node."""
        counts: Numbers = np.where(self.theses, 1.0, OPTION) @ swings.mean(axis=0)
        return counts

    def verdicts(self, strengths: Numbers) -> NDArray[np.int64]:
        """The verdict of each column: the side of the middle that each thesis is on, and the option that leads."""
        sides = (strengths[self.theses] > MIDDLE + TIE).astype(np.int64)
        options = strengths[self.options]
        leads = options.argmax(axis=0, keepdims=True) if len(options) else sides[:0]
        return np.vstack([sides, leads])


def _weights(compiled: Compiled) -> dict[str, int]:
    """For each item that can be weighed the node whose base score is its weight, in the order of the nodes."""
    index, items = compiled.index, compiled.map.unordered
    ids = [entry.item.id for entry in items if isinstance(entry.item, Claim | Argument | Evidence)]
    return dict(sorted(((id, index.get(own_words(id), index[id])) for id in ids), key=itemgetter(1)))


def _asked(case: _Case, others: list[Numbers], skip: Collection[str]) -> list[Asked]:
    """The beliefs worth asking about, those that move the claims most first."""
    near = np.array([at for at in _nearest(case)[:NEAREST] if case.ids[at] not in skip], dtype=np.int64)
    nodes = case.open[near]
    alone = np.repeat(case.base[:, None], len(nodes), axis=1)
    swings = np.stack([_swings(case, nodes, alone), _swings(case, nodes, _in_company(case, nodes))])
    kept = np.argsort(-case.worth(swings), kind="stable")[:SUSPECTS]
    near, nodes, swings = near[kept], nodes[kept], swings[:, :, kept]
    laid = [np.repeat(view[:, None], len(nodes), axis=1) for view in _laid(case, others)]
    swings = np.concatenate([swings, *(_swings(case, nodes, views)[None] for views in laid)])
    worth, reaches = case.worth(swings), swings.max(axis=0)
    found = [
        Asked(case.ids[at], case.claims[int(reach.argmax())], float(counts), float(reach.max()))
        for at, counts, reach in zip(near.tolist(), worth.tolist(), reaches.T, strict=True)
    ]
    return sorted((one for one in found if one.reach >= LEAST), key=lambda one: (-one.worth, one.id))


def _nearest(case: _Case) -> list[int]:
    """Indices into what is open, those with the fewest steps to a claim of the question first."""
    before = case.compiled.graph.before
    steps = np.full(case.compiled.graph.count, np.iinfo(np.int64).max)
    front, step = case.at, 0
    while len(front):
        steps[front] = step
        step += 1
        front = np.unique(before.spread(front)[0])
        front = front[steps[front] > step]
    order: list[int] = np.argsort(steps[case.open], kind="stable").tolist()
    return order


def _in_company(case: _Case, nodes: Indices) -> Numbers:
    """For each node a column of base scores: the person's own, every open premise that must hold with it at 1."""
    graph, premises = case.compiled.graph, case.compiled.graph.premises
    edges = (graph.con, graph.pro, premises)
    sources, targets = (np.concatenate([getattr(some, end) for some in edges]) for end in ("sources", "targets"))
    after = Links.of(graph.count, sources, targets)
    is_open = np.zeros(graph.count, dtype=np.bool_)
    is_open[case.open] = True
    table = np.repeat(case.base[:, None], len(nodes), axis=1)
    for column, node in enumerate(nodes.tolist()):
        behind = reached(after, node)
        joint = premises.sources[behind[premises.targets] & ~behind[premises.sources]]
        table[joint[is_open[joint]], column] = 1.0
    return table


def _laid(case: _Case, others: list[Numbers]) -> list[Numbers]:
    """The views ``others``, with what the person has said as the person has said it."""
    laid = []
    for other in others:
        base = case.base.copy()
        base[case.open] = other[case.open]
        laid.append(base)
    return laid


def _swings(case: _Case, nodes: Indices, views: Numbers) -> Numbers:
    """How far each node moves each claim between 0 and 1, from its column of ``views``; shape (claims, nodes)."""
    table, columns = np.hstack([views, views]), np.arange(len(nodes))
    table[nodes, columns], table[nodes, columns + len(nodes)] = 0.0, 1.0
    strengths, settled = case.strengths(table)
    zero, one = np.split(np.where(settled, strengths, np.nan), 2, axis=1)
    swings: Numbers = np.nan_to_num(np.abs(one - zero))
    return swings


def _outlook(case: _Case, dice: np.random.Generator) -> Outlook:
    now = case.verdicts(case.strengths(case.base[:, None])[0])
    strengths, settled = case.strengths(case.drawn(dice, TRIES))
    turned = int((case.verdicts(strengths[:, settled]) != now).any(axis=0).sum())
    low, high, is_exact = _bounds(case, dice) if not turned else (np.zeros(0), np.zeros(0), False)
    return Outlook(
        int(settled.sum()), turned, not turned and _stays(case, now[:, 0], low, high), is_exact, len(case.open)
    )


def _stays(case: _Case, now: NDArray[np.int64], low: Numbers, high: Numbers) -> bool:
    """Whether the verdict ``now`` holds wherever between ``low`` and ``high`` the strengths of the claims are."""
    sides = [(bound[case.theses] > MIDDLE + TIE).astype(np.int64) for bound in (low, high)]
    if any((side != now[: len(side)]).any() for side in sides):
        return False
    below, above = low[case.options], high[case.options]
    rivals = np.delete(above, now[-1:]) if len(above) else above
    return not len(rivals) or bool(below[now[-1]] > rivals.max() + TIE)


def _bounds(case: _Case, dice: np.random.Generator) -> tuple[Numbers, Numbers, bool]:
    """The least and the greatest strength of each claim, and whether these are exact."""
    graph, open_ = case.compiled.graph, case.open
    is_cyclic = bool((graph.cyclic[graph.block_of] & case.bearing).any())
    low, high, is_exact = np.empty(len(case.at)), np.empty(len(case.at)), not is_cyclic
    for row, node in enumerate(case.at.tolist()):
        lifts, lowers = (some[open_] for some in signs(graph, node))
        is_mixed = bool((lifts & lowers).any())
        is_exact = is_exact and not is_mixed
        for bound, best, worst in ((low, 0.0, 1.0), (high, 1.0, 0.0)):
            table = case.drawn(dice, TRIES if is_mixed or is_cyclic else 1)
            table[open_[lifts & ~lowers]], table[open_[lowers & ~lifts]] = best, worst
            strengths, settled = case.strengths(table)
            known = strengths[row, settled]
            bound[row] = (known.min() if best == 0.0 else known.max()) if len(known) else 1.0 - best
    return low, high, is_exact
