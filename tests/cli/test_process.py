"""argmap as a process: start-up, pipes, encodings, colour, Ctrl+C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap import __version__

Process = Callable[..., subprocess.CompletedProcess[str]]
MAIN = [sys.executable, "-c", "from argmap.cli import main; main()"]

IMPORTED = """
import sys
sys.argv = ["argmap", *{arguments!r}]
from argmap.cli import main
try:
    main()
except SystemExit:
    pass
print("LOADED", *sorted(set(sys.modules) & {{"pydantic", "sqlite3", "sqlite_utils", "yaml", "networkx", "textual"}}))
"""


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--version"], ""),
        (["--help"], ""),
        (["sohw"], ""),
        (["guide"], ""),
        (["show", "office.yaml"], "pydantic yaml"),
        (["show", "deprecation"], "pydantic sqlite3 sqlite_utils yaml"),
    ],
)
def test_only_what_a_command_needs_is_imported(
    arguments: list[str], allowed: str, office_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office_file.parent)
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED.format(arguments=arguments)], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1].split()[1:] == allowed.split()


def test_version(process: Process) -> None:
    assert process("--version").stdout == f"argmap {__version__}\n"


def test_results_and_errors_go_their_own_ways(process: Process, office: str) -> None:
    done = process("show", "nope")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("argmap: there is no map 'nope'")
    done = process("show", office)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_poor_encoding_loses_characters_and_nothing_else(process: Process, office: str, encoding: str) -> None:
    done = process("show", office, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Move now [move-now]" in done.stdout
    done = process("show", "漢字", PYTHONIOENCODING=encoding)
    assert done.returncode == 2
    assert "argmap: there is no map" in done.stderr


def test_json_is_utf8_whatever_the_encoding(process: Process, office: str) -> None:
    plain = process("show", office, "--json").stdout
    assert process("show", office, "--json", PYTHONIOENCODING="ascii").stdout == plain
    assert "◆" in plain


def test_bytes_that_are_no_text_in_an_argument(office: str) -> None:
    for arguments in ([b"show", b"\xff\xfe"], [b"find", b"office", b"\xff"], [b"check", b"./\xff.yaml"]):
        done = subprocess.run([*(os.fsencode(word) for word in MAIN), *arguments], capture_output=True, check=False)
        assert done.returncode in (1, 2)
        assert b"Traceback" not in done.stderr
        assert b"inside argmap" not in done.stderr


def test_no_colour_in_a_pipe(process: Process, office: str) -> None:
    assert "\x1b" not in process("show", office).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("no_colour", ["", "1"])
def test_colour_on_a_terminal_unless_it_is_not_wanted(office: str, no_colour: str) -> None:
    import pty

    leader, follower = pty.openpty()
    environment = {**os.environ, "NO_COLOR": no_colour}
    with subprocess.Popen([*MAIN, "show", office], stdout=follower, stdin=follower, env=environment) as running:
        os.close(follower)
        shown = b""
        while b"One item" not in shown:
            shown += os.read(leader, 4096)
        assert running.wait() == 0
    os.close(leader)
    assert (b"\x1b[" in shown) == (not no_colour)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_closed_pipe_is_no_error(office: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with subprocess.Popen([*MAIN, "show", office], stdout=writing, stderr=subprocess.PIPE) as running:
        os.close(writing)
        assert running.communicate()[1] == b""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process there")
def test_ctrl_c_ends_it_quietly(office: str) -> None:
    code = (
        "import argmap.store._database as d, time\n"
        "def wait(*_): print('waiting', flush=True); time.sleep(60)\n"
        "d._configure = wait\n"
        "from argmap.cli import main; main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, "show", office], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=10) == 130
        assert running.stderr is not None
        assert b"Traceback" not in running.stderr.read()
