"""The meaning of words: which of them stand in a text, how they are laid out, and the key that shows them."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from argmap.glossary import glossary, standing_in
from argmap_tui.screens.help import HelpScreen
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.words import WordsScreen
from argmap_tui.word_lines import layout
from tests.tui.conftest import NARROW, Opened


def texts(words: str, width: int = 78) -> list[str]:
    return ["".join(span.text for span in line) for line in layout(words, width).lines]


@pytest.mark.parametrize(
    "word", ["lean", "crux", "force", "proof standard", "burden", "undercut", "credence", "verdict"]
)
def test_the_glossary_explains_the_words_of_the_field(word: str) -> None:
    assert word in [entry.word for entry in glossary()]


def test_words_are_known_in_the_forms_in_which_they_are_used() -> None:
    assert [one.word for one in standing_in("Two theses, UNDERCUTS, and what they lean\n on.")] == [
        "thesis",
        "undercut",
        "lean",
    ]
    assert [one.word for one in standing_in("a proof\n standard; a what if")] == ["what-if", "proof standard"]
    assert standing_in("cleaning, enforced, Argmap") == []


@pytest.mark.parametrize("width", [30, 78])
def test_words_of_the_screen_come_first_and_fit(width: int) -> None:
    lines = texts("its burden", width)
    first = lines[lines.index("WORDS ON THIS SCREEN") + 1]
    assert first.startswith("burden")
    assert sum(line.split("  ")[0] == "burden" for line in lines) == 1
    assert max(map(cell_len, lines)) <= width
    assert "WORDS ON THIS SCREEN" not in texts("nothing")


async def test_one_key_explains_the_words_of_any_screen_and_closes_them(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.press("f1")
        assert terminal.on(WordsScreen)
        assert "perspective" in terminal.text
        assert "everything that one person, group or document" in terminal.text
        await terminal.press("f1")
        assert terminal.on(MapScreen)
        await terminal.press("question_mark")
        assert "F1 on any screen" in terminal.text
        await terminal.press("f1", "escape")
        assert terminal.on(HelpScreen)
        await terminal.press("escape", "slash", "f1", "escape", "escape")
        assert terminal.on(MapScreen)
