"""The memo on a question as its reader weighs the map, and where in it they were."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError, InputError
from argmap.store import Library
from argmap.weigh.perspectives import eyes_of, perspective
from argmap_tui.memo_ways import compared, way_words
from argmap_tui.scales import BURDENS, FORMULAS, STANDARDS

if TYPE_CHECKING:
    from argmap.memo.blocks import Memo
    from argmap.memo.drafted import Drafts
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
    hand: Path | None = None
    """The file of the reader's own words; None for the one beside the file."""
    against: str = ""
    """The second way in which the question is judged, as `memo_ways` has it; empty for a memo of one way."""
    question: str = ""
    at: str = ""
    """The finding or heading under the cursor."""
    trouble: str = ""
    """What was last said to be wrong with the file of the reader's own words."""
    item: str = ""
    """The item that the reader went to from there; the way back from it leads to the memo."""
    last: Preview | None = None
    """The memo that they went from."""


def file_of(workspace: Workspace) -> Path:
    """Where the memo is written unless the reader says otherwise, without the ending."""
    return workspace.memo.file or Path(f"{workspace.live.name}-memo{'-two-ways' if workspace.memo.against else ''}")


def hand_of(workspace: Workspace, file: Path | None = None) -> Path:
    """Where the reader's own words are for the memo that is written to ``file``, or where it usually is."""
    from argmap.memo.hand import beside  # deferred, as below: what builds memos imports numpy

    return workspace.memo.hand or beside(file or file_of(workspace))


def started(workspace: Workspace) -> str:
    """A file for one's own words, with the bottom line as it is. Raises ``ArgmapError``."""
    from argmap.memo import starting

    return starting.begun(_built(workspace))


def choices(workspace: Workspace) -> tuple[object, ...]:
    """What a preview depends on; the copies of documents apart, which other screens attach."""
    place, scales, own = workspace.memo, workspace.scales, hand_of(workspace)
    written = own.stat().st_mtime_ns if own.exists() else None
    chosen = (place.question, place.is_short, place.style, place.against, own, written)
    return (workspace.live.head, *chosen, eyes(workspace), scales.rulebook, bool(scales.supposed))


def preview(workspace: Workspace) -> Preview:
    """The memo as it would be written now. Raises ``ArgmapError`` where there is no question to write on."""
    from argmap_tui.memo_lines import Preview  # deferred: what builds memos imports numpy

    if not workspace.memo.question:
        raise InputError(*NO_QUESTION)
    own, trouble, chosen = hand_of(workspace), "", choices(workspace)
    worded = str(own) if own.exists() else ""
    try:
        made, aside = _worded(workspace, file_of(workspace))
        trouble = f"The short form leaves aside what you wrote on: {', '.join(aside)}." if aside else ""
    except ArgmapError as error:
        if not worded:
            raise
        trouble = f"Your words are left out, and no memo is written: {error.message}\n{error.next_step}"
        worded, made = "", _built(workspace)
    view = perspective(workspace.map, eyes(workspace))
    is_silent = not (view.credence or view.force or view.certainty)
    return Preview(workspace.map, made, _head(workspace, made.recipe, worded), trouble, is_silent, chosen)


def memo(workspace: Workspace, file: Path) -> Memo:
    """The memo to be written to ``file``, in the author's own words where there are any. Raises ``ArgmapError``."""
    return _worded(workspace, file)[0]


def _worded(workspace: Workspace, file: Path) -> tuple[Memo, tuple[str, ...]]:
    """The memo, and the blocks in the author's words that its form leaves aside."""
    from argmap.memo.hand import read

    own = hand_of(workspace, file)
    if not own.exists():
        return _built(workspace), ()
    sidecar = read(own)
    made = _built(workspace, sidecar.front)
    long = cache(lambda: _built(workspace, sidecar.front, is_long=True))
    return sidecar.apply(made, _drafts(workspace), long), sidecar.left_aside(made, long)


def unworded(workspace: Workspace) -> Memo | None:
    """The memo as argmap words it; None where no memo was read yet."""
    return _built(workspace) if workspace.memo.question in workspace.map else None


def _drafts(workspace: Workspace) -> Drafts:
    """What models have drafted."""
    from argmap.assist.queue import POLISHING, Queue
    from argmap.memo.drafted import Drafts

    with Library(workspace.library.home) as library:  # as below
        return Drafts(Queue(library, workspace.live.name).drafted(POLISHING))


def _built(workspace: Workspace, front: Front | None = None, *, is_long: bool = False) -> Memo:
    from argmap.assist.queue import POLISHING, Queue
    from argmap.memo.beside import beside_of
    from argmap.memo.build import build
    from argmap.memo.recipe import Form

    with Library(workspace.library.home) as library:  # a connection serves the thread that opened it
        history = library.history(workspace.live.name)
        asked = tuple(Queue(library, workspace.live.name).tallies(POLISHING))
    recipe = _recipe(workspace, front).model_copy(update={"help": asked} | ({"form": Form.LONG} if is_long else {}))
    return build(workspace.map, recipe, beside_of(workspace.map, history))


def eyes(workspace: Workspace) -> str:
    """The perspective that the recommendation follows; nobody's where the author has saved no weight."""
    scales = workspace.scales
    return scales.looking_as or eyes_of(workspace.map, scales.author).id


def today() -> dt.date:
    """The day it is where the reader is."""
    return dt.datetime.now().astimezone().date()


def _recipe(workspace: Workspace, front: Front | None) -> Recipe:
    from argmap.memo.prints import snapshot
    from argmap.memo.recipe import Form, Front, Recipe
    from argmap.weigh.rules import Combination
    from argmap.weigh.standards import Standard

    map, rules, place = workspace.map, workspace.scales.rulebook, workspace.memo
    recipe = Recipe(
        map=workspace.live.name,
        map_title=map.header.title,
        snapshot=snapshot(map),
        event=workspace.live.head,
        date=today(),
        question=place.question,
        perspectives=(eyes(workspace),),
        everybody=True,
        semantics=rules.semantics,
        combination=Combination(rules.premises),
        standard=Standard(rules.standard),
        burden=rules.burden,
        form=Form.SHORT if place.is_short else Form.LONG,
        style=place.style,
        front=front or Front(),
    )
    return compared(recipe, place.against)


def _head(workspace: Workspace, recipe: Recipe, worded: str) -> tuple[str, ...]:
    """What is said above the memo: how it was made, and the file whose words it is in; ``worded`` is empty for none."""
    from argmap.memo.planning import heard

    map, rules, place = workspace.map, workspace.scales.rulebook, workspace.memo
    first, *others = (perspective(map, id).title for id in heard(map, recipe))
    burden = f"the burden is on {BURDENS[rules.burden]}"
    lines = [f"{first} · {FORMULAS[rules.semantics]} · {STANDARDS[rules.standard]}; {burden}"]
    lines += [f"Heard beside: {'; '.join(others)}"] * bool(others)
    if place.against:
        lines.append(f"Judged in two ways. The second: {way_words(map, place.against)}")
    lines.append(f"References: {recipe.style}{f' · your words from {worded}' if worded else ''}")
    if workspace.scales.supposed:
        lines.append("What-ifs are left out: a memo tells what is saved. Keep them first, with i on the map.")
    return tuple(lines)
