"""A slider for one weight: how far a claim is believed, an argument counts, evidence is trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from argmap.model import Argument, Claim, Evidence, Map
from argmap.reading import label
from argmap.reading.degrees import decimal, degree
from argmap_tui.cells import cut
from argmap_tui.commands import SLIDER, bindings
from argmap_tui.strengths import Move

STEP = 0.05
FINE = 0.01
TRACK = 41
"""Cells of the track: one for each fortieth."""
QUESTIONS = {
    Claim: "How far do you believe this, before its reasons are heard?",
    Argument: "How much would this count, if its premises hold?",
    Evidence: "How far do you trust this evidence?",
}
MOVES = 5
"""Strengths that are shown as having moved."""


class Slider(Widget, can_focus=True):
    """Shows and moves one weight; tells every move, and knows nothing of what follows from it."""

    BINDING_GROUP_TITLE = "Weighing"
    BINDINGS: ClassVar[list[BindingType]] = bindings(SLIDER)

    HOW: ClassVar[str] = "← → or a digit weighs it; Enter leaves it as it is."
    """What to do, as long as nothing was done."""

    weight: reactive[float | None] = reactive(None, init=False)

    @dataclass
    class Moved(Message):
        """The user gives the item another weight, or takes it away (None)."""

        id: str
        weight: float | None

    @dataclass
    class Done(Message):
        """The user has finished weighing the item."""

        id: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._item: Claim | Argument | Evidence | None = None
        self._map: Map | None = None
        self._moves: list[Move] = []
        self._note = self._still = ""
        self._is_moved = False

    @property
    def subject(self) -> str:
        """The id of what is weighed; empty before anything is."""
        return self._item.id if self._item else ""

    def ask(self, map: Map, item: Claim | Argument | Evidence, weight: float | None, note: str) -> None:
        """Begin to weigh ``item``, whose weight is now ``weight``; ``note`` says whose weight it is."""
        self._map, self._item, self._note, self._moves, self._is_moved = map, item, note, [], False
        self.set_reactive(Slider.weight, weight)
        self.refresh()

    def tell(self, moves: list[Move], still: str = "") -> None:
        """Show which strengths have moved since the weighing began; ``still`` says why where none has."""
        self._moves, self._still = moves, still
        self.refresh()

    def _put(self, weight: float | None) -> None:
        if self._item is not None:
            self._is_moved = True
            self.weight = None if weight is None else round(min(1.0, max(0.0, weight)), 3)
            self.post_message(self.Moved(self._item.id, self.weight))

    def _from(self) -> float:
        return 0.5 if self.weight is None else self.weight

    def action_more(self) -> None:
        """Believe it more, by .05."""
        self._put(self._from() + STEP)

    def action_less(self) -> None:
        """Believe it less, by .05."""
        self._put(self._from() - STEP)

    def action_nudge(self, direction: int) -> None:
        """Move by .01."""
        self._put(self._from() + direction * FINE)

    def action_tenths(self, tenths: int) -> None:
        """Set it to so many tenths."""
        self._put(tenths / 10)

    def action_take_away(self) -> None:
        """Take the weight away: not weighed."""
        self._put(None)

    def action_done(self) -> None:
        """Say that the weighing is finished."""
        if self._item is not None:
            self.post_message(self.Done(self._item.id))

    def on_blur(self) -> None:
        """Leaving is finishing."""
        self.action_done()

    def render(self) -> Content:
        """The item, the question, the track, and what moved."""
        item, map, width = self._item, self._map, self.size.width
        if item is None or map is None:
            return Content("")
        lines = [
            Content.assemble((cut(label(map, item), width - 2), "bold")),
            Content.styled(cut(self._asked(item, width), width), "$text-muted"),
            self._track(item, width),
            *self._moved(map, width),
        ]
        return Content("\n").join(lines)

    def _asked(self, item: Claim | Argument | Evidence, width: int) -> str:
        """The question, and the note on it, which stands first where only one of them fits."""
        words = f"{QUESTIONS[type(item)]}  {self._note}"
        return words if cell_len(words) <= width else f"{self._note}  {QUESTIONS[type(item)]}"

    def _track(self, item: Claim | Argument | Evidence, width: int) -> Content:
        cells = max(11, min(TRACK, width - 36))
        at = round(self._from() * (cells - 1))
        knob = "○" if self.weight is None else "●"
        track = "━" * at + knob + "─" * (cells - 1 - at)
        words = "not weighed" if self.weight is None else f"{decimal(self.weight)}  {degree(type(item), self.weight)}"
        return Content.assemble("0 ", (track, "$primary"), " 1   ", (words, "bold"))

    def _moved(self, map: Map, width: int) -> list[Content]:
        lines = []
        for move in self._moves[:MOVES]:
            sign, style = ("▲", "$text-success") if move.by > 0 else ("▼", "$text-error")
            numbers = f"{move.words} "
            words = cut(label(map, map[move.id]), width - len(numbers) - 2)
            lines.append(Content.assemble((f"{sign} ", style), (numbers, "bold"), words))
        if not self._is_moved:
            return [Content.styled(cut(self.HOW, width), "dim")]
        if not lines:
            lines.append(Content.styled(self._still, "dim"))
        return lines
