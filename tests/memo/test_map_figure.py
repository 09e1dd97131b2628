"""Maps of what bears on an option, as drawings: nothing overlaps, nothing leaves its box, all of it can be read."""

from __future__ import annotations

import json
import re
import shutil
import time
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.layout import Box as Place
from argmap.layout import Point
from argmap.memo.figures import draw
from argmap.memo.figures.data import Arrow, Box, MapFigure
from argmap.memo.figures.drawing import MEMO
from argmap.memo.figures.fonts import WIDTHS, text_width, wrapped
from argmap.memo.figures.map_figure import ATTACK, PAD, SUPPORT, arranged, forks
from argmap.memo.figures.svg import NAMESPACE, TEXT
from tests.bench.figures import scattered

SVG = f"{{{NAMESPACE}}}"
KINDS = ("claim", "argument", "evidence")


@st.composite
def figures(draw: st.DrawFn) -> MapFigure:
    ids = [f"n{number}" for number in range(draw(st.integers(1, 14)))]
    words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=80)
    boxes = tuple(
        Box(
            id=id,
            words=draw(words),
            kind="option" if id == "n0" else draw(st.sampled_from(KINDS)),
            strength=draw(st.none() | st.floats(0, 1)),
        )
        for id in ids
    )
    ties = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.booleans()), max_size=24))
    arrows = tuple(Arrow(start=start, end=end, opposes=opposes) for start, end, opposes in dict.fromkeys(ties))
    return MapFigure(root="n0", boxes=boxes, arrows=arrows, left_out=draw(st.integers(0, 2)))


def meets(one: Point, other: Point, box: Place) -> bool:
    left, right = sorted((one.x, other.x))
    top, bottom = sorted((one.y, other.y))
    return left < box.x + box.width and right > box.x and top < box.y + box.height and bottom > box.y


@given(figures())
def test_boxes_do_not_overlap_and_no_line_runs_through_one(figure: MapFigure) -> None:
    layout = arranged(figure, MEMO).layout
    for one, other in combinations(layout.boxes.values(), 2):
        assert (
            one.x + one.width < other.x
            or other.x + other.width < one.x
            or (one.y + one.height < other.y or other.y + other.height < one.y)
        )
    for route in layout.routes:
        for piece in pairwise(route):
            assert not any(meets(*piece, box) for box in layout.boxes.values())


@given(figures())
def test_words_stay_in_their_boxes(figure: MapFigure) -> None:
    laid = arranged(figure, MEMO)
    for box in figure.boxes:
        place, text = laid.layout.boxes[box.id], laid.texts[box.id]
        for line in text:
            assert len(line) == 1 or text_width(line, TEXT, bold=box.kind == "option") <= place.width - 2 * PAD


@given(figures())
def test_markup_is_well_formed_whatever_the_words_are(figure: MapFigure) -> None:
    svg = draw(figure, name="f")
    root = ET.fromstring(svg.markup)  # noqa: S314 - our own markup is what is tested
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    for part, attribute in (("title", "aria-labelledby"), ("desc", "aria-describedby")):
        found = root.find(f"{SVG}{part}")
        assert found is not None
        assert found.get("id") == root.get(attribute) == f"f-{part}"
    assert draw(figure, name="f") == svg


def box(id: str, words: str = "", **fields: object) -> Box:
    return Box.model_validate({"id": id, "words": words or id, "kind": "claim", "strength": 0.5, **fields})


def small(*arrows: Arrow, **fields: object) -> MapFigure:
    ids = dict.fromkeys(end for arrow in arrows for end in (arrow.end, arrow.start))
    boxes = tuple(box(id, kind="option" if at == 0 else "claim") for at, id in enumerate(ids))
    return MapFigure.model_validate({"root": boxes[0].id, "boxes": boxes, "arrows": arrows, **fields})


def test_markup_in_words_is_shown_not_obeyed() -> None:
    hostile = "<script>alert(1)</script> &amp; \"' ]]>"
    figure = MapFigure(root="a", boxes=(box("a", hostile),), arrows=())
    assert "<script" not in draw(figure).markup
    shown = "".join(ET.fromstring(draw(figure).markup).itertext())  # noqa: S314
    assert "<script" in shown
    assert "&amp;" in shown


def test_support_and_attack_differ_without_colour() -> None:
    markup = draw(small(Arrow(start="b", end="a"), Arrow(start="c", end="a", opposes=True))).markup
    pro, con = (re.findall(rf'<path[^>]*stroke="{colour}"[^>]*>', markup) for colour in (SUPPORT, ATTACK))
    assert pro
    assert con
    assert not any("stroke-dasharray" in one for one in pro)
    assert all("stroke-dasharray" in one for one in con)
    assert f'fill="{SUPPORT}"' in markup  # a filled head
    assert re.search(rf'<line[^>]*stroke="{ATTACK}"', markup)  # a bar


def test_the_option_stands_left_and_reasons_to_the_right() -> None:
    layout = arranged(small(Arrow(start="b", end="a"), Arrow(start="c", end="b")), MEMO).layout
    assert [layout.boxes[id].column for id in "abc"] == [0, 1, 2]


def test_what_is_left_out_is_said() -> None:
    figure = small(Arrow(start="b", end="a"), left_out=7)
    assert "7 more items not shown" in draw(figure).markup
    assert "more item" not in draw(small(Arrow(start="b", end="a"))).markup


def test_nothing_weighed_is_not_a_number() -> None:
    figure = MapFigure(root="a", boxes=(box("a", strength=None),), arrows=())
    assert "not weighed" in draw(figure).markup
    assert ".50" not in draw(figure).markup


def test_lines_that_come_together_are_marked() -> None:
    trunk = (Point(9, 0), Point(5, 0), Point(5, 4), Point(0, 4))
    branch = (Point(9, 8), Point(5, 8), Point(5, 4), Point(0, 4))
    assert forks([trunk, branch]) == [Point(5, 4)]
    assert forks([trunk]) == []


def test_text_of_four_columns_keeps_its_size_on_a_page() -> None:
    chain = [Arrow(start=f"n{number + 1}", end=f"n{number}") for number in range(3)]
    markup = draw(small(*chain)).markup
    assert f'viewBox="0 0 {MEMO} ' in markup
    assert TEXT >= 7


def test_a_map_of_150_boxes_is_drawn_in_time() -> None:
    figure = scattered(150, 186, 0)
    start = time.process_time()
    draw(figure)
    assert time.process_time() - start < 0.6  # the bar is 0.3 s on a machine with nothing else to do


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("one two three", ["one two", "three"]),
        ("one two three four five", ["one two", "three…"]),
        ("abcdefghijklmnopqrs", ["abcdefghij", "klmnopqrs"]),
        ("", []),
    ],
)
def test_words_are_wrapped_and_cut_between_words(text: str, found: list[str]) -> None:
    lines = wrapped(text, 40, TEXT, most=2)
    assert all(text_width(line, TEXT) <= 40 for line in lines)
    assert lines == found


@pytest.mark.parametrize("bold", [False, True])
def test_no_character_is_wider_than_is_reckoned_with(tmp_path: Path, bold: bool) -> None:  # noqa: FBT001
    """Measured in the font that typst brings, the only one of the stack that every machine has."""
    import typst

    chars = [*WIDTHS, "é", "Ł", "ж"]
    file = tmp_path / "widths.typ"
    file.write_text(
        "#let chars = json(bytes(sys.inputs.chars))\n"
        '#set text(font: "Libertinus Serif", size: 100pt)\n'
        f"#let wide(char) = measure(text(weight: {700 if bold else 400}, char))\n"
        "#context [#metadata(chars.map(char => wide(char).width.pt())) <found>]\n",
        encoding="utf-8",
    )
    given = {"chars": json.dumps(chars)}
    found = typst.query(str(file), "<found>", field="value", one=True, sys_inputs=given, ignore_system_fonts=True)
    too_narrow = [
        char
        for char, width in zip(chars, json.loads(found), strict=True)
        if width > text_width(char, 100, bold=bold) + 0.01
    ]
    assert too_narrow == []


@settings(max_examples=20)
@given(st.text(st.characters(codec="utf-8"), max_size=60), st.floats(20, 200))
def test_wrapping_loses_nothing_but_blanks_while_there_is_room(text: str, room: float) -> None:
    lines = wrapped(text, room, TEXT, most=1000)
    assert "".join(lines).replace(" ", "") == "".join(wrapped(text, 1e9, TEXT, most=1)).replace(" ", "")


@pytest.mark.skipif(shutil.which("rsvg-convert") is None, reason="rsvg-convert is not installed")
def test_a_viewer_opens_the_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    import subprocess

    file = tmp_path_factory.mktemp("figures") / "map.svg"
    file.write_bytes(draw(small(Arrow(start="b", end="a", opposes=True))).file())
    made = subprocess.run(["rsvg-convert", str(file)], capture_output=True, check=True)
    assert made.stdout.startswith(b"\x89PNG")
