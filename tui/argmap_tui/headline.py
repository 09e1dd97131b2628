"""The line above everything: which map, from whose eyes, by which rules."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from argmap_tui.cells import cut
from argmap_tui.scales import FORMULAS
from argmap_tui.workspace import Workspace

LEAST_TITLE = 12
"""Cells that the map's title keeps."""


def headline(workspace: Workspace, width: int) -> Content:
    """The line in ``width`` cells; what does not fit goes, the burden first and the title last."""
    scales = workspace.scales
    rules = scales.rulebook
    eyes = scales.author if scales.is_own else scales.view.title
    parts = [f"{eyes} ▾", f"{FORMULAS[rules.semantics]} ▾", f"{rules.standard.replace('-', ' ')} ▾"]
    if rules.burden != "asserter":
        parts.append({"denier": "burden on denial ▾", "precaution": "precaution ▾"}[rules.burden])
    what_if = f"WHAT IF {len(scales.supposed)}  " if scales.supposed or scales.supposing else ""
    lead = "argmap  "
    while len(parts) > 1 and _needed(lead, what_if, parts) + LEAST_TITLE > width:
        parts.pop()
    right = "  ".join(parts)
    room = width - cell_len(lead) - cell_len(what_if) - cell_len(right) - 2
    title = cut(workspace.map.header.title, max(0, room))
    gap = " " * max(1, room - cell_len(title) + 2)
    return Content.assemble(lead, title, gap, (what_if, "$text-warning reverse"), cut(right, width))


def _needed(lead: str, what_if: str, parts: list[str]) -> int:
    return cell_len(lead) + cell_len(what_if) + cell_len("  ".join(parts)) + 2
