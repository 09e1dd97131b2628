"""The options of a question as lines: how each stands, and what each criterion says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from argmap.model import Map, Question, arguments_on, evidence_on
from argmap.reading import label
from argmap.reading.degrees import decimal
from argmap.reading.questions import at_stake
from argmap_tui.cells import cut, pad, span
from argmap_tui.lines import Layout, Span
from argmap_tui.scales import FORMULAS, SEEN, Rulebook
from argmap_tui.silence import say_silence

if TYPE_CHECKING:
    from argmap.weigh.criteria import Preference, Say
    from argmap.weigh.outlooks import Outlook
    from argmap.weigh.ranges import Spread
    from argmap.weigh.standards import Standard

RANGE_LEAST, RANGE_MOST = 11, 41
"""Cells of the range over formulas."""
FIGURES = 35
"""Cells of strength, lean, reasons and verdict."""
NAME_LEAST, NAME_WANTED, NAME_MOST = 22, 34, 60
CELL_MOST = 22
"""Most cells of a criterion's column."""
NUMBER = 6
NAMED = 3
"""Options that a criterion is said to prefer where they are alike."""
HOLDS = {True: "holds", False: "does not hold", None: "no verdict"}
NOTHING_BEARS = "nothing that is believed bears on an option, so none has a verdict. W asks what matters most."
"""Said where the eyes have weighed, but nothing to the point."""
FRAGILE = " ~"
"""The sign of a verdict that another formula would turn."""


@dataclass(frozen=True)
class Options:
    """What was found about the options of a question; nothing but their reasons while nothing has been weighed."""

    map: Map
    question: Question | None
    rulebook: Rulebook
    eyes: str = ""
    judged: tuple[Outlook, ...] = ()
    """The strongest first."""
    preferences: tuple[Preference, ...] = ()
    spread: Spread | None = None
    silent: tuple[str, ...] = ()
    """Those that nothing believed bears on, so that no number on them would be anybody's."""

    def name(self, id: str, width: int) -> str:
        """What an option is called, in exactly ``width`` cells."""
        return pad(cut(label(self.map, self.map[id]), width - 1), width)

    def column(self, room: int) -> int:
        """Cells that the names take of ``room``: the figures stand close to them."""
        names = at_stake(self.question) if self.question else ()
        longest = max((cell_len(label(self.map, self.map[id])) for id in names), default=0)
        return max(NAME_LEAST, min(NAME_MOST, longest + 2, room))

    def short(self, id: str) -> str:
        """What an option is called within a sentence."""
        return f"“{label(self.map, self.map[id]).removesuffix('.')}”"


def say_rules(made: Layout, found: Options, width: int) -> None:
    """From whose eyes and by which rules."""
    rules = found.rulebook
    parts = [found.eyes, FORMULAS[rules.semantics], rules.standard.replace("-", " ")]
    if rules.burden != "asserter":
        parts.append("burden on denial" if rules.burden == "denier" else rules.burden)
    made.say(" · ".join(parts), width, "faint")
    if found.silent:
        names = ", ".join(label(found.map, found.map[id]) for id in found.silent)
        made.say(f"Left out, since nothing that is believed bears on them: {names}.", width, "faint")
    made.gap()


def standing(made: Layout, found: Options, width: int) -> None:
    """Strength, range, lean, reasons and verdict of each option."""
    bar = max(RANGE_LEAST, min(RANGE_MOST, width - NAME_WANTED - FIGURES))
    name = found.column(width - bar - FIGURES)
    head = f"{pad('option', name)} now 0{'1':>{bar - 1}}  lean  +/−    verdict"
    made.lines.append([Span(head, "faint")])
    for one in found.judged:
        stand = one.standing
        low, high = min(stand.lowest, stand.strength), max(stand.highest, stand.strength)
        by = _standard(found), found.rulebook.burden
        holds, fragile = one.holds(*by), one.is_fragile(*by)
        row = [
            Span(found.name(stand.id, name), "link"),
            Span(f"{decimal(stand.strength):>4} ", "title"),
            Span(f"{span(low, stand.strength, high, bar)}  ", "plain"),
            Span(f"{decimal(stand.lean):>4}  ", "faint"),
            Span(f"{f'{stand.reasons_for}/{stand.reasons_against}':<7}", "text"),
            Span(f"{HOLDS[holds]}{FRAGILE if fragile else ''}", "pro" if holds else "con"),
        ]
        made.offer(stand.id, [row])
    made.gap()
    _baseline(made, found, width)
    made.say(STANDING_LEGEND, width, "faint")


STANDING_LEGEND = """\
now: its strength, ● within its range over formulas ├──┤: the same beliefs under every formula.
lean: its strength for somebody who believes nothing. It comes from how the map is built. +/−: reasons for and against.
verdict: whether the reasons meet the standard; ~ another formula would turn it. It is no advice: strength counts the \
belief in the option itself, too, and a memo calls undetermined what holds, or does not, with a range over beliefs \
that is not on that side of .50.
"""


def _standard(found: Options) -> Standard:
    from argmap.weigh.standards import Standard

    return Standard(found.rulebook.standard)


def _baseline(made: Layout, found: Options, width: int) -> None:
    baseline = found.question.baseline if found.question else None
    if baseline is not None:
        made.say(f"If nothing is decided: {found.short(baseline)}.", width)


def criteria(made: Layout, found: Options, width: int) -> None:
    """Options by criteria, then what each criterion prefers."""
    told = [one for one in found.preferences if one.says]
    if not told:
        made.say(
            "No argument on these options says which criterion it promotes or harms, so no criterion tells.", width
        )
        made.say("An argument's values can be set with `argmap edit MAP revise ID`.", width, "faint")
        return
    name = max(len(one.title) for one in found.preferences) + 2
    for one in found.preferences:
        made.say(_preferred(found, one), width, lead=pad(one.title, min(name, width // 3)))
    made.gap()
    _matrix(made, found, told, width)
    made.say(CRITERIA_LEGEND, width, "faint")


CRITERIA_LEGEND = """\
Numbers: the strongest argument for an option in the criterion's name, less the strongest against it. ★ preferred. \
Blank: no argument on the option names the criterion, which is a gap of the map and no zero. Reasons further down \
count in so far as they carry these arguments.
"""


def _preferred(found: Options, one: Preference) -> str:
    """Which options a criterion prefers, and on how much that rests."""
    if not one.says:
        return "silent: no argument on an option names it"
    heard = f"heard on {len(one.says)} of {len(found.judged)}"
    says = [say for say in one.says if say.option in one.preferred]
    if not says:
        return f"prefers none: nothing believed speaks for one in its name; {heard}"
    named = ", ".join(f"{found.short(say.option)} {_signed(say)}" for say in says[:NAMED])
    return f"prefers {named}{f' and {len(says) - NAMED} more' if len(says) > NAMED else ''}; {heard}"


def _signed(say: Say) -> str:
    number = decimal(abs(say.balance))
    return number if abs(say.balance) < SEEN else f"{'+' if say.balance > 0 else '−'}{number}"


def _matrix(made: Layout, found: Options, told: list[Preference], width: int) -> None:
    cell = max(NUMBER, min(CELL_MOST, (width - NAME_WANTED - 5) // len(told)))
    name = found.column(width - 5 - cell * len(told))
    heads = "".join(pad(cut(one.title, cell - 1), cell) for one in told)
    made.lines.append([Span(f"{pad('', name + 5)}{heads}", "faint")])
    for judged in found.judged:
        id = judged.standing.id
        cells = [_cell(one, id, cell) for one in told]
        made.offer(id, [[Span(found.name(id, name), "link"), Span(f"{decimal(judged.standing.strength):<5}"), *cells]])
    made.gap()


def _cell(one: Preference, option: str, width: int) -> Span:
    say = one.on(option)
    if say is None:
        return Span(pad("", width))
    role = "pro" if say.balance >= SEEN else "con" if say.balance <= -SEEN else "faint"
    return Span(pad(f"{_signed(say)}{'★' if option in one.preferred else ''}", width), role)


def say_reasons(made: Layout, found: Options, width: int) -> None:
    """For somebody who believes nothing that bears on an option: the options with the reasons that the map holds."""
    if found.silent:
        made.say(f"{found.eyes}: {NOTHING_BEARS}", width)
    else:
        say_silence(made, width)
    made.gap()
    claims = at_stake(found.question) if found.question else ()
    made.say("OPTIONS, AND HOW MANY REASONS THE MAP HOLDS", width, "heading")
    for id in claims:
        pro = sum(one.stance == "pro" for one in arguments_on(found.map, id))
        pro += sum(one.bears_on[id] == "supports" for one in evidence_on(found.map, id))
        con = len(arguments_on(found.map, id)) + len(evidence_on(found.map, id)) - pro
        tail = f"{pro:>4} for {con:>3} against"
        made.offer(id, [[Span(found.name(id, found.column(width - len(tail))), "link"), Span(tail)]])
