"""Text as Markdown that reads literally, whatever it holds (CommonMark 0.31, GFM 0.29)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from argmap.memo.blocks import Role, Run
from argmap.model.base import SLUG

MARKS = {Role.STRONG: "**", Role.CLAIM: "*", Role.TITLE: "*"}
SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$@#]|(?i:(?<=www))\.|:(?=//)")
"""What may begin markup anywhere in a line: emphasis, code, links, HTML, entities, tables, mathematics, autolinks."""
FIRST = re.compile(r"[-+=:]|\d+[.)](?=\s|$)")
"""What makes a block of a line at its beginning: a list, the underline of a heading, a definition."""
BLANKS = str.maketrans({"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})


def literal(text: str) -> str:
    """``text`` within a line."""
    return SPECIAL.sub(r"\\\g<0>", text).translate(BLANKS)


def line(runs: Iterable[Run]) -> str:
    """Stretches of text as a line of their own, at whose beginning no sign makes a block of it."""
    text = inline(runs)
    found = FIRST.match(text)
    if found is None:
        return text
    at = found.end() - 1
    return f"{text[:at]}\\{text[at:]}"


def inline(runs: Iterable[Run]) -> str:
    """Stretches of text where no block can begin: in a heading or a cell. Blanks at both ends are kept."""
    parts = [(literal(run.text), run) for run in runs]
    written = ""
    for at, (text, run) in enumerate(parts):
        written += _marked(text, run, written[-1:], "".join(other for other, _ in parts[at + 1 :])[:1])
    stripped = written.strip()
    before, _, after = written.partition(stripped) if stripped else (written, "", "")
    return f"{_blanks(before)}{stripped}{_blanks(after)}"


def _marked(text: str, run: Run, before: str, after: str) -> str:
    """Text between the marks of its role, without them where they would not be read as marks."""
    if run.role is Role.ID and SLUG.fullmatch(run.text) and "`" not in (before, after):
        return f"`{run.text}`"
    mark = MARKS.get(run.role, "")
    if not mark or not text or text != text.strip() or "*" in (before, after):
        return text
    opens = text[0].isalnum() or _is_loose(before)
    closes = text[-1].isalnum() or _is_loose(after)
    return f"{mark}{text}{mark}" if opens and closes else text


def _is_loose(character: str) -> bool:
    """Whether emphasis may begin after ``character`` and end before it, whatever it holds."""
    return not character or character.isspace() or (character.isascii() and not character.isalnum())


def _blanks(text: str) -> str:
    return "".join(f"&#{ord(one)};" for one in text)


def cells(texts: Sequence[str]) -> str:
    """A row of a table out of lines."""
    return f"| {' | '.join(texts)} |"
