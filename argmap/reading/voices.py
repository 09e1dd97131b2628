"""Voices in words: who says a thing, in which stance, how firmly, and whose view it is."""

from __future__ import annotations

from argmap.edits.changes import Batch, Change, Revise
from argmap.model.base import Hedge, Place, Stance, Voice
from argmap.model.context import Source
from argmap.model.map import Map

VERBS = {
    Stance.ASSERTS: "asserted by",
    Stance.REPORTS: "reported by",
    Stance.STEELMANS: "steelmanned by",
    Stance.CONCEDES: "conceded by",
    Stance.GRANTS: "granted for the sake of argument by",
    Stance.ENTERTAINS: "entertained, not asserted, by",
    Stance.QUESTIONS: "questioned by",
    Stance.REJECTS: "rejected by",
}
HEDGES = {
    Hedge.NONE: "",
    Hedge.WEAK: "weakly hedged",
    Hedge.MODERATE: "moderately hedged",
    Hedge.STRONG: "strongly hedged",
}


def speaker_of(map: Map, voice: Voice) -> str:
    """The name of whoever speaks: the one named, else the authors of the source."""
    source = map.get(voice.source) if voice.source is not None else None
    if voice.by or not isinstance(source, Source):
        return voice.by or "somebody unnamed"
    return source.authors or f"the author of {source.short_title}"


def credit_kept(map: Map, change: Change, author: str) -> str:
    """A warning when ``change`` rewords what others than its author are credited with; empty when it does not."""
    revisions = change.changes if isinstance(change, Batch) else (change,)
    names = {
        speaker_of(map, voice): None
        for revision in revisions
        if isinstance(revision, Revise) and "text" in revision.fields and "voices" not in revision.fields
        for voice in getattr(map.get(revision.id), "voices", ())
    }
    others = [name for name in names if name != author]
    return f"The new words are still credited to {'; '.join(others)}." if others else ""


def place_words(map: Map, place: Place) -> str:
    """Where something is said: the title of the source and the locator in it."""
    source = map.get(place.source) if place.source else None
    title = source.short_title if isinstance(source, Source) else ""
    return ", ".join(part for part in (title, place.locator) if part)


def voice_words(map: Map, voice: Voice) -> str:
    """One voice as a phrase. A steelman always says that it is not its speaker's own view."""
    parts = [f"{VERBS[voice.stance]} {speaker_of(map, voice)}"]
    if voice.on_behalf_of:
        parts[0] += f" on behalf of {voice.on_behalf_of}"
    if voice.stance is Stance.STEELMANS:
        parts.append("not their own view")
    if HEDGES[voice.hedge]:
        parts.append(HEDGES[voice.hedge])
    where = place_words(map, voice)
    return ", ".join(parts) + (f" ({where})" if where else "")
