"""Every sentence of the bundled map's memo that can be sent comes back into it unharmed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from argmap.assist.polish import ask, complaints, sendable
from argmap.assist.queue import Queue
from argmap.assist.reviewing import Review
from argmap.memo import hand
from argmap.memo.beside import beside_of
from argmap.memo.blocks import Hand, Memo
from argmap.memo.build import build
from argmap.memo.prints import snapshot
from argmap.memo.recipe import Recipe
from argmap.store import Library
from tests.assist.asking import Replies, key_of, reworded

MAP = "deprecation"


def a_memo(library: Library) -> Memo:
    live = library.open(MAP)
    recipe = Recipe(
        map=MAP,
        map_title=live.map.header.title,
        snapshot=snapshot(live.map),
        event=live.head,
        date=dt.date(2026, 11, 21),
        question="withdraw-public-access",
        perspectives=("view-of-on-deprecations", "view-of-model-weight-preservation"),
    )
    return build(live.map, recipe, beside_of(live.map, library.history(MAP)))


def test_all_of_them_are_polished_at_once(tmp_path: Path, own_home: Path) -> None:
    path = tmp_path / "h.md"
    with Library() as library:
        memo, queue = a_memo(library), Queue(library, MAP)
        every = sendable(memo)
        assert len(every) > 20
        assert not [one for one in every if key_of(one).endswith(".voices")]
        assert not [one.text for one in every if complaints(one.text, one, memo.names)]
        words = {key_of(one): reworded(one) for one in every}
        *_, report = ask(queue, memo, every, Replies(words, most=40), "dana")
        assert (report.sent, report.complained, len(report.drafts)) == (len(every), 0, len(every))
        Review(queue, library.open(MAP).map).accept(report.drafts, "dana", path)
    made = hand.read(path).apply(memo)
    polished = {key_of(one): one.text for one in made.statements() if one.hand is Hand.MODEL}  # type: ignore[arg-type]
    assert polished == words
    assert made.left_out == ()
