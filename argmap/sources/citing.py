"""Letting what a person adds rest on a stretch of a document: the stretch becomes a passage, its words stay outside."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from argmap.edits import Add, Batch, Change, Revise
from argmap.errors import InputError
from argmap.model import Claim, Evidence, Item, Map, Passage, Place, Stance, Voice
from argmap.sources.anchoring import passage_of, refuse_other_text, whole_words
from argmap.sources.letters import Letters
from argmap.sources.verify import Copy


def cite(map: Map, copy: Copy, span: tuple[int, int], free_id: Callable[[str], str]) -> tuple[Passage, Change | None]:
    """The passage of the characters of ``span``, and the change that puts it into the map unless it is there.

    Raises ``InputError`` when the stretch has too few words, or when the map points at another text of the source.
    """
    refuse_other_text(map, copy.source, copy.letters)
    start, end = _letters_in(copy.letters, span)
    known = (one for one in map.of_kind(Passage) if one.source == copy.source.id)
    held = next((one for one in known if (one.start, one.length) == (start, end - start)), None)
    if held is not None:
        return held, None
    passage = passage_of(copy, (start, end), free_id(f"{copy.source.id}-{start}"))
    add = Add(item=passage)
    if copy.source.fingerprint is not None:
        return passage, add
    fields = {"fingerprint": copy.letters.fingerprint.model_dump()}
    return passage, Batch(changes=(Revise(id=copy.source.id, fields=fields), add))


def resting(
    change: Change, passage: Passage, stance: Stance, locator: str = "", *, first: Change | None = None
) -> Change:
    """``change``, after ``first``, with the claims and the evidence that it adds resting on ``passage``.

    A claim is then said by the author of the source, in the ``stance`` given; a reason stays that of whoever gives it.
    """
    changes = change.changes if isinstance(change, Batch) else (change,)
    place = {"source": passage.source, "passage": passage.id, "locator": locator}
    return Batch(changes=(*([first] if first else []), *(_placed(one, stance, place) for one in changes)))


def _placed(change: Change, stance: Stance, place: dict[str, str]) -> Change:
    match change:
        case Add(item=Claim() as claim):
            return Add(item=claim.model_copy(update={"voices": (Voice(stance=stance, **place),)}))
        case Add(item=Evidence() as evidence):
            return Add(item=evidence.model_copy(update={"anchors": (Place(**place),)}))
    return change


def resting_on(map: Map, passage: str) -> list[Item]:
    """What rests on a passage: every item that points at it."""
    return [item for item in map.mentioned_by(passage) if not isinstance(item, Passage)]


def _letters_in(letters: Letters, span: tuple[int, int]) -> tuple[int, int]:
    """The letters of the whole words that begin or end within the characters of ``span``."""
    first, last = (bisect_left(letters.places, place) for place in span)
    if first == last:
        raise InputError("there are no words in what is selected", "Select some more.")
    return whole_words(letters, first, last)
