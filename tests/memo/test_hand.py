"""A person's own words: what they may change in a memo, and what is refused."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import InputError
from argmap.memo import hand, starting
from argmap.memo.blocks import Block, Bullet, Bullets, Hand, Memo, Paragraph, Role, Row, Sentence, Table
from argmap.memo.build import build
from argmap.memo.numbers import changed_numbers
from argmap.memo.read_markdown import read, written
from argmap.memo.recipe import Form, Front
from argmap.memo.tokens import parse
from argmap.memo.tracing import fixed
from argmap.memo.write.markdown import text
from tests.memo.samples import HOSTILE, finding, long_table, memo, paragraph, section
from tests.memo.small_map import office, recipe

LEAD = finding("bluf.lead", "Recommended is Move, at strength .62.")
DISSENT = finding("bluf.dissent", "2 of 3 perspectives come to the other side.")
EXPLAINED = fixed("Strength is no probability.")


def sample() -> Memo:
    points = Bullets(items=(Bullet(sentences=(finding("options.one", "One."),)),))
    return memo(
        section(paragraph(LEAD, DISSENT, EXPLAINED), id="bluf"),
        section(points, long_table(3), id="options", parts=(section(paragraph(finding("p.a", "P.")), id="part"),)),
    )


def applied(body: str, made: Memo | None = None) -> Memo:
    return hand.Sidecar("mine.md", parse(body, "mine.md")).apply(made or sample())


def sentences(made: Memo, at: int = 0) -> tuple[Sentence, ...]:
    block = made.sections[at].blocks[0]
    assert isinstance(block, Paragraph)
    return block.sentences


def refused(body: str) -> str:
    with pytest.raises(InputError) as error:
        applied(body)
    return f"{error.value.message} → {error.value.next_step}"


def test_the_file_to_start_from_changes_nothing() -> None:
    assert applied(starting.text(sample())) == sample()


LONG = sample()
SHORT = LONG.model_copy(
    update={
        "recipe": LONG.recipe.model_copy(update={"form": Form.SHORT}),
        "sections": (LONG.sections[0], section(paragraph(finding("options.few", "Few.")), id="options")),
    }
)


def test_a_memo_of_two_pages_leaves_aside_what_is_about_the_long_form() -> None:
    body = "# bluf\n\nRecommended is Move.[^bluf.lead]\n\n# options\n\nA one.[^options.one]\n\n# part\n\nAs agreed.\n"
    sidecar = hand.Sidecar("mine.md", parse(body, "mine.md"))
    assert sidecar.left_aside(SHORT, lambda: LONG) == ("options", "part")
    made = sidecar.apply(SHORT, long=lambda: LONG)
    assert sentences(made)[0].text == "Recommended is Move."
    assert made.sections[1] == SHORT.sections[1]
    assert sidecar.apply(LONG).rewritten.keys() == {"bluf", "options", "part"}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("# bluf\n\nRecommended is Move.[^bluf.withheld]\nWe come back.\n", "has no finding 'bluf.withheld'"),
        ("# options\n\nA one.[^options.nine]\n", "has no finding 'options.nine' → It has: options.few."),
        ("# method\n\nAs agreed.\n", "the memo has no block 'method'"),
    ],
)
def test_what_no_form_has_is_refused_in_the_short_form_too(body: str, said: str) -> None:
    sidecar = hand.Sidecar("mine.md", parse(body, "mine.md"))
    for attempt in (sidecar.apply, sidecar.left_aside):
        with pytest.raises(InputError) as error:
            attempt(SHORT, long=lambda: LONG)
        assert said in f"{error.value.message} → {error.value.next_step}"


def test_the_long_form_is_made_only_where_it_is_asked_about() -> None:
    def never() -> Memo:
        raise AssertionError

    body = "# bluf\n\nRecommended is Move.[^bluf.lead]\n"
    assert hand.Sidecar("mine.md", parse(body, "mine.md")).left_aside(SHORT, never) == ()


def test_a_number_of_any_length_is_a_number() -> None:
    assert changed_numbers("It is " + "9" * 5000, "It is 9.") == ["9" * 5000]


def test_the_file_to_start_from_a_map_changes_nothing() -> None:
    made = build(office(), recipe(office(), front=Front(to="The board", decide_by="2027-01-31")))
    sidecar = hand.Sidecar("mine.md", parse(starting.text(made), "mine.md"))
    assert sidecar.apply(made) == made
    assert sidecar.front == made.recipe.front


def test_hostile_words_start_and_come_back() -> None:
    made = memo(section(paragraph(finding("a.b", HOSTILE), fixed("- x\n"), fixed("1. y")), id="bluf"))
    assert applied(starting.text(made), made) == made


def test_a_rewritten_sentence_keeps_what_it_rests_on() -> None:
    lead, *others = sentences(applied("# bluf\n\nRecommended, here, is **Move**.[^bluf.lead]\n[^bluf.dissent]\n"))
    assert (lead.text, lead.trace, lead.hand) == ("Recommended, here, is Move.", LEAD.trace, Hand.AUTHOR)
    assert [run.role for run in lead.runs] == [Role.PLAIN, Role.STRONG, Role.PLAIN]
    assert others == [DISSENT]


def test_other_sentences_are_the_authors_own() -> None:
    made = applied("# bluf\n\nI add this. And this.\nStrength is no probability.\n")
    assert [(one.text, one.hand) for one in sentences(made)] == [
        ("I add this. And this.", Hand.AUTHOR),
        (EXPLAINED.text, Hand.MAP),
    ]
    assert made.left_out == ("bluf.lead", "bluf.dissent")


def test_a_wrapped_sentence_is_one() -> None:
    found = sentences(applied("# bluf\n\nRecommended is\nMove here.[^bluf.lead] Then\nrest.\nAnd go.\n"))
    assert [one.text for one in found] == ["Recommended is Move here.", "Then rest.", "And go."]


def test_lists_and_kept_pieces() -> None:
    made = applied("# options\n\n1. One of them.[^options.one]\n   - below\n2. Two.\n\n[table 1]\n")
    points, table = made.sections[1].blocks
    assert isinstance(points, Bullets)
    assert points.is_numbered
    assert [one.sentences[0].text for one in points.items] == ["One of them.", "Two."]
    assert points.items[0].below[0].sentences[0].text == "below"
    assert isinstance(table, Table)
    assert made.left_out == ()


def test_a_table_left_out_is_left_out() -> None:
    made = applied("# options\n\nNothing to see.\n")
    rows = {one.trace.key for one in sample().findings() if isinstance(one, Row) and one.trace is not None}
    assert rows
    assert set(made.left_out) == {"options.one", "t.remark", *rows}


def test_parts_are_blocks_of_their_own() -> None:
    made = applied("# part\n\nSo: P.[^p.a]\n")
    blocks: tuple[Block, ...] = made.sections[1].parts[0].blocks
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].sentences[0].text == "So: P."
    assert made.sections[1].blocks == sample().sections[1].blocks


def test_a_rewritten_memo_comes_back_from_its_file() -> None:
    made = applied("# bluf\n\nRecommended: Move.[^bluf.lead]\n")
    assert read(text(made), "m.md") == written(made)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("---\nto: x\n---\n\n# nope\n", "mine.md:5: the memo has no block 'nope' → It has bluf, options, part."),
        ("text\n", "mine.md:1: this stands under no heading"),
        ("# bluf\n\n# bluf\n", "mine.md:3: the block 'bluf' is there twice"),
        ("# bluf\n\na\nb.[^nope]\n", "mine.md:3: the block 'bluf' has no finding 'nope' → It has: bluf.lead, bluf.d"),
        ("# bluf\n\nA.\nb[^options.one]\n", "mine.md:4: the block 'bluf' has no finding 'options.one'"),
        ("# bluf\n\n[^bluf.lead]\n\n[^bluf.lead]\n", "mine.md:5: the finding 'bluf.lead' is there twice"),
        ("# bluf\n\na[^bluf.lead][^bluf.dissent]\n", "mine.md:3: a sentence stands for one finding"),
        (
            "# bluf\n\nRecommended is Move, at .63.[^bluf.lead]\n",
            "this is not what 'bluf.lead' finds: the number '.63' is added → It reads: Recommended is Move",
        ),
        (
            "# bluf\n\n2 of three, other side.[^bluf.dissent]\n# part\n\nFive.[^p.a]\n",
            "mine.md:6: this is not what 'p.a' finds: the number 'Five' is added",
        ),
        ("# bluf\n\n```\ncode\n```\n", "mine.md:3: only paragraphs and lists"),
        ("# bluf\n\n## deeper\n", "mine.md:3: only paragraphs and lists"),
        ("# bluf\n\n| a |\n|---|\n", "mine.md:3: only paragraphs and lists"),
        ("# bluf\n\nA [link](http://x).\n", "mine.md:3: a memo cannot hold a link"),
        ("# options\n\n[table 2]\n", "mine.md:3: the block has no [table 2] → It has: [table 1]."),
        ("# options\n\n[table 1]\n\n[table 1]\n", "mine.md:5: the block has no [table 1] → It has: none"),
        (
            "# bluf\n\nGo.[^bluf.lead]\n\n[^bluf.lead]: check `00000000`\n",
            "has changed since this was written → It now",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(body: str, said: str) -> None:
    assert said in refused(body)


def test_a_note_with_the_check_value_of_the_finding_is_right() -> None:
    assert LEAD.trace is not None
    made = applied(f"# bluf\n\nRecommended: Move.[^bluf.lead]\n\n[^bluf.lead]: check `{LEAD.trace.check}`\n")
    assert sentences(made)[0].text == "Recommended: Move."


PARTS = ["# bluf\n", "# options\n", "- ", "  - ", "1. ", "> ", "\n", "\n\n", "a.", "[^bluf.lead]", "[table 1]", "```\n"]
PARTS += ["## ", "| a |\n|---|\n", "[^bluf.lead]: `x`\n", "---\n", "to: x\n", "    ", "<b>", "![i](x)", "`c`", "**"]


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
def test_whatever_is_written_is_taken_or_refused(body: str) -> None:
    sidecar = hand.Sidecar("mine.md", parse(body, "mine.md"))
    with contextlib.suppress(InputError):
        assert sidecar.front
        assert sidecar.apply(sample()).sections


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("to: a\nfrmo: b\n", "mine.md:3: there is no 'frmo' in the head of a memo"),
        ("to: [a]\n", "mine.md:2: 'to' is no single text"),
        ("status: done\n", "mine.md:2: 'done' is no status → Write draft or final."),
    ],
)
def test_a_wrong_head_is_said_with_its_line(front: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        _ = hand.Sidecar("mine.md", parse(f"---\n{front}---\n", "mine.md")).front
    assert said in f"{error.value.message} → {error.value.next_step}"


def test_the_head_is_taken_as_it_is_written() -> None:
    front = "# remark\nto: no\nfrom: 'A: B'\ndecide-by: 2027-01-31\nsubject:\n"
    found = hand.Sidecar("mine.md", parse(f"---\n{front}---\n", "mine.md")).front
    assert found == Front(to="no", sender="A: B", decide_by="2027-01-31")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_bytes("# café".encode("latin-1"))
    with pytest.raises(InputError, match="UTF-8"):
        hand.read(path)


@pytest.mark.parametrize(
    ("own", "finding", "changed"),
    [
        ("at 0.4", "at .40 of 1,240", []),
        ("at .41", "at .40", [".41"]),
        ("1240 in 3", "1,240 in three", []),
        ("Four of them", "3 of them", ["Four"]),
        ("one of them", "3 of them", ["one"]),
        ("no one", "3 of them", []),
        ("3 of 2", "2 of 3", ["2"]),
        ("½ of 2", "2 of 3", ["0.5"]),
        ("at ２.５", "at 2.5", []),
        ("at ٣", "at 4", ["3"]),
        ("at ⅔", "at 2 of 3", ["0.666667"]),
        ("62 % of it", "62 of it", ["62 %"]),
        ("at .40", "range .40–.62", [".40"]),
        ("range .55", "at strength .55, range .40–.62", [".55"]),
        ("strength .40–.62", "strength .55 (range .40–.62)", [".40–.62"]),
        ("held at .99", "held at .30; at .99 it falls", [".99"]),
        ("at .99", "held at .30; at .99 it falls", []),
        ("nothing", ".40–.62", []),
        (".40–.63", ".40–.62", [".40–.63"]),
        ("up by -.05", "up by .05", ["-.05"]),
        ("down −.05", "down -.05", []),
    ],
)
def test_a_number_may_be_left_out_but_not_changed(own: str, finding: str, changed: list[str]) -> None:
    assert changed_numbers(own, finding) == changed
