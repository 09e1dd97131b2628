"""Reading memos back from files: the Markdown itself, or the data that HTML and PDF carry."""

from __future__ import annotations

import contextlib
import io
import shlex
import zipfile
from html.parser import HTMLParser
from pathlib import Path

from pydantic import ValidationError

from argmap.errors import InputError
from argmap.formats import read_bytes
from argmap.memo.blocks import Memo
from argmap.memo.read_markdown import cut_off, no_memo, written
from argmap.memo.read_markdown import read as read_markdown
from argmap.memo.write import docx, html, markdown
from argmap.memo.write.html import MADE_BY
from argmap.memo.written import Written

DATA = "argmap-memo"
"""The id of the element of HTML that holds the memo as JSON."""
ATTACHMENT = "memo.json"
"""The attachment of a PDF that does."""
MAP = "snapshot.json"
"""The attachment that holds the map it was made from."""
PDF_END, LAST = b"%%EOF", 1024
"""What a whole PDF has among its last bytes (ISO 32000-1, 7.5.5)."""
HTML_END = "</html>"
MADE = b"Made by argmap."
"""What stands in the core properties of a DOCX."""
CHECKED = (".md", ".html", ".pdf")
READABLE = "Check the .md, .html or .pdf file that was written with it."


def read(path: Path) -> Written:
    """What the memo at ``path`` says. Raises ``InputError`` where it is none that argmap wrote, or cut off."""
    if path.is_dir():
        raise InputError(f"{path} is a folder, not a memo", _in_folder(path))
    raw = read_bytes(path)
    if raw.startswith(b"PK\x03\x04"):
        raise InputError(f"{path} is a DOCX, which carries no data to check", READABLE)
    if is_pdf(raw):
        if PDF_END not in raw[-LAST:]:
            raise cut_off(str(path))
        return _from_data(attached(raw, path).get(ATTACHMENT, ""), path)
    try:
        text = raw.decode().removeprefix("\ufeff")  # with which some programs begin a file
    except UnicodeDecodeError as error:
        raise no_memo(str(path)) from error
    if text.lstrip().startswith("<"):
        if MADE_BY in text and HTML_END not in text:
            raise cut_off(str(path))
        return _from_data(_in_html(text), path)
    return read_markdown(text, str(path))


def is_pdf(raw: bytes) -> bool:
    """Whether a file is a PDF."""
    return raw.startswith(b"%PDF-")


def _in_folder(path: Path) -> str:
    """What to do where a folder was named for a memo."""
    found = sorted(one.name for one in path.iterdir() if one.suffix in CHECKED)
    example = shlex.quote(str(path / found[0])) if found else "FILE"
    return f"Name a memo that `argmap memo MAP -o FILE` made: argmap memo check {example}"


def is_memo(path: Path) -> bool:
    """Whether argmap wrote the memo at ``path``."""
    raw = read_bytes(path)
    if raw.startswith(b"PK\x03\x04"):
        return _is_own_docx(raw)
    try:
        read(path)
    except InputError:
        return False
    return True


def is_as_written(path: Path) -> bool:
    """Whether the memo at ``path`` is as argmap wrote it, as far as the file shows.

    Markdown, HTML and DOCX hold a digest, for which the ends of lines may be of any kind; a PDF that a program added to
    has more than one end.
    """
    raw = read_bytes(path)
    if raw.startswith(b"PK\x03\x04"):
        return docx.is_sealed(raw)
    if is_pdf(raw):
        return raw.count(PDF_END) == 1
    text = raw.decode(errors="replace").removeprefix("\ufeff").replace("\r\n", "\n").rstrip() + "\n"
    return html.is_sealed(text) if text.startswith("<") else markdown.is_sealed(text)


def _from_data(data: str, path: Path) -> Written:
    if not data:
        raise no_memo(str(path))
    try:
        return written(Memo.model_validate_json(data))
    except ValidationError as error:
        message = f"the data in {path} cannot be read as a memo of this version of argmap"
        raise InputError(message, "Write the memo again.") from error


class _Finder(HTMLParser):
    """Finds what the element with the memo's data holds."""

    def __init__(self) -> None:
        super().__init__()
        self.data = ""
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_inside = tag == "script" and dict(attrs).get("id") == DATA

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - html.parser's signature
        self._is_inside = False

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.data += data


def _in_html(text: str) -> str:
    finder = _Finder()
    finder.feed(text)
    return finder.data


def attached(raw: bytes, path: Path) -> dict[str, str]:
    """The attachments of a PDF by their names, those that are text. Raises ``InputError`` for a damaged file."""
    try:
        import pypdfium2  # deferred: an extra
    except ModuleNotFoundError as error:
        message = f"{path} cannot be read: there is nothing to read PDF with"
        raise InputError(message, "Run `pip install 'argmap[documents]'`.") from error
    try:
        with contextlib.closing(pypdfium2.PdfDocument(raw)) as document:
            found = [document.get_attachment(at) for at in range(document.count_attachments())]
            return {one.get_name(): bytes(one.get_data()).decode() for one in reversed(found)}
    except (pypdfium2.PdfiumError, UnicodeDecodeError) as error:
        raise no_memo(str(path)) from error


def _is_own_docx(raw: bytes) -> bool:
    """Whether the core properties of a DOCX name argmap."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return MADE in archive.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, OSError):
        return False
