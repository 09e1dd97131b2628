"""``show`` and ``find``: outlines, cards and searches, printed and as data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.cli._layout import Span, cells, rendered, wrapped

Done = Callable[..., str]
Data = Callable[..., Any]


def test_the_outline(office: str, done: Done) -> None:
    assert done("show", office) == (
        "Should we move the office?\n"
        "A small map for tests.\n"
        "4 claims, 2 arguments, 1 evidence item, 1 question\n"
        "\n"
        "? Should we move? [move]\n"
        "  ◆ Move now [move-now]\n"
        "    + Rent [rent] (2 below)\n"
        "    − Lease [lease] (1 below)\n"
        "● Rents grow each year. [rents-grow]\n"
        "\n"
        "More levels: argmap show office --depth 4\n"
        "One item:    argmap show office ID\n"
    )


def test_depth_says_how_many_levels_are_shown(office: str, done: Done, data: Data) -> None:
    assert "move-now" not in done("show", office, "--depth", 1)
    assert {row["level"] for row in data("show", office, "--depth", 2)["outline"]} == {1, 2}


def test_a_row_that_comes_again_is_marked_and_not_unfolded(office: str, done: Done) -> None:
    done("edit", office, "add-argument", "--pro", "rents-grow", "--premise", "lease-runs", "--premise", "rents-rise")
    rows = done("show", office, "--depth", 6).splitlines()
    repeated = [row for row in rows if "[lease-runs]" in row]
    assert [row.endswith("↑ shown above") for row in repeated] == [False, True]
    assert len([row for row in rows if "[contract]" in row]) == 2  # under the premise, and under the lease argument


def test_a_map_that_leads_back_to_itself_ends(office: str, done: Done) -> None:
    done("edit", office, "add-argument", "--pro", "rents-rise", "--premise", "move-now", "--premise", "rents-grow")
    assert "↑ shown above" in done("show", office, "--depth", 50)


def test_a_deep_map_is_shown_whole(done: Done, tmp_path: Path) -> None:
    depth = 3000
    claims = "".join(f"  c{n}: {{text: Claim {n} holds., kind: empirical}}\n" for n in range(depth))
    arguments = "".join(f"  a{n}: {{stance: pro, target: c{n}, premises: [c{n + 1}]}}\n" for n in range(depth - 1))
    path = tmp_path / "deep.yaml"
    path.write_text(f"map: {{title: Deep}}\nclaims:\n{claims}arguments:\n{arguments}", encoding="utf-8")
    lines = done("show", path, "--depth", depth).splitlines()
    assert len(lines) > depth
    assert max(cells(line) for line in lines if "[" in line) <= 80


@pytest.mark.parametrize("width", [40, 80, 100, 140])
def test_nothing_is_wider_than_the_terminal(
    office: str, done: Done, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    text = "漢字かな交じり文" * 20 + " " + "word " * 60 + "x" * 300
    done("edit", office, "add-argument", "--con", "move-now", "--premise", text)
    done("edit", office, "revise", "rents-rise", f"text={text}")
    monkeypatch.setenv("COLUMNS", str(width))
    for arguments in (["show", office], ["show", office, "move-now"], ["find", office, "word"], ["history", office]):
        lines = done(*arguments).splitlines()
        assert max(cells(line) for line in lines if not line.startswith(("More levels:", "What bears"))) <= width


def test_for_and_against_stand_side_by_side_where_there_is_room(
    office: str, done: Done, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = done("show", office, "move-now").splitlines()
    assert narrow.index("AGAINST") > narrow.index("FOR")
    monkeypatch.setenv("COLUMNS", "120")
    wide = done("show", office, "move-now").splitlines()
    assert any(line.split() == ["FOR", "AGAINST"] for line in wide)


def test_an_item_with_what_bears_on_that(office: str, done: Done, data: Data) -> None:
    assert "BELOW" in done("show", office, "move-now", "--depth", 2)
    assert [row["id"] for row in data("show", office, "move-now", "--depth", 1)["outline"]] == ["rent", "lease"]


def test_an_item_as_data(office: str, data: Data) -> None:
    found = data("show", office, "lease")
    assert found["map"] == office
    assert found["item"]["item"] == "argument"
    assert found["item"]["premises"] == ["lease-runs"]
    assert found["move"] == "rebut"
    assert {"kind", "title", "text", "voices", "facts", "for", "against", "sections"} == set(found["card"])
    sections = {section["title"]: [line["id"] for line in section["lines"]] for section in found["card"]["sections"]}
    assert sections["AGAINST WHAT"] == ["move-now"]
    assert data("show", office, "move-now")["move"] is None


def test_a_map_as_data(office: str, data: Data) -> None:
    found = data("show", office)
    assert found["title"] == "Should we move the office?"
    assert found["counts"]["claim"] == 4
    assert found["outline"][0] == {
        "level": 1,
        "id": "move",
        "sign": "?",
        "word": "question",
        "kind": "question",
        "label": "Should we move?",
        "repeats": False,
        "below": 0,
    }


def test_without_a_map_the_one_that_ships_is_shown(data: Data) -> None:
    assert data("show")["map"] == "deprecation"
    assert data("show", "deprecation", "retirement-is-wrong")["item"]["item"] == "claim"


def test_a_path_is_read_without_a_library(office_file: Path, done: Done, data: Data, own_home: Path) -> None:
    assert "Move now" in done("show", office_file)
    assert data("show", office_file)["map"] == str(office_file)
    assert [hit["id"] for hit in data("find", office_file, "lease")] == ["lease", "lease-runs"]
    assert "4 claims" in done("check", office_file)
    done("export", office_file, "-")
    assert not own_home.exists()


def test_a_folder_named_like_a_map_of_the_library_does_not_hide_it(
    office: str, done: Done, data: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "office").mkdir()
    monkeypatch.chdir(tmp_path)
    assert data("show", "office")["map"] == office
    done("export", "office", "elsewhere")
    assert data("show", "elsewhere")["map"] == "elsewhere"


def test_unknown_map_and_unknown_id(office: str, refused: Done) -> None:
    assert "Known maps: deprecation, office." in refused("show", "nope")
    assert "lease-runs" in refused("show", office, "lease-run")


def test_find(office: str, done: Done, data: Data, argmap: Callable[..., Any]) -> None:
    assert done("find", office, "rents") == (
        "argument  Rent [rent]\n"
        "claim     Rents rise every year. [rents-rise]\n"
        "claim     Rents grow each year. [rents-grow]\n"
    )
    assert data("find", office, "rents", "ris") == [
        {"id": "rents-rise", "kind": "claim", "label": "Rents rise every year.", "text": "Rents rise every year."}
    ]
    assert {hit["kind"] for hit in data("find", office, "lease", "--kind", "argument")} == {"argument"}
    assert len(data("find", office, "rents", "--limit", 1)) == 1
    assert argmap("find", office, "rents", "--limit", 1).stderr.startswith("There may be more")


def test_nothing_found_is_the_answer_no(office: str, argmap: Callable[..., Any]) -> None:
    result = argmap("find", office, "xyzzy")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "xyzzy" in result.stderr
    result = argmap("find", office, "xyzzy", "--json")
    assert (result.exit_code, result.stdout) == (1, "[]\n")


def test_control_characters_cannot_redraw_the_terminal(
    office: str, refused: Done, argmap: Callable[..., Any], tmp_path: Path
) -> None:
    record = tmp_path / "record.json"
    record.write_text('{"type": "book", "title": "A\\u001b[2Jbook", "publisher": "B\\u009bx"}', encoding="utf-8")
    for said in (
        refused("edit", office, "add-source", "--csl", record, "--id", "book"),
        refused("show", office, "a\x1b[2J\x9b"),
        refused("show", "no\x1b[2Jmap"),
        argmap("find", office, "x\x1b[2J").stderr,
    ):
        assert "\x1b" not in said
        assert "\x9b" not in said


def test_words_are_never_markup(office: str, done: Done) -> None:
    done("edit", office, "add-claim", "[bold]Not[/bold] %s {x} \\b `code`.", "--kind", "empirical", "--id", "odd")
    assert "[bold]Not[/bold] %s {x} \\b `code`. [odd]" in done("show", office)


def test_wrapping_counts_cells() -> None:
    rows = wrapped([Span("漢字漢字 e\u0301e\u0301 end")], 8)
    assert [rendered(row) for row in rows] == ["漢字漢字", "e\u0301e\u0301 end"]
    assert wrapped([Span("")], 10) == [[]]
