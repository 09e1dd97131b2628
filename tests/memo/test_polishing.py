"""A model's words for a finding: what they may not change, and how they are disclosed."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from argmap.errors import InputError
from argmap.memo import hand, polishing, starting
from argmap.memo.blocks import Hand, Memo, Paragraph, Polishing, Role, Run, Table
from argmap.memo.drafted import Drafts
from argmap.memo.faith import changes
from argmap.memo.helped import Drafted, Tally
from argmap.memo.read_markdown import read
from argmap.memo.tokens import parse
from argmap.memo.write.markdown import text
from tests.memo.samples import finding, memo, paragraph, section

LEAD = finding("bluf.lead", "At strength .62, moving may be acceptable.")
LINE = "Moving may be acceptable, at strength .62.[^bluf.lead][^model]"
WORDS = LINE.partition("[")[0]
WHO = "[^model]: Polished by `a-model 1.0`, accepted by `dana`."


def applied(line: str, who: str = WHO, drafts: Iterable[Drafted] = ()) -> Memo:
    made = memo(section(paragraph(LEAD), id="bluf"), section(id="provenance"))
    return hand.Sidecar("mine.md", parse(f"# bluf\n\n{line}\n\n{who}\n", "mine.md")).apply(made, Drafts(drafts))


def drafted(words: str, person: str = "", **fields: object) -> Drafted:
    """A draft for the finding, accepted as it is where a person is named."""
    state = "accepted" if person else "waiting"
    made = Drafted(7, "bluf.lead", LEAD.text, words, "a-model 1.0", state, words if person else "", person)
    return made._replace(**fields)  # type: ignore[arg-type]


def refused(line: str, who: str = WHO, drafts: Iterable[Drafted] = ()) -> str:
    with pytest.raises(InputError) as error:
        applied(line, who, drafts)
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
    made = applied(LINE, drafts=[drafted(WORDS, "dana")])
    block = made.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert [(one.hand, one.trace) for one in block.sentences] == [(Hand.MODEL, LEAD.trace)]
    assert made.polished == Polishing(model="a-model 1.0", accepted_by="dana")
    table = made.sections[1].blocks[-1]
    assert isinstance(table, Table)
    assert [row.text for row in table.rows] == ["Polishing of sentences | a-model 1.0 | 1 | dana"]
    assert read(text(made), "memo.md").said["bluf.lead"].hand is Hand.MODEL


@pytest.mark.parametrize("drafts", [[], [drafted("Other words.", "ed")]])
def test_what_the_library_does_not_know_is_the_authors_claim(drafts: list[Drafted]) -> None:
    made = applied(LINE, drafts=drafts)
    table = made.sections[1].blocks[-1]
    assert isinstance(table, Table)
    said = "Polishing of sentences | a-model 1.0 | 1 | dana, according to the memo's author"
    assert [row.text for row in table.rows] == [said]
    assert made.recipe.polished is None


def test_who_accepted_is_told_as_the_library_has_it() -> None:
    made = applied(LINE, drafts=[drafted(WORDS, "ed")])
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
    made = applied("Moving may be acceptable.[^bluf.lead]")
    assert made.polished is None
    assert made.sections[1].blocks == ()


PROVENANCE = "Polishing of sentences | a-model 1.0 | 1 | ed"
REWORDED = "Drafts, rewritten before they were accepted | a-model 1.0 | 1 | "


def told(made: Memo) -> str:
    """What the provenance tells of models."""
    tables = [one for one in made.sections[1].blocks if isinstance(one, Table)]
    return "; ".join(row.text for one in tables for row in one.rows)


@pytest.mark.parametrize("mark", ["", "[^model]", "[^edited]", "[^author]"])
@pytest.mark.parametrize("words", [WORDS, "MOVING may be acceptable - at strength .62", WORDS.replace("m", "m\u200b")])
def test_words_of_an_accepted_draft_are_disclosed_however_they_are_marked(words: str, mark: str) -> None:
    made = applied(f"{words}[^bluf.lead]{mark}", "", [drafted(WORDS, "ed")])
    assert [one.hand for one in made.findings()] == [Hand.MODEL]
    assert told(made) == PROVENANCE
    assert "Polished by `a-model 1.0`, accepted by `ed`" in starting.text(made)


def test_words_that_a_person_accepted_in_place_of_a_draft_are_known_too() -> None:
    draft = drafted("At a strength of .62, it may be acceptable.", "ed", state="edited", kept=WORDS)
    assert told(applied(f"{WORDS}[^bluf.lead]", "", [draft])) == f"{REWORDED}ed"
    assert "not accepted like this: it is edited" in refused(f"{draft.words}[^bluf.lead]", "", [draft])


def test_a_draft_that_was_changed_by_a_few_letters_is_rewritten() -> None:
    made = applied("Moving, it may be acceptable, at strength .62.[^bluf.lead]", "", [drafted(WORDS, "ed")])
    assert [one.hand for one in made.findings()] == [Hand.EDITED]
    assert told(made) == f"{REWORDED}ed; since reworded by the memo's author"


@pytest.mark.parametrize(
    "words", [WORDS, "Moving, it may be acceptable, at strength .62.", f"{WORDS} So it is, as it is."]
)
@pytest.mark.parametrize(("state", "person"), [("waiting", ""), ("rejected", "ed")])
def test_words_of_a_draft_that_nobody_accepted_are_refused(words: str, state: str, person: str) -> None:
    draft = drafted(WORDS)._replace(state=state, person=person)
    for line in (f"{words}[^bluf.lead]", f"{words}[^bluf.lead][^model]", words):
        said = refused(line, WHO, [draft])
        assert "words of draft 7 by 'a-model 1.0'" in said
        assert ("nobody has decided on" if not person else "it is rejected") in said


def test_a_models_words_stand_for_the_finding_that_they_are_for() -> None:
    assert "no words of your own" in refused(WORDS, WHO, [drafted(WORDS, "ed")])


@pytest.mark.parametrize("words", ["Moving may be acceptable.", "At strength .62, here moving may be acceptable."])
def test_an_authors_own_words_stay_the_authors(words: str) -> None:
    draft = drafted(f"So: {LEAD.text}")
    assert [one.hand for one in applied(f"{words}[^bluf.lead]", "", [draft]).findings()] == [Hand.AUTHOR]


def test_of_drafts_with_the_same_words_the_accepted_one_counts() -> None:
    assert told(applied(LINE, "", [drafted(WORDS, "ed"), drafted(WORDS, id=8)])) == PROVENANCE
