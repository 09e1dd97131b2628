"""How wide words are in a figure, whichever font a viewer shows them in.

Advance widths are the greatest of DejaVu Sans, Arial and Libertinus Serif, the fonts that the figures' stack ends in on
Linux, on Windows and macOS, and inside typst; so words wrapped by them never leave their box.
"""

from __future__ import annotations

import unicodedata

from argmap.memo.shown import spelled

FAMILY = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', 'Libertinus Serif', sans-serif"
GROUPS = {
    0.28: "'ijl",
    0.32: "I,.‘’",
    0.34: "/:;\\|·",
    0.38: "-f",
    0.42: "!()[]rt",
    0.46: '"',
    0.52: "*`°J",
    0.56: "?sczL–_§“”",
    0.62: "FTkvxyaoe",
    0.64: "$0123456789bdghnpqu{}",
    0.70: "ABEKPSVXYZ",
    0.76: "CHNRU",
    0.80: "&DGOQ",
    0.84: "#+<=>^~w×−",
    0.88: "M",
    0.98: "%m",
    1.00: "W—…",
    1.02: "@",
}
"""Characters by how wide they are at most, in ems."""
WIDTHS = {char: width for width, chars in GROUPS.items() for char in chars} | {" ": 0.32}
OTHER = 1.1
"""Of a character that is in no group, such as a Cyrillic or a Chinese one."""
PICTURE = 1.4
"""Of a character beyond the basic plane, such as an emoji."""
BOLD = 1.23
"""How much wider bold text is."""
MORE = "…"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide one line of ``text`` is at most, in points, at ``size`` points."""
    return sum(map(_em, text)) * size * (BOLD if bold else 1.0)


def _em(char: str) -> float:
    known = WIDTHS.get(char)
    if known is not None:
        return known
    base = unicodedata.normalize("NFD", char)[0]
    if base != char:
        return max(_em(base), WIDTHS["l"] + 0.1)
    if unicodedata.combining(char):
        return 0.0
    return PICTURE if ord(char) > 0xFFFF else OTHER


def wrapped(text: str, room: float, size: float, *, most: int, bold: bool = False) -> list[str]:
    """``text`` in at most ``most`` lines no wider than ``room`` points; what is left over ends in an ellipsis.

    Words too long for a line are broken. White space counts as one blank. A ``room`` that no character fits into holds
    one character a line.
    """
    lines: list[str] = []
    rest = " ".join(spelled(text).split())
    while rest and len(lines) < most:
        if len(lines) == most - 1 and text_width(rest, size, bold=bold) > room:
            end = _fitting(rest, room - text_width(MORE, size, bold=bold), size, bold=bold)
            return [*lines, rest[: _at_blank(rest, end)].rstrip() + MORE]
        end = _fitting(rest, room, size, bold=bold)
        end = _at_blank(rest, end)
        lines.append(rest[:end])
        rest = rest[end:].lstrip()
    return lines


def _at_blank(text: str, end: int) -> int:
    """The last blank up to ``end``, where a line may break; ``end`` itself if there is none."""
    blank = text.rfind(" ", 0, end + 1) if end < len(text) else -1
    return blank if blank > 0 else end


def _fitting(text: str, room: float, size: float, *, bold: bool) -> int:
    """How many characters of ``text`` fit into ``room``, at least one."""
    used, unit = 0.0, size * (BOLD if bold else 1.0)
    for at, char in enumerate(text):
        used += _em(char) * unit
        if used > room:
            return max(1, at)
    return len(text)
