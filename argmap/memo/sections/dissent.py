"""Dissent: who comes to another side, by which beliefs, and who is silent. Never silently empty.

Somebody dissents who lies on the other side of the middle than the recommendation's perspective, on the leading option,
the baseline or a thesis. Who believes nothing that bears on these is silent, which is neither consent nor a strength
of .50.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.memo.basis import Basis
from argmap.memo.blocks import Block, Bullet, Bullets, Column, Paragraph, Row, Section, Sentence, Table
from argmap.memo.judging import side_of
from argmap.memo.sections.beliefs import beliefs
from argmap.memo.tracing import WHOLE, Scribe, Words, joined
from argmap.memo.words import counted, listed
from argmap.model import Perspective
from argmap.reading.degrees import decimal
from argmap.reading.turning import OWN
from argmap.weigh.compare import Swap, exchange
from argmap.weigh.robust import Leaning, leaning
from argmap.weigh.side_by_side import SEEN

TITLE = "Dissent"
NAMED = 3
"""Topics that are named; of more only the number is."""
TOLD = 6
"""Dissenters whose beliefs are told; of the others only the number is."""
LISTED = 12
"""Perspectives that the table lists."""
NO_REASON = "no reason left"
"""What has no strength though all reasons for it were weighed."""
SWAPS = 3
"""Beliefs that are told of each dissenter."""


@dataclass(frozen=True)
class Heard:
    """How those who are heard stand to the recommendation."""

    basis: Basis

    @property
    def topics(self) -> tuple[str, ...]:
        """What is dissented from."""
        return self.basis.topics

    def strength(self, at: int, topic: str) -> float | None:
        """The strength of a topic for the perspective with the number ``at``; None where it is silent."""
        return self.basis.strengths[topic][at]

    def against(self, at: int) -> list[str]:
        """The topics on which a perspective comes to the other side."""
        return [one for one in self.topics if self.basis.is_against(at, one)]

    @cached_property
    def dissenting(self) -> list[int]:
        """The numbers of those who come to the other side on anything."""
        return [at for at in self._others if self.against(at)]

    @cached_property
    def silent(self) -> list[int]:
        """The numbers of those who are silent on every topic."""
        return [at for at in self._others if all(self.basis.is_silent(at, one) for one in self.topics)]

    @property
    def is_mute(self) -> bool:
        """Whether the first perspective is on no side of any topic, so that there is nothing to dissent from."""
        own = (self.strength(0, one) for one in self.topics)
        return all(one is None or leaning(one) is Leaning.UNDECIDED for one in own)

    @property
    def _others(self) -> range:
        return range(1, len(self.basis.views))

    def first(self, at: int) -> str | None:
        """The option that is strongest for a perspective, if it speaks on any and is for it."""
        if at == 0 and (own := self.basis.leader) is not None:
            return own if leaning(self.basis.weighing[own]) is Leaning.FOR else None
        found = {one: strength for one in self.basis.options if (strength := self.strength(at, one)) is not None}
        best = max(found, key=lambda one: found[one], default=None)
        return best if best is not None and leaning(found[best]) is Leaning.FOR else None


def section(basis: Basis, scribe: Scribe) -> Section:
    """Who dissents, by which beliefs, and who is silent."""
    heard = Heard(basis)
    blocks: list[Block] = [Paragraph(sentences=tuple(_counts(scribe, heard)))]
    if heard.topics and basis.others:
        blocks.append(_table(scribe, heard))
    parts = [_dissenter(scribe, heard, at) for at in heard.dissenting[:TOLD]]
    figure = beliefs(basis, scribe)
    return Section(
        id="dissent", title=TITLE, blocks=(*blocks, *([figure] if figure is not None else [])), parts=tuple(parts)
    )


def short(basis: Basis, scribe: Scribe) -> Section:
    """The counts, and a line for each who dissents."""
    heard = Heard(basis)
    lines = tuple(Bullet(sentences=(_stand(scribe, heard, at),)) for at in heard.dissenting[:TOLD])
    blocks: list[Block] = [Paragraph(sentences=tuple(_counts(scribe, heard)))]
    return Section(id="dissent", title=TITLE, blocks=(*blocks, *([Bullets(items=lines)] if lines else [])))


def _counts(scribe: Scribe, heard: Heard) -> Iterator[Sentence]:
    asked, count = len(heard.basis.others), len(heard.dissenting)
    on = [*heard.topics, *_kept(heard, range(1, asked + 1))] or [WHOLE]
    yield scribe.finding("dissent.count", *_counted(scribe, heard), on=on)
    if heard.silent and len(heard.silent) < asked and not heard.is_mute:
        words = _silence([heard.basis.views[at].title for at in heard.silent])
        yield scribe.finding("dissent.silent", words, on=on)
    for at, topics in [one for one in heard.basis.verdicts_apart.items() if one[0] not in heard.silent][:TOLD]:
        yield _other_verdict(scribe, heard, at, topics)
    if count > TOLD:
        words = f"Told below are the first {TOLD} of them."
        yield scribe.finding("dissent.told", words, on=on)
    yield from _absent(scribe, heard)


def _counted(scribe: Scribe, heard: Heard) -> list[Words]:
    """How many dissent; where that cannot be told, why."""
    asked, count = len(heard.basis.others), len(heard.dissenting)
    others = counted(asked, "other perspective")
    if not asked:
        nobody = f": nobody {'else ' * bool(heard.basis.weights[0])}weighs the map"
        alone = "" if heard.basis.unheard.views else nobody
        return [f"No other perspective is heard, so no dissent could be recorded{alone}."]
    if heard.is_mute:
        return [f"“{heard.basis.view.title}” takes no side here, so nobody can dissent from it ({others} heard)."]
    if count:
        who = "The one other perspective heard comes"
        who = who if asked == 1 else f"{count:,} of {others} heard {'comes' if count == 1 else 'come'}"
        side = f"{who} to the other side on "
        topics = [one for one in heard.topics if _is_dissented(heard, one)]
        return [side, *_named(scribe, topics, " and " if count == 1 else " or "), "."]
    if len(heard.silent) == asked:
        none = "The one other perspective" if asked == 1 else f"None of {others}"
        verb = "believes nothing" if asked == 1 else "believes anything"
        return [f"{none} heard {verb} that bears on this, which is no consent."]
    speak, side = asked - len(heard.silent), " on the other side of .50."
    recorded = "No dissent was recorded: " if not heard.basis.verdicts_apart else "In strengths nobody dissents: "
    if asked == 1:
        one = f"{recorded}the one other perspective heard is not on the other side of .50 on "
        return [one, *_named(scribe, heard.topics), "."]
    words = f"{recorded}of {others} heard, {speak:,} {'speaks' if speak == 1 else 'speak'} on "
    return [words, *_named(scribe, heard.topics), f", {'not' if speak == 1 else 'none'}{side}"]


def _other_verdict(scribe: Scribe, heard: Heard, at: int, topics: Sequence[str]) -> Sentence:
    """On what a perspective comes to another verdict though to no other side of the middle."""
    basis, view = heard.basis, heard.basis.views[at]
    told = [part for one in topics for part in ("; ", scribe.named(one), _holding(basis, at, one))]
    start = f"“{view.title}” comes to another verdict by the same standard, on no other side of .50: "
    on = [*topics, *_kept(heard, [at])]
    return scribe.finding(f"dissent.{view.id}.verdicts", start, *told[1:], ".", on=on)


def _holding(basis: Basis, at: int, topic: str) -> str:
    where = " holds here and not there" if basis.verdicts[topic].stated.holds else " holds there and not here"
    none = f" (no reason {side_of(basis, topic)} it is left there)"
    return where + none * basis.is_unconvinced(at, topic)


def _is_dissented(heard: Heard, topic: str) -> bool:
    return any(topic in heard.against(at) for at in heard.dissenting)


def _absent(scribe: Scribe, heard: Heard) -> Iterator[Sentence]:
    """Who weighs the map and is not heard, and whether they would dissent."""
    basis = heard.basis
    absent, against, speaking = basis.unheard.views, basis.unheard.against, basis.unheard.speaking
    if not absent:
        return
    on = [*heard.topics, *(_item(heard, one) for one in absent)]
    names = [f"“{one.title}”{' (read off a document)' if one.source else ''}" for one in absent]
    told = listed([*names[:TOLD], *([f"{len(names) - TOLD:,} more"] if len(names) > TOLD else [])])
    yield scribe.finding("dissent.absent", f"In the map but not heard here: {told}.", on=on)
    if not (against or heard.is_mute):
        none = "It does not come" if len(absent) == 1 else "None of them comes"
        quiet = f"{speaking:,} of them {'speaks' if speaking == 1 else 'speak'} on this. " if len(absent) > 1 else ""
        side: list[Words] = [quiet, f"{none} to the other side of .50 on ", *_named(scribe, heard.topics), "."]
        silent = f"{'It believes' if len(absent) == 1 else 'They believe'} nothing that bears on this."
        if speaking or not basis.unheard_unconvinced:
            yield scribe.finding("dissent.absent.none", *(side if speaking else [silent]), on=on)
    for view in [one for one in absent if one.id in basis.unheard_unconvinced][:TOLD]:
        leader = basis.leader or WHOLE
        denies = (f"“{view.title}” denies every reason here {side_of(basis, leader)} ", scribe.named(leader), ".")
        yield scribe.finding(f"dissent.absent.{view.id}.unconvinced", *denies, on=[leader, _item(heard, view)])
    for view in [one for one in absent if one.id in against][:TOLD]:
        yield _would(scribe, heard, view, against[view.id])
    if len(against) > TOLD:
        words = f"{counted(len(against) - TOLD, 'more')} of them would dissent, too."
        yield scribe.finding("dissent.absent.more", words, on=on)


def _would(scribe: Scribe, heard: Heard, view: Perspective, strengths: Mapping[str, float]) -> Sentence:
    """On what somebody who is not heard would dissent."""
    words: list[Words] = [f"“{view.title}” would dissent: "]
    for topic, there in strengths.items():
        words += [scribe.named(topic), f" {decimal(there)}, against {_strength(heard.strength(0, topic))} here", "; "]
    words[-1] = "."
    return scribe.finding(f"dissent.absent.{view.id}", *words, on=[*strengths, _item(heard, view)])


def _item(heard: Heard, view: Perspective) -> str:
    """The item of the map that a perspective is, or is derived from."""
    return view.id if isinstance(heard.basis.map.get(view.id), Perspective) else view.source or WHOLE


def _named(scribe: Scribe, topics: Sequence[str], joint: str = " or ") -> list[Words]:
    more = len(topics) - NAMED
    rest = [f"{joint}{'any of ' * (joint == ' or ')}{more:,} more"] if more > 1 else []
    return [*joined([scribe.named(one) for one in (topics[:NAMED] if rest else topics)], joint), *rest]


def _silence(titles: list[str]) -> str:
    who = listed([f"“{one}”" for one in titles]) if len(titles) <= TOLD else f"{len(titles):,} of them"
    return f"{who} {'believes' if len(titles) == 1 else 'believe'} nothing that bears on this, which is no consent."


def _kept(heard: Heard, numbers: range | list[int]) -> list[str]:
    """The perspectives among these that are items of the map; derived ones are not."""
    views = (heard.basis.views[at] for at in numbers)
    return [view.id for view in views if isinstance(heard.basis.map.get(view.id), Perspective)]


# The table


def _table(scribe: Scribe, heard: Heard) -> Table:
    """Each perspective with the strength of each topic, and the option it puts first."""
    basis = heard.basis
    # who dissents is told first, then who speaks, so that what is left out is the silence
    order = sorted(range(1, len(basis.views)), key=lambda at: (at not in heard.dissenting, at in heard.silent, at))
    shown = [0, *order[: LISTED - 1]]
    disputed = [one for one in heard.topics if _is_dissented(heard, one)]
    topics = tuple(dict.fromkeys([*heard.topics[:1], *disputed, *heard.topics]))[:3]
    left = len(basis.views) - len(shown)
    remark = (scribe.finding("dissent.table.more", f"{left:,} more are not listed.", on=[WHOLE]),) if left else ()
    return Table(
        caption="Strengths by perspective, and the option that is strongest at its weights",
        columns=(
            Column(heading="Perspective", width=2),
            *(Column(heading=scribe.named(one).text, width=1.5, is_number=True) for one in topics),
            Column(heading="Strongest", width=2),
        ),
        rows=tuple(_row(scribe, heard, at, topics) for at in shown),
        remark=remark,
    )


def _row(scribe: Scribe, heard: Heard, at: int, topics: tuple[str, ...]) -> Row:
    first, view = heard.first(at), heard.basis.views[at]
    cells = [NO_REASON if heard.basis.is_unconvinced(at, one) else _strength(heard.strength(at, one)) for one in topics]
    preferred = scribe.named(first) if first is not None else "none"
    on = [*topics, *_kept(heard, [at]), *([first] if first is not None else [])]
    return scribe.row(f"dissent.table.{view.id}", view.title, *cells, preferred, on=on)


def _strength(strength: float | None) -> str:
    return "silent" if strength is None else decimal(strength)


# One who dissents


def _dissenter(scribe: Scribe, heard: Heard, at: int) -> Section:
    view = heard.basis.views[at]
    blocks: list[Block] = [Paragraph(sentences=(_stand(scribe, heard, at), *_own_words(scribe, heard, at)))]
    lists = [[Bullet(sentences=(one,)) for one in _swaps(scribe, heard, at, topic)] for topic in heard.against(at)]
    blocks += [Bullets(items=tuple(items)) for items in lists if items]
    return Section(id=f"dissent-{view.id}", title=view.title, blocks=tuple(blocks))


def _stand(scribe: Scribe, heard: Heard, at: int) -> Sentence:
    """Where a dissenter stands on each topic from which it dissents, beside the recommendation's perspective."""
    view, topics = heard.basis.views[at], heard.against(at)
    words: list[Words] = [f"“{view.title}”{_holder(view)}: "]
    for topic in topics:
        own, other = heard.strength(0, topic), heard.strength(at, topic)
        words += [scribe.named(topic), f" {_strength(other)}, against {_strength(own)} here; "]
    words[-1] = str(words[-1]).removesuffix("; ") + "."
    return scribe.finding(f"dissent.{view.id}.stand", *words, on=[*topics, *_kept(heard, [at])])


def _holder(view: Perspective) -> str:
    if view.source is not None:
        return " (derived from the document)"
    return f" ({view.holder})" if view.holder and view.holder != view.title else ""


def _own_words(scribe: Scribe, heard: Heard, at: int) -> Iterator[Sentence]:
    """What the dissenter says itself; a perspective that argmap derives has no words of its own."""
    view = heard.basis.views[at]
    if view.note and view.source is None:
        note = view.note.removesuffix(".")
        yield scribe.finding(f"dissent.{view.id}.words", "In their own words: “", note, "”.", on=[view.id])


def _swaps(scribe: Scribe, heard: Heard, at: int, topic: str) -> Iterator[Sentence]:
    """The dissenter's beliefs that would move the recommendation's perspective furthest."""
    basis, view = heard.basis, heard.basis.views[at]
    found = exchange(basis.compiled, basis.view, view, topic, basis.rules)
    telling = [one for one in found.swaps[0] if one.settled and abs(one.effect) >= SEEN]
    for swap in telling[:SWAPS]:
        yield scribe.finding(
            f"dissent.{view.id}.{topic}.{swap.id}",
            *_swap(scribe, swap, topic, is_double=swap.id in found.double_cruxes),
            on=[swap.id, topic, *_kept(heard, [at])],
        )


def _swap(scribe: Scribe, swap: Swap, topic: str, *, is_double: bool) -> Iterator[Words]:
    own, other = (decimal(one) if one is not None else "not weighed" for one in swap.spoken)
    yield OWN.capitalize() if swap.id == topic else scribe.named(swap.id)
    yield f": {other} there, {own} here. With theirs, "
    yield scribe.named(topic)
    yield f" goes from {decimal(swap.before)} to {decimal(swap.after)}{', which turns it' if swap.turns else ''}."
    if is_double:
        yield " It turns both: each would change sides with the other's belief."
