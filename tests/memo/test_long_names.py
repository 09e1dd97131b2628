"""What has no title is named by its words, which may be a page of them: names are cut, the words stand once."""

from __future__ import annotations

import pytest

from argmap.memo.blocks import Figure, Memo
from argmap.memo.build import build
from argmap.memo.figures.data import MapFigure
from argmap.memo.words import NAME, SAID, cut
from argmap.memo.write import write
from argmap.model import Claim
from tests.memo.small_map import office, recipe

WORDS = " ".join(f"word{number}" for number in range(400))


@pytest.fixture(scope="module")
def memo() -> Memo:
    map = office()
    map = map.put(map.find("move", Claim).model_copy(update={"title": "", "text": WORDS}))
    return build(map, recipe(map))


def test_the_words_of_an_option_stand_in_its_own_section_and_nowhere_else(memo: Memo) -> None:
    found = [
        (section.id, one) for _, section in memo.walk() for one in section.blocks if WORDS in one.model_dump_json()
    ]
    assert [id for id, _ in found] == ["arguments-move"]
    assert write(memo, ".md").decode().count(WORDS) == 1


def test_elsewhere_it_is_named_by_their_beginning(memo: Memo) -> None:
    long = [run.text for one in memo.statements() for run in getattr(one, "runs", ()) if run.text.startswith("word0 ")]
    assert {len(text) <= NAME + 1 or len(text) <= SAID for text in long if text != WORDS} == {True}
    assert all(len(section.title) <= NAME for _, section in memo.walk())
    figures = [one for _, section in memo.walk() for one in section.blocks if isinstance(one, Figure)]
    boxes = [box for one in figures if isinstance(one.drawing, MapFigure) for box in one.drawing.boxes]
    assert boxes
    assert all(len(box.words) <= NAME for box in boxes)


@pytest.mark.parametrize(
    ("text", "most", "found"),
    [("short", 5, "short"), ("two words", 8, "two…"), ("unbroken", 4, "unb…"), ("", 4, "")],
)
def test_text_is_cut_at_a_blank_where_there_is_one(text: str, most: int, found: str) -> None:
    assert cut(text, most) == found
