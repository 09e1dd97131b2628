"""Weights that somebody sets in another's name: possible, and told."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from argmap.cli import command_line


def argmap(*words: str) -> Result:
    result = CliRunner().invoke(command_line, list(words))
    assert result.exit_code == 0, result.output
    return result


def test_setting_somebody_elses_weight_is_said_and_kept(office: str) -> None:
    weigh = ("edit", office, "weigh", "dana", "rents-rise")
    assert argmap(*weigh, "0.3", "--as", "dana").stderr == ""
    assert argmap(*weigh, "0.4", "--as", "Dana").stderr == ""
    assert "the name of" not in argmap("perspectives", office).output
    assert "dana's perspective: set by mallory" in argmap(*weigh, "0.95", "--as", "mallory").stderr
    assert "\n    weighed in the name of dana by mallory\n" in argmap("perspectives", office).output
    assert "0.95 Rents rise every year. [rents-rise] set by mallory" in argmap("perspectives", office, "dana").output
    found = json.loads(argmap("perspectives", office, "dana", "--json").output)
    assert found["set_by_others"] == {"rents-rise": "mallory"}


def test_revising_somebody_elses_weights_is_said_as_well(office: str) -> None:
    argmap("edit", office, "weigh", "dana", "rents-rise", "0.3", "--as", "dana")
    revise = ("edit", office, "revise", "dana")
    assert "set by" not in argmap(*revise, "note=Money counts.", "--as", "mallory").stderr
    assert "set by mallory" in argmap(*revise, 'credence={"rents-rise": 0.9}', "--as", "mallory").stderr


def test_what_a_document_weighs_is_not_for_anybody_to_set(tmp_path: Path) -> None:
    path = tmp_path / "street.yaml"
    path.write_text(SPOKEN, encoding="utf-8")
    argmap("maps", "add", str(path), "--as", "eve")
    for name in ("report", "view-of-report"):
        result = CliRunner().invoke(command_line, ["edit", "street", "weigh", name, "close", ".3", "--as", "eve"])
        assert result.exit_code == 2
        assert "is how The Report weighs the map, which is read off the document" in result.stderr
        assert "argmap edit MAP weigh eve close .3" in result.stderr


SPOKEN = """\
map: {title: Street}
claims: {close: {text: The street should be closed., kind: policy, voices: [{source: report, stance: asserts}]}}
sources: {report: {csl: {type: report, title: The Report}}}
"""
FORGED = """\
map: {title: Street}
claims: {close: {text: The street should be closed., kind: policy}}
questions: {q: {text: Close it?, options: [close]}}
perspectives:
  bob: {title: Bob, holder: bob, credence: {close: 0.2}}
  eve: {title: Eve, holder: eve, credence: {close: 0.9}}
"""
SEED = "--seed", "-1"


def test_who_brought_in_a_file_is_told_and_files_tell_nobody_once(tmp_path: Path) -> None:
    path = tmp_path / "street.yaml"
    path.write_text(FORGED, encoding="utf-8")
    on_disk = argmap("perspectives", str(path)).output
    assert on_disk.count("they do not tell who set these weights") == 1
    argmap("maps", "add", str(path), "--as", "eve")
    listed = argmap("perspectives", "street").output
    assert listed.count("came with the file that eve added") == 1
    assert "Bob [bob]\n    weighs 1 claim\n    came with the file that eve added\n" in listed
    assert "do not tell" not in listed
    assert json.loads(argmap("perspectives", "street", "bob", "--json").output)["origin"].endswith("eve added")
    assert json.loads(argmap("perspectives", "street", "eve", "--json").output)["origin"] == ""


def test_a_negative_seed_is_refused_in_a_call_and_in_a_file(office: str, tmp_path: Path) -> None:
    called = CliRunner().invoke(command_line, ["memo", office, *SEED])
    assert called.exit_code == 2
    assert "'--seed': -1 is not in the range" in called.output
    argmap("edit", office, "weigh", "dana", "rents-rise", "0.3")
    path = tmp_path / "m.md"
    argmap("memo", office, "--perspective", "dana", "-o", str(path))
    memo = path.read_text(encoding="utf-8")
    path.write_text(memo.replace("  seed: 0", "  seed: -1"), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != memo
    checked = CliRunner().invoke(command_line, ["memo", "check", str(path)])
    assert checked.exit_code == 2
    assert "something went wrong" not in checked.output
