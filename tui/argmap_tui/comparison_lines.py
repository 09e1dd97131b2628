"""Perspectives side by side as lines: what follows for each, what divides them, what they come to together."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from argmap.model import Claim, Map
from argmap.reading import label
from argmap.reading.degrees import decimal
from argmap_tui.cells import bar, cut
from argmap_tui.lines import Layout, Span

if TYPE_CHECKING:
    from argmap.weigh.compare import Alone, Belief, Comparison, Exchange, Outcome, Swap
    from argmap.weigh.pooling import Routes
    from argmap.weigh.side_by_side import SideBySide

TOP = 10
"""Lines of a section."""
FEW = 3
"""Lines of what only one of two has weighed."""
BAR = 10
COLUMN = 5
"""Cells of a number and the blank before it."""
LEAST_TEXT = 40
"""Cells from which a claim's sentence stands beside its title."""
ABSENT = "–"
SIDES = {"for": "pro", "against": "con", "undecided": "plain"}
ORDER_MATTERS = (
    "The order matters ({}): what they believe and what they conclude do not lead the group to the same side. "
    "Which of the two counts is for the group to say."
)
NO_SWAP = "{act} any single one of them would not move the claim for {owner}."
UNSETTLED = "A circle of reasons did not settle: strengths that hang on it mean nothing."


def layout(found: SideBySide, width: int) -> Layout:
    """The comparison; every claim, argument and evidence item in it leads there."""
    made = Layout()
    _verdicts(made, found, width)
    for exchanged in found.exchanges:
        _double_cruxes(made, found, exchanged, width)
    for exchanged in found.exchanges:
        _swaps(made, found, exchanged, width)
    if found.left_out:
        made.say(f"{found.left_out} pairs that stand closer together are left out.", width, "faint")
    differences, shared, one_sided = found.comparison.differences, found.comparison.shared, found.one_sided
    _section(made, "WEIGHED MOST DIFFERENTLY", width)
    _columns_head(made, found, f"{ABSENT} has not weighed it", width)
    _items(made, found.map, [(one.id, _beliefs(one, width)) for one in differences], width)
    _alone_remark(made, found.comparison, width)
    _section(made, "CLAIMS THAT END ON OPPOSITE SIDES", width)
    _columns_head(made, found, "how strong they are for each", width)
    _items(made, found.map, [(one.id, _strengths(one, width)) for one in found.split], width)
    if one_sided:
        _section(made, "CLAIMS ON A SIDE FOR SOME, ON NONE FOR OTHERS", width)
        _columns_head(made, found, f"{ABSENT} silent on it", width)
        _items(made, found.map, [(one.id, _strengths(one, width)) for one in one_sided], width, FEW)
    _section(made, "AS ONE GROUP", width)
    _group(made, found.group, width)
    _section(made, "WHAT THEY SHARE", width)
    _columns_head(made, found, "weighed much alike by all", width)
    _items(made, found.map, [(one.id, _beliefs(one, width)) for one in shared], width)
    return made


def _verdicts(made: Layout, found: SideBySide, width: int) -> None:
    """The claim in question, and how strong it is for each."""
    made.offer(found.target, [[Span(cut(label(found.map, found.map[found.target]), width), "title")]])
    outcome, views = found.outcome, found.comparison.views
    letters = _letters(len(views))
    for letter, view, strength, side in zip(letters, views, outcome.spoken, outcome.leanings, strict=True):
        said = strength is not None
        head = f"  {letter} {_number(strength):>4} {' ' * BAR if strength is None else bar(strength, BAR)} "
        word = f"{side.value if said else 'silent':<9}"
        made.lines.append(
            [
                Span(head),
                Span(word, SIDES[side.value] if said else "faint"),
                Span(f" {cut(view.title, width - cell_len(head) - 10)}", "voice"),
            ]
        )
    if not all(outcome.settled):
        made.say(UNSETTLED, width, "con")
    silent = [letter for letter, strength in zip(letters, outcome.spoken, strict=True) if strength is None]
    made.say(_summary(outcome, silent), width)


def _summary(outcome: Outcome, silent: list[str]) -> str:
    """Whether they stand on the same side; ``silent`` has the letters of those whose beliefs do not bear on it."""
    if silent:
        return f"Nothing that {', '.join(silent)} {'believes' if len(silent) == 1 else 'believe'} bears on it."
    sides = {side.value for side in outcome.leanings}
    if len(sides) > 1:
        return "They do not stand on the same side."
    return {"for": "All are for it.", "against": "All are against it."}.get(sides.pop(), "All are undecided.")


def _number(value: float | None) -> str:
    return ABSENT if value is None else decimal(value)


def _double_cruxes(made: Layout, found: SideBySide, one: Exchange, width: int) -> None:
    if not one.are_opposed:
        return
    first, second = _names(found, one)
    _section(made, f"DOUBLE CRUXES OF {first} AND {second}", width)
    if not one.double_cruxes:
        made.say("None: no single belief would bring each to the other's side.", width, "faint")
        return
    made.say("Taking over the other's belief in it would bring each to the other's side:", width, "faint")
    _items(made, found.map, [(id, [Span("  ")]) for id in one.double_cruxes], width)


def _swaps(made: Layout, found: SideBySide, one: Exchange, width: int) -> None:
    first, second = _names(found, one)
    for taker, giver, swaps in ((first, second, one.swaps[0]), (second, first, one.swaps[1])):
        if swaps or all(one.speaks):
            _section(made, f"IF {taker} TOOK OVER ONE BELIEF OF {giver}", width)
            if not one.speaks[taker != first]:
                made.say(f"{taker} is silent on the claim: before → stands nobody's view.", width, "faint")
            none = NO_SWAP.format(act="Taking over", owner=taker)
            _swap_items(made, found.map, swaps, width, none=none, silent=not one.speaks[taker != first])
    for owner, other, alone in ((first, second, one.alone[0]), (second, first, one.alone[1])):
        if alone.count:
            _section(made, f"ONLY {owner} HAS WEIGHED, NOT {other}", width)
            _alone(made, found.map, owner, alone, width)


def _swap_items(  # noqa: PLR0913 - what is shown, and how
    made: Layout, map: Map, swaps: Sequence[Swap], width: int, top: int = TOP, *, none: str, silent: bool = False
) -> None:
    """What each swap does to the claim; ``none`` is said where none does anything."""
    from argmap.weigh.side_by_side import SEEN

    seen = [swap for swap in swaps if abs(swap.effect) >= SEEN or swap.turns or not swap.settled]
    if seen:
        made.lines.append([Span("  the claim moves    the belief", "faint")])
        _items(made, map, [(swap.id, _swap(swap, silent=silent)) for swap in seen], width, top)
    else:
        made.say(none, width, "faint")


def _alone(made: Layout, map: Map, owner: str, alone: Alone, width: int) -> None:
    """What the claim would be without what only one of two has weighed: all of it, and each."""
    counted = "1 belief that bears" if alone.count == 1 else f"{alone.count:,} beliefs that bear"
    them = "it the claim" if alone.count == 1 else "all of them it"
    left = ABSENT if alone.strength is None else decimal(alone.strength)
    ends = f"would be {left} for {owner}" if alone.settled else "does not settle"
    made.say(f"{counted} on the claim. Without {them} {ends}.", width)
    if alone.count > 1:
        _swap_items(made, map, alone.swaps, width, FEW, none=NO_SWAP.format(act="Leaving out", owner=owner))


def _alone_remark(made: Layout, found: Comparison, width: int) -> None:
    counted = zip(_letters(len(found.alone)), found.alone, strict=True)
    if counts := [f"{count:,} by {letter}" for letter, count in counted if count]:
        made.say(f"Weighed by one alone: {', '.join(counts)}.", width, "faint")


def _swap(swap: Swap, *, silent: bool) -> list[Span]:
    """What the swap does, before the words of what is taken over; nothing turns for whom the claim has no strength."""
    turns = "turns" if swap.turns and not silent else "     " if swap.settled else "open "
    role = "plain" if abs(swap.effect) == 0 else "pro" if swap.effect > 0 else "con"
    moved = f"  {ABSENT if silent else decimal(swap.before):>4} → {decimal(swap.after):>4}"
    own, other = map(_number, swap.spoken)
    return [Span(f"{moved} {turns} ", role), Span(f"{own:>4} → {other:>4}  ", "faint")]


def _group(made: Layout, group: Sequence[Routes], width: int) -> None:
    if not group:
        made.say("Fewer than two have weighed anything that bears on it: there is nothing to pool.", width, "faint")
        return
    silent = group[0].speaks.count(False)
    if silent:
        made.say(f"{silent} of {len(group[0].speaks)} left out: silence is no vote.", width, "faint")
    made.lines.append([Span(f"{'':14}pooling beliefs  pooling verdicts", "faint")])
    for one in group:
        numbers = f"{decimal(one.premise_based):>15}  {decimal(one.conclusion_based):>16}"
        made.lines.append([Span(f"  {one.method.value:<12}{numbers}")])
    divided = [one.method.value for one in group if one.disagree]
    if divided:
        made.say(ORDER_MATTERS.format(", ".join(divided)), width)
    else:
        made.say("Both orders lead to the same side.", width, "faint")


def _section(made: Layout, words: str, width: int) -> None:
    made.gap()
    made.say(words, width, "heading")


def _items(made: Layout, map: Map, lines: Sequence[tuple[str, list[Span]]], width: int, top: int = TOP) -> None:
    """The first items, each after what is told of it."""
    for id, lead in lines[:top]:
        room = width - sum(cell_len(span.text) for span in lead)
        item = map[id]
        words = label(map, item) if isinstance(item, Claim) else f"{item.kind_name}: {label(map, item)}"
        name = cut(words, room)
        rest = room - cell_len(name) - 2
        text = [Span(f"  {cut(item.words(), rest)}", "faint")] if item.words() != words and rest >= LEAST_TEXT else []
        made.offer(id, [[*lead, Span(name, "link"), *text]])
    if not lines:
        made.say("Nothing.", width, "faint")
    elif len(lines) > top:
        made.say(f"… and {len(lines) - top} more", width, "faint")


def _beliefs(one: Belief, width: int) -> list[Span]:
    return list(_columns(one.weights, one.said, width))


def _strengths(one: Outcome, width: int) -> list[Span]:
    return list(_columns(one.strengths, one.borne, width))


def _columns(values: Sequence[float], said: Sequence[bool], width: int) -> Iterator[Span]:
    """A number for each; where they would fill the line, the least and the greatest with their letters."""
    if _fit(len(values), width):
        for value, is_said in zip(values, said, strict=True):
            yield Span(f"{decimal(value) if is_said else ABSENT:>{COLUMN}}", "text" if is_said else "faint")
    else:
        known = sorted(zip(values, _letters(len(values)), said, strict=True))
        (least, lowest, _), (most, highest, _) = (ends := [one for one in known if one[2]])[0], ends[-1]
        yield Span(f"  {lowest} {decimal(least):>4} … {highest} {decimal(most):>4}")
    yield Span("  ")


def _fit(count: int, width: int) -> bool:
    """Whether a number for each of ``count`` takes no more than half of a line."""
    return COLUMN * count <= width // 2


def _columns_head(made: Layout, found: SideBySide, remark: str, width: int) -> None:
    """What the columns of numbers are."""
    letters = _letters(len(found.comparison.views))
    if _fit(len(letters), width):
        head = "".join(f"{letter:>{COLUMN}}" for letter in letters)
    else:
        head = "  the least and the greatest"
    made.lines.append([Span(f"{head}  {cut(remark, width - len(head) - 2)}", "faint")])


def _names(found: SideBySide, one: Exchange) -> tuple[str, str]:
    """The letters of the two."""
    views = found.comparison.views
    letters = dict(zip((view.id for view in views), _letters(len(views)), strict=True))
    return letters[one.one.id], letters[one.other.id]


def _letters(count: int) -> list[str]:
    """A, B, C … for the perspectives; numbers where letters run out."""
    return [string.ascii_uppercase[at] if at < 26 else str(at + 1) for at in range(count)]
