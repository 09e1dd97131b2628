"""What can be added where: the ways on from an item, and the change that each of them makes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from argmap.edits import Add, Change
from argmap.edits.compose import FreeId, Wording, new_claim, new_evidence, new_reason
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
    """Against the step or a premise, for the step or a premise, evidence on a premise."""
    name = f"“{label(map, argument)}”"
    premises = [(premise, f"premise “{label(map, map[premise])}”") for premise in argument.premises]
    return [
        *(Way(What.CON, id, f"{Sign.UNDERMINE.mark} a reason against the {words}") for id, words in premises),
        Way(What.CON, argument.id, f"{Sign.UNDERCUT.mark} a reason why {name} does not bear on its target"),
        *(Way(What.PRO, id, f"{Sign.SUPPORT.mark} a reason for the {words}") for id, words in premises),
        Way(What.PRO, argument.id, f"{Sign.BACKING.mark} a reason why {name} does bear on its target"),
        *(Way(What.EVIDENCE_FOR, id, f"{Sign.EVIDENCE_FOR.mark} evidence for the {words}") for id, words in premises),
        *(
            Way(What.EVIDENCE_AGAINST, id, f"{Sign.EVIDENCE_AGAINST.mark} evidence against the {words}")
            for id, words in premises
        ),
    ]


def change_for(map: Map, way: Way, wording: Wording, free_id: FreeId) -> tuple[Change, str]:
    """The change that adds what ``way`` says in the words of ``wording``, and the id to look at afterwards."""
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
