"""The line above everything: which map, from whose eyes, by which rules."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from argmap.model import Map, Question
from argmap.reading import label, path_to
from argmap_tui.cells import cut
from argmap_tui.rows import Row, Rows
from argmap_tui.scales import FORMULAS
from argmap_tui.workspace import Trail, Workspace

LEAST_TITLE = 12
"""Cells that the map's title keeps."""
CRUMBS = 3
"""Items of the way to the one in view that are named above it."""


def headline(workspace: Workspace, width: int) -> Content:
    """The line in ``width`` cells; what does not fit goes, the burden first and the title last."""
    scales = workspace.scales
    rules = scales.rulebook
    eyes = scales.author if scales.is_own else scales.view.whose
    parts = [f"{eyes} ▾", f"{FORMULAS[rules.semantics]} ▾", f"{rules.standard.replace('-', ' ')} ▾"]
    if rules.burden != "asserter":
        parts.append({"denier": "burden on denial ▾", "precaution": "precaution ▾"}[rules.burden])
    what_if = f" WHAT IF {len(scales.supposed)} " if scales.supposed or scales.supposing else ""
    beside = "  " if what_if else ""
    lead = "argmap  "
    while len(parts) > 1 and _needed(lead, what_if + beside, parts) + LEAST_TITLE > width:
        parts.pop()
    right = "  ".join(parts)
    room = width - cell_len(lead) - cell_len(what_if + beside) - cell_len(right) - 2
    title = cut(workspace.map.header.title, max(0, room))
    gap = " " * max(1, room - cell_len(title) + 2)
    return Content.assemble(lead, title, gap, (what_if, "$text-warning reverse"), beside, cut(right, width))


def _needed(lead: str, what_if: str, parts: list[str]) -> int:
    return cell_len(lead) + cell_len(what_if) + cell_len("  ".join(parts)) + 2


def crumbs(map: Map, row: Row | None, trail: Trail) -> Content:
    """The way to the item in view, in a few words: down to the outline's ``row``, then as the reader went."""
    names = [label(map, map[one]) for one in way_to(map, row, trail)[-CRUMBS - 1 : -1]]
    return Content(" › ".join(names[1:] if len(names) > CRUMBS else names) or "Card")


def way_to(map: Map, row: Row | None, trail: Trail) -> list[str]:
    """The items from the top to the one in view; from the row on where the reader came from it, else the shortest."""
    walked = [*trail.back, trail.here]
    if row is None or row.id not in walked:
        return path_to(map, trail.here)
    last = len(walked) - 1 - walked[::-1].index(row.id)
    return [*row.path(), *walked[last + 1 :]]


def question_over(rows: Rows, row: Row | None, last: str) -> str:
    """The question above the outline's ``row``, else the ``last`` one shown, else the first."""
    wanted = (row.path()[0] if row is not None else "", last)
    first = rows.top[0].id if rows.top else ""
    return next((id for id in wanted if isinstance(rows.map.get(id), Question)), first)
