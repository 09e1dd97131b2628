"""What an item rests on, what rests on the lit passage, and the sources of the map, as lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from argmap.model import Argument, Claim, Evidence, Item, Map, Passage, Place, Source, Voice, places_of
from argmap.reading import label, place_words, voice_words
from argmap.sources.citing import resting_on
from argmap.sources.passages import Found, State
from argmap.sources.verify import Verified
from argmap_tui.cells import wrap
from argmap_tui.lines import Layout, Span

MARKS = {
    State.EXACT: "✓",
    State.NORMALISED: "✓",
    State.CHANGED: "≠",
    State.AMBIGUOUS: "?",
    State.MISSING: "✗",
    State.NOT_ATTACHED: "○",
}
STATES = {
    State.EXACT: "verified, exact",
    State.NORMALISED: "verified, normalised: only marks, case or line breaks differ",
    State.CHANGED: "changed: other words stand in its place now",
    State.AMBIGUOUS: "ambiguous: it stands in several places",
    State.MISSING: "missing: it is not in your copy",
    State.NOT_ATTACHED: "the document is not attached",
}
BRIEF = {
    State.EXACT: "exact",
    State.NORMALISED: "normalised",
    State.CHANGED: "changed",
    State.AMBIGUOUS: "ambiguous",
    State.MISSING: "missing",
}
ORDER = "attached ones come first, then those that most rests on"
"""In which order the sources of the map stand."""
RESTING = 40
"""Items that are listed as resting on one passage."""


@dataclass(frozen=True)
class Reading:
    """What is known of the passages of one source; ``trouble`` says why its copy cannot be read."""

    verified: Verified
    trouble: str = ""


@dataclass(frozen=True)
class Overview:
    """What is shown beside the document."""

    map: Map
    name: str
    """What the command line calls the map."""
    subject: str
    lit: str
    readings: Mapping[str, Reading]
    """By source; those that are still being read are not in it."""


def places(map: Map, id: str) -> list[tuple[Item, Place]]:
    """The places that an item tells, those of an argument's premises too, each with the item that tells it."""
    item = map.get(id)
    told = [item, *(map[premise] for premise in item.premises)] if isinstance(item, Argument) else [item]
    return [(one, place) for one in told if one is not None for _, place in places_of(one) if _leads(map, place)]


def _leads(map: Map, place: Place) -> bool:
    return place.passage in map or isinstance(map.get(place.source or ""), Source)


def first_passage(map: Map, id: str) -> str:
    """The passage to begin with: the item itself if it is one, else the first that it rests on; empty for none."""
    if isinstance(map.get(id), Passage):
        return id
    return next((place.passage for _, place in places(map, id) if place.passage), "")


def source_of(map: Map, id: str) -> str:
    """The source to begin with: the item itself, its passage's, or the first that it names; empty for none."""
    item = map.get(id)
    if isinstance(item, Source):
        return id
    passage = map.get(first_passage(map, id))
    if isinstance(passage, Passage):
        return passage.source
    return next((place.source for _, place in places(map, id) if place.source), "")


def layout(shown: Overview, width: int) -> Layout:
    """The lines beside the document."""
    made = Layout()
    item = shown.map.get(shown.subject)
    told = places(shown.map, shown.subject)
    if told:
        _told(made, shown, told, width)
    elif isinstance(item, Claim | Argument | Evidence):
        made.say(f"“{label(shown.map, item)}” names no source, so the cursor is on the first of the map.", width)
        made.say("In a document, v selects words to rest it on.", width, "faint")
        made.gap()
    elif isinstance(item, Source | Passage):
        _unattached(made, shown, source_of(shown.map, item.id), width)
    elif item is not None:
        made.say(f"A {item.kind_name} is said in no source. The cursor is on the first: {ORDER}.", width, "faint")
        made.gap()
    if shown.lit:
        _resting(made, shown, width)
    _sources(made, shown, width)
    return made


def _told(made: Layout, shown: Overview, told: list[tuple[Item, Place]], width: int) -> None:
    """Each passage once, with everybody who says the item there."""
    by_target: dict[str, list[tuple[Item, Place]]] = {}
    for item, place in told:
        by_target.setdefault(place.passage or place.source or "", []).append((item, place))
    made.say(f"WHERE IT IS SAID {len(by_target)}", width, "heading")
    first = shown.readings.get(source_of(shown.map, shown.subject))
    if first is not None and first.verified.copy is not None:
        made.say("Enter opens the document there.", width, "faint")
    for target, said in by_target.items():
        mark, state = _state(shown, said[0][1])
        lead = "▌" if target == shown.lit else " "
        words = dict.fromkeys(_words(shown, item, place) for item, place in said)
        lines = [piece for one in words for piece in wrap(one, width - 4)]
        made.offer(target, _marked(lines, f"{lead}{mark}", f"{lead} "))
        made.say(state, width, "faint", lead="   ")
    made.gap()
    for id in dict.fromkeys(place.source for _, place in told if place.source):
        _unattached(made, shown, id, width)


def _words(shown: Overview, item: Item, place: Place) -> str:
    """Who says it and where; for a premise, of which claim."""
    words = voice_words(shown.map, place) if isinstance(place, Voice) else place_words(shown.map, place)
    return words if item.id == shown.subject else f"premise “{label(shown.map, item)}”: {words}"


def _marked(lines: list[str], first: str, further: str) -> list[list[Span]]:
    """Lines that lead on, after a mark."""
    leads = [first, *[further] * (len(lines) - 1)]
    return [[Span(f"{lead} ", "plain"), Span(line, "link")] for lead, line in zip(leads, lines, strict=True)]


def _state(shown: Overview, place: Place) -> tuple[str, str]:
    """The mark and the words for what became of a place's passage."""
    if place.passage is None:
        return "·", "names the place only: no passage to find"
    reading = shown.readings.get(shown.map.find(place.passage, Passage).source)
    if reading is None:
        return "…", "looking …"
    found = reading.verified.found.get(place.passage, Found(State.NOT_ATTACHED))
    page = _page(reading.verified, found)
    return MARKS[found.state], reading.trouble or f"{STATES[found.state]}{page}"


def _page(verified: Verified, found: Found) -> str:
    """The page that a passage begins on in the attached copy."""
    copy = verified.copy
    page = copy.document.page_at(copy.letters.places[found.start]) if copy is not None and found.end else None
    return f", page {page}" if page else ""


def _unattached(made: Layout, shown: Overview, id: str, width: int) -> None:
    """How to attach a document that is not there."""
    reading, source = shown.readings.get(id), shown.map.get(id)
    if reading is None or reading.verified.copy is not None or not isinstance(source, Source):
        return
    trouble = f"{reading.trouble}. " if reading.trouble else ""
    made.say(f"{trouble}Your copy of “{source.short_title}” is not attached, so it cannot be shown.", width)
    made.say("A attaches a file from here; or in a shell:", width)
    made.say(f"argmap sources {shown.name} attach FILE", width, "kind", lead="  ")
    made.gap()


def _resting(made: Layout, shown: Overview, width: int) -> None:
    items = resting_on(shown.map, shown.lit)
    made.say(f"RESTS ON THE LIT PASSAGE {len(items)}", width, "heading")
    for item in items[:RESTING]:
        made.offer(item.id, _marked(wrap(f"{item.kind_name}: {label(shown.map, item)}", width - 4), " →", "  "))
    if len(items) > RESTING:
        made.say(f"… {len(items) - RESTING} more", width, "faint")
    made.gap()


def _sources(made: Layout, shown: Overview, width: int) -> None:
    """Every source of the map, in their order."""
    sources = _ordered(shown)
    made.say(f"SOURCES OF THE MAP {len(sources)}", width, "heading")
    if not sources:
        made.say("The map names no source yet: `argmap edit MAP add-source` adds one.", width)
    for source in sources:
        mark, state = _standing(shown, source)
        made.offer(source.id, _marked(wrap(source.short_title, width - 4), f" {mark}", "  "))
        made.say(state, width, "faint", lead="   ")


def _ordered(shown: Overview) -> list[Source]:
    """The sources of the map: attached ones first, then those with passages, then what is only named."""
    return sorted(shown.map.of_kind(Source), key=lambda one: _rank(shown.readings.get(one.id)))


def start_of(shown: Overview) -> str:
    """Where the cursor begins: on what the item rests on, else on the source itself, else on the first of all."""
    told = next((place for _, place in places(shown.map, shown.subject)), None)
    if told is not None:
        return told.passage or told.source or ""
    return source_of(shown.map, shown.subject) or next((one.id for one in _ordered(shown)), "")


def _rank(reading: Reading | None) -> tuple[bool, int]:
    return (True, 0) if reading is None else (reading.verified.copy is None, -len(reading.verified.found))


def _standing(shown: Overview, source: Source) -> tuple[str, str]:
    """The mark and the words for one source: its passages and claims, and whether it is attached."""
    reading = shown.readings.get(source.id)
    if reading is None:
        return "…", "looking …"
    verified = reading.verified
    states = ", ".join(f"{count} {BRIEF[state]}" for state in BRIEF if (count := verified.states[state]))
    told = f"{_counted(len(verified.found), 'passage')}{f': {states}' if states else ''}"
    kinds = Counter(type(item) for item in shown.map.mentioned_by(source.id))
    claims, evidence = _counted(kinds[Claim], "claim"), _counted(kinds[Evidence], "evidence item")
    facts = "; ".join(filter(None, (told, claims, evidence))) or "named only"
    if verified.copy is None:
        return ("✗", f"{facts}; {reading.trouble}") if reading.trouble else ("○", f"{facts}; not attached")
    return ("✓" if verified.is_sound else "≠"), f"{facts}; attached"


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'s' * (count != 1)}" if count else ""
