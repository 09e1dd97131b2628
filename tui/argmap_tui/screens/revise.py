"""Revising an item's words."""

from __future__ import annotations

import contextlib
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Select, TextArea

from argmap.edits import Change
from argmap.errors import ArgmapError
from argmap_tui.cells import cut
from argmap_tui.commands import FORM, bindings
from argmap_tui.compat import Line
from argmap_tui.fields import Field, change_of, revisable
from argmap_tui.refusals import refusal_words
from argmap_tui.widgets.keys import KeyLine
from argmap_tui.workspace import Workspace

VOICED = "Others say this; reworded, it is still shown as said by them. A thought of your own is better added (a)."
LONGEST = 200
"""Cells of somebody else's words in a message."""


class ReviseScreen(ModalScreen[Change | None]):
    """A form of the item's words; gives back the change that was made, or None. What is refused stays in the form."""

    CSS_PATH = "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(FORM)

    def __init__(self, workspace: Workspace, id: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._item = workspace.map[id]
        self._fields = revisable(workspace.map, id)
        self._warned = False
        self._seen = workspace.map
        """The map whose words stand behind those in the form."""
        self.before = workspace.map
        """The map as it was just before the change."""

    def compose(self) -> ComposeResult:
        """One widget for each field."""
        with VerticalScroll(id="form"):
            yield Label(f"Revise {self._item.kind_name} {self._item.id}", classes="heading", markup=False)
            if getattr(self._item, "voices", ()):
                yield Label(VOICED, classes="field", markup=False)
            for field in self._fields:
                yield Label(f"{field.label[0].upper()}{field.label[1:]}", classes="field", markup=False)
                yield _widget(field)
        with Horizontal(classes="buttons"):
            yield Button("Save  Ctrl+S", variant="primary", id="save", compact=True)
            yield Button("Cancel  Esc", id="cancel", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with what the item says."""
        self.query_one(f"#field-{self._fields[0].name}").focus()

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Make the change; where somebody else has changed it meanwhile, only when asked twice."""
        with contextlib.suppress(ArgmapError):  # said when the change is submitted
            self._workspace.refresh()
        theirs = self._theirs()
        if theirs:
            self._seen = self._workspace.map
            self.notify(f"Somebody changed this meanwhile: “{theirs}”. Save again to put yours there.", markup=False)
            return
        change = self._change()
        if change is None or self._is_made(change):
            self.dismiss(change)

    def _is_made(self, change: Change) -> bool:
        """Submit the change; where it is refused, say why."""
        self.before = self._workspace.map
        try:
            self._workspace.submit(change)
        except ArgmapError as error:
            self.notify(refusal_words(error, self._workspace.map), severity="error", timeout=6, markup=False)
            return False
        return True

    def _theirs(self) -> str:
        """What others have put where this form would put something else, since it was last looked at."""
        for field in self._fields:
            now, before = (getattr(map.get(field.item), field.name, "") for map in (self._workspace.map, self._seen))
            if now != before and self._value(field).strip() not in {field.value, str(now)}:
                return cut(str(now), LONGEST)
        return ""

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Give back nothing; what was typed is thrown away only when asked twice."""
        if self.is_begun and not self._warned:
            self._warned = True
            self.notify("Once more throws away what you typed.", severity="warning", markup=False)
            return
        self.dismiss(None)

    @property
    def is_begun(self) -> bool:
        """Whether anything was changed."""
        return self._change() is not None

    def _change(self) -> Change | None:
        return change_of({field: self._value(field) for field in self._fields})

    def _value(self, field: Field) -> str:
        widget = self.query_one(f"#field-{field.name}")
        if isinstance(widget, TextArea):
            return widget.text
        return str(widget.value) if isinstance(widget, Input | Select) else ""


def _widget(field: Field) -> Widget:
    id = f"field-{field.name}"
    if field.choices:
        choices = [(choice, choice) for choice in field.choices]
        return Select(choices, value=field.value, allow_blank=False, id=id, compact=True)
    if field.long:
        return TextArea(field.value, id=id, tab_behavior="focus", compact=True)
    return Line(field.value, id=id, compact=True)
