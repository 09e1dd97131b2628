"""Risks: what cannot be undone, when to look again, and what to watch; only what the map tells."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.memo.basis import Basis
from argmap.memo.blocks import Block, Bullet, Bullets, Paragraph, Section, Sentence
from argmap.memo.judging import doubt, footing, sums
from argmap.memo.tracing import WHOLE, Scribe, Words, fixed, joined
from argmap.memo.turning import Turn, all_are_known, turns, way
from argmap.memo.words import BARE, counted
from argmap.model import Claim, ClaimKind
from argmap.reading.degrees import decimal
from argmap.reading.turning import NOISE
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
        parts += [_triggers(basis, scribe, basis.leader), *_watched(basis, scribe, basis.leader, cruxes)]
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
        "” is marked in the map as an act that cannot be undone, wholly or in part. Precaution asks of whoever wants "
        f"it that the reasons for it meet {basis.recipe.standard.phrase}: "
    )
    yield scribe.finding(f"risks.{act}.caution", "“", scribe.said(act), words, _met(basis, act), ".", on=[act])
    opposed = [id for id in basis.claims if basis.caution.opposed.get(id) == act]
    if opposed:
        start = "Opposed to it, by a link, by reasons or as the only other option: "
        named = joined([scribe.named(id) for id in opposed])
        rule = (
            ". Under precaution each of these holds unless the reasons against it meet that standard, as they do for "
        )
        lost = [id for id in opposed if basis.strengths[id][0] is not None and not _holds(basis, id)]
        told = _lost(basis, scribe, lost) if lost else ["none"]
        yield scribe.finding(f"risks.{act}.opposed", start, *named, rule, *told, ".", on=[act, *opposed])


def _met(basis: Basis, act: str) -> str:
    """Whether the reasons for an act meet the standard, on how much, and what that leaves open."""
    if basis.strengths[act][0] is None:
        return f"{BARE}, so that there is no verdict"
    met = f"they {'do' if _holds(basis, act) else 'do not'} ({sums(basis, act)}{footing(basis, act)})"
    why = doubt(basis, act)
    return f"{met}. That is a verdict, not advice: the advice on it stays undetermined, for {why}" if why else met


def _lost(basis: Basis, scribe: Scribe, claims: list[str]) -> list[Words]:
    """Claims against which the reasons meet the standard, with what they come to, and whether that leaves them open."""
    words: list[Words] = []
    for id in claims:
        is_open = ", undetermined" * bool(doubt(basis, id))
        words += ["; " * bool(words), scribe.named(id), f" ({sums(basis, id)}{footing(basis, id)}{is_open})"]
    return words


def _holds(basis: Basis, id: str) -> bool:
    """Whether a claim holds with the burden where precaution puts it."""
    return basis.verdicts[id].holds(basis.recipe.standard, basis.caution.burden(id))


def _triggers(basis: Basis, scribe: Scribe, leader: str) -> Section:
    """The beliefs in reasons whose change would turn the leading option soonest."""
    turning = turns(basis, leader)
    near = [one for one in turning if one.distance <= NEAR + NOISE]
    items = [Bullet(sentences=(_trigger(basis, scribe, leader, one),)) for one in near[:SHOWN]]
    said: list[Sentence] = []
    if not near:
        far = f" by moving less than {decimal(turning[0].distance)}" if turning else ", however far it moves"
        words = f"” {way(basis, leader)} or turn its verdict{far}."
        start = f"No single belief in a reason {'would' if all_are_known(basis, leader) else 'is known to'} carry “"
        said.append(scribe.finding("risks.triggers.none", start, scribe.said(leader), words, on=[leader]))
    elif len(near) > SHOWN:
        words = f"{counted(len(near) - SHOWN, 'more belief')} within {decimal(NEAR)} would turn it as well."
        said.append(scribe.finding("risks.triggers.more", words, on=[leader]))
    blocks = [Bullets(items=tuple(items))] if items else []
    after = [Paragraph(sentences=tuple(said))] if said else []
    return Section(id="risks-review", title="When to look again", blocks=(*blocks, *after))


def _trigger(basis: Basis, scribe: Scribe, leader: str, turn: Turn) -> Sentence:
    what, is_weighed = "the verdict on " * turn.is_of_verdict, turn.id in basis.weights[0]
    start = (f"Look again when {WEIGHT[scribe.map[turn.id].kind_name]} “", scribe.named(turn.id), "”")
    moves = f" {turn.moves(is_weighed=True)}, which turns {what}"
    if not is_weighed:
        start = ("Weigh “", scribe.named(turn.id), "”, which is not weighed yet:")
        way, _, at = turn.at.partition(" ")
        where = f"at {at} or {'more' if turn.is_rise else 'less'}" if way == "to" else turn.at
        moves = f" {where} it turns {what}"
    return scribe.finding(f"risks.trigger.{turn.id}", *start, moves, scribe.named(leader), ".", on=[leader, turn.id])


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
