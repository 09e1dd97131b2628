"""How far those who weighed the same claims are apart, as a figure."""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import median

from argmap.memo.basis import Basis
from argmap.memo.blocks import Column, Figure, Row, Table
from argmap.memo.figures.data import Beliefs, Voters
from argmap.memo.tracing import Scribe
from argmap.memo.words import counted
from argmap.model import Claim
from argmap.reading.degrees import decimal
from argmap.weigh.compare import AGREED

FEWEST = 3
"""Fewer people than this are no group; each of them is told by name."""
SHOWN = 5


def beliefs(basis: Basis, scribe: Scribe) -> Figure | None:
    """The credences of a group on the claims beneath the options on which they are furthest apart; None for no group.

    Only people count: what is derived from a document is not somebody's belief.
    """
    apart = _furthest_apart(basis)
    if not apart:
        return None
    people = max(len(held) for held in apart.values())
    drawn = tuple(Voters(id=id, words=scribe.named(id).text, credences=tuple(held)) for id, held in apart.items())
    return Figure(
        id="figure-beliefs",
        caption="Claims on which people are furthest apart",
        alt=f"How far up to {counted(people, 'person', 'people')} believe each of {counted(len(drawn), 'claim')}, "
        "as dots from 0 to 1; the table below has every number.",
        drawing=Beliefs(claims=drawn),
        equivalent=_table(scribe, apart),
    )


def _furthest_apart(basis: Basis) -> dict[str, list[float]]:
    """The credences of each claim, least first, of the claims that several people weighed differently."""
    held: defaultdict[str, list[float]] = defaultdict(list)
    for view in basis.views:
        for id, credence in view.credence.items() if view.source is None else ():
            held[id].append(credence)
    bearing = set().union(*(basis.bearing(id) for id in basis.claims))
    apart = {
        id: sorted(every)
        for id, every in held.items()
        if len(every) >= FEWEST
        and max(every) - min(every) > AGREED
        and id in bearing
        and isinstance(basis.map.get(id), Claim)
    }
    return dict(sorted(apart.items(), key=lambda one: (one[1][0] - one[1][-1], one[0]))[:SHOWN])


def _table(scribe: Scribe, apart: dict[str, list[float]]) -> Table:
    return Table(
        caption="Credences by claim",
        columns=(
            Column(heading="Claim", width=3),
            Column(heading="People", is_number=True),
            Column(heading="Median", is_number=True),
            Column(heading="Every credence", width=2),
        ),
        rows=tuple(_row(scribe, id, held) for id, held in apart.items()),
    )


def _row(scribe: Scribe, id: str, held: list[float]) -> Row:
    tally = Counter(map(decimal, held))
    every = ", ".join(one if count == 1 else f"{one} ({count:,} people)" for one, count in tally.items())
    cells = (f"{len(held)}", decimal(median(held)), every)
    return scribe.row(f"dissent.beliefs.{id}", scribe.named(id), *cells, on=[id])
