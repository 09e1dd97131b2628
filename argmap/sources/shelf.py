"""The copies of documents that a user has attached: kept beside the library, never part of a map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from argmap.errors import InputError
from argmap.formats import read_bytes, write_text
from argmap.model import Source
from argmap.model.base import Value
from argmap.settings import Home, home
from argmap.sources.letters import sha256
from argmap.sources.readers import Document


class Attached(Value):
    """A document as it was read when it was attached."""

    title: str
    """Of the source it was attached to."""
    file: str
    """The path it was read from."""
    sha256: str
    """Of the file's bytes."""
    reader: str
    at: str
    """When, as ISO 8601."""
    text: str
    pages: tuple[int, ...] = ()

    @property
    def document(self) -> Document:
        """The document itself."""
        return Document(self.text, self.reader, self.pages)


@dataclass(frozen=True)
class Shelf:
    """The folder of attached documents.

    A document is kept under what its source comes to (its fingerprint, else its record), so that every map that holds
    the same source, in the library or on disk, finds it.
    """

    folder: Path

    @classmethod
    def usual(cls, place: Home | None = None) -> Shelf:
        """The user's own."""
        return cls((place or home()).documents)

    def get(self, source: Source) -> Attached | None:
        """The document attached to ``source``, if any. Raises ``InputError`` when it is damaged."""
        for path in self._paths(source):
            if path.exists():
                try:
                    return Attached.model_validate_json(read_bytes(path))
                except (ValidationError, InputError) as error:
                    raise InputError(f"{path} is damaged", "Remove it and attach the document again.") from error
        return None

    def put(self, source: Source, document: Document, file: Path, digest: str) -> Attached:
        """Keep ``document``, read from ``file`` whose bytes have the SHA-256 ``digest``, as the copy of ``source``."""
        attached = Attached(
            title=source.title,
            file=str(file.resolve()),
            sha256=digest,
            reader=document.reader,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            text=document.text,
            pages=document.pages,
        )
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{self.folder} cannot be used: {error.strerror}", "It has to be a folder.") from error
        write_text(next(self._paths(source)), attached.model_dump_json())
        return attached

    def remove(self, source: Source) -> bool:
        """Let go of the copy of ``source``; False when there was none."""
        found = [path for path in self._paths(source) if path.exists()]
        for path in found:
            try:
                path.unlink()
            except OSError as error:
                raise InputError(f"{path} cannot be removed: {error.strerror}", "Remove it by hand.") from error
        return bool(found)

    def _paths(self, source: Source) -> Iterator[Path]:
        if source.fingerprint is not None:
            yield self.folder / f"{source.fingerprint.sha256}.json"
        record = source.model_dump_json(include={"csl"})
        yield self.folder / f"{sha256(record)}.json"
