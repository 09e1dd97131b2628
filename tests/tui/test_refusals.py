"""Refusals of the core as the terminal tells them."""

from __future__ import annotations

from argmap.edits import Revise
from argmap.errors import EditRefused
from argmap.store import Library
from argmap_tui.refusals import refusal_words
from tests.tui.conftest import Opened, office


def test_labels_for_ids_and_screens_for_commands() -> None:
    error = EditRefused("rosa has changed 'rent' since", "See `argmap history office rent` and revise by hand.")
    assert refusal_words(error, office()) == "rosa has changed “Rent” since\nSee the history and revise by hand."
    assert refusal_words(EditRefused("it cannot be"), office()) == "it cannot be"


async def test_what_somebody_else_has_changed_is_named_by_its_label(opened: Opened, library: Library) -> None:
    async with opened() as terminal:
        terminal.workspace.submit(Revise(id="few-asked", fields={"title": "Twelve"}))
        library.open("office").submit(Revise(id="few-asked", fields={"title": "Hardly any"}), "rosa")
        await terminal.press("u")
        assert "“Hardly any”" in terminal.notices[-1]
        assert "few-asked" not in terminal.notices[-1]
        await terminal.press("H")
        await terminal.app.workers.wait_for_complete()
        await terminal.press("u")
        assert "“Hardly any”" in terminal.notices[-1]
        assert "few-asked" not in terminal.notices[-1]
