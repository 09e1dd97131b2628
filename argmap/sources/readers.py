"""Reading documents: the text of a file, whatever it was written with.

PDF and DOCX are read by the libraries of the extra ``argmap[documents]``; text, Markdown and HTML need none.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from argmap import __version__
from argmap.errors import InputError
from argmap.formats import read_bytes

EXTRA = "Install what reads it: `pip install 'argmap[documents]'`."
LARGEST_TEXT = 5_000_000
"""Characters of a document: ten long books."""
MOST_UNCLOSED = 1_000
"""Beginnings of tags in a row without the end of one: no page, and html.parser would take for ever."""
LARGEST_UNPACKED = 256 * 1024 * 1024
"""A DOCX file is a zip archive; one that unpacks to more bytes than this is not read."""
ASIDE = frozenset({"script", "style", "template", "noscript", "head"})
MARKED_SECTION = re.compile(r"<!\[(?!CDATA\[)[^>]*>")
"""What some word processors leave in a page, and html.parser does not take."""
PAGE_NUMBER = re.compile(r"\A\s*\d+\s*\n|\n\s*\d+\s*\Z")
"""A page's number on a line of its own at its head or foot: no part of the text that runs over the pages."""
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
    }
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table"}
    | {"td", "th", "tr", "ul"}
)
"""The elements of HTML that begin a line of their own."""


@dataclass(frozen=True)
class Document:
    """The text of a file, and what read it."""

    text: str
    reader: str
    """Name and version of what read it, for two readers may read one file differently."""
    pages: tuple[int, ...] = ()
    """For documents with pages, the index in ``text`` at which each begins."""

    def page_at(self, place: int) -> int | None:
        """The number of the page that the character at ``place`` is on, from 1; None where there are no pages."""
        return bisect_right(self.pages, place) if self.pages else None


def read_document(path: Path) -> Document:
    """The text of the document at ``path``. Raises ``InputError``."""
    raw = read_bytes(path)
    try:
        document = _reader_of(path, raw)(path, raw)
    except InputError:
        raise
    except Exception as error:  # whatever libraries make of a damaged file, it is the file that is wrong
        what = " ".join(f"{type(error).__name__}: {error}".split())
        raise InputError(f"{path} cannot be read: {what}", "Get another copy, or save it in another format.") from error
    if len(document.text) > LARGEST_TEXT:
        raise InputError(
            f"{path} holds {len(document.text):,} characters, more than any document argmap reads",
            f"Attach the part you need; up to {LARGEST_TEXT:,} characters are read.",
        )
    if not document.text.strip():
        raise InputError(
            f"{path} holds no text", "If it was scanned, recognise its text first, or attach it in another format."
        )
    return document


def _reader_of(path: Path, raw: bytes) -> Callable[[Path, bytes], Document]:
    """By what the file begins with, else by its ending."""
    if raw.startswith(b"%PDF-"):
        return _pdf
    if raw.startswith(b"PK\x03\x04"):
        return _docx
    start = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if path.suffix.lower() in {".html", ".htm", ".xhtml"} or start.startswith((b"<!doctype html", b"<html")):
        return _html
    return _plain


def _plain(path: Path, raw: bytes) -> Document:
    return Document(_decoded(path, raw), f"argmap {__version__} text")


def _decoded(path: Path, raw: bytes) -> str:
    encodings = ("utf-16",) if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    if b"\0" not in raw or encodings == ("utf-16",):
        for encoding in encodings:
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise InputError(f"{path} is no text", "Attach text, Markdown, HTML, PDF or DOCX.")


def _html(path: Path, raw: bytes) -> Document:
    page, text = _Page(), _decoded(path, raw)
    if max(part.count("<") for part in text.split(">")) > MOST_UNCLOSED:
        raise InputError(f"{path} is no HTML: its tags do not end", "Save it as text or PDF.")
    try:
        page.feed(MARKED_SECTION.sub("", text))
        page.close()
    except AssertionError as error:  # how html.parser gives up
        raise InputError(f"{path} cannot be read as HTML: {error}", "Save it as text or PDF.") from error
    return Document("".join(page.parts), f"argmap {__version__} HTML")


class _Page(HTMLParser):
    """Gathers the words of a page, without what browsers do not show."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._aside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - overrides
        if tag == "body":
            self._aside = ""
        elif not self._aside and tag in ASIDE:
            self._aside = tag
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {self._aside, "html"}:
            self._aside = ""
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._aside:
            self.parts.append(data)


def _pdf(path: Path, raw: bytes) -> Document:
    try:
        import pypdfium2  # deferred: an extra, and large
    except ImportError as error:
        raise InputError(f"{path} is a PDF, which cannot be read without pypdfium2", EXTRA) from error
    try:
        with pypdfium2.PdfDocument(raw) as pdf:
            texts = [PAGE_NUMBER.sub("", page.get_textpage().get_text_range()) for page in pdf]
    except pypdfium2.PdfiumError as error:
        raise InputError(f"{path} cannot be read: {error}", "Check that it opens in a reader of PDF.") from error
    pages, length = [], 0
    for text in texts:
        pages.append(length)
        length += len(text) + 1
    return Document("\n".join(texts), f"pypdfium2 {_version('pypdfium2')}", tuple(pages))


def _docx(path: Path, raw: bytes) -> Document:
    try:
        import docx  # deferred: an extra
    except ImportError as error:
        raise InputError(f"{path} is a DOCX, which cannot be read without python-docx", EXTRA) from error
    _refuse_bomb(path, raw)
    try:
        parts = docx.Document(io.BytesIO(raw)).part.package.iter_parts()
        texts = [_words_of_part(part) for part in parts]
    except (ValueError, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error, SyntaxError) as error:
        raise InputError(f"{path} cannot be read as DOCX: {error}", "Save it as DOCX or PDF again.") from error
    return Document("\n".join(text for text in texts if text), f"python-docx {_version('python-docx')}")


def _refuse_bomb(path: Path, raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise InputError(f"{path} is damaged: {error}", "Get another copy.") from error
    if unpacked > LARGEST_UNPACKED:
        raise InputError(f"{path} unpacks to {unpacked // 1024**2} MB and is not read", "Attach it as PDF or text.")


TEXT_PARTS = ("document.main+xml", "footnotes+xml", "endnotes+xml")
"""How the content types of the body and the notes end."""
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BLANKS = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n"}


def _words_of_part(part: object) -> str:
    """The words of the body, the footnotes or the endnotes, a line to a paragraph; nothing for other parts."""
    from lxml import etree  # deferred: comes with python-docx

    if not str(getattr(part, "content_type", "")).endswith(TEXT_PARTS):
        return ""
    blob: bytes = part.blob  # type: ignore[attr-defined]
    root = etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))
    for fallback in list(root.iter(f"{COMPATIBILITY}Fallback")):  # says again what stands beside it
        fallback.getparent().remove(fallback)
    return "\n".join(_words_of_paragraph(paragraph) for paragraph in root.iter(f"{WORD}p"))


def _words_of_paragraph(paragraph: Any) -> str:
    """Its words, without those of paragraphs inside it, such as in a text box."""
    found = paragraph.iter(f"{WORD}t", *BLANKS)
    own = (node for node in found if next(node.iterancestors(f"{WORD}p")) is paragraph)
    return "".join(BLANKS.get(node.tag) or node.text or "" for node in own)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "of unknown version"
