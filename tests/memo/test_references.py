"""References: what is cited and what is not, in every style, whatever the records hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from argmap.errors import InputError
from argmap.memo.basis import Basis
from argmap.memo.beside import NOTHING
from argmap.memo.blocks import Role, Run, Sentence
from argmap.memo.references import STYLES, bibliography
from argmap.memo.references.records import record
from argmap.memo.sections import references
from argmap.memo.tracing import Scribe
from argmap.model import Source
from tests.memo.making import ITEMS, PAPER, changed, every, recipe, said
from tests.weigh.small import a_map

NAMELESS = Source(id="nameless", csl={"type": "webpage", "title": "Zoo?", "URL": "https://example.org/a"})
ARTICLE = Source(
    id="article",
    csl={
        "type": "article-journal",
        "title": "An Article",
        "author": [{"given": "Ada", "family": "Zimmer"}, {"literal": "The Group"}],
        "container-title": "Journal",
        "volume": 3,
        "page": "1-9",
        "issued": {"date-parts": [["2019", "2"]]},
        "DOI": "10.1/x",
    },
)
WORKS = (ARTICLE, NAMELESS, PAPER)


def set_in(style: str, *sources: Source) -> dict[str, str]:
    entries = bibliography(sources or WORKS, style).entries
    return {id: "".join(run.text for run in runs) for id, runs in entries.items()}


def test_author_and_date() -> None:
    assert set_in("author-date") == {
        "paper": "Doe, Jane (2020). The Paper. Press.",
        "article": "Zimmer, Ada and The Group (2019). An Article. Journal, vol. 3, pp. 1–9. https://doi.org/10.1/x",
        "nameless": "Zoo? (n.d.). https://example.org/a",
    }


def test_numbers_follow_the_order_of_citing() -> None:
    assert set_in("numeric") == {
        "article": "[1] Ada Zimmer and The Group, An Article, Journal, vol. 3, pp. 1–9, 2019. https://doi.org/10.1/x",
        "nameless": "[2] Zoo?, n.d. https://example.org/a",
        "paper": "[3] Jane Doe, The Paper, Press, 2020.",
    }


def test_notes() -> None:
    assert list(set_in("notes")) == ["paper", "article", "nameless"]
    assert set_in("notes")["paper"] == "Doe, Jane. The Paper. Press, 2020."


@pytest.mark.parametrize("style", STYLES)
def test_titles_are_marked_and_markup_in_them_is_text(style: str) -> None:
    source = Source(
        id="w", csl={"type": "book", "title": "*A* <i>b</i> \ue000&amp; #c", "author": [{"literal": "<X>"}]}
    )
    runs = bibliography([source], style).entries["w"]
    assert [run.text for run in runs if run.role is Role.TITLE] == ["*A* <i>b</i> &amp; #c"]
    assert "<X>" in "".join(run.text for run in runs)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 3000) | st.text("aé <\ue001-&1", max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["family", "literal", "date-parts"]), inner)
    ),
    max_leaves=6,
)
FIELDS = st.sampled_from(["author", "editor", "issued", "volume", "URL", "container-title", "keyword", "id", "page"])


@given(st.dictionaries(FIELDS, JSON))
def test_no_record_breaks_a_style_or_leaves_a_mark(fields: dict[str, JsonValue]) -> None:
    source = Source(id="w", csl={**fields, "type": "book", "title": "T"})
    for style in STYLES:
        words = set_in(style, source)["w"]
        assert "T" in words
        assert not {"\ue000", "\ue001"} & set(words)


def test_a_record_keeps_only_what_is_sound() -> None:
    csl = {"author": [{"given": "Solo"}, 3], "issued": {"date-parts": [["2020", 13]]}, "volume": True, "page": "1\n2"}
    source = Source.model_validate({"id": "w", "csl": {"type": "book", "title": "T", **csl}})
    assert record(source) == {
        "id": "w",
        "type": "book",
        "title": "T",
        "author": [{"literal": "Solo"}],
        "issued": {"date-parts": [[2020]]},
        "page": "1 2",
    }


def test_a_style_that_is_none_is_refused_with_what_to_do(tmp_path: Path) -> None:
    for text in ("<no", "<style/>", '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"/>'):
        file = tmp_path / "own.csl"
        file.write_text(text)
        with pytest.raises(InputError):
            bibliography(WORKS, str(file))
    with pytest.raises(InputError, match="no style 'mla'") as caught:
        bibliography(WORKS, "mla")
    assert "author-date, numeric, notes" in str(caught.value.next_step)


def test_a_style_of_one_s_own_is_followed(tmp_path: Path) -> None:
    file = tmp_path / "own.csl"
    file.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        '<citation><layout><text variable="title"/></layout></citation>'
        '<bibliography><layout><text variable="title" prefix="~ "/></layout></bibliography></style>'
    )
    assert set_in(str(file), PAPER) == {"paper": "~ The Paper"}


def test_without_citeproc_works_are_set_by_author_and_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    found = bibliography(WORKS, "numeric")
    assert found.entries == bibliography(WORKS, "author-date").entries
    assert not found.is_styled
    assert bibliography(WORKS, "author-date").is_styled


def section(style: str = "author-date", told: tuple[str, ...] = ("survey",)) -> tuple[dict[str, str], dict[str, str]]:
    """What is cited and what is known besides, by key."""
    map, scribe = changed(NAMELESS), Scribe(changed(NAMELESS))
    scribe.finding("told", "x", on=told)
    made = references.section(Basis(map, recipe(style=style), NOTHING), scribe)
    (others,) = made.parts
    return said(made.model_copy(update={"parts": ()})), said(others)


def test_what_the_memo_rests_on_is_cited_and_all_else_stands_apart() -> None:
    cited, others = section()
    assert (list(cited), list(others)) == (["references.paper"], ["references.nameless"])
    cited, others = section(told=("love",))
    assert (cited, list(others)) == (
        {"references.none": references.NONE},
        ["references.paper", "references.nameless"],
    )


def test_the_check_value_is_the_work_s_and_not_the_style_s() -> None:
    checks = set()
    for style in STYLES:
        scribe = Scribe(a_map(*ITEMS))
        scribe.finding("told", "x", on=["survey"])
        made = references.section(Basis(a_map(*ITEMS), recipe(style=style), NOTHING), scribe)
        (sentence,) = [one for one in every(made) if one.trace is not None]
        assert sentence.trace is not None
        checks.add(sentence.trace.check)
        assert isinstance(sentence, Sentence)
        assert Run(text="The Paper", role=Role.TITLE) in sentence.runs
    assert len(checks) == 1
