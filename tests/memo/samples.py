"""Memos made by hand, with every kind of block, for the tests of the writers."""

from __future__ import annotations

import datetime as dt

from argmap.memo.blocks import (
    Block,
    Bullet,
    Bullets,
    Column,
    Entry,
    Figure,
    Hand,
    Memo,
    Paragraph,
    Record,
    Role,
    Row,
    Run,
    Section,
    Sentence,
    Table,
    Trace,
)
from argmap.memo.figures.data import Arrow, Box, MapFigure, Swing, Tornado
from argmap.memo.recipe import Front, Recipe

HOSTILE = (
    "</script><script>alert(1)</script> <!-- <b>bold</b> &amp; {{7*7}} #panic(1) $x^2$ @ref *star* _low_ `tick` "
    "[link](http://x) = head \\ \"quoted\" 'single' {PAGE} { INCLUDETEXT c:\\x } =1+1 ]]> <img src=x onerror=alert(1)>"
)
CONTROLS = "bell\x07 null\x00 escape\x1b[31m turned\u202edesrever\u202c none\uffff"
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
ID = "internal-custody-team-keeps-every-released-model-for-ever-in-a-va"


def recipe(**fields: object) -> Recipe:
    """How the samples say they were made."""
    plain = {"map": "m", "map_title": "A map", "snapshot": "0123456789abcdef", "date": dt.date(2026, 11, 21)}
    return Recipe.model_validate({**plain, "question": "q", "perspectives": ("p",), **fields})


def memo(*sections: Section, title: str = "Whether to retire", **fields: object) -> Memo:
    """A memo of those sections."""
    return Memo.model_validate({"title": title, "recipe": recipe(), "sections": sections, **fields})


def finding(key: str, *words: str | Run, on: tuple[str, ...] = ("a-claim",), hand: Hand = Hand.MAP) -> Sentence:
    """A sentence with a trace."""
    runs = tuple(Run(text=one) if isinstance(one, str) else one for one in words)
    return Sentence(runs=runs, trace=Trace(key=key, rests_on=on, check="0badcafe"), hand=hand)


def row(key: str, *cells: str, on: tuple[str, ...] = ("a-claim",)) -> Row:
    """A row with a trace."""
    return Row(cells=tuple((Run(text=one),) for one in cells), trace=Trace(key=key, rests_on=on, check="0badcafe"))


def paragraph(*sentences: Sentence) -> Paragraph:
    """Those sentences."""
    return Paragraph(sentences=sentences)


def section(*blocks: Block, id: str = "one", title: str = "One", parts: tuple[Section, ...] = ()) -> Section:
    """A section of those blocks."""
    return Section(id=id, title=title, blocks=blocks, parts=parts)


def long_table(rows: int = 45) -> Table:
    """A table that breaks over pages, with long words and ids in narrow columns."""
    columns = (
        Column(heading="Claim", width=2),
        Column(heading="What it says", width=5),
        Column(heading="Strength", width=1, is_number=True),
        Column(heading="Id", width=2),
    )
    words = (
        "Retiring a model ends a class of possible interactions that nobody has asked the model about, which is new."
    )
    lines = (row(f"t.{n}", f"Line {n}", words, f"0.{n:02}", ID, on=(f"item-{n}",)) for n in range(1, rows))
    last = row("t.last", LONG_WORD, HOSTILE, "0.99", LONG_WORD)
    remark = (finding("t.remark", "Three more were left out."),)
    return Table(caption="Forty-five claims and where they stand", columns=columns, rows=(*lines, last), remark=remark)


def figures() -> tuple[Figure, Figure]:
    """A map and a tornado, the second with its table."""
    boxes = (
        Box(id="root", words="Retire on schedule", kind="option", strength=0.42),
        Box(id="a", words="Upkeep is dear <b>& grows</b>", kind="claim", strength=0.7),
        Box(id="b", words="Users were promised continuity", kind="argument", strength=0.6),
    )
    arrows = (Arrow(start="a", end="root"), Arrow(start="b", end="root", opposes=True))
    drawn = MapFigure(root="root", boxes=boxes, arrows=arrows, left_out=4)
    swings = (
        Swing(id="a", words="Upkeep is dear", weight=0.7, at_zero=0.3, at_one=0.6, flip=0.4),
        Swing(id="b", words="Users were promised continuity", weight=0.6, at_zero=0.5, at_one=0.4),
    )
    tornado = Tornado(strength=0.42, swings=swings)
    equivalent = Table(
        caption="What moves the strength of retiring",
        columns=(Column(heading="Belief", width=4), Column(heading="At 0", is_number=True)),
        rows=(row("f.a", "Upkeep is dear", "0.30"), row("f.b", "Users were promised continuity", "0.50", on=("b",))),
    )
    return (
        Figure(
            id="map", caption="What bears on retiring", alt="Upkeep supports it, a promise opposes it.", drawing=drawn
        ),
        Figure(
            id="tornado",
            caption="Upkeep moves it most",
            alt="Two bars; upkeep moves it from 0.30 to 0.60.",
            drawing=tornado,
            equivalent=equivalent,
        ),
    )


def full() -> Memo:
    """Every kind of block, every role, every hand, and text that no writer may take for markup."""
    said = [Run(text=f"a {role.value} ", role=role) for role in Role]
    nested = Bullet(
        sentences=(finding("l.1", "First, in short."),),
        below=(
            Bullet(
                sentences=(finding("l.1.1", "Below it.", on=("b",)),),
                below=(Bullet(sentences=(finding("l.1.1.1", "Below that.", on=("c",)),)),),
            ),
        ),
    )
    second = Bullet(sentences=(finding("l.2", "Second. ", LONG_WORD, on=("d",)),))
    head = Record(
        entries=(
            Entry(label="To", value=(finding("h.to", "The board", hand=Hand.AUTHOR),)),
            Entry(label="Decision sought", value=(finding("h.sought", "Adopt a schedule for retiring models."),)),
        )
    )
    bluf = section(
        paragraph(finding("bluf.lead", "No option is clearly preferred.", on=("x", "y")), finding("bluf.2", *said)),
        id="bluf",
        title="Bottom line",
    )
    part = section(
        Bullets(items=(nested, second)), Bullets(items=(second, nested), is_numbered=True), id="part", title="A part"
    )
    hostile = section(
        paragraph(finding("x.1", HOSTILE), finding("x.2", CONTROLS, hand=Hand.MODEL), finding("x.3", LONG_WORD)),
        long_table(),
        id="two",
        title=f"Two {HOSTILE}",
    )
    drawn = section(*figures(), id="three", title="Three", parts=(part,))
    front = Front(sender="A. Author", subject="Retiring")
    return memo(
        section(head, id="header", title="Memorandum"),
        bluf,
        drawn,
        hostile,
        subtitle=f"Under {HOSTILE}",
        recipe=recipe(front=front),
    )
