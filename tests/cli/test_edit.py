"""``edit`` and ``history``: every change, what is said about it, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Done = Callable[..., str]
Data = Callable[..., Any]


def item(data: Data, id: str) -> dict[str, Any]:
    found: dict[str, Any] = data("show", "office", id)["item"]
    return found


def test_add_claim(office: str, done: Done, data: Data) -> None:
    said = done("edit", office, "add-claim", "We must sublet.", "--kind", "policy", "--by", "Ada", "--theme", "options")
    assert re.fullmatch(r"added claim 'we-must-sublet': We must sublet\. \(event \d+\)\n", said)
    found = item(data, "we-must-sublet")
    assert (found["kind"], found["theme"], found["voices"][0]["by"]) == ("policy", "options", "Ada")


def test_an_act_that_cannot_be_undone(office: str, done: Done, data: Data) -> None:
    mark = "irreversible: an act that cannot be undone, wholly or in part"
    done("edit", office, "add-claim", "We must sell.", "--kind", "policy", "--id", "sell", "--irreversible")
    assert item(data, "sell")["irreversible"] is True
    assert mark in done("show", office, "sell")
    assert mark not in done("show", office, "move-now")
    done("edit", office, "revise", "move-now", "irreversible=true")
    assert mark in done("show", office, "move-now")
    done("edit", office, "revise", "move-now", "irreversible=false")
    assert mark not in done("show", office, "move-now")


def test_an_id_is_made_from_the_title_and_is_free(office: str, data: Data) -> None:
    first = data("edit", office, "add-claim", "One.", "--kind", "empirical", "--title", "Same title")
    second = data("edit", office, "add-claim", "Two.", "--kind", "empirical", "--title", "Same title")
    assert (first["id"], second["id"]) == ("same-title", "same-title-2")
    assert set(first) == {"event", "what", "ids", "id"}
    assert first["ids"] == ["same-title"]


def test_an_argument_and_its_new_premises_are_one_change(office: str, data: Data, done: Done) -> None:
    done("edit", office, "add-claim", "We should sublet.", "--kind", "policy", "--id", "sublet", "--theme", "options")
    made = data(
        *("edit", office, "add-argument", "--pro", "sublet", "--premise", "rents-rise"),
        *("--premise", "The present rent is capped by contract.", "--kind", "predictive", "--by", "Ada"),
    )
    argument = item(data, made["id"])
    assert argument["premises"] == ["rents-rise", "present-rent-capped-contract"]
    assert argument["theme"] == "options"
    premise = item(data, "present-rent-capped-contract")
    assert (premise["kind"], premise["theme"], premise["voices"][0]["by"]) == ("predictive", "options", "Ada")
    done("edit", office, "undo")
    assert not any(hit["id"] == premise["id"] for hit in data("find", office, "capped"))


def test_an_argument_is_told_from_the_premise_it_is_named_after(office: str, data: Data) -> None:
    premise = "Hosting many old models costs labs too much."
    made = data("edit", office, "add-argument", "--con", "move-now", "--premise", premise, "--premise", premise + " !")
    assert len(set(made["ids"])) == 3
    assert made["id"].startswith("con-")


def test_an_argument_about_an_argument(office: str, data: Data) -> None:
    made = data("edit", office, "add-argument", "--con", "lease", "--text", "It can be ended early.", "--title", "Exit")
    assert made["id"] == "exit"
    assert data("show", office, "exit")["move"] == "undercut"


def test_add_evidence(office: str, data: Data, done: Done) -> None:
    done("edit", office, "add-source", "The contract", "--type", "legal_case", "--id", "paper")
    data(
        *("edit", office, "add-evidence", "It says 31 May.", "--kind", "document", "--id", "may"),
        *("--supports", "lease-runs", "--contradicts", "rents-rise", "--figure", "31 May", "--certainty", "high"),
        *("--source", "paper", "--locator", "p. 2"),
    )
    found = item(data, "may")
    assert found["bears_on"] == {"lease-runs": "supports", "rents-rise": "contradicts"}
    assert found["figures"] == ["31 May"]
    assert (found["anchors"][0]["source"], found["anchors"][0]["locator"]) == ("paper", "p. 2")


def test_add_question(office: str, data: Data, done: Done, refused: Done) -> None:
    done("edit", office, "add-claim", "We stay.", "--kind", "policy", "--id", "stay")
    made = data(
        *("edit", office, "add-question", "Where do we work?", "--thesis", "rents-rise", "--option", "stay"),
        *("--option", "move-now", "--baseline", "stay", "--criterion", "cost: What it costs", "--criterion", "Calm"),
    )
    found = item(data, made["id"])
    assert (found["theses"], found["options"], found["baseline"]) == (["rents-rise"], ["stay", "move-now"], "stay")
    assert {id: one["title"] for id, one in found["criteria"].items()} == {"cost": "What it costs", "calm": "Calm"}
    call = ("edit", office, "add-question", "Why?")
    assert "puts up at least one claim" in refused(*call)
    assert "of kind argument, not claim" in refused(*call, "--thesis", "lease")
    assert "is not among the options" in refused(*call, "--option", "stay", "--baseline", "move-now")
    assert "named twice" in refused(*call, "--option", "stay", "--criterion", "a: A", "--criterion", "a: B")
    done("edit", office, "undo")
    assert made["id"] not in done("show", office)


def test_add_source(office: str, data: Data, done: Done, tmp_path: Path) -> None:
    done(
        *("edit", office, "add-source", "Rents", "--type", "report", "--author", "City Office"),
        *("--author", "Lovelace, Ada", "--url", "https://example.org", "--issued", "2026-02"),
    )
    assert item(data, "rents")["csl"] == {
        "title": "Rents",
        "type": "report",
        "URL": "https://example.org",
        "issued": {"date-parts": [[2026, 2]]},
        "author": [{"literal": "City Office"}, {"family": "Lovelace", "given": "Ada"}],
    }
    record = tmp_path / "record.json"
    record.write_text('[{"type": "book", "title": "From a file", "ISBN": "1"}]', encoding="utf-8")
    done("edit", office, "add-source", "--csl", record, "--id", "book", "--issued", "2020")
    assert item(data, "book")["csl"]["ISBN"] == "1"


def test_revise(office: str, data: Data, done: Done) -> None:
    done("edit", office, "revise", "lease", "title=[1, 2]", 'unless=["a", "b"]', "--set-json", "values", "{}")
    found = item(data, "lease")
    assert (found["title"], found["unless"]) == ("[1, 2]", ["a", "b"])
    done("edit", office, "revise", "move", "baseline=move-now")
    done("edit", office, "revise", "move", "baseline=null", "text=null")
    assert (item(data, "move")["baseline"], item(data, "move")["text"]) == (None, "null")


def test_a_link_is_revised_under_either_name_of_its_ends(office: str, data: Data, done: Done) -> None:
    made = data("edit", office, "link", "rents-rise", "restates", "rents-grow", "--why-link", "nearly")
    assert item(data, made["id"])["why"] == "nearly"
    done("edit", office, "revise", made["id"], "start=lease-runs")
    assert item(data, made["id"])["from"] == "lease-runs"


def test_retire_and_its_dependents(office: str, done: Done, refused: Done) -> None:
    assert "needed by argument 'lease'" in refused("edit", office, "retire", "lease-runs")
    said = done("edit", office, "retire", "lease-runs", "--with-dependents")
    assert "with what needed it: " in said
    assert "'contract'" in said
    assert "lease-runs" in refused("show", office, "lease-runs")


def test_merge_weigh_undo_redo(office: str, done: Done, data: Data) -> None:
    assert "merged 'rents-grow' into 'rents-rise'" in done("edit", office, "merge", "rents-rise", "rents-grow")
    begun = done("edit", office, "weigh", "ada", "rents-rise", "0.8")
    assert "added perspective 'ada'" in begun
    assert "begun perspective 'ada', held by tester" in begun
    assert "ada, held by tester [ada]" in done("perspectives", office)
    assert "begun" not in done("edit", office, "weigh", "tester", "rents-rise", "0.8", "--as", "Tester")
    assert "tester [tester]" in done("perspectives", office)
    done("edit", office, "undo", "--as", "Tester")
    assert item(data, "ada")["credence"] == {"rents-rise": 0.8}
    done("edit", office, "weigh", "ada", "rents-rise", "none")
    assert item(data, "ada")["credence"] == {}
    undone = data("edit", office, "undo")
    assert undone["ids"] == ["ada"]
    assert item(data, "ada")["credence"] == {"rents-rise": 0.8}
    assert data("edit", office, "redo")["event"] == undone["event"] + 1
    assert item(data, "ada")["credence"] == {}


def test_everybody_undoes_their_own(office: str, done: Done, refused: Done) -> None:
    done("edit", office, "revise", "lease", "title=New", "--as", "Ada")
    assert "nothing of Bob's to undo" in refused("edit", office, "undo", "--as", "Bob")
    done("edit", office, "undo", "--as", "Ada")


REFUSALS = {
    "no such claim": (["add-argument", "--con", "nope", "--text", "x"], "there is no 'nope'"),
    "dangling premise": (["add-argument", "--con", "move-now", "--premise", "nope"], "there is no 'nope'"),
    "premise of another kind": (
        ["add-argument", "--con", "move-now", "--premise", "rent"],
        "expected the id of a claim",
    ),
    "about itself": (["revise", "lease", "target=lease"], "cannot be about itself"),
    "dangling target": (["revise", "lease", "target=gone"], "which is not in the map"),
    "no reason": (["add-argument", "--con", "move-now"], "gives no reason"),
    "taken id": (["add-claim", "x", "--kind", "policy", "--id", "lease"], "the id 'lease' is taken"),
    "bad id": (["add-claim", "x", "--kind", "policy", "--id", "Bad Id"], "expected an id"),
    "no words": (["add-claim", " ", "--kind", "policy"], "text: expected words"),
    "control characters": (["add-claim", "a\x1bb", "--kind", "policy"], "without control characters"),
    "nobody": (["add-claim", "x", "--kind", "policy", "--as", " "], "--as is empty"),
    "bad theme": (["add-claim", "x", "--kind", "policy", "--theme", "A b"], "theme: expected an id"),
    "evidence for nothing": (["add-evidence", "x", "--kind", "case"], "bears on at least one claim"),
    "evidence both ways": (
        ["add-evidence", "x", "--kind", "case", "--supports", "rents-rise", "--contradicts", "rents-rise"],
        "named twice",
    ),
    "locator alone": (
        ["add-evidence", "x", "--kind", "case", "--supports", "rents-rise", "--locator", "1"],
        "needs a source",
    ),
    "no such source": (
        ["add-evidence", "x", "--kind", "case", "--supports", "rents-rise", "--source", "nope"],
        "which is not in the map",
    ),
    "source without a type": (["add-source", "Book"], "needs a type"),
    "source without a title": (["add-source", "--type", "book"], "needs a title"),
    "no date": (["add-source", "Book", "--type", "book", "--issued", "May"], "'May' is no date"),
    "no record": (["add-source", "--csl", "/nope.json"], "cannot be read"),
    "unknown field": (["revise", "lease", "titel=x"], "did you mean 'title'?"),
    "unknown word": (["revise", "move-now", "kind=polcy"], "did you mean 'policy'?"),
    "no list": (["revise", "lease", "premises=a,b"], "premises: "),
    "no pair": (["revise", "lease", "title"], "expected FIELD=VALUE"),
    "no JSON": (["revise", "lease", "--set-json", "unless", "["], "is not JSON"),
    "another id": (["revise", "lease", "id=other"], "an id never changes"),
    "an option that is no policy": (["revise", "move-now", "kind=empirical"], "expected a claim of kind policy"),
    "with itself": (["merge", "lease", "lease"], "merged with itself"),
    "two kinds": (["merge", "lease", "move-now"], "cannot be merged"),
    "too much": (["weigh", "ada", "lease", "1.5"], "'1.5' is no weight"),
    "not a number": (["weigh", "ada", "lease", "nan"], "'nan' is no weight"),
    "no weight": (["weigh", "ada", "move", "0.5"], "has no weight"),
    "no perspective": (["weigh", "ada", "lease", "none"], "there is no 'ada'"),
    "bad perspective": (["weigh", "Ada L", "lease", "0.5"], "expected an id"),
    "nothing to undo": (["undo"], "nothing of tester's to undo"),
    "nothing to redo": (["redo"], "nothing of tester's to redo"),
    "link to nothing": (["link", "lease", "cites", "nope"], "there is no 'nope'"),
    "retire nothing": (["retire", "nope"], "there is no 'nope'"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_is_refused_changes_nothing(office: str, refused: Done, done: Done, case: str) -> None:
    before = done("export", office, "-"), done("history", office)
    arguments, expected = REFUSALS[case]
    assert expected in refused("edit", office, *arguments)
    assert (done("export", office, "-"), done("history", office)) == before


def test_an_id_is_never_used_again(office: str, done: Done, refused: Done) -> None:
    done("edit", office, "retire", "rents-grow")
    said = refused("edit", office, "add-claim", "x", "--kind", "policy", "--id", "rents-grow")
    assert "never used again" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["add-claim", "x"],
        ["add-claim", "x", "--kind", "nope"],
        ["add-argument", "--premise", "a b"],
        ["add-argument", "--pro", "a", "--con", "b"],
        ["revise", "lease"],
        ["link", "a", "nope", "b"],
        ["nope"],
        [],
    ],
)
def test_a_wrong_call_exits_with_2(office: str, argmap: Callable[..., Any], arguments: list[str]) -> None:
    result = argmap("edit", office, *arguments)
    assert result.exit_code == 2
    assert "Usage: argmap edit" in result.stderr


def test_a_file_is_not_edited(office_file: Path, refused: Done) -> None:
    for arguments in (["edit", office_file, "undo"], ["history", office_file], ["open", office_file]):
        assert "argmap maps add" in refused(*arguments)


def test_history(office: str, done: Done, data: Data) -> None:
    done("edit", office, "retire", "rents-grow", "--why", "said twice", "--as", "Ada")
    done("edit", office, "undo", "--as", "Ada")
    undone, retired, made = data("history", office)
    assert (undone["kind"], undone["undoes"]) == ("undo", retired["event"])
    assert undone["what"] == f"undid event {retired['event']}"
    assert (retired["author"], retired["what"], retired["reason"]) == ("Ada", "retired 'rents-grow'", "said twice")
    assert retired["ids"] == ["rents-grow"]
    assert made["what"] == "made the map “Should we move the office?” with 8 items"
    assert len(made["ids"]) == 8
    printed = done("history", office)
    assert re.search(r"^ +\d+  \d{4}-\d\d-\d\d \d\d:\d\d:\d\d  Ada undid event \d+$", printed, re.MULTILINE)
    assert "(said twice)" in printed


def test_history_of_what_is_gone_and_of_what_never_was(office: str, done: Done, data: Data, refused: Done) -> None:
    done("edit", office, "retire", "rents-grow")
    assert [event["kind"] for event in data("history", office, "rents-grow")] == ["retire", "create"]
    assert "there is no 'nope'" in refused("history", office, "nope")


def test_history_has_a_limit_and_says_so(office: str, argmap: Callable[..., Any]) -> None:
    argmap("edit", office, "retire", "rents-grow")
    result = argmap("history", office, "--limit", 1)
    assert len(result.stdout.splitlines()) == 1
    assert "older" in result.stderr
