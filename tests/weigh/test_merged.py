"""What a merge would do to the strengths."""

from __future__ import annotations

from argmap.edits import Merge, apply
from argmap.model import Argument, Claim, ClaimKind, Direction, Header, Map, Perspective
from argmap.weigh.compiled import compile
from argmap.weigh.merged import moved_by_merging
from argmap.weigh.rules import Rules
from argmap.weigh.semantics import semantics
from tests.strategies import edit


def test_a_merge_moves_what_rests_on_both() -> None:
    claims = [Claim(id=id, text=f"{id}.", kind=ClaimKind.EMPIRICAL) for id in ("top", "one", "two", "far")]
    reasons = [Argument(id=f"by-{id}", stance=Direction.PRO, target="top", premises=(id,)) for id in ("one", "two")]
    view = Perspective(id="ann", title="Ann", credence={"one": 1.0, "two": 0.0, "top": 0.5}, force={"by-two": 1.0})
    map = Map.build(Header(title="T"), [*claims, *reasons, view])
    weighing = compile(map).weigh(view, Rules(semantics("dfquad")))
    merged = apply(map, edit(Merge(keep="one", drop="two"))).map
    moved = moved_by_merging(weighing, merged, "one", "two")
    assert {id for id, *_ in moved} == {"top", "one", "far"}
    furthest, before, after = moved[0]
    assert furthest == "top"
    assert before == weighing["top"]
    assert after == compile(merged).weigh(merged.find("ann", Perspective), weighing.rules)["top"] > before
