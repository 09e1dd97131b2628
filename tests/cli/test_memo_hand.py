"""A file of one's own words on the command line: what is refused, and what the file is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Done = Callable[..., str]
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def weighed(office: str, done: Done) -> str:
    for id, weight in (("rents-rise", 0.8), ("lease-runs", 0.9)):
        done("edit", office, "weigh", "tester", id, weight)
    return office


@pytest.mark.parametrize("form", [(), ("--short",)])
def test_words_for_a_finding_that_is_gone_are_refused_in_both_forms(
    form: tuple[str, ...], weighed: str, done: Done, argmap: Run
) -> None:
    done("memo", weighed, *form, "--write-hand", "mine.md")
    text = Path("mine.md").read_text(encoding="utf-8")
    key = text.partition("[^bluf.")[2].partition("]")[0]
    Path("mine.md").write_text(
        text.replace(f"[^bluf.{key}]", "[^bluf.gone]", 1).replace("# bluf\n\n", "# bluf\n\nSo: ")
    )
    result = argmap("memo", weighed, *form, "--hand", "mine.md", "-o", "m.md")
    assert result.exit_code == 2
    assert "has no finding 'bluf.gone'" in result.stderr
    assert not Path("m.md").exists()


def test_what_only_the_long_form_has_is_left_aside(weighed: str, done: Done) -> None:
    Path("mine.md").write_text("# method\n\nAs agreed.\n\n# bluf\n\nGo.\n")
    done("memo", weighed, "--short", "--hand", "mine.md", "-o", "m.md")
    text = Path("m.md").read_text(encoding="utf-8")
    assert "Go.[^author]" in text
    assert "As agreed." not in text


def test_the_way_to_say_more_is_told(weighed: str, argmap: Run) -> None:
    Path("mine.md").write_text("# bluf\n\nWe surely win.[^bluf.lead]\n")
    result = argmap("memo", weighed, "--hand", "mine.md", "-o", "m.md")
    assert result.exit_code == 2
    way = "in your own way without [^bluf.lead], marked as yours; [^bluf.lead] alone on a line keeps"
    assert way in result.stderr


@pytest.mark.parametrize("body", ["---\nto: Ada\n---\n", "", "---\nto: [\n---\n"])
def test_a_file_of_ones_own_words_is_known_for_what_it_is(body: str, weighed: str, done: Done, refused: Done) -> None:
    done("memo", weighed, "--write-hand", "mine file.md")
    written = Path("mine file.md").read_text(encoding="utf-8")
    Path("mine file.md").write_text(body + written.partition("\n---\n")[2] if body else written)
    said = refused("memo", "check", "mine file.md")
    assert ("a hand file, your own words" in said) is ("[" not in body)
    assert ("argmap memo MAP --hand 'mine file.md'" in said) is ("[" not in body)


def test_its_head_or_its_notes_are_enough(weighed: str, done: Done, refused: Done) -> None:
    done("memo", weighed, "--write-hand", "mine.md")
    written = Path("mine.md").read_text(encoding="utf-8")
    for text in ("---\nto: Ada\n---\n\n# bluf\n\nGo.\n", written.partition("\n---\n")[2]):
        Path("mine.md").write_text(text, encoding="utf-8")
        assert "a hand file" in refused("memo", "check", "mine.md")
