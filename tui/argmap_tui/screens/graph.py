"""The neighbourhood of an item, drawn: what bears on it to the right, what it bears on to the left."""

from __future__ import annotations

import contextlib
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from argmap.errors import ArgmapError
from argmap.reading import label
from argmap.reading.neighbourhood import neighbourhood
from argmap_tui.cells import cut
from argmap_tui.commands import AROUND, bindings
from argmap_tui.graph_lines import Picture, picture, said, signs
from argmap_tui.waiting import Waiting
from argmap_tui.widgets.graph import GraphView
from argmap_tui.widgets.keys import KeyLine
from argmap_tui.workspace import Workspace

FEW, MANY = 20, 40
"""Boxes that are drawn at most, on a small screen and on any: more cannot be taken in."""
CELLS_AT_MOST = 80
"""Cells of the screen for each box that may be drawn."""
CELLS_A_BOX = 240
"""Cells of the screen for each box up to which a drawing reaches further out by itself."""
FURTHEST_ALONE = 3
FURTHEST = 9
"""Steps outwards from the centre at most."""
WORKING = "Drawing … Esc leaves."
SILENT = "Nothing weighed yet, so no strengths are shown: on the map, W or p begins."


class GraphScreen(Screen[str | None]):
    """Walks the graph around the item in view; gives back the item to go to."""

    CSS_PATH = "graph.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(AROUND)
    AUTO_FOCUS = "#graph"

    def __init__(self, workspace: Workspace, subject: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.centre = subject
        self.depth = 0
        """Steps outwards from the centre; 0 for as many as leave the drawing roomy."""
        self.graph = GraphView(id="graph")
        self.waiting = Waiting(self)
        self._trail: list[str] = []
        self._aim = subject
        """The box on which the cursor is to be once it is drawn."""

    def compose(self) -> ComposeResult:
        """What is drawn, the drawing, the words of the box under the cursor, the signs, and the keys."""
        yield Static(WORKING, id="heading", markup=False)
        yield self.graph
        yield Static(id="words", markup=False)
        yield Static(id="signs", markup=False)
        yield KeyLine()

    @property
    def most(self) -> int:
        """How many boxes are drawn at most."""
        return max(FEW, min(MANY, self.size.area // CELLS_AT_MOST))

    def on_resize(self) -> None:
        """Draw for the room there is."""
        self.draw()

    def draw(self) -> None:
        """Draw anew, in a thread; leave if somebody else has taken the item out of the map."""
        if self.centre not in self.workspace.map:
            self.dismiss(None)
            return
        self.waiting.begin(WORKING, self.query_one("#heading", Static).update)
        self.run_worker(self._drawn, name="draw", group="draw", thread=True, exclusive=True, exit_on_error=False)

    def _drawn(self) -> Picture:
        map, scales = self.workspace.map, self.workspace.scales
        if not scales.is_silent:
            with contextlib.suppress(ArgmapError):  # a map without claims has no strengths
                _ = scales.weighing
        around = neighbourhood(map, self.centre, self.depth or 1, self.most)
        while not self.depth and around.reach < FURTHEST_ALONE:
            wider = neighbourhood(map, self.centre, around.reach + 1, self.most)
            if wider.reach == around.reach or len(wider.ids) * CELLS_A_BOX > self.size.area:
                break
            around = wider
        return picture(map, around, scales.strength, (self.size.width, self.size.height))

    @on(Worker.StateChanged)
    def _came(self, event: Worker.StateChanged) -> None:
        if event.state in {WorkerState.SUCCESS, WorkerState.ERROR}:
            self.waiting.end()
        if event.state is WorkerState.ERROR:
            raise event.worker.error or RuntimeError("the graph could not be drawn")
        if event.state is WorkerState.SUCCESS and isinstance(event.worker.result, Picture):
            self.graph.show(event.worker.result, self._aim)
            self.show_words()

    @on(GraphView.Moved)
    def _moved(self, event: GraphView.Moved) -> None:
        self._aim = event.id
        self.show_words()

    def show_words(self) -> None:
        """Say what is drawn, and what the box under the cursor says in full."""
        shown, width = self.graph.picture, max(1, self.size.width - 4)
        if shown is None:
            return
        self.query_one("#heading", Static).update(Content(cut(self._heading(shown), width)))
        words = said(shown.map, shown.map[self.graph.cursor])
        self.query_one("#words", Static).update(Content(cut(words, 2 * width - 8)))
        legend = [signs(shown.around), *([SILENT] if self.workspace.scales.is_silent else [])]
        self.query_one("#signs", Static).update(Content("\n".join(cut(line, width) for line in legend)))

    def _heading(self, shown: Picture) -> str:
        around, map = shown.around, shown.map
        count, steps = len(around.ids), around.reach
        boxes = f"{count} box{'es' * (count > 1)}, {steps} step{'s' * (steps != 1)} out"
        tail = f" · {boxes}{', the most at once' * (count == self.most)}"
        return f"Graph around {cut(label(map, map[around.centre]), max(8, self.size.width - len(tail) - 17))}{tail}"

    @on(GraphView.Opened)
    def _open(self, event: GraphView.Opened) -> None:
        if event.id != self.centre:
            self._trail.append(self.centre)
            self._around(event.id)

    def _around(self, id: str) -> None:
        self.centre = self._aim = id
        self.draw()

    def action_back(self) -> None:
        """Draw what was drawn before; from the first, back to the map."""
        if self._trail:
            self._around(self._trail.pop())
        else:
            self.dismiss(None)

    def action_deeper(self, steps: int) -> None:
        """Draw more steps around the centre, or fewer."""
        shown = self.graph.picture
        if shown is None:
            return
        wanted = shown.around.reach + steps
        if steps > 0 and len(shown.ids) >= self.most:
            self.notify(
                f"No more than {self.most} boxes are drawn at once. Enter draws around another box.", markup=False
            )
        elif steps > 0 and self.depth > shown.around.reach:
            self.notify("There is nothing further out.", markup=False)
        else:
            self.depth = max(1, min(FURTHEST, wanted))
            self.draw()

    def action_go(self) -> None:
        """Go back to the map, on the box under the cursor."""
        self.dismiss(self.graph.cursor or None)

    def action_leave(self) -> None:
        """Go back to where the map was left."""
        self.dismiss(None)
