"""One change of the map that comes with argmap: the check of its memo names exactly the findings concerned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from argmap.formats import read_map
from argmap.memo.blocks import Memo
from argmap.memo.build import build
from argmap.memo.checking import Stale, check, made_again
from argmap.memo.read_markdown import read
from argmap.memo.write.markdown import text
from argmap.memo.written import Written
from argmap.model import Certainty, Claim, Evidence, Map, Perspective, Stance
from argmap.resources import bundled_maps
from tests.memo.changing import concerned, plain
from tests.memo.debates import recipe

CLAIM, EVIDENCE = "retirement-is-irreversible", "opus-3-robustness"
CREDENCE = {"preservation-foundation": 0.6, "demand-threshold": 0.7, "custody-is-better": 0.8, CLAIM: 0.3}
VIEWS = ("dana", "view-of-on-deprecations")


@pytest.fixture(scope="module")
def map() -> Map:
    dana = Perspective(id="dana", title="Dana", holder="dana", credence=CREDENCE, certainty={EVIDENCE: 0.7})
    return read_map(bundled_maps()["deprecation"]).put(dana)


@pytest.fixture(scope="module")
def memo(map: Map) -> Memo:
    return build(map, recipe(*VIEWS, question="withdraw-public-access"))


@pytest.fixture(scope="module")
def file(memo: Memo) -> Written:
    return read(text(memo), "memo.md")


def reworded(map: Map) -> Map:
    return map.put(map.find(CLAIM, Claim).model_copy(update={"text": "Retirement cannot be taken back."}))


def believed(map: Map) -> Map:
    dana = map.find("dana", Perspective)
    return map.put(dana.model_copy(update={"credence": {**dana.credence, CLAIM: 0.35}}))


def rejected(map: Map) -> Map:
    claim = map.find(CLAIM, Claim)
    first, *others = claim.voices
    voices = (first.model_copy(update={"stance": Stance.REJECTS}), *others)
    return map.put(claim.model_copy(update={"voices": voices}))


def downgraded(map: Map) -> Map:
    return map.put(map.find(EVIDENCE, Evidence).model_copy(update={"certainty": Certainty.VERY_LOW}))


@pytest.mark.parametrize("change", [reworded, believed, rejected, downgraded])
def test_exactly_the_findings_concerned_are_named(
    change: Callable[[Map], Map], map: Map, memo: Memo, file: Written
) -> None:
    after = change(map)
    again = made_again(file, after)
    found = check(file, again, after)
    named = {one.key for one in found if one.key and one.stale is not Stale.MOVED}
    others = [one for one in found if not one.key and one.stale is not Stale.MOVED]
    assert Counter(one.was for one in others if one.was) == plain(memo) - plain(again)
    assert Counter(one.now for one in others if one.now) == plain(again) - plain(memo)
    assert named == concerned(map, after, memo, again)
    assert named
    assert len(named) < len(file.said) / 2


def test_every_finding_has_ids(memo: Memo, file: Written) -> None:
    findings = [one.trace for one in memo.findings() if one.trace is not None]
    assert all(one.rests_on for one in findings)
    assert {one.key for one in findings} == set(file.said)
