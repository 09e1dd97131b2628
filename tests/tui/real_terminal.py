"""The program on a real terminal, driven from outside through tmux."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import uuid
from pathlib import Path

TMUX = shutil.which("tmux")
PATIENCE = 20.0
"""Seconds in which a screen must show what is expected."""
ARGMAP = Path(sys.executable).parent / "argmap"


class RealTerminal:
    """A tmux server of its own, with a shell in a window of 80x24 and the library in ``home``."""

    def __init__(self, home: Path) -> None:
        self._name = f"argmap-{uuid.uuid4().hex[:8]}"
        self._environment = {**os.environ, "ARGMAP_HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        self._tmux("-u", "new-session", "-d", "-x", "80", "-y", "24", "sh")

    def _tmux(self, *arguments: str) -> str:
        call = [str(TMUX), "-L", self._name, "-f", "/dev/null", *arguments]
        done = subprocess.run(call, env=self._environment, check=True, capture_output=True, text=True, timeout=30)
        return done.stdout

    def press(self, *keys: str) -> None:
        """Send keys by tmux's names for them; anything else is typed."""
        self._tmux("send-keys", *keys)

    def write(self, words: str) -> None:
        """Type ``words``, whatever keys they may name."""
        self._tmux("send-keys", "-l", words)

    def paste(self, words: str) -> None:
        """Paste ``words`` as terminals do: between the signs that begin and end a paste."""
        self._tmux("set-buffer", words)
        self._tmux("paste-buffer", "-p", "-r")

    def shows(self, words: str) -> str:
        """The screen once it shows ``words``."""
        end = time.monotonic() + PATIENCE
        while words not in (screen := self._tmux("capture-pane", "-p")):
            assert time.monotonic() < end, f"no {words!r} on\n{screen}"
            time.sleep(0.1)
        return screen

    def does(self, words: str, *keys: str) -> str:
        """Press ``keys``; the screen once it shows ``words``."""
        self.press(*keys)
        return self.shows(words)

    def close(self) -> None:
        """End the shell and what runs in it."""
        self._tmux("kill-server")
