"""``sources``: works and copies of them, from attaching to anchoring."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.formats import read_map
from argmap.model import Passage, places_of
from tests.sources.bridge import MAP, QUOTED, REPORT
from tests.sources.texts import in_two_columns, made_up

Done = Callable[..., str]
Data = Callable[..., Any]
Argmap = Callable[..., Any]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT.text, encoding="utf-8")
    return path


@pytest.fixture
def quoting(tmp_path: Path) -> Path:
    """A map whose quotations are not anchored yet."""
    path = tmp_path / "bridge.yaml"
    path.write_text(MAP, encoding="utf-8")
    return path


@pytest.fixture
def bridge(quoting: Path, report: Path, done: Done) -> str:
    """The name of a map in the library, anchored in the report, of which no copy is attached."""
    done("sources", quoting, "anchor", "--with", report)
    done("maps", "add", quoting, "--name", "bridge")
    return "bridge"


def documents(home: Path) -> list[Path]:
    return list((home / "documents").glob("*"))


def test_a_copy_is_recognised_and_attached(bridge: str, report: Path, done: Done, own_home: Path) -> None:
    said = done("sources", bridge, "attach", report)
    assert said == f"attached {report} as “The old bridge”: the text it was anchored in\n"
    assert len(documents(own_home)) == 1
    report.unlink()
    assert done("sources", bridge, "verify") == "The old bridge: 6 verified-exact\n"


def test_what_is_told_of_a_copy_as_data(bridge: str, report: Path, data: Data) -> None:
    told = data("sources", bridge, "attach", report)
    assert (told["source"], told["share"], told["same_text"]) == ("report", 1.0, True)
    assert told["attached"].keys() == {"file", "sha256", "reader", "at", "title"}
    assert told["attached"]["file"] == str(report)


def test_a_copy_in_another_form_is_attached(bridge: str, tmp_path: Path, done: Done) -> None:
    pdf = in_two_columns(REPORT.text.replace("\n", " "), tmp_path / "report.pdf")
    assert "as “The old bridge”: " in done("sources", bridge, "attach", pdf)
    assert "6 verified-normalised" in done("sources", bridge, "verify")
    assert ", page 1 verified-normalised [report-84]" in done("sources", bridge, "show", "third")


def test_the_copy_serves_every_map_with_the_source(
    bridge: str, quoting: Path, report: Path, done: Done, own_home: Path
) -> None:
    done("sources", bridge, "attach", report)
    assert done("sources", quoting, "verify") == "The old bridge: 6 verified-exact\n"
    done("sources", quoting, "attach", report)
    assert len(documents(own_home)) == 1


def test_the_copy_serves_maps_that_name_the_work_otherwise(
    bridge: str, quoting: Path, report: Path, done: Done, own_home: Path
) -> None:
    done("sources", bridge, "attach", report)
    text = quoting.read_text(encoding="utf-8")
    quoting.write_text(text.replace("The old bridge}", "On the bridge}"), encoding="utf-8")
    assert done("sources", quoting, "verify") == "On the bridge: 6 verified-exact\n"
    assert len(documents(own_home)) == 1


def test_before_anchoring_the_copy_serves_maps_with_the_same_record(
    quoting: Path, report: Path, done: Done, data: Data
) -> None:
    done("sources", quoting, "attach", report, "--source", "report")
    quoting.write_text(
        "map: {title: T}\nsources:\n  r: {csl: {type: report, title: The old bridge}}\n", encoding="utf-8"
    )
    assert data("sources", quoting, "list")[0]["attached"]["file"] == str(report)


def test_the_wrong_document_is_refused(bridge: str, tmp_path: Path, refused: Done, own_home: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(made_up(500), encoding="utf-8")
    said = refused("sources", bridge, "attach", wrong)
    assert "no copy of a source of this map: found 0% of the passages of “The old bridge”" in " ".join(said.split())
    assert "Nothing was attached" in said
    said = " ".join(refused("sources", bridge, "attach", wrong, "--source", "report").split())
    assert "is not “The old bridge”: 0% of its passages found; it comes to 5" in said
    assert "the text it was anchored in to 85 words, 7877d7ecae26" in said
    assert documents(own_home) == []


def test_half_of_a_document_is_told_by_its_share(
    bridge: str, report: Path, done: Done, refused: Done, own_home: Path
) -> None:
    report.write_text(REPORT.text.partition("who are more")[0], encoding="utf-8")
    assert "found 33% of the passages" in " ".join(refused("sources", bridge, "attach", report).split())
    assert documents(own_home) == []
    report.write_text(REPORT.text.partition("Third,")[0], encoding="utf-8")
    assert "67% of its passages found" in done("sources", bridge, "attach", report)


def test_a_source_without_passages_is_named(bridge: str, tmp_path: Path, done: Done, data: Data) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Another work of which the map has nothing yet.", encoding="utf-8")
    assert "no passages of it yet" in done("sources", bridge, "attach", other, "--source", "other")
    assert [bool(source["attached"]) for source in data("sources", bridge, "list")] == [False, True]


@pytest.mark.parametrize("name", ["none.txt", ".", "pipe\n.txt"])
def test_a_file_that_is_not_there_is_refused(bridge: str, name: str, refused: Done, own_home: Path) -> None:
    assert "cannot be read" in refused("sources", bridge, "attach", name)
    assert documents(own_home) == []


@pytest.mark.parametrize("words", ["— *** —", "…", "one"])
def test_a_document_of_next_to_nothing_is_refused(bridge: str, words: str, report: Path, refused: Done) -> None:
    report.write_text(words, encoding="utf-8")
    assert "found 0%" in " ".join(refused("sources", bridge, "attach", report).split())


def test_ids_that_are_not_there_are_refused(bridge: str, report: Path, refused: Done) -> None:
    for command in (("attach", report, "--source", "none"), ("show", "none"), ("detach", "none")):
        assert "'none'" in refused("sources", bridge, *command)
    assert "there is no map 'nope'" in refused("sources", "nope", "verify")
    assert "'stay' is of kind claim, not source" in refused("sources", bridge, "detach", "stay")


def test_the_exit_code_of_verify_is_the_answer(bridge: str, report: Path, argmap: Argmap, done: Done) -> None:
    nothing = argmap("sources", bridge, "verify")
    assert (nothing.exit_code, nothing.stdout) == (1, "The old bridge: 6 not-attached\n")
    assert "argmap sources bridge attach FILE" in nothing.stderr
    report.write_text(REPORT.text.replace("a third", "a fourth"), encoding="utf-8")
    done("sources", bridge, "attach", report)
    changed = argmap("sources", bridge, "verify")
    assert changed.exit_code == 1
    said = " ".join(changed.stdout.split())
    assert "The old bridge: 5 verified-exact, 1 changed changed: report-84 (third)" in said
    assert "now: pedestrians, who are more than a fourth of all" in said


def test_verify_as_data(bridge: str, report: Path, data: Data, done: Done) -> None:
    assert data("sources", bridge, "verify")[0]["counts"] == {"not-attached": 6}
    report.write_text(REPORT.text.partition("We leave aside")[0], encoding="utf-8")
    done("sources", bridge, "attach", report)
    (told,) = data("sources", bridge, "verify")
    assert told["source"] == "report"
    assert told["counts"] == {"verified-exact": 5, "missing": 1}
    assert [one["id"] for one in told["passages"]] == [
        *("report-0", "report-47", "report-84", "report-139", "report-239", "report-286")
    ]
    assert told["passages"][-1] == {"id": "report-286", "state": "missing", "share": 0.0}


def test_a_map_without_passages_is_sound(office: str, done: Done, data: Data) -> None:
    assert done("sources", office, "verify") == "The map points at no passages.\n"
    assert data("sources", office, "verify") == data("sources", office, "list") == []


def test_the_list(bridge: str, report: Path, done: Done, data: Data) -> None:
    assert "6 passages; not attached" in done("sources", bridge, "list")
    done("sources", bridge, "attach", report)
    assert "6 passages; attached: report.txt, read by argmap" in " ".join(done("sources", bridge, "list").split())
    first, second = data("sources", bridge, "list")
    assert (first["id"], first["title"], first["passages"]) == ("report", "The old bridge", 6)
    assert first["attached"]["file"] == str(report)
    assert "text" not in first["attached"]
    assert (second["id"], second["passages"], second["attached"]) == ("other", 0, None)


def test_the_words_of_a_passage_are_shown(bridge: str, report: Path, done: Done, data: Data, argmap: Argmap) -> None:
    before = argmap("sources", bridge, "show", "stay")
    assert before.exit_code == 0
    assert "attach FILE" in before.stderr
    assert "bridge has to stay" not in before.output
    done("sources", bridge, "attach", report)
    for id, words in QUOTED.items():
        (shown,) = data("sources", bridge, "show", id)
        assert shown["text"].startswith(words.rstrip("."))
        assert (shown["state"], shown["source"]) == ("verified-exact", "report")
        assert words.split()[1] in done("sources", bridge, "show", id)
    (third,) = data("sources", bridge, "show", "report-84")
    assert third == data("sources", bridge, "show", "third")[0] | {"where": third["where"]}
    assert len(data("sources", bridge, "show", "report")) == 6


def test_what_rests_on_no_passage_is_told(office: str, refused: Done) -> None:
    assert "points at no passage" in refused("sources", office, "show", "rent")


def test_a_copy_does_not_take_over_the_terminal(bridge: str, report: Path, done: Done, argmap: Argmap) -> None:
    evil = "a\x1b]0;evil\x07 third\x1b[2J\x9b31m \u202eof"
    report.write_text(REPORT.text.replace("a third of", evil), encoding="utf-8")
    done("sources", bridge, "attach", report)
    for command in (("verify",), ("show", "third"), ("coverage", "--all")):
        said = argmap("sources", bridge, *command).output
        assert not set(said) & set("\x1b\x07\x9b\u202e"), command


def test_coverage_needs_a_copy(bridge: str, refused: Done) -> None:
    assert "no copy of a source is attached" in refused("sources", bridge, "coverage")


def test_coverage(bridge: str, report: Path, done: Done, argmap: Argmap, data: Data) -> None:
    text = REPORT.text.replace("\n", " ")
    left = "Nobody has said anything at all about this sentence, a paragraph quite long enough for a claim or two."
    report.write_text(f"# Bridges\n\n{text}\n\n{left}\n", encoding="utf-8")
    done("sources", bridge, "attach", report)
    result = argmap("sources", bridge, "coverage")
    assert result.exit_code == 1
    said = " ".join(result.stdout.split())
    assert "The old bridge: 1 of 2 paragraphs, points and footnotes covered (50%)" in said
    assert "1/2 Bridges" in said
    assert "not covered, line 5: Nobody has said" in said
    assert "claimed, line 3" not in said
    assert "claimed, line 3: We know of several" in argmap("sources", bridge, "coverage", "--all").stdout
    (told,) = data("sources", bridge, "coverage")
    assert told["source"] == "The old bridge"
    assert [unit["covered"] for unit in told["sections"][0]["units"]] == ["heading", "claimed", "not covered"]
    report.write_text(f"# Bridges\n\n{text}\n", encoding="utf-8")
    done("sources", bridge, "attach", report)
    assert "1 of 1" in done("sources", bridge, "coverage")


def test_a_copy_is_let_go(bridge: str, report: Path, done: Done, refused: Done, own_home: Path) -> None:
    done("sources", bridge, "attach", report)
    assert done("sources", bridge, "detach", "report") == "detached the copy of “The old bridge”\n"
    assert documents(own_home) == []
    assert report.exists()
    assert "no copy of “The old bridge” is attached" in refused("sources", bridge, "detach", "report")


def test_a_newer_copy_takes_the_place_of_the_old(bridge: str, report: Path, done: Done, own_home: Path) -> None:
    done("sources", bridge, "attach", report)
    report.write_text(REPORT.text.replace("\n", " "), encoding="utf-8")
    done("sources", bridge, "attach", report)
    assert len(documents(own_home)) == 1
    assert "verified-normalised" in done("sources", bridge, "verify")


def test_a_copy_kept_before_anchoring_is_found_after_it(
    quoting: Path, report: Path, done: Done, own_home: Path
) -> None:
    done("sources", quoting, "attach", report, "--source", "report")
    done("sources", quoting, "anchor", "--with", report)
    assert done("sources", quoting, "verify") == "The old bridge: 6 verified-exact\n"
    done("sources", quoting, "detach", "report")
    assert documents(own_home) == []


def test_a_damaged_copy_is_told_and_counts_as_none(
    bridge: str, report: Path, done: Done, data: Data, own_home: Path
) -> None:
    done("sources", bridge, "attach", report)
    (kept,) = documents(own_home)
    for content in (b"{}", b"\xff\xfe", b'{"title": 1', b""):
        kept.write_bytes(content)
        assert "is damaged" in " ".join(done("sources", bridge, "list").split())
        assert {one["state"] for one in data("sources", bridge, "verify")[0]["passages"]} == {"not-attached"}
    done("sources", bridge, "attach", report)
    done("sources", bridge, "verify")


def test_anchoring_in_the_library_is_one_edit(quoting: Path, report: Path, done: Done, data: Data) -> None:
    done("maps", "add", quoting, "--name", "bridge")
    said = done("sources", "anchor", "bridge", "--with", report, "--as", "Ada")
    assert said == "anchored 7 quotations of “The old bridge” in 6 new passages\n"
    newest = data("history", "bridge")[0]
    assert newest["author"] == "Ada"
    assert "report.txt" in json.dumps(newest)
    done("edit", "bridge", "undo", "--as", "Ada")
    done("export", "bridge", quoting.with_name("out"))
    back = read_map(quoting.with_name("out"))
    assert list(back.of_kind(Passage)) == []
    assert sum(bool(place.quote) for item in back.items for _, place in places_of(item)) == 8


def test_anchoring_a_file_changes_it_in_place(quoting: Path, report: Path, done: Done) -> None:
    done("sources", "anchor", quoting, "--with", report, "--source", "report")
    text = quoting.read_text(encoding="utf-8")
    assert "# short for it" in text
    assert text.count("passage: report-") == 7
    assert "anchored 0 quotations" in done("sources", quoting, "anchor", "--with", report, "--source", "report")
    assert quoting.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("map", ["bridge", "bridge.yaml"])
def test_anchoring_that_fails_changes_nothing(
    map: str, quoting: Path, report: Path, argmap: Argmap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(quoting.parent)
    argmap("maps", "add", quoting, "--name", "bridge")
    before = (argmap("export", map, "-").stdout, quoting.read_bytes())
    report.write_text(REPORT.text.replace("a third", "a fourth").replace("it is the", "it was the"), encoding="utf-8")
    result = argmap("sources", map, "anchor", "--with", report)
    assert result.exit_code == 2
    assert "2 of 7 quotations of “The old bridge” cannot be anchored" in result.stderr
    assert "third.anchors.0.quote: “pedestrians, who" in result.stderr
    assert "only-way.voices.0.quote: “first, it is" in result.stderr
    assert (argmap("export", map, "-").stdout, quoting.read_bytes()) == before


def test_the_command_may_come_before_the_map(bridge: str, report: Path, done: Done) -> None:
    assert done("sources", "attach", bridge, report).startswith("attached")
    assert done("sources", "verify", bridge) == done("sources", bridge, "verify")
    assert "Usage" in done("sources", "verify", "--help")
    assert "Usage" in done("sources", "--help")


def test_a_process_of_its_own_gives_the_same_answer(
    bridge: str, report: Path, process: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    assert process("sources", bridge, "verify").returncode == 1
    attached = process("sources", bridge, "attach", report)
    assert (attached.returncode, attached.stderr) == (0, "")
    assert process("sources", bridge, "verify").stdout == "The old bridge: 6 verified-exact\n"
    assert process("sources", bridge, "attach", "none.pdf").returncode == 2
