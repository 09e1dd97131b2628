"""The signs after an item: what they mean, that they agree with the gaps, and what others have changed."""

from __future__ import annotations

from hypothesis import given

from argmap.edits import Add, Edit, Revise, apply
from argmap.formats import read_map
from argmap.model import Argument, Direction, Map, Perspective, Question
from argmap.model.moves import is_answered
from argmap.resources import bundled_maps
from argmap.store import Library
from argmap.weigh.gaps import GapKind, gaps
from argmap_tui.key_lines import keys_page
from argmap_tui.marks import CHANGED, DISPUTED, DRAFTED, MEANINGS, UNANSWERED, Marks
from argmap_tui.workspace import Workspace
from tests.strategies import maps
from tests.tui.conftest import Opened, argument, office


def test_disputed_and_unanswered() -> None:
    marks = Marks(office())
    assert marks.of("move-now") == DISPUTED
    assert marks.of("rents-rise") == ""
    assert marks.of("staff") == ""  # the survey speaks against its premise
    marks.show_map(office().drop("survey"))
    assert marks.of("staff") == UNANSWERED


def test_weights_leave_the_signs_as_they_were_found() -> None:
    marks = Marks(office())
    assert marks.of("staff") == ""
    weigh = Edit(author="ben", change=Add(item=Perspective(id="ben", title="Ben", holder="ben")))
    marks.show_map(apply(marks.map, weigh).map, touched={"ben"})
    assert "staff" in marks._known  # with thousands of counters, finding it again takes longer than a key may
    marks.show_map(office().drop("survey"), touched={"survey"})
    assert marks.of("staff") == UNANSWERED


def test_only_counters_at_stake_are_signed() -> None:
    assert Marks(office()).of("doubt") == ""  # nothing answers it, but it speaks against a reason
    assert Marks(office()).of("survey") == ""


def test_drafted_and_changed_stand_first() -> None:
    marks = Marks(office(), frozenset({"move-now"}), frozenset({"move-now", "alone"}))
    assert marks.of("move-now") == CHANGED + DRAFTED + DISPUTED
    assert marks.of("alone") == DRAFTED


@given(maps())
def test_an_answer_is_what_the_gaps_call_one(map: Map) -> None:
    counters = [one for one in map.of_kind(Argument) if one.stance is Direction.CON]
    found = {one.id for one in counters if not is_answered(map, one)}
    assert found == {gap.id for gap in gaps(map, [GapKind.UNANSWERED])}


def test_few_items_of_the_bundled_map_are_signed() -> None:
    deprecation = read_map(bundled_maps()["deprecation"])
    marks = Marks(deprecation)
    signed = [one for one in deprecation.of_kind(Argument) if marks.of(one.id)]
    at_stake = {id for one in deprecation.of_kind(Question) for id in (*one.theses, *one.options)}
    assert signed
    assert len(signed) < 60
    assert {one.target for one in signed} <= at_stake


def test_what_others_change_after_a_visit_is_signed_the_next_time(library: Library) -> None:
    library.add("office", office(), "somebody")
    first = Workspace(library, library.open("office"), "tester")
    assert not first.marks.changed  # on a first visit nothing has changed since
    first.save_place({})
    library.open("office").submit(Revise(id="alone", fields={"title": "Parking"}), "rosa")
    library.open("office").submit(Revise(id="lease-runs", fields={"title": "Lease"}), "tester")
    second = Workspace(library, library.open("office"), "tester")
    assert second.marks.of("alone") == CHANGED
    assert second.marks.of("lease-runs") == ""
    second.save_place({})
    assert Workspace(library, library.open("office"), "tester").marks.of("alone") == ""


def test_what_others_change_meanwhile_is_signed_too(library: Library) -> None:
    library.add("office", office(), "somebody")
    workspace = Workspace(library, library.open("office"), "tester")
    workspace.submit(Revise(id="lease-runs", fields={"title": "Lease"}))
    library.open("office").submit(Revise(id="alone", fields={"title": "Parking"}), "rosa")
    assert workspace.refresh()
    assert workspace.marks.of("alone") == CHANGED
    assert workspace.marks.of("lease-runs") == ""


def test_help_explains_every_sign() -> None:
    for sign, meaning in MEANINGS.items():
        assert f"{sign}  {meaning}" in keys_page(80).plain


async def test_the_outline_and_the_card_show_them(opened: Opened) -> None:
    shared = office().put(argument("more", "move-now", "rents-rise", title="More"))
    async with opened(shared) as terminal:
        assert any("Move now" in line and DISPUTED in line for line in terminal.lines())
        await terminal.go_to("rent")
        assert "also bears on “More”" in " ".join(terminal.text.replace("│", " ").split())
