"""A layered drawing (Sugiyama, Tagawa & Toda 1981): columns, order, heights, lines, one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from argmap.layout.annealing import annealed
from argmap.layout.channels import Run, assign
from argmap.layout.drawing import Box, Drawing, Edge, Point, Size, Spacing
from argmap.layout.heights import tops
from argmap.layout.order import Neighbours, Order, ordered
from argmap.layout.ports import Ports
from argmap.layout.wires import Wiring, wired

PLANS = 32
"""Orders that are kept, for drawings of one graph with boxes of other sizes."""


def layered(
    sizes: Mapping[str, Size], edges: Sequence[Edge], spacing: Spacing | None = None, *, steps: int = 0
) -> Drawing:
    """Draw boxes of ``sizes`` joined by ``edges``, whose ends must all be among them.

    With ``steps`` lines cross less often, which takes about 2 µs for each step and each vertex.

    The same boxes and edges in the same order always give the same drawing, whatever the ids are. Lines stay apart
    where boxes are tall enough to give each bundle a height of its own on the side where it arrives or leaves.
    """
    spacing = spacing or Spacing()
    ids, number = list(sizes), {id: at for at, id in enumerate(sizes)}
    ties = tuple((number[one.source], number[one.target], one.bundle) for one in edges)
    wiring, beside, order = planned(len(ids), ties, steps)
    heights = [sizes[id].height for id in ids] + [spacing.wire] * (len(beside[0]) - len(ids))
    top = tops(order, heights, len(ids), beside, spacing.gap)
    insets = [spacing.inset] * len(ids) + [spacing.wire] * (len(heights) - len(ids))  # lines pass in the middle
    ports = Ports(wiring, [_rows(*where) for where in zip(top, heights, insets, strict=True)])
    tracks = _tracks(
        wiring, ports, [max((sizes[ids[v]].width for v in c if v < len(ids)), default=0) for c in order], spacing
    )
    boxes = {id: Box(0, 0, 0, 0, 0) for id in ids}
    for column, vertices in enumerate(order):
        for vertex in vertices:
            if vertex < len(ids):
                boxes[ids[vertex]] = Box(tracks.lefts[column], top[vertex], *sizes[ids[vertex]], column)
    routes = tuple(tracks.route(wiring, at, boxes[edge.source], boxes[edge.target]) for at, edge in enumerate(edges))
    width = max((box.x + box.width for box in boxes.values()), default=0)
    lowest = [box.y + box.height for box in boxes.values()] + [point.y + 1 for route in routes for point in route]
    return Drawing(boxes, routes, width, max(lowest, default=0))


@lru_cache(maxsize=PLANS)
def planned(
    count: int, ties: tuple[tuple[int, int, str], ...], steps: int
) -> tuple[Wiring, tuple[Neighbours, Neighbours], Order]:
    """What does not depend on how large boxes are."""
    wiring = wired(count, [tie[:2] for tie in ties], [tie[2] for tie in ties])
    beside = wiring.neighbours()
    return wiring, beside, annealed(ordered(wiring.columns, *beside), *beside, steps)


def _rows(top: int, height: int, inset: int) -> range:
    """The heights at which lines may meet a vertex: at least the one in its middle."""
    middle = top + height // 2
    return range(top + inset, top + height - inset) or range(middle, middle + 1)


@dataclass
class Tracks:
    """Where columns begin, and where lines run in the gaps between them."""

    ports: Ports
    runs: dict[int, Run]
    """By the identity of a wire."""
    lefts: list[int]
    first_lanes: list[int]
    lane: int

    def route(self, wiring: Wiring, edge: int, source: Box, target: Box) -> tuple[Point, ...]:
        """The corners of the line of an edge, from source to target."""
        way = wiring.ways.get(edge)
        if way is None:
            return ()
        left, right = (source, target) if wiring.turned[edge] else (target, source)
        points = [Point(left.x + left.width, self.ports.left(way[0][1]))]
        for (gap, wire), following in zip(way, [wire for _, wire in way[1:]] + [None], strict=True):
            vertex = following.left if following is not None else wiring.right_of[edge]
            for lane, height in self.runs[id(wire)].lanes_to(self.ports.right(wire, vertex)):
                x = self.first_lanes[gap] + lane * self.lane
                points += [Point(x, points[-1].y), Point(x, height)]
        points.append(Point(right.x, points[-1].y))
        corners = _corners(points)
        return tuple(corners if wiring.turned[edge] else reversed(corners))


def _tracks(wiring: Wiring, ports: Ports, widths: list[int], spacing: Spacing) -> Tracks:
    lefts, first_lanes, runs = [0], list[int](), dict[int, Run]()
    for width, wires in zip(widths, wiring.gaps, strict=False):
        here = {id(wire): Run(ports.left(wire), [ports.right(wire, v) for v in wire.right]) for wire in wires}
        lanes = assign(list(here.values()))
        runs |= here
        first_lanes.append(lefts[-1] + width + spacing.head)
        lefts.append(first_lanes[-1] + max(0, lanes - 1) * spacing.lane + spacing.head)
    return Tracks(ports, runs, lefts, first_lanes, spacing.lane)


def _corners(points: list[Point]) -> list[Point]:
    """``points`` without those at which a line does not turn."""
    kept = points[:1]
    for here, ahead in pairwise(points[1:]):
        before = kept[-1]
        if not (before.x == here.x == ahead.x or before.y == here.y == ahead.y):
            kept.append(here)
    return [*kept, points[-1]]
