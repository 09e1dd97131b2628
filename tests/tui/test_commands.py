"""Every command is complete, documented and reachable."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from pkgutil import walk_packages

import pytest
from textual.binding import Binding
from textual.command import CommandList
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import OptionList, Select

import argmap_tui
from argmap import resources
from argmap_tui.app import ArgmapApp
from argmap_tui.commands import (
    AROUND,
    ASKING,
    ATTACHING,
    CARD,
    COMPARISON,
    CONTENTS,
    CRUXES,
    DOCUMENT,
    EVERY,
    EVERYWHERE,
    EXTENDING,
    FINDING,
    FORM,
    GAPS,
    GRAPH,
    GUIDED,
    HELP,
    HISTORY,
    LIBRARY,
    MAP,
    MEMO,
    MERGING,
    OPTIONS,
    OUTLINE,
    PERSPECTIVES,
    QUESTIONING,
    RELATING,
    REPORT,
    REVIEW,
    RULES,
    SEEKING,
    SLIDER,
    SOURCES,
    SUPPOSING,
    SURE,
    TOUR,
    VISITS,
    WORDS,
    WRITING,
    Command,
)
from argmap_tui.key_lines import key_rows
from argmap_tui.screens.add import AddScreen
from argmap_tui.screens.asking import AskScreen, SureScreen
from argmap_tui.screens.attach import AttachScreen
from argmap_tui.screens.comparison import ComparisonScreen
from argmap_tui.screens.contents import ContentsScreen
from argmap_tui.screens.cruxes import CruxesScreen
from argmap_tui.screens.extend import ExtendScreen
from argmap_tui.screens.find import FindScreen
from argmap_tui.screens.gaps import GapsScreen
from argmap_tui.screens.graph import GraphScreen
from argmap_tui.screens.guided import GuidedScreen
from argmap_tui.screens.help import HelpScreen, rendered, topics
from argmap_tui.screens.history import HistoryScreen
from argmap_tui.screens.library import LibraryScreen
from argmap_tui.screens.link import LinkScreen
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.memo import MemoScreen
from argmap_tui.screens.merge import MergeScreen
from argmap_tui.screens.options import OptionsScreen
from argmap_tui.screens.perspectives import PerspectivesScreen
from argmap_tui.screens.questions import QuestionsScreen
from argmap_tui.screens.report import ReportScreen
from argmap_tui.screens.review import ReviewScreen
from argmap_tui.screens.rules import RulesScreen
from argmap_tui.screens.sources import SourcesScreen
from argmap_tui.screens.suppose import SupposeScreen
from argmap_tui.screens.words import WordsScreen
from argmap_tui.screens.write import WriteScreen
from argmap_tui.widgets.card import CardView
from argmap_tui.widgets.document import DocumentView
from argmap_tui.widgets.graph import GraphView
from argmap_tui.widgets.outline import Outline
from argmap_tui.widgets.seek import SeekLine
from argmap_tui.widgets.slider import Slider
from tests.tui.conftest import NARROW, Opened

WHERE = {
    "graph": (GraphView, GRAPH),
    "around": (GraphScreen, AROUND),
    "map": (MapScreen, MAP),
    "visit": (MapScreen, VISITS),
    "outline": (Outline, OUTLINE),
    "card": (CardView, CARD),
    "slider": (Slider, SLIDER),
    "report": (ReportScreen, REPORT),
    "sources": (SourcesScreen, SOURCES),
    "document": (DocumentView, DOCUMENT),
    "cruxes": (CruxesScreen, CRUXES),
    "gaps": (GapsScreen, GAPS),
    "history": (HistoryScreen, HISTORY),
    "library": (LibraryScreen, LIBRARY),
    "guided": (GuidedScreen, GUIDED),
    "tour": (ArgmapApp, TOUR),
    "options": (OptionsScreen, OPTIONS),
    "perspectives": (PerspectivesScreen, PERSPECTIVES),
    "questioning": (QuestionsScreen, QUESTIONING),
    "merging": (MergeScreen, MERGING),
    "comparison": (ComparisonScreen, COMPARISON),
    "memo": (MemoScreen, MEMO),
    "review": (ReviewScreen, REVIEW),
    "contents": (ContentsScreen, CONTENTS),
    "writing": (WriteScreen, WRITING),
    "form": (AddScreen, FORM),
    "extending": (ExtendScreen, EXTENDING),
    "relating": (LinkScreen, RELATING),
    "finding": (FindScreen, FINDING),
    "seeking": (SeekLine, SEEKING),
    "attaching": (AttachScreen, ATTACHING),
    "rules": (RulesScreen, RULES),
    "supposing": (SupposeScreen, SUPPOSING),
    "asking": (AskScreen, ASKING),
    "sure": (SureScreen, SURE),
    "help": (HelpScreen, HELP),
    "words": (WordsScreen, WORDS),
    "everywhere": (ArgmapApp, EVERYWHERE),
}
ALL = list(chain.from_iterable(commands for _, commands in EVERY))


@pytest.mark.parametrize("command", ALL, ids=lambda command: command.id)
def test_a_command_is_complete(command: Command) -> None:
    context, _, name = command.id.partition(".")
    widget, commands = WHERE[context]
    assert name
    assert command in commands
    assert inspect.getdoc(getattr(widget, "action_" + command.action.partition("(")[0]))
    assert command.label
    assert command.help
    assert (command.shown_keys, command.help) in [row for _, rows in key_rows() for row in rows]


def every_part() -> Iterator[type[DOMNode]]:
    """Every screen and widget of argmap's, and the app."""
    for module in walk_packages(argmap_tui.__path__, "argmap_tui."):
        for part in vars(import_module(module.name)).values():
            if isinstance(part, type) and issubclass(part, DOMNode) and part.__module__ == module.name:
                yield part


@pytest.mark.parametrize("part", list(every_part()), ids=lambda part: part.__name__)
def test_a_binding_is_a_command(part: type[DOMNode]) -> None:
    declared = {command.id: command.binding() for command in ALL}
    for binding in part.__dict__.get("BINDINGS", ()):
        assert isinstance(binding, Binding)
        assert binding.id in declared
        assert set(binding.key.split(",")) <= set(declared[binding.id].key.split(","))
        assert binding.action == declared[binding.id].action


def test_ids_and_keys_are_used_once() -> None:
    assert len({command.id for command in ALL}) == len(ALL)
    for _, commands in EVERY:
        keys = [key for command in commands for key in command.keys.split(",")]
        assert len(keys) == len(set(keys))
    for commands in (OUTLINE, CARD):
        keys = [key for command in (*MAP, *VISITS, *commands) for key in command.keys.split(",")]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize("command", ALL, ids=lambda command: command.id)
def test_the_guide_names_the_keys(command: Command) -> None:
    guide = resources.guide_page("terminal")
    assert [key for key in command.shown_keys.split() if f"`{key}`" not in guide] == []


async def test_the_palette_has_every_command_that_belongs_there(opened: Opened) -> None:
    async with opened() as terminal:
        offered = {command.title for command in terminal.app.get_system_commands(terminal.app.screen)}
        assert {command.label for command in ALL if command.palette} <= offered


async def test_the_palette_has_every_command_of_the_screen_in_view(opened: Opened) -> None:
    ids = {command.id for command in ALL}
    async with opened() as terminal:
        for part in every_part():
            if not issubclass(part, Screen) or issubclass(part, MapScreen):
                continue
            screen = part.__new__(part)
            Screen.__init__(screen)
            bound = chain.from_iterable(kind.__dict__.get("BINDINGS", ()) for kind in part.__mro__)
            own = {binding.description for binding in bound if isinstance(binding, Binding) and binding.id in ids}
            declared = {one.label for kind, commands in WHERE.values() if issubclass(part, kind) for one in commands}
            offered = {command.title for command in terminal.app.get_system_commands(screen)}
            assert own | declared <= offered, part.__name__


@pytest.mark.parametrize(("keys", "part"), [("n", GRAPH)])
async def test_the_palette_has_the_commands_of_what_has_the_focus(
    opened: Opened, keys: str, part: tuple[Command, ...]
) -> None:
    async with opened() as terminal:
        await terminal.press(keys)
        offered = {command.title for command in terminal.app.get_system_commands(terminal.app.screen)}
        assert {command.label for command in part} <= offered


@pytest.mark.parametrize(
    ("keys", "typed", "screen"), [((), "find", FindScreen), (("question_mark",), "close", MapScreen)]
)
async def test_the_palette_runs_a_command(
    opened: Opened, keys: tuple[str, ...], typed: str, screen: type[Screen[object]]
) -> None:
    async with opened() as terminal:
        await terminal.press(*keys, "ctrl+p")
        await terminal.write(typed)
        found = terminal.app.screen.query_one(CommandList)
        await terminal.until(lambda: bool(found.option_count) and found.get_option_at_index(0).id is not None)
        await terminal.press("enter")
        await terminal.until(lambda: terminal.on(screen))


async def test_keys_can_be_remapped(opened: Opened) -> None:
    async with opened() as terminal:
        terminal.app.set_keymap({"map.find": "f"})
        await terminal.press("slash")
        assert terminal.on(MapScreen)
        await terminal.press("f")
        assert terminal.on(FindScreen)


async def test_help_shows_every_topic(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.press("question_mark")
        assert terminal.on(HelpScreen)
        for _ in topics():
            await terminal.press("space", "pageup", "down")
        await terminal.press("escape")
        assert terminal.on(MapScreen)


@pytest.mark.parametrize("topic", resources.GUIDE_TOPICS)
@pytest.mark.parametrize("width", [20, 60, 100])
def test_help_fits(topic: str, width: int) -> None:
    assert rendered(resources.guide_page(topic), width).plain.strip()


@pytest.mark.parametrize("key", ["pageup", "pagedown"])
async def test_paging_through_a_menu_before_it_is_drawn_does_nothing(opened: Opened, key: str) -> None:
    async with opened() as terminal:
        await terminal.press("a")
        terminal.app.screen.query_one("#kind", Select).focus()
        await terminal.press("enter")
        menu = terminal.app.focused
        assert isinstance(menu, OptionList)
        menu._index_to_line.clear()
        getattr(menu, {"pageup": "action_page_up", "pagedown": "action_page_down"}[key])()
        assert terminal.app.failure is None
