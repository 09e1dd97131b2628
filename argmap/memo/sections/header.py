"""The head of the memo: to whom, from whom, on what, and which state of which map it stands on."""

from __future__ import annotations

import hashlib

from argmap.memo.basis import Basis
from argmap.memo.blocks import Entry, Hand, Record, Role, Run, Section, Sentence
from argmap.memo.recipe import Front, Recipe
from argmap.memo.tracing import WHOLE, Scribe, fixed

NOT_STATED = fixed(Run(text="not stated", role=Role.FAINT))
DRAFT = fixed("DRAFT: nobody has released it.")
FINAL = fixed("FINAL")


def section(basis: Basis, scribe: Scribe) -> Section:
    """The record; what has to be said and is not yet is shown as such, all else is left out."""
    recipe = basis.recipe
    entries = [
        *_people(recipe.front),
        Entry(label="Date", value=(_stated(f"{recipe.date:%d %B %Y}".lstrip("0")),)),
        Entry(label="Subject", value=(_subject(basis, scribe),)),
        *_decision(recipe.front),
        Entry(label="Status", value=(FINAL if recipe.front.status == "final" else DRAFT,)),
        Entry(label="Memo", value=(_stated(memo_id(recipe)),)),
        Entry(label="Map", value=(_map(basis, scribe),)),
        Entry(label="Corpus version", value=(_version(recipe),)),
        *_if_said("Supersedes", recipe.front.supersedes),
        *_if_said("Classification", recipe.front.classification),
    ]
    return Section(id="header", title="Memorandum", blocks=(Record(entries=tuple(entries)),))


def memo_id(recipe: Recipe) -> str:
    """The memo's name: its day, and eight hexadecimal digits over all that it is made from but its front matter."""
    told = {"front": Front(), "help": (), "polished": None, "claimed": None}
    made_from = recipe.model_copy(update=told).model_dump_json()
    return f"{recipe.date:%Y%m%d}-{hashlib.sha256(made_from.encode()).hexdigest()[:8]}"


def _people(front: Front) -> list[Entry]:
    return [_required("To", front.to), _required("From", front.sender)]


def _decision(front: Front) -> list[Entry]:
    return [
        _required("Decision sought", front.decision),
        _required("Decision-maker", front.decider),
        _required("Decide by", front.decide_by),
    ]


def _required(label: str, said: str) -> Entry:
    return Entry(label=label, value=(_told(said) if said else NOT_STATED,))


def _if_said(label: str, said: str) -> list[Entry]:
    return [_required(label, said)] if said else []


def _told(words: str) -> Sentence:
    """What a person has said."""
    return Sentence(runs=(Run(text=words),), hand=Hand.AUTHOR)


def _stated(words: str) -> Sentence:
    """What the recipe has; no finding, since it is not told by the map."""
    return Sentence(runs=(Run(text=words),))


def _subject(basis: Basis, scribe: Scribe) -> Sentence:
    question = basis.question
    if basis.recipe.front.subject:
        return _told(basis.recipe.front.subject)
    return scribe.finding("header.subject", question.text, on=[question.id])


def _map(basis: Basis, scribe: Scribe) -> Sentence:
    header = basis.map.header
    licence = f", licence {header.license}" if header.license else ", no licence stated"
    return scribe.finding("header.map", Run(text=header.title, role=Role.TITLE), licence, on=[WHOLE])


def _version(recipe: Recipe) -> Sentence:
    """Which state it is: told by the recipe, so that a later state does not make it wrong."""
    event = f", event {recipe.event:,} of its history" if recipe.event is not None else ""
    return _stated(f"snapshot {recipe.snapshot}{event}")
