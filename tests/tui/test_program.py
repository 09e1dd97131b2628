"""The program as it is installed, on a real terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

TMUX = shutil.which("tmux")
PATIENCE = 20.0
"""Seconds in which a screen must show what is expected."""
Tmux = Callable[..., str]

pytestmark = pytest.mark.skipif(TMUX is None, reason="tmux is not installed")


@pytest.fixture
def tmux(own_home: Path) -> Iterator[Tmux]:
    """A tmux server of the test's own, with a shell in a window of 80x24."""
    name = f"argmap-{uuid.uuid4().hex[:8]}"
    environment = {**os.environ, "ARGMAP_HOME": str(own_home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}

    def run(*arguments: str) -> str:
        call = [str(TMUX), "-L", name, "-f", "/dev/null", *arguments]
        return subprocess.run(call, env=environment, check=True, capture_output=True, text=True, timeout=30).stdout

    run("-u", "new-session", "-d", "-x", "80", "-y", "24", "sh")
    yield run
    run("kill-server")


def shows(tmux: Tmux, words: str) -> str:
    """The screen once it shows ``words``."""
    end = time.monotonic() + PATIENCE
    while words not in (screen := tmux("capture-pane", "-p")):
        assert time.monotonic() < end, f"no {words!r} on\n{screen}"
        time.sleep(0.1)
    return screen


def test_adds_a_reason_and_finds_it_after_a_restart(tmux: Tmux) -> None:
    program = Path(sys.executable).parent / "argmap"
    start = f"clear; {program} open deprecation; echo left with $?"
    tmux("send-keys", start, "Enter")
    screen = shows(tmux, "Outline")
    assert len(screen.splitlines()) <= 24
    shows(tmux, "◆")
    tmux("send-keys", "Down", "a")
    shows(tmux, "One sentence")
    tmux("send-keys", "-l", "Zeppelins are cheaper to keep.")
    shows(tmux, "Zeppelins")
    tmux("send-keys", "C-s")
    shows(tmux, "Enter leaves it")
    tmux("send-keys", "Enter", "q")
    shows(tmux, "left with 0")
    tmux("send-keys", start, "Enter")
    screen = shows(tmux, "Zeppelins are cheaper")
    assert "Traceback" not in screen
    tmux("send-keys", "/")
    shows(tmux, "words to find")
    tmux("send-keys", "-l", "zeppelins")
    shows(tmux, "found")
    tmux("send-keys", "Enter")
    shows(tmux, "PREMISE OF")
    tmux("send-keys", "q")
    shows(tmux, "left with 0")
