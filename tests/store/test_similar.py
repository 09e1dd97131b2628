"""Claims that may say the same as what is being written."""

from __future__ import annotations

import threading

import pytest

from argmap.edits import Retire
from argmap.model import Argument, Claim, ClaimKind, Direction, Header, Map
from argmap.store import Library, LiveMap, alike

TEXTS = {
    "rents": "Rents rise every year.",
    "rent-cap": "The city caps how far rents may rise.",
    "lease": "The lease runs until May.",
    "staff": "Half the staff would leave rather than travel further.",
}


def opened(library: Library, name: str = "office", **texts: str) -> LiveMap:
    claims = [Claim(id=id, text=text, kind=ClaimKind.EMPIRICAL) for id, text in (texts or TEXTS).items()]
    first = claims[0].id
    argument = Argument(id="why", stance=Direction.PRO, target=first, text="Rents rise every year, too.")
    library.add(name, Map.build(Header(title="T"), [*claims, argument]), "ann")
    return library.open(name)


def like(live: LiveMap, sentence: str, limit: int = 4) -> list[str]:
    return [hit.id for hit in live.similar(sentence, limit=limit)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Rents rise every year", ["rents", "rent-cap"]),
        ("the rent is rising", ["rents", "rent-cap"]),
        ("staff might be leaving", ["staff"]),
        ("rents", []),
        ("it is of the", []),
        ("", []),
        ("rents are one of nine other matters nobody settles", []),
        ('AND "NOT (rents* rise', ["rents", "rent-cap"]),
        ("\0 \ud800 \" '", []),
    ],
)
def test_claims_in_like_words(typed: str, found: list[str]) -> None:
    with Library() as library:
        assert like(opened(library), typed) == found


def test_the_likest_come_first_and_no_more_than_asked_for() -> None:
    with Library() as library:
        live = opened(library)
        assert like(live, "Rents rise every year", limit=1) == ["rents"]
        assert like(live, "The city caps how far rents may rise", limit=1) == ["rent-cap"]


def test_other_maps_and_retired_claims_are_left_out() -> None:
    with Library() as library:
        live = opened(library)
        opened(library, "other", theirs="Rents rise every year.")
        live.submit(Retire(id="rents", dependents=True), "ann")
        assert like(live, "Rents rise every year") == ["rent-cap"]


def test_a_thread_may_ask() -> None:
    found: list[list[str]] = []
    with Library() as library:
        live = opened(library)
        thread = threading.Thread(target=lambda: found.append(like(live, "the lease runs")))
        thread.start()
        thread.join()
    assert found == [["lease"]]


def test_what_has_too_little_in_common_is_left_out() -> None:
    with Library() as library:
        live = opened(library)
        assert [hit.id for hit in live.similar(TEXTS["rents"], least=0.7)] == ["rents"]


def test_arguments_in_like_words_that_bear_on_the_same() -> None:
    def reason(id: str, target: str, text: str) -> Argument:
        return Argument(id=id, stance=Direction.PRO, target=target, text=text)

    with Library() as library:
        map = opened(library).map
        for one in (
            reason("again", "rents", "Rents rise again every year."),
            reason("other", "rents", "The landlord is greedy."),
            reason("elsewhere", "lease", "Rents rise every year, too."),
        ):
            map = map.put(one)
        assert alike(map, "why", 0.5) == ["again"]
        assert alike(map, "other", 0.5) == []
