"""One item as a person reads it: what it says, who says it, and everything that bears on it or rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from argmap.model.base import Item
from argmap.model.context import Link, Note, Perspective, Question, Source, Term, places_of
from argmap.model.map import Map
from argmap.model.moves import arguments_from, evidence_on, gist, move_of, moves_on
from argmap.model.nodes import Argument, Claim, Direction, Evidence
from argmap.model.passages import Passage
from argmap.reading.outline import children
from argmap.reading.signs import SIGN_OF_MOVE, Sign, label
from argmap.reading.voices import place_words, voice_words

OTHERS_NAMED = 2
"""Other arguments that use a premise and are named beside it."""


@dataclass(frozen=True)
class Line:
    """A line of a card that leads to another item: its id, how it stands to this one, and its words."""

    id: str
    mark: str
    word: str
    text: str
    more: str = ""
    """What else there is to say of it, after its words."""


@dataclass(frozen=True)
class Section:
    """A titled list of lines."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Card:
    """Everything to read about one item.

    ``pro`` and ``con`` are what speaks for and against it; ``facts`` are label and text pairs that lead nowhere.
    """

    id: str
    kind: str
    title: str
    text: str
    voices: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    pro: Section
    con: Section
    sections: tuple[Section, ...]

    @property
    def lines(self) -> Iterator[Line]:
        """Every line that leads somewhere, in reading order."""
        for section in (self.pro, self.con, *self.sections):
            yield from section.lines


def card_of(map: Map, id: str) -> Card:
    """The card of the item ``id``. Raises ``UnknownId``."""
    item = map[id]
    pro, con = _for_and_against(map, item)
    sections = [section for section in (*_own_sections(map, item), *_shared_sections(map, item)) if section.lines]
    title = str(getattr(item, "title", "")) if not isinstance(item, Source | Perspective) else ""
    return Card(
        id=id,
        kind=kind_words(map, item),
        title=title,
        text=gist(map, item) if isinstance(item, Argument) else item.words(),
        voices=tuple(dict.fromkeys(voice_words(map, voice) for voice in getattr(item, "voices", ()))),
        facts=tuple((name, text) for name, text in _facts(map, item) if text),
        pro=pro,
        con=con,
        sections=tuple(sections),
    )


def kind_words(map: Map, item: Item) -> str:
    """What sort of thing the item is, such as "normative claim" or "argument that undercuts"."""
    match item:
        case Argument():
            return f"argument that {SIGN_OF_MOVE[move_of(map, item)].word}"
        case Claim():
            return f"{item.kind} claim"
        case Evidence():
            return f"evidence: {item.kind}"
        case Link():
            return "link" if item.voices else "link: a reading of whoever encoded the map"
        case Note():
            return "scope exclusion" if item.kind == "scope-exclusion" else "encoder's note"
    return item.kind_name


def _for_and_against(map: Map, item: Item) -> tuple[Section, Section]:
    """What speaks for and against the item; for an argument, its premises' supporters and attackers too."""
    carried = [item.id, *item.premises] if isinstance(item, Argument) else [item.id]
    lines = [_signed(map, argument, SIGN_OF_MOVE[move]) for id in carried for argument, move in moves_on(map, id)]
    against = {sign.word for sign in Sign if sign.opposes}
    pro = tuple(line for line in lines if line.word not in against)
    return Section("FOR", pro), Section("AGAINST", tuple(line for line in lines if line.word in against))


def _signed(map: Map, item: Item, sign: Sign) -> Line:
    return Line(item.id, sign.mark, sign.word, label(map, item))


def _plain(map: Map, id: str, mark: str = "→", word: str = "") -> Line:
    return Line(id, mark, word, label(map, map[id]))


def _own_sections(map: Map, item: Item) -> Iterator[Section]:
    match item:
        case Argument():
            con = item.stance is Direction.CON
            yield Section("PREMISES", tuple(_premise(map, id, item) for id in item.premises))
            yield Section("GRANTED FOR THE SAKE OF ARGUMENT", tuple(_full(map, id, Sign.GRANTED) for id in item.grants))
            yield Section("AGAINST WHAT" if con else "FOR WHAT", (_plain(map, item.target),))
        case Evidence():
            lines = (_plain(map, id, "→", bearing) for id, bearing in item.bears_on.items())
            yield Section("BEARS ON", tuple(lines))
        case Question():
            signs = ((Sign.THESIS, "THESES"), (Sign.OPTION, "OPTIONS"))
            for sign, title in signs:
                branches = (branch for branch in children(map, item.id) if branch.sign is sign)
                yield Section(title, tuple(_full(map, branch.id, sign) for branch in branches))
        case Link():
            yield Section("BETWEEN", (_plain(map, item.start), _plain(map, item.end)))
        case Note():
            yield Section("ABOUT", tuple(_plain(map, id) for id in item.about))


def _full(map: Map, id: str, sign: Sign) -> Line:
    """A claim with all its words, where the words matter more than the label."""
    return Line(id, sign.mark, sign.word, map[id].words())


def _premise(map: Map, id: str, argument: Argument) -> Line:
    """A premise, with what else it bears on: a claim is used again, not copied."""
    others = [_name(user) for user in arguments_from(map, id) if user.id != argument.id]
    more = f" and {len(others) - OTHERS_NAMED} more" if len(others) > OTHERS_NAMED else ""
    also = f"also bears on {', '.join(others[:OTHERS_NAMED])}{more}" if others else ""
    return replace(_full(map, id, Sign.PREMISE), more=also)


def _users(map: Map, claim: Claim) -> Iterator[Line]:
    """The arguments that use the claim, where there are several with what each bears on."""
    users = arguments_from(map, claim.id)
    for number, user in enumerate(users):
        bears = f"{'also ' if number else ''}bears on {_name(map[user.target])}" if len(users) > 1 else ""
        yield replace(_signed(map, user, SIGN_OF_MOVE[move_of(map, user)]), more=bears)


def _name(item: Item) -> str:
    """The item's title, or its id: never a whole sentence."""
    return f"“{getattr(item, 'title', '') or item.id}”"


def _shared_sections(map: Map, item: Item) -> Iterator[Section]:
    """Sections that items of several kinds may have."""
    carried = [item.id, *item.premises] if isinstance(item, Argument) else [item.id]
    evidence = [_evidence_line(map, found, id) for id in carried for found in evidence_on(map, id)]
    yield Section("EVIDENCE", tuple(evidence))
    if isinstance(item, Claim):
        yield Section("PREMISE OF", tuple(_users(map, item)))
    mentions = map.mentioned_by(item.id)
    yield Section("LINKS", tuple(_link_line(map, other, item.id) for other in mentions if isinstance(other, Link)))
    yield Section("NOTES", tuple(_plain(map, other.id, "✎") for other in mentions if isinstance(other, Note)))
    yield Section("QUESTIONS", tuple(_plain(map, other.id, "?") for other in mentions if isinstance(other, Question)))
    if isinstance(item, Source | Passage):
        mentions = [other for other in mentions if not isinstance(other, Passage)]
        yield Section("CITED BY", tuple(_plain(map, other.id) for other in mentions))
    else:
        yield Section("SOURCES", _source_lines(map, item))


def _evidence_line(map: Map, evidence: Evidence, claim_id: str) -> Line:
    supports = evidence.bears_on[claim_id] == "supports"
    return _signed(map, evidence, Sign.EVIDENCE_FOR if supports else Sign.EVIDENCE_AGAINST)


def _link_line(map: Map, link: Link, id: str) -> Line:
    words = link.kind.replace("-", " ")
    if link.start == id:
        return Line(link.end, "→", words, label(map, map[link.end]))
    return Line(link.start, "←", words, label(map, map[link.start]))


def _source_lines(map: Map, item: Item) -> tuple[Line, ...]:
    """Where the item is said: each line leads to the passage where one is known, else to the source."""
    places = [place for _, place in places_of(item)]
    known = {place.source for place in places if place.passage is not None}
    lines = {
        target: Line(target, "¶" if place.passage else "→", "", place_words(map, place) or label(map, map[target]))
        for place in places
        if (target := place.passage or ("" if place.source in known else place.source))
    }
    others = [one.id for one in item.references() if isinstance(map.get(one.id), Source)]
    named = {place.source for place in places}
    return (*lines.values(), *(_plain(map, id) for id in dict.fromkeys(others) if id not in named))


def _facts(map: Map, item: Item) -> Iterator[tuple[str, str]]:
    """What else the item says about itself, as label and text."""
    undone = "an act that cannot be undone, wholly or in part"
    yield "irreversible", undone if isinstance(item, Claim) and item.irreversible else ""
    match item:
        case Argument():
            yield "warrant", item.warrant
            yield "scheme", item.scheme
            yield "qualifier", item.qualifier
            yield from (("unless", exception) for exception in item.unless)
            yield from ((effect, criterion) for criterion, effect in item.values.items())
        case Evidence():
            yield "figures", "; ".join(item.figures)
            yield "certainty", item.certainty or ""
            yield from (("downgraded for", f"{down.reason} {down.note}".strip()) for down in item.downgrades)
            yield from (("found in", place_words(map, anchor)) for anchor in item.anchors)
        case Question():
            yield "if nothing is decided", label(map, map[item.baseline]) if item.baseline else ""
            yield from (("criterion", criterion.title) for criterion in item.criteria.values())
        case Source():
            yield "by", item.authors
            yield from (
                (name, str(value)) for name, value in item.csl.items() if isinstance(value, str) and name != "title"
            )
        case Term():
            for definition in item.definitions:
                yield place_words(map, definition) or "defined", definition.text
        case Link():
            yield "why", item.why
        case Passage():
            yield "words", str(item.word_count)
            yield "page", str(item.page or "")
        case Perspective():
            yield "held by", item.holder
            counts = (len(item.credence), len(item.force), len(item.certainty))
            yield "weighs", "{} claims, {} arguments, {} evidence items".format(*counts)
    yield "note", str(getattr(item, "note", ""))
