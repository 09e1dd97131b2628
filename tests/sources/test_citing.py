"""What a person adds rests on a stretch of a document, whose words stay outside the map."""

from __future__ import annotations

import pytest

from argmap.edits import Add, Batch, Edit, apply
from argmap.errors import InputError
from argmap.model import Bearing, Claim, ClaimKind, Evidence, EvidenceKind, Header, Map, Source, Stance
from argmap.sources.citing import cite, resting, resting_on
from argmap.sources.passages import State
from argmap.sources.readers import Document
from argmap.sources.verify import Copy, passages_of, verify

TEXT = "First comes a line of words.\nThen “a second line\nof quite a few more words” follows, and a third."
SOURCE = Source(id="report", csl={"type": "report", "title": "A report"})
START = Map.build(Header(title="A map"), [SOURCE])
CLAIM = Claim(id="said", text="It is said.", kind=ClaimKind.EMPIRICAL)


def copy_of(map: Map, text: str = TEXT) -> Copy:
    return Copy(map.find("report", Source), Document(text, "test"))


def span_of(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def with_claim(map: Map, span: tuple[int, int]) -> Map:
    passage, marking = cite(map, copy_of(map), span, lambda words: words)
    change = resting(Add(item=CLAIM), passage, Stance.REPORTS, "line 2", first=marking)
    return apply(map, Edit(author="somebody", change=change)).map


def test_a_claim_rests_on_whole_words_that_are_found_again() -> None:
    map = with_claim(START, span_of("econd line\nof quite a few more wo"))
    (voice,) = map.find("said", Claim).voices
    assert (voice.source, voice.stance, voice.locator) == ("report", Stance.REPORTS, "line 2")
    copy = copy_of(map)
    verified = verify(copy.source, passages_of(map)["report"], copy)
    assert verified.states == {State.EXACT: 1}
    (span,) = verified.spans.values()
    assert TEXT[slice(*span)] == "second line\nof quite a few more words"
    assert [item.id for item in resting_on(map, voice.passage or "")] == ["said"]
    assert copy.source.fingerprint == copy.letters.fingerprint


def test_a_stretch_that_is_a_passage_already_is_not_added_again() -> None:
    span = span_of("second line\nof quite a few more words")
    map = with_claim(START, span)
    passage, marking = cite(map, copy_of(map), span, lambda words: words)
    assert marking is None
    assert passage == passages_of(map)["report"][0]


def test_evidence_is_anchored_and_nothing_else_is_touched() -> None:
    passage, _ = cite(START, copy_of(START), (0, len(TEXT)), lambda words: words)
    item = Evidence(id="seen", text="Seen.", kind=EvidenceKind.CASE, bears_on={"said": Bearing.SUPPORTS})
    change = resting(Batch(changes=(Add(item=item), Add(item=SOURCE))), passage, Stance.ASSERTS)
    assert isinstance(change, Batch)
    evidence, source = (one.item for one in change.changes if isinstance(one, Add))
    assert isinstance(evidence, Evidence)
    assert [place.passage for place in evidence.anchors] == [passage.id]
    assert source == SOURCE


@pytest.mark.parametrize(("span", "said"), [(span_of("a line of"), "at least 8"), ((28, 29), "no words")])
def test_too_few_words_make_no_passage(span: tuple[int, int], said: str) -> None:
    with pytest.raises(InputError, match=said):
        cite(START, copy_of(START), span, lambda words: words)


def test_another_text_of_the_source_is_refused() -> None:
    map = with_claim(START, (0, len(TEXT)))
    with pytest.raises(InputError, match="not the text"):
        cite(map, copy_of(map, TEXT + " More."), (0, len(TEXT)), lambda words: words)
