"""Lines in the gap between two columns: where each runs up and down so that no two lie on each other.

This is channel routing (Hashimoto & Stevens, DAC 1971: upright parts that do not overlap share a lane), with the
constraint that of two lines at one height the one from the left turns off first, and doglegs (Deutsch, DAC 1976) where
such constraints go in a circle. Of two lines whose upright parts lie beside each other, the one goes first that then
crosses the other less often.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count


@dataclass(eq=False)
class Run:
    """A line through the gap: in at height ``left``, out at each of ``rights``, up and down in ``lane`` between."""

    left: int
    rights: list[int]
    lane: int = -1
    """-1 for a line that runs straight on."""
    beyond: Run | None = None
    """What goes on where this run ends, when the line needs two lanes."""

    @property
    def span(self) -> tuple[int, int]:
        """From where to where it goes up and down."""
        return min(self.left, *self.rights), max(self.left, *self.rights)

    @property
    def bends(self) -> bool:
        """Whether it goes up or down at all."""
        return self.span[0] < self.span[1]

    def lanes_to(self, right: int) -> list[tuple[int, int]]:
        """The lanes that lead out at height ``right``, each with the height that it is left at."""
        if self.beyond is not None:
            return [(self.lane, self.rights[0]), *self.beyond.lanes_to(right)]
        return [(self.lane, right)] if self.bends else []


def assign(runs: list[Run]) -> int:
    """Give every run its lane; gives how many lanes there are."""
    taken = {height for run in runs for height in (run.left, *run.rights)}
    bent = [run for run in runs if run.bends]
    waits = {run: {other for other in bent if other is not run and other.left in run.rights} for run in bent}
    better = _better(bent)
    lanes: list[list[tuple[int, int]]] = []
    while waits:
        ready = [run for run in waits if all(other.lane >= 0 for other in waits[run])]
        run = min(ready, key=lambda one: _cost(one, waits, better)) if ready else _bent_twice(waits, taken)
        before = [*waits.pop(run), *(other for other, gain in better.get(run, {}).items() if gain > 0)]
        run.lane = _free(lanes, run.span, max((other.lane + 1 for other in before), default=0))
    return len(lanes)


def _better(runs: list[Run]) -> dict[Run, dict[Run, int]]:
    """For each run, by how many crossings it is better to lay others in lanes before its own rather than behind it."""
    found: dict[Run, dict[Run, int]] = {run: {} for run in runs}
    ordered = sorted(runs, key=lambda run: run.span)
    for at, run in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.span[0] > run.span[1]:
                break
            gain = _crossings(run, other) - _crossings(other, run)
            if gain:
                found[run][other], found[other][run] = gain, -gain
    return found


def _crossings(first: Run, second: Run) -> int:
    """How often two runs cross when the first lies in a lane before the second's."""
    (low, high), (start, end) = first.span, second.span
    return sum(start < height < end for height in first.rights) + (low < second.left < high)


def _cost(run: Run, waits: dict[Run, set[Run]], better: dict[Run, dict[Run, int]]) -> tuple[int, int, int]:
    """How many crossings it makes to lay a run before all that are not laid yet; then from the ends inwards."""
    lost = sum(gain for other, gain in better.get(run, {}).items() if gain > 0 and other in waits)
    return (lost, *_turn(run))


def _turn(run: Run) -> tuple[int, int]:
    """Lines that go down are laid from the lowest, lines that go up from the highest."""
    low, high = run.span
    down = high - run.left > run.left - low
    return (-run.left, high) if down else (run.left, low)


def _free(lanes: list[list[tuple[int, int]]], span: tuple[int, int], first: int) -> int:
    """The first lane from ``first`` on in which nothing lies beside ``span``; it is taken."""
    for number in range(first, len(lanes)):
        if all(high < span[0] or span[1] < low for low, high in lanes[number]):
            lanes[number].append(span)
            return number
    lanes.append([span])
    return len(lanes) - 1


def _bent_twice(waits: dict[Run, set[Run]], taken: set[int]) -> Run:
    """Open a circle of runs that wait for each other: one turns off early, to a height that nothing else uses.

    What is left of it waits in its place.
    """
    awaited = {other for others in waits.values() for other in others}
    run = next(run for run in waits if run in awaited)
    middle = sum(run.span) // 2
    height = next(at for step in count() for at in (middle - step, middle + step) if at >= 0 and at not in taken)
    taken.add(height)
    run.beyond = Run(height, run.rights)
    waits[run.beyond] = {*waits[run], run}
    run.rights, waits[run] = [height], set()
    return run
