"""From whose eyes and by which rules the map is weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Select, Static

from argmap.weigh.perspectives import NEUTRAL, perspectives
from argmap_tui.commands import RULES, bindings
from argmap_tui.perspective_lines import Eyes
from argmap_tui.rule_words import MEANINGS
from argmap_tui.scales import BURDENS, COMBINATIONS, FORMULAS, STANDARDS, Rulebook, Scales


@dataclass(frozen=True)
class View:
    """What was chosen: a perspective by id, empty for one's own, and rules."""

    perspective: str
    rulebook: Rulebook


class RulesScreen(ModalScreen[View | None]):
    """Asks for perspective, formula, premises, proof standard and burden."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["form.tcss", "rules.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(RULES)

    def __init__(self, scales: Scales) -> None:
        super().__init__()
        self._scales = scales
        own = scales.own
        others = [view for view in perspectives(scales.map) if view.id not in {own.id, NEUTRAL.id}]
        self._eyes = {"": Eyes(own, is_own=True), **{view.id: Eyes(view) for view in others}}

    def compose(self) -> ComposeResult:
        """Five menus, each with what the choice means."""
        rules, views = self._scales.rulebook, {id: eyes.title for id, eyes in self._eyes.items()}
        with VerticalScroll(id="form", can_focus=False):
            yield Label("How the map is weighed", classes="heading")
            yield from self._menu("view", "Through whose eyes", views, self._looking_as)
            yield from self._menu("semantics", "Formula", FORMULAS, rules.semantics)
            yield from self._menu("premises", "Premises come to", COMBINATIONS, rules.premises)
            yield from self._menu("standard", "Proof standard", STANDARDS, rules.standard)
            yield from self._menu("burden", "Burden of proof", BURDENS, rules.burden)
        with Horizontal(classes="buttons"):
            yield Button("Weigh so  Ctrl+S", variant="primary", id="save", compact=True)
            yield Button("Cancel  Esc", id="cancel", compact=True)

    @property
    def _looking_as(self) -> str:
        return "" if self._scales.is_own else self._scales.view.id

    def _menu(self, id: str, words: str, names: Mapping[str, str], value: str) -> ComposeResult:
        options = [(Content(name), one) for one, name in names.items()]
        with Horizontal(classes="row"):
            yield Label(words, classes="field")
            yield Select(options, value=value, allow_blank=False, id=id, compact=True)
        yield Static(self._meaning(id, value), id=f"{id}-means", classes="means", markup=False)

    def _meaning(self, menu: str, value: str) -> str:
        """What a choice means."""
        if menu != "view":
            return MEANINGS[menu][value]
        eyes = self._eyes[value]
        kept = "what you weigh is saved" if eyes.is_own else "what you weigh is a what-if"
        return f"{eyes.weighed[0].upper()}{eyes.weighed[1:]}; {kept}."

    @on(Select.Changed)
    def _explain(self, event: Select.Changed) -> None:
        """Say what was chosen means."""
        menu = event.select.id or ""
        self.query_one(f"#{menu}-means", Static).update(self._meaning(menu, str(event.value)))

    def _chosen(self, id: str) -> str:
        return str(self.query_one(f"#{id}", Select).value)

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Give back what was chosen."""
        names = ("semantics", "premises", "standard", "burden")
        self.dismiss(View(self._chosen("view"), Rulebook(*(self._chosen(name) for name in names))))

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Give back nothing."""
        self.dismiss(None)
