"""Words that a map shares with an attached document are told, unless they are titles, names or quotations."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import (
    Bearing,
    Claim,
    ClaimKind,
    Criterion,
    Evidence,
    EvidenceKind,
    Header,
    Item,
    Map,
    Question,
    Source,
    Voice,
)
from argmap.sources.readers import Document
from argmap.sources.runs import copied, words_of
from argmap.sources.verify import Copy
from tests.sources.texts import VOCABULARY

RUN = "the bridge’s only way across the broad river"
SOURCE = Source(id="report", csl={"type": "report", "title": "Report"})
COPY = Copy(SOURCE, Document(f"It is said that (here) {RUN}, which flows on. {RUN.upper()} it is.", ""))


def found(*items: Item, copies: tuple[Copy, ...] = (COPY,), sources: tuple[Source, ...] = (SOURCE,)) -> list[str]:
    map = Map.build(Header(title="T"), [*sources, *items])
    return [f"{problem.item}.{problem.field}" for problem in copied(map, copies)]


def claim(text: str = "So it is.", **fields: Any) -> Claim:
    return Claim(id="c", text=text, kind=ClaimKind.CAUSAL, **fields)


def test_eight_words_in_a_row_are_a_copy() -> None:
    assert found(claim(f"We find {RUN}.")) == ["c.text"]
    assert found(claim(RUN)) == ["c.text"]
    assert found(claim(f"We find {RUN.rpartition(' ')[0]}.")) == []
    assert found(claim(f"We find {RUN.replace('only', 'one')}.")) == []


@pytest.mark.parametrize(
    "words",
    [RUN.upper(), RUN.replace("’", "'"), f"“{RUN}”", *(RUN.replace(" ", blank) for blank in ("\n", ", ", " — ", "  "))],
)
def test_other_case_blanks_and_marks_do_not_hide_a_copy(words: str) -> None:
    assert found(claim(words)) == ["c.text"]


@pytest.mark.parametrize("broken", ["on-\nly", "on\u00adly", "on\ufffely", "on\u0002ly", "on-\r\nly"])
def test_a_hyphen_at_the_end_of_a_line_does_not_hide_a_copy(broken: str) -> None:
    copy = Copy(SOURCE, Document(COPY.document.text.partition(".")[0].replace("only", broken), ""))
    assert found(claim(RUN), copies=(copy,)) == ["c.text"]


def test_every_text_of_every_item_is_looked_at() -> None:
    question = Question(id="q", text=f"Is {RUN} so?", criteria={"cost": Criterion(title="Cost", text=RUN)})
    evidence = Evidence(id="e", text="So.", kind=EvidenceKind.CASE, bears_on={"c": Bearing.SUPPORTS}, note=RUN)
    source = Source(id="more", csl={"type": "report", "title": "More"}, note=RUN)
    items = [claim(title=RUN, note=f"{RUN}\n\n{RUN}"), question, evidence, source]
    assert sorted(found(*items)) == ["c.note", "c.title", "e.note", "more.note", "q.criteria.cost.text", "q.text"]


def test_names_and_quotations_may_be_the_same_but_no_run_hides_among_figures() -> None:
    voice = Voice(source="report", quote=RUN, by=RUN, locator=RUN, on_behalf_of=RUN)
    evidence = Evidence(id="e", text="So.", kind=EvidenceKind.CASE, bears_on={"c": Bearing.SUPPORTS}, figures=(RUN,))
    record = Source(id="more", csl={"type": "report", "title": "More", "abstract": RUN})
    assert found(claim(voices=(voice,)), evidence, record) == ["e.figures.0"]


def test_the_title_of_a_work_may_be_named() -> None:
    titled = Source(id="titled", csl={"type": "book", "title": f"Of {RUN}"})
    assert found(claim(f"See {RUN}."), sources=(SOURCE, titled)) == []
    longer = Copy(SOURCE, Document(f"Of {RUN} and beyond", ""))
    assert found(claim(f"See {RUN} and beyond."), sources=(SOURCE, titled), copies=(longer,)) == ["c.text"]


def test_what_is_told_names_the_words_and_the_document() -> None:
    map = Map.build(Header(title="T"), [SOURCE, claim(RUN)])
    problem = next(copied(map, [COPY]))
    assert problem.message == f"shares the words “{RUN.replace('’', '')}” with “Report”: say it in other words"


def test_each_document_is_told_once_for_a_field() -> None:
    other = Copy(Source(id="other", csl={"type": "book", "title": "Other"}), COPY.document)
    assert found(claim(f"{RUN}. {RUN}"), copies=(COPY, other)) == ["c.text", "c.text"]
    assert found(claim(RUN), copies=()) == []


@given(st.lists(st.sampled_from(VOCABULARY), min_size=30, max_size=60), st.integers(0, 20), st.integers(1, 12))
def test_a_run_is_found_wherever_it_begins(words: list[str], start: int, length: int) -> None:
    copy = Copy(SOURCE, Document(" ".join(words), ""))
    text = " ".join(["beforehand", *words[start : start + length], "afterwards"])
    assert bool(found(claim(text), copies=(copy,))) == (length >= 8)


def test_the_words_of_a_text() -> None:
    assert words_of("“It’s 1.5 %,” she said — A_B, naïve; don't!") == [
        *("its", "1.5", "%", "she", "said", "ab", "naive", "dont")
    ]
