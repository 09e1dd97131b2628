"""Argumentation schemes: common patterns of reasons, each with the critical questions that test it.

The patterns are those of Walton, Reed and Macagno (Argumentation Schemes, 2008), the precautionary one is from policy
analysis; the wording is argmap's own, and so is who has to bring something when a question is asked. An argument names
its scheme in free words: those that name none of these patterns are left as they are.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from argmap.edits.compose import FreeId
from argmap.model import Argument, Direction, Map, Note, NoteKind
from argmap.model.moves import arguments_on

DATA = Path(__file__).with_name("schemes.json")
LEAD = re.compile(r"^(an |the )?(argument|reasoning) (from|by|to)( the)? ")
SLOT = re.compile(r"\{(\w+)\}")


class Doubt(StrEnum):
    """What a critical question puts in doubt."""

    PREMISE = "premise"
    STEP = "step"
    CONCLUSION = "conclusion"


@dataclass(frozen=True)
class CriticalQuestion:
    """A question that an argument of a scheme has to stand up to."""

    text: str
    doubt: Doubt
    premise: int = -1
    """Which premise of the pattern it doubts, from 0; -1 where it doubts none."""
    is_enough_to_ask: bool = True
    """Whether asking obliges whoever gives the reason to answer; else the critic has to bring something."""


@dataclass(frozen=True)
class Scheme:
    """A pattern of reasons; letters in its sentences stand for what a single reason fills in."""

    id: str
    name: str
    about: str
    """What such a reason says, in one line."""
    premises: tuple[str, ...]
    conclusion: str
    questions: tuple[CriticalQuestion, ...]

    @property
    def short(self) -> str:
        """Its name in a word or two."""
        return self.id.replace("-", " ")


@cache
def schemes() -> dict[str, Scheme]:
    """Every scheme that argmap knows, by id."""
    return {record["id"]: _scheme(record) for record in json.loads(DATA.read_text(encoding="utf-8"))}


def _scheme(record: dict[str, Any]) -> Scheme:
    return Scheme(
        id=record["id"],
        name=record["name"],
        about=record["about"],
        premises=tuple(_plain(premise) for premise in record["premises"]),
        conclusion=_plain(record["conclusion"]),
        questions=tuple(_question(one) for one in record["questions"]),
    )


def _question(record: dict[str, str]) -> CriticalQuestion:
    target = record["target"]
    premise = int(target.removeprefix("p")) if target.startswith("p") else -1
    doubt = Doubt.PREMISE if premise >= 0 else Doubt(target)
    return CriticalQuestion(_plain(record["text"]), doubt, premise, record["burden"] == "proponent")


def _plain(words: str) -> str:
    """A sentence of a pattern as people read it: the letters of its slots without their braces."""
    return SLOT.sub(r"\1", words)


def scheme_named(words: str) -> Scheme | None:
    """The scheme that ``words`` name, by id or by name, with or without “argument from”; None for free words."""
    return _names().get(_key(words))


@cache
def _names() -> dict[str, Scheme]:
    return {_key(name): scheme for scheme in schemes().values() for name in (scheme.id, scheme.name)}


def _key(words: str) -> str:
    return LEAD.sub("", " ".join(re.findall(r"\w+", words.casefold().replace("_", " "))))


@dataclass(frozen=True)
class Asked:
    """A critical question to one argument, and what came of it."""

    question: CriticalQuestion
    counter: str = ""
    """The reason that was given because of it; empty for none."""
    note: str = ""
    """The note that keeps it open; empty for none."""

    @property
    def is_open(self) -> bool:
        """Whether nobody has taken it up."""
        return not (self.counter or self.note)


def remark(question: CriticalQuestion) -> str:
    """How a counter or a note says which question it takes up."""
    return f"Critical question: {question.text}"


def note_of(argument: Argument, question: CriticalQuestion, free_id: FreeId) -> Note:
    """The note that keeps ``question`` open."""
    return Note(
        id=free_id(f"open question {argument.id}"),
        theme=argument.theme,
        kind=NoteKind.ENCODER,
        text=remark(question),
        about=(argument.id,),
    )


def asked_of(map: Map, argument: Argument) -> list[Asked]:
    """The critical questions to ``argument`` by its scheme, each with what came of it; none for a scheme of its own."""
    scheme = scheme_named(argument.scheme)
    if scheme is None:
        return []
    about = (argument.id, argument.target, *argument.premises)
    counters = {counter.note: counter.id for id in about for counter in arguments_on(map, id)}
    notes = {note.text: note.id for note in map.mentioned_by(argument.id) if isinstance(note, Note)}
    words = {one: remark(one) for one in scheme.questions}
    return [Asked(one, counters.get(said, ""), notes.get(said, "")) for one, said in words.items()]


def doubted(argument: Argument, question: CriticalQuestion) -> tuple[str, Direction]:
    """What a reason that takes up ``question`` would be about, and whether it speaks for that or against it.

    Premises are matched in order where there are as many as the pattern has; else the step as a whole is in doubt.
    """
    scheme = scheme_named(argument.scheme)
    if question.doubt is Doubt.CONCLUSION:
        against = argument.stance is Direction.PRO
        return argument.target, Direction.CON if against else Direction.PRO
    if question.doubt is Doubt.PREMISE and scheme and len(argument.premises) == len(scheme.premises):
        return argument.premises[question.premise], Direction.CON
    if question.doubt is Doubt.PREMISE and len(argument.premises) == 1:
        return argument.premises[0], Direction.CON
    return argument.id, Direction.CON
