"""Reading memos back from files: the Markdown itself, or the data that HTML and PDF carry."""

from __future__ import annotations

import io
import zipfile
from html.parser import HTMLParser
from pathlib import Path

from pydantic import ValidationError

from argmap.errors import InputError
from argmap.formats import read_bytes
from argmap.memo.blocks import Memo
from argmap.memo.read_markdown import no_memo
from argmap.memo.read_markdown import read as read_markdown
from argmap.memo.written import Written, written

DATA = "argmap-memo"
"""The id of the element of HTML that holds the memo as JSON."""
ATTACHMENT = "memo.json"
"""The attachment of a PDF that does."""
MADE = b"Made by argmap."
"""What stands in the core properties of a DOCX."""
READABLE = "Check the .md, .html or .pdf file that was written with it."


def read(path: Path) -> Written:
    """What the memo at ``path`` says. Raises ``InputError`` where it is none that argmap wrote."""
    raw = read_bytes(path)
    if raw.startswith(b"PK\x03\x04"):
        raise InputError(f"{path} is a DOCX, which carries no data to check", READABLE)
    if raw.startswith(b"%PDF-"):
        return _from_data(_in_pdf(raw, path), path)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise no_memo(str(path)) from error
    if text.lstrip().startswith("<"):
        return _from_data(_in_html(text), path)
    return read_markdown(text, str(path))


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


def _in_pdf(raw: bytes, path: Path) -> str:
    """The attachment of a PDF, read by whichever library is there."""
    for reader in (_by_pdfium, _by_pypdf):
        try:
            return reader(raw)
        except ModuleNotFoundError:
            continue
        except Exception as error:  # whatever a library makes of a damaged file, it is the file that is wrong
            raise no_memo(str(path)) from error
    raise InputError(
        f"{path} cannot be read: there is nothing to read PDF with", "Run `pip install 'argmap[documents]'`."
    )


def _by_pdfium(raw: bytes) -> str:
    import pypdfium2  # deferred: an extra

    document = pypdfium2.PdfDocument(raw)
    try:
        attached = (document.get_attachment(at) for at in range(document.count_attachments()))
        return next((bytes(one.get_data()).decode() for one in attached if one.get_name() == ATTACHMENT), "")
    finally:
        document.close()


def _by_pypdf(raw: bytes) -> str:
    import pypdf  # deferred: not required

    found = pypdf.PdfReader(io.BytesIO(raw)).attachments.get(ATTACHMENT, [])
    return found[0].decode() if found else ""


def _is_own_docx(raw: bytes) -> bool:
    """Whether the core properties of a DOCX name argmap."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return MADE in archive.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, OSError):
        return False
