"""The second way in which a memo can judge its question, as the command line writes it: ``burden=denier``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.model import Map
from argmap.model.context import UNDECIDED
from argmap.weigh.perspectives import perspective, perspectives
from argmap_tui.scales import BURDENS, FORMULAS, STANDARDS, Rulebook

if TYPE_CHECKING:
    from argmap.memo.recipe import Recipe

KINDS = {
    "burden": ("Burden", BURDENS),
    "standard": ("Standard", STANDARDS),
    "semantics": ("Formula", FORMULAS),
}
"""What can differ beside the eyes: what it is called, and its values."""


def ways(map: Map, eyes: str, rules: Rulebook) -> Iterator[str]:
    """Every second way beside the one in force."""
    yield from (f"perspective={one.id}" for one in perspectives(map) if one.id not in {eyes, UNDECIDED})
    in_force = {"burden": rules.burden, "standard": rules.standard, "semantics": rules.semantics}
    for kind, (_, values) in KINDS.items():
        yield from (f"{kind}={value}" for value in values if value != in_force[kind])


def way_words(map: Map, way: str) -> str:
    """What differs, in a few words. Raises ``UnknownId`` for a perspective that is gone."""
    kind, _, value = way.partition("=")
    if kind not in KINDS:
        return f"Perspective: {perspective(map, value).title}"
    title, values = KINDS[kind]
    return f"{title}: {'on ' if kind == 'burden' else ''}{values[value]}"


def compared(recipe: Recipe, way: str) -> Recipe:
    """The recipe of the memo that sets ``recipe`` beside the second way; ``recipe`` itself without one."""
    if not way:
        return recipe
    kind, _, value = way.partition("=")
    eyes = tuple(dict.fromkeys((value, *recipe.perspectives)))
    other = {"perspectives": eyes} if kind not in KINDS else {kind: value}
    return recipe.model_copy(update={"compared": type(recipe).model_validate({**recipe.model_dump(), **other})})
