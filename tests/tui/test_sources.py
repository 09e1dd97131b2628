"""The screen of sources: what an item rests on, the document with the passage lit, and making more of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, Select, TextArea

from argmap.edits import Edit, Retire, apply
from argmap.model import Bearing, Claim, Evidence, EvidenceKind, Header, Map, Passage, Place, Source, Stance, Voice
from argmap.settings import home
from argmap.sources.anchoring import anchor
from argmap.sources.attaching import attach
from argmap.sources.readers import Document
from argmap.sources.shelf import Shelf
from argmap.sources.verify import verify
from argmap_tui.screens.add import AddScreen
from argmap_tui.screens.attach import AttachScreen
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.sources import SourcesScreen
from argmap_tui.sources_lines import Reading
from tests.tui.conftest import NARROW, WIDE, Opened, Terminal, argument, claim

FILLER = "Nothing of note was said in this part of the long and rambling report on the bridge.\n"
TEXT = (
    "We know of several reasons why the old bridge has to stay where it is.\n"
    + FILLER * 60
    + "It is the only way across the river for people who walk to their work.\n"
    + FILLER * 60
    + "Rebuilding it would cost [b]more[/b] than the town can spend in a year or two.\n"
)


@pytest.fixture
def bridge() -> Map:
    """A map that points at three passages of a report, and names a work that nothing is quoted from."""
    lines = [line for line in TEXT.splitlines() if line + "\n" != FILLER]
    told = [Voice(source="report", quote=line, locator=f"point {number}") for number, line in enumerate(lines, 1)]
    evidence = Evidence(
        id="walkers",
        text="People walk.",
        kind=EvidenceKind.OBSERVATION,
        bears_on={"only": Bearing.SUPPORTS},
        anchors=(Place(source="report", quote=lines[1]),),
    )
    items = [
        Source(id="report", csl={"type": "report", "title": "The old bridge"}),
        Source(id="other", csl={"type": "report", "title": "Another work"}),
        claim("stay", "The bridge should stay.", voices=(told[0],)),
        claim("only", "There is no other way for walkers.", voices=(told[1],)),
        claim("dear", "A new one is dear.", voices=(told[2],)),
        claim("unsaid", "Nobody has said this."),
        argument("cost", "stay", "dear", title="Cost"),
        evidence,
    ]
    map = Map.build(Header(title="The bridge"), items)
    change = anchor(map, map.find("report", Source), Document(TEXT, "test")).change(map)
    return apply(map, Edit(author="somebody", change=change)).map


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def attached(own_home: Any, bridge: Map, file: Path) -> Map:
    attach(bridge, Shelf.usual(), file)
    return bridge


def passage_of(map: Map, id: str) -> str:
    return map.find(id, Claim).voices[0].passage or ""


async def visit(terminal: Terminal, id: str) -> SourcesScreen:
    terminal.screen.go_to(id)
    terminal.screen._to("card")
    await terminal.press("e")
    screen = terminal.app.screen
    assert isinstance(screen, SourcesScreen)
    await settled(terminal)
    return screen


async def settled(terminal: Terminal) -> None:
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()
    await terminal.pilot.pause()


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_passage_of_the_item_in_view_is_lit_and_in_view(
    opened: Opened, attached: Map, size: tuple[int, int]
) -> None:
    async with opened(attached, size=size) as terminal:
        screen = await visit(terminal, "only")
        assert screen.document.lit == passage_of(attached, "only")
        assert "the only way across the river" in terminal.text
        assert "verified, exact" in terminal.text
        assert "passage 2 of 3" in terminal.text
        assert "point 2" in terminal.text


async def test_an_argument_rests_on_what_its_premises_say(opened: Opened, attached: Map) -> None:
    async with opened(attached) as terminal:
        screen = await visit(terminal, "cost")
        assert screen.document.lit == passage_of(attached, "dear")
        assert "[b]more[/b]" in terminal.text


async def test_n_and_shift_n_go_through_the_passages(opened: Opened, attached: Map) -> None:
    async with opened(attached) as terminal:
        screen = await visit(terminal, "stay")
        await terminal.press("n")
        assert screen.document.lit == passage_of(attached, "only")
        await terminal.press("n", "n")
        assert screen.document.lit == passage_of(attached, "dear")
        assert "That was the last passage." in terminal.notices
        await terminal.press("N", "N")
        assert screen.document.lit == passage_of(attached, "stay")


async def test_what_rests_on_the_lit_passage_can_be_gone_to(opened: Opened, attached: Map) -> None:
    async with opened(attached) as terminal:
        await visit(terminal, "only")
        assert "RESTS ON THE LIT PASSAGE 2" in terminal.text
        await terminal.press("down", "down", "enter")
        assert terminal.on(MapScreen)
        assert terminal.here == "walkers"


async def test_enter_in_the_text_lights_the_passage_under_the_caret(opened: Opened, attached: Map) -> None:
    async with opened(attached) as terminal:
        screen = await visit(terminal, "only")
        await terminal.press("tab", "home", "enter")
        assert screen.document.lit == passage_of(attached, "stay")
        await terminal.press("down", "enter")
        assert any("No passage here" in notice for notice in terminal.notices)


async def test_words_are_found_in_the_document(opened: Opened, attached: Map) -> None:
    async with opened(attached) as terminal:
        screen = await visit(terminal, "stay")
        await terminal.press("slash")
        await terminal.write("COST [b]")
        await terminal.press("enter")
        assert "1 of 1" in terminal.text
        assert "Rebuilding it would cost" in terminal.text
        await terminal.press("escape")
        assert screen.document.has_focus
        assert not screen.seeking.is_open
        assert terminal.on(SourcesScreen)


async def test_an_item_without_passages_shows_every_source(opened: Opened, attached: Map) -> None:
    async with opened(attached) as terminal:
        screen = await visit(terminal, "unsaid")
        assert not screen.open
        assert "SOURCES OF THE MAP 2" in terminal.text
        assert "3 passages: 3 exact; 3 claims; 1 evidence item; attached" in terminal.text
        assert "named only; not attached" in terminal.text
        await terminal.press("enter")
        assert screen.document.has_focus
        assert "We know of several reasons" in terminal.text


async def test_a_document_that_is_not_attached_says_how_to_attach_it(opened: Opened, bridge: Map, file: Path) -> None:
    async with opened(bridge) as terminal:
        screen = await visit(terminal, "only")
        assert "the document is not attached" in terminal.text
        assert "argmap sources office attach FILE" in terminal.text
        await terminal.press("A")
        line = terminal.app.screen.query_one(Input)
        line.value = str(file)[:-4]
        await terminal.pilot.pause()
        await terminal.press("tab")
        assert line.value == str(file)
        await terminal.press("enter")
        await settled(terminal)
        assert terminal.app.screen is screen
        assert screen.document.lit == passage_of(bridge, "only")
        assert "the only way across the river" in terminal.text


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal was started in a folder that holds another document."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wrong.txt").write_text("Quite another text, on quite another matter, by quite another person.")


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(
    ("words", "said"),
    [("nowhere.txt", "nowhere.txt"), (".", "folder"), ("", "Type the path"), ("wrong.txt", "no copy")],
)
async def test_what_is_wrong_with_a_file_is_told_where_it_was_typed(
    opened: Opened, bridge: Map, words: str, said: str
) -> None:
    async with opened(bridge) as terminal:
        await visit(terminal, "only")
        await terminal.press("A")
        terminal.app.screen.query_one(Input).value = words
        await terminal.press("enter")
        await settled(terminal)
        assert terminal.on(AttachScreen)
        assert said in " ".join(terminal.text.split())
        assert not list(home().documents.glob("*"))


async def test_keys_of_a_document_are_offered_only_with_one(opened: Opened, bridge: Map) -> None:
    async with opened(bridge) as terminal:
        screen = await visit(terminal, "only")
        assert "Next passage" not in terminal.text
        await terminal.press("n", "a", "tab")
        assert terminal.app.screen is screen
        assert screen.page.has_focus


async def test_a_damaged_copy_says_so(opened: Opened, attached: Map) -> None:
    for path in home().documents.iterdir():
        path.write_text("{", encoding="utf-8")
    async with opened(attached) as terminal:
        screen = await visit(terminal, "only")
        assert not screen.open
        assert "attach the document again" in " ".join(terminal.text.split())


async def select(terminal: Terminal, words: int) -> None:
    """Select so many words of the second line of the document."""
    await terminal.press("tab", "home", "down", "v", *["right"] * (words - 1))


async def test_a_claim_is_made_from_what_is_selected(opened: Opened, attached: Map) -> None:
    async with opened(attached) as terminal:
        await visit(terminal, "unsaid")
        await terminal.press("enter")
        await terminal.press("home", "down", "v", *["right"] * 8)
        assert "9 words selected" in terminal.text
        await terminal.press("enter")
        form = terminal.app.screen
        assert isinstance(form, AddScreen)
        assert "Nothing of note was said" in terminal.text
        form.query_one("#way", Select).value = 4
        form.query_one("#text", TextArea).text = "The report is long-winded."
        form.query_one("#stance", Select).value = Stance.CONCEDES
        form.query_one("#locator", Input).value = "part 1"
        await terminal.pilot.pause()
        await terminal.press("ctrl+s")
        assert terminal.on(MapScreen)
        made = terminal.map.find(terminal.here, Claim)
        assert made.text == "The report is long-winded."
        (voice,) = made.voices
        assert (voice.source, voice.stance, voice.locator, voice.by) == ("report", Stance.CONCEDES, "part 1", "")
        passage = terminal.map.find(voice.passage or "", Passage)
        assert passage.word_count == 9
        assert "note was said" not in repr([entry.item for entry in terminal.map.unordered])
        assert terminal.screen.card.item == made.id
        await terminal.press("u")
        assert passage.id not in terminal.map
        assert not any("elsewhere" in notice for notice in terminal.notices)


async def test_evidence_made_from_a_known_passage_points_at_it(opened: Opened, attached: Map) -> None:
    async with opened(attached) as terminal:
        await visit(terminal, "only")
        await terminal.press("tab", "v", "down", "left", "a")
        form = terminal.app.screen
        form.query_one("#way", Select).value = 0
        form.query_one("#text", TextArea).text = "Somebody walks."
        await terminal.pilot.pause()
        await terminal.press("ctrl+s")
        made = terminal.map.find(terminal.here, Evidence)
        assert made.bears_on == {"only": Bearing.SUPPORTS}
        assert made.anchors == (Place(source="report", passage=passage_of(attached, "only")),)
        assert len(list(terminal.map.of_kind(Passage))) == 3


async def test_too_few_words_are_refused_before_anything_is_asked(opened: Opened, attached: Map) -> None:
    async with opened(attached) as terminal:
        screen = await visit(terminal, "only")
        await terminal.press("a")
        assert any("Select words first" in notice for notice in terminal.notices)
        await select(terminal, 3)
        await terminal.press("a")
        assert terminal.on(SourcesScreen)
        assert any("at least 8" in notice for notice in terminal.notices)
        await terminal.press("escape")
        assert not screen.document.is_selecting
        await terminal.press("escape")
        assert terminal.on(MapScreen)


async def test_a_change_made_elsewhere_meanwhile_is_read_anew(opened: Opened, attached: Map) -> None:
    async with opened(attached) as terminal:
        screen = await visit(terminal, "only")
        before = terminal.map
        terminal.workspace.submit(Retire(id="unsaid"))
        screen.readings.clear()
        screen.post_message(
            SourcesScreen.Read(before, "report", Reading(verify(before.find("report", Source), [], None)))
        )
        await terminal.pilot.pause()
        await settled(terminal)
        assert set(screen.readings) == {"report", "other"}
        assert "verified, exact" in terminal.text


@pytest.mark.parametrize(
    ("subject", "start", "words"),
    [("unsaid", "report", "names no source, so the cursor is on the first"), ("other", "other", "SOURCES OF THE MAP")],
)
async def test_the_cursor_begins_on_what_the_item_rests_on_else_on_the_first(
    opened: Opened, bridge: Map, subject: str, start: str, words: str
) -> None:
    async with opened(bridge, size=NARROW) as terminal:
        screen = await visit(terminal, subject)
        await settled(terminal)
        assert screen.page.stop == start
        assert words in " ".join(terminal.text.split())


async def test_the_cursor_stays_where_the_reader_has_moved_it(opened: Opened, bridge: Map) -> None:
    async with opened(bridge) as terminal:
        screen = await visit(terminal, "only")
        await settled(terminal)
        assert isinstance(terminal.map[screen.page.stop], Passage)
        await terminal.press("down")
        moved = screen.page.stop
        screen._lay_out()
        await terminal.pilot.pause()
        assert screen.page.stop == moved
