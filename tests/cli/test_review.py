"""``argmap memo polish`` and ``argmap review``: from what is asked to words in a memo."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Done = Callable[..., str]
CHOICES = ("--draws", "20", "--section", "bluf", "--section", "method")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_MODEL", raising=False)
    return tmp_path


@pytest.fixture
def weighed(office: str, done: Done) -> str:
    for id, weight in (("rents-rise", 0.8), ("lease-runs", 0.9)):
        done("edit", office, "weigh", "tester", id, weight)
    return office


@pytest.fixture
def sentences(weighed: str, data: Callable[..., Any]) -> list[dict[str, str]]:
    """What would be sent of the memo's bottom line and method."""
    found: list[dict[str, str]] = data("memo", "polish", weighed, *CHOICES, "--dry-run")["sentences"]
    return found


@pytest.fixture
def drafts(weighed: str, sentences: list[dict[str, str]], done: Done) -> list[str]:
    """The keys of three drafts: two that say the same, one with a number of its own."""
    first, second, third, *_ = sentences
    words = [f"So: {first['words']}", f"So: {second['words']}", f"{third['words']} 77"]
    lines = [json.dumps({"key": one["key"], "words": text}) for one, text in zip(sentences, words, strict=False)]
    Path("words.jsonl").write_text("\n".join(lines), encoding="utf-8")
    said = done("memo", "polish", weighed, *CHOICES, "--answers", "words.jsonl", "--model", "my-script-1")
    assert "3 sentences in other words taken from the file, 1 of which fail the check" in said
    assert f"Decide: argmap review {weighed}" in said
    return [first["key"], second["key"], third["key"]]


def test_a_dry_run_shows_everything_that_would_be_sent(weighed: str, argmap: Callable[..., Result]) -> None:
    found = argmap("memo", "polish", weighed, *CHOICES, "--dry-run")
    assert found.exit_code == 0
    assert "<sentences>\n{" in found.stdout
    assert "nothing is sent" in found.stderr


def test_nobody_is_asked_unless_named(weighed: str, refused: Done) -> None:
    error = refused("memo", "polish", weighed, *CHOICES)
    assert "no model is named" in error
    assert "--dry-run" in error


def test_whose_words_a_file_holds_has_to_be_said(weighed: str, refused: Done, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_MODEL", "a-model")
    Path("words.jsonl").write_text("", encoding="utf-8")
    assert "whose words" in refused("memo", "polish", weighed, *CHOICES, "--answers", "words.jsonl")


def test_answers_may_come_from_another_command(weighed: str, argmap: Callable[..., Result]) -> None:
    line = json.dumps({"key": "nope", "words": "x"})
    found = argmap("memo", "polish", weighed, *CHOICES, "--answers", "-", "--model", "script", input=line)
    assert "Left out: nope (not asked for)" in found.stdout


def test_a_map_on_disk_has_no_queue(office_file: Path, refused: Done) -> None:
    assert "only a map in the library" in refused("memo", "polish", office_file, "--dry-run")
    assert "only a map in the library" in refused("review", office_file)


def test_what_waits_is_listed_with_what_it_changes(weighed: str, drafts: list[str], done: Done) -> None:
    said = done("review", weighed)
    assert f"1 [{drafts[0]}] my-script-1" in said
    assert "{+So:+}" in said
    assert "{+77+}" in said
    assert "! the number '77' is added" in said


def test_the_list_as_data(weighed: str, drafts: list[str], data: Callable[..., Any]) -> None:
    found = data("review", weighed)
    assert [(one["id"], one["subject"], one["state"]) for one in found] == [
        (at, key, "waiting") for at, key in enumerate(drafts, 1)
    ]
    assert "about" not in found[0]


def test_an_empty_queue_says_how_drafts_come(weighed: str, done: Done) -> None:
    assert f"argmap memo polish {weighed}" in " ".join(done("review", weighed).split())


def test_accepted_words_reach_the_memo_and_it_discloses_them(weighed: str, drafts: list[str], done: Done) -> None:
    said = done("review", weighed, "accept", 1, 2, "--hand", "h.md")
    assert "accepted: 1, 2" in said
    assert "[^model]: Polished by `my-script-1`, accepted by `tester`." in Path("h.md").read_text(encoding="utf-8")
    done("memo", weighed, "--draws", 20, "--hand", "h.md", "-o", "m.md", "-o", "m.pdf")
    text = Path("m.md").read_text(encoding="utf-8")
    assert text.count("[^model]") == 3
    assert "| Polishing of sentences | my-script-1 | 2 | tester |" in text
    assert "my-script-1 |" in text.partition("Sentences that models reworded or were asked to")[2]
    assert "holds" in done("memo", "check", "m.md")
    assert "holds" in done("memo", "check", "m.pdf")


def test_without_a_hand_file_the_memo_stays_as_it_is(weighed: str, drafts: list[str], done: Done) -> None:
    done("review", weighed, "accept", 1)
    assert "So: " not in done("memo", weighed, "--draws", 20)
    assert "1 sentence put into h.md" in done("review", weighed, "write", "h.md")
    assert "So: " in done("memo", weighed, "--draws", 20, "--hand", "h.md")


def test_it_is_said_which_memo_accepted_words_are_for(
    weighed: str, drafts: list[str], done: Done, argmap: Callable[..., Result]
) -> None:
    told = argmap("review", weighed, "accept", 1).stderr
    write, show = re.findall(r"argmap [^;]*?(?=; |$)", " ".join(told.split()))
    assert write == f"argmap review {weighed} write FILE 1"
    assert show == f"argmap memo {weighed} --draws 20 --hand FILE -o MEMO"
    assert "1 sentence put into h.md" in done(*write.replace("FILE", "h.md").split()[1:])
    done(*show.replace("FILE", "h.md").replace("MEMO", "m.md").split()[1:])
    assert "So: " in Path("m.md").read_text(encoding="utf-8")
    again = " ".join(done("review", weighed, "accept", 2, "--hand", "h.md").split())
    assert f"argmap memo {weighed} --draws 20 --hand h.md -o MEMO puts the words in" in again


def test_only_the_drafts_named_are_put_into_a_file(weighed: str, drafts: list[str], done: Done, refused: Done) -> None:
    done("review", weighed, "accept", 1, 2)
    assert "1 sentence put into h.md" in done("review", weighed, "write", "h.md", 2)
    assert Path("h.md").read_text(encoding="utf-8").count("So: ") == 1
    assert "draft 3 was not accepted: it is waiting" in refused("review", weighed, "write", "h.md", 3)
    assert "there is no draft 9" in refused("review", weighed, "write", "h.md", 9)


def test_what_fails_the_check_or_is_decided_is_refused(
    weighed: str, drafts: list[str], done: Done, refused: Done
) -> None:
    assert "'77' is added" in refused("review", weighed, "accept", 3)
    assert "is a model" in refused("review", weighed, "accept", 1, "--as", "my-script-1")
    done("review", weighed, "reject", 1, "--reason", "no plainer", "--author", "dana")
    assert "was rejected by dana" in refused("review", weighed, "accept", 1)
    assert "there is no draft 9" in refused("review", weighed, "accept", 9)
    assert "no plainer" in done("review", weighed, "--all")


def test_edited_words_are_kept_and_counted(weighed: str, drafts: list[str], done: Done, data: Any) -> None:
    before = data("review", weighed)[2]["before"]
    done("review", weighed, "edit", 3, "--words", f"Thus: {before}", "--hand", "h.md")
    assert f"Thus: {before[:20]}" in Path("h.md").read_text(encoding="utf-8").replace("*", "").replace("\\", "")


def test_an_edit_of_punctuation_is_no_edit(weighed: str, drafts: list[str], done: Done, data: Any) -> None:
    words = data("review", weighed)[0]["words"]
    assert "accepted: 1" in done("review", weighed, "edit", 1, "--words", words.removesuffix("."), "--hand", "h.md")
    first = data("review", weighed, "--all")[0]
    assert (first["state"], first["kept"]) == ("accepted", words.removesuffix("."))
    assert "[^model]" in Path("h.md").read_text(encoding="utf-8")


def test_a_models_words_are_disclosed_though_the_author_says_nothing(
    weighed: str, drafts: list[str], done: Done, data: Any, argmap: Callable[..., Result]
) -> None:
    done("review", weighed, "accept", 1, "--hand", "h.md")
    hand = Path("h.md").read_text(encoding="utf-8")
    Path("own.md").write_text(re.sub(r"\[\^model\](: .*)?", "", hand), encoding="utf-8")
    assert "[^model]" not in Path("own.md").read_text(encoding="utf-8")
    for name in ("h", "own"):
        done("memo", weighed, "--draws", 20, "--hand", f"{name}.md", "-o", f"{name}-memo.md")
    assert Path("own-memo.md").read_text(encoding="utf-8") == Path("h-memo.md").read_text(encoding="utf-8")
    assert "holds" in done("memo", "check", "own-memo.md")
    waiting = data("review", weighed)[0]
    Path("own.md").write_text(f"# bluf\n\n{waiting['words']}\n", encoding="utf-8")
    error = " ".join(argmap("memo", weighed, "--draws", 20, "--hand", "own.md", "-o", "no.md").stderr.split())
    assert "the words of draft 2 by 'my-script-1', which nobody has decided on" in error
    assert "argmap review MAP accept 2" in error


def test_a_finding_that_has_changed_is_refused(weighed: str, drafts: list[str], done: Done, refused: Done) -> None:
    done("edit", weighed, "revise", "move-now", "title=Go now")
    done("edit", weighed, "revise", "move", "text=Should we go?")
    done("edit", weighed, "weigh", "tester", "rents-rise", 0.1)
    assert "has changed since" in refused("review", weighed, "accept", 1)


def test_a_memo_made_anew_gives_the_ledger_of_the_day_it_was_written(
    weighed: str, drafts: list[str], done: Done
) -> None:
    done("memo", weighed, "--draws", 20, "-o", "m.md")
    done("review", weighed, "reject", 1, "--reason", "no plainer")
    assert "holds" in done("memo", "check", "m.md")


@pytest.mark.parametrize("command", ["accept", "edit", "reject", "write"])
def test_help_needs_no_map(command: str, done: Done) -> None:
    assert "Examples:" in done("review", command, "--help") or "Example:" in done("review", command, "--help")


def test_starting_argmap_brings_in_no_queue_and_no_model() -> None:
    script = "import sys, argmap.cli; print([one for one in sys.modules if 'anthropic' in one or 'assist' in one])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
