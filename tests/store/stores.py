"""What the tests of the library start from."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from argmap.edits import Add, Change, Retire, Revise
from argmap.model import Argument, Claim, ClaimKind, Direction, Header, Map
from argmap.settings import home
from argmap.store import Library, LiveMap


def claim(id: str, text: str = "") -> Claim:
    return Claim(id=id, text=text or f"{id} is so.", kind=ClaimKind.CAUSAL)


def pro(id: str, target: str, *premises: str) -> Argument:
    return Argument(id=id, stance=Direction.PRO, target=target, premises=premises, text="Because.")


SMALL = Map.build(Header(title="small"), [claim("a"), claim("b"), pro("r", "a", "b")])


def small(library: Library, name: str = "small") -> LiveMap:
    """The small map, put into the library."""
    library.add(name, SMALL, "tester")
    return library.open(name)


def add(id: str) -> Add:
    return Add(item=claim(id))


def revise(id: str, text: str) -> Revise:
    return Revise(id=id, fields={"text": text})


def retire(id: str) -> Retire:
    return Retire(id=id, dependents=True)


def submitted(live: LiveMap, *changes: Change, author: str = "tester") -> None:
    for change in changes:
        live.submit(change, author)


def text_of(live: LiveMap, id: str) -> str:
    return live.map.find(id, Claim).text


def raw(*statements: str, path: Path | None = None) -> None:
    """Run SQL on the library's file behind argmap's back."""
    with closing(sqlite3.connect(path or home().library)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
