"""The library: maps by name, backups, search, and two views of one map."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from argmap.edits import Add, Retire, Revise
from argmap.errors import EditRefused, InputError, LibraryCorrupt, LibraryUnwritable, UnknownId
from argmap.model import Header, Map
from argmap.settings import Home
from argmap.store import Library, LiveMap, MapRow, _health, live_map, search_map
from argmap.store._database import KEPT_BACKUPS
from argmap.store._projection import load
from argmap.store._search import fts_query
from tests.store.stores import SMALL, add, claim, raw, retire, revise, small, submitted, text_of


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def names(library: Library) -> list[str]:
    return [row.name for row in library.maps()]


def test_a_map_is_found_as_it_was_left(library: Library) -> None:
    live = small(library)
    submitted(live, add("c"), revise("a", "One."), retire("b"))
    with Library() as again:
        opened = again.open("small")
        assert opened.map == live.map
        assert opened.head == live.head
        assert list(again.problems()) == []


def test_maps_are_listed_copied_and_removed(library: Library) -> None:
    small(library)
    library.copy("small", "second", "tester")
    assert names(library) == ["second", "small"]
    submitted(library.open("second"), add("c"))
    assert "c" not in library.open("small").map
    library.remove("small")
    assert names(library) == ["second"]
    with pytest.raises(UnknownId, match="there is no map 'small'"):
        library.open("small")
    with pytest.raises(UnknownId, match="there is no map 'small'"):
        library.remove("small")
    library.add("small", Map(Header(title="new")), "tester")
    assert len(library.open("small").map) == 0
    assert list(library.problems()) == []


@pytest.mark.parametrize("name", ["", "Big Map", "a/b", "..", "a\n", "é"])
def test_a_map_has_a_slug_for_a_name(library: Library, name: str) -> None:
    with pytest.raises(InputError, match="cannot be a map's name"):
        library.add(name, SMALL, "tester")


def test_a_name_is_given_once(library: Library) -> None:
    small(library)
    with pytest.raises(InputError, match="there is already a map 'small'"):
        small(library)


def test_an_unknown_map_is_refused_with_the_names_of_those_there_are(library: Library) -> None:
    small(library)
    with pytest.raises(UnknownId, match="there is no map 'smal' in the library") as unknown:
        library.open("smal")
    assert "small" in unknown.value.next_step
    assert "deprecation" in unknown.value.next_step


def test_a_map_that_ships_with_argmap_is_put_into_the_library_when_opened(library: Library) -> None:
    assert names(library) == []
    assert library.last_opened() == "deprecation"
    live = library.open("deprecation")
    assert len(live.map) > 50
    assert names(library) == ["deprecation"]
    submitted(live, add("mine"))
    assert "mine" in library.open("deprecation").map


def test_the_map_opened_last_is_remembered(library: Library) -> None:
    small(library)
    small(library, "other")
    library.note_opened("other")
    library.note_opened("small")
    assert library.last_opened() == "small"


def test_two_views_of_a_map_see_each_others_edits(library: Library) -> None:
    small(library)
    with Library() as second:
        here, there = library.open("small"), second.open("small")
        submitted(here, add("c"))
        assert "c" not in there.map
        assert there.refresh()
        assert not there.refresh()
        assert "c" in there.map
        submitted(here, revise("a", "One."))
        submitted(there, revise("b", "Two."), author="ada")
        assert text_of(there, "a") == "One."
        assert here.refresh()
        assert here.map == there.map
        submitted(here, add("d"))
        with pytest.raises(EditRefused, match="the id 'd' is taken"):
            submitted(there, add("d"))
        assert list(library.problems()) == []


def test_a_map_opens_whole_while_somebody_else_writes(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    small(library)
    with Library() as second:
        other = second.open("small")

        def load_late(db: Database, row: MapRow) -> Map:
            submitted(other, add("c"))
            return load(db, row)

        with monkeypatch.context() as late:
            late.setattr(live_map, "load", load_late)
            opened = library.open("small")
        submitted(opened, add("d"))
        assert other.refresh()
        assert opened.map == other.map


def test_a_library_is_sound_while_somebody_else_writes(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    small(library)
    with Library() as second:
        other = second.open("small")

        def load_early(db: Database, row: MapRow) -> Map:
            map = load(db, row)
            submitted(other, add("c"))
            return map

        monkeypatch.setattr(_health, "load", load_early)
        assert list(library.problems()) == []
        assert "c" in other.map


def test_a_map_removed_by_somebody_else_takes_no_more_edits(library: Library) -> None:
    live = small(library)
    with Library() as second:
        second.remove("small")
    with pytest.raises(UnknownId, match="'small' was removed"):
        live.submit(add("c"), "tester")


def test_a_refused_edit_changes_neither_the_map_nor_the_log(library: Library) -> None:
    live = small(library)
    before, events = live.map, live.history()
    for change in (Retire(id="b"), Revise(id="a", fields={"text": ""}), Add(item=claim("a"))):
        with pytest.raises(EditRefused):
            live.submit(change, "tester")
    assert live.map is before
    assert live.history() == events
    assert library.open("small").map == before


def test_an_author_that_cannot_be_printed_is_refused_as_input(library: Library) -> None:
    live = small(library)
    for author in ("", "a\x1b[31m", "\udcff"):
        with pytest.raises(InputError, match="author"):
            live.submit(add("c"), author)


def test_the_history_of_an_item_is_what_touched_it(library: Library) -> None:
    live = small(library)
    submitted(live, add("c"), revise("a", "One."), revise("c", "Three."))
    live.submit(revise("a", "Two."), "ada", "said better")
    assert [event.kind for event in live.history("a")] == ["revise", "revise", "create"]
    assert [event.kind for event in live.history("c")] == ["revise", "add"]
    newest = live.history(limit=1)[0]
    assert (newest.actor, newest.as_edit().reason) == ("ada", "said better")


def test_where_the_terminal_was_is_kept_for_each_map(library: Library) -> None:
    live, other = small(library), small(library, "other")
    assert live.place == ""
    live.place = "a"
    live.place = '{"row": "b"}'
    assert (library.open("small").place, other.place) == ('{"row": "b"}', "")


def test_a_backup_is_a_library(library: Library, tmp_path: Path) -> None:
    live = small(library)
    path = library.backup(tmp_path / "copy.db")
    submitted(live, add("c"))
    kept = tmp_path / "old"
    kept.mkdir()
    path.rename(kept / "library.db")
    with Library(Home(kept)) as copy:
        assert copy.open("small").map == SMALL
        assert list(copy.problems()) == []


def test_a_backup_never_overwrites(library: Library, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(InputError, match=r"copy\.db is already there"):
        library.backup(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_backup_where_nothing_can_be_written_says_so(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryUnwritable):
        library.backup(tmp_path / "file" / "copy.db")
    with pytest.raises(LibraryUnwritable):
        library.backup(tmp_path / "no-such-folder" / "copy.db")


def test_dated_backups_are_kept_up_to_a_number(library: Library) -> None:
    small(library)
    made = [library.backup() for _ in range(KEPT_BACKUPS + 3)]
    assert sorted(library.home.backups.iterdir()) == made[3:]
    assert made[0].name.startswith("library-20")


HARD_WORDS = [
    *("game-theoretic", "don't", '"', '""', "(", ")", "()", "AND", "OR", "NOT", "NEAR", "NEAR(a b)", "a AND", "NOT a"),
    *("*", "a*", "**", "^a", ":", "a:b", "title:x", "{title}:x", "+", "a + b", "-", "-a", "--", "🦜", "a\0b", "\0", ""),
    *(
        " ",
        "'",
        "''",
        '"game',
        '"open (quote',
        "a\\b",
        "%",
        "_",
        ";--",
        "\n",
        "\t",
        "a,b",
        "½",
        "日本",
        "\udcff",
        "a\udcffb",
    ),
    *("x" * 10_000, "word " * 5_000, '"a" ' * 1000, "[Main claim]"),
]


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveMap]:
    with Library(Home(tmp_path_factory.mktemp("searched"))) as library:
        items = [
            claim("game", "A game-theoretic view of labs."),
            claim("dont", "Labs don't retire models."),
            claim("logic", "AND is NOT a word (they say)."),
            claim("parrot", "The parrot 🦜 says: hello."),
            claim("cafe", "Café society decides."),
        ]
        library.add("it", Map.build(Header(title="it"), items), "tester")
        yield library.open("it")


@pytest.mark.parametrize("typed", HARD_WORDS, ids=lambda typed: ascii(typed[:20]))
def test_search_survives_hard_words(searched: LiveMap, typed: str) -> None:
    searched.search(typed)
    search_map(searched.map, typed, limit=5)


@given(st.text(st.characters()))
def test_search_survives_any_text(searched: LiveMap, typed: str) -> None:
    searched.search(typed)
    searched.search(f'game "{typed}')


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("game-theoretic", ["game"]),
        ("game theor", ["game"]),
        ("don't", ["dont"]),
        ("labs", ["dont", "game"]),
        ("labs retire", ["dont"]),
        ("labs - retire 🦜", ["dont"]),
        ("🦜", []),
        ("retiring", ["dont"]),
        ("AND NOT", ["logic"]),
        ("(they say)", ["logic"]),
        ('"says: hello"', ["parrot"]),
        ('"hello says"', []),
        ("cafe", ["cafe"]),
        ("CAFÉ", ["cafe"]),
        ("pa", ["parrot"]),
        ("pa ", []),
        ("nothing", []),
        ("", []),
    ],
)
def test_search_finds_what_was_meant(searched: LiveMap, typed: str, ids: list[str]) -> None:
    assert sorted(hit.id for hit in searched.search(typed)) == ids
    assert sorted(hit.id for hit in search_map(searched.map, typed, limit=9)) == ids


def test_a_query_quotes_every_word() -> None:
    assert fts_query('don\'t "stop now" go') == '"don\'t" "stop now" "go"*'


def test_search_follows_edits(library: Library) -> None:
    live = small(library)
    submitted(live, Add(item=claim("c", "Parrots fly.")), revise("a", "Owls sleep."))
    assert [hit.id for hit in live.search("parrots")] == ["c"]
    assert [hit.id for hit in live.search("owls")] == ["a"]
    submitted(live, retire("c"))
    assert live.search("parrots") == []
    live.undo("tester")
    assert [hit.id for hit in live.search("parrots")] == ["c"]
    assert live.search("parrots", kinds=("argument",)) == []
    other = small(library, "other")
    assert other.search("parrots") == []


def test_a_map_whose_rows_were_damaged_says_so(library: Library) -> None:
    small(library)
    raw("UPDATE item SET body = '{\"id\": 5}' WHERE id = 'a'")
    with pytest.raises(LibraryCorrupt, match="map 'small'"):
        library.open("small")
