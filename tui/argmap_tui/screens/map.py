"""The home screen: the question at stake, the outline of the debate, the card of the item in view, and why."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.reactive import reactive, var
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from argmap.errors import ArgmapError
from argmap.reading import path_to
from argmap_tui.cells import cut
from argmap_tui.commands import HOME, bindings
from argmap_tui.compat import paint_together
from argmap_tui.headline import crumbs, headline, question_over
from argmap_tui.jump import Landing
from argmap_tui.keymap import keymap
from argmap_tui.refusals import refusal_words
from argmap_tui.screens import visits
from argmap_tui.screens.changing import Changing
from argmap_tui.screens.find import FindScreen
from argmap_tui.screens.finding import Finding
from argmap_tui.screens.help import HelpScreen
from argmap_tui.screens.jump import JumpScreen
from argmap_tui.screens.watching import Watching
from argmap_tui.screens.weighing import Weighing
from argmap_tui.widgets.card import CardView
from argmap_tui.widgets.keys import KeyLine
from argmap_tui.widgets.outline import Outline
from argmap_tui.widgets.page import PageView
from argmap_tui.widgets.slider import Slider
from argmap_tui.widgets.strip import OptionsStrip
from argmap_tui.widgets.why import WhyView
from argmap_tui.workspace import Workspace

WIDE_FROM = 100
"""Width in cells from which outline and card stand side by side."""
FULL_FROM = 132
"""Width from which the reasons why stand beside them, too."""
WATCH_SECONDS = 1.0
"""How often other processes' edits are looked for."""
SAID = 300
"""Cells of a message: a claim may be as long as somebody wants."""
ELSEWHERE = "This belongs to another question, now at the top: {}"
OPEN_ROWS_KEPT = 300
"""How many open rows are remembered for the next time."""
ROOMY_FROM = 14
"""Height in lines from which more than one pane or the slider has room."""
PANES = ("outline", "card", "why")


class MapScreen(Screen[None]):
    """Walk the map, read it, weigh it, add to it. What it shows comes from the workspace."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(HOME)
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [  # type: ignore[misc]
        (0, "-narrow"),
        (WIDE_FROM, "-wide"),
        (FULL_FROM, "-full"),
    ]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-low"), (ROOMY_FROM, "-roomy")]  # type: ignore[misc]
    AUTO_FOCUS = "Outline"

    pane: var[str] = var("outline")
    """The pane that has the focus, or had it last: the only one shown on a narrow screen."""
    side: var[str] = var("card")
    """Which of card and why stands beside the outline where only two panes fit."""
    is_weighing: var[bool] = var(False, toggle_class="-weighing")
    """Whether the slider is shown."""
    focused: reactive[Widget | None] = reactive(None, repaint=False)
    """Textual's, but the two widgets that it concerns repaint themselves, and nothing else changes its looks."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.strip = OptionsStrip(workspace.scales, id="strip")
        self.outline = Outline(workspace.map, workspace.scales.strength, workspace.marks.of, id="outline")
        self.card = CardView(id="card")
        self.why = WhyView(workspace.scales, id="why")
        self.panes = Horizontal(self.outline, self.card, self.why, id="panes")
        self.slider = Slider(id="slider")
        self.changing = Changing(self)
        self.weighing = Weighing(self)
        self.finding = Finding(self)
        self.watching = Watching(self)
        self._warned = False
        self._left: list[str] = []  # the row from which the reader went straight to a card elsewhere

    def compose(self) -> ComposeResult:
        """A line about the map, the question, the panes, the slider, and the keys."""
        yield Static(id="title", markup=False)
        yield self.strip
        yield self.panes
        yield self.slider
        yield KeyLine()

    def on_mount(self) -> None:
        """Go to where the reader was."""
        self.outline.border_title = "Outline"
        self._return_to_place()
        self.set_interval(WATCH_SECONDS, self.watching.look)
        self.call_after_refresh(self._begin_to_weigh)

    def _begin_to_weigh(self) -> None:
        """Find the strengths once the first screen is up."""
        if not self.workspace.scales.is_silent:
            self.run_worker(self._first_weighing, group="weigh", thread=True, exclusive=True, exit_on_error=False)

    def _first_weighing(self) -> None:
        try:
            _ = self.workspace.scales.weighing
        except ArgmapError as error:
            self.app.call_from_thread(self.complain, error)
        else:
            self.app.call_from_thread(self.show_strengths)

    def on_resize(self) -> None:
        """Fit the line about the map, and the number of panes, to the width."""
        self.show_head()
        self._show_panes()

    def show_head(self) -> None:
        """Say which map this is, from whose eyes and by which rules it is weighed."""
        self.query_one("#title", Static).update(headline(self.workspace, self.size.width - 2), layout=False)

    # Panes

    def watch_pane(self, pane: str) -> None:
        """Show the pane where not all fit."""
        if pane != "outline":
            self.side = pane
        self._show_panes()

    def _show_panes(self) -> None:
        """Show as many panes as fit, by their own styles: a class would have all of them find theirs anew."""
        width = self.size.width
        shown = PANES if width >= FULL_FROM else ("outline", self.side) if width >= WIDE_FROM else (self.pane,)
        for name in PANES:
            self._pane(name).display = name in shown
        self.card.catch_up()
        self.why.catch_up()

    def _pane(self, name: str) -> Outline | PageView:
        panes: dict[str, Outline | PageView] = {"outline": self.outline, "card": self.card, "why": self.why}
        return panes[name]

    def _to(self, pane: str) -> None:
        self.pane = pane
        self.set_focus(self._pane(pane))
        if pane == "outline":
            self._look_at_row()

    def on_descendant_focus(self) -> None:
        """Keep in mind which pane has the focus, by whatever way it got there."""
        for name in PANES:
            if self._pane(name).has_focus:
                self.pane = name

    def action_switch(self, direction: int) -> None:
        """Go on to the next pane, or back."""
        self._to(PANES[(PANES.index(self.pane) + direction) % len(PANES)])

    # Where the reader is

    def _return_to_place(self) -> None:
        place = self.workspace.saved_place()
        if "open" in place:
            self.outline.restore(place["open"])
        else:
            self.outline.start()
        self.outline.reveal(place.get("at") or [row.id for row in self.outline.rows.top[:1]])
        here, row = place.get("here", ""), self.outline.row
        if here in self.workspace.map:
            self.workspace.trail.look(here)
        elif row is not None:
            self.workspace.trail.look(row.id)
        self._show_item()

    def place(self) -> dict[str, Any]:
        """Where the reader is, for the next time."""
        row = self.outline.row
        paths = [path for path, _ in zip(self.outline.rows.open_paths(), range(OPEN_ROWS_KEPT), strict=False)]
        return {
            "open": paths,
            "at": row.path() if row else [],
            "here": self.workspace.trail.here,
            "tour": self.workspace.tour_at,
            "left": self.workspace.tour_left,
            **self.workspace.scales_place(),
        }

    @on(Outline.Moved)
    def _look(self, event: Outline.Moved) -> None:
        self._left = []
        self.workspace.memo.item = ""
        self.workspace.trail.look(event.id)
        self._show_item()

    @on(Outline.Opened)
    def _open(self, event: Outline.Opened) -> None:
        self.workspace.trail.look(event.id)
        self._show_item()
        self._to("card")

    @on(PageView.Opened)
    def _go(self, event: PageView.Opened) -> None:
        self.workspace.trail.go(event.id)
        self._show_item()

    def _show_item(self, *, on: str = "") -> None:
        """Show the item in view: its card, why it is as strong as it is, and the question it belongs to."""
        id = self.workspace.trail.here
        self.card.show(self.workspace.map, id, on=on)
        self.card.entitle(crumbs(self.workspace.map, self.outline.row, self.workspace.trail))
        self.why.show(id)
        self.workspace.question = question_over(self.outline.rows, self.outline.row, self.strip.question)
        self.strip.show(self.workspace.question)
        self.finding.later()

    def _look_at_row(self) -> None:
        """Bring the card to the outline's row."""
        row = self.outline.row
        if row is not None and row.id != self.workspace.trail.here:
            self.workspace.trail.look(row.id)
            self._show_item()

    def subject(self) -> str:
        """The item that a command is about: the outline's row while the outline has the focus, else the card's item."""
        if self.outline.has_focus:
            self._look_at_row()
        return self.workspace.trail.here

    def go_to(self, id: str) -> None:
        """Show the item, and its row where it stands in the outline."""
        asked = self.workspace.question
        path = path_to(self.workspace.map, id, asked)
        if path:
            self.outline.reveal(path)
        self.workspace.trail.go(id)
        self._show_item()
        if asked and self.workspace.question not in {asked, id}:
            self.say(ELSEWHERE.format(self.workspace.map[self.workspace.question].words()))

    def action_back(self) -> None:
        """Go back to the item read before, or to the memo that led here; from the first, to the outline."""
        left, row = self.workspace.trail.here, self.outline.row
        if left and left == self.workspace.memo.item and not self.outline.has_focus:
            self.action_visit("memo")
            return
        if not self.outline.has_focus and self.workspace.trail.return_():
            if row is not None and row.id == left:
                self.outline.reveal(path_to(self.workspace.map, self.workspace.trail.here))
            self._show_item(on=left)
            return
        if self._left and not self.outline.has_focus:
            self.outline.reveal(self._left)
        self._to("outline")

    def action_forward(self) -> None:
        """Go forward again to what was left by going back."""
        if self.workspace.trail.forth():
            self._show_item()
            self._to("card")

    def action_reveal(self) -> None:
        """Put the outline's cursor on the item in view."""
        if not self.outline.reveal(path_to(self.workspace.map, self.workspace.trail.here)):
            self.say("It does not stand in the outline.")
        self._to("outline")

    def action_jump(self) -> None:
        """Put a letter on everything in view that one can go to."""
        shown = [(name, self._pane(name)) for name in PANES if self._pane(name).display]
        places = [Landing(x, y, name, number) for name, pane in shown for x, y, number in pane.landings()]
        self.app.push_screen(JumpScreen(places), self._jumped)

    def _jumped(self, place: Landing | None) -> None:
        if place is not None:
            self._to(place.pane)
            self._pane(place.pane).land(place.number)

    def action_find(self) -> None:
        """Ask for words and go to what was chosen."""
        self.app.push_screen(FindScreen(self.workspace), self._found)

    def action_visit(self, name: str) -> None:
        """Open another screen on the item in view; what is chosen there comes into view here."""
        self.weighing.save()
        self.app.push_screen(visits.screen(name, self.workspace, self.subject()), self._returned)

    def _returned(self, id: str | None) -> None:
        (self.show_map if self.watching.is_stale else self.show_strengths)()
        self._found(id)
        self.changing.greet(id)

    def _found(self, id: str | None) -> None:
        """Go there; from the outline that is a way of its own, and going back leads to the row one stood on."""
        if id is not None and id in self.workspace.map:
            row = self.outline.row if self.pane == "outline" else None
            self.go_to(id)
            if row is not None:
                self.workspace.trail.look(id)
                self._left = row.path()
            self._to("card")

    def action_help(self) -> None:
        """Show the keys and the guide."""
        self.app.push_screen(HelpScreen(keymap(self.workspace.library.home).keys))

    def action_quit(self) -> None:
        """Save what was weighed last and leave; what-ifs are thrown away only when asked twice."""
        self.weighing.save()
        tried = sum(map(len, self.workspace.scales.what_ifs.values()))
        if tried and not self._warned:
            self._warned = True
            self.say(f"{tried} what-if{'s' * (tried > 1)} not saved: i keeps or drops them; the same key again leaves.")
        else:
            self.app.exit()

    # Changing and weighing

    def action_change(self, act: str) -> None:
        """Change the map: the act is one of `Changing`'s."""
        self.weighing.save()
        getattr(self.changing, act)()

    def action_weigh(self) -> None:
        """Weigh the item in view."""
        self.weighing.start()

    def action_suppose(self) -> None:
        """Try weights without saving them, or keep or drop those that were tried."""
        self.weighing.suppose()

    def action_rules(self) -> None:
        """Choose from whose eyes and by which rules the map is weighed."""
        self.weighing.choose_rules()

    @on(Slider.Moved)
    def _weigh(self, event: Slider.Moved) -> None:
        self.weighing.move(event.id, event.weight)

    @on(Slider.Done)
    def _weighed(self) -> None:
        self.weighing.finish()

    def show_strengths(self) -> None:
        """Show every strength as it is now."""
        scales = self.workspace.scales
        if not scales.is_silent:
            _ = scales.weighing
        self.show_head()
        self.outline.refresh()
        self.strip.refresh()
        self.why.show(self.workspace.trail.here)
        paint_together(*self.query("#title, #slider"), self.outline, self.strip, self.why)
        self.finding.later()

    def show_weights_saved(self, *, have_moved: bool) -> None:
        """Take note that weights, and nothing else, have changed in the map; what is seen may show them already."""
        self.outline.rows.map = self.workspace.map
        if have_moved:
            self.show_strengths()

    def show_map(self) -> None:
        """Show the map as it is now."""
        self.weighing.follow()
        self.workspace.trail.forget(self.workspace.map)
        self.outline.show_map(self.workspace.map)
        row = self.outline.row
        if row is not None and not self.workspace.trail.here:
            self.workspace.trail.look(row.id)
        self._show_item(on=self.card.stop)
        self.show_strengths()

    def say(self, words: str) -> None:
        """Tell the reader something in passing."""
        self.notify(cut(words, SAID), timeout=3, markup=False)

    def complain(self, error: ArgmapError) -> None:
        """Tell the reader what went wrong and what to do."""
        if self.watching.is_stale:
            self.show_map()
        self.notify(refusal_words(error, self.workspace.map), severity="error", timeout=6, markup=False)
