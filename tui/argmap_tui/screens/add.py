"""Adding to the map: what, to which item, in which words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Select, TextArea

from argmap.edits.compose import Wording
from argmap.model.nodes import ClaimKind
from argmap.reading import CLAIM_KINDS, EVIDENCE_KINDS
from argmap_tui.additions import Addition, Way, What
from argmap_tui.commands import FORM, bindings
from argmap_tui.compat import Line
from argmap_tui.widgets.keys import KeyLine


class AddScreen(ModalScreen[Addition | None]):
    """Asks only what it must: what to add, and the sentence."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["form.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(FORM)

    def __init__(self, ways: list[Way], author: str) -> None:
        super().__init__()
        self._ways = ways
        self._author = author
        self._warned = False

    def compose(self) -> ComposeResult:
        """What to add, what it says, and whatever else is asked for."""
        with VerticalScroll(id="form"):
            yield Label("Add", classes="heading")
            ways = [(Content(way.words), index) for index, way in enumerate(self._ways)]
            yield Select(ways, value=0, allow_blank=False, id="way", compact=True)
            yield from self.above()
            yield Label("One sentence that says it", classes="field")
            yield TextArea(id="text", tab_behavior="focus", compact=True)
            yield from self.beside()
            yield Label("A label of a few words for the outline (may stay empty)", classes="field named")
            yield Line(id="title", classes="named", compact=True)
            yield Label("Kind", classes="field named")
            kinds, first = _kinds(evidence=False), str(ClaimKind.EMPIRICAL)
            yield Select(kinds, value=first, allow_blank=False, id="kind", classes="named", compact=True)
            yield from self.below()
        with Horizontal(classes="buttons"):
            yield Button("Save  Ctrl+S", variant="primary", id="save", compact=True)
            yield from self.buttons()
            yield Button("Cancel  Esc", id="cancel", compact=True)
        yield KeyLine()

    def above(self) -> ComposeResult:
        """What stands above the sentence."""
        yield from ()

    def beside(self) -> ComposeResult:
        """What stands right under the sentence."""
        yield from ()

    def below(self) -> ComposeResult:
        """What stands at the end of the form."""
        yield from ()

    def buttons(self) -> ComposeResult:
        """More ways on."""
        yield from ()

    def on_mount(self) -> None:
        """Begin with the words: what to add is already the likeliest choice."""
        self.query_one("#text", TextArea).focus()

    @property
    def _way(self) -> Way:
        chosen = self.query_one("#way", Select).value
        return self._ways[chosen if isinstance(chosen, int) else 0]

    @on(Select.Changed, "#way")
    def _offer_kinds(self) -> None:
        """Evidence has other kinds than claims."""
        kinds: Select[str] = self.query_one("#kind", Select)
        for widget in self.query(".named"):
            widget.display = not self._way.is_question
        wanted = _kinds(evidence=self._way.is_evidence)
        if kinds.value not in [value for _, value in wanted]:
            kinds.set_options(wanted)
            kinds.value = wanted[0][1]
        if self._way.what is What.OPTION:
            kinds.value = str(ClaimKind.POLICY)

    @property
    def text(self) -> str:
        """The sentence so far."""
        return self.query_one("#text", TextArea).text.strip()

    @property
    def is_begun(self) -> bool:
        """Whether there is something to lose."""
        return bool(self.text)

    def wording(self) -> Wording:
        """What has been typed."""
        kind, title = str(self.query_one("#kind", Select).value), self.query_one("#title", Input).value.strip()
        return Wording(self.text, kind, title, self._author)

    def addition(self) -> Addition:
        """What the form asks for as it is filled in."""
        return Addition(self._way, self.wording())

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Add what was asked for, if anything was said."""
        if self.is_begun:
            self.keep(self.addition())
            return
        self.notify("Say it in one sentence first.", severity="warning", markup=False)
        self.query_one("#text", TextArea).focus()

    def keep(self, addition: Addition) -> None:
        """Give back what was asked for."""
        self.dismiss(addition)

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Give back nothing; what was typed is thrown away only when asked twice."""
        if self.is_begun and not self._warned:
            self._warned = True
            self.notify("Once more throws away what you typed.", severity="warning", markup=False)
            return
        self.dismiss(None)


def _kinds(*, evidence: bool) -> list[tuple[str, str]]:
    """The kinds to choose from, each with what it means."""
    kinds: Iterable[tuple[str, str]] = EVIDENCE_KINDS.items() if evidence else CLAIM_KINDS.items()
    return [(f"{kind}: {meaning}", str(kind)) for kind, meaning in kinds]
