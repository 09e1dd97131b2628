"""Printing: words made safe for a terminal, JSON documents, and the width to fill."""

from __future__ import annotations

import json
import re
import shutil
import sys
from typing import Any

import click

WIDTH_WITHOUT_TERMINAL = 100
NARROWEST = 40
"""Below this many columns text is laid out as if there were so many."""
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that could redraw a terminal or turn the direction of writing; tab and newline are left."""


def clean(text: str) -> str:
    """``text`` with every control character replaced, so that printing it can only print."""
    return CONTROLS.sub("�", text)


def say(text: str = "", *, err: bool = False) -> None:
    """Print words that contain no styling of our own."""
    click.echo(clean(text), err=err)


def say_json(data: Any) -> None:
    """Print one JSON document, always as UTF-8."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    say_utf8(text)


def say_utf8(text: str) -> None:
    """Print text for programs: UTF-8 whatever the terminal's encoding; half a surrogate pair becomes an escape."""
    click.echo(text.encode("utf-8", errors="backslashreplace"), nl=False)


def width() -> int:
    """The columns to fill: ``COLUMNS``, else the terminal's, else a fixed number."""
    return max(NARROWEST, shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 24)).columns)


def at_terminal() -> bool:
    """Whether a person is at all ends: keys come in, the screen is there, and so is what Textual draws on, stderr."""
    return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()
