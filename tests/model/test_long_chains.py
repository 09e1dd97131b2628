"""A chain of 20,000 arguments goes through everything that walks a map; nothing recurses."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.formats import read_map, write_map
from argmap.model import Argument, Claim, ClaimKind, Direction, Header, Map
from argmap.model.check import errors, findings
from argmap.reading import card_of, children, path_to, roots
from argmap.store import Library
from tests.bench.big_maps import big_map

LENGTH = 20_000


@pytest.fixture(scope="module")
def chain() -> Map:
    assert sys.getrecursionlimit() < LENGTH / 4
    return big_map(LENGTH + 1, "chain")


def test_a_chain_checks(chain: Map) -> None:
    assert errors(chain) == []
    assert findings(chain) == []


def test_a_chain_closed_to_a_circle_is_one_finding() -> None:
    claims = [Claim(id=f"c-{number}", text=f"{number} is so.", kind=ClaimKind.CAUSAL) for number in range(LENGTH)]
    circle = [
        Argument(id=f"a-{number}", stance=Direction.PRO, target=f"c-{number}", premises=(f"c-{(number + 1) % LENGTH}",))
        for number in range(LENGTH)
    ]
    found = findings(Map.build(Header(title="circle"), [*claims, *circle]))
    assert [problem.message.split(" claims")[0] for problem in found] == [f"support runs in a circle through {LENGTH}"]


def test_a_chain_unfolds_to_its_end(chain: Map) -> None:
    depth, rows = 0, roots(chain)
    while rows:
        assert len(rows) == 1
        rows, depth = children(chain, rows[0].id), depth + 1
    assert depth == LENGTH + 2


def test_the_end_of_a_chain_has_a_card_and_a_way_to_it(chain: Map) -> None:
    card = card_of(chain, f"argument-{LENGTH}")
    assert [line.id for line in card.lines][:2] == [f"claim-{LENGTH}", f"claim-{LENGTH - 1}"]
    assert len(path_to(chain, f"argument-{LENGTH}")) == LENGTH + 2


@pytest.mark.parametrize("name", ["map.json", "map"])
def test_a_chain_is_written_and_read_back(chain: Map, tmp_path: Path, name: str) -> None:
    write_map(chain, tmp_path / name)
    assert read_map(tmp_path / name) == chain


def test_a_chain_goes_into_the_library_and_out_again(chain: Map) -> None:
    with Library() as library:
        library.add("chain", chain, "tester")
        assert library.open("chain").map == chain
