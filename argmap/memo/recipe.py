"""What a memo is made from, told exactly enough to make it again."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field

from argmap.memo.helped import Tally
from argmap.memo.shown import Shown
from argmap.model.base import Unit, Value
from argmap.weigh.ranges import DRAWS
from argmap.weigh.rules import Combination, Gate
from argmap.weigh.semantics import DEFAULT
from argmap.weigh.standards import CARNEADES_4, Accrual, Standard


class Form(StrEnum):
    """How much the memo tells."""

    LONG = "long"
    SHORT = "short"
    """Two pages."""


class Front(Value):
    """What only a person can say, for the head of the memo; empty where nobody has."""

    to: Shown = ""
    sender: Shown = Field(default="", alias="from")
    subject: Shown = ""
    decision: Shown = Field(default="", alias="decision-sought")
    decider: Shown = Field(default="", alias="decision-maker")
    decide_by: Shown = Field(default="", alias="decide-by")
    classification: Shown = ""
    supersedes: Shown = ""
    status: Shown = "draft"
    """``draft`` or ``final``."""


class Polishing(Value):
    """Who had a hand in the sentences that a language model has polished."""

    model: Shown
    """The model, with its version."""
    accepted_by: Shown
    """The person who accepted its words."""
    sentences: int = 0
    """How many of the memo's sentences are in its words, where that is counted."""
    rewritten: int = 0
    """How many it drafted and the person rewrote, where that is counted."""


class Recipe(Value):
    """Which map, which question, whose eyes, which rules; all that a memo depends on."""

    map: str
    """The name of the map in the library, or the path it was read from."""
    map_title: Shown
    snapshot: str
    """Sixteen hexadecimal digits over every item of the map."""
    event: int | None = None
    """The last change of the map that is in the memo, by its number in the history."""
    date: dt.date
    question: str
    perspectives: tuple[str, ...]
    """Whose eyes: the recommendation follows the first, the others are heard beside it."""
    everybody: bool = False
    """Whether all others of the map are heard too, those who begin to weigh later among them."""
    semantics: str = DEFAULT.id
    combination: Combination = Combination.PRODUCT
    gate: Gate = Gate.BELIEVED
    standard: Standard = Standard.PREPONDERANCE
    burden: str = "asserter"
    """``asserter``, ``denier`` or ``precaution``."""
    preset: str = CARNEADES_4.id
    accrual: Accrual = Accrual.MAXIMUM
    off: Unit = 0.1
    """How far each belief may be off to both sides, for the ranges."""
    draws: int = Field(default=DRAWS, ge=1, le=100_000)
    seed: int = Field(default=0, ge=0)
    form: Form = Form.LONG
    style: str = "author-date"
    """The style of the references: one that argmap brings, or the path of a CSL file."""
    front: Front = Front()
    help: tuple[Tally, ...] = ()
    """What models were asked for until the memo was made."""
    polished: Polishing | None = None
    """Polished sentences that a person has accepted in the library; None where there are none."""
    claimed: Polishing | None = None
    """Those of which only the file of the author's words says who polished and who accepted them."""
    compared: Recipe | None = None
    """For a memo that compares two: the other, of the same map and question."""
