"""At which height each wire meets the vertices at its ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.layout.wires import Wire, Wiring


@dataclass
class Ports:
    """The heights at which wires meet vertices, and the rows of each vertex at which they may."""

    wiring: Wiring
    rows: list[range]
    at: dict[tuple[int, int], int] = field(default_factory=dict)
    """By the identity of a wire and the vertex at one of its ends."""

    def __post_init__(self) -> None:
        for wires in self.wiring.gaps:
            starts, ends = self._sides(wires)
            for vertex, met in (*starts.items(), *ends.items()):
                self._share(vertex, met)
            self._straighten(starts, ends)

    def left(self, wire: Wire) -> int:
        """The height at which the wire begins."""
        return self.at[id(wire), wire.left]

    def right(self, wire: Wire, vertex: int) -> int:
        """The height at which the wire reaches a vertex to its right."""
        return self.at[id(wire), vertex]

    def _sides(self, wires: list[Wire]) -> tuple[dict[int, list[Wire]], dict[int, list[Wire]]]:
        """The wires of a gap by the vertex that they begin at, and by each that they end at, from top to bottom."""
        starts: dict[int, list[Wire]] = {}
        ends: dict[int, list[Wire]] = {}
        for wire in sorted(wires, key=lambda wire: sum(map(self._middle, wire.right)) / len(wire.right)):
            starts.setdefault(wire.left, []).append(wire)
        for wire in sorted(wires, key=lambda wire: (self._middle(wire.left), starts[wire.left].index(wire))):
            for vertex in wire.right:
                ends.setdefault(vertex, []).append(wire)
        return starts, ends

    def _middle(self, vertex: int) -> int:
        rows = self.rows[vertex]
        return rows[len(rows) // 2]

    def _share(self, vertex: int, wires: list[Wire]) -> None:
        """Spread the wires evenly over the vertex's side."""
        rows = self.rows[vertex]
        for at, wire in enumerate(wires):
            self.at[id(wire), vertex] = rows[(2 * at + 1) * len(rows) // (2 * len(wires))]

    def _straighten(self, starts: dict[int, list[Wire]], ends: dict[int, list[Wire]]) -> None:
        """Let a wire that has a side to itself meet it where it then runs straight, if it can."""
        for vertex, wires in ends.items():
            if len(wires) == 1 and self.left(wires[0]) in self.rows[vertex]:
                self.at[id(wires[0]), vertex] = self.left(wires[0])
        for vertex, wires in starts.items():
            if len(wires) == 1:
                level = [self.right(wires[0], end) for end in wires[0].right]
                within = [height for height in level if height in self.rows[vertex]]
                middle = self._middle(vertex)
                self.at[id(wires[0]), vertex] = min(within, key=lambda height: abs(height - middle), default=middle)
