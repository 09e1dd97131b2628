"""How far other words may go from a finding: what a person may leave out, and what nobody may change."""

from __future__ import annotations

import pytest

from argmap.memo.blocks import Role, Run, Sentence
from argmap.memo.faith import advice, changes, departures
from tests.memo.samples import finding

NAMES = ("Move", "Stay put", "Move later", "Dana", "Keep every office that we have for ever")
LEAD = finding("a", Run(text="Move", role=Role.CLAIM), " beats ", Run(text="Stay put", role=Role.CLAIM), ": .62 to .4.")
SURE = finding("b", "By Dana, Move is strongly supported at strength .62 (range .40–.80) and may be acceptable.")
NOT = finding("c", "No formula turns Move, and it does not fall below .50.")
CUT = finding("d", Run(text="Keep every office that we…", role=Role.CLAIM), " is undecided.")


def departed(words: str, stated: Sentence = SURE) -> list[str]:
    return [str(one) for one in departures([Run(text=words)], stated, NAMES)]


@pytest.mark.parametrize(
    "words",
    [
        "Dana: Move may be acceptable.",
        "For Dana, Move, at .62 within .40–.80, may do.",
        "By dana, MOVE is supported at strength 0.62 and may be acceptable.",
    ],
)
def test_a_person_may_say_less(words: str) -> None:
    assert departed(words) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Dana: Stay put may be acceptable.", ["name 'Stay put' is added", "name 'Move' is lost"]),
        ("Dana: Move later may be acceptable.", ["name 'Move later' is added", "name 'Move' is lost"]),
        ("Dana: M\u200bove, ｍｏｖｅ, Stay\u00a0put may be.", ["name 'Stay put' is added"]),
        ("Move may be acceptable.", ["name 'Dana' is lost"]),
        ("Dana: move-now may be acceptable.", ["name 'Move' is lost"]),
        ("By Dana, Move may not be acceptable.", ["negation 'not' is added"]),
        ("By Dana, Move mayn't be, and may be.", ["negation 'not' is added"]),
        ("By Dana, Move may be anything but acceptable.", ["negation 'anything but' is added"]),
        ("By Dana, Move is acceptable.", ["doubt 'may' is lost"]),
        ("By Dana, Move may be opposed.", ["verdict 'opposed' is added"]),
        ("By Dana, Move may clearly be acceptable.", ["certainty 'clearly' is added"]),
        ("By Dana, Move may be the best.", ["direction 'best' is added"]),
        ("By Dana, Move has strength .40–.80 and may be.", ["number '.40–.80' is moved"]),
        ("By Dana, Move has strength .40 and may be.", ["number '.40' is added"]),
        ("By Dana, Move has a chance of .62 and may be.", ["number '.62' is moved"]),
        ("By Dana, Move, at 62 %, may be.", ["number '62 %' is added"]),
        ("By Dana, Move may be acceptable to half.", ["number 'half' is added"]),
    ],
)
def test_a_person_may_not_say_something_else(words: str, found: list[str]) -> None:
    assert departed(words) == [f"the {one}" for one in found]


def test_names_may_not_change_places() -> None:
    assert departed("Move wins over Stay put.", LEAD) == ["the direction 'wins' is added"]
    assert departed("Stay put is beaten by Move.", LEAD) == ["the name 'Stay put' is moved"]


def test_a_negation_stays() -> None:
    assert departed("A formula turns Move, and it does not fall.", NOT) == ["the negation 'no' is lost"]
    assert departed("No formula turns Move, and it does fall.", NOT) == ["the negation 'not' is lost"]
    assert departed("No formula turns Move, and it doesn’t fall.", NOT) == []


def test_a_name_that_was_cut_may_be_said_in_full() -> None:
    assert departed("Keep every office that we have for ever is undecided.", CUT) == []
    assert departed("Keep every office that we… is undecided.", CUT) == []
    assert departed("It is undecided.", CUT) == ["the name 'Keep every office that we have for ever' is lost"]


def test_a_model_may_not_even_say_less() -> None:
    said = "Dana: Move may be acceptable."
    lost = {one.word for one in changes([Run(text=said)], SURE, NAMES) if one.how == "lost"}
    assert lost == {".62", ".40–.80", "strongly", "supported"}


BASELINE = finding(
    "e", "The baseline, ", Run(text="Stay put", role=Role.CLAIM), ", is rejected: all but ruled out at strength .00."
)
READ = finding("f", "This is read off one document (12 weights); its authors have not weighed the map.")
REACH = finding("g", Run(text="Move", role=Role.CLAIM), " stays above .50 whatever any one reason is worth.")
VOICED = finding("h", "Models object (steelmanned): they may suffer; if so, stop.")


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("The baseline, Stay put, is rejected.", BASELINE),
        ("The baseline, Stay put, is rejected, at strength .00.", BASELINE),
        ("This is read off one document.", READ),
        ("Read off one document; its authors did not weigh it.", READ),
        ("Move stays whatever any one reason is worth.", REACH),
        ("Models object (steelmanned): if so, stop.", VOICED),
    ],
)
def test_a_part_may_go_with_all_that_stands_in_it(words: str, stated: Sentence) -> None:
    assert departed(words, stated) == []


@pytest.mark.parametrize(
    ("words", "stated", "found"),
    [
        ("Stay put, the baseline, is rejected: ruled out.", BASELINE, "the doubt 'all but' is lost"),
        ("Stay put, the baseline, is rejected: excluded.", BASELINE, "the doubt 'all but' is lost"),
        ("The baseline, Stay put, is out.", BASELINE, "the verdict 'rejected' is lost"),
        ("Read off one document, and not weighed.", READ, "the negation 'not' is said of something else"),
        ("Move stays above whatever any one reason is worth.", REACH, "the direction 'above' is left without its"),
        ("Models object: if so, stop.", VOICED, "the voice 'steelmanned' is lost"),
        ("Models object (steelmanned): they may suffer; stop.", VOICED, "the condition 'if' is lost"),
    ],
)
def test_what_makes_a_sentence_surer_is_no_shorter_one(words: str, stated: Sentence, found: str) -> None:
    assert found in "; ".join(departed(words, stated))


def test_the_advice_fits_what_was_done() -> None:
    lost, added, cut = (
        advice(departures([Run(text=words)], stated, NAMES))
        for words, stated in (
            ("By Dana, Move is acceptable.", SURE),
            ("By Dana, Move may clearly be acceptable.", SURE),
            ("Move stays above whatever any one reason is worth.", REACH),
        )
    )
    assert lost.startswith("Keep what is lost")
    assert added.startswith("Take out what is added")
    assert "give the number" in cut
