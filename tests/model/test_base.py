"""Ids, text and the frozen values that everything in a map is made of."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from argmap.model import Argument, Claim, ClaimKind, Direction, Header, Perspective, Question, Source, slugify
from argmap.model.base import SLUG_LENGTH, SLUG_PATTERN
from argmap.model.tagged import tag, untag
from tests.strategies import CONTROLS, HOSTILE, any_texts, maps

CLAIM = Claim(id="so", text="It is so.", kind=ClaimKind.CAUSAL)


@given(st.text())
def test_any_text_gives_a_slug(text: str) -> None:
    slug = slugify(text)
    assert re.fullmatch(SLUG_PATTERN, slug)
    assert len(slug) <= SLUG_LENGTH
    assert Claim(id=slug, text="So.", kind=ClaimKind.CAUSAL).id == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The retirement of models is a harm to users and to labs", "retirement-models-harm-users-labs"),
        ("Don't", "dont"),
        ("Élan über alles", "elan-uber-alles"),
        ("It is", "it-is"),
        ("…", "item"),
        ("日本", "item"),
        ("[Main claim]", "main-claim"),
        ("x" * 100, "x" * 58),
    ],
)
def test_slugs_are_readable(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_a_taken_slug_gets_a_number() -> None:
    assert slugify("same words", {"same-words", "same-words-2"}) == "same-words-3"


@pytest.mark.parametrize("id", ["", "A", "a b", "a_b", "-a", "a-", "a--b", "é", "a\n", "x" * 65, "a.b"])
def test_what_is_no_slug_is_no_id(id: str) -> None:
    with pytest.raises(ValidationError):
        Claim(id=id, text="So.", kind=ClaimKind.CAUSAL)


def test_items_never_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        CLAIM.text = "Other."  # type: ignore[misc]


@pytest.mark.parametrize("kind", [Claim, Header])
def test_unknown_fields_are_refused(kind: type[Claim | Header]) -> None:
    fields = {"id": "so", "text": "So.", "kind": "causal"} if kind is Claim else {"title": "T"}
    with pytest.raises(ValidationError, match="Extra inputs"):
        kind.model_validate({**fields, "colour": "red"})


@pytest.mark.parametrize("control", CONTROLS)
def test_control_characters_are_refused_wherever_people_write(control: str) -> None:
    for make in (
        lambda text: Claim(id="so", text=text, kind=ClaimKind.CAUSAL),
        lambda text: Claim(id="so", text="So.", title=text, kind=ClaimKind.CAUSAL),
        lambda text: Argument(id="so", stance=Direction.PRO, target="a", unless=(text,)),
        lambda text: Source(id="so", csl={"type": "book", "title": text}),
        lambda text: Source(id="so", csl={"type": "book", "title": "T", "author": [{"family": text}]}),
        lambda text: Source(id="so", csl={"type": "book", "title": "T", text: 1}),
    ):
        with pytest.raises(ValidationError, match=r"control characters|pattern"):
            make(f"a{control}b")


def test_half_a_character_is_refused() -> None:
    for csl in ({"type": "book", "title": "\ud800"}, {"type": "book", "title": "T", "note": ["\ud800"]}):
        with pytest.raises(ValidationError):
            Source(id="so", csl=csl)
    with pytest.raises(ValidationError):
        Claim(id="so", text="a\ud800", kind=ClaimKind.CAUSAL)


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_a_record_of_a_source_holds_no_number_that_json_cannot_write(number: float) -> None:
    with pytest.raises(ValidationError):
        Source(id="so", csl={"type": "book", "title": "T", "volume": number})


@given(any_texts)
def test_other_text_is_kept_but_for_blanks_around_it(text: str) -> None:
    claim = Claim(id="so", text=text, kind=ClaimKind.CAUSAL)
    assert claim.text == text.strip()
    assert Claim.model_validate(claim.model_dump()) == claim


@pytest.mark.parametrize("text", ["", " ", "\n\t ", "x" * 20_001])
def test_a_claim_says_something_of_readable_length(text: str) -> None:
    with pytest.raises(ValidationError):
        Claim(id="so", text=text, kind=ClaimKind.CAUSAL)


def test_markup_is_only_text() -> None:
    for text in HOSTILE:
        assert Claim(id="so", text=f"<{text}>", kind=ClaimKind.CAUSAL).text == f"<{text}>"


@pytest.mark.parametrize("weight", [-0.01, 1.01, float("nan"), float("inf"), "0.5", True])
def test_a_weight_is_a_number_from_0_to_1(weight: object) -> None:
    with pytest.raises(ValidationError):
        Perspective.model_validate({"id": "mine", "title": "Mine", "credence": {"a": weight}})


def test_a_baseline_is_one_of_the_options() -> None:
    with pytest.raises(ValidationError, match="the baseline 'c' is not among the options"):
        Question(id="ask", text="So?", options=("a", "b"), baseline="c")


@pytest.mark.parametrize("csl", [{}, {"type": "book"}, {"title": "T"}, {"type": "book", "title": ""}, {"type": 1}])
def test_a_source_has_a_type_and_a_title(csl: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="a CSL-JSON record needs a"):
        Source.model_validate({"id": "paper", "csl": csl})


def test_authors_are_named_in_reading_order() -> None:
    authors = [{"given": "Antra", "family": "Tessera"}, {"literal": "Janus"}, {"family": "Roe"}, "nobody", {}]
    assert Source(id="a", csl={"type": "book", "title": "T", "author": authors}).authors == (
        "Antra Tessera, Janus and Roe"
    )


@given(maps())
def test_every_item_survives_as_tagged_json(map: object) -> None:
    for item in map.items:  # type: ignore[attr-defined]
        assert untag(tag(item)) == item


@pytest.mark.parametrize("wrong", [1, {}, {"item": "thing"}, {"item": "claim", "id": "a"}, {"item": ["claim"]}])
def test_what_is_no_item_is_not_read_as_one(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"expected|Field required"):
        untag(wrong)
