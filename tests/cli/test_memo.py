"""``argmap memo`` and ``argmap memo check``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import jsonschema
import pytest
import yaml
from click.testing import Result

from argmap.formats.__main__ import every_schema
from argmap.memo import files
from argmap.memo.schema import MEMO_SCHEMA

Done = Callable[..., str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def weighed(office: str, done: Done) -> str:
    """A map that two people have weighed, the one who runs argmap among them."""
    for view, id, weight in (("tester", "rents-rise", 0.8), ("tester", "lease-runs", 0.9), ("bob", "lease-runs", 0.2)):
        done("edit", office, "weigh", "--as", view, view, id, weight)
    return office


def front(path: str) -> Any:
    return yaml.safe_load(Path(path).read_text(encoding="utf-8").split("---\n")[1])["recipe"]


def test_a_memo_is_written_and_holds(weighed: str, done: Done) -> None:
    assert "wrote m.md" in done("memo", weighed, "-o", "m.md", "-o", "m.html", "--draws", 20)
    assert "holds" in done("memo", "check", "m.md")
    assert "holds" in done("memo", "check", "m.html")


def test_options_may_come_before_the_map(weighed: str, done: Done) -> None:
    done("memo", "--short", "-o", "m.md", weighed)
    assert front("m.md")["form"] == "short"


def test_without_a_file_markdown_is_printed(weighed: str, done: Done) -> None:
    assert done("memo", weighed).startswith("---\nargmap-memo: 1\n")


def test_your_own_perspective_comes_first(weighed: str, done: Done) -> None:
    done("memo", weighed, "-o", "m.md")
    assert (front("m.md")["perspectives"], front("m.md")["everybody"]) == (["tester"], True)
    done("memo", weighed, "-o", "m.md", "--as", "bob")
    assert (front("m.md")["perspectives"], front("m.md")["everybody"]) == (["bob"], True)
    done("memo", weighed, "-o", "m.md", "--perspective", "bob")
    assert (front("m.md")["perspectives"], front("m.md")["everybody"]) == (["bob"], False)


def test_nobodys_perspective_is_said(weighed: str, argmap: Callable[..., Result]) -> None:
    result = argmap("memo", weighed, "-o", "m.md", "--as", "cleo")
    assert "nobody's eyes are chosen" in result.stderr
    assert front("m.md")["perspectives"] == ["undecided"]


def test_the_recipe_has_what_was_asked_for(weighed: str, done: Done) -> None:
    rules = ("--semantics", "qe", "--standard", "scintilla", "--burden", "denier", "--off", ".2", "--seed", 3)
    done("memo", weighed, "-o", "m.md", *rules, "--date", "2026-01-02", "--to", "The board", "--status", "final")
    found = front("m.md")
    assert (found["semantics"], found["standard"], found["burden"], found["off"]) == ("qe", "scintilla", "denier", 0.2)
    assert (str(found["date"]), found["front"]["to"], found["front"]["status"]) == ("2026-01-02", "The board", "final")
    assert found["event"] > 1


def test_a_changed_map_makes_it_stale(weighed: str, done: Done, argmap: Callable[..., Result], data: Any) -> None:
    done("memo", weighed, "-o", "m.md")
    done("edit", weighed, "weigh", "tester", "lease-runs", 0.1)
    done("edit", weighed, "revise", "rents-rise", "text=Rents fall.")
    result = argmap("memo", "check", "m.md")
    assert result.exit_code == 1
    assert "something else follows now" in result.stdout
    told = data("memo", "check", "m.md")
    assert told["stale"] is True
    assert any("rents-rise" in one["revised"] for one in told["reports"])


def test_a_memo_whose_question_is_gone_is_stale(weighed: str, done: Done, argmap: Callable[..., Result]) -> None:
    done("memo", weighed, "-o", "m.md")
    done("edit", weighed, "retire", "move")
    result = argmap("memo", "check", "m.md")
    assert (result.exit_code, "cannot be made again" in result.stdout) == (1, True)


def test_the_map_may_have_another_name(weighed: str, done: Done, refused: Done, data: Any) -> None:
    done("memo", weighed, "-o", "m.md")
    done("maps", "copy", weighed, "other")
    done("maps", "remove", weighed, "--yes")
    assert "no map 'office'" in refused("memo", "check", "m.md")
    found = data("memo", "check", "m.md", "--map", "other")
    assert found["map"] == "other"
    assert {one["key"].partition(".")[0] or one["under"] for one in found["reports"]} <= {"provenance", "Provenance"}


def test_the_data_of_a_page_fits_its_schema(weighed: str, done: Done) -> None:
    done("memo", weighed, "-o", "m.html")
    found = json.loads(files._in_html(Path("m.html").read_text(encoding="utf-8")))
    jsonschema.Draft202012Validator(json.loads(every_schema()[MEMO_SCHEMA])).validate(found)


def test_a_pdf_is_checked_by_what_it_carries(weighed: str, done: Done, argmap: Callable[..., Result]) -> None:
    done("memo", weighed, "-o", "m.pdf")
    assert "holds" in done("memo", "check", "m.pdf")
    done("edit", weighed, "weigh", "tester", "lease-runs", 0.1)
    assert argmap("memo", "check", "m.pdf").exit_code == 1


def test_somebody_elses_file_is_left_alone(weighed: str, done: Done, refused: Done) -> None:
    for name in ("m.md", "m.html", "m.pdf"):
        Path(name).write_text("mine", encoding="utf-8")
        assert "no memo that argmap wrote" in refused("memo", weighed, "-o", name)
        assert Path(name).read_text(encoding="utf-8") == "mine"
    done("memo", weighed, "-o", "m.md", "--force")
    done("memo", weighed, "-o", "m.md")


def test_a_docx_is_known_and_cannot_be_checked(weighed: str, done: Done, refused: Done) -> None:
    docx.Document().save("m.docx")
    assert "no memo that argmap wrote" in refused("memo", weighed, "-o", "m.docx")
    done("memo", weighed, "-o", "m.docx", "--force")
    done("memo", weighed, "-o", "m.docx")
    assert "carries no data to check" in refused("memo", "check", "m.docx")


def test_nothing_is_written_when_one_of_several_cannot_be(
    weighed: str, argmap: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    result = argmap("memo", weighed, "-o", "m.md", "-o", "m.pdf")
    assert (result.exit_code, "pip install 'argmap[memo]'" in result.stderr) == (2, True)
    assert not Path("m.md").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "m.txt"], "'.txt' is no ending of a memo"),
        (["-o", "m"], "has no ending"),
        (["--question", "lease-runs"], "lease-runs"),
        (["--perspective", "nobody"], "there is no perspective 'nobody'"),
        (["--against", "burden=x"], "there is no burden 'x'"),
        (["--against", "colour=red"], "names nothing to compare with"),
        (["--against", "standard=x"], "standard"),
        (["--against", "semantics=x"], "there is no semantics 'x'"),
        (["--against", "preset=x"], "there is no preset 'x'"),
        (["--hand", "nope.md"], "nope.md cannot be read"),
    ],
)
def test_what_is_wrong_is_said(arguments: list[str], said: str, weighed: str, refused: Done) -> None:
    assert said in refused("memo", weighed, *arguments)


def test_two_ways_side_by_side(weighed: str, done: Done) -> None:
    done("memo", weighed, "-o", "m.md", "--against", "burden=precaution", "--against", "perspective=bob")
    compared = front("m.md")["compared"]
    assert (compared["burden"], compared["perspectives"][0]) == ("precaution", "bob")
    assert "holds" in done("memo", "check", "m.md")


def test_a_persons_words_are_kept_through_all(weighed: str, done: Done, refused: Done) -> None:
    done("memo", weighed, "--write-hand", "mine.md")
    assert "already there" in refused("memo", weighed, "--write-hand", "mine.md")
    Path("mine.md").write_text(
        "---\nto: The board\n---\n\n# bluf\n\n*Move now* stands at its strength.[^bluf.lead]\nAs I said.\n",
        encoding="utf-8",
    )
    done("memo", weighed, "--hand", "mine.md", "--from", "Dana", "-o", "m.md", "-o", "m.html")
    text = Path("m.md").read_text(encoding="utf-8")
    assert "\n*Move now* stands at its strength.[^bluf.lead][^author]\nAs I said.[^author]\n" in text
    assert (front("m.md")["front"]["to"], front("m.md")["front"]["from"]) == ("The board", "Dana")
    assert "holds" in done("memo", "check", "m.md")
    assert "holds" in done("memo", "check", "m.html")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"# Mine\n", b"<p>x</p>", b"%PDF-1.7 no", b"PK\x03\x04"])
def test_what_is_no_memo_is_not_checked(content: bytes, refused: Done) -> None:
    Path("m.md").write_bytes(content)
    assert "m.md" in refused("memo", "check", "m.md")
