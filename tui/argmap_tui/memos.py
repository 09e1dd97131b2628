"""The memo on a question as its reader weighs the map, and where in it they were."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError, InputError
from argmap.model.context import UNDECIDED
from argmap.store import Library
from argmap.weigh.perspectives import perspective
from argmap_tui.scales import BURDENS, FORMULAS, STANDARDS

if TYPE_CHECKING:
    from argmap.memo.blocks import Memo
    from argmap.memo.recipe import Front, Recipe
    from argmap_tui.memo_lines import Preview
    from argmap_tui.workspace import Workspace

STYLES = ("author-date", "numeric", "notes")
"""The styles of references that argmap brings."""
NO_QUESTION = ("This map asks no question yet, and a memo answers one.", "On the map, A asks one about a claim.")
HEADING = "#"
"""Begins the id of the stop at a heading: no finding's key does."""


@dataclass
class Place:
    """What a reader has chosen for memos, and where they were in the last one."""

    is_short: bool = False
    style: str = STYLES[0]
    file: Path | None = None
    """Where it was written, without the ending; None before it was."""
    question: str = ""
    at: str = ""
    """The finding or heading under the cursor."""
    item: str = ""
    """The item that the reader went to from there; the way back from it leads to the memo."""
    last: Preview | None = None
    """The memo that they went from."""


def file_of(workspace: Workspace) -> Path:
    """Where the memo is written unless the reader says otherwise, without the ending."""
    return workspace.memo.file or Path(f"{workspace.live.name}-memo")


def choices(workspace: Workspace) -> tuple[object, ...]:
    """What a preview depends on; the copies of documents apart, which other screens attach."""
    from argmap.memo.hand import beside

    place, scales, own = workspace.memo, workspace.scales, beside(file_of(workspace))
    written = own.stat().st_mtime_ns if own.exists() else None
    chosen = (place.question, place.is_short, place.style, own, written)
    return (workspace.live.head, *chosen, _eyes(workspace), scales.rulebook, bool(scales.supposed))


def preview(workspace: Workspace) -> Preview:
    """The memo as it would be written now. Raises ``ArgmapError`` where there is no question to write on."""
    from argmap.memo.hand import beside  # deferred, as below: what builds memos imports numpy
    from argmap_tui.memo_lines import Preview

    if not workspace.memo.question:
        raise InputError(*NO_QUESTION)
    own, trouble, chosen = beside(file_of(workspace)), "", choices(workspace)
    try:
        made = memo(workspace, file_of(workspace))
    except ArgmapError as error:
        if not own.exists():
            raise
        trouble = f"{error.message}. {error.next_step} Your words are left out until then, and no memo is written."
        made = _built(workspace)
    view = perspective(workspace.map, _eyes(workspace))
    is_silent = not (view.credence or view.force or view.certainty)
    return Preview(workspace.map, made, _head(workspace, made.recipe, own), trouble, is_silent, chosen)


def memo(workspace: Workspace, file: Path) -> Memo:
    """The memo, in the author's own words where there is a file of them beside ``file``. Raises ``ArgmapError``."""
    from argmap.memo.hand import beside, read

    own = beside(file)
    if not own.exists():
        return _built(workspace)
    sidecar = read(own)
    return sidecar.apply(_built(workspace, sidecar.front))


def _built(workspace: Workspace, front: Front | None = None) -> Memo:
    from argmap.memo.beside import beside_of
    from argmap.memo.build import build

    with Library(workspace.library.home) as library:  # a connection serves the thread that opened it
        history = library.history(workspace.live.name)
    return build(workspace.map, _recipe(workspace, front), beside_of(workspace.map, history))


def _eyes(workspace: Workspace) -> str:
    """The perspective that the recommendation follows; nobody's where the author has saved no weight."""
    scales = workspace.scales
    return scales.looking_as or (scales.own.id if scales.own.id in workspace.map else UNDECIDED)


def _recipe(workspace: Workspace, front: Front | None) -> Recipe:
    from argmap.memo.basis import snapshot
    from argmap.memo.planning import heard
    from argmap.memo.recipe import Form, Front, Recipe
    from argmap.weigh.rules import Combination
    from argmap.weigh.standards import Standard

    map, rules, place = workspace.map, workspace.scales.rulebook, workspace.memo
    return Recipe(
        map=workspace.live.name,
        map_title=map.header.title,
        snapshot=snapshot(map),
        event=workspace.live.head,
        date=dt.datetime.now().astimezone().date(),
        question=place.question,
        perspectives=heard(map, _eyes(workspace)),
        semantics=rules.semantics,
        combination=Combination(rules.premises),
        standard=Standard(rules.standard),
        burden=rules.burden,
        form=Form.SHORT if place.is_short else Form.LONG,
        style=place.style,
        front=front or Front(),
    )


def _head(workspace: Workspace, recipe: Recipe, own: Path) -> tuple[str, ...]:
    """What is said above the memo: how it was made, and whose words it is in."""
    map, rules = workspace.map, workspace.scales.rulebook
    first, *others = (perspective(map, id).title for id in recipe.perspectives)
    burden = f"the burden is on {BURDENS[rules.burden]}"
    lines = [f"{first} · {FORMULAS[rules.semantics]} · {STANDARDS[rules.standard]}; {burden}"]
    lines += [f"Heard beside: {'; '.join(others)}"] * bool(others)
    lines.append(f"References: {recipe.style}{f' · your words from {own}' if own.exists() else ''}")
    if workspace.scales.supposed:
        lines.append("What-ifs are left out: a memo tells what is saved. Keep them first, with i on the map.")
    return tuple(lines)
