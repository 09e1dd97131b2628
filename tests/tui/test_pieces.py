"""What the terminal is made of, without a terminal: rows, cards in lines, cells, ways to add, fields, the trail."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from argmap.edits import Batch, Revise, apply
from argmap.edits.compose import Wording
from argmap.model import Argument, Claim, Evidence, Map, Passage, Question
from argmap.reading import card_of, children, has_children, path_to, roots
from argmap_tui import card_lines
from argmap_tui.additions import Addition, change_for, ways
from argmap_tui.card_lines import layout
from argmap_tui.cells import cut, pad, wrap
from argmap_tui.fields import change_of, revisable
from argmap_tui.lines import Layout
from argmap_tui.rows import Row, Rows
from argmap_tui.workspace import TRAIL_KEPT, Trail
from tests import strategies
from tests.tui.conftest import argument, claim, office

WIDTHS = st.integers(20, 120)
STEPS = st.lists(st.tuples(st.sampled_from(["unfold", "fold", "unfold_all"]), st.integers(0, 60)), max_size=12)


def slowly(rows: Rows) -> list[Row]:
    """The visible rows by walking the tree from the top."""
    found: list[Row] = []

    def walk(row: Row) -> None:
        found.append(row)
        if row.open:
            for below in rows.below(row):
                walk(below)

    for row in rows.top:
        walk(row)
    return found


def act(rows: Rows, steps: list[tuple[str, int]]) -> None:
    for name, index in steps:
        if rows.visible:
            getattr(rows, name)(index % len(rows.visible))


@given(strategies.maps(), STEPS)
def test_visible_rows_are_those_of_the_tree(map: Map, steps: list[tuple[str, int]]) -> None:
    rows = Rows(map)
    for step in steps:
        act(rows, [step])
        assert rows.visible == slowly(rows)
    for row in rows.visible:
        assert row.repeats == (row.id in row.path()[:-1])
        assert row.depth == len(row.path()) - 1
        assert rows.has_below(row) == bool(rows.below(row))


@given(strategies.maps(), STEPS, st.data())
def test_rows_moved_to_a_later_map(map: Map, steps: list[tuple[str, int]], data: st.DataObject) -> None:
    rows = Rows(map)
    act(rows, steps)
    same = rows.moved_to(map)
    assert [row.path() for row in same.visible] == [row.path() for row in rows.visible]
    later = map.drop(data.draw(st.sampled_from([item.id for item in map.items])))
    if all(reference.id in later for item in later.items for reference in item.references()):
        moved = rows.moved_to(later)
        assert moved.visible == slowly(moved)
        assert {row.id for row in moved.visible} <= {item.id for item in later.items}


@given(strategies.maps())
def test_every_item_of_the_debate_can_be_revealed(map: Map) -> None:
    for item in map.items:
        if isinstance(item, Claim | Argument | Evidence | Question):
            rows = Rows(map)
            path = path_to(map, item.id)
            assert path
            index = rows.reveal(path)
            assert rows.visible[index].path() == path
            assert rows.visible == slowly(rows)


@given(strategies.maps())
def test_has_children_agrees_with_children(map: Map) -> None:
    for item in map.items:
        assert has_children(map, item.id) == bool(children(map, item.id))


def test_a_path_that_leads_nowhere() -> None:
    rows = Rows(office())
    assert rows.reveal(["gone"]) == -1
    assert rows.visible[rows.reveal(["move", "gone", "rent"])].id == "move"
    assert rows.index_of(Row(roots(office())[0], 0, None)) == -1


def test_a_long_chain_does_not_recurse() -> None:
    length = 3000
    map = office()
    for number in range(length):
        map = map.put(claim(f"c-{number}"))
        map = map.put(argument(f"a-{number}", f"c-{number - 1}" if number else "alone", f"c-{number}"))
    rows = Rows(map)
    rows.unfold_all(len(rows.top) - 1)
    assert len(rows.visible) >= length
    assert rows.visible[rows.reveal(path_to(map, f"a-{length - 1}"))].depth == length


def checked(made: Layout, width: int) -> None:
    assert all(sum(cell_len(span.text) for span in line) <= width for line in made.lines)
    for index, stop in enumerate(made.stops):
        assert 0 <= stop.first <= stop.last < len(made.lines)
        for line in range(stop.first, stop.last + 1):
            assert index in {span.stop for span in made.lines[line]}
        for direction in (-1, 1):
            assert 0 <= made.step(index, direction) < len(made.stops)
        for column in (0, 1):
            assert -1 <= made.near(index, column=column) < len(made.stops)


@given(strategies.maps(), WIDTHS)
def test_cards_fit_their_width(map: Map, width: int) -> None:
    for item in map.items:
        card = card_of(map, item.id)
        made = layout(card, width)
        checked(made, width)
        assert [stop.id for stop in made.stops] == [line.id for line in card.lines]


@given(strategies.any_texts, WIDTHS)
def test_cards_of_any_words_fit(text: str, width: int) -> None:
    map = office().put(claim("any", text, text)).put(argument("about", "any", "alone", title=text, against=True))
    for id in ("any", "about", "alone"):
        checked(layout(card_of(map, id), width), width)


def test_every_stop_can_be_reached() -> None:
    map = office()
    made = layout(card_of(map, "move-now"), 100)
    reached, waiting = set(), [0]
    while waiting:
        stop = waiting.pop()
        if stop not in reached:
            reached.add(stop)
            waiting += [made.step(stop, 1), made.step(stop, -1), max(0, made.near(stop, column=1))]
    assert reached == set(range(len(made.stops)))


def test_a_very_long_section_says_how_much_is_left_out() -> None:
    map = office()
    for number in range(card_lines.SHOWN + 7):
        map = map.put(argument(f"a-{number}", "alone", text="Again."))
    made = layout(card_of(map, "alone"), 80)
    assert len(made.stops) == card_lines.SHOWN
    assert any("… 7 more" in span.text for line in made.lines for span in line)


@given(strategies.any_texts, st.integers(0, 40))
def test_cut_and_pad(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) <= width
    assert cell_len(pad(text, width)) == width


@given(strategies.any_texts, st.integers(2, 40))
def test_wrap(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert lines
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_wrap_keeps_line_breaks_and_words() -> None:
    assert wrap("one two\nthree", 8) == ["one two", "three"]
    assert wrap("", 8) == [""]
    assert wrap("abcdefghij k", 4) == ["abcd", "efgh", "ij k"]
    assert cut("one two three", 8) == "one two…"
    assert cut("one", 0) == ""


@pytest.mark.parametrize("id", ["move-now", "rents-rise", "rent", "survey", "contract", "move", "report", "gone"])
def test_every_way_on_adds_what_it_says(id: str) -> None:
    map, numbers = office(), count()
    found = ways(map, id)
    assert found[-1].words.endswith("a new claim on its own")
    for way in found:
        kind = "document" if way.is_evidence else "empirical"
        change, added = change_for(map, Addition(way, Wording("So.", kind)), lambda *_, **__: f"new-{next(numbers)}")
        after = apply(map, strategies.edit(change)).map
        assert added in after
        item = after[added]
        if isinstance(item, Argument):
            assert item.target == way.target
        elif isinstance(item, Evidence):
            assert list(item.bears_on) == [way.target]
        assert path_to(after, added)[-1] == added


@given(strategies.maps())
def test_fields_say_what_the_item_says(map: Map) -> None:
    for item in map.items:
        fields = revisable(map, item.id)
        assert bool(fields) is not isinstance(item, Passage)
        assert len({field.name for field in fields}) == len(fields)
        assert change_of({field: field.value for field in fields}) is None


def test_changed_fields_make_one_change() -> None:
    map = office()
    fields = {field.name: field for field in revisable(map, "survey")}
    assert fields["text"].item == "few-asked"
    change = change_of({fields["text"]: "Twenty were asked. ", fields["title"]: ""})
    assert change == Revise(id="few-asked", fields={"text": "Twenty were asked."})
    both = change_of({fields["text"]: "Twenty.", fields["title"]: "Twenty"})
    assert isinstance(both, Batch)
    assert {part.id for part in both.changes if isinstance(part, Revise)} == {"few-asked", "survey"}


def test_a_trail_leads_back() -> None:
    trail = Trail()
    assert not trail.return_()
    trail.go("a")
    trail.go("a")
    assert trail.back == []
    trail.go("b")
    trail.go("c")
    assert trail.return_()
    assert (trail.here, trail.back) == ("b", ["a"])
    trail.look("d")
    assert (trail.here, trail.back) == ("d", [])
    for number in range(TRAIL_KEPT + 50):
        trail.go(str(number))
    assert len(trail.back) == TRAIL_KEPT


def test_a_trail_forgets_what_is_gone() -> None:
    map = office()
    trail = Trail("gone", ["rent", "missing", "staff"])
    trail.forget(map)
    assert (trail.here, trail.back) == ("staff", ["rent"])
    trail = Trail("gone", [])
    trail.forget(map)
    assert trail.here == ""
