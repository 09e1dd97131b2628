"""The arguments on each option: as many for as against, each with its strongest counter and the reply to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.memo.basis import Basis
from argmap.memo.blocks import Block, Bullet, Bullets, Paragraph, Section, Sentence
from argmap.memo.figures.whole import option_map
from argmap.memo.judging import standing
from argmap.memo.tracing import Scribe, Words, as_id, fixed, identified, joined, strong
from argmap.memo.words import counted
from argmap.model import Argument, Claim, Direction, Evidence, Item, arguments_on, evidence_on, gist
from argmap.model.base import Voice
from argmap.reading import voice_words
from argmap.reading.degrees import decimal
from argmap.weigh.compiled import bearing_of
from argmap.weigh.explain import NOTHING, Push

TITLE = "Arguments"
SHOWN = 3
"""Reasons of each side of an option."""
CITED = 3
"""Evidence items named for one reason."""
FULL = 3
"""Options whose arguments stand in the body: the strongest; the baseline is always among them."""
LEAD = (
    f"Each option has up to {SHOWN} reasons on each side, chosen by one rule: those with the greatest effect, which is "
    "how much the option's strength would change without them. What a reason gives is its force times how far its "
    "premises hold. Where several reasons carry an option together, taking one away may change nothing. One whose "
    "premises are not believed, or that is undercut, is without weight."
)
SIDES = {Direction.PRO: "For", Direction.CON: "Against"}


def section(basis: Basis, scribe: Scribe) -> Section:
    """A part for each of the strongest options and the baseline, with a map each; `others` tells of the rest."""
    near = in_full(basis)
    parts = tuple(_part(basis, scribe, option) for option in near)
    rest = [id for id in basis.discussed if id not in near]
    lead = Paragraph(sentences=(fixed(LEAD), *_elsewhere(scribe, rest)))
    return Section(id="arguments", title=TITLE, blocks=(lead,), parts=parts)


def others(basis: Basis, scribe: Scribe) -> list[Section]:
    """The arguments on the options that `section` leaves out, told in the same way."""
    near = in_full(basis)
    parts = tuple(_part(basis, scribe, option) for option in basis.discussed if option not in near)
    return [Section(id="annex-arguments", title="Arguments on the other options", parts=parts)] if parts else []


def in_full(basis: Basis) -> list[str]:
    """The options whose arguments stand in the body."""
    kept = {*basis.discussed[:FULL], basis.question.baseline}
    return [option for option in basis.discussed if option in kept]


def _elsewhere(scribe: Scribe, rest: Sequence[str]) -> Iterator[Sentence]:
    if rest:
        words = f"The arguments on {counted(len(rest), 'other option')} stand in an annex, told by the same rule."
        yield scribe.finding("arguments.elsewhere", words, on=rest)


def _part(basis: Basis, scribe: Scribe, option: str) -> Section:
    blocks: list[Block] = [Paragraph(sentences=(_claim(basis, scribe, option),))]
    why = basis.explanation(option)
    for stance, moving in ((Direction.PRO, why.raised), (Direction.CON, why.lowered)):
        silent = [Push(one, 0.0, 0.0, ()) for one in why.silent if basis.stance(one, option) is stance]
        blocks.extend(_side(basis, scribe, option, stance, [*moving, *silent]))
    blocks.extend(option_map(basis, scribe, option))
    return Section(id=f"arguments-{option}", title=scribe.named(option).text, blocks=tuple(blocks))


def _claim(basis: Basis, scribe: Scribe, option: str) -> Sentence:
    stands = f": {standing(basis, option)}."
    return scribe.finding(f"arguments.{option}", scribe.words(option), *identified(option), stands, on=[option])


def _side(basis: Basis, scribe: Scribe, option: str, stance: Direction, found: Sequence[Push]) -> Iterator[Block]:
    """The reasons of one side, and how many there are in all."""
    key, shown = f"arguments.{option}.{stance.value}", found[:SHOWN]
    yield Paragraph(sentences=(_count(scribe, key, option, stance, found),))
    if shown:
        yield Bullets(items=tuple(_bullet(basis, scribe, option, one) for one in shown))


def _count(scribe: Scribe, key: str, option: str, stance: Direction, found: Sequence[Push]) -> Sentence:
    silent = sum(one.act <= NOTHING for one in found)
    rest = len(found) - SHOWN
    parts = [f"{counted(len(found), 'reason')}" if found else "The map holds no reason on this side"]
    parts += [f"{silent} of them without weight here" if silent < len(found) else "none with weight here"] * bool(
        silent
    )
    parts += [f"{counted(rest, 'weaker one')} not shown"] * (rest > 0)
    on = [option, *(one.id for one in found)]
    return scribe.finding(f"{key}.count", strong(f"{SIDES[stance]}."), " ", ", ".join(parts), ".", on=on)


def _bullet(basis: Basis, scribe: Scribe, option: str, push: Push) -> Bullet:
    item, key = basis.map[push.id], f"arguments.{option}.{push.id}"
    evidence = _evidence(basis, item)
    on = [push.id, *_parts(item), *(one.id for one in evidence)]
    sentences = [scribe.finding(key, *_words(scribe, item), *identified(push.id), on=on)]
    sentences.append(scribe.finding(f"{key}.effect", f"{_effect(push)}.", on=[option, push.id]))
    sentences += _voices(basis, scribe, key, item)
    if evidence and not isinstance(item, Evidence):
        named = joined((as_id(one.id) for one in evidence[:CITED]), ", ")
        more = f" and {len(evidence) - CITED} more" if len(evidence) > CITED else ""
        sentences.append(scribe.finding(f"{key}.evidence", "Evidence: ", *named, f"{more}.", on=on))
    counter = strongest_counter(basis, item)
    if counter is None:
        words = "No counter is written down."
        sentences.append(scribe.finding(f"{key}.counter", words, on=[push.id, *_needed(item)]))
    below = [_counter(basis, scribe, key, item, counter)] if counter is not None else []
    return Bullet(sentences=tuple(sentences), below=tuple(below))


def _effect(push: Push) -> str:
    if push.act <= NOTHING:
        return "Without weight here"
    if abs(push.effect) < 0.005:
        return f"Gives {decimal(push.act)}; no effect by itself"
    sign = "+" if push.effect > 0 else "−"
    return f"Gives {decimal(push.act)}; effect {sign}{decimal(abs(push.effect))}"


def _words(scribe: Scribe, item: Item) -> list[Words]:
    """The title of a reason, and the reason."""
    title, named = str(getattr(item, "title", "")), scribe.named(item.id)
    whole = gist(scribe.map, item) if isinstance(item, Argument) else item.words()
    said = named.model_copy(update={"text": whole})
    return [strong(title), " " if title[-1] in "?!." else ". ", said] if title and title != whole else [said]


def _parts(item: Item) -> tuple[str, ...]:
    return item.premises if isinstance(item, Argument) else ()


def _needed(item: Item) -> list[str]:
    """What has to hold for a reason to bear."""
    return [one for one in _parts(item) if not isinstance(item, Argument) or one not in item.grants]


def _evidence(basis: Basis, item: Item) -> list[Evidence]:
    """The evidence that bears on the premises of a reason."""
    found = (one for premise in _parts(item) for one in evidence_on(basis.map, premise))
    return list({one.id: one for one in found}.values())


def _voices(basis: Basis, scribe: Scribe, key: str, item: Item) -> Iterator[Sentence]:
    """Who gives a reason; where nobody is named, who says its only premise."""
    speaking, by = _speaking(basis, item)
    if speaking:
        words = "; ".join(dict.fromkeys(voice_words(basis.map, voice) for voice in speaking))
        sources = [voice.source for voice in speaking if voice.source]
        yield scribe.finding(f"{key}.voices", f"{words[:1].upper()}{words[1:]}.", on=[by, *sources])


def _speaking(basis: Basis, item: Item) -> tuple[Sequence[Voice], str]:
    if isinstance(item, Argument) and not item.voices and len(item.premises) == 1:
        item = basis.map[item.premises[0]]
    return (item.voices if isinstance(item, (Argument, Claim)) else ()), item.id


def _counter(basis: Basis, scribe: Scribe, key: str, item: Item, counter: Argument | Evidence) -> Bullet:
    """The strongest counter to a reason and the strongest reply to that, or that there is none."""
    lead = f"Strongest counter, {_given(basis, counter, item)}: "
    sentences = [scribe.finding(f"{key}.counter", lead, *_told(scribe, counter), on=[counter.id, *_parts(counter)])]
    reply = strongest_counter(basis, counter)
    if reply is None:
        on, against = [counter.id, *_needed(counter)], _conflicting(basis, counter)
        named = [", though a link sets against it: ", *joined(map(scribe.named, against))] if against else []
        words = ("No reason against it is written down", *named, ".")
        sentences.append(scribe.finding(f"{key}.reply", *words, on=[*on, *against]))
    else:
        lead = f"Reply, {_given(basis, reply, counter)}: "
        sentences.append(scribe.finding(f"{key}.reply", lead, *_told(scribe, reply), on=[reply.id, *_parts(reply)]))
    return Bullet(sentences=tuple(sentences))


def _conflicting(basis: Basis, item: Item) -> list[str]:
    """The claims that links say to conflict with a counter's premises."""
    premises = set(_needed(item))
    ends = [(one.start, one.end) for one in basis.conflicts]
    found = [(set(pair) - premises).pop() for pair in ends if len(premises.intersection(pair)) == 1]
    return list(dict.fromkeys(found))[:CITED]


def _told(scribe: Scribe, item: Item) -> list[Words]:
    """A counter or a reply in one sentence."""
    words = scribe.named(item.id)
    whole = gist(scribe.map, item) if isinstance(item, Argument) else item.words()
    return [words.model_copy(update={"text": whole}), *identified(item.id)]


def strongest_counter(basis: Basis, item: Item) -> Argument | Evidence | None:
    """What gives most against an argument's step or one of its premises, or against a claim; None for nothing."""
    targets = (item.id, *_needed(item))
    against: list[Argument | Evidence] = [
        one for target in targets for one in arguments_on(basis.map, target, Direction.CON)
    ]
    against += [one for target in targets for one in _contradicting(basis, target)]
    return max(against, key=lambda one: _act(basis, one, item), default=None)


def _contradicting(basis: Basis, target: str) -> list[Evidence]:
    return [one for one in evidence_on(basis.map, target) if one.bears_on[target] == "contradicts"]


def _given(basis: Basis, counter: Argument | Evidence, item: Item) -> str:
    act = _act(basis, counter, item)
    return f"which gives {decimal(act)}" if act > NOTHING else "without weight here"


def _act(basis: Basis, counter: Argument | Evidence, item: Item) -> float:
    """What a counter gives."""
    if isinstance(counter, Argument):
        return basis.weighing.act(counter.id)
    return max(basis.weighing.act(bearing_of(counter.id, one)) for one in _needed(item) if one in counter.bears_on)
