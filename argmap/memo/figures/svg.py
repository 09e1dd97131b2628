"""SVG as text: every word escaped, every number short, nothing that a viewer would have to fetch or run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from argmap.memo.figures.fonts import FAMILY
from argmap.memo.shown import spelled

INK, GREY, FAINT, PALE = "#1a1a1a", "#595959", "#a6a6a6", "#e2e2e2"
PAPER = "#ffffff"
TEXT = 7.2
"""The size of all text, in points."""
LEADING = 9.0
"""From one line of text to the next."""
BASE = 6.8
"""From the top of a line of text to its base line."""
NO_CHARACTERS = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""What XML cannot hold beside what is spelled out."""
NAMESPACE = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class Svg:
    """A drawing to be put into a page as it is, or into a file of its own."""

    width: float
    """In points."""
    height: float
    markup: str
    """One ``svg`` element."""

    def file(self) -> bytes:
        """The drawing as a file of its own."""
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{self.markup}\n'.encode()


@dataclass(frozen=True)
class Sketch:
    """What is drawn so far: elements on ``width`` times ``height`` points."""

    width: float
    height: float
    parts: Sequence[str]


def plain(text: str) -> str:
    """``text`` fit for markup: nothing in it is markup, and nothing unseen is left in it."""
    return escape(spelled(text).translate(NO_CHARACTERS))


def tag(name: str, *inside: str, **attributes: str | float) -> str:
    """An element; ``inside`` is markup already. Underscores in names of attributes stand for hyphens."""
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{_value(one)}"' for key, one in attributes.items())
    return f"<{name}{given}>{''.join(inside)}</{name}>" if inside else f"<{name}{given}/>"


def _value(one: str | float) -> str:
    return plain(one) if isinstance(one, str) else number(one)


def number(value: float) -> str:
    """A length with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def words(x: float, y: float, text: str, **attributes: str | float) -> str:
    """A line of text whose base line begins at a place."""
    return tag("text", plain(text), x=x, y=y, **attributes)


def lines(x: float, top: float, texts: Iterable[str], **attributes: str | float) -> list[str]:
    """Lines of text below each other, the first with its upper edge at ``top``."""
    return [words(x, top + BASE + at * LEADING, text, **attributes) for at, text in enumerate(texts)]


def stroke(x1: float, y1: float, x2: float, y2: float, colour: str = INK, **attributes: str | float) -> str:
    """A straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, **attributes)


def framed(sketch: Sketch, width: float, name: str, title: str, description: str) -> Svg:
    """The whole ``svg`` element of a sketch, shown ``width`` points wide; ``name`` keeps its ids apart from others'."""
    height = sketch.height * width / sketch.width
    markup = tag(
        "svg",
        tag("title", plain(title), id=f"{name}-title"),
        tag("desc", plain(description), id=f"{name}-desc"),
        tag("rect", width=sketch.width, height=sketch.height, fill=PAPER),
        *sketch.parts,
        xmlns=NAMESPACE,
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
        width=f"{number(width)}pt",
        height=f"{number(height)}pt",
        viewBox=f"0 0 {number(sketch.width)} {number(sketch.height)}",
        font_family=FAMILY,
        font_size=TEXT,
        fill=INK,
    )
    return Svg(width, height, markup)
