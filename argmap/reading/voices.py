"""Voices in words: who says a thing, in which stance, how firmly, and whose view it is."""

from __future__ import annotations

from argmap.model.base import Hedge, Stance, Voice
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


def voice_words(map: Map, voice: Voice) -> str:
    """One voice as a phrase. A steelman always says that it is not its speaker's own view."""
    source = map.get(voice.source) if voice.source is not None else None
    speaker = voice.by or (source.authors if isinstance(source, Source) else "") or "somebody unnamed"
    parts = [f"{VERBS[voice.stance]} {speaker}"]
    if voice.on_behalf_of:
        parts[0] += f" on behalf of {voice.on_behalf_of}"
    if voice.stance is Stance.STEELMANS:
        parts.append("not their own view")
    if HEDGES[voice.hedge]:
        parts.append(HEDGES[voice.hedge])
    where = ", ".join(part for part in (source.words() if source else "", voice.locator) if part)
    return ", ".join(parts) + (f" ({where})" if where else "")
