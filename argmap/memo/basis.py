"""What a memo says, before it says it: everything that follows from a map under a recipe, found once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from argmap.memo.denial import is_denied
from argmap.memo.matter import Matter
from argmap.memo.planning import heard
from argmap.memo.unheard import Unheard, absent, opposed, unheard
from argmap.memo.words import called
from argmap.model import (
    Claim,
    Perspective,
)
from argmap.weigh import perspective
from argmap.weigh.compare import outcomes
from argmap.weigh.compiled import Weighing
from argmap.weigh.cruxes import Crux, cruxes
from argmap.weigh.explain import Explanation, explain
from argmap.weigh.fragility import Fragility, fragility
from argmap.weigh.order import reached
from argmap.weigh.pairs import movers
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.precaution import PRECAUTION
from argmap.weigh.ranges import STRENGTH_TIED, Range, Spread, spread, within
from argmap.weigh.robust import Standing, alternatives, standings
from argmap.weigh.rules import Rules
from argmap.weigh.semantics import semantics
from argmap.weigh.silence import borne_on, stated
from argmap.weigh.standards import PRESETS, Burden, Comparison, compare_standards
from argmap.weigh.verdict_cruxes import VerdictCrux, verdict_cruxes

if TYPE_CHECKING:
    from argmap.memo.overtaking import Overtaking

TRIED = 40
"""Beliefs of which it is asked whether they turn a verdict."""


@dataclass(frozen=True)
class Basis(Matter):
    """What follows from a map for the first perspective of a recipe and for the others."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the options, the theses and the perspectives are called, without a full stop."""
        named = [*(called(self.map, self.map[id]) for id in self.claims), *(one.title for one in self.views)]
        return tuple(dict.fromkeys(one.removesuffix(".") for one in named if one))

    # Weighing

    @cached_property
    def rules(self) -> Rules:
        """Under which rules it is weighed. Raises ``UnknownId`` for a semantics that there is not."""
        return Rules(semantics(self.recipe.semantics), self.recipe.gate, self.recipe.combination)

    @cached_property
    def views(self) -> tuple[Perspective, ...]:
        """The perspectives that are heard. Raises ``UnknownId``."""
        return tuple(perspective(self.map, id) for id in heard(self.map, self.recipe))

    @property
    def view(self) -> Perspective:
        """The perspective that the recommendation follows."""
        return self.views[0]

    @property
    def others(self) -> tuple[Perspective, ...]:
        """Those that are heard beside it."""
        return self.views[1:]

    @cached_property
    def weighing(self) -> Weighing:
        """The map through the eyes that the recommendation follows."""
        return self.compiled.weigh(self.view, self.rules)

    @cached_property
    def alternatives(self) -> list[Weighing]:
        """The same beliefs under every formula."""
        return alternatives(self.weighing)

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """How each thesis and option stands."""
        return {one.id: one for one in standings(self.weighing, self.claims, self.alternatives)}

    def explanation(self, id: str) -> Explanation:
        """What raised and lowered a claim."""
        if id not in self._explained:
            self._explained[id] = explain(self.weighing, id)
        return self._explained[id]

    @cached_property
    def _explained(self) -> dict[str, Explanation]:
        """What ``explanation`` has found."""
        return {}

    def speaks(self, id: str) -> bool:
        """Whether something that the first perspective believes bears on a claim; of another item, anything weighed."""
        if isinstance(self.map[id], Claim):
            return borne_on(self.compiled, self.view, self.weighing.swept.act, id)
        return bool(self._spoken[self.compiled.at(id)])

    @cached_property
    def _spoken(self) -> NDArray[np.bool_]:
        given = np.flatnonzero(stated(self.compiled, self.view))
        return reached(self.compiled.graph.after, given)

    @cached_property
    def strengths(self) -> dict[str, tuple[float | None, ...]]:
        """The strength of each thesis and option by perspective; None where nothing that it believes bears on it."""
        return {one.id: one.spoken for one in outcomes(self.compiled, self.views, self.claims, self.rules)}

    @cached_property
    def heard(self) -> tuple[str, ...]:
        """The options on which something that the first perspective believes bears."""
        return tuple(id for id in self.options if self.strengths[id][0] is not None)

    @cached_property
    def weighed(self) -> tuple[str, ...]:
        """What the first perspective has weighed of that which bears on the options, and of them."""
        inside = frozenset[str]().union(*map(self.bearing, self.options))
        return tuple(id for id in self.weights[0] if id in inside)

    def weighed_on(self, id: str) -> int:
        """How many of the items that bear on a claim, itself among them, the first perspective has weighed."""
        if id not in self._weighed_on:
            self._weighed_on[id] = len(self.bearing(id) & self.weights[0].keys())
        return self._weighed_on[id]

    @cached_property
    def _weighed_on(self) -> dict[str, int]:
        """What ``weighed_on`` has found."""
        return {}

    @cached_property
    def weights(self) -> tuple[dict[str, float], ...]:
        """What each perspective that is heard has weighed, each from 0 to 1."""
        return tuple(map(self.compiled.weights, self.views))

    @cached_property
    def unheard(self) -> Unheard:
        """Those who weigh something of the map and are not heard here."""
        own = {one: self.strengths[one][0] for one in self.topics}
        return unheard(self.compiled, absent(self.map, self.compiled, self.views), own, self.rules)

    @cached_property
    def unheard_unconvinced(self) -> tuple[str, ...]:
        """Those of them who deny every reason here for where the leading option lies."""
        found, leader = self.unheard, self.leader
        if leader is None:
            return ()
        mute = [one for one in found.views if leader in found.mute.get(one.id, ())]
        return tuple(one.id for one in mute if self._is_denied(leader, self.compiled.weigh(one, self.rules)))

    # Ranges and the lead

    @cached_property
    def spread(self) -> Spread:
        """The strengths of theses and options when every belief may be a little off."""
        recipe = self.recipe
        beliefs = within(self.compiled, self.view, recipe.off)  # all, as elsewhere: the same draws, the same ranges
        return spread(
            self.compiled,
            self.claims,
            beliefs,
            self.view,
            self.rules,
            draws=recipe.draws,
            seed=recipe.seed,
            with_drivers=False,
            stated=[self.verdicts[id].stated for id in self.claims],
        )

    @cached_property
    def ranges(self) -> dict[str, Range]:
        """The range of each thesis and option."""
        return {one.id: one for one in self.spread.ranges}

    @cached_property
    def ranked(self) -> tuple[str, ...]:
        """The options that are heard: the front, then the strongest first."""
        return tuple(dict.fromkeys([*self.front, *self._strongest]))

    @cached_property
    def _strongest(self) -> list[str]:
        """The options that are heard, the strongest first."""
        return sorted(self.heard, key=lambda one: (-self.weighing[one], self.options.index(one)))

    @cached_property
    def discussed(self) -> tuple[str, ...]:
        """The options whose arguments are told: those that are heard, then those whose reasons came to nothing."""
        reached = (id for id in self.options if self._spoken[self.compiled.at(id)])
        return tuple(dict.fromkeys([*self.ranked, *reached]))

    @cached_property
    def judged(self) -> tuple[str, ...]:
        """The options that are heard, and of the theses that are none those on which something believed bears."""
        theses = (id for id in self.question.theses if self.strengths[id][0] is not None)
        return tuple(dict.fromkeys([*self.ranked, *theses]))

    @cached_property
    def front(self) -> tuple[str, ...]:
        """The strongest option and those whose ranges reach into its own.

        That first which leads in most draws, then that under most formulas: a third decimal says nothing.
        """
        if not self.heard:
            return ()
        reach = self.ranges[self._strongest[0]].low - STRENGTH_TIED
        among = [id for id in self._strongest if self.ranges[id].high >= reach]
        return tuple(sorted(among, key=lambda one: (-round(self.shares[one], 9), -self.formula_leads[one])))

    @cached_property
    def formula_leads(self) -> Counter[str]:
        """Under how many of the formulas each option that is heard is the strongest by itself."""
        return Counter(found[0] for one in self.alternatives if len(found := self._ahead(one)) == 1)

    @property
    def formula_ties(self) -> int:
        """Under how many of them several are level."""
        return len(self.alternatives) - self.formula_leads.total()

    def _ahead(self, weighing: Weighing) -> list[str]:
        best = max(weighing[id] for id in self._strongest)
        return [id for id in self._strongest if weighing[id] >= best - STRENGTH_TIED]

    @property
    def leader(self) -> str | None:
        """The first of the front; None where no option is heard."""
        return self.front[0] if self.front else None

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """What can be dissented from: the leading option, the baseline, the theses and every other option judged."""
        named = [self.leader, self.question.baseline, *self.question.theses, *self.ranked]
        return tuple(dict.fromkeys(one for one in named if one is not None))

    def is_against(self, at: int, topic: str) -> bool:
        """Whether the perspective with the number ``at`` comes to the other side of a topic than the first."""
        return opposed(self.strengths[topic][0], self.strengths[topic][at])

    def is_unconvinced(self, at: int, topic: str) -> bool:
        """Whether a perspective denies every reason that puts a topic where it lies here, so that none is left."""
        if at == 0 or self.strengths[topic][0] is None or self.strengths[topic][at] is not None:
            return False
        return self._is_denied(topic, self._weighings[at])

    def _is_denied(self, topic: str, weighing: Weighing) -> bool:
        why = self.explanation(topic)
        reasons = why.raised if self.weighing[topic] > MIDDLE else why.lowered
        return bool(reasons) and all(is_denied(weighing, push.id) for push in reasons)

    @cached_property
    def _weighings(self) -> dict[int, Weighing]:
        """The map through the eyes of the other perspectives, by their numbers."""
        return {at: self.compiled.weigh(self.views[at], self.rules) for at in range(1, len(self.views))}

    def is_silent(self, at: int, topic: str) -> bool:
        """Whether nothing that a perspective believes bears on a topic, and not because it denies all reasons."""
        return self.strengths[topic][at] is None and not self.is_unconvinced(at, topic)

    @property
    def overlapping(self) -> tuple[str, ...]:
        """The front without the leader."""
        return self.front[1:]

    @property
    def is_clear(self) -> bool:
        """Whether the range of the leader lies above those of all other options that are heard."""
        return self.leader is not None and not self.overlapping

    @cached_property
    def shares(self) -> dict[str, float]:
        """In which share of the draws each option that is heard is the strongest, ties in part; the largest first."""
        found = self.spread.front(self.heard).shares if self.heard else {}
        return dict(sorted(found.items(), key=lambda one: -one[1]))

    # Verdicts

    @cached_property
    def verdicts(self) -> dict[str, Comparison]:
        """The verdict on each thesis and option."""
        return {id: self.verdict(id) for id in self.claims}

    @cached_property
    def verdicts_apart(self) -> dict[int, tuple[str, ...]]:
        """By the numbers of other perspectives, on which topics only their verdict is another.

        On these they lie on no other side of .50; who is not convinced by any reason has a verdict, too.
        """
        found = {at: tuple(self._apart(at)) for at in self._weighings}
        return {at: topics for at, topics in found.items() if topics}

    def _apart(self, at: int) -> Iterator[str]:
        spoken = (one for one in self.topics if self.strengths[one][0] is not None)
        speaks = [one for one in spoken if not self.is_silent(at, one)]
        for topic in speaks:
            own, other = self.verdicts[topic].stated, self.verdict(topic, self._weighings[at]).stated
            if own.is_settled and other.is_settled and own.holds is not other.holds and not self.is_against(at, topic):
                yield topic

    def verdict(self, id: str, weighing: Weighing | None = None) -> Comparison:
        """The verdict on a claim by the recipe's standard and burden, through the first eyes or as in ``weighing``."""
        recipe = self.recipe
        burden = self.caution.burden(id) if recipe.burden == PRECAUTION else Burden(recipe.burden)
        return compare_standards(
            weighing or self.weighing,
            id,
            recipe.standard,
            preset=PRESETS[recipe.preset],
            accrual=recipe.accrual,
            burden=burden,
        )

    def fragility(self, id: str) -> Fragility:
        """What would turn the verdict on a thesis or option."""
        if id not in self._fragility:
            self._fragility[id] = fragility(self.weighing, self.verdicts[id].stated, self.alternatives)
        return self._fragility[id]

    @cached_property
    def _fragility(self) -> dict[str, Fragility]:
        """What ``fragility`` has found."""
        return {}

    @cached_property
    def cruxes(self) -> dict[str, list[Crux]]:
        """What the leading option turns on, and the first thesis if it is heard, nearest first; by the claim."""
        leading = [self.leader] if self.leader is not None else []
        leading += [id for id in self.question.theses[:1] if self.strengths[id][0] is not None]
        return {id: cruxes(self.weighing, id) for id in dict.fromkeys(leading)}

    @cached_property
    def overtakings(self) -> list[Overtaking]:
        """What would put other options ahead of the leading one, that of the soonest first."""
        from argmap.memo.overtaking import overtakings  # which is about this class

        return overtakings(self)

    @cached_property
    def verdict_cruxes(self) -> dict[str, list[VerdictCrux]]:
        """What turns the verdicts on the same claims, nearest first, among the beliefs that move these most."""
        asked = {id: set(movers(found, self.weighing[id], TRIED)) for id, found in self.cruxes.items()}
        return {id: verdict_cruxes(self.weighing, self.verdicts[id].stated, some) for id, some in asked.items()}
