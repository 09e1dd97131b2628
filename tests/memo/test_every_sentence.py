"""Every sentence of a memo is a finding that names what it rests on, or the same in every memo."""

from __future__ import annotations

import pytest

from argmap.formats import read_map
from argmap.memo.blocks import Entry, Memo, Paragraph, Record, Row, Run, Sentence, Table, statements
from argmap.memo.build import build
from argmap.memo.compare import BRACKETS, build_comparison
from argmap.memo.confidence import CONFIDENCE_RULE
from argmap.memo.judging import ADVICE_RULE, ADVICE_SHORT
from argmap.memo.recipe import Form, Recipe
from argmap.memo.sections import arguments, criteria, cruxes, evidence, header, method, options, provenance
from argmap.memo.tracing import WHOLE
from argmap.model import Map
from argmap.resources import bundled_maps
from argmap.weigh.gaps import WHY
from tests.memo.debates import debate, held, recipe

ON, WEIGHTS, PROTECTIVE = (
    "view-of-on-deprecations",
    "view-of-model-weight-preservation",
    "view-of-protective-behaviors",
)
EXPLAINING = {
    *(
        ADVICE_RULE,
        ADVICE_SHORT,
        CONFIDENCE_RULE,
        BRACKETS,
        arguments.LEAD,
        criteria.RULE,
        cruxes.LEAD,
        options.STRENGTH,
    ),
    *(one.text for one in (evidence.HOW_TO_READ, evidence.NOT_ATTACHED, method.LIMITS, method.SILENCE)),
    *(one.text for one in (method.RANGES_ARE, provenance.NO_HISTORY, header.DRAFT, header.NOT_STATED)),
    *WHY.values(),
}
"""Rules and explanations, each the same wherever it stands."""
BEGINNINGS = (
    "By which rules advice and confidence",
    "What bears on each option, to ",
    "What comes to be known of these claims of fact",
    "The lean is what a reader who believes nothing",
    "The strength of an argument is what it gives",
    "They are by author and date",
)


@pytest.fixture(scope="module")
def bundled() -> Map:
    return read_map(bundled_maps()["deprecation"])


def asked(question: str, *views: str, **fields: object) -> Recipe:
    return recipe(*views, question=question, **fields)


def untraced(memo: Memo) -> list[str]:
    """The sentences that are no findings, but those of the head; tables that only explain are left out."""
    found = []
    for _, section in memo.walk():
        for block in section.blocks:
            every = block.remark if isinstance(block, Table) else () if isinstance(block, Record) else statements(block)
            found += [one.text for one in every if isinstance(one, Sentence) and one.trace is None]
    return found


def check(memo: Memo, map: Map) -> None:
    strange = [one for one in untraced(memo) if one not in EXPLAINING and not one.startswith(BEGINNINGS)]
    assert strange == []
    for one in memo.findings():
        assert one.trace is not None
        assert one.trace.rests_on
        assert all(id == WHOLE or id in map or id in memo.recipe.perspectives for id in one.trace.rests_on), one.text


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize(
    ("question", "views"),
    [
        ("withdraw-public-access", (ON, WEIGHTS, PROTECTIVE)),
        ("how-to-preserve-weights", (WEIGHTS, ON)),
        ("how-to-consult-models", (WEIGHTS,)),
    ],
)
def test_in_every_memo_of_the_bundled_map(bundled: Map, question: str, views: tuple[str, ...], form: Form) -> None:
    check(build(bundled, asked(question, *views, form=form)), bundled)


@pytest.mark.parametrize("fields", [{"burden": "denier"}, {"semantics": "qe"}, {"perspectives": (WEIGHTS,)}])
def test_in_comparisons(bundled: Map, fields: dict[str, object]) -> None:
    first = asked("withdraw-public-access", ON)
    check(build_comparison(bundled, first, first.model_copy(update=fields)), bundled)


@pytest.mark.parametrize("who", ["ann", "nobody", "bob"])
def test_in_small_memos(who: str) -> None:
    map = debate(held("nobody"), held("bob", "go-cheap", cheap=0.9))
    check(build(map, recipe(who)), map)


def test_a_sentence_without_a_finding_is_caught() -> None:
    map = debate()
    memo = build(map, recipe())
    bare = Sentence(runs=(Run(text="Staying is dull."),))
    section = memo.sections[1].model_copy(update={"blocks": (Paragraph(sentences=(bare,)),)})
    with pytest.raises(AssertionError, match="dull"):
        check(memo.model_copy(update={"sections": (*memo.sections, section)}), map)


def test_no_row_of_a_table_about_the_map_is_without_a_finding(bundled: Map) -> None:
    memo = build(bundled, asked("withdraw-public-access", ON))
    for _, section in memo.walk():
        for block in section.blocks if section.id not in {"method-words", "evidence"} else ():
            rows = block.rows if isinstance(block, Table) else ()
            assert all(isinstance(one, Row) and one.trace is not None for one in rows), section.id


def test_the_head_states_only_what_the_recipe_says(bundled: Map) -> None:
    memo = build(bundled, asked("withdraw-public-access", ON))
    (record,) = memo.sections[0].blocks
    assert isinstance(record, Record)
    traced = [one.label for one in record.entries if isinstance(one, Entry) and one.value[0].trace is not None]
    assert traced == ["Subject", "Map"]
