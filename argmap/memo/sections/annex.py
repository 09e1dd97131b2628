"""Annexes: the words used, the outline of what bears on the options, every statement told, and what has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.memo.basis import Basis
from argmap.memo.blocks import Block, Bullet, Bullets, Column, Paragraph, Role, Row, Run, Section, Sentence, Table
from argmap.memo.sections import arguments
from argmap.memo.tracing import WHOLE, Scribe, Words, fixed, identified
from argmap.memo.words import counted
from argmap.model import Argument, Claim, Evidence, Source, Term
from argmap.reading import Branch, children, place_words
from argmap.reading.degrees import decimal

DEPTH = 2
"""How many steps below an option the outline goes."""
BRANCHES = 4
"""Reasons on one item that the outline tells; of more only the number is."""
EVENT = re.compile(r"\bevent (\d{1,15})\b", re.IGNORECASE)
"""How a memo that this one supersedes names the state of the map that it stood on."""
CHANGES = 40
"""Changes since then that are listed, the newest."""


def section(basis: Basis, scribe: Scribe) -> Section:
    """All annexes that have something in them. Has to come after all that tells of statements."""
    told = list(scribe.told)
    parts = [*arguments.others(basis, scribe), _outline(basis, scribe)]
    parts += [*_glossary(basis, scribe, told), _statements(basis, scribe, told)]
    return Section(id="annex", title="Annexes", parts=(*parts, *_changes(basis, scribe)))


# The outline


def _outline(basis: Basis, scribe: Scribe) -> Section:
    lead = fixed(
        f"What bears on each option, to {DEPTH} steps. Each item stands with its relation to what is above it and with "
        "its strength, arguments with what they give."
    )
    items = tuple(_branch(basis, scribe, id) for id in basis.claims)
    blocks: tuple[Block, ...] = (Paragraph(sentences=(lead,)), Bullets(items=items))
    return Section(id="annex-outline", title="Outline", blocks=blocks)


def _branch(basis: Basis, scribe: Scribe, top: str) -> Bullet:
    """A thesis or option with what stands beneath it, unfolded level by level."""
    words = (scribe.named(top), _strength(basis, top), *identified(top))
    head = scribe.finding(f"annex.outline.{top}", *words, on=[top])
    return Bullet(sentences=(head,), below=tuple(_below(basis, scribe, top, top, DEPTH)))


def _below(basis: Basis, scribe: Scribe, way: str, id: str, depth: int) -> Iterator[Bullet]:
    """What stands under an item; ``way`` leads to it from the top, and ``depth`` bounds how far this goes."""
    branches = [one for one in children(basis.map, id) if one.id not in way.split("/")]
    for branch in branches[:BRANCHES]:
        here = f"{way}/{branch.id}"
        line = scribe.finding(f"annex.outline.{here}", *_line(basis, scribe, branch), on=[branch.id, id])
        deeper = tuple(_below(basis, scribe, here, branch.id, depth - 1)) if depth > 1 else ()
        yield Bullet(sentences=(line,), below=deeper)
    if len(branches) > BRANCHES:
        more = f"{len(branches) - BRANCHES:,} more."
        yield Bullet(sentences=(scribe.finding(f"annex.outline.{way}/more", more, on=[id]),))


def _line(basis: Basis, scribe: Scribe, branch: Branch) -> Iterator[Words]:
    yield Run(text=f"{branch.sign.word}: ", role=Role.FAINT)
    yield scribe.named(branch.id)
    yield _strength(basis, branch.id)


def _strength(basis: Basis, id: str) -> str:
    """The strength of a claim, what an argument gives, or nothing for evidence, whose profile tells of it."""
    item = basis.map.get(id)
    if not isinstance(item, Argument | Claim):
        return ""
    if not basis.speaks(id):
        return " (silent)"
    return f" ({decimal(basis.weighing.act(id) if isinstance(item, Argument) else basis.weighing[id])})"


# The glossary


def _glossary(basis: Basis, scribe: Scribe, told: list[str]) -> list[Section]:
    """The terms of the map that occur in what the memo tells."""
    text = "\n".join(item.words() for item in basis.items(told)).casefold()
    used = [term for term in basis.map.of_kind(Term) if _occurs(term.name, text)]
    items = tuple(_term(basis, scribe, term) for term in sorted(used, key=lambda one: one.name.casefold()))
    return [Section(id="annex-glossary", title="Glossary", blocks=(Bullets(items=items),))] if items else []


def _occurs(name: str, text: str) -> bool:
    """Whether the name stands in the text as a word of its own, in the singular or with an s."""
    low = name.casefold()
    return low in text and re.search(rf"(?<!\w){re.escape(low)}s?(?!\w)", text) is not None


def _term(basis: Basis, scribe: Scribe, term: Term) -> Bullet:
    name = Run(text=term.name, role=Role.STRONG)
    meanings: list[Words] = []
    for one in term.definitions:
        where = place_words(basis.map, one)
        meanings += [" ", one.text.removesuffix("."), f" ({where})." if where else "."]
    words = meanings or [" not defined in the map."]
    return Bullet(sentences=(scribe.finding(f"annex.term.{term.id}", name, ":", *words, on=[term.id]),))


# The statements


def _statements(basis: Basis, scribe: Scribe, told: list[str]) -> Section:
    """Every claim that the memo tells, in its own words."""
    claims = [item for item in basis.items(told) if isinstance(item, Claim)]
    counts = [
        counted(sum(isinstance(item, kind) for item in basis.items(told)), word)
        for kind, word in ((Argument, "argument"), (Evidence, "evidence item"), (Source, "source"))
    ]
    words = f"Beside these claims the memo tells of {counts[0]}, {counts[1]} and {counts[2]}."
    table = Table(
        caption="Claims told, in their own words",
        columns=(
            Column(heading="Id", width=1.6),
            Column(heading="Claim", width=4),
            Column(heading="Kind"),
            Column(heading="Credence", width=0.8, is_number=True),
            Column(heading="Strength", width=0.8, is_number=True),
        ),
        rows=tuple(_statement(basis, scribe, one) for one in claims),
        remark=(scribe.finding("annex.statements", words, on=[WHOLE]),),
    )
    return Section(id="annex-statements", title="Statements", blocks=(table,))


def _statement(basis: Basis, scribe: Scribe, claim: Claim) -> Row:
    belief = basis.view.credence.get(claim.id)
    given = decimal(belief) if belief is not None else "none"
    strength = decimal(basis.weighing[claim.id]) if basis.speaks(claim.id) else "silent"
    words = scribe.said(claim.id) if claim.id in basis.options else scribe.words(claim.id)
    cells = (words, str(claim.kind), given, strength)
    return scribe.row(f"annex.claim.{claim.id}", Run(text=claim.id, role=Role.ID), *cells, on=[claim.id])


# Changes


def _changes(basis: Basis, scribe: Scribe) -> list[Section]:
    """What has changed since the memo that this one supersedes, where that names an event of the history."""
    named = EVENT.search(basis.recipe.front.supersedes)
    events = basis.beside.until(basis.recipe.event)
    if named is None or not events:
        return []
    from argmap.store.telling import event_words  # takes the library with it, which a memo of a file has no use for

    since = int(named[1])
    later = [one for one in events if one.seq > since]
    items = tuple(
        Bullet(sentences=(scribe.finding(f"annex.change.{one.seq}", f"{one.actor}: {event_words(one)}.", on=[WHOLE]),))
        for one in reversed(later[-CHANGES:])
    )
    said = Paragraph(sentences=tuple(_counted_changes(scribe, since, len(later))))
    return [Section(id="annex-changes", title="Changes", blocks=(said, *([Bullets(items=items)] if items else [])))]


def _counted_changes(scribe: Scribe, since: int, count: int) -> Iterator[Sentence]:
    made = f"{counted(count, 'change was', 'changes were')} made" if count else "Nothing was changed"
    yield scribe.finding(
        "annex.changes", f"{made} since event {since:,}, on which the superseded memo stood.", on=[WHOLE]
    )
    if count > CHANGES:
        yield scribe.finding("annex.changes.more", f"Listed are the newest {CHANGES}.", on=[WHOLE])
