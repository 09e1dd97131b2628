"""What can be added where: the ways on from an item, and the change that each of them makes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pydantic import ValidationError

from argmap.edits import Add, Change
from argmap.edits.apply import explain
from argmap.edits.compose import FreeId, Reason, Wording, new_claim, new_evidence, new_question, new_reason, put_up
from argmap.errors import EditRefused
from argmap.model.context import Question
from argmap.model.map import Map
from argmap.model.moves import is_premise
from argmap.model.nodes import Argument, Bearing, Claim, ClaimKind, Direction, Evidence
from argmap.reading import Sign, label
from argmap.schemes import asked_of


class What(Enum):
    """The sorts of thing that can be added."""

    PRO = "reason for"
    CON = "reason against"
    EVIDENCE_FOR = "evidence for"
    EVIDENCE_AGAINST = "evidence against"
    CLAIM = "claim"
    QUESTION = "question"
    """A question that puts up the claim it is added to."""
    THESIS = "thesis"
    """A claim that a question puts up."""
    OPTION = "option"
    """A policy claim that a question offers."""


@dataclass(frozen=True)
class Way:
    """One thing that can be added: what, to which item, and how a menu says it."""

    what: What
    target: str
    words: str

    @property
    def is_evidence(self) -> bool:
        """Whether it adds evidence, which has other kinds than claims."""
        return self.what in (What.EVIDENCE_FOR, What.EVIDENCE_AGAINST)

    @property
    def is_claim(self) -> bool:
        """Whether it adds a claim that stands for itself."""
        return self.what in (What.CLAIM, What.THESIS, What.OPTION)

    @property
    def is_question(self) -> bool:
        """Whether it adds a question, which has neither a kind nor a label."""
        return self.what is What.QUESTION

    @property
    def is_reason(self) -> bool:
        """Whether it adds a reason, which has premises and may follow a scheme."""
        return self.what in (What.PRO, What.CON)


def ways(map: Map, id: str) -> list[Way]:
    """The ways on from an item, the likeliest first."""
    item = map.get(id)
    found: list[Way] = []
    if isinstance(item, Claim):
        found = _for_claim(map, item.id)
    elif isinstance(item, Argument):
        found = _for_argument(map, item)
    elif isinstance(item, Question):
        found = [
            Way(What.THESIS, id, f"{Sign.THESIS.mark} a thesis: a claim that answers the question"),
            Way(What.OPTION, id, f"{Sign.OPTION.mark} an option: something to do, that the question offers"),
        ]
    return [*found, Way(What.CLAIM, "", f"{Sign.CLAIM.mark} a new claim on its own")]


def _for_claim(map: Map, id: str) -> list[Way]:
    name = f"“{label(map, map[id])}”"
    attack = Sign.UNDERMINE if is_premise(map, id) else Sign.REBUT
    return [
        Way(What.CON, id, f"{attack.mark} a reason against {name}"),
        Way(What.PRO, id, f"{Sign.SUPPORT.mark} a reason for {name}"),
        Way(What.EVIDENCE_FOR, id, f"{Sign.EVIDENCE_FOR.mark} evidence for {name}"),
        Way(What.EVIDENCE_AGAINST, id, f"{Sign.EVIDENCE_AGAINST.mark} evidence against {name}"),
        asking(map, id),
    ]


def asking(map: Map, id: str) -> Way:
    """Asking a question that puts up the claim ``id``: something to do as an option, any other as a thesis."""
    part = "an option" if map.find(id, Claim).kind is ClaimKind.POLICY else "a thesis"
    return Way(What.QUESTION, id, f"{Sign.QUESTION.mark} a question, with “{label(map, map[id])}” as {part}")


def _for_argument(map: Map, argument: Argument) -> list[Way]:
    """Against what the argument says, against its step, the same for, then evidence; what it says is its premises."""
    name = f"“{label(map, argument)}”"
    if len(argument.premises) == 1:
        said = [(argument.premises[0], name)]
    else:
        said = [(id, f"its premise “{label(map, map[id])}”") for id in argument.premises]
    against = [Way(What.CON, id, f"{Sign.UNDERMINE.mark} a reason against {words}: it is not so") for id, words in said]
    favour = [Way(What.PRO, id, f"{Sign.SUPPORT.mark} a reason for {words}: it is so") for id, words in said]
    step = Way(What.CON, argument.id, f"{Sign.UNDERCUT.mark} a reason against {name}: even if so, it does not count")
    backing = Way(What.PRO, argument.id, f"{Sign.BACKING.mark} a reason why {name} does count")
    evidence_for = [Way(What.EVIDENCE_FOR, id, f"{Sign.EVIDENCE_FOR.mark} evidence for {words}") for id, words in said]
    evidence_against = [
        Way(What.EVIDENCE_AGAINST, id, f"{Sign.EVIDENCE_AGAINST.mark} evidence against {words}") for id, words in said
    ]
    if len(said) == 1:
        return [*against, step, *favour, backing, *evidence_for, *evidence_against]
    return [step, backing, *against, *favour, *evidence_for, *evidence_against]


@dataclass(frozen=True)
class Addition:
    """What the user wants to add: the way, its words, and for a reason what else belongs to it."""

    way: Way
    wording: Wording
    premises: tuple[Wording | str, ...] = ()
    """All premises of a reason, new ones in words and those that are there by id; empty for the one in ``wording``."""
    scheme: str = ""
    note: str = ""

    def reason(self) -> Reason:
        """The reason that it gives."""
        said = self.wording
        return Reason(self.premises or (said,), said.title, self.scheme, self.note, said.speaker)


def change_for(map: Map, addition: Addition, free_id: FreeId) -> tuple[Change, str]:
    """The change that adds what the user wants to add, and the id to look at afterwards.

    Raises ``EditRefused`` when an item cannot hold the words, ``UnknownId`` when the target is gone.
    """
    try:
        return _change_for(map, addition, free_id)
    except ValidationError as error:
        raise EditRefused(f"this cannot be added: {explain(error)}", "Mend the words and add it again.") from error


def _change_for(map: Map, addition: Addition, free_id: FreeId) -> tuple[Change, str]:
    way, wording = addition.way, addition.wording
    match way.what:
        case What.CLAIM:
            claim = new_claim(wording, free_id)
            return Add(item=claim), claim.id
        case What.QUESTION:
            question = new_question(map, way.target, wording.text, free_id)
            return Add(item=question), question.id
        case What.THESIS | What.OPTION:
            field = "theses" if way.what is What.THESIS else "options"
            return put_up(map, way.target, field, wording, free_id)
        case What.EVIDENCE_FOR | What.EVIDENCE_AGAINST:
            bearing = Bearing.SUPPORTS if way.what is What.EVIDENCE_FOR else Bearing.CONTRADICTS
            evidence = new_evidence(map, way.target, bearing, wording, free_id)
            return Add(item=evidence), evidence.id
    stance = Direction.PRO if way.what is What.PRO else Direction.CON
    change, argument = new_reason(map, way.target, stance, addition.reason(), free_id)
    return change, argument.id


def added_words(map: Map, id: str) -> str:
    """What to tell somebody who has added the item: its name, and the critical questions that wait for an answer."""
    item = map[id]
    if not isinstance(item, Claim | Argument | Evidence):
        return f"Added “{label(map, item).removesuffix('.')}”. a adds theses and options to it."
    open_ones = sum(asked.is_open for asked in asked_of(map, item)) if isinstance(item, Argument) else 0
    questions = "question to it is" if open_ones == 1 else "questions to it are"
    more = f"\n{open_ones} critical {questions} open: Q shows them." if open_ones else ""
    return f"Added “{label(map, item).removesuffix('.')}”. Weigh it, or go on with Enter.{more}"
