"""``audiences``: which theses and options are acceptable to whom, and what is said where values decide nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from argmap.weigh.audiences import audiences

Done = Callable[..., str]
Data = Callable[..., Any]

CLASH = """\
map: {title: Lunch}
claims:
  cook: {text: We should cook., kind: policy, title: Cook}
  order-in: {text: We should order in., kind: policy, title: Order in}
  go-out: {text: We should go out., kind: policy}
  share: {text: We should share., kind: policy}
  fast: {text: We should be fast., kind: policy}
  fresh: {text: Fresh food is healthy., kind: empirical}
  slow: {text: Cooking takes an hour., kind: empirical}
arguments:
  for-health: {stance: pro, target: cook, premises: [fresh], values: {health: promotes}}
  for-time: {stance: con, target: cook, premises: [slow], values: {time: promotes}}
  against-out: {stance: con, target: go-out, premises: [slow]}
  sharing: {stance: pro, target: share, premises: [fresh]}
  no-sharing: {stance: con, target: share, premises: [slow]}
  speed: {stance: pro, target: fast, premises: [slow], values: {time: promotes}}
  no-speed: {stance: con, target: fast, premises: [fresh], values: {health: promotes}}
questions:
  lunch:
    text: What for lunch?
    theses: [cook, fresh]
    options: [order-in, go-out, share]
    criteria: {health: {title: Health}, time: {title: Time}, price: {title: Price}}
perspectives:
  cy: {title: Cy, credence: {fresh: 0.8, slow: 0.8, go-out: 0.8}}
  di: {title: Di, credence: {fresh: 0.8, slow: 0.8}, values: {health: 0.9, time: 0.1}}
  ed: {title: Ed, credence: {slow: 0.8}}
"""


@pytest.fixture
def lunch(done: Done, tmp_path: Path) -> str:
    path = tmp_path / "lunch.yaml"
    path.write_text(CLASH, encoding="utf-8")
    done("maps", "add", path)
    return "lunch"


def test_to_whom_an_option_is_acceptable(lunch: str, done: Done) -> None:
    assert (
        done("audiences", lunch, "--perspective", "cy")
        == """\
Cy
    This is another method than strengths and verdicts: what is believed takes
    part, however firmly, and no reason is weighed against another. A claim can
    be acceptable here and fail by `argmap verdicts`, or the reverse.
    4 of 7 attacks are between arguments that touch different values. Tried is
    every order of health, time (2).

What for lunch?
    values: Health [health], Time [time], Price [price]
  DEPENDS ON THE ORDER
    Cook [cook] thesis
        acceptable to whoever puts health above time; not acceptable to the
        others
  ACCEPTABLE TO EVERY AUDIENCE
    Fresh food is healthy. [fresh] thesis
  OPEN TO EVERY AUDIENCE, WHATEVER THE ORDER
    We should share. [share]
  ACCEPTABLE TO NO AUDIENCE
    We should go out. [go-out]
  Nothing believed speaks for Order in [order-in]

ELSEWHERE IN THE MAP
    We should be fast. [fast]
        acceptable to whoever puts time above health; not acceptable to the
        others
"""
    )


def test_as_data(lunch: str, data: Data) -> None:
    found = data("audiences", lunch, "--perspective", "cy", "--order", "time>health", "--order", "price>time=health")
    assert (found["values"], found["orders"], found["complete"]) == (["health", "time"], 2, True)
    assert (found["attacks"], found["attacks_between_values"], found["values_left_out"]) == (7, 4, [])
    (question,) = found["questions"]
    assert question["criteria"]["price"] == "Price"
    cook, fresh, order_in, go_out, share = question["claims"]
    assert cook["is_thesis"]
    assert cook["status"] == "subjectively acceptable"
    assert cook["accepted_when"] == [[["health", "time"]]]
    assert (cook["orders_that_accept"], cook["orders_that_leave_open"]) == (1, 0)
    assert (order_in["status"], order_in["supported"]) == ("indefensible", False)
    assert (go_out["status"], go_out["supported"]) == ("indefensible", True)
    assert (fresh["status"], fresh["accepted_when"]) == ("objectively acceptable", [[]])
    assert (share["orders_that_accept"], share["orders_that_leave_open"]) == (0, 2)
    assert [one["id"] for one in found["elsewhere"]] == ["fast"]
    assert [(one["accepts"], one["leaves_open"]) for one in found["given"]] == [
        (["fresh"], ["share"]),
        (["fresh"], ["cook", "share"]),
    ]


def test_what_given_orders_and_the_values_of_a_perspective_accept(lunch: str, done: Done) -> None:
    printed = done("audiences", lunch, "--perspective", "di", "--order", "time > health")
    plain = " ".join(printed.split())
    fresh, share = "Fresh food is healthy [fresh]", "We should share [share]"
    assert f"ORDER time > health accepts: {fresh} leaves open: {share}" in plain
    assert f"ORDER the values of di accepts: Cook [cook]; {fresh} leaves open: {share}" in plain


def test_why_all_come_out_alike(lunch: str, done: Done) -> None:
    printed = " ".join(done("audiences", lunch, "--perspective", "ed").split())
    assert "There are no attacks between arguments that touch different values" in printed
    assert "Nothing believed speaks for any of 5 claims." in printed
    assert "the others rest on" not in printed
    printed = " ".join(done("audiences", "deprecation", "--perspective", "on-deprecations").split())
    assert "Every thesis and option comes out the same whatever the order." in printed
    assert "arguments against theses and options" in printed


def test_who_believes_nothing(lunch: str, done: Done) -> None:
    assert done("audiences", lunch) == (
        "Nothing decided (nobody's eyes, since you have weighed nothing here;\n"
        "--perspective P looks through somebody's)\n    Nothing is believed, so nothing follows.\n"
    )


def test_values_that_are_left_out_are_told(done: Done, data: Data, tmp_path: Path) -> None:
    reasons = "\n".join(
        f"  r{at}: {{stance: pro, target: a, premises: [p], values: {{v{at}: promotes}}}}" for at in range(8)
    )
    path = tmp_path / "many.yaml"
    path.write_text(
        "map: {title: Many}\nclaims:\n  a: {text: A., kind: policy}\n  p: {text: P., kind: empirical}\n"
        f"arguments:\n{reasons}\n  c: {{stance: con, target: a, premises: [p], values: {{v1: promotes}}}}\n"
        "questions: {q: {text: Q?, theses: [a]}}\nperspectives: {own: {title: Own, credence: {p: 0.8}}}\n",
        encoding="utf-8",
    )
    assert "Too many values to try all orders; none of these ranks: v7." in done(
        "audiences", path, "--perspective", "own"
    )
    assert data("audiences", path, "--perspective", "own")["values_left_out"] == ["v7"]


def test_lack_of_time_is_told(lunch: str, done: Done, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "in time" not in done("audiences", lunch, "--perspective", "cy")
    monkeypatch.setattr("argmap.cli.audiences.audiences_of", partial(audiences, seconds=-1))
    assert "Not everything could be looked at in time" in done("audiences", lunch, "--perspective", "cy")


def test_bad_orders_and_maps_without_questions(lunch: str, refused: Done, tmp_path: Path) -> None:
    assert "'taste' is no value of this map" in refused("audiences", lunch, "--order", "health>taste")
    assert "There are: health, time, price." in refused("audiences", lunch, "--order", "")
    assert "names a value twice" in refused("audiences", lunch, "--order", "time>time")
    assert "no perspective 'nobody'" in refused("audiences", lunch, "--perspective", "nobody")
    path = tmp_path / "bare.yaml"
    path.write_text("map: {title: Bare}\n", encoding="utf-8")
    assert "holds no claims to weigh" in refused("audiences", path)
