"""The beliefs on which a claim turns, as lines: a tornado of bars, or the pairs that turn it only together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from argmap.model import Map
from argmap.reading.bars import tornado_cells, tornado_head, tornado_scale
from argmap.reading.degrees import decimal
from argmap.reading.turning import edge, label_on, some_weights_only
from argmap_tui.cells import cut, pad
from argmap_tui.lines import Layout, Span
from argmap_tui.scales import SEEN
from argmap_tui.silence import say_silence
from argmap_tui.strengths import UNSAID

if TYPE_CHECKING:
    from argmap.weigh.cruxes import Crux
    from argmap.weigh.pairs import Pair

SHOWN = 30
"""Items that are listed: a few beliefs are what one asks for."""
PAIRS_SHOWN = 10
FIGURES_FROM = 96
"""Width in cells from which the strengths at both ends stand beside the bar."""
KIND, NOW, TURN, FIGURES = 9, 5, 9, 18
"""Cells of the columns: what kind of item it is, its weight, where it turns, the strengths at both ends."""
TITLE_LEAST, BAR_MOST = 30, 41
LEGEND = "Bars: its strength │ now  ░ if this is denied  █ if certain  ┊ middle (.50)"
HOW = "now: the weight of an item; turns at: the weight that would turn the claim, all else as it is."
NOT_WEIGHED = f"{UNSAID}: not weighed, so .50."
NEVER, UNKNOWN = "never", "not found"
"""What stands for the weight that turns a claim where none does, and where not all were tried."""
WAY_ON = "Enter goes to an item; there w weighs it."


@dataclass(frozen=True)
class Cruxes:
    """What a claim turns on."""

    map: Map
    id: str
    """The claim; empty where the map has none that could be meant."""
    strength: float | None = None
    """None while nothing has been weighed."""
    found: tuple[Crux, ...] = ()
    """Those nearest to turning it first; the claim itself is its own credence."""
    tried: int = 0
    """Of how many items all pairs were tried; 0 where a single one that bears on it turns it."""
    pairs: tuple[Pair, ...] = ()
    speaks: bool = True
    """Whether anything believed bears on the claim; else its strength is nobody's."""
    weighed: frozenset[str] = frozenset()
    """The items that have been given a weight; the weight of any other is nobody's."""
    is_settled: bool = True
    """False where the claim stands in a circle of reasons that did not settle."""

    def ordered(self, *, by_swing: bool) -> list[Crux]:
        """Those that turn or move the claim, the nearest first or those that move it furthest."""
        moving = [one for one in self.found if one.flip is not None or one.swing >= SEEN]
        return sorted(moving, key=lambda one: (-one.swing, one.id)) if by_swing else moving


def layout(cruxes: Cruxes, width: int, *, by_swing: bool = False) -> Layout:
    """The lines in ``width`` cells."""
    made = Layout()
    if not cruxes.id:
        made.say("This map has no thesis yet. Open a claim first: its cruxes are shown then.", width)
        return made
    made.say(cruxes.map[cruxes.id].words(), width, "title")
    if cruxes.strength is None:
        made.gap()
        say_silence(made, width)
        return made
    if not cruxes.is_settled:
        made.say("It stands in a circle of reasons that did not settle: these numbers mean nothing.", width, "con")
    _answer(made, cruxes, cruxes.strength, width)
    moving = cruxes.ordered(by_swing=by_swing)
    if moving:
        _table(made, cruxes, cruxes.strength, moving, width, by_swing=by_swing)
    if cruxes.tried:
        _pairs(made, cruxes, width)
    made.say(WAY_ON, width, "faint")
    return made


def _answer(made: Layout, cruxes: Cruxes, strength: float, width: int) -> None:
    if not cruxes.speaks:
        made.say(f"Nothing that is believed bears on it, so it has no strength yet. {_turned_by(cruxes)}", width)
        made.gap()
        return
    side = "above" if decimal(strength) > ".50" else "below" if decimal(strength) < ".50" else "at"
    made.say(f"Strength {decimal(strength)}, {side} the middle (.50). {_turned_by(cruxes)}", width)
    untold = sum(one.flip is None and not one.is_certain for one in cruxes.found)
    if untold:
        made.say(some_weights_only(untold), width, "faint")
    made.gap()


def _turned_by(cruxes: Cruxes) -> str:
    """How many items turn it alone, in a sentence."""
    bearing = [one for one in cruxes.found if one.id != cruxes.id]
    turning = sum(one.flip is not None for one in bearing)
    own = any(one.flip is not None for one in cruxes.found if one.id == cruxes.id)
    if not bearing:
        return "Nothing bears on it: it is as strong as you believe it."
    if turning:
        count = f"{turning} {'item turns' if turning == 1 else 'items turn'} it alone"
        return f"{count}, and so does its own credence." if own else f"{count}."
    if own:
        others = (
            f"of the {len(bearing):,} that bear on it none does" if len(bearing) > 1 else "what bears on it does not"
        )
        return f"Its own credence turns it; {others} alone."
    others = f"any of the {len(bearing):,} that bear on it" if len(bearing) > 1 else "the one item that bears on it"
    return f"Neither its own credence nor {others} turns it alone."


def _table(  # noqa: PLR0913 - what is shown, and how
    made: Layout, cruxes: Cruxes, now: float, moving: list[Crux], width: int, *, by_swing: bool
) -> None:
    wide = width >= FIGURES_FROM
    rest = width - KIND - NOW - TURN - 4 - (FIGURES if wide else 0)
    columns = max(9, min(BAR_MOST, rest - TITLE_LEAST))
    scale = tornado_scale([now, *(value for one in moving for value in (one.at_zero, one.at_one))])
    low, high = (decimal(value) for value in scale)
    by_swing = by_swing or bool(cruxes.tried)
    made.say("MOVES IT FURTHEST" if by_swing else "NEAREST TO TURNING IT", width, "heading")
    silent = any(one.id not in cruxes.weighed for one in moving[:SHOWN])
    made.say(f"{HOW} {NOT_WEIGHED if silent else ''}".strip(), width, "faint")
    head = f"{tornado_head(low, high, scale, columns)}  "
    head += f"{'denied   certain':<{FIGURES}}" if wide else ""
    made.lines.append([Span(f"{pad('', KIND)}{head}{'now':<{NOW}}turns at", "faint")])
    for one in moving[:SHOWN]:
        figures = f"{decimal(one.at_zero):<9}{decimal(one.at_one):<9}" if wide else ""
        lead = [
            Span(pad("" if one.id == cruxes.id else cruxes.map[one.id].kind_name, KIND), "faint"),
            Span(tornado_cells(one.at_zero, now, one.at_one, scale, columns), "plain"),
            Span(f"  {figures}{_turn(one, said=one.id in cruxes.weighed)} ", "text"),
        ]
        used = sum(cell_len(span.text) for span in lead)
        words = cut(label_on(cruxes.map, one.id, cruxes.id), width - used)
        if one.id == cruxes.id:  # where one is, not where one could go
            made.lines.append([*lead, Span(words, "text")])
        else:
            made.offer(one.id, [[*lead, Span(words, "link")]])
    if len(moving) > SHOWN:
        made.say(f"… {len(moving) - SHOWN} more", width, "faint")
    made.gap()


def _turn(one: Crux, *, said: bool) -> str:
    """Its weight now, a dash where it has none, and the one at which it turns the claim."""
    if one.flip is None:
        turns = NEVER if one.is_certain else UNKNOWN
    elif abs(one.flip - one.weight) < SEEN:
        turns = "any more" if one.flip > one.weight else "any less"
    else:
        turns = decimal(edge(one.weight, one.flip))
    return f"{decimal(one.weight) if said else UNSAID:<{NOW}}{turns:<{TURN}}"


def _pairs(made: Layout, cruxes: Cruxes, width: int) -> None:
    count = cruxes.tried * (cruxes.tried - 1) // 2
    pairs = "the only pair" if count == 1 else f"the {count} pairs"
    tried = f"{pairs} of the {cruxes.tried} items that move it most, each denied or certain"
    if not cruxes.pairs:
        others = any(one.flip is not None for one in cruxes.found)
        whom, were = ("of others turns it" if others else "turns it either"), ("was" if count == 1 else "were")
        made.say(f"No pair {whom}. Tried {were} {tried}.", width)
        made.gap()
        return
    made.say("TURN IT ONLY TOGETHER", width, "heading")
    made.say(f"{len(cruxes.pairs)} of {tried}.", width, "faint")
    for pair in cruxes.pairs[:PAIRS_SHOWN]:
        for lead, id, end in zip(("", "and "), pair.ids, pair.ends, strict=True):
            words = f"{lead:>4}{'certain' if end else 'denied '} "
            tail = f" then {decimal(pair.strength)}" if lead else ""
            title = cut(label_on(cruxes.map, id, cruxes.id), width - len(words) - len(tail))
            made.offer(id, [[Span(words, "pro" if end else "con"), Span(title, "link"), Span(tail, "faint")]])
    if len(cruxes.pairs) > PAIRS_SHOWN:
        made.say(f"… {len(cruxes.pairs) - PAIRS_SHOWN} more pairs", width, "faint")
    made.gap()
