"""Adding to the debate: premises in new words or by claims that are there, and the scheme that a reason follows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import DescendantFocus
from textual.timer import Timer
from textual.widgets import Button, Label, OptionList, Select, Static, TextArea
from textual.widgets.option_list import Option

from argmap.edits import Change
from argmap.edits.compose import Wording
from argmap.errors import ArgmapError
from argmap.reading import label
from argmap.schemes import CriticalQuestion, remark, schemes
from argmap_tui.additions import Addition, Way, change_for
from argmap_tui.cells import cut
from argmap_tui.commands import EXTENDING, bindings
from argmap_tui.refusals import refusal_words
from argmap_tui.scheme_lines import scaffold
from argmap_tui.screens.add import AddScreen
from argmap_tui.workspace import Workspace

PAUSE = 0.15
"""Seconds without a key after which claims that may say the same are looked for."""
SHOWN = 4
"""How many of them are shown."""
FETCHED = 12
"""How many are looked for; some may not be of use."""
WIDEST = 200
"""Cells of a claim in a list; the list cuts them to its width."""
USE_IT = "On the map already? Tab and Enter use it as the premise"
GO_THERE = "On the map already? Tab and Enter go there"


class ExtendScreen(AddScreen):
    """Asks what to add and adds it; ``added`` is what to go to then. What was typed stays when that is refused."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["form.tcss", "extend.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(EXTENDING)

    def __init__(self, workspace: Workspace, ways: list[Way], *, asked: CriticalQuestion | None = None) -> None:
        super().__init__(ways, workspace.author)
        self.workspace = workspace
        self.asked = asked
        self.added = ""
        self._premises: list[Wording | str] = []
        self._pause: Timer | None = None

    # The form

    def above(self) -> ComposeResult:
        """The question that is taken up, and the premises that are settled."""
        if self.asked is not None:
            yield Label(Content(self.asked.text), classes="selected")
        yield Label("Premises so far; Enter takes one out", id="premises-label", classes="field")
        yield OptionList(id="premises", compact=True)

    def beside(self) -> ComposeResult:
        """Claims that may say the same."""
        yield Label("", id="same-label", markup=False)
        yield OptionList(id="same", compact=True)

    def below(self) -> ComposeResult:
        """The scheme, with what it asks."""
        choices = [(f"{scheme.short}: {scheme.about}", scheme.id) for scheme in schemes().values()]
        yield Label("Scheme: what sort of reason it is (may stay empty)", classes="field reason")
        yield Select(choices, prompt="none named", id="scheme", classes="reason", compact=True)
        yield Static(id="scaffold", classes="reason", markup=False)

    def buttons(self) -> ComposeResult:
        """Another premise for the same reason."""
        yield Button("Another premise  Ctrl+N", id="premise", classes="reason", compact=True)

    def on_mount(self) -> None:
        """Show what the way asks for."""
        self._show_lists()

    @on(Select.Changed, "#way")
    def _suit_way(self) -> None:
        """Only a reason has premises and a scheme."""
        for widget in self.query(".reason"):
            widget.display = self._way.is_reason
        self._show_lists()
        self._look_later()

    @on(Select.Changed, "#scheme")
    def _show_scheme(self, event: Select.Changed) -> None:
        """Show how such reasons go, and what they have to stand up to."""
        scheme = schemes().get(str(event.value))
        self.query_one("#scaffold", Static).update(scaffold(scheme) if scheme else "")

    def _show_lists(self) -> None:
        premises = self.query_one("#premises", OptionList)
        premises.set_options(Option(self._said(premise)) for premise in self._premises)
        for id in ("#premises", "#premises-label"):
            self.query_one(id).display = bool(self._premises) and self._way.is_reason
        self._offer("", [])

    def _said(self, premise: Wording | str) -> Content:
        if isinstance(premise, Wording):
            return Content(f"new: {cut(premise.text, WIDEST)}")
        return Content(f"on the map: {self._line(premise)}")

    def _line(self, id: str) -> str:
        map = self.workspace.map
        return cut(label(map, map[id]) if id in map else id, WIDEST)

    # Claims that may say the same

    @on(TextArea.Changed, "#text")
    def _look_later(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._look)

    def _look(self) -> None:
        sentence = self.text
        if not (self._way.is_reason or self._way.is_claim) or not sentence:
            self._offer(sentence, [])
            return
        self.run_worker(
            lambda: self._find(sentence),
            name="similar",
            group="similar",
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )

    def _find(self, sentence: str) -> None:
        try:
            found = [hit.id for hit in self.workspace.live.similar(sentence, limit=FETCHED)]
        except ArgmapError:
            return  # saving says what is wrong with the library; a hint that does not come is no loss
        self.app.call_from_thread(self._offer, sentence, found)

    def _offer(self, sentence: str, found: list[str]) -> None:
        """Show the claims found for ``sentence``, unless something else is written by now."""
        if sentence != self.text and found:
            return
        useless = {self._way.target, *(premise for premise in self._premises if isinstance(premise, str))}
        options = [
            Option(Content(self._line(id)), id=id) for id in found if id not in useless and id in self.workspace.map
        ]
        same, head = self.query_one("#same", OptionList), self.query_one("#same-label", Label)
        same.set_options(options[:SHOWN])
        head.update(USE_IT if self._way.is_reason else GO_THERE)
        same.display = head.display = bool(options)
        if same.has_focus and not options:
            self.query_one("#text").focus()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Put the cursor of a list where Enter means something."""
        if isinstance(event.widget, OptionList) and event.widget.highlighted is None:
            event.widget.action_first()

    @on(OptionList.OptionSelected, "#same")
    def _use(self, event: OptionList.OptionSelected) -> None:
        """Use the claim instead of what was typed."""
        if self._way.is_claim:
            self.added = event.option_id or ""
            self.dismiss(None)
            return
        self._settle(event.option_id or "")

    # Premises

    def action_premise(self) -> None:
        """Settle the premise that was typed and ask for another one that works together with it."""
        if not self._way.is_reason:
            self.notify("Only a reason has premises.", markup=False)
        elif self.text:
            self._settle(replace(self.wording(), title=""))
        else:
            self.notify("Say this one first.", severity="warning", markup=False)
            self.query_one("#text").focus()

    @on(Button.Pressed, "#premise")
    def _another(self) -> None:
        self.action_premise()

    def _settle(self, premise: Wording | str) -> None:
        self._premises.append(premise)
        self.query_one("#text", TextArea).text = ""
        self._show_lists()
        self.query_one("#text").focus()

    @on(OptionList.OptionSelected, "#premises")
    def _take_out(self, event: OptionList.OptionSelected) -> None:
        """Take a premise out; words go back into the field where that is empty."""
        premise = self._premises[event.option_index]
        if isinstance(premise, Wording) and self.text:
            self.notify("First settle what you are typing: Ctrl+N.", severity="warning", markup=False)
            return
        del self._premises[event.option_index]
        if isinstance(premise, Wording):
            self.query_one("#text", TextArea).text = premise.text
        self._show_lists()
        self.query_one("#text").focus()

    # Adding

    @property
    def is_begun(self) -> bool:
        """Whether there is something to add or to lose."""
        return bool(self.text or (self._premises and self._way.is_reason))

    def addition(self) -> Addition:
        """What the form asks for as it is filled in."""
        wording = self.wording()
        if not self._way.is_reason:
            return Addition(self._way, wording)
        typed = (replace(wording, title="") if self._premises else wording,) if wording.text else ()
        scheme = self.query_one("#scheme", Select).value
        return Addition(
            self._way,
            wording,
            premises=(*self._premises, *typed),
            scheme=scheme if isinstance(scheme, str) else "",
            note=remark(self.asked) if self.asked is not None else "",
        )

    def change(self, addition: Addition) -> tuple[Change, str]:
        """The change that adds it, and the id to go to then. Raises ``ArgmapError``."""
        return change_for(self.workspace.map, addition, self.workspace.live.free_id)

    def keep(self, addition: Addition) -> None:
        """Add it; when that is refused, say why and keep the form as it is."""
        try:
            change, id = self.change(addition)
            self.workspace.submit(change)
        except ArgmapError as error:
            self.notify(refusal_words(error, self.workspace.map), severity="error", timeout=6, markup=False)
            self.query_one("#text").focus()
            return
        self.added = self.workspace.added = id
        self.dismiss(addition)
