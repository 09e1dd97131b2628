"""A model's words for a finding: what they may not change, and how they are disclosed."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from argmap.errors import InputError
from argmap.memo import hand, polishing, starting
from argmap.memo.blocks import Hand, Memo, Paragraph, Polishing, Role, Run, Table
from argmap.memo.faith import changes
from argmap.memo.helped import Accepted, Tally
from argmap.memo.read_markdown import read
from argmap.memo.tokens import parse
from argmap.memo.write.markdown import text
from tests.memo.samples import finding, memo, paragraph, section

LEAD = finding("bluf.lead", "At strength .62, moving may be acceptable.")
LINE = "Moving may be acceptable, at strength .62.[^bluf.lead][^model]"
WHO = "[^model]: Polished by `a-model 1.0`, accepted by `dana`."


def applied(line: str, who: str = WHO, accepted: Iterable[Accepted] = ()) -> Memo:
    made = memo(section(paragraph(LEAD), id="bluf"), section(id="provenance"))
    return hand.Sidecar("mine.md", parse(f"# bluf\n\n{line}\n\n{who}\n", "mine.md")).apply(made, accepted)


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
        ("At strength .62, moving is acceptable.", ["the doubt 'may' is lost"]),
        ("At strength .62, moving may clearly be acceptable.", ["the certainty 'clearly' is added"]),
        ("At strength .62, moving may not be acceptable.", ["the negation 'not' is added"]),
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
    accepted = [Accepted("bluf.lead", LINE.partition("[")[0], "a-model 1.0", "dana")]
    made = applied(LINE, accepted=accepted)
    block = made.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert [(one.hand, one.trace) for one in block.sentences] == [(Hand.MODEL, LEAD.trace)]
    assert made.polished == Polishing(model="a-model 1.0", accepted_by="dana")
    table = made.sections[1].blocks[-1]
    assert isinstance(table, Table)
    assert [row.text for row in table.rows] == ["Polishing of sentences | a-model 1.0 | 1 | dana"]
    assert read(text(made), "memo.md").said["bluf.lead"].hand is Hand.MODEL


@pytest.mark.parametrize(
    "accepted", [[], [Accepted("bluf.lead", "Other words.", "m", "ed")], [Accepted("bluf.crux", LINE[:42], "m", "ed")]]
)
def test_what_the_library_does_not_know_is_the_authors_claim(accepted: list[Accepted]) -> None:
    made = applied(LINE, accepted=accepted)
    table = made.sections[1].blocks[-1]
    assert isinstance(table, Table)
    said = "Polishing of sentences | a-model 1.0 | 1 | dana, according to the memo's author"
    assert [row.text for row in table.rows] == [said]
    assert made.recipe.polished is None


def test_who_accepted_is_told_as_the_library_has_it() -> None:
    made = applied(LINE, accepted=[Accepted("bluf.lead", LINE.partition("[")[0], "a-model 1.0", "ed")])
    table = made.sections[1].blocks[-1]
    assert isinstance(table, Table)
    assert [row.text for row in table.rows] == ["Polishing of sentences | a-model 1.0 | 1 | ed"]


@pytest.mark.parametrize(
    "who", ["a-model 1.0", "A-MODEL  1.0", "\u0430-model 1.0", "a-mod\u200bel 1.0", "dana, a-model 1.0"]
)
def test_no_model_accepts_its_own_words(who: str) -> None:
    assert "only a person accepts" in refused(LINE, f"[^model]: Polished by `a-model 1.0`, accepted by `{who}`.")


@pytest.mark.parametrize(("given", "headings"), [(0, ["Sent", "Reworded"]), (3, ["Sent", "From a file", "Reworded"])])
def test_words_from_a_file_are_told_apart_from_what_was_sent(given: int, headings: list[str]) -> None:
    recipe = memo().recipe.model_copy(update={"help": (Tally(model="m", asked=5, given=given, returned=4),)})
    (table,) = polishing.tables(recipe)
    assert [one.heading for one in table.columns][1 : len(headings) + 1] == headings


def test_the_file_to_start_from_keeps_who_polished() -> None:
    assert WHO in starting.text(applied(LINE))


def test_what_is_no_polish_is_refused() -> None:
    assert "the doubt 'may' is lost" in refused("Moving is acceptable, at strength .62.[^bluf.lead][^model]")
    assert "stands for no finding" in refused("Moving is cheap.[^model]")


@pytest.mark.parametrize("who", ["", "[^model]: Polished.", "[^model]: Polished by `a-model 1.0`."])
def test_nobody_is_left_unnamed(who: str) -> None:
    assert "which model polished this" in refused(LINE, who)


def test_without_polished_words_nothing_is_disclosed() -> None:
    made = applied("Moving may be fine.[^bluf.lead]")
    assert made.polished is None
    assert made.sections[1].blocks == ()
