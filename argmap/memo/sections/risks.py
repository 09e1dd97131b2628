"""Risks: what cannot be undone, when to look again, and what to watch; only what the map tells."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.memo.basis import Basis
from argmap.memo.blocks import Block, Bullet, Bullets, Paragraph, Section, Sentence
from argmap.memo.tracing import WHOLE, Scribe, fixed, joined
from argmap.memo.words import counted
from argmap.model import Claim, ClaimKind
from argmap.reading.degrees import decimal
from argmap.weigh.cruxes import Crux

NEAR = 0.25
"""A belief that turns the outcome within this distance is a trigger for looking again."""
SHOWN = 5
WEIGHT = {"claim": "belief in", "argument": "the force of", "evidence": "trust in"}
"""What is weighed of each kind of item."""
WATCHED = frozenset({ClaimKind.PREDICTIVE, ClaimKind.EMPIRICAL, ClaimKind.CAUSAL})
"""The kinds of claim on which the world gives an answer in time."""
SEEN = 0.05
"""Beliefs that move a strength by less are not worth watching."""


def section(basis: Basis, scribe: Scribe) -> Section:
    """What cannot be undone, review triggers, and what to watch."""
    parts = [_irreversible(basis, scribe)]
    if basis.leader is not None:
        cruxes = basis.cruxes[basis.leader]
        parts += [_triggers(basis, scribe, basis.leader, cruxes), *_watched(basis, scribe, basis.leader, cruxes)]
    return Section(id="risks", title="Risks and review", parts=tuple(parts))


def _irreversible(basis: Basis, scribe: Scribe) -> Section:
    acts = [id for id in basis.claims if id in basis.caution.acts]
    items = [Bullet(sentences=tuple(_act(basis, scribe, act))) for act in acts]
    blocks: tuple[Block, ...] = (Bullets(items=tuple(items)),)
    if not acts:
        words = "The map marks none of the options as an act that cannot be undone."
        blocks = (Paragraph(sentences=(scribe.finding("risks.irreversible", words, on=[WHOLE]),)),)
    return Section(id="risks-irreversible", title="What cannot be undone", blocks=blocks)


def _act(basis: Basis, scribe: Scribe, act: str) -> Iterator[Sentence]:
    """What precaution asks of whoever wants an act, and of whoever turns down what is opposed to it."""
    words = (
        "” is marked in the map as an act that cannot be undone, wholly or in part. Precaution asks that whoever "
        "wants it show that it is "
    )
    holds = "it is shown." if _holds(basis, act) else "that has not been shown."
    standard = f"right: by {basis.recipe.standard.phrase}, "
    yield scribe.finding(f"risks.{act}.caution", "“", scribe.said(act), words, standard, holds, on=[act])
    opposed = [id for id in basis.claims if basis.caution.opposed.get(id) == act]
    if opposed:
        lost = [scribe.named(id) for id in opposed if not _holds(basis, id)]
        named = joined([scribe.named(id) for id in opposed])
        rule = ". Under precaution what is opposed stands unless the contrary is shown, which it is for "
        told = (*joined(lost), ".") if lost else ("none.",)
        yield scribe.finding(f"risks.{act}.opposed", "Opposed to it: ", *named, rule, *told, on=[act, *opposed])


def _holds(basis: Basis, id: str) -> bool:
    """Whether a claim holds with the burden where precaution puts it."""
    return basis.verdicts[id].holds(basis.recipe.standard, basis.caution.burden(id))


def _triggers(basis: Basis, scribe: Scribe, leader: str, cruxes: list[Crux]) -> Section:
    """The beliefs whose change would turn the leading option soonest."""
    near = [one for one in cruxes if one.distance <= NEAR]
    items = [Bullet(sentences=(_trigger(basis, scribe, leader, one),)) for one in near[:SHOWN]]
    said: list[Sentence] = []
    if not near:
        words = f"” across .50{_how_far(cruxes)}."
        start = "No single belief is known to carry “" if _is_doubted(cruxes) else "No single belief would carry “"
        said.append(scribe.finding("risks.triggers.none", start, scribe.said(leader), words, on=[leader]))
    elif len(near) > SHOWN:
        words = f"{counted(len(near) - SHOWN, 'more belief')} within {decimal(NEAR)} would turn it as well."
        said.append(scribe.finding("risks.triggers.more", words, on=[leader]))
    blocks = [Bullets(items=tuple(items))] if items else []
    after = [Paragraph(sentences=tuple(said))] if said else []
    return Section(id="risks-review", title="When to look again", blocks=(*blocks, *after))


def _is_doubted(cruxes: list[Crux]) -> bool:
    """Whether some belief may turn the outcome though none is known to."""
    return all(one.flip is None for one in cruxes) and not all(one.is_certain for one in cruxes)


def _how_far(cruxes: list[Crux]) -> str:
    """How far the beliefs would have to move that turn the outcome, none of which is near."""
    turning = [one.distance for one in cruxes if one.flip is not None]
    return f" by moving less than {decimal(min(turning))}" if turning else ", however far it moves"


def _trigger(basis: Basis, scribe: Scribe, leader: str, crux: Crux) -> Sentence:
    flip = crux.flip if crux.flip is not None else crux.weight
    way = "falls" if flip < crux.weight else "rises"
    moves = f" {way} from {decimal(crux.weight)} to {decimal(flip)}"
    if crux.id not in basis.compiled.weights(basis.view):
        moves = f", which is not weighed, comes to {decimal(flip)}"
    if crux.id == leader:
        words = f"” itself{moves}, which turns it."
        own = "Look again when belief in “"
        return scribe.finding(f"risks.trigger.{leader}", own, scribe.named(leader), words, on=[leader])
    start = (f"Look again when {WEIGHT[scribe.map[crux.id].kind_name]} “", scribe.named(crux.id), "”")
    ending = (f"{moves}, which turns ", scribe.named(leader), ".")
    return scribe.finding(f"risks.trigger.{crux.id}", *start, *ending, on=[leader, crux.id])


def _watched(basis: Basis, scribe: Scribe, leader: str, cruxes: list[Crux]) -> list[Section]:
    """The claims of fact that move the leading option most: what comes to be known of them counts most."""
    facts = [one for one in cruxes if one.id != leader and one.swing >= SEEN and _is_fact(basis, one.id)]
    facts = sorted(facts, key=lambda one: -one.swing)[:SHOWN]
    if not facts:
        return []
    lead = fixed(
        "What comes to be known of these claims of fact would move the leading option most. Each stands with the "
        "strength of that option were the claim denied, and were it certain."
    )
    items = [Bullet(sentences=(_watch(scribe, leader, one),)) for one in facts]
    blocks = (Paragraph(sentences=(lead,)), Bullets(items=tuple(items)))
    return [Section(id="risks-watch", title="What to watch", blocks=blocks)]


def _is_fact(basis: Basis, id: str) -> bool:
    item = basis.map.get(id)
    return isinstance(item, Claim) and item.kind in WATCHED


def _watch(scribe: Scribe, leader: str, crux: Crux) -> Sentence:
    words = f": {decimal(crux.at_zero)} if denied, {decimal(crux.at_one)} if certain."
    return scribe.finding(f"risks.watch.{crux.id}", scribe.said(crux.id), words, on=[leader, crux.id])
