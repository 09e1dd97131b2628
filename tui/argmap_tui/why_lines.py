"""Why a strength is what it is, as lines: where it starts, what raised and lowered it, and what it turns on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from argmap.model import Argument, Claim, Evidence, Map
from argmap.reading import label
from argmap.reading.degrees import decimal, degree
from argmap.reading.turning import edge, label_on, some_weights_only
from argmap_tui.cells import cut, pad
from argmap_tui.lines import Layout, Span
from argmap_tui.scales import SEEN, Scales
from argmap_tui.strengths import UNSAID
from argmap_tui.weights import FIELDS

if TYPE_CHECKING:
    from argmap.weigh.cruxes import Crux
    from argmap.weigh.explain import Explanation, Push
    from argmap.weigh.standards import Comparison

PUSHES = 8
"""Reasons that are listed on each side."""
TURNING = 5
"""Beliefs that are listed as what a strength turns on."""
NOTHING_SAID = (
    "Nothing has been weighed yet, so there is no verdict here: argmap does not hand you anybody's.",
    "W asks you the few questions that matter most.",
    "p shows the map through a document's eyes.",
    "w weighs the item in view.",
)
NOTHING_BEARS = f"{UNSAID} Nothing that is believed bears on this, so it has no strength and no verdict."
NO_REASONS = (
    "No verdict: a proof standard weighs reasons, and none that bears on this is believed so far. "
    "Its strength is what you believe of it outright."
)
EFFECTS = "Each number is what taking that one reason away would change; they need not add up."


@dataclass(frozen=True)
class Turning:
    """What the strength of an item turns on, found meanwhile."""

    id: str
    cruxes: tuple[Crux, ...]


def layout(scales: Scales, id: str, turning: Turning | None, width: int) -> Layout:
    """The lines on the item ``id``, with what it turns on once that is known."""
    made = Layout()
    if scales.is_silent:
        for words in NOTHING_SAID:
            made.say(words, width, "text")
            made.gap()
        return made
    item = scales.map.get(id)
    if isinstance(item, Claim | Argument):
        _strength(made, scales, item, width)
        if turning is not None and turning.id == id:
            _turning(made, scales, turning, width)
    elif isinstance(item, Evidence):
        _weight(made, scales, item, width)
    else:
        made.say("Claims, arguments and evidence have a strength; this has none.", width, "faint")
    return made


def _weight(made: Layout, scales: Scales, item: Claim | Argument | Evidence, width: int) -> None:
    """What somebody has said of the item itself."""
    stated, kept = scales.stated(item.id), FIELDS[type(item)]
    supposed = " (what if)" if item.id in scales.supposed else ""
    if stated is None:
        made.say(f"{kept}: not weighed, so {decimal(scales.weight(item.id))}", width, "faint")
    else:
        made.say(f"{kept} {decimal(stated)}: {degree(type(item), stated)}{supposed}", width)


def _strength(made: Layout, scales: Scales, item: Claim | Argument, width: int) -> None:
    from argmap.weigh.explain import explain

    weighing = scales.weighing
    if any(item.id in members for members in weighing.unsettled):
        made.say("This stands in a circle of reasons that did not settle: its number means nothing.", width, "con")
    found = explain(weighing, item.id)
    _weight(made, scales, item, width)
    if not (scales.tells(item.id) if isinstance(item, Claim) else scales.speaks(item.id)):
        made.say(NOTHING_BEARS, width)
        _silent(made, len(found.silent), width)
        made.gap()
        return
    made.lines.append([Span("starts at", "faint"), Span(f" {decimal(found.base)}")])
    _pushes(made, scales.map, found.raised, ("+", "pro"), width)
    _pushes(made, scales.map, found.lowered, ("−", "con"), width)
    name = "comes to" if isinstance(item, Claim) else "force left"
    made.lines.append([Span(name, "faint"), Span(f" {decimal(found.strength)}", "title")])
    if not _adds_up(found):
        made.say(EFFECTS, width, "faint")
    if isinstance(item, Argument):
        made.lines.append([Span("gives", "faint"), Span(f" {decimal(weighing.act(item.id))}", "title")])
    _silent(made, len(found.silent), width, more=" more")
    made.gap()
    if isinstance(item, Claim):
        _verdict(made, scales.verdict(item.id), scales.caution(item.id), width)


def _silent(made: Layout, count: int, width: int, *, more: str = "") -> None:
    """How many reasons are there and give nothing."""
    if count:
        made.say(
            f"{count}{more} {'gives' if count == 1 else 'give'} nothing: premises not believed, or undercut.",
            width,
            "faint",
        )


def _pushes(made: Layout, map: Map, pushes: Sequence[Push], sign: tuple[str, str], width: int) -> None:
    """The reasons of one side: by what each does alone, then those that do nothing alone, by what each gives."""
    alone = [push for push in pushes if abs(push.effect) >= SEEN]
    others = sorted((push for push in pushes if abs(push.effect) < SEEN), key=lambda push: -push.act)
    for push in alone[:PUSHES]:
        _push(made, map, push.id, (f"{sign[0]}{decimal(abs(push.effect))}", sign[1]), width)
    if others:
        made.say(
            f"{_reasons(len(others), more=bool(alone))} by less than .01 alone, the others being there:", width, "faint"
        )
    for push in others[: max(1, PUSHES - len(alone))]:
        _push(made, map, push.id, (f"{sign[0]} gives {decimal(push.act)}", sign[1]), width)
    left = len(pushes) - min(len(alone), PUSHES) - min(len(others), max(1, PUSHES - len(alone)))
    if left:
        made.say(f"… {left} more", width, "faint")


def _push(made: Layout, map: Map, id: str, number: tuple[str, str], width: int) -> None:
    words = cut(label(map, map[id]), width - len(number[0]) - 1)
    made.offer(id, [[Span(f"{number[0]} ", number[1]), Span(words, "link")]])


def _reasons(count: int, *, more: bool) -> str:
    several = "more reasons" if more else "reasons"
    return f"one {several[:-1]} moves it" if count == 1 else f"{count} {several} move it, each"


def _adds_up(found: Explanation) -> bool:
    """Whether the numbers shown come to the strength shown."""
    effects = [push.effect for push in (*found.raised, *found.lowered) if abs(push.effect) >= SEEN]
    return round(sum(round(effect, 2) for effect in effects) + round(found.base, 2) - round(found.strength, 2), 2) == 0


def _verdict(made: Layout, found: Comparison, caution: str, width: int) -> None:
    stated = found.stated
    if stated.is_settled and max(stated.pro, stated.con) < SEEN:
        made.say(NO_REASONS, width, "faint")
        made.gap()
        return
    holds = "no verdict" if not stated.is_settled else "holds" if stated.holds else "does not hold"
    by = f"by {stated.standard.phrase}, burden on whoever {_burdened(stated.burden.value)} it"
    made.lines.append([Span(pad(cut(holds, width), width), "pro" if stated.holds else "con")])
    weights = f"the strongest reason for it gives {decimal(stated.pro)}, against it {decimal(stated.con)}"
    made.say(f"{by}: {weights}", width, "faint")
    if caution:
        made.say(caution, width)
    if stated.is_settled and found.turned_by:
        made.say(found.words(), width, "faint")
    made.gap()


def _burdened(burden: str) -> str:
    return "asserts" if burden == "asserter" else "denies"


def _turning(made: Layout, scales: Scales, turning: Turning, width: int) -> None:
    map = scales.map
    if not turning.cruxes:  # nobody has looked
        return
    flips = [one for one in turning.cruxes if one.flip is not None][:TURNING]
    if not flips:
        doubt = some_weights_only(sum(not one.is_certain for one in turning.cruxes))
        made.say(f"No single belief turns it. {doubt}".strip(), width, "faint")
        return
    made.say("TURNS ON", width, "heading")
    for one in flips:
        now = f"now {decimal(one.weight)}" if scales.stated(one.id) is not None else "not weighed"
        tail = f" at {decimal(edge(one.weight, one.flip or 0.0))}, {now}"
        words = label_on(map, one.id, turning.id)
        if cell_len(words) + len(tail) <= width:
            made.offer(one.id, [[Span(words, "link"), Span(tail, "faint")]])
        else:
            made.offer(one.id, [[Span(cut(words, width), "link")], [Span(f" {tail}", "faint")]])
