"""A small map with a question, people who disagree, evidence and sources, and sections made from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from argmap.memo.basis import Basis
from argmap.memo.beside import NOTHING, Beside
from argmap.memo.blocks import Block, Row, Section, Sentence, Table, statements
from argmap.memo.recipe import Recipe
from argmap.memo.tracing import Scribe
from argmap.model import ClaimKind, Evidence, Item, Map, Perspective, Question, Source, Term
from argmap.model.context import Definition
from tests.weigh.small import CON, a_map, claim, reason, view

PAPER = Source(
    id="paper",
    csl={
        "type": "book",
        "title": "The Paper",
        "author": [{"family": "Doe", "given": "Jane"}],
        "publisher": "Press",
        "issued": {"date-parts": [[2020]]},
    },
)
SURVEY = Evidence.model_validate(
    {
        "id": "survey",
        "text": "A survey of users.",
        "kind": "statistic",
        "bears_on": {"love": "supports"},
        "certainty": "low",
        "downgrades": [{"reason": "risk-of-bias", "note": "asked by the lab"}],
        "anchors": [{"source": "paper"}],
    }
)
BOB = Perspective(
    id="bob", title="Bob", holder="Bob B.", note="Money counts.", credence={"cost": 0.95, "love": 0.2, "harm": 0.2}
)
ITEMS: tuple[Item, ...] = (
    Question(id="q", text="Keep or retire?", options=("keep", "retire"), baseline="retire"),
    claim("keep", ClaimKind.POLICY, title="Keep it", text="The lab keeps the model."),
    claim("retire", ClaimKind.POLICY, title="Retire it", irreversible=True),
    claim("cost", text="It costs much."),
    claim("love", ClaimKind.PREDICTIVE, text="People will miss the model."),
    claim("harm", text="Loss is harm."),
    reason("missed", "keep", "love", "harm", title="They miss it"),
    reason("dear", "keep", "cost", stance=CON),
    reason("saves", "retire", "cost"),
    reason("hurts", "retire", "harm", stance=CON),
    PAPER,
    SURVEY,
    Term(id="model", name="model", definitions=(Definition(text="A thing that answers.", source="paper"),)),
    view("ann", love=0.9, harm=0.8, cost=0.3),
    BOB,
    view("cid", love=0.7, harm=0.9, cost=0.9),
    Perspective(id="dee", title="Dee"),
)
EVERYBODY = ("ann", "bob", "cid", "dee")


def without(*ids: str) -> Map:
    """The map without some of its items."""
    return a_map(*(item for item in ITEMS if item.id not in ids))


def changed(*items: Item) -> Map:
    """The map with other items in place of those of their ids, or beside them."""
    new = {item.id: item for item in items}
    kept = [new.pop(item.id, item) for item in ITEMS]
    return a_map(*kept, *new.values())


def recipe(*views: str, **fields: object) -> Recipe:
    """A memo on the small map's question, through the eyes of ``views``."""
    plain = {"map": "m", "map_title": "T", "snapshot": "0123456789abcdef", "date": dt.date(2026, 11, 21)}
    made = {**plain, "question": "q", "perspectives": views or EVERYBODY, "draws": 50, **fields}
    return Recipe.model_validate(made)


def made(
    section: Callable[[Basis, Scribe], Section],
    map: Map | None = None,
    asked: Recipe | None = None,
    beside: Beside = NOTHING,
) -> Section:
    """A section by itself."""
    map = map if map is not None else a_map(*ITEMS)
    return section(Basis(map, asked or recipe(), beside), Scribe(map))


def blocks(section: Section) -> Iterator[Block]:
    """The blocks of a section and of its parts, in reading order."""
    waiting = [section]
    while waiting:
        here = waiting.pop(0)
        yield from here.blocks
        waiting = [*here.parts, *waiting]


def said(section: Section) -> dict[str, str]:
    """The words of every finding by its key."""
    return {one.trace.key: one.text for one in every(section) if one.trace is not None}


def every(section: Section) -> list[Sentence | Row]:
    """All sentences and rows."""
    return [one for block in blocks(section) for one in statements(block)]


def text(section: Section) -> str:
    """All words."""
    return "\n".join(one.text for one in every(section))


def tables(section: Section) -> list[Table]:
    """All tables."""
    return [block for block in blocks(section) if isinstance(block, Table)]
