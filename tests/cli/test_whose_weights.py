"""Weights that somebody sets in another's name: possible, and told."""

from __future__ import annotations

import json

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
    assert "set by" not in argmap("perspectives", office).output
    assert "dana's perspective: set by mallory" in argmap(*weigh, "0.95", "--as", "mallory").stderr
    assert "1 of these set by mallory" in argmap("perspectives", office).output
    assert "0.95 Rents rise every year. [rents-rise] set by mallory" in argmap("perspectives", office, "dana").output
    found = json.loads(argmap("perspectives", office, "dana", "--json").output)
    assert found["set_by_others"] == {"rents-rise": "mallory"}


def test_revising_somebody_elses_weights_is_said_as_well(office: str) -> None:
    argmap("edit", office, "weigh", "dana", "rents-rise", "0.3", "--as", "dana")
    revise = ("edit", office, "revise", "dana")
    assert "set by" not in argmap(*revise, "note=Money counts.", "--as", "mallory").stderr
    assert "set by mallory" in argmap(*revise, 'credence={"rents-rise": 0.9}', "--as", "mallory").stderr
