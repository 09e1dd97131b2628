"""What all parts of a map have in common: frozen values, slug ids, references to other items."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator
from enum import StrEnum
from typing import Annotated, ClassVar, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from argmap.names import is_blank

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SLUG_LENGTH = 64
"""Longest id, in characters: ids are read aloud, typed and printed beside sentences."""

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=SLUG_LENGTH)]
"""An id: lower-case words of letters and digits joined by single hyphens."""

NO_CONTROLS = r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]*$"
"""Text holds no control characters but tab and newline: printed, they could redraw a reader's terminal.

Nor does it hold those that turn the direction of writing, which can make words read as others.
"""
ONE_LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]*$"
"""Names hold neither those nor anything that ends a line or leaps in it."""
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""The same for text that no pattern of a field guards, and halves of characters, which no file can hold."""
TEXT_LENGTH = 20_000
SHOWN = 20
"""Characters of what cannot be seen that a message names."""


def visible(text: str) -> str:
    """``text`` if something of it can be seen, or if it is empty. Raises ``ValueError``."""
    if text and is_blank(text):
        raise ValueError(f"expected words, found nothing that can be seen: {text[:SHOWN]!a}")
    return text


Seen = AfterValidator(visible)
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TEXT_LENGTH, pattern=NO_CONTROLS), Seen
]
"""Words that people read; never empty, surrounding blanks dropped."""

OptionalText = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=TEXT_LENGTH, pattern=NO_CONTROLS), Seen
]
"""Words that may be missing."""

Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TEXT_LENGTH, pattern=ONE_LINE), Seen
]
"""Words on one line, such as what a person is called; never empty."""

OptionalName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=TEXT_LENGTH, pattern=ONE_LINE), Seen]
"""A name that may be missing."""

Unit = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False, strict=True)]
"""A number from 0 to 1; strict, so that neither ``"0.5"`` nor ``true`` is taken for one."""


class Value(BaseModel):
    """A frozen model that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Stance(StrEnum):
    """How a voice stands to the words it is credited with."""

    ASSERTS = "asserts"
    REPORTS = "reports"
    STEELMANS = "steelmans"
    CONCEDES = "concedes"
    GRANTS = "grants"
    ENTERTAINS = "entertains"
    QUESTIONS = "questions"
    REJECTS = "rejects"


class Hedge(StrEnum):
    """How far a voice holds back: ``none`` says it flatly, ``strong`` barely commits to it."""

    NONE = "none"
    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"


class Reference(NamedTuple):
    """One mention of another item: the field that mentions it and the id mentioned."""

    field: str
    id: str


class Place(Value):
    """A passage of a source: which source, and a locator that a person can follow (section, point, page)."""

    source: Slug | None = None
    locator: OptionalText = ""
    quote: OptionalText = ""
    """The passage itself, for maps whose licence allows keeping it."""
    passage: Slug | None = None
    """The passage by its hashes, for those whose licence does not."""

    def mentions(self, prefix: str = "") -> Iterator[Reference]:
        """Its source and its passage, under field names that begin with ``prefix``."""
        if self.source is not None:
            yield Reference(f"{prefix}source", self.source)
        if self.passage is not None:
            yield Reference(f"{prefix}passage", self.passage)


class Voice(Place):
    """Who says a claim or makes an argument, where, in which stance and with which hedge."""

    by: OptionalName = ""
    """The speaker; empty means the author of ``source``."""
    stance: Stance = Stance.ASSERTS
    hedge: Hedge = Hedge.NONE
    on_behalf_of: OptionalName = ""
    """Whose view is voiced when it is not the speaker's own (steelmans, reports)."""


class Item(Value):
    """Anything in a map that has an id."""

    kind_name: ClassVar[str]
    """The word people use for this kind of item."""
    section: ClassVar[str]
    """The section of a file, and key of the JSON document, that holds items of this kind."""

    id: Slug
    theme: Slug = "map"
    """The file of a YAML map that the item lives in, without its ending."""

    def references(self) -> Iterator[Reference]:
        """Every mention of another item that must exist."""
        return iter(())

    def words(self) -> str:
        """What a person would call the item in a sentence: its text, else its id."""
        return self.id


def place_references(field: str, places: Iterable[Place]) -> Iterator[Reference]:
    """The sources and passages that the places listed in ``field`` point at."""
    for index, place in enumerate(places):
        yield from place.mentions(f"{field}.{index}.")


SLUG = re.compile(SLUG_PATTERN)
SMALL_WORDS = frozenset(
    {"a", "an", "and", "are", "as", "be", "been", "but", "by", "can", "for", "has", "have", "if", "in", "is", "it"}
    | {"its", "of", "on", "or", "that", "the", "this", "to", "was", "which", "with"}
)
"""Words left out of ids."""


def slugify(text: str, taken: Container[str] = (), *, words: int = 6) -> str:
    """A readable id made from the first telling ``words`` of ``text`` that is not in ``taken``.

    Accents are dropped; text with no Latin letters or digits gives ``item``. A taken slug gets ``-2``, ``-3`` …
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    telling = [word for word in found if word not in SMALL_WORDS] or found
    stem = "-".join(telling[:words])[: SLUG_LENGTH - 6].strip("-") or "item"
    return free_slug(stem, lambda slug: slug in taken)


def free_slug(stem: str, is_taken: Callable[[str], bool]) -> str:
    """``stem``, or ``stem-2``, ``stem-3`` … whichever comes first that is free."""
    slug, number = stem, 1
    while is_taken(slug):
        number += 1
        slug = f"{stem}-{number}"
    return slug
