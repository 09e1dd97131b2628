"""Everybody's perspectives as lines: what each has weighed, and what follows from it for the question in view."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from rich.cells import cell_len

from argmap.model import Map, Perspective, Question
from argmap.reading import label
from argmap.reading.degrees import decimal
from argmap_tui.cells import cut, pad
from argmap_tui.lines import Layout, Span

INDENT = 4
NARROWEST, WIDEST = 22, 36
"""Cells of a claim and its strength, which stand below each other for all perspectives."""
COLUMNS = 3
"""Claims beside each other where there is room for them at their narrowest, more where they are at their widest."""
SPACE = 2
"""Cells between two claims."""
ABSENT = "–"
SILENT = "nothing that is believed there bears on this question"
HOW = "Enter looks through somebody's eyes; Space marks, c compares the marked."
BACK = "You look through other eyes: {}. Enter on your own line brings back yours."


@dataclass(frozen=True)
class Eyes:
    """A perspective that the map can be seen from."""

    view: Perspective
    strengths: tuple[float | None, ...] = ()
    """Of the listing's claims, None for what nothing weighed bears on; empty where nothing has been weighed."""
    is_own: bool = False
    set_by: str = ""
    """How the weights came about; empty where they are all by whom the perspective is named after."""

    @property
    def title(self) -> str:
        """Whose it is."""
        return f"{self.view.title} (you)" if self.is_own else self.view.whose

    @property
    def weighed(self) -> str:
        """How much has been weighed."""
        view = self.view
        counts = ((view.credence, "claim"), (view.force, "argument"), (view.certainty, "evidence item"))
        parts = [f"{len(held)} {word}{'' if len(held) == 1 else 's'}" for held, word in counts if held]
        if parts:
            return f"weighs {', '.join(parts)}"
        return f"{'you have' if self.is_own else 'has'} weighed nothing yet, so there is no verdict"

    @property
    def origin(self) -> str:
        """How it came about."""
        return "read off a document" if self.view.source is not None else self.set_by


@dataclass(frozen=True)
class Listing:
    """The perspectives of ``map``, the reader's own first."""

    map: Map
    question: Question | None
    """The question that ``claims`` belong to; None where the map asks nothing."""
    claims: tuple[str, ...]
    eyes: tuple[Eyes, ...]


def layout(found: Listing, marked: Collection[str], looking_as: str, width: int) -> Layout:
    """The list, with the perspectives that are marked and the one that is looked through."""
    made = Layout()
    through = next((one for one in found.eyes if one.view.id == looking_as and not one.is_own), None)
    made.say(BACK.format(through.title) if through else HOW, width, "voice" if through else "faint")
    if through:
        made.say(HOW, width, "faint")
    if found.question:
        made.say(found.question.text, width, "heading", lead="? ")
    for one in found.eyes:
        made.gap()
        is_looking = one is through if through else one.is_own
        made.offer(one.view.id, _head(one, width, is_marked=one.view.id in marked, is_looking=is_looking))
        _facts(made, one, width)
        if one.strengths and not any(strength is not None for strength in one.strengths):
            made.say(SILENT, width, "faint", lead=" " * INDENT)
        else:
            made.lines.extend(_strengths(found, one, width))
    if len(found.eyes) == 1:
        made.gap()
        made.say("Nobody else has weighed this map, and no document speaks in it.", width, "faint")
    return made


def _head(one: Eyes, width: int, *, is_marked: bool, is_looking: bool) -> list[list[Span]]:
    tail = "  ◉ these eyes" if is_looking else ""
    words = cut(one.title, width - INDENT - cell_len(tail))
    return [[Span("[x] " if is_marked else "[ ] ", "plain"), Span(words, "title"), Span(tail, "voice")]]


def _facts(made: Layout, one: Eyes, width: int) -> None:
    made.say(" · ".join(filter(None, (one.weighed, one.origin))), width, "faint", lead=" " * INDENT)


def _strengths(found: Listing, one: Eyes, width: int) -> list[list[Span]]:
    """The strengths in as many columns as there is room for, the same for all."""
    room = width - INDENT + SPACE
    columns = max(room // (WIDEST + SPACE), min(COLUMNS, room // (NARROWEST + SPACE)), 1)
    entry = min(WIDEST, room // columns - SPACE)
    named = list(zip(found.claims, one.strengths, strict=False))
    rows = [named[at : at + columns] for at in range(0, len(named), columns)]
    return [
        [Span(" " * (INDENT - SPACE)), *(span for pair in row for span in _entry(found, *pair, entry))] for row in rows
    ]


def _entry(found: Listing, id: str, strength: float | None, width: int) -> list[Span]:
    mark = "◆ " if found.question and id in found.question.theses else ""
    words = pad(cut(mark + label(found.map, found.map[id]), width - 5), width - 5)
    return [Span(f"{' ' * SPACE}{words} "), Span(f"{ABSENT if strength is None else decimal(strength):>4}", "title")]
