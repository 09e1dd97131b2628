"""What the criteria of a question say of its options, read off the arguments that touch them.

An argument on an option counts for a criterion when it speaks for the option and promotes the criterion, or speaks
against the option and harms it; the other two ways round it counts against. What it counts is its act: its force after
undercuts times how far its premises hold. Of several on one side the strongest counts, as in a verdict.

Only arguments on the option itself are read: reasons further down matter in so far as they carry these. Where no
argument names a criterion, the criterion is silent; that is a gap of the map and no balance of zero.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model import Argument, Claim, Direction, Effect, Question, arguments_on
from argmap.weigh.compiled import Weighing

ALIKE = 0.005
"""Balances that differ by less print alike."""


@dataclass(frozen=True)
class Say:
    """What one criterion says of one option."""

    option: str
    pro: float
    """What the strongest argument for the option in the criterion's name gives, 0 to 1."""
    con: float
    """What the strongest one against it gives, 0 to 1."""

    @property
    def balance(self) -> float:
        """How far the criterion favours the option, -1 to 1."""
        return self.pro - self.con


@dataclass(frozen=True)
class Preference:
    """What one criterion says of the options of a question."""

    criterion: str
    title: str
    says: tuple[Say, ...]
    """The options that some argument judges by it, the most favoured first."""

    @property
    def preferred(self) -> tuple[str, ...]:
        """The options it favours most: none where nothing believed speaks for any, several where they are alike."""
        best = self.says[0].balance if self.says else 0.0
        return tuple(say.option for say in self.says if best >= ALIKE and best - say.balance < ALIKE)

    def on(self, option: str) -> Say | None:
        """What it says of ``option``; None where it is silent."""
        return next((say for say in self.says if say.option == option), None)


def preferences(weighing: Weighing, question: Question, options: tuple[str, ...]) -> tuple[Preference, ...]:
    """What each criterion says of ``options``, claims of the map: those of ``question``, then others that are named."""
    map = weighing.compiled.map
    arguments = [one for option in options if isinstance(map.get(option), Claim) for one in arguments_on(map, option)]
    titles = {id: criterion.title for id, criterion in question.criteria.items()}
    titles |= {id: id for one in arguments for id in one.values if id not in titles}
    return tuple(_preference(weighing, id, title, arguments) for id, title in titles.items())


def _preference(weighing: Weighing, criterion: str, title: str, arguments: list[Argument]) -> Preference:
    acts: dict[str, tuple[list[float], list[float]]] = {}
    for one in arguments:
        if criterion in one.values:
            pro, con = acts.setdefault(one.target, ([], []))
            (pro if _favours(one, criterion) else con).append(weighing.act(one.id))
    says = [Say(option, max(pro, default=0.0), max(con, default=0.0)) for option, (pro, con) in acts.items()]
    return Preference(criterion, title, tuple(sorted(says, key=lambda say: (-say.balance, say.option))))


def _favours(argument: Argument, criterion: str) -> bool:
    return (argument.stance is Direction.PRO) is (argument.values[criterion] is Effect.PROMOTES)
