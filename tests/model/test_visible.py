"""Words of which nothing can be seen are refused like none; what scripts need inside words stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from argmap.edits import Add, Edit, Revise, apply
from argmap.errors import EditRefused, UnreadableMap
from argmap.formats import read_map
from argmap.model import Claim, ClaimKind, Header, Map, Perspective

UNSEEN = ["\ufeff", "\u200b \u200f", "\U000e0041", "\u3164", "\u2800", "\u200d\u200c", "\ufe0f"]
WORDS = ["می\u200cخواهم", "क्\u200dष", "\U0001f468\u200d\U0001f469", "\ufeffx", "李"]


@pytest.mark.parametrize("words", UNSEEN)
def test_nothing_to_be_seen_is_refused_wherever_words_are_read(words: str) -> None:
    for fields in ({"text": words}, {"text": "A claim.", "title": words}, {"text": "A claim.", "note": words}):
        with pytest.raises(ValidationError, match="nothing that can be seen"):
            Claim(id="a", kind=ClaimKind.POLICY, **fields)
    with pytest.raises(ValidationError, match="nothing that can be seen"):
        Perspective(id="p", title=words)
    with pytest.raises(ValidationError, match="nothing that can be seen"):
        Header(title=words)


@pytest.mark.parametrize("words", WORDS)
def test_words_keep_what_joins_and_parts_their_letters(words: str) -> None:
    assert Claim(id="a", kind=ClaimKind.POLICY, text=words).text == words


@pytest.mark.parametrize("words", UNSEEN)
def test_no_edit_makes_a_label_that_cannot_be_seen(words: str) -> None:
    map = Map.build(Header(title="T"), [Claim(id="a", kind=ClaimKind.POLICY, text="A claim.", title="A")])
    with pytest.raises((EditRefused, ValidationError)):
        apply(map, Edit(author="ann", change=Revise(id="a", fields={"title": words})))
    with pytest.raises(ValidationError):
        Add(item=Claim(id="b", kind=ClaimKind.POLICY, text=words))


def test_a_file_is_told_what_is_wrong_in_signs_that_can_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text('map: {title: T}\nclaims:\n  a: {text: "\\ufeff", kind: policy}\n', encoding="utf-8")
    with pytest.raises(UnreadableMap) as caught:
        read_map(path)
    assert "m.yaml:3: a.text: expected words, found nothing that can be seen: '\\ufeff'" in str(caught.value)
