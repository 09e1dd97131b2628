"""How far other words may go from a finding: what a person may leave out, and what nobody may change."""

from __future__ import annotations

import time

import pytest

from argmap.memo.blocks import Role, Run, Sentence
from argmap.memo.faith import advice, changes, departures
from tests.memo.samples import finding

SECONDS = 5
NAMES = ("Move", "Stay put", "Move later", "Dana", "Keep every office that we have for ever")
LEAD = finding("a", Run(text="Move", role=Role.CLAIM), " beats ", Run(text="Stay put", role=Role.CLAIM), ": .62 to .4.")
SURE = finding("b", "By Dana, Move may be acceptable, at strength .62 (range .40–.80).")
NOT = finding("c", "No formula turns Move, and it does not fall.")
CUT = finding("d", Run(text="Keep every office that we…", role=Role.CLAIM), " is undecided.")


def departed(words: str, stated: Sentence = SURE) -> list[str]:
    return [str(one) for one in departures([Run(text=words)], stated, NAMES)]


def foreign(*words: str) -> list[str]:
    return [f"word '{one}' is not the finding's" for one in words]


@pytest.mark.parametrize(
    "words",
    [
        "Dana: Move may be acceptable.",
        "For Dana, Move may be acceptable (.62, .40–.80).",
        "By dana, MOVE, at strength 0.62, may be acceptable.",
    ],
)
def test_a_person_may_say_less(words: str) -> None:
    assert departed(words) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Dana: Stay put may be acceptable.", ["name 'Stay put' is added", "name 'Move' is lost"]),
        ("Dana: Move later may be acceptable.", ["name 'Move later' is added", "name 'Move' is lost"]),
        ("Dana: M\u200bove, ｍｏｖｅ, Stay\u00a0put may be acceptable.", ["name 'Stay put' is added"]),
        ("Move may be acceptable.", ["name 'Dana' is lost"]),
        ("Dana: move-now may be acceptable.", ["name 'Move' is lost", *foreign("move", "now")]),
        ("By Dana, Move may not be acceptable.", ["negation 'not' is added"]),
        ("By Dana, Move mayn't be, and it may be acceptable.", ["negation 'mayn't' is added"]),
        ("By Dana, Move may be anything but acceptable.", ["negation 'anything but' is added"]),
        ("By Dana, Move is acceptable.", ["doubt 'may' is lost"]),
        ("By Dana, Move may be acceptable, opposed.", ["verdict 'opposed' is added"]),
        ("By Dana, Move may clearly be acceptable.", ["certainty 'clearly' is added"]),
        ("By Dana, Move may be acceptable, the best.", ["direction 'best' is added"]),
        ("By Dana, Move has strength .40–.80 and may be acceptable.", ["number '.40–.80' is moved"]),
        ("By Dana, Move has strength .40 and may be acceptable.", ["number '.40' is added"]),
        ("By Dana, Move has a chance of .62 and may be acceptable.", ["number '.62' is moved", *foreign("chance")]),
        ("By Dana, Move, at 62 %, may be acceptable.", ["number '62 %' is added"]),
        ("By Dana, Move may be acceptable to half.", ["number 'half' is added"]),
    ],
)
def test_a_person_may_not_say_something_else(words: str, found: list[str]) -> None:
    assert departed(words) == [f"the {one}" for one in found]


def test_names_may_not_change_places() -> None:
    assert departed("Move wins over Stay put.", LEAD) == [
        "the relation 'wins' is added",
        "the relation 'beats' is lost",
        "the word 'over' is not the finding's",
    ]
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
    assert lost == {".62", ".40–.80"}


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
        ("The baseline, Stay put, is rejected: all but ruled out.", BASELINE),
        ("This is read off one document.", READ),
        ("Read off one document; its authors did not weigh it.", READ),
        ("Models object (steelmanned): if so, stop.", VOICED),
    ],
)
def test_a_part_may_go_with_all_that_stands_in_it(words: str, stated: Sentence) -> None:
    assert departed(words, stated) == []


@pytest.mark.parametrize(
    ("words", "stated", "found"),
    [
        ("Stay put, the baseline, is rejected: ruled out.", BASELINE, "the doubt 'all but' is lost"),
        ("Stay put, the baseline, is rejected: forbidden.", BASELINE, "the word 'forbidden' is not the finding's"),
        ("Stay put, the baseline, is rejected: at strength .00.", BASELINE, "the doubt 'all but' is lost"),
        ("The baseline, Stay put, is out.", BASELINE, "the verdict 'rejected' is lost"),
        ("Read off one document, and not weighed.", READ, "the negation 'not' is said of something else"),
        ("Move stays above whatever any one reason is worth.", REACH, "the number '.50' is lost"),
        ("Move stays whatever any one reason is worth.", REACH, "the direction 'above' is lost"),
        ("Models object: if so, stop.", VOICED, "the voice 'steelmanned' is lost"),
        ("Models object (steelmanned): they may suffer; stop.", VOICED, "the condition 'if' is lost"),
    ],
)
def test_what_makes_a_sentence_surer_is_no_shorter_one(words: str, stated: Sentence, found: str) -> None:
    assert found in "; ".join(departed(words, stated))


def test_the_advice_fits_what_was_done() -> None:
    lost, added, foreign = (
        advice(departures([Run(text=words)], stated, NAMES))
        for words, stated in (
            ("By Dana, Move is acceptable.", SURE),
            ("By Dana, Move may clearly be acceptable.", SURE),
            ("Stay put, the baseline, is rejected: forbidden.", BASELINE),
        )
    )
    assert lost.startswith("Keep what is lost")
    assert added.startswith("Take out what is added")
    assert foreign.startswith("Use the finding's own words")


COUNTED = finding("i", "3 of 4 options are judged: 1 acceptable and 2 undetermined.")
PLAIN = finding("j", "No option is clearly preferred.")
THIN = finding("k", "Nothing is recommended: of what bears on “Stay put” only 2 items are weighed, and it takes 3.")
FRONT = finding("l", "The ranges of 2 options overlap (strengths .5–.6): Move leads 49 % of draws, Stay put 21 %.")
LISTED = finding("m", "Acceptable: Move; Stay put. None excludes another.")


@pytest.mark.parametrize(
    ("words", "stated", "found"),
    [
        ("No option is preferred.", PLAIN, "the certainty 'clearly' is lost"),
        ("No option is clearly best.", PLAIN, "the direction 'best' is added; the verdict 'preferred' is lost"),
        ("Options are judged: acceptable and undetermined.", COUNTED, "the number '3' is lost"),
        ("The ranges of 2 options overlap: Move leads draws, Stay put.", FRONT, "the number '49 %' is lost"),
        ("The ranges of options overlap.", FRONT, "the number '2' is lost"),
        ("Nothing is recommended for “Stay put”.", THIN, "the quantity 'only' is lost"),
        (
            "Nothing is recommended: too little bears on “Stay put”, only 2 items weighed of 3.",
            THIN,
            "'little' is added",
        ),
        ("Nothing is recommended: only 2 items bear on “Stay put”, and it takes 3.", THIN, "'weighed' is lost"),
        ("Nothing is recommended: only 2 items are shown for “Stay put”, and it takes 3.", THIN, "'shown' is added"),
        ("Acceptable: Move. None excludes another.", LISTED, "the name 'Stay put' is lost"),
    ],
)
def test_what_carries_a_finding_is_neither_lost_nor_exchanged(words: str, stated: Sentence, found: str) -> None:
    assert found in "; ".join(departed(words, stated))
    assert found in "; ".join(map(str, changes([Run(text=words)], stated, NAMES)))


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("Nothing is recommended.", THIN),
        ("We recommend nothing.", THIN),
        ("3 of 4 options are judged.", COUNTED),
        ("Clearly preferred is no option.", PLAIN),
        ("The ranges of 2 options overlap.", FRONT),
        ("The ranges of 2 options overlap: Move leads 49 % of draws, Stay put 21 %.", FRONT),
        ("Acceptable: Move; Stay put.", LISTED),
    ],
)
def test_a_part_may_go_with_the_names_in_it(words: str, stated: Sentence) -> None:
    assert departed(words, stated) == []


def test_a_name_or_number_before_the_part_stays() -> None:
    named = finding("n", "The baseline, ", Run(text="Stay: put", role=Role.CLAIM), ", ranks 3rd of 4: by Move.")
    assert departed("The baseline ranks of 4.", named) == ["the number '3' is lost", "the name 'Stay: put' is lost"]
    assert departed("The baseline, Stay: put, ranks 3rd of 4.", named) == []


@pytest.mark.parametrize(
    ("words", "stated", "found"),
    [
        ("It falls once rent rises.", "It falls once rent rises from .30 to .99.", "the number '.30 to .99' is lost"),
        ("Its strength stays above.", "Its strength stays above .50.", "the number '.50' is lost"),
        ("This follows “Rent.", "This follows “Rent; it rises”, read off one document.", "the number 'one' is lost"),
    ],
)
def test_only_strengths_and_whole_parts_go(words: str, stated: str, found: str) -> None:
    assert found in "; ".join(departed(words, finding("q", stated)))


def test_a_model_is_held_to_what_a_negation_is_said_of() -> None:
    said = [Run(text="This is read off one document (12 weights) and the map not weighed by authors.")]
    assert "the negation 'not' is said of something else" in map(str, changes(said, READ, NAMES))


def test_however_long_a_finding_is_it_is_looked_at_in_no_time() -> None:
    long = finding("p", "It is not so; " * 500 + "(nor so) " * 500)
    start = time.process_time()
    assert departures([Run(text="It is so.")], long, NAMES)
    assert time.process_time() - start < SECONDS


STRONGEST = finding(
    "r",
    Run(text="Move", role=Role.CLAIM),
    " comes out strongest, at strength .88 (range .83–.99), yet is not recommended: it does not hold by preponderance.",
)
HEARD = finding("s", "The one other perspective heard dissents on the leading option and the baseline.")
SIDE = finding("t", "2 of 3 perspectives come to the other side.")
FOLLOWS = finding("u", "This follows “", Run(text="Dana", role=Role.CLAIM), "”, who has weighed 7 items.")
BURDEN = finding("v", "A claim holds when whoever asserts it has shown it; strengths of premises are multiplied.")
GRADED = finding("w", "Confidence in ", Run(text="Move", role=Role.CLAIM), " is very low: limited evidence.")


@pytest.mark.parametrize(
    ("words", "stated", "found"),
    [
        ("The one other perspective heard consents on the leading option and the baseline.", HEARD, ["consents"]),
        ("The one other perspective heard dissents, out of envy, on the leading option.", HEARD, ["out", "envy"]),
        ("The baseline, Stay put, is rejected unfairly.", BASELINE, ["unfairly"]),
        ("Move is by far the finest option, yet is not recommended.", STRONGEST, ["far", "finest", "option"]),
        ("This mocks “Dana”, who has weighed 7 items.", FOLLOWS, ["mocks"]),
        ("This ignores “Dana”, who has weighed 7 items.", FOLLOWS, ["ignores"]),
        ("2 of 3 perspectives come to the same side.", SIDE, ["same"]),
        ("2 of 3 perspectives come to the other side. So it is safe to proceed.", SIDE, ["safe", "proceed"]),
        ("2 of 3 perspectives foolishly come to the other side.", SIDE, ["foolishly"]),
        (
            "A claim holds when whoever denies it has shown it; strengths of premises are multiplied.",
            BURDEN,
            ["denies"],
        ),
        ("A claim holds when whoever asserts it has shown it; strengths of premises are added.", BURDEN, ["added"]),
        ("2 of 3 perspectives came, or s\u00adaf\u200bely c\u0430me, to the other side.", SIDE, ["came", "safely"]),
        ("2 of 3 perspectives come to the other side 否.", SIDE, ["否"]),
    ],
)
def test_no_word_comes_in_that_is_neither_the_findings_nor_offered(
    words: str, stated: Sentence, found: list[str]
) -> None:
    for changed in (departures([Run(text=words)], stated, NAMES), changes([Run(text=words)], stated, NAMES)):
        assert set(found) <= {one.word for one in changed if one.how == "foreign"}


def test_a_name_lends_none_of_its_words() -> None:
    named = finding("x", Run(text="Stay put", role=Role.CLAIM), " is acceptable.")
    assert departed("Stay put is acceptable, and put.", named) == [f"the {one}" for one in foreign("put")]


@pytest.mark.parametrize("sign", ["?", "!", "≠", "👎", "\u0336", "*"])
def test_no_sign_comes_in_that_says_something(sign: str) -> None:
    assert f"the sign '{sign}' is added" in departed(f"Come to the other side{sign} do 2 of 3 perspectives.", SIDE)


@pytest.mark.parametrize(
    ("words", "stated", "found"),
    [
        ("Move comes out strongest, at strength .88.", STRONGEST, "the negation 'not' is lost"),
        ("Move comes out strongest, yet is recommended.", STRONGEST, "the negation 'not' is lost"),
        ("Confidence in Move is low.", GRADED, "the degree 'very' is lost"),
    ],
)
def test_no_limit_and_no_grade_goes(words: str, stated: Sentence, found: str) -> None:
    assert found in departed(words, stated)


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("Strongest is Move, yet it is not recommended.", STRONGEST),
        ("Although Move comes out strongest, yet it is not recommended.", STRONGEST),
        ("On the leading option and the baseline the one other view, which is heard, dissents.", HEARD),
        ("To the other side come 2 of 3 views.", SIDE),
        ("“Dana”, who weighed 7 items, is followed here.", FOLLOWS),
        ("Very low is the confidence in Move.", GRADED),
        ("When whoever asserts a claim has shown it, it holds.", BURDEN),
    ],
)
def test_shorter_plainer_and_in_another_order_is_possible(words: str, stated: Sentence) -> None:
    assert departed(words, stated) == []


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ("There is work left: .95 there, .20 here.", "There is work left: .95 here, .20 there."),
        ("Go .14, against .83 here.", "Go here .14, against .83."),
        (
            "Confidence is medium: limited evidence; high agreement.",
            "Confidence is high: limited evidence; medium agreement.",
        ),
        (
            "Of 2 other perspectives, none dissents; 1 is silent.",
            "Of 2 other perspectives, none is silent; 1 dissents.",
        ),
        ("Recommended, strongly supported at .84 (range .78–.90).", "Strongly recommended, supported at .84."),
        (
            "An option holds when the strongest reason for it outweighs the strongest reason against it.",
            "An option holds when the strongest reason against it outweighs the strongest reason for it.",
        ),
        (
            "The one other perspective heard dissents, on the leading option and the baseline.",
            "The baseline dissents, and the one other perspective heard is on the leading option.",
        ),
        (
            "Confidence in it is low: limited evidence (1 reason); low agreement.",
            "Confidence in it is low: limited agreement (1 reason); low evidence.",
        ),
        (
            "1 evidence item bears on the options: 1 not graded.",
            "1 evidence item bears on 1 of the options: not graded.",
        ),
        (
            "The reasons for it meet preponderance of the evidence.",
            "The evidence for it meet preponderance of the reasons.",
        ),
        ("The map names no criteria, so options are judged.", "The options name no criteria, so the map is judged."),
    ],
)
def test_what_is_said_of_one_may_not_be_said_of_the_other(stated: str, words: str) -> None:
    told = finding("x", stated)
    assert [str(one) for one in departures((Run(text=stated),), told)] == []
    assert any("moved" in str(one) for one in departures((Run(text=words),), told))
    assert any("moved" in str(one) for one in changes((Run(text=words),), told) if not one.is_less)
