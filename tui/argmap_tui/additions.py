"""What can be added where: the ways on from an item, and the change that each of them makes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pydantic import ValidationError

from argmap.edits import Add, Change
from argmap.edits.apply import explain
from argmap.edits.compose import FreeId, Wording, new_claim, new_evidence, new_reason
from argmap.errors import EditRefused
from argmap.model.map import Map
from argmap.model.moves import is_premise
from argmap.model.nodes import Argument, Bearing, Claim, Direction
from argmap.reading import Sign, label


class What(Enum):
    """The sorts of thing that can be added."""

    PRO = "reason for"
    CON = "reason against"
    EVIDENCE_FOR = "evidence for"
    EVIDENCE_AGAINST = "evidence against"
    CLAIM = "claim"


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


def ways(map: Map, id: str) -> list[Way]:
    """The ways on from an item, the likeliest first."""
    item = map.get(id)
    found: list[Way] = []
    if isinstance(item, Claim):
        found = _for_claim(map, item.id)
    elif isinstance(item, Argument):
        found = _for_argument(map, item)
    return [*found, Way(What.CLAIM, "", f"{Sign.CLAIM.mark} a new claim on its own")]


def _for_claim(map: Map, id: str) -> list[Way]:
    name = f"“{label(map, map[id])}”"
    attack = Sign.UNDERMINE if is_premise(map, id) else Sign.REBUT
    return [
        Way(What.CON, id, f"{attack.mark} a reason against {name}"),
        Way(What.PRO, id, f"{Sign.SUPPORT.mark} a reason for {name}"),
        Way(What.EVIDENCE_FOR, id, f"{Sign.EVIDENCE_FOR.mark} evidence for {name}"),
        Way(What.EVIDENCE_AGAINST, id, f"{Sign.EVIDENCE_AGAINST.mark} evidence against {name}"),
    ]


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


def change_for(map: Map, way: Way, wording: Wording, free_id: FreeId) -> tuple[Change, str]:
    """The change that adds what ``way`` says in the words of ``wording``, and the id to look at afterwards.

    Raises ``EditRefused`` when an item cannot hold the words, ``UnknownId`` when the target is gone.
    """
    try:
        return _change_for(map, way, wording, free_id)
    except ValidationError as error:
        raise EditRefused(f"this cannot be added: {explain(error)}", "Mend the words and add it again.") from error


def _change_for(map: Map, way: Way, wording: Wording, free_id: FreeId) -> tuple[Change, str]:
    match way.what:
        case What.CLAIM:
            claim = new_claim(wording, free_id)
            return Add(item=claim), claim.id
        case What.EVIDENCE_FOR | What.EVIDENCE_AGAINST:
            bearing = Bearing.SUPPORTS if way.what is What.EVIDENCE_FOR else Bearing.CONTRADICTS
            evidence = new_evidence(map, way.target, bearing, wording, free_id)
            return Add(item=evidence), evidence.id
    stance = Direction.PRO if way.what is What.PRO else Direction.CON
    change, argument = new_reason(map, way.target, stance, wording, free_id)
    return change, argument.id
