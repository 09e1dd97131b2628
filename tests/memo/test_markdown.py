"""Memos as Markdown: read back they say the same, and no text is taken for markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from argmap.errors import InputError
from argmap.memo.blocks import (
    Block,
    Bullet,
    Bullets,
    Column,
    Entry,
    Hand,
    Memo,
    Paragraph,
    Record,
    Role,
    Run,
    Sentence,
    Table,
)
from argmap.memo.build import build
from argmap.memo.read_markdown import read, written
from argmap.memo.recipe import Front
from argmap.memo.shown import spelled
from argmap.memo.write.markdown import text
from tests.memo.samples import CONTROLS, HOSTILE, finding, memo, paragraph, row, section
from tests.memo.samples import recipe as sample_recipe
from tests.memo.small_map import office, recipe

HARD = [
    HOSTILE,
    CONTROLS,
    "# heading",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "12) item",
    "===",
    "---",
    "> quote",
    "~~~",
    "```",
    "    code",
    "\tcode",
    "| a | b |",
    ": definition",
    "[ ] task",
    "[x] task",
    "[^author]",
    "[^k]: note",
    "[a]: /url",
    "![image](x.png)",
    "<b>html</b>",
    "<!-- comment -->",
    "&amp; &#35; &copy;",
    "https://example.org www.example.org a@example.org",
    "~~struck~~ $x$",
    "a\\",
    "\\|",
    "a|b\\|c",
    "two\nlines",
    "a\n---\nb",
    "a\n...\nb",
    "trailing  ",
    "  leading",
    "\u00a0edges\u3000",
    "*a**b_c__d",
    "left\u202eright",
    "\u2028line",
    "  ",
    "",
    "`tick",
    "foo #",
    "\ud800",
    "0\n",
]
LINKS = MarkdownIt("gfm-like", {"html": True, "linkify": True}).use(front_matter_plugin)
"""A reader that takes more for markup than ours does."""
LINKS.use(footnote_plugin).use(tasklists_plugin)


def every_place(words: str) -> Memo:
    """A memo with ``words`` wherever words can stand."""
    role = [Run(text=words, role=one) for one in Role]
    said = [finding(f"a.{one.role}", "so ", one, "; ", one, one, ".") for one in role]
    said += [finding("a.alone", words), finding("a.own", words, hand=Hand.AUTHOR)]
    own = Sentence(runs=(Run(text=words),), hand=Hand.MODEL)
    items = (Bullet(sentences=(finding("b.one", words),), below=(Bullet(sentences=(finding("b.two", words),)),)),)
    columns = (Column(heading=words), Column(heading="n", is_number=True))
    rows = (row("t.one", words, words), row("t.two", "x", words))
    blocks: tuple[Block, ...] = (
        paragraph(*said, own),
        Bullets(items=items),
        Bullets(items=items[:0], is_numbered=True),
        Record(entries=(Entry(label=words, value=(finding("r.one", words),)),)),
        Table(caption=words, columns=columns, rows=rows, remark=(finding("t.remark", words),)),
    )
    kept = sample_recipe(front=Front(to=words, status=words))
    return memo(section(*blocks, title=words), title=words or "t", subtitle=words, recipe=kept)


@pytest.mark.parametrize("words", HARD, ids=ascii)
def test_hard_words_come_back_as_they_were(words: str) -> None:
    made = every_place(words)
    assert read(text(made), "memo.md") == written(made)


@given(st.text(st.characters(), max_size=30) | st.text("*_`[]()<>|~&$@#\\!-+=:.1 \n\tab^\"'", max_size=12))
def test_any_words_come_back_as_they_were(words: str) -> None:
    made = every_place(words)
    assert read(text(made), "memo.md") == written(made)


@pytest.mark.parametrize("words", [one for one in HARD if one.strip()], ids=ascii)
def test_a_reader_of_everything_shows_hard_words_literally(words: str) -> None:
    source = text(memo(section(paragraph(finding("a.alone", words)), title="One"), title="T"))
    tokens = LINKS.parse(source)
    shown = [one for one in tokens if one.type == "inline"][2]
    kinds = {one.type for one in shown.children or ()}
    assert kinds <= {"text", "footnote_ref"}
    assert "".join(one.content for one in shown.children or ()) == spelled(words)


def test_what_is_obeyed_is_spelled() -> None:
    source = text(memo(section(paragraph(finding("a.alone", "a\u202eb\x1bc")))))
    assert r"a\\u202eb\\x1bc[^a.alone]" in source


def test_a_sentence_has_a_line_and_a_note() -> None:
    source = text(memo(section(paragraph(finding("a.one", "One."), finding("a.two", "Two.", on=("x", "map"))))))
    assert "\nOne.[^a.one]\nTwo.[^a.two]\n" in source
    assert "\n[^a.two]: Rests on `x`, the whole `map`; check `0badcafe`.\n" in source


def test_whose_words_they_are_is_said() -> None:
    own = Sentence(runs=(Run(text="Mine."),), hand=Hand.AUTHOR)
    source = text(memo(section(paragraph(finding("a.one", "One.", hand=Hand.MODEL), own))))
    assert "One.[^a.one][^model]\nMine.[^author]\n" in source
    assert "[^author]: " in source
    assert "[^model]: " in source


def test_lists_in_a_row_stay_apart() -> None:
    one, two = (Bullets(items=(Bullet(sentences=(finding(f"b.{at}", "x"),)),)) for at in "12")
    opened = [one.type for one in LINKS.parse(text(memo(section(one, two)))) if one.type == "bullet_list_open"]
    assert len(opened) == 2


def test_deep_lists_keep_their_shape() -> None:
    item = Bullet(sentences=(finding("b.0", "0"), Sentence(runs=(Run(text="more"),))))
    for depth in range(1, 40):
        item = Bullet(sentences=(finding(f"b.{depth}", str(depth)),), below=(item,))
    made = memo(section(Bullets(items=(item,), is_numbered=True)))
    assert read(text(made), "memo.md") == written(made)


def test_the_memo_of_a_map_comes_back() -> None:
    map = office()
    made = build(map, recipe(map, front=Front(to="The board", decision="Move: now\n---\n")))
    found = read(text(made), "memo.md")
    assert found == written(made)
    assert found.items == made.items
    assert found.said
    assert read(text(made).replace("\n", "\r\n"), "memo.md") == found


def test_an_empty_paragraph_is_no_line() -> None:
    assert "\n\n\n" not in text(memo(section(Paragraph(sentences=()), paragraph(finding("a.b", "x")))))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("# Mine\n\nText.\n", "is no memo"),
        ("---\nargmap-memo: 2\n---\n", "is no memo"),
        ("---\n- a\n---\n", "is no list of names"),
        ("---\na: b: c\n---\n", "memo.md:2: the front matter is no YAML"),
        ("---\nargmap-memo: 1\nrecipe: {map: x}\n---\n[memo ends]: #end\n", "recipe.map_title"),
    ],
)
def test_what_is_no_memo_is_refused(source: str, said: str) -> None:
    with pytest.raises(InputError, match=r"memo\.md") as refused:
        read(source, "memo.md")
    assert said in refused.value.message
