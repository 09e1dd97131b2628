"""Attaching a copy of a document to the source it is a copy of, by what stands in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from argmap.errors import InputError
from argmap.formats import read_bytes
from argmap.model import Map, Source
from argmap.sources.letters import letters_of
from argmap.sources.readers import Document, read_document
from argmap.sources.shelf import Attached, Shelf
from argmap.sources.verify import ENOUGH, likeness

WHOLE = 0.95
"""Share of the passages below which a copy is hardly whole."""


@dataclass(frozen=True)
class Attachment:
    """What came of attaching a file."""

    file: Path
    source: Source
    attached: Attached
    share: float | None
    """The share of the source's passages that were found; None when the map points at none."""
    same_text: bool
    """Whether it is the very text that the passages were taken from."""

    def words(self) -> str:
        """What was attached as what, and how well it fits."""
        found = "the map points at no passages of it yet" if self.share is None else f"{self.share:.0%} of its passages"
        found += "" if self.share is None else " found"
        how = "the text it was anchored in" if self.same_text else found
        return f"attached {self.file} as “{self.source.title}”: {how}"

    def doubt(self) -> str:
        """What to look at again; empty when the copy seems whole."""
        if self.share is None or self.share >= WHOLE:
            return ""
        return f"{1 - self.share:.0%} of its passages are not there: is the copy whole?"


def attach(  # noqa: PLR0913 - each is a choice to be stated
    map: Map,
    shelf: Shelf,
    file: Path,
    source: str | None = None,
    *,
    replace: bool = False,
    heed: Callable[[], None] = lambda: None,
) -> Attachment:
    """Keep a copy of ``file`` as the source it looks like, or as the one named.

    Raises ``InputError`` when it cannot be read, is no copy of the source, or holds less of it than the copy that is
    attached, unless that is to be replaced. ``heed`` is called before anything is kept; what it raises ends the work.
    """
    document = read_document(file)
    found = likeness(map, document)
    chosen = map.find(source, Source) if source is not None else _most_like(map, found, file)
    if chosen.id in found and found[chosen.id] < ENOUGH:
        raise InputError(*_wrong(map, chosen, found, document, file))
    if not replace:
        _refuse_poorer(map, chosen, found, shelf, file)
    heed()
    attached = shelf.put(chosen, document, file, hashlib.sha256(read_bytes(file)).hexdigest())
    same = chosen.fingerprint is not None and letters_of(document.text).fingerprint == chosen.fingerprint
    return Attachment(file, chosen, attached, found.get(chosen.id), same)


def _refuse_poorer(map: Map, chosen: Source, found: dict[str, float], shelf: Shelf, file: Path) -> None:
    """Raise ``InputError`` when a copy is attached in which more passages were found."""
    try:
        attached = shelf.get(chosen)
    except InputError:  # a damaged copy is worth nothing
        return
    if attached is None or chosen.id not in found:
        return
    had = likeness(map, attached.document).get(chosen.id, 0.0)
    if had > found[chosen.id]:
        raise InputError(
            f"{file} holds {found[chosen.id]:.0%} of the passages of “{chosen.title}”, the attached copy {had:.0%}",
            "Nothing was changed. To attach it all the same: `argmap sources MAP attach FILE --replace`.",
        )


def _most_like(map: Map, found: dict[str, float], file: Path) -> Source:
    """The source whose passages are in the document. Raises ``InputError`` when there is none."""
    if not found:
        raise InputError(
            "the map points at no passages yet, so a copy is not recognised",
            "Say which it is: `--source ID`, or in the terminal the cursor on it.",
        )
    best = max(found, key=found.__getitem__)
    if found[best] < ENOUGH:
        shares = "; ".join(f"{share:.0%} of the passages of “{map[id].words()}”" for id, share in found.items())
        raise InputError(
            f"{file} is no copy of a source of this map: found {shares}",
            "Nothing was attached. Check that it is the right document and holds all of it.",
        )
    return map.find(best, Source)


def _wrong(map: Map, chosen: Source, found: dict[str, float], document: Document, file: Path) -> tuple[str, str]:
    """What is wrong with attaching a document as ``chosen``, and what to do."""
    print_of = letters_of(document.text).fingerprint
    expected = chosen.fingerprint
    marks = f"; it comes to {print_of.words} words, fingerprint {print_of.sha256[:12]}"
    if expected is not None:
        marks += f", the text it was anchored in to {expected.words} words, {expected.sha256[:12]}"
    best = max(found, key=found.__getitem__)
    other = f"It looks like “{map[best].words()}” ({found[best]:.0%})." if found[best] >= ENOUGH else ""
    return (
        f"{file} is not “{chosen.title}”: {found[chosen.id]:.0%} of its passages found{marks}",
        f"Nothing was attached. {other or 'Check that it is the right document and holds all of it.'}",
    )
