"""Open questions: what the part of the map that bears on the options leaves open."""

from __future__ import annotations

from argmap.memo.basis import Basis
from argmap.memo.blocks import Bullet, Bullets, Paragraph, Role, Run, Section, Sentence
from argmap.memo.tracing import WHOLE, Scribe, fixed, joined
from argmap.model import Argument, Claim
from argmap.model.moves import gist
from argmap.weigh.gaps import TITLES, WHY, Gap, GapKind, gaps

SHOWN = 3
"""Gaps of one kind that are told; of the rest only the number is."""
KINDS = (GapKind.UNANSWERED, GapKind.UNSUPPORTED, GapKind.UNTESTED, GapKind.UNCHALLENGED)


def section(basis: Basis, scribe: Scribe) -> Section:
    """The gaps nearest to the options, kind by kind; first those beneath the leading one."""
    bearing = set().union(*(basis.bearing(id) for id in basis.claims))
    first = basis.bearing(basis.leader) if basis.leader is not None else frozenset()
    circles = [GapKind.CIRCULAR] if basis.compiled.graph.cyclic.any() else []  # else not worth looking for
    kinds = [*KINDS, *circles]
    found = [gap for gap in gaps(basis.map, kinds) if gap.id in bearing]
    found.sort(key=lambda gap: gap.id not in first)
    parts = tuple(_kind(scribe, kind, of) for kind in kinds if (of := [gap for gap in found if gap.kind is kind]))
    if parts:
        return Section(id="open", title="Open questions", parts=parts)
    words = "Nothing beneath the options is left without an answer, without support or without a challenge."
    said = scribe.finding("open.none", words, on=[WHOLE])
    return Section(id="open", title="Open questions", blocks=(Paragraph(sentences=(said,)),))


def _kind(scribe: Scribe, kind: GapKind, found: list[Gap]) -> Section:
    items = tuple(Bullet(sentences=(_gap(scribe, gap),)) for gap in found[:SHOWN])
    more = (Paragraph(sentences=(_more(scribe, kind, len(found) - SHOWN),)),) if len(found) > SHOWN else ()
    why = Paragraph(sentences=(fixed(WHY[kind]),))
    return Section(id=f"open-{kind}", title=TITLES[kind], blocks=(why, Bullets(items=items), *more))


def _gap(scribe: Scribe, gap: Gap) -> Sentence:
    against = gap.others if gap.kind is GapKind.UNANSWERED else ()
    target = (", against “", scribe.said(against[0]), "”") if against else ()
    if gap.kind is GapKind.CIRCULAR:
        claims = [one for one in (gap.id, *gap.others) if isinstance(scribe.map[one], Claim)] or [gap.id]
        named = joined([_whole(scribe, one) for one in claims])
        return scribe.finding(f"open.{gap.kind}.{gap.id}", *named, ".", on=claims)
    item = scribe.map[gap.id]
    on = [gap.id, *(item.premises if isinstance(item, Argument) else ()), *against]
    return scribe.finding(f"open.{gap.kind}.{gap.id}", _whole(scribe, gap.id), *target, ".", on=on)


def _whole(scribe: Scribe, id: str) -> Run:
    """A claim in its own words, an argument in those of its premises."""
    item = scribe.map[id]
    if not isinstance(item, Argument):
        return scribe.said(id)
    return Run(text=gist(scribe.map, item).removesuffix("."), role=Role.CLAIM)


def _more(scribe: Scribe, kind: GapKind, count: int) -> Sentence:
    words = f"{count:,} more of this kind {'lies' if count == 1 else 'lie'} beneath the options."
    return scribe.finding(f"open.{kind}.more", words, on=[WHOLE])
