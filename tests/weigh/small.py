"""Small maps in a few words, and perspectives on them."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model import Argument, Claim, ClaimKind, Direction, Header, Item, Map, Perspective, Question

PRO, CON = Direction.PRO, Direction.CON


def claim(id: str, kind: ClaimKind = ClaimKind.EMPIRICAL, /, **fields: object) -> Claim:
    return Claim.model_validate({"id": id, "text": f"{id}.", "kind": kind, **fields})


def reason(id: str, target: str, *premises: str, stance: Direction = PRO, **fields: object) -> Argument:
    return Argument.model_validate({"id": id, "stance": stance, "target": target, "premises": premises, **fields})


def asks(*theses: str) -> Question:
    return Question(id="question", text="Which?", theses=theses)


def a_map(*items: Item, claims: Iterable[str] = ()) -> Map:
    """A map of ``items`` and plain claims."""
    return Map.build(Header(title="T"), [*(claim(id) for id in claims), *items])


def in_full(map: Map, view: Perspective) -> Perspective:
    """``view`` with every argument that it has not weighed bearing in full."""
    return view.model_copy(update={"force": {one.id: 1.0 for one in map.of_kind(Argument)} | view.force})


def view(id: str, /, **weights: float) -> Perspective:
    """A perspective of credences by claim; underscores stand for hyphens."""
    credence = {name.replace("_", "-"): weight for name, weight in weights.items()}
    return Perspective(id=id, title=id.title(), credence=credence)
