"""A process that edits the map `shared` until it is killed, and prints the id of each edit that was acknowledged."""

from __future__ import annotations

import sys

from argmap.edits import Add
from argmap.model import Claim, ClaimKind
from argmap.store import Library


def main(name: str) -> None:
    with Library() as library:
        live = library.open("shared")
        number = 0
        while True:
            number += 1
            claim = Claim(id=f"{name}-{number}", text=f"{name} says {number}.", kind=ClaimKind.CAUSAL)
            live.submit(Add(item=claim), name)
            sys.stdout.write(f"{claim.id}\n")
            sys.stdout.flush()


main(sys.argv[1])
