"""A model's words for a finding: what they may not change, and how they are disclosed."""

from __future__ import annotations

import pytest

from argmap.errors import InputError
from argmap.memo import hand, starting
from argmap.memo.blocks import Hand, Memo, Paragraph, Polishing, Role, Run, Table
from argmap.memo.faith import changes
from argmap.memo.read_markdown import read
from argmap.memo.tokens import parse
from argmap.memo.write.markdown import text
from tests.memo.samples import finding, memo, paragraph, section

LEAD = finding("bluf.lead", "At strength .62, moving may be acceptable.")
LINE = "Moving may be acceptable, at strength .62.[^bluf.lead][^model]"
WHO = "[^model]: Polished by `a-model 1.0`, accepted by `dana`."


def applied(line: str, who: str = WHO) -> Memo:
    made = memo(section(paragraph(LEAD), id="bluf"), section(id="provenance"))
    return hand.Sidecar("mine.md", parse(f"# bluf\n\n{line}\n\n{who}\n")).apply(made)


def refused(line: str, who: str = WHO) -> str:
    with pytest.raises(InputError) as error:
        applied(line, who)
    return error.value.message


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Moving is, at strength .62, what may be acceptable.", []),
        ("At strength 0.62 moving may be acceptable.", []),
        ("At strength .63, moving may be acceptable.", ["the number '.63' is added", "the number '.62' is lost"]),
        ("Moving may be acceptable.", ["the number '.62' is lost"]),
        ("At strength .62, moving is acceptable.", ["the hedge 'may' is lost"]),
        ("At strength .62, moving may clearly be acceptable.", ["the hedge 'clearly' is added"]),
        ("At strength .62, moving may not be acceptable.", ["the hedge 'not' is added"]),
    ],
)
def test_numbers_and_hedges_stay(words: str, found: list[str]) -> None:
    assert [str(one) for one in changes([Run(text=words)], LEAD)] == found


def test_ids_stay() -> None:
    named = LEAD.model_copy(update={"runs": (*LEAD.runs, Run(text="move-now", role=Role.ID))})
    assert not changes(named.runs, named)
    assert [str(one) for one in changes(LEAD.runs, named)] == ["the id 'move-now' is lost"]
    assert [str(one) for one in changes(named.runs, LEAD)] == ["the id 'move-now' is added"]


def test_polished_words_are_marked_and_disclosed() -> None:
    made = applied(LINE)
    block = made.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert [(one.hand, one.trace) for one in block.sentences] == [(Hand.MODEL, LEAD.trace)]
    assert made.polished == Polishing(model="a-model 1.0", accepted_by="dana")
    table = made.sections[1].blocks[-1]
    assert isinstance(table, Table)
    assert [row.text for row in table.rows] == ["Polishing of sentences | a-model 1.0 | 1 | dana"]
    assert read(text(made), "memo.md").said["bluf.lead"].hand is Hand.MODEL


def test_the_file_to_start_from_keeps_who_polished() -> None:
    assert WHO in starting.text(applied(LINE))


def test_what_is_no_polish_is_refused() -> None:
    assert "the hedge 'may' is lost" in refused("Moving is acceptable, at strength .62.[^bluf.lead][^model]")
    assert "stands for no finding" in refused("Moving is cheap.[^model]")


@pytest.mark.parametrize("who", ["", "[^model]: Polished.", "[^model]: Polished by `a-model 1.0`."])
def test_nobody_is_left_unnamed(who: str) -> None:
    assert "which model polished this" in refused(LINE, who)


def test_without_polished_words_nothing_is_disclosed() -> None:
    made = applied("Moving may be fine.[^bluf.lead]")
    assert made.polished is None
    assert made.sections[1].blocks == ()
