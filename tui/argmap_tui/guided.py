"""The course of a guided pass: which belief is asked about now, which were, and which come next."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2s
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.weigh.questions import Agenda, Asked, Outlook

ROUND = 12
"""Questions after which the pass pauses."""


@dataclass
class Pass:
    """The questions of one visit. What comes next is the newest agenda's, in an order that ``seed`` shuffles."""

    seed: int
    seen: list[Asked] = field(default_factory=list)
    """What was asked so far, in order."""
    at: int = -1
    """Which of these is asked now; -1 before the first, ``len(seen)`` at a pause."""
    outlook: Outlook | None = None
    rounds: int = 1
    has_more: bool = False
    """Whether more could be asked than is asked up to the pause."""
    _queue: list[Asked] = field(default_factory=list)

    @property
    def current(self) -> Asked | None:
        """What is asked now; None before the first question and at a pause."""
        return self.seen[self.at] if 0 <= self.at < len(self.seen) else None

    @property
    def is_paused(self) -> bool:
        """Whether a round is over, or nothing is left to ask."""
        return self.at == len(self.seen) and self.outlook is not None

    @property
    def length(self) -> int:
        """How many questions there are up to the next pause."""
        return min(self.rounds * ROUND, len(self.seen) + len(self._queue))

    def take(self, agenda: Agenda) -> None:
        """Ask what this agenda names from now on."""
        known = {one.id for one in self.seen}
        fresh = [one for one in agenda.asked if one.id not in known]
        room = max(0, self.rounds * ROUND - len(self.seen))
        self.has_more = len(fresh) > room
        self._queue = sorted(fresh[:room], key=lambda one: blake2s(f"{self.seed} {one.id}".encode()).digest())
        self.outlook = agenda.outlook

    def on(self) -> None:
        """Go on to the next question, or pause."""
        if self.at >= len(self.seen) - 1 and self._queue:
            self.seen.append(self._queue.pop(0))
            self.at = len(self.seen) - 1
        else:
            self.at = min(self.at + 1, len(self.seen))

    def back(self) -> None:
        """Go back to the question before."""
        self.at = max(0, self.at - 1) if self.seen else self.at

    def resume(self) -> None:
        """After a pause: begin another round, whose agenda is still to come."""
        self.rounds = len(self.seen) // ROUND + 1
