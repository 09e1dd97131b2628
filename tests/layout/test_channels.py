"""Lines in the gap between two columns cross no more often than they must."""

from __future__ import annotations

from itertools import combinations, pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from argmap.layout import Edge, Point, Size, Spacing, layered
from argmap.layout.channels import Run, assign

Route = tuple[Point, ...]


@st.composite
def trees(draw: st.DrawFn) -> list[int]:
    """For each node but the first the one that it bears on."""
    return [draw(st.integers(max(0, number - 4), number - 1)) for number in range(1, draw(st.integers(2, 24)))]


def cross(one: Route, other: Route) -> bool:
    for (a, b), (c, d) in product(pairwise(one), pairwise(other)):
        if a.y == b.y and c.x == d.x:
            level, upright = (a, b), (c, d)
        elif a.x == b.x and c.y == d.y:
            level, upright = (c, d), (a, b)
        else:
            continue
        (left, _), (right, _) = sorted(level)
        top, bottom = sorted(point.y for point in upright)
        if left < upright[0].x < right and top < level[0].y < bottom:
            return True
    return False


@given(trees())
def test_a_tree_is_drawn_without_crossings(targets: list[int]) -> None:
    sizes = {str(number): Size(4, 6) for number in range(len(targets) + 1)}
    edges = [Edge(str(source), str(target)) for source, target in enumerate(targets, start=1)]
    routes = layered(sizes, edges).routes
    for (one, mine), (other, theirs) in combinations(zip(edges, routes, strict=True), 2):
        if one.target != other.target:
            assert not cross(mine, theirs)


def test_lines_that_would_cross_twice_lie_in_the_better_order() -> None:
    long, short, lowest = Run(61, [56, 63, 71, 77]), Run(70, [83, 89]), Run(85, [97])
    assign([long, short, lowest])
    assert short.lane < long.lane


def test_a_line_that_passes_a_high_place_stays_in_one_piece() -> None:
    sizes = {str(number): Size(3, 26) for number in range(13)}
    edges = [Edge("0", "2"), Edge("1", "0"), Edge("2", "1")]
    drawing = layered(sizes, edges, Spacing(gap=12, wire=16, lane=8, head=20, inset=3))
    for edge, route in zip(edges, drawing.routes, strict=True):
        for end, id in ((route[0], edge.source), (route[-1], edge.target)):
            assert drawing.boxes[id].y <= end.y < drawing.boxes[id].y + drawing.boxes[id].height
