"""The question at stake and how its options stand, in three lines above everything else."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from argmap.model import Map, Question
from argmap.reading import Sign, label
from argmap.reading.degrees import decimal
from argmap_tui.cells import EMPTY_CELL, cut, span
from argmap_tui.scales import Scales

RANGE = 9
"""Cells of the range beside an option's strength."""
BETWEEN = "   "
TITLE = 26
"""Most cells of an option's label."""
LINES = 2
"""Lines of options."""
NEW_HERE = "   New here? T: a five-minute tour"
SILENT = (
    f"Nothing weighed yet, so no verdict.{NEW_HERE}",
    "W: the few questions that matter most   p: look through a document's eyes",
)
"""What a reader is told who has weighed nothing."""


TOURED = "-toured"
"""The class of a screen on which the tour is."""
WEIGHING = "weighing …"
"""What stands for strengths that are being found."""


@dataclass(frozen=True)
class Standings:
    """How far the strengths of a question's claims reach over all formulas, by id."""

    question: str = ""
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)


class OptionsStrip(Widget):
    """Shows the theses and options of one question, the strongest first, as many as there is room for."""

    def __init__(self, scales: Scales, *, id: str | None = None, silent: tuple[str, ...] = SILENT) -> None:
        super().__init__(id=id)
        self._scales = scales
        self._silent = silent
        self._standings = Standings()
        self.question = ""
        """The id of the question shown; empty for none."""

    def show(self, question: str) -> None:
        """Show how the claims of ``question`` stand now."""
        if question != self.question:
            self.question = question
            self.refresh()

    def tell(self, standings: Standings) -> None:
        """Take in the ranges, which come a moment later."""
        self._standings = standings
        self.refresh()

    def render(self) -> Content:
        """The question, then its theses and options."""
        scales, width = self._scales, self.size.width
        question = scales.map.get(self.question)
        if not isinstance(question, Question):
            return Content("This map asks no question yet.")
        head = Content.assemble((f"{Sign.QUESTION.mark} ", "$text-accent bold"), cut(question.text, width - 2))
        if scales.is_silent:
            said = (line.replace(NEW_HERE, "") if self.screen.has_class(TOURED) else line for line in self._silent)
            return Content("\n").join([head, *(Content.styled(cut(line, width), "$text-warning") for line in said)])
        if not scales.is_weighed:
            return Content("\n").join([head, Content.styled(WEIGHING, "dim")])
        entries = self._entries(scales.map, question)
        return Content("\n").join([head, *_flowed(entries, width)])

    def _entries(self, map: Map, question: Question) -> list[Content]:
        claims = dict.fromkeys((*question.theses, *question.options))
        known = [(strength, id) for id in claims if (strength := self._scales.strength(id)) is not None]
        known.sort(key=lambda pair: (pair[1] not in question.theses, -pair[0]))
        entries = [self._entry(map, id, strength, thesis=id in question.theses) for strength, id in known]
        silent = len(claims) - len(known)
        which = f"{silent} more" if known else f"any of the {silent}" if silent > 1 else "its only claim"
        return [*entries, Content.styled(f"nothing believed bears on {which}", "dim")] if silent else entries

    def _entry(self, map: Map, id: str, strength: float, *, thesis: bool) -> Content:
        low, high = strength, strength
        if self._standings.question == self.question:
            low, high = self._standings.ranges.get(id, (strength, strength))
        drawn = span(min(low, strength), strength, max(high, strength), RANGE).replace(" ", EMPTY_CELL)
        sign = Sign.THESIS if thesis else Sign.OPTION
        return Content.assemble(
            (f"{sign.mark} ", "$text-accent"),
            cut(label(map, map[id]), TITLE),
            " ",
            (decimal(strength), "bold"),
            " ",
            (drawn, "dim"),
        )


def _flowed(entries: list[Content], width: int) -> list[Content]:
    """As many entries as two lines hold; the last line says how many are left out."""
    lines: list[list[Content]] = [[] for _ in range(LINES)]
    used, at = 0, 0
    for number, entry in enumerate(entries):
        left = len(entries) - number
        more = f"… {left} more: o" if at == LINES - 1 and left > 1 else ""
        needed = entry.cell_length + (len(BETWEEN) if lines[at] else 0)
        reserve = cell_len(more) + len(BETWEEN) if more else 0
        if used + needed + reserve > width and lines[at]:
            at, used, needed = at + 1, 0, entry.cell_length
            if at == LINES:
                lines[-1].append(Content.styled(f"… {left} more: o", "dim"))
                break
        lines[at].append(entry)
        used += needed
    return [Content(BETWEEN).join(line) for line in lines]
