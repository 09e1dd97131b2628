"""The screens that a command opens on the item in view, each imported when it is first wanted."""

from __future__ import annotations

from importlib import import_module

from textual.screen import Screen

from argmap_tui.workspace import Workspace

SCREENS: dict[str, str] = {
    "graph": "argmap_tui.screens.graph:GraphScreen",
    "sources": "argmap_tui.screens.sources:SourcesScreen",
    "guided": "argmap_tui.screens.guided:GuidedScreen",
    "cruxes": "argmap_tui.screens.cruxes:CruxesScreen",
    "questions": "argmap_tui.screens.questions:QuestionsScreen",
    "merge": "argmap_tui.screens.merge:MergeScreen",
    "retarget": "argmap_tui.screens.retarget:RetargetScreen",
    "link": "argmap_tui.screens.link:LinkScreen",
    "options": "argmap_tui.screens.options:OptionsScreen",
    "gaps": "argmap_tui.screens.gaps:GapsScreen",
    "history": "argmap_tui.screens.history:HistoryScreen",
    "library": "argmap_tui.screens.library:LibraryScreen",
    "perspectives": "argmap_tui.screens.perspectives:PerspectivesScreen",
    "review": "argmap_tui.screens.review:ReviewScreen",
    "memo": "argmap_tui.screens.memo:MemoScreen",
    "workshop": "argmap_tui.screens.places:WorkshopScreen",
}
"""For each name the module and class of its screen, made from the workspace and the id of the item in view.

A screen gives back the id of the item to go to, or None.
"""


def screen(name: str, workspace: Workspace, subject: str) -> Screen[str | None]:
    """The screen of that name on the item ``subject``."""
    module, _, kind = SCREENS[name].partition(":")
    made: Screen[str | None] = getattr(import_module(module), kind)(workspace, subject)
    return made
