"""Whether the pages of a file show what the data inside it says.

HTML and PDF are laid out again from the data, which gives the same bytes for the same data. Where it does not, the text
of both is read and compared line by line.
"""

from __future__ import annotations

import codecs
import contextlib
import re
import tempfile
from collections.abc import Iterator
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path

from argmap.errors import InputError
from argmap.formats import json_text, read_bytes, read_map
from argmap.memo.blocks import Memo
from argmap.memo.checking import Report, Stale
from argmap.memo.files import MAP, attached, is_pdf
from argmap.memo.prints import snapshot
from argmap.memo.write import write
from argmap.memo.write.html import SEAL
from argmap.model import Map

HIDDEN = frozenset({"script", "style"})
READ_OUT = frozenset({"aria-label", "title", "alt"})
"""Attributes that say something to a reader."""
INLINE = frozenset({"a", "abbr", "bdi", "br", "cite", "code", "em", "span", "strong", "sup", "tspan", "wbr"})
"""Elements within a line."""
LAYOUT = (
    "no word is another, but the layout, the pictures or what is attached: the file was changed, or another version of "
    "argmap wrote it"
)


def unlike(path: Path, memo: Memo, map: Map) -> list[Report]:
    """Where the pages at ``path`` show something else than ``memo``, the data inside, or attach another map.

    ``map`` is the map as it is now. Raises ``InputError`` where the library is missing that lays out the format.
    """
    raw = read_bytes(path)
    carried = attached(raw, path).get(MAP, "") if is_pdf(raw) else ""
    due = write(memo, ".pdf" if is_pdf(raw) else ".html", carried)
    found = [] if _plain(raw) == _plain(due) else list(_compared(raw, due))
    return [*found, *(_other_map(carried, memo, map) if is_pdf(raw) else ())]


def _plain(raw: bytes) -> bytes:
    """A page of HTML whatever begins it and ends its lines, without the digest that nobody reads; a PDF as it is."""
    return raw if is_pdf(raw) else re.sub(rf"{SEAL}\w+".encode(), b"", _unmarked(raw).replace(b"\r\n", b"\n"))


def _unmarked(raw: bytes) -> bytes:
    """A text without the byte order mark with which some programs begin it."""
    return raw.removeprefix(codecs.BOM_UTF8)


def _other_map(carried: str, memo: Memo, map: Map) -> Iterator[Report]:
    """That the map attached to a PDF is not the one that the memo says it was made from."""
    if carried == json_text(map):
        return
    if _snapshot_of(carried) != memo.recipe.snapshot:
        was = "another map is attached" if carried else "no map is attached"
        yield Report("", Stale.UNLIKE, was, f"made from the map with the snapshot {memo.recipe.snapshot}")


def _snapshot_of(text: str) -> str:
    """The digest of a map as JSON; empty where it cannot be read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / MAP
        path.write_text(text, encoding="utf-8")
        with contextlib.suppress(InputError):
            return snapshot(read_map(path))
    return ""


def _compared(raw: bytes, due: bytes) -> Iterator[Report]:
    """Where the words of two files differ; what else differs where they do not."""
    have, said = _lines(raw), _lines(due)
    parts = [
        (" ".join(have[a:b]), " ".join(said[c:d]))
        for what, a, b, c, d in SequenceMatcher(None, have, said, autojunk=False).get_opcodes()
        if what != "equal"
    ]
    other = [(was, now) for was, now in parts if _run_on(was) != _run_on(now)]
    yield from (Report("", Stale.UNLIKE, was, now) for was, now in other or [(LAYOUT, "")])


def _run_on(text: str) -> str:
    """The letters alone: where a line or a word is broken does not count."""
    return re.sub(r"[\s\u00ad\u200b-]|\ufffe", "", text)


def _lines(raw: bytes) -> list[str]:
    return _pdf_lines(raw) if is_pdf(raw) else _html_lines(_unmarked(raw).decode())


def _pdf_lines(raw: bytes) -> list[str]:
    import pypdfium2  # deferred: an extra

    with contextlib.closing(pypdfium2.PdfDocument(raw)) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [line for text in texts for line in text.splitlines() if line.strip()]


def _html_lines(text: str) -> list[str]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return [line for line in (" ".join(one.split()) for one in reader.lines) if line]


class _Reader(HTMLParser):
    """The text of a page, block by block, and what is read out in place of pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in HIDDEN
        if tag not in INLINE:
            self.lines.append("")
        self.lines.extend(f"{name}: {value}" for name, value in attrs if name in READ_OUT)
        if any(name in READ_OUT for name, _ in attrs):
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN
        if tag not in INLINE:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.lines[-1] += data
