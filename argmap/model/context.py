"""What hangs on the nodes: sources, links, terms, notes, questions and perspectives."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import Field, JsonValue, field_validator, model_validator

from argmap.model.base import (
    UNPRINTABLE,
    Item,
    OptionalName,
    OptionalText,
    Place,
    Reference,
    Slug,
    Text,
    Unit,
    Value,
    Voice,
    place_references,
)
from argmap.model.passages import Fingerprint

WORD = re.compile(r"\w+")
DEEPEST_RECORD = 30
"""Deepest nesting of a source's record; a YAML file, which adds levels around it, has room for a few more."""
TOO_LARGE = 10**3999
"""The least integer with as many digits, 4,000, as a file may not be able to hold."""


class Source(Item):
    """A work that claims, arguments and evidence come from, as a CSL-JSON record (Citation Style Language 1.0.2)."""

    kind_name: ClassVar[str] = "source"
    section: ClassVar[str] = "sources"

    csl: dict[str, JsonValue] = Field(json_schema_extra={"required": ["type", "title"]})
    fingerprint: Fingerprint | None = None
    """Of the document that its passages were taken from."""
    note: OptionalText = ""

    @field_validator("csl")
    @classmethod
    def _is_a_record(cls, csl: dict[str, JsonValue]) -> dict[str, JsonValue]:
        for field in ("type", "title"):
            if not isinstance(csl.get(field), str) or not csl[field]:
                raise ValueError(f"a CSL-JSON record needs a '{field}'")
        _refuse_unwritable(csl)
        return csl

    @property
    def title(self) -> str:
        """The title of the work."""
        return str(self.csl["title"])

    @property
    def short_title(self) -> str:
        """The title for places where the whole one would take too much room."""
        short = self.csl.get("title-short")
        return short if isinstance(short, str) and short else self.title

    @property
    def authors(self) -> str:
        """Its authors' names in reading order, joined for a sentence; empty when the record names none."""
        authors = self.csl.get("author")
        names = [_name(author) for author in authors] if isinstance(authors, list) else []
        names = [name for name in names if name]
        return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)

    def words(self) -> str:
        """The title."""
        return self.title


def _refuse_unwritable(record: JsonValue) -> None:
    """Raise ``ValueError`` for text that could redraw a terminal and for what JSON or YAML cannot hold."""
    waiting: list[tuple[JsonValue, int]] = [(record, 1)]
    while waiting:
        value, level = waiting.pop()
        match value:
            case dict() | list() if level > DEEPEST_RECORD:
                raise ValueError(f"expected a record of at most {DEEPEST_RECORD} levels, found one nested deeper")
            case dict():
                waiting.extend((part, level + 1) for part in (*value, *value.values()))
            case list():
                waiting.extend((part, level + 1) for part in value)
            case int() if abs(value) >= TOO_LARGE:
                raise ValueError("expected a number that can be written, found one of thousands of digits")
            case str() if UNPRINTABLE.search(value):
                raise ValueError(f"expected words without control characters, found {value!a}")
            case float() if not math.isfinite(value):
                raise ValueError(f"expected a finite number, found {value}")


def _name(author: JsonValue) -> str:
    if not isinstance(author, dict):
        return ""
    return str(author.get("literal") or " ".join(str(author[part]) for part in ("given", "family") if author.get(part)))


class LinkKind(StrEnum):
    """A relation that carries no weight in evaluation."""

    RESTATES = "restates"
    AGREES_WITH = "agrees-with"
    """The same conclusion on different grounds."""
    CONFLICTS_WITH = "conflicts-with"
    """Both cannot hold as they are meant."""
    IN_TENSION_WITH = "in-tension-with"
    """Hard to hold together, though not impossible."""
    DIFFERS_FROM = "differs-from"
    """Looks like agreement or conflict, yet speaks of something else."""
    EXEMPLIFIES = "exemplifies"
    QUALIFIES = "qualifies"
    DEFINES = "defines"
    CITES = "cites"


class Link(Item):
    """One item stands in a weightless relation to another."""

    kind_name: ClassVar[str] = "link"
    section: ClassVar[str] = "links"

    kind: LinkKind
    start: Slug = Field(alias="from")
    end: Slug = Field(alias="to")
    why: OptionalText = ""
    voices: tuple[Voice, ...] = ()
    """Who states the relation; without a voice it is a reading of whoever encoded the map."""

    def references(self) -> Iterator[Reference]:
        """Both ends, and the sources of its voices."""
        yield Reference("from", self.start)
        yield Reference("to", self.end)
        yield from place_references("voices", self.voices)

    def words(self) -> str:
        """The relation as a phrase."""
        return f"{self.start} {self.kind.replace('-', ' ')} {self.end}"


class Definition(Place):
    """How one source uses a term."""

    text: Text


class Term(Item):
    """A defined word, with each source's definition."""

    kind_name: ClassVar[str] = "term"
    section: ClassVar[str] = "terms"

    name: Text
    definitions: tuple[Definition, ...] = ()
    note: OptionalText = ""

    def references(self) -> Iterator[Reference]:
        """The sources that define it."""
        yield from place_references("definitions", self.definitions)

    def words(self) -> str:
        """The word itself."""
        return self.name


class NoteKind(StrEnum):
    """Why a note is there."""

    SCOPE_EXCLUSION = "scope-exclusion"
    ENCODER = "encoder"


class Note(Item, Place):
    """What a source leaves out on purpose, or a remark of the encoder; never part of the debate itself."""

    kind_name: ClassVar[str] = "note"
    section: ClassVar[str] = "notes"

    kind: NoteKind
    text: Text
    about: tuple[Slug, ...] = ()

    def references(self) -> Iterator[Reference]:
        """What it is about, and its source."""
        for index, item in enumerate(self.about):
            yield Reference(f"about.{index}", item)
        yield from self.mentions()

    def words(self) -> str:
        """The remark."""
        return self.text


PLACES = ("voices", "anchors", "definitions")
"""The fields in which items list places."""


def places_of(item: Item) -> Iterator[tuple[str, Place]]:
    """Every place that ``item`` tells, each with the beginning of its fields' names, such as ``voices.0.``."""
    if isinstance(item, Note):
        yield "", item
    for field in PLACES:
        for index, place in enumerate(getattr(item, field, ())):
            yield f"{field}.{index}.", place


class Criterion(Value):
    """A value by which the options of a question are judged."""

    title: Text
    text: OptionalText = ""


class Question(Item):
    """What is to be decided: its theses, its options (policy claims, one of them the baseline) and its criteria."""

    kind_name: ClassVar[str] = "question"
    section: ClassVar[str] = "questions"

    text: Text
    theses: tuple[Slug, ...] = ()
    """The claims that the debate is about, the first of them leading."""
    options: tuple[Slug, ...] = ()
    baseline: Slug | None = None
    """The option that happens if nothing is decided."""
    criteria: dict[Slug, Criterion] = Field(default_factory=dict)
    note: OptionalText = ""

    @model_validator(mode="after")
    def _baseline_is_an_option(self) -> Self:
        if self.baseline is not None and self.baseline not in self.options:
            raise ValueError(f"the baseline '{self.baseline}' is not among the options")
        return self

    def references(self) -> Iterator[Reference]:
        """Its theses and its options."""
        for index, thesis in enumerate(self.theses):
            yield Reference(f"theses.{index}", thesis)
        for index, option in enumerate(self.options):
            yield Reference(f"options.{index}", option)

    def words(self) -> str:
        """The question."""
        return self.text


UNDECIDED = "undecided"
"""The id of the perspective that holds nothing; no map may give it to another."""
VIEW_OF = "view-of-"
"""How the ids of perspectives that are computed from a source begin."""


class Perspective(Item):
    """One weighing of the map: what somebody believes, and how much each argument and evidence item counts for them.

    Every number lies in [0, 1]; an id that is not listed has not been weighed.
    """

    kind_name: ClassVar[str] = "perspective"
    section: ClassVar[str] = "perspectives"

    title: Text
    holder: OptionalName = ""
    source: Slug | None = None
    """The source whose voices and hedges the weights were derived from, if they were."""
    credence: dict[Slug, Unit] = Field(default_factory=dict)
    """How far each claim is believed before its reasons are heard; 0 is denied, 1 is certain."""
    force: dict[Slug, Unit] = Field(default_factory=dict)
    """How much each argument bears on its target."""
    certainty: dict[Slug, Unit] = Field(default_factory=dict)
    """How far each evidence item is trusted."""
    values: dict[Slug, Unit] = Field(default_factory=dict)
    """How much each criterion matters."""
    note: OptionalText = ""

    def references(self) -> Iterator[Reference]:
        """Everything weighed, and the source it was derived from."""
        for field in ("credence", "force", "certainty"):
            for item in getattr(self, field):
                yield Reference(f"{field}.{item}", item)
        if self.source is not None:
            yield Reference("source", self.source)

    def words(self) -> str:
        """Its title."""
        return self.title

    @property
    def whose(self) -> str:
        """Its title, and who holds it where the title does not tell."""
        told = set(WORD.findall(self.title.casefold())).issuperset(WORD.findall(self.holder.casefold()))
        return self.title if told or self.source is not None else f"{self.title}, held by {self.holder}"
