"""A small map with everything that a memo speaks of, and a recipe for it."""

from __future__ import annotations

import datetime as dt

from argmap.memo.prints import snapshot
from argmap.memo.recipe import Recipe
from argmap.model import Claim, ClaimKind, Evidence, Header, Item, Map, Perspective, Question
from tests.weigh.small import CON, reason


def office() -> Map:
    """Whether to move an office: two options, five reasons, a piece of evidence, two people."""
    items: list[Item] = [
        Claim(id="move", text="We should move the office.", kind=ClaimKind.POLICY, title="Move"),
        Claim(id="stay", text="We should stay where we are.", kind=ClaimKind.POLICY, title="Stay"),
        Claim(id="rents", text="Rents rise every year.", kind=ClaimKind.EMPIRICAL),
        Claim(id="lease", text="The lease runs until May.", kind=ClaimKind.EMPIRICAL),
        Claim(id="noise", text="The street is loud.", kind=ClaimKind.EMPIRICAL),
        Claim(id="aside", text="The canteen is good.", kind=ClaimKind.EMPIRICAL),
        reason("rent-pro", "move", "rents", title="Rent"),
        reason("noise-pro", "move", "noise"),
        reason("lease-con", "move", "lease", stance=CON),
        reason("lease-pro", "stay", "lease"),
        reason("rent-con", "stay", "rents", stance=CON),
        Evidence.model_validate(
            {"id": "contract", "text": "The contract says so.", "kind": "document", "bears_on": {"lease": "supports"}}
        ),
        Question(id="where", text="Where should the office be?", options=("move", "stay"), baseline="stay"),
        Perspective(id="ada", title="Ada", credence={"rents": 0.8, "lease": 0.6, "noise": 0.7}),
        Perspective(id="bob", title="Bob", credence={"rents": 0.3, "lease": 0.9}),
    ]
    return Map.build(Header(title="The office"), items)


def recipe(map: Map, **fields: object) -> Recipe:
    """Ada's memo, Bob heard beside it."""
    plain = {"map": "office", "map_title": "The office", "snapshot": snapshot(map), "date": dt.date(2026, 11, 21)}
    views = {"question": "where", "perspectives": ("ada", "bob"), "draws": 40}
    return Recipe.model_validate({**plain, **views, **fields})
