"""What counts as a number in a sentence that is said in other words."""

from __future__ import annotations

import pytest

from argmap.memo.numbers import changed_numbers, numbers


@pytest.mark.parametrize(
    "text",
    [
        "It falls once rents rise.",
        "None excludes another one.",
        "No one asked, and any one reason may go.",
        "Options that exclude one another are told apart.",
        "It is the stronger one.",
        "The weaker one is left out.",
        "This one depends on one's view.",
    ],
)
def test_what_counts_nothing_is_no_number(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("One option holds.", [1]),
        ("The one other perspective dissents.", [1]),
        ("The only one that holds.", [1]),
        ("Of each option's two sides exactly one meets the standard.", [2, 1]),
        ("No two options exclude each other.", [2]),
        ("Read off one document, by one of 3 people.", [1, 1, 3]),
        ("A single reason.", [1]),
        ("It was asked twice.", [2]),
    ],
)
def test_what_counts_is_a_number(text: str, values: list[int]) -> None:
    assert [end for one in numbers(text) for end in one.value] == values


def test_a_count_of_one_is_still_not_added() -> None:
    assert changed_numbers("The one other perspective dissents.", "The other perspectives dissent.") == ["one"]
    assert changed_numbers("It falls when rents rise.", "It falls once rents rise.") == []
