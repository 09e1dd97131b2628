"""The program as it is installed, on a real terminal."""

from __future__ import annotations

from tests.tui.real_terminal import ARGMAP, RealTerminal


def test_adds_a_reason_and_finds_it_after_a_restart(real: RealTerminal) -> None:
    start = f"clear; {ARGMAP} open deprecation; echo left with $?"
    screen = real.does("Outline", start, "Enter")
    assert len(screen.splitlines()) <= 24
    real.shows("◆")
    real.does("One sentence", "Down", "a")
    real.write("Zeppelins are cheaper to keep.")
    real.shows("Zeppelins")
    real.does("Enter leaves it", "C-s")
    real.does("left with 0", "Enter", "q")
    screen = real.does("Zeppelins are cheaper", start, "Enter")
    assert "Traceback" not in screen
    real.does("words to find", "/")
    real.write("zeppelins")
    real.shows("found")
    real.does("PREMISE OF", "Enter")
    real.does("left with 0", "q")
