"""``argmap tensions``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Done = Callable[..., str]
Data = Callable[..., Any]


@pytest.fixture
def ada(office: str, done: Done) -> str:
    """Ada, who wants to move though what she believes speaks against it, and doubts what she has in writing."""
    for id, value in (("move-now", "0.9"), ("lease-runs", "0.2"), ("contract", "0.9"), ("lease", "0.8")):
        done("edit", office, "weigh", "ada", id, value)
    return "ada"


def test_a_distance_that_is_no_number_is_refused(office: str, ada: str, refused: Done) -> None:
    assert "no number from 0 to 1" in refused("tensions", office, "--perspective", ada, "--least", "nan")


def test_tensions_in_words(office: str, ada: str, done: Done, data: Data) -> None:
    found = data("tensions", office, "--perspective", ada)
    assert [one["id"] for one in found["tensions"]] == ["lease-runs", "move-now"]
    one = found["tensions"][0]
    assert (one["credence"], one["opposed"], found["least"]) == (0.2, True, 0.25)
    assert one["reasons"] == [{"id": "contract", "stance": "pro"}]
    printed = " ".join(done("tensions", office, "--perspective", ada).split())
    assert f"The lease runs until May. [lease-runs] {one['words']} + The contract names 31 May. [contract]" in printed


def test_the_least_distance_and_reasons_against(office: str, ada: str, done: Done, data: Data) -> None:
    assert data("tensions", office, "--perspective", ada, "--least", "0.9")["tensions"] == []
    assert "No belief lies .90 or further" in done("tensions", office, "--perspective", ada, "--least", ".9")
    done("edit", office, "weigh", ada, "lease-runs", "0.9")
    printed = done("tensions", office, "--perspective", ada)
    assert "− Lease [lease]" in printed
    assert "contract" not in printed


def test_nothing_is_believed_yet(office: str, done: Done, data: Data, refused: Done) -> None:
    printed = done("tensions", office)
    assert "nobody's eyes, since you have weighed nothing here; --perspective P looks through somebody's" in " ".join(
        printed.split()
    )
    assert "further from" not in printed
    assert data("tensions", office)["tensions"] == []
    assert "no perspective 'nobody'" in refused("tensions", office, "--perspective", "nobody")
