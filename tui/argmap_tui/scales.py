"""The map weighed as its reader has it: from whose eyes, under which rules, and supposing what.

Weighing needs numpy and the map in flat arrays, which take longer to come than the first screen: both wait until a
strength is asked for. A weight that changes is passed on only to what lies downstream of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from argmap.edits import Add, Batch, Change, Weigh
from argmap.errors import ArgmapError
from argmap.model import Argument, Claim, Map, Perspective
from argmap.model.base import slugify
from argmap.model.context import UNDECIDED
from argmap.weigh.perspectives import holds_nothing, own_perspective, perspective
from argmap_tui.strengths import Move, Strengths
from argmap_tui.weights import Weighable, held, reweighed, same_but_views, with_weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from argmap.weigh.compiled import Compiled, Weighing
    from argmap.weigh.precaution import Precaution
    from argmap.weigh.rules import Rules
    from argmap.weigh.standards import Comparison
    from argmap.weigh.sweep import Swept

SEEN = 0.005
"""Strengths that differ by less print alike."""
FORMULAS = {
    "measured": "measured accrual",
    "dfquad": "DF-QuAD",
    "qe": "quadratic energy",
    "euler": "Euler-based",
    "euler-top": "Euler-based, top",
    "mlp": "MLP-based",
    "sd-dfquad": "squared DF-QuAD",
}
"""The formulas on offer and their names; at hand before numpy is."""
COMBINATIONS = {"product": "their product", "min": "the weakest", "mean": "their mean"}
STANDARDS = {
    "scintilla": "a scintilla of evidence",
    "preponderance": "preponderance of the evidence",
    "clear-and-convincing": "clear and convincing evidence",
    "beyond-reasonable-doubt": "proof beyond reasonable doubt",
    "dialectical-validity": "dialectical validity",
}
BURDENS = {
    "asserter": "whoever asserts a claim",
    "denier": "whoever denies it",
    "precaution": "whoever wants an act that cannot be undone",
}
PRECAUTION = "precaution"
"""The burden whose bearer the map tells: it lies on whoever wants an act that cannot be undone."""
UNNAMED = "me"
"""The id of a perspective whose holder's name means something else here."""


@dataclass(frozen=True)
class Rulebook:
    """Under which rules the map is weighed, by the ids that the command line uses too."""

    semantics: str = "measured"
    premises: str = "product"
    standard: str = "preponderance"
    burden: str = "asserter"

    def checked(self) -> Rulebook:
        """The rules themselves where argmap knows them all; else the default ones."""
        known = (FORMULAS, COMBINATIONS, STANDARDS, BURDENS)
        chosen = (self.semantics, self.premises, self.standard, self.burden)
        return self if all(one in some for one, some in zip(chosen, known, strict=True)) else Rulebook()

    def rules(self) -> Rules:
        """The rules of a sweep."""
        from argmap.weigh.rules import Combination, Rules  # with the next: they import numpy
        from argmap.weigh.semantics import semantics

        return Rules(semantics(self.semantics), combination=Combination(self.premises))


@dataclass
class Scales:
    """Weighs ``map`` for ``author``. What is weighed here is a draft until ``change`` has been submitted."""

    map: Map
    author: str
    free_id: Callable[[str], str] = slugify
    """Gives an id that nothing in the map has or had."""
    looking_as: str = ""
    """The perspective looked through; empty for the author's own."""
    rulebook: Rulebook = field(default_factory=Rulebook)
    what_ifs: dict[str, dict[str, float | None]] = field(default_factory=dict)
    """By the eyes through which they were tried: weights that count but are never saved; None takes a weight away."""
    supposing: bool = False
    """Whether new weights are what-ifs."""
    drafts: dict[str, float | None] = field(default_factory=dict)
    """The author's own new weights, not yet in the map."""
    _compiled: Compiled | None = None
    _weighing: Weighing | None = None
    _base: NDArray[np.float64] | None = None
    _own: Perspective | None = None
    _view: Perspective | None = None
    _caution: Precaution | None = None
    _has_claims: bool | None = None
    _spoken: NDArray[np.bool_] | None = None
    _told: tuple[Weighing, NDArray[np.bool_]] | None = None

    # From whose eyes

    @property
    def own(self) -> Perspective:
        """The author's own perspective, as the map holds it; an empty one before anything was weighed."""
        if self._own is None:
            self._own = own_perspective(self.map, self.author) or self._new()
        return self._own

    @property
    def supposed(self) -> dict[str, float | None]:
        """The what-ifs that were tried through the present eyes."""
        return self.what_ifs.get(self.looking_as, {})

    def _new(self) -> Perspective:
        name = UNNAMED if slugify(self.author) == UNDECIDED else self.author
        return Perspective(id=self.free_id(name), title=self.author, holder=self.author)

    @property
    def is_own(self) -> bool:
        """Whether the author looks through their own eyes."""
        return not self.looking_as

    @property
    def view(self) -> Perspective:
        """What is believed now: the perspective looked through, with drafts and what-ifs."""
        if self._view is None:
            view = self.own if self.is_own else perspective(self.map, self.looking_as)
            laid = {**(self.drafts if self.is_own else {}), **self.supposed}
            self._view = with_weights(view, self.map, laid) if laid else view
        return self._view

    @property
    def is_silent(self) -> bool:
        """Whether nothing has been weighed from these eyes, or there is no claim, so that nothing follows."""
        return holds_nothing(self.view) or not self.has_claims

    @property
    def has_claims(self) -> bool:
        """Whether the map holds a claim: without one nothing can be weighed."""
        if self._has_claims is None:
            self._has_claims = self.map.has_claims
        return self._has_claims

    def look_as(self, id: str) -> None:
        """Look through the perspective ``id``; the empty id means the author's own. Raises ``UnknownId``."""
        if id in {"", self.own.id}:
            id = ""
        else:
            perspective(self.map, id)
        self.looking_as = id
        self._believe()

    def _believe(self) -> None:
        """Take note that what is believed may be something else now."""
        self._view = self._weighing = self._spoken = None

    def obey(self, rulebook: Rulebook) -> None:
        """Weigh by other rules."""
        self.rulebook = rulebook
        self._weighing = None

    # What follows

    @property
    def compiled(self) -> Compiled:
        """The map in flat arrays. Raises ``InputError`` for a map without claims."""
        if self._compiled is None:
            from argmap.weigh.compiled import compile

            self._compiled = compile(self.map)
        return self._compiled

    @property
    def weighing(self) -> Weighing:
        """Every strength as it is now. Raises ``InputError`` for a map without claims."""
        if self._weighing is None:
            self._weighing = self.compiled.weigh(self.view, self.rulebook.rules())
            self._base = self.compiled.base(self.view)
        return self._weighing

    @property
    def is_weighed(self) -> bool:
        """Whether strengths are at hand, so that asking for one takes no time."""
        return self._weighing is not None and not self.is_silent

    def strength(self, id: str) -> float | None:
        """The strength of a claim or what an argument gives, 0 to 1; None where there is nothing to tell."""
        if not self.is_weighed or not isinstance(self.map.get(id), Claim | Argument):
            return None
        found = self.weighing
        if id not in found.compiled.index:
            return None
        if isinstance(self.map[id], Argument):
            act = found.act(id)
            return act if act >= SEEN else None
        return found[id] if self.tells(id) else None

    def tells(self, id: str) -> bool:
        """Whether something that these eyes believe bears on the claim; else its strength is nobody's."""
        return bool(self._telling()[self.compiled.at(id)])

    def _telling(self) -> NDArray[np.bool_]:
        """On which nodes something believed bears, by position."""
        found = self.weighing
        if self._told is None or self._told[0] is not found:
            from argmap.weigh.silence import borne

            self._told = found, borne(self.compiled, self.view, found.swept.act)
        return self._told[1]

    def speaks(self, id: str, view: Perspective | None = None) -> bool:
        """Whether these eyes, or those of ``view``, have weighed the item or what bears on it; else it is nobody's."""
        spoken = self._speaking() if view is None else self._reached(view)
        return bool(spoken[self.compiled.at(id)])

    def _speaking(self) -> NDArray[np.bool_]:
        """Of which nodes these eyes have weighed anything, by position."""
        if self._spoken is None:
            self._spoken = self._reached(self.view)
        return self._spoken

    def _reached(self, view: Perspective) -> NDArray[np.bool_]:
        import numpy as np

        from argmap.weigh.order import reached
        from argmap.weigh.silence import stated

        return reached(self.compiled.graph.after, np.flatnonzero(stated(self.compiled, view)))

    def stated(self, id: str) -> float | None:
        """The weight that these eyes give the item itself; None where they have not weighed it."""
        return held(self.view, self.map, id)

    def weight(self, id: str) -> float:
        """The weight that the item has, stated or not."""
        stated = self.stated(id)
        return stated if stated is not None else self._unweighed(id)

    def _unweighed(self, id: str) -> float:
        return 0.5 if id in self.map else 0.0

    def verdict(self, id: str) -> Comparison:
        """Whether the claim holds by the standard and burden in force, and what would turn that."""
        from argmap.weigh.standards import Accrual, Burden, Standard, compare_standards

        rules = self.rulebook
        burden = self._precaution.burden(id) if rules.burden == PRECAUTION else Burden(rules.burden)
        return compare_standards(self.weighing, id, Standard(rules.standard), accrual=Accrual.MAXIMUM, burden=burden)

    def caution(self, id: str) -> str:
        """What precaution says of the claim, in a sentence; empty where it says nothing or is not in force."""
        return self._precaution.words(id) if self.rulebook.burden == PRECAUTION else ""

    @property
    def _precaution(self) -> Precaution:
        if self._caution is None:
            from argmap.weigh.precaution import precaution

            self._caution = precaution(self.map)
        return self._caution

    # Weighing

    def put(self, id: str, weight: float | None) -> None:
        """Give the item a weight, or take it away: a what-if through other eyes or while supposing, else a draft."""
        if not isinstance(self.map.get(id), Weighable):
            return
        laid = self._tried() if self.supposing or not self.is_own else self.drafts
        laid.pop(id, None)  # so that the newest stands last
        laid[id] = weight
        if (self.stated(id) is None) != (weight is None):
            self._spoken = None
        self._view = None
        self._pass_on(id)

    def _tried(self) -> dict[str, float | None]:
        return self.what_ifs.setdefault(self.looking_as, {})

    def _pass_on(self, id: str) -> None:
        if self._weighing is None or self._base is None:
            return
        from argmap.weigh.update import update

        compiled, view = self.compiled, self.view
        node = compiled.weight_at(id)
        weight = float(compiled.base(view)[node])
        update(compiled.graph, self._base, self._weighing.swept, node, weight, self._weighing.rules)
        self._weighing = replace(self._weighing, view=view)

    def strengths(self) -> Strengths:
        """A copy of all strengths, to compare later ones with."""
        return Strengths(self.weighing.swept.strength.copy(), self._telling())

    def moves(self, since: Strengths, count: int) -> list[Move]:
        """The ``count`` claims whose strengths moved most ``since`` then, the furthest first."""
        import numpy as np

        before, after = since.numbers, self.weighing.swept.strength
        if len(before) != len(after):
            return []
        said = since.said, self._telling()
        order = np.argsort(-np.abs(after - before), kind="stable")
        names, found = self.compiled.names, list[Move]()
        for at in order.tolist():
            if abs(after[at] - before[at]) < SEEN or len(found) == count:
                break
            if isinstance(self.map.get(names[at]), Claim):
                spoken = bool(said[0][at]), bool(said[1][at])
                found.append(Move(names[at], float(before[at]), float(after[at]), spoken))
        return found

    def change(self) -> Change | None:
        """The edit that puts the drafts into the map; None when it holds them already. They stay until ``settled``."""
        own = self.own
        weights = [Weigh(perspective=own.id, id=id, value=weight) for id, weight in self._unsaved().items()]
        if not weights:
            return None
        changes: list[Change] = [*([] if own.id in self.map else [Add(item=own)]), *weights]
        return changes[0] if len(changes) == 1 else Batch(changes=tuple(changes))

    def _unsaved(self) -> dict[str, float | None]:
        """The drafts that differ from what the map holds."""
        own, map = self.own, self.map
        return {id: weight for id, weight in self.drafts.items() if held(own, map, id) != weight}

    def keep(self) -> None:
        """Make the what-ifs the author's own beliefs, as drafts."""
        self.drafts |= self.what_ifs.pop(self.looking_as, {})
        self.supposing = False
        self.look_as("")

    def drop(self, id: str = "") -> None:
        """Forget the what-if on the item ``id``, else all of them."""
        if id:
            self.supposed.pop(id, None)
        else:
            self.what_ifs.pop(self.looking_as, None)
            self.supposing = False
        self._believe()

    # The map has changed

    def show_map(self, map: Map, touched: Collection[str] | None = None) -> None:
        """Weigh a later state of the map, in which the items ``touched`` differ, and no others, where that is known."""
        own, view, weighing, spoken = self.own, self._view, self._weighing, self._spoken
        is_same = same_but_views(self.map, map, touched)
        self._compiled = replace(self._compiled, map=map) if self._compiled and is_same else None
        if not is_same:
            self._caution = self._has_claims = None
        self.map, self.drafts = map, {id: weight for id, weight in self.drafts.items() if id in map}
        self.what_ifs = {
            eyes: {id: weight for id, weight in tried.items() if id in map} for eyes, tried in self.what_ifs.items()
        }
        self._own = reweighed(own, map) if touched is not None and set(touched) == {own.id} else None
        self._believe()
        try:
            _ = self.view
        except ArgmapError:
            self.looking_as = ""
        if is_same and weighing is not None and self._compiled is not None and view is not None and view == self._view:
            self._keep(replace(weighing, compiled=self._compiled, view=view), spoken)

    def _keep(self, weighing: Weighing, spoken: NDArray[np.bool_] | None) -> None:
        """Go on with strengths that are as they were: what was only a draft is in the map now."""
        told = self._told[1] if self._told and self._told[0].swept is weighing.swept else None
        self._weighing, self._spoken = weighing, spoken
        self._told = (weighing, told) if told is not None else None

    @property
    def swept(self) -> Swept | None:
        """The strengths that are at hand; the same as long as none of them has moved."""
        return self._weighing.swept if self._weighing is not None else None

    def settled(self, drafts: dict[str, float | None]) -> None:
        """Forget the drafts that the map holds now."""
        self.drafts = {id: weight for id, weight in self.drafts.items() if id not in drafts or drafts[id] != weight}
        self._view = None
