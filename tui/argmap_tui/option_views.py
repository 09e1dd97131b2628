"""The views of the options of a question, as lines; here those that tell how far a verdict can be relied on."""

from __future__ import annotations

from collections.abc import Callable

from argmap.reading.bars import RANGE_LEGEND, range_cells
from argmap.reading.degrees import decimal
from argmap.reading.questions import at_stake
from argmap_tui.lines import Layout, Span
from argmap_tui.option_lines import NAME_LEAST, Options, criteria, say_reasons, say_rules, standing
from argmap_tui.scales import FORMULAS, STANDARDS

HEADS = {
    "measured": "accr",
    "dfquad": "DF-Q",
    "qe": "quad",
    "euler": "Euler",
    "euler-top": "E-top",
    "mlp": "MLP",
    "sd-dfquad": "sqDF",
}
"""What each formula is called at the head of its column."""
STANDARD_HEADS = ("scint", "prep", "clear", "doubt", "valid")
COLUMN = 7
MARKS = {True: "✓", False: "✗", None: "?"}
BAR_LEAST, BAR_MOST, SHARE = 15, 51, 6
"""Cells of a range, at least and at most, and of the share of draws beside it."""
BURDEN_LEGEND = (
    "yes, no: whoever bears the burden of proof. A, D, P: the burden alone decides, and it holds with the burden on "
    "whoever asserts it (A), on whoever denies it (D), under precaution (P): on whoever wants an act that cannot be "
    "undone."
)


def layout(found: Options, width: int, view: str) -> Layout:
    """The view of that name in ``width`` cells."""
    made = Layout()
    if found.question is None:
        made.say("This map asks no question yet, so it has no options to compare.", width)
    elif found.judged:
        say_rules(made, found, width)
        VIEWS[view](made, found, width)
    elif not at_stake(found.question):
        made.say("This question has neither options nor theses yet.", width)
    else:
        say_reasons(made, found, width)
    return made


def rules(made: Layout, found: Options, width: int) -> None:
    """Verdicts under each formula, and under each standard and burden."""
    from argmap.weigh.standards import Standard

    name = found.column(width - COLUMN * len(HEADS))
    made.say("UNDER EACH FORMULA", width, "heading")
    heads = "".join(f"{_starred(id, found.rulebook.semantics, head):<{COLUMN}}" for id, head in HEADS.items())
    made.lines.append([Span(f"{' ' * name}{heads}", "faint")])
    standard, burden = Standard(found.rulebook.standard), found.rulebook.burden
    for one in found.judged:
        cells = []
        for id in HEADS:
            holds = one.holds(standard, burden, id)
            strength = decimal(one.by_formula[id].stated.strength)
            cells.append(Span(f"{f'{strength} {MARKS[holds]}':<{COLUMN}}", "pro" if holds else "con"))
        made.offer(one.standing.id, [[Span(found.name(one.standing.id, name), "link"), *cells]])
    names = "; ".join(f"{head} = {FORMULAS[id]}" for id, head in HEADS.items())
    made.say(
        f"Strength, and whether it holds (✓) or does not (✗) by the standard in force. {names}. * in force.",
        width,
        "faint",
    )
    made.gap()
    _proof(made, found, width)


def _starred(id: str, chosen: str, head: str) -> str:
    return f"{head}*" if id == chosen else head


def _proof(made: Layout, found: Options, width: int) -> None:
    from argmap.weigh.standards import Standard

    name = found.column(width - 10 - COLUMN * len(STANDARD_HEADS))
    made.say("UNDER EACH STANDARD AND BURDEN OF PROOF", width, "heading")
    heads = dict(zip(STANDARDS, STANDARD_HEADS, strict=True))
    columns = "".join(f"{_starred(id, found.rulebook.standard, head):<{COLUMN}}" for id, head in heads.items())
    made.lines.append([Span(f"{' ' * name} for  ag. {columns}", "faint")])
    for one in found.judged:
        stated = one.judged.stated
        cells = "".join(f"{one.burdens(standard):<{COLUMN}}" for standard in Standard)
        sides = f"{decimal(stated.pro):>4} {decimal(stated.con):>4} "
        made.offer(one.standing.id, [[Span(found.name(one.standing.id, name), "link"), Span(sides), Span(cells)]])
    names = "; ".join(f"{head} = {STANDARDS[id]}" for id, head in heads.items())
    made.say(f"{BURDEN_LEGEND} for, ag.: what the reasons on each side come to. {names}. * in force.", width, "faint")


def ranges(made: Layout, found: Options, width: int) -> None:
    """How far the strengths reach when every weight may be off, and which option leads how often."""
    drawn = found.spread
    if drawn is None:
        return
    front = drawn.front([one.id for one in drawn.ranges])
    made.say(_front_words(found), width, "title")
    made.say(
        f"Ranges over beliefs: every weight given may be off by up to .10; drawn {drawn.draws:,} times. leads: the "
        "share of draws in which it is the strongest.",
        width,
        "faint",
    )
    if drawn.unsettled:
        made.say(f"In {drawn.unsettled:,} draws a circle of reasons did not settle: those mean nothing.", width, "con")
    made.gap()
    bar = max(BAR_LEAST, min(BAR_MOST, width - SHARE - NAME_LEAST - 12))
    name = found.column(width - SHARE - bar)
    made.lines.append([Span(f"{'option':<{name}}leads {'0':<{bar - 1}}1", "faint")])
    for one in sorted(drawn.ranges, key=lambda one: (-front.shares[one.id], -one.median)):
        share = f"{front.shares[one.id]:>4.0%}  "
        cells = range_cells(one.quantiles, bar)
        made.offer(one.id, [[Span(found.name(one.id, name), "link"), Span(share, "title"), Span(cells, "plain")]])
    made.gap()
    made.say(f"{RANGE_LEGEND}. These are ranges over draws, no confidence intervals.", width, "faint")


def _front_words(found: Options) -> str:
    """Whether an option is ahead whatever the weights are within their ranges."""
    if found.spread is None:
        return ""
    front = found.spread.front([one.id for one in found.spread.ranges])
    leader = found.short(front.leader)
    if len(front.shares) == 1:
        return "There is only one option."
    if front.is_clear:
        return f"{leader} is clearly ahead: its range lies above all others."
    count = len(front.overlapping)
    others = "that of one other" if count == 1 else f"those of {count} others"
    return f"No option is clearly preferred. {leader} leads most often; its range overlaps with {others}."


VIEWS: dict[str, Callable[[Layout, Options, int], None]] = {
    "as they stand": standing,
    "by criterion": criteria,
    "by every rule": rules,
    "if weights are off": ranges,
}
"""How options can be looked at, in the order of the key."""
