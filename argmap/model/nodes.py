"""The nodes that carry a debate: claims, arguments and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from argmap.model.base import Item, OptionalText, Place, Reference, Slug, Text, Value, Voice, place_references


class ClaimKind(StrEnum):
    """What sort of proposition a claim is, which tells what could settle it."""

    EMPIRICAL = "empirical"
    PREDICTIVE = "predictive"
    CAUSAL = "causal"
    CONCEPTUAL = "conceptual"
    NORMATIVE = "normative"
    POLICY = "policy"


class Direction(StrEnum):
    """Whether an argument speaks for its target or against it."""

    PRO = "pro"
    CON = "con"


class Effect(StrEnum):
    """What an argument does to a value (a criterion of a question)."""

    PROMOTES = "promotes"
    HARMS = "harms"


class EvidenceKind(StrEnum):
    """What sort of observation or record an evidence item is."""

    EXPERIMENT = "experiment"
    STATISTIC = "statistic"
    INTERVIEW = "interview"
    DOCUMENT = "document"
    CASE = "case"
    TESTIMONY = "testimony"
    BENCHMARK = "benchmark"
    OBSERVATION = "observation"


class Bearing(StrEnum):
    """Which way evidence points for a claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"


class Certainty(StrEnum):
    """Certainty of an evidence item, in the four grades of GRADE (Guyatt et al., BMJ 2008)."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"


class DowngradeReason(StrEnum):
    """The five GRADE domains that lower certainty."""

    RISK_OF_BIAS = "risk-of-bias"
    INCONSISTENCY = "inconsistency"
    INDIRECTNESS = "indirectness"
    IMPRECISION = "imprecision"
    PUBLICATION_BIAS = "publication-bias"


class Claim(Item):
    """One proposition, one sentence, in our own words."""

    kind_name: ClassVar[str] = "claim"
    section: ClassVar[str] = "claims"

    text: Text
    kind: ClaimKind
    title: OptionalText = ""
    """A label of a few words for outlines and figures."""
    irreversible: bool = False
    """Whether what a policy claim calls for is an act that cannot be undone, wholly or in part."""
    voices: tuple[Voice, ...] = ()
    note: OptionalText = ""
    """A remark of the person who encoded the claim."""

    def references(self) -> Iterator[Reference]:
        """The sources and passages of its voices."""
        return place_references("voices", self.voices)

    def words(self) -> str:
        """The proposition."""
        return self.text


class Argument(Item):
    """A reason with a direction: premises that together speak for or against a claim or another argument.

    Its move (support, rebut, undermine, undercut, backing) is derived from stance and target: see ``model.moves``.
    """

    kind_name: ClassVar[str] = "argument"
    section: ClassVar[str] = "arguments"

    stance: Direction
    target: Slug
    premises: tuple[Slug, ...] = ()
    """Claims that only work together; independent reasons are arguments of their own."""
    title: OptionalText = ""
    text: OptionalText = ""
    """The reason in one sentence, for an argument whose premises are not spelled out."""
    scheme: OptionalText = ""
    warrant: OptionalText = ""
    qualifier: OptionalText = ""
    unless: tuple[Text, ...] = ()
    values: dict[Slug, Effect] = Field(default_factory=dict)
    grants: tuple[Slug, ...] = ()
    """Claims taken as true only for the sake of this argument."""
    voices: tuple[Voice, ...] = ()
    note: OptionalText = ""

    def references(self) -> Iterator[Reference]:
        """Its target, its premises, the claims it grants and the sources of its voices."""
        yield Reference("target", self.target)
        for index, premise in enumerate(self.premises):
            yield Reference(f"premises.{index}", premise)
        for index, granted in enumerate(self.grants):
            yield Reference(f"grants.{index}", granted)
        yield from place_references("voices", self.voices)

    def words(self) -> str:
        """Its own sentence or its title, else its id."""
        return self.text or self.title or self.id


class Downgrade(Value):
    """Why the certainty of an evidence item is lower than it might be."""

    reason: DowngradeReason
    note: OptionalText = ""


class Evidence(Item):
    """Something observed or written down that bears on one or more claims."""

    kind_name: ClassVar[str] = "evidence"
    section: ClassVar[str] = "evidence"

    text: Text
    kind: EvidenceKind
    bears_on: dict[Slug, Bearing] = Field(min_length=1)
    title: OptionalText = ""
    figures: tuple[Text, ...] = ()
    """Figures and names exactly as the source gives them."""
    certainty: Certainty | None = None
    downgrades: tuple[Downgrade, ...] = ()
    anchors: tuple[Place, ...] = ()
    note: OptionalText = ""

    def references(self) -> Iterator[Reference]:
        """The claims it bears on and the sources it is anchored in."""
        for claim in self.bears_on:
            yield Reference(f"bears_on.{claim}", claim)
        yield from place_references("anchors", self.anchors)

    def words(self) -> str:
        """What was observed."""
        return self.text
