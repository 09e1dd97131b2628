"""What an author takes out of a memo is told on its pages, and that it is told is checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.memo import checking, files, hand, starting
from argmap.memo.blocks import Memo, Sentence, statements
from argmap.memo.build import build
from argmap.memo.hand import Sidecar
from argmap.memo.leaving import is_told
from argmap.memo.read_markdown import read
from argmap.memo.recipe import Form
from argmap.memo.tokens import parse
from argmap.memo.write import write
from argmap.memo.write.markdown import text
from tests.memo.small_map import office, recipe

MAP = office()
MEMO = build(MAP, recipe(MAP))
BLUF = [one.trace.key for one in MEMO.findings() if one.trace is not None and one.trace.key.startswith("bluf.")]
LEFT = BLUF[1:4]
TO_KEEP = "\n".join(f"[^{key}]" for key in BLUF if key not in LEFT)
HERE = "The author left out 3 findings here: {}, {} and {}.".format(*(key.removeprefix("bluf.") for key in LEFT))
HAND = f"{starting.text(MEMO).split('# question')[0]}\n# dissent\n\n"


def taken_out(memo: Memo = MEMO, body: str = HAND) -> Memo:
    lines = (line for line in body.splitlines() if not any(f"[^{key}]" in line for key in LEFT))
    return Sidecar("mine.md", parse("\n".join(lines), "mine.md")).apply(memo)


@pytest.fixture(scope="module")
def made() -> Memo:
    return taken_out()


def told(memo: Memo, id: str) -> list[str]:
    return [one.text for one in said(memo, id) if is_told(one.text)]


def said(memo: Memo, id: str) -> Iterator[Sentence]:
    sections = (section for _, section in memo.walk() if section.id == id)
    found = (one for section in sections for block in section.blocks for one in statements(block))
    return (one for one in found if isinstance(one, Sentence))


def test_it_is_told_where_it_would_stand(made: Memo) -> None:
    assert told(made, "bluf") == [HERE]
    (sentence,) = said(made, "dissent")
    assert sentence.text == "The author left out 3 findings here: count, table ada and table bob."


def test_it_is_told_in_the_provenance(made: Memo) -> None:
    (sentence,) = told(made, "provenance")
    assert sentence == "The author left out 6 findings of this memo: 3 under “Bottom line” and 3 under “Dissent”."
    assert told(taken_out(body="# provenance\n\nNothing.\n"), "provenance")[0].startswith("The author left out 2 find")


def test_where_nothing_is_left_out_nothing_is_told() -> None:
    made = taken_out(body=f"# bluf\n\nI add this.\n\n{TO_KEEP}\n")
    assert told(made, "bluf") == [HERE]
    made = taken_out(body="# method\n\nI add this.\n")
    assert not made.left_out
    assert not any(is_told(one.text) for one in made.statements())
    assert not any(is_told(one.text) for one in MEMO.statements())


def test_of_many_only_some_are_named() -> None:
    (sentence,) = told(taken_out(body="# arguments-move\n\nAs agreed.\n"), "arguments-move")
    assert sentence.count(",") == 6
    assert sentence.endswith(" more.")


@pytest.mark.parametrize("ending", [".md", ".html", ".pdf"])
@pytest.mark.parametrize("form", Form)
def test_it_is_on_the_pages_and_holds(ending: str, form: Form, tmp_path: Path) -> None:
    made = taken_out(build(MAP, recipe(MAP, form=form)))
    path = tmp_path / f"memo{ending}"
    path.write_bytes(write(made, ending, ""))
    file = files.read(path)
    assert HERE in [one.text for one in file.lines]
    assert checking.check(file, checking.made_again(file, MAP), MAP) == []


@pytest.mark.parametrize("at", [HERE, "of this memo"])
@pytest.mark.parametrize("put", ["", "The author left out 1 finding here: crux."])
def test_it_cannot_be_taken_off_the_page_unseen(made: Memo, at: str, put: str) -> None:
    source = text(made)
    line = next(one for one in source.splitlines() if at in one)
    file = read(source.replace(line, put), "memo.md")
    found = checking.check(file, checking.made_again(file, MAP), MAP)
    assert any(line in (one.was, one.now) for one in found)


def test_the_same_words_of_an_author_do_not_pass_for_it() -> None:
    made = taken_out(body="# dissent\n\nThe author left out 3 findings here: nothing of note.\n")
    assert [one.hand for one in said(made, "dissent")] == ["author", "map"]


def test_the_file_to_start_from_does_not_hold_it(made: Memo) -> None:
    assert "left out" not in starting.text(made)
    assert hand.Sidecar("again.md", parse(HAND, "again.md")).apply(MEMO).left_out == (
        "dissent.count",
        "dissent.table.ada",
        "dissent.table.bob",
    )
