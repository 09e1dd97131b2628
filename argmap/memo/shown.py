"""Text that can only be read: what a reader's program would obey instead of showing it is spelled out."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from argmap.model.base import UNPRINTABLE

LINE_ENDS = {0x2028: r"\u2028", 0x2029: r"\u2029"}
"""What ends a line for some programs only."""


def spelled(text: str) -> str:
    r"""``text`` with control characters and turns of the direction of writing as escapes, such as ``\u202e``."""
    if text.isprintable():  # nearly all text, told apart quickly
        return text
    return UNPRINTABLE.sub(lambda found: ascii(found[0])[1:-1], text).translate(LINE_ENDS)


Shown = Annotated[str, AfterValidator(spelled)]
"""Text in which every character is one that can be seen."""
