"""Two items that may say the same, side by side, and what merging them would move, as lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from argmap.model import Item, Link, Map, Perspective
from argmap.reading import card_of, label
from argmap_tui.cells import cut, pad, wrap
from argmap_tui.lines import Layout, Span
from argmap_tui.strengths import Move

GAP = 3
"""Cells between the two."""
SHOWN = 40
"""Most items that are listed as moving."""
WAYS_ON = "y merges them, s keeps the other one, Esc leaves both as they are."


@dataclass(frozen=True)
class Plan:
    """What merging ``drop`` into ``keep`` would do."""

    map: Map
    keep: str
    drop: str
    moves: tuple[Move, ...] = ()
    """The strengths that would move most."""
    refusal: str = ""
    """Why it cannot be done; empty where it can."""
    is_silent: bool = False
    """Whether nothing has been weighed, so that no strength can be told."""


def layout(plan: Plan, width: int) -> Layout:
    """The plan in lines of ``width`` cells."""
    made = Layout()
    _side_by_side(made, plan, width)
    made.gap()
    if plan.refusal:
        made.say(f"They cannot be one: {plan.refusal}", width, "con")
        made.say("s tries it the other way round, Esc leaves both as they are.", width, "title")
        return made
    made.say(WAYS_ON, width, "title")
    made.gap()
    _moving(made, plan, width)
    _strengths(made, plan, width)
    return made


def _side_by_side(made: Layout, plan: Plan, width: int) -> None:
    half = (width - GAP) // 2
    columns = [_column(plan.map, "THIS STAYS", plan.keep, half), _column(plan.map, "THIS GOES", plan.drop, half)]
    blank = Span("", "text")
    for left, right in zip_longest(*columns, fillvalue=blank):
        made.lines.append([left._replace(text=pad(left.text, half + GAP)), right])


def _column(map: Map, heading: str, id: str, width: int) -> list[Span]:
    """One of the two: its kind, its words, who says it, and how much hangs on it."""
    card = card_of(map, id)
    said = [*card.voices, f"{len(card.pro.lines)} for, {len(card.con.lines)} against"]
    return [
        Span(cut(f"{heading}: {card.kind}", width), "heading"),
        *(Span(line, "title") for line in (wrap(card.title, width) if card.title else [])),
        *(Span(line, "text") for line in wrap(card.text, width)),
        *(Span(line, "voice") for words in said for line in wrap(words, width)),
    ]


def _moving(made: Layout, plan: Plan, width: int) -> None:
    moving = plan.map.mentioned_by(plan.drop)
    made.say(f"MOVES OVER {len(moving)}", width, "heading")
    voices = getattr(plan.map[plan.drop], "voices", ())
    if voices:
        made.say("Whoever says what goes is shown to say what stays: merge only what means the same.", width, "con")
    made.say("The words of what stays stand; every voice of both is kept.", width, "faint")
    for item in moving[:SHOWN]:
        lead, words = _part(plan, item)
        made.offer(item.id, [[Span(lead, "faint"), Span(cut(words, width - len(lead)), "link")]])
    if len(moving) > SHOWN:
        made.say(f"… {len(moving) - SHOWN} more", width, "faint")
    made.gap()


def _part(plan: Plan, item: Item) -> tuple[str, str]:
    """What sort of thing moves over, and its words."""
    map = plan.map
    match item:
        case Link():
            other = item.end if item.start == plan.drop else item.start
            if other == plan.keep:
                return "goes: ", f"the link between the two, {item.kind.replace('-', ' ')}"
            return f"link, {item.kind.replace('-', ' ')}: ", label(map, map[other])
        case Perspective():
            return "weights of ", item.title
    return f"{item.kind_name}: ", label(map, item)


def _strengths(made: Layout, plan: Plan, width: int) -> None:
    made.say("STRENGTHS THAT WOULD MOVE", width, "heading")
    if plan.is_silent:
        made.say("Nothing has been weighed through these eyes, so no strength can be told.", width, "faint")
    elif not plan.moves:
        made.say("None moves by as much as .01.", width, "faint")
    for move in plan.moves:
        mark, role = ("▲", "pro") if move.by > 0 else ("▼", "con")
        numbers = f"{move.words} "
        words = cut(label(plan.map, plan.map[move.id]), width - len(numbers) - 2)
        made.offer(move.id, [[Span(f"{mark} ", role), Span(numbers, "title"), Span(words, "link")]])
