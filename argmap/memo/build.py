"""Putting a memo together."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from argmap.memo.basis import Basis
from argmap.memo.beside import NOTHING, Beside
from argmap.memo.blocks import Memo
from argmap.memo.compare import build_comparison
from argmap.memo.recipe import Form, Recipe
from argmap.memo.sections import (
    annex,
    arguments,
    bluf,
    criteria,
    cruxes,
    dissent,
    evidence,
    header,
    method,
    open,
    options,
    provenance,
    question,
    references,
    risks,
)
from argmap.memo.tracing import Scribe
from argmap.model import Map

LONG = (
    header.section,
    bluf.section,
    question.section,
    criteria.section,
    options.section,
    arguments.section,
    cruxes.section,
    dissent.section,
    evidence.section,
    risks.section,
    open.section,
    method.section,
    provenance.section,
    references.section,
    annex.section,
)
ON_THE_LEADER = {arguments.section, cruxes.section}
"""What there is nothing to say in where no option is heard; the bottom line says so."""
SHORT = (header.section, bluf.section, options.section, cruxes.section, dissent.short, provenance.short)


def build(map: Map, recipe: Recipe, beside: Beside = NOTHING) -> Memo:
    """The memo on ``map`` that ``recipe`` asks for, or the comparison of two, with what is known ``beside`` the map.

    Raises ``UnknownId`` for a question, a perspective or a semantics that there is not, ``InputError`` for a question
    without options.
    """
    if recipe.compared is not None:
        return build_comparison(map, recipe, recipe.compared, beside)
    basis, scribe = Basis(map, recipe, beside), Scribe(map)
    parts = LONG if recipe.form is Form.LONG else SHORT
    sections = tuple(one(basis, scribe) for one in parts if basis.leader is not None or one not in ON_THE_LEADER)
    return Memo(
        title=recipe.front.subject or basis.question.text,
        subtitle=map.header.title,
        is_draft=recipe.front.status != "final",
        recipe=recipe,
        sections=sections,
        items=scribe.digests(),
        names=basis.names,
    )


def long_form(map: Map, recipe: Recipe, beside: Beside = NOTHING) -> Callable[[], Memo]:
    """What makes the memo that ``recipe`` asks for in its long form, when it is first asked to. Raises as ``build``."""
    return cache(lambda: build(map, recipe.model_copy(update={"form": Form.LONG}), beside))
