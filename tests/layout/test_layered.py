"""What every layered drawing keeps to, whatever is drawn."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.layout import Box, Drawing, Edge, Point, Size, Spacing, layered
from argmap.layout.channels import Run, assign
from argmap.layout.order import crossings, ordered
from argmap.layout.wires import wired

CELLS, POINTS = Spacing(), Spacing(gap=12, wire=16, lane=8, head=20, inset=3)
BUNDLES = ("+", "-", "×")
Graph = tuple[dict[str, Size], list[Edge]]
Piece = tuple[bool, int, int, int]
"""Whether a piece of a line is level, where it lies, from where, to where."""


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    ids = [f"n{number}" for number in range(draw(st.integers(1, 14)))]
    pairs = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(BUNDLES)), max_size=24))
    edges = [Edge(*pair) for pair in dict.fromkeys(pairs)]
    # as many rows as lines can arrive or leave
    sizes = {id: Size(draw(st.integers(3, 20)), draw(st.integers(26, 34))) for id in ids}
    return sizes, edges


def pieces(route: tuple[Point, ...]) -> list[Piece]:
    found = []
    for one, other in pairwise(route):
        level = one.y == other.y
        assert level or one.x == other.x
        low, high = sorted((one.x, other.x) if level else (one.y, other.y))
        found.append((level, one.y if level else one.x, low, high))
    return found


def cross_box(piece: Piece, box: Box) -> bool:
    level, at, low, high = piece
    first, size, start, length = (
        (box.y, box.height, box.x, box.width) if level else (box.x, box.width, box.y, box.height)
    )
    return first <= at < first + size and low < start + length and high > start


@given(graphs(), st.sampled_from([CELLS, POINTS]))
def test_boxes_keep_their_sizes_and_do_not_overlap(graph: Graph, spacing: Spacing) -> None:
    sizes, edges = graph
    drawing = layered(sizes, edges, spacing)
    assert {id: Size(box.width, box.height) for id, box in drawing.boxes.items()} == sizes
    for one, other in combinations(drawing.boxes.values(), 2):
        if one.column == other.column:
            assert one.y + one.height + spacing.gap <= other.y or other.y + other.height + spacing.gap <= one.y
        else:
            left, right = sorted((one, other))
            assert left.x + left.width < right.x
    for box in drawing.boxes.values():
        assert 0 <= box.x <= drawing.width - box.width
        assert 0 <= box.y <= drawing.height - box.height


@given(graphs(), st.sampled_from([CELLS, POINTS]))
def test_lines_join_their_ends_without_turning_back_or_meeting_a_box(graph: Graph, spacing: Spacing) -> None:
    sizes, edges = graph
    drawing = layered(sizes, edges, spacing)
    for edge, route in zip(edges, drawing.routes, strict=True):
        source, target = drawing.boxes[edge.source], drawing.boxes[edge.target]
        if edge.source == edge.target:
            assert route == ()
            continue
        left, right = sorted((source, target))
        ends = sorted((route[0], route[-1]))
        assert (ends[0].x, ends[1].x) == (left.x + left.width, right.x)
        assert (route[0] == ends[0]) == (source is left)
        for end, box in zip(ends, (left, right), strict=True):
            assert box.y <= end.y < box.y + box.height
        along = [point.x for point in route]
        assert along in (sorted(along), sorted(along, reverse=True))
        assert not any(cross_box(piece, box) for piece in pieces(route) for box in drawing.boxes.values())
        assert all(0 <= point.y < drawing.height for point in route)


@given(graphs())
def test_lines_of_different_bundles_never_lie_on_each_other(graph: Graph) -> None:
    sizes, edges = graph
    drawing = layered(sizes, edges)
    for one, other in combinations(range(len(edges)), 2):
        if (edges[one].target, edges[one].bundle) == (edges[other].target, edges[other].bundle):
            continue
        for mine in pieces(drawing.routes[one]):
            for theirs in pieces(drawing.routes[other]):
                if mine[:2] == theirs[:2]:
                    assert mine[3] < theirs[2] or theirs[3] < mine[2]


@given(graphs())
def test_targets_stand_to_the_left_unless_that_is_a_circle(graph: Graph) -> None:
    sizes, edges = graph
    drawing = layered(sizes, edges)
    ids = list(sizes)
    below = {id: {edge.source for edge in edges if edge.target == id} - {id} for id in ids}

    def leads_to(start: str, goal: str) -> bool:
        seen, waiting = {start}, [start]
        while waiting:
            for source in below[waiting.pop()] - seen:
                seen.add(source)
                waiting.append(source)
        return goal in seen

    for edge in edges:
        if edge.source != edge.target and not leads_to(edge.source, edge.target):
            assert drawing.boxes[edge.target].column < drawing.boxes[edge.source].column


@given(graphs())
def test_a_drawing_depends_on_nothing_but_sizes_and_edges(graph: Graph) -> None:
    sizes, edges = graph
    first = layered(sizes, edges)
    assert layered(sizes, edges) == first
    names = {id: f"{hash(id) % 97}-{id}" for id in sizes}
    renamed = layered(
        {names[id]: size for id, size in sizes.items()},
        [edge._replace(source=names[edge.source], target=names[edge.target]) for edge in edges],
    )
    assert renamed.boxes == {names[id]: box for id, box in first.boxes.items()}
    assert renamed.routes == first.routes


def test_nothing_and_one_box() -> None:
    assert layered({}, []) == Drawing({}, (), 0, 0)
    assert layered({"a": Size(4, 3)}, [Edge("a", "a")]) == Drawing({"a": Box(0, 0, 4, 3, 0)}, ((),), 4, 3)


def test_a_chain_is_one_straight_line() -> None:
    ids = [str(number) for number in range(5)]
    drawing = layered(dict.fromkeys(ids, Size(4, 4)), [Edge(b, a) for a, b in pairwise(ids)])
    assert drawing.height == 4
    assert all(len(route) == 2 for route in drawing.routes)


def test_a_bundle_arrives_as_one_line() -> None:
    ids = ["top", "a", "b", "c"]
    drawing = layered(dict.fromkeys(ids, Size(4, 4)), [Edge(id, "top", "+-+"[at]) for at, id in enumerate(ids[1:])])
    ends = [route[-1] for route in drawing.routes]
    assert ends[0] == ends[2] != ends[1]


def test_crossings_are_found_and_taken_away() -> None:
    assert crossings([[0, 1], [2, 3]], [[3], [2], [], []]) == 1
    wiring = wired(6, [(3, 0), (4, 1), (5, 2), (3, 1), (5, 1)], [""] * 5)
    wiring.columns[1].reverse()
    beside = wiring.neighbours()
    assert crossings(wiring.columns, beside[1]) > 0
    assert crossings(ordered(wiring.columns, *beside), beside[1]) == 0


def test_lines_that_wait_for_each_other_turn_twice() -> None:
    runs = [Run(0, [8]), Run(8, [0])]
    assert assign(runs) == 3
    assert [len(runs[0].lanes_to(8)), len(runs[1].lanes_to(0))] == [2, 1]


@settings(max_examples=300)
@given(st.permutations(range(7)), st.permutations(range(7)))
def test_lanes_keep_lines_apart(lefts: list[int], rights: list[int]) -> None:
    runs = [Run(left * 3, [right * 3]) for left, right in zip(lefts, rights, strict=True)]
    count = assign(runs)
    lying: list[tuple[int, Piece]] = []
    for number, (run, right) in enumerate(zip(runs, rights, strict=True)):
        x, y = -1, lefts[number] * 3
        for lane, height in run.lanes_to(right * 3):
            assert x < lane < count
            lying += [(number, (True, y, x, lane)), (number, (False, lane, min(y, height), max(y, height)))]
            x, y = lane, height
        assert y == right * 3
        lying.append((number, (True, y, x, count)))
    for (one, mine), (other, theirs) in combinations(lying, 2):
        if one != other and mine[:2] == theirs[:2]:
            assert mine[3] < theirs[2] or theirs[3] < mine[2]


@pytest.mark.parametrize("length", [5_000])
def test_long_chains_do_not_recurse(length: int) -> None:
    pairs = [(number + 1, number) for number in range(length - 1)]
    assert len(wired(length, pairs, [""] * len(pairs)).columns) == length
