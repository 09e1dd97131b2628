"""What the short names of options stand for, before anything is said of them."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.memo.blocks import Block, Bullet, Bullets, Paragraph, Sentence
from argmap.memo.tracing import Scribe, identified, strong


def named_in_full(scribe: Scribe, claims: Iterable[str], *, is_short: bool) -> list[Block]:
    """Each of ``claims`` with its name and what it says, for a name of two words decides nothing.

    The long form lists them with their ids; the short one leaves out those whose name says all.
    """
    if not is_short:
        return [Bullets(items=tuple(Bullet(sentences=(_listed(scribe, id),)) for id in claims))]
    told = tuple(_told(scribe, id) for id in claims if scribe.named(id).text != scribe.said(id).text)
    return [Paragraph(sentences=told)] if told else []


def _listed(scribe: Scribe, id: str) -> Sentence:
    name, said = scribe.named(id), scribe.said(id)
    words = (said, *identified(id)) if name.text == said.text else (strong(name.text), *identified(id), ": ", said)
    return scribe.finding(f"named.{id}", *words, ".", on=[id])


def _told(scribe: Scribe, id: str) -> Sentence:
    return scribe.finding(f"named.{id}", strong(scribe.named(id).text), ": ", scribe.said(id), ".", on=[id])
