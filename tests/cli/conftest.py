"""Running argmap as its users do, with a small map to work on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argmap.cli import command_line

OFFICE = """\
map:
  title: Should we move the office?
  summary: A small map for tests.
claims:
  move-now: {text: We should move the office this spring., kind: policy, title: Move now}
  lease-runs: {text: The lease runs until May., kind: empirical}
  rents-rise: {text: Rents rise every year., kind: empirical}
  rents-grow: {text: Rents grow each year., kind: empirical}
arguments:
  lease: {stance: con, target: move-now, premises: [lease-runs], title: Lease}
  rent: {stance: pro, target: move-now, premises: [rents-rise, lease-runs], title: Rent}
evidence:
  contract: {text: The contract names 31 May., kind: document, bears_on: {lease-runs: supports}}
questions:
  move: {text: Should we move?, theses: [move-now], options: [move-now]}
"""

Argmap = Callable[..., Result]
Output = Callable[..., Any]


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TZ", "UTC")
    for name in ("NO_COLOR", "ARGMAP_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def argmap() -> Argmap:
    """Run a command in this process; whatever happens ends as an exit code and without a traceback."""

    def run(*arguments: object, **settings: Any) -> Result:
        result = CliRunner().invoke(command_line, [str(argument) for argument in arguments], **settings)
        assert "Traceback" not in result.output
        return result

    return run


@pytest.fixture
def done(argmap: Argmap) -> Callable[..., str]:
    """Run a command that must succeed; gives what it printed to standard output."""

    def run(*arguments: object) -> str:
        result = argmap(*arguments)
        assert result.exit_code == 0, result.output
        return result.stdout

    return run


@pytest.fixture
def data(argmap: Argmap) -> Output:
    """Run a command with ``--json``; gives the document, whatever the exit code."""

    def run(*arguments: object) -> Any:
        return json.loads(argmap(*arguments, "--json").stdout)

    return run


@pytest.fixture
def refused(argmap: Argmap) -> Callable[..., str]:
    """Run a command that must be refused with one clear error; gives the error."""

    def run(*arguments: object) -> str:
        result = argmap(*arguments)
        assert result.exit_code == 2, result.output
        assert result.stderr.startswith("argmap: ")
        assert result.stderr.count("argmap: ") == 1
        assert "inside argmap" not in result.stderr
        return result.stderr

    return run


@pytest.fixture
def office_file(tmp_path: Path) -> Path:
    path = tmp_path / "office.yaml"
    path.write_text(OFFICE, encoding="utf-8")
    return path


@pytest.fixture
def office(done: Callable[..., str], office_file: Path) -> str:
    """The name of a small map in the library."""
    done("maps", "add", office_file)
    return "office"


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run argmap as a process of its own."""

    def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from argmap.cli import main; main()", *map(str, arguments)],
            env={**os.environ, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
        )

    return run
