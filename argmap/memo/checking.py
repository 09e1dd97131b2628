"""Whether a memo still says what follows from its map."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from argmap.memo.basis import snapshot
from argmap.memo.beside import NOTHING, Beside
from argmap.memo.blocks import Hand, Memo
from argmap.memo.build import build
from argmap.memo.numbers import changed_numbers
from argmap.memo.tracing import digest
from argmap.memo.written import Said, Written, written
from argmap.model import Map


class Stale(StrEnum):
    """What is the matter with a finding."""

    CHANGED = "changed"
    """Other words or numbers follow from the map."""
    RESTED = "items changed"
    """It reads the same, but something that it rests on says something else, or is gone."""
    GONE = "gone"
    """Nothing of the kind follows from the map any more."""
    NEW = "new"
    """It follows from the map, and the memo does not have it."""
    ALTERED = "altered"
    """The file has other words than argmap wrote and does not mark them as the author's, or other numbers."""
    MISSING = "missing"
    """The map is as it was, and the file does not have what argmap wrote."""


@dataclass(frozen=True)
class Report:
    """What is the matter with one finding."""

    key: str
    stale: Stale
    was: str = ""
    """The words in the file; empty where it has none."""
    now: str = ""
    """What follows now; empty where nothing does."""
    hand: Hand = Hand.MAP
    """Whose words those in the file are."""
    revised: tuple[str, ...] = ()
    """The items it rests on that say something else now."""
    vanished: tuple[str, ...] = ()
    """Those that are gone."""


def made_again(file: Written, map: Map, beside: Beside = NOTHING) -> Memo:
    """The memo of ``file`` as it follows from ``map`` now. Raises as ``build.build`` does."""
    return build(map, file.recipe, beside)


def check(file: Written, memo: Memo, map: Map) -> list[Report]:
    """What no longer holds of ``file``, in its order, then what it lacks; ``memo`` is the same made again from ``map``.

    A finding is named when its check value is another than in ``file``, when it is only in one of the two, or when the
    words in the file are not those the check value stands for.
    """
    now = written(memo)
    found = [_compared(one, now.said.get(key), file, map) for key, one in file.said.items()]
    lacking = Stale.MISSING if file.recipe.snapshot == snapshot(map) else Stale.NEW
    others = (one for key, one in now.said.items() if key not in file.said and key not in file.left_out)
    return [*filter(None, found), *(Report(one.key, lacking, now=one.text) for one in others)]


def _compared(was: Said, now: Said | None, file: Written, map: Map) -> Report | None:
    if now is not None and was.check == now.check:
        return Report(was.key, Stale.ALTERED, was.text, now.text, was.hand) if _is_altered(was, now) else None
    known = [id for id in was.rests_on if id in file.items]
    vanished = tuple(id for id in known if id not in map)
    revised = tuple(id for id in known if (item := map.get(id)) is not None and digest(item) != file.items[id])
    if now is None:
        return Report(was.key, Stale.GONE, was.text, "", was.hand, revised, vanished)
    stale = Stale.RESTED if was.text == now.text else Stale.CHANGED
    return Report(was.key, stale, was.text, now.text, was.hand, revised, vanished)


def _is_altered(was: Said, now: Said) -> bool:
    """Whether words were changed that are not marked as somebody's own, or numbers in those that are."""
    if was.hand is Hand.MAP:
        return was.text != now.text
    return bool(changed_numbers(was.text, now.text))
