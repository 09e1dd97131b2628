"""What is pasted is text, whatever escape sequences it holds: no letter of it is a key."""

from __future__ import annotations

import pytest
from textual import events
from textual._xterm_parser import XTermParser

import argmap_tui.compat  # noqa: F401 - mends the parser
from tests.tui.real_terminal import ARGMAP, RealTerminal

PASTED = "Line one\nLine two\tTab \x1b[31mred\x1b[0m evil qqq\nuuuuu"
TEXT = "Line one\nLine two\tTab [31mred[0m evil qqq\nuuuuu"


def read(*chunks: str) -> list[tuple[str, str]]:
    """The kind and the content of every event out of what a terminal sends."""
    parser = XTermParser()
    found = [event for chunk in chunks for event in parser.feed(chunk)]
    return [
        ("paste", one.text) if isinstance(one, events.Paste) else ("key", getattr(one, "key", str(one)))
        for one in found
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 1000])
def test_everything_up_to_the_end_of_a_paste_is_pasted(size: int) -> None:
    sent = f"a\x1b[200~{PASTED}\x1b[201~b\x1b[A"
    chunks = [sent[at : at + size] for at in range(0, len(sent), size)]
    assert read(*chunks) == [("key", "a"), ("paste", TEXT), ("key", "b"), ("key", "up")]


def test_a_paste_that_is_never_ended_is_no_key() -> None:
    assert read("\x1b[200~qqq\x1b[31mq", "") == []


def test_pasting_on_the_map_does_nothing(real: RealTerminal) -> None:
    real.does("Outline", f"clear; {ARGMAP} open deprecation; echo left with $?", "Enter")
    real.shows("◆")
    real.paste(PASTED)
    real.does("words to find", "/")
    assert "left with" not in real.shows("words to find")
