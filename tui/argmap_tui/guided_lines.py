"""The pages of a guided pass as lines: one question each, and what came of them at a pause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import Argument, Bearing, Claim, Direction, Evidence, Map
from argmap.reading import Sign, card_of, label
from argmap.reading.degrees import decimal
from argmap_tui.cells import cut
from argmap_tui.lines import Layout, Span
from argmap_tui.strengths import Move

if TYPE_CHECKING:
    from argmap.weigh.questions import Asked, Outlook

HIDDEN = "Who says so is hidden, so that no name sways you: h shows it."
SHOWN = "h hides it again; with the next question it is hidden anew."
NOBODY = "Nobody is named for it."
NOTHING_LEFT = "No single question is left that moves a thesis or an option by .01; only several together still could."
SKIPPED = "Skipped: {}."
VERDICT = "The verdict is, here: on which side of .50 each thesis stands, and which option leads."
BACK = "Backspace goes back to an answer. Esc leaves; all is saved, and u on the map takes answers back."
MORE = f"Enter asks on. {BACK}"
CLAIM = 60
"""Most cells of the claim that a question moves."""
BORNE_ON = 3
"""Claims that are shown as what evidence supports, or contradicts."""
MOVED = 6
"""Strengths that are shown as having moved."""


@dataclass(frozen=True)
class Pause:
    """What there is to tell between two rounds."""

    outlook: Outlook
    answers: int
    """How many questions were answered."""
    moves: list[Move]
    """What moved since the pass began, the furthest first."""
    has_more: bool
    """Whether more could be asked."""
    skipped: int = 0
    """How many questions were left without an answer."""
    began: Outlook | None = None
    """How it looked when there first was a verdict."""


def question_page(map: Map, asked: Asked, outlook: str, width: int, *, voices: bool) -> Layout:
    """The words of what is asked, who says so, why it is asked, and how firm the verdict is: ``outlook``.

    There is no outlook while there is no verdict.
    """
    made, item = Layout(), map[asked.id]
    made.say(card_of(map, asked.id).kind, width, "kind")
    if isinstance(item, Argument):
        _argument(made, map, item, width)
    else:
        made.say(item.words(), width, "title")
    if isinstance(item, Evidence):
        _borne_on(made, map, item, width)
    made.gap()
    _voices(made, map, asked.id, width, shown=voices)
    reason = f"Asked because it can move “{cut(label(map, map[asked.claim]), CLAIM)}” by up to {decimal(asked.reach)}"
    made.say(f"{reason}, by itself or with the premises it works with.", width, "faint")
    if outlook:
        made.say(outlook, width, "faint")
    return made


def _argument(made: Layout, map: Map, item: Argument, width: int) -> None:
    target, against = map[item.target], item.stance is Direction.CON
    grounds = [map[id].words() for id in item.premises] or [item.words()]
    made.say("Suppose that", width, "faint")
    for words in grounds:
        made.say(words, width, "title", lead="· ")
    what = "this reason" if isinstance(target, Argument) else "this"
    made.say(f"How much does that count {'against' if against else 'for'} {what}?", width, "faint")
    made.say(label(map, target), width, "con" if against else "pro", lead="− " if against else "+ ")


def _borne_on(made: Layout, map: Map, item: Evidence, width: int) -> None:
    """The claims that evidence supports, and those that it contradicts."""
    for bearing, words, sign in (
        (Bearing.SUPPORTS, "It supports", Sign.EVIDENCE_FOR),
        (Bearing.CONTRADICTS, "It contradicts", Sign.EVIDENCE_AGAINST),
    ):
        claims = [id for id, borne in item.bears_on.items() if borne is bearing]
        if claims:
            made.say(f"{words} this:" if len(claims) == 1 else f"{words} these:", width, "faint")
        for id in claims[:BORNE_ON]:
            made.say(map[id].words(), width, "con" if sign.opposes else "pro", lead=f"{sign.mark} ")
        if len(claims) > BORNE_ON:
            made.say(f"… {len(claims) - BORNE_ON} more", width, "faint")


def _voices(made: Layout, map: Map, id: str, width: int, *, shown: bool) -> None:
    if not shown:
        made.say(HIDDEN, width, "faint")
        return
    for words in card_of(map, id).voices or (NOBODY,):
        made.say(words, width, "voice")
    made.say(SHOWN, width, "faint")


def pause_page(map: Map, pause: Pause, width: int) -> Layout:
    """What the answers have moved, and whether more of them could turn the verdict."""
    made = Layout()
    made.say(f"Answered: {pause.answers}." if pause.answers else "No question answered.", width, "heading")
    made.say(outlook_words(pause.outlook, pause.began), width)
    made.say(VERDICT, width, "faint")
    made.gap()
    if pause.moves:
        made.say("MOVED MOST BY THIS PASS", width, "heading")
    for move in pause.moves[:MOVED]:
        sign, role = ("▲ ", "pro") if move.by > 0 else ("▼ ", "con")
        numbers = f"{move.words} "
        words = cut(label(map, map[move.id]), width - len(sign) - len(numbers))
        made.lines.append([Span(sign, role), Span(numbers, "title"), Span(words)])
    made.gap()
    made.say(_ending(pause), width, "faint")
    return made


def outlook_words(outlook: Outlook, began: Outlook | None = None) -> str:
    """How firm the verdict is by now, and beside it how firm it was when it ``began``."""
    rest = f"the {outlook.open:,} beliefs still open" if outlook.open else "the rest"
    if outlook.is_closed and outlook.is_exact:
        return f"Settled: no answer to {rest} can change the verdict any more. You can stop here."
    if outlook.is_closed:
        return f"As good as settled: the worst answers that were tried to {rest} did not change the verdict."
    if not outlook.turned:
        firm = f"{outlook.tries} trials with random answers to {rest} never changed the verdict"
        return f"Firm, but not settled: {firm}; the worst answers still can."
    at_first = f"; at first in {_held(began)}" if began is not None and began is not outlook else ""
    held = f"with random answers to {rest} the verdict stood in {_held(outlook)} of {outlook.tries} trials{at_first}"
    return f"How firm so far: {held}. The more, the firmer."


def _held(outlook: Outlook) -> int:
    """In how many of the trials the verdict stood."""
    return outlook.tries - outlook.turned


def _ending(pause: Pause) -> str:
    """Why the pass ends here, or how it goes on."""
    if pause.has_more:
        return MORE
    if pause.outlook.is_closed:
        return BACK
    skipped = SKIPPED.format(pause.skipped) if pause.skipped else ""
    return " ".join(filter(None, (NOTHING_LEFT, skipped, BACK)))


def answerable(map: Map, id: str) -> Claim | Argument | Evidence | None:
    """The item, if it is still there to be weighed."""
    item = map.get(id)
    return item if isinstance(item, Claim | Argument | Evidence) else None
