"""Whether a memo still says what follows from its map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from itertools import zip_longest

from argmap.memo import leaving
from argmap.memo.beside import NOTHING, Beside
from argmap.memo.blocks import Figure, Hand, Memo, Row, Run, Sentence
from argmap.memo.build import build
from argmap.memo.drafted import Drafts
from argmap.memo.faith import departures
from argmap.memo.prints import snapshot
from argmap.memo.read_markdown import sections, written
from argmap.memo.tracing import digest
from argmap.memo.written import Said, Written
from argmap.model import Map


class Stale(StrEnum):
    """What is the matter with a line of a memo."""

    CHANGED = "changed"
    """Other words or numbers follow from the map."""
    RESTED = "items changed"
    """It reads the same, but something that it rests on says something else, or is gone."""
    GONE = "gone"
    """Nothing of the kind follows from the map any more."""
    NEW = "new"
    """It follows from the map, and the memo does not have it."""
    ALTERED = "altered"
    """The file has other words than argmap wrote, or than the author had when it was written."""
    MISSING = "missing"
    """The map is as it was, and the file does not have what argmap wrote."""
    FOREIGN = "foreign"
    """The file has it, and it does not follow from the map."""
    MOVED = "moved"
    """It follows from the map and stands elsewhere in the memo, as may what comes after it."""
    UNLIKE = "unlike"
    """The pages do not show what the data inside the file says."""
    UNDISCLOSED = "undisclosed"
    """A model's words that are marked as the author's."""


@dataclass(frozen=True)
class Report:
    """What is the matter with one line."""

    key: str
    """Empty where it states no finding."""
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
    under: str = ""
    """The heading it stands under."""
    line: int = 0
    """Where it stands in a Markdown file, from 1; 0 where it does not, or in another format."""


def made_again(file: Written, map: Map, beside: Beside = NOTHING) -> Memo:
    """The memo of ``file`` as it follows from ``map`` now. Raises as ``build.build`` does."""
    return build(map, file.recipe, beside)


def check(file: Written, memo: Memo, map: Map, drafts: Drafts | None = None) -> list[Report]:
    """What no longer holds of ``file``, in its order, then what it lacks; ``memo`` is the same made again from ``map``.

    A finding is named when its check value is another than in ``file``, when it is only in one of the two, or when the
    words in the file are not those the check value stands for. All else that is to be read has to be what argmap wrote,
    in the same order; in sections that the author rewrote, what the author had there. No words of the author's may be
    those of ``drafts`` in the map's queue.
    """
    taken_out = {"left_out": tuple(file.left_out - file.said.keys()), "rewritten": dict(file.rewritten)}
    memo = leaving.told(memo.model_copy(update=taken_out), memo)
    return _Check(file, memo, map, written(memo), drafts or Drafts()).reports()


@dataclass(frozen=True)
class _Check:
    file: Written
    memo: Memo
    map: Map
    now: Written
    drafts: Drafts

    def reports(self) -> list[Report]:
        findings = {key: one for key in self.file.said if (one := self.finding(key)) is not None}
        had = sorted([*findings.values(), *self.others(findings)], key=lambda one: (not one.was, one.line))
        lacking = [one for key, one in self.now.said.items() if key not in self.left_out | self.file.said.keys()]
        told = [*had, *(self.report(self.lacking, None, one) for one in lacking)]
        return [*told, *self.data({one.under for one in told}), *self.digests(), *self.claims(), *self.undisclosed()]

    def digests(self) -> Iterator[Report]:
        """The items of which the file says that they said something else than they did, or that it has in addition."""
        if not self.is_same:
            return
        had, due = self.file.items, self.memo.items
        other = (id for id, was in due.items() if had.get(id, was) != was)
        yield from (Report("", Stale.ALTERED, f"what the file has as the digest of '{id}'") for id in other)
        yield from (Report("", Stale.FOREIGN, f"[{id}]: #{was}") for id, was in had.items() if id not in due)

    def claims(self) -> Iterator[Report]:
        """What the file says of its author's hand and is not so."""
        there = self.file.left_out & self.file.said.keys()
        absent = self.file.left_out - self.now.said.keys() if self.is_same else set[str]()
        for key in sorted(there | absent):
            why = "it is there" if key in there else "the memo has no such finding"
            yield Report("", Stale.FOREIGN, f"left_out: {key} ({why})")
        sections = sorted(self.file.rewritten.keys() - self.now_in.keys()) if self.is_same else ()
        yield from (Report("", Stale.FOREIGN, f"rewritten: {id} (the memo has no such section)") for id in sections)

    def undisclosed(self) -> Iterator[Report]:
        """Words that stand as the author's and are a model's."""
        for one in self.file.lines:
            known = self.drafts.known(one.text) if one.hand is Hand.AUTHOR else None
            if known is not None:
                yield replace(self.report(Stale.UNDISCLOSED, one), now=str(known))

    @cached_property
    def is_same(self) -> bool:
        """Whether the map is as it was, so that whatever is other is so in the file."""
        return self.file.recipe.snapshot == snapshot(self.map)

    @cached_property
    def now_in(self) -> dict[str, list[Said]]:
        """The lines of each section by its id, its heading first; what is above all sections by no id."""
        ids = ["", *(one.id for _, one in self.memo.walk())]
        return dict(zip(ids, sections(self.now.lines), strict=True))

    @cached_property
    def left_out(self) -> set[str]:
        """The keys of findings that the author took out of sections that are marked as rewritten."""
        rewritten = {one.key for id in self.file.rewritten for one in self.now_in.get(id, ())}
        return rewritten & self.file.left_out

    @property
    def lacking(self) -> Stale:
        return Stale.MISSING if self.is_same else Stale.NEW

    def report(self, stale: Stale, was: Said | None, now: Said | None = None) -> Report:
        one = was or now or Said("")
        is_marked = was is not None and now is not None and was.text == now.text
        said, follows = ((line.marked if is_marked else line.text) if line else "" for line in (was, now))
        line = was.number if was is not None and self.file.memo is None else 0
        return Report(one.key, stale, said, follows, one.hand, under=one.under, line=line)

    def finding(self, key: str) -> Report | None:
        """What is the matter with a finding of the file."""
        was, now = self.file.said[key], self.now.said.get(key)
        if now is not None and was.check == now.check:
            return self.report(Stale.ALTERED, was, now) if self.is_altered(was, now) else None
        known = [id for id in was.rests_on if id in self.file.items]
        vanished = tuple(id for id in known if id not in self.map)
        revised = tuple(id for id in known if id in self.map and digest(self.map[id]) != self.file.items[id])
        is_same = now is not None and was.text == now.text
        stale = Stale.GONE if now is None else Stale.RESTED if is_same else Stale.CHANGED
        return replace(self.report(stale, was, now), revised=revised, vanished=vanished)

    def is_altered(self, was: Said, now: Said) -> bool:
        """Whether it names other items, or has words that are not marked as somebody's own, or that do not follow."""
        if sorted(was.rests_on) != sorted(now.rests_on):
            return True
        if was.hand is Hand.MAP:
            return was.marked != now.marked
        return bool(departures([Run(text=was.text)], self.sentences[was.key], self.memo.names))

    @cached_property
    def sentences(self) -> dict[str, Sentence | Row]:
        return {one.trace.key: one for one in self.memo.findings() if one.trace is not None}

    def others(self, findings: Mapping[str, Report]) -> Iterator[Report]:
        """What is the matter with lines that state no finding, and with findings that stand elsewhere."""
        due = list(self.due())
        marks = [one.mark for one in self.file.lines], [mark for mark, _ in due]
        apart: list[tuple[list[Said], list[Said]]] = []
        for what, a, b, c, d in SequenceMatcher(None, *marks, autojunk=False).get_opcodes():
            lines = self.file.lines[a:b]
            if what == "equal":
                yield from (self.report(Stale.FOREIGN, one) for one in lines if self.is_foreign(one))
            else:
                lacking = [one for _, one in due[c:d] if one is not None and not one.key]
                apart.append(([one for one in lines if one.key not in findings], lacking))
        yield from self.apart(apart)

    def apart(self, places: Sequence[tuple[list[Said], list[Said]]]) -> Iterator[Report]:
        """What the file has and should not have there, or the other way round; of a passage that moved, its start."""
        moved = Counter(one.mark for have, _ in places for one in have)
        moved &= Counter(one.mark for _, lacking in places for one in lacking)
        away, back = moved.copy(), moved.copy()
        for have, lacking in places:
            elsewhere = [one for one in have if (self.is_set_alike(one) if one.key else _takes(away, one))]
            yield from (self.report(Stale.MOVED, one) for one in elsewhere[:1])
            others = [one for one in have if one not in elsewhere]
            yield from (self.report(Stale.ALTERED, one, self.now.said[one.key]) for one in others if one.key)
            plain = [one for one in others if not one.key]
            for was, now in zip_longest(plain, [one for one in lacking if not _takes(back, one)]):
                both = Stale.ALTERED if self.is_same else Stale.CHANGED
                yield self.report(self.lacking if was is None else both if now is not None else Stale.FOREIGN, was, now)

    def is_set_alike(self, was: Said) -> bool:
        """Whether a finding is set as it should be and in nobody's words; its shape may follow from another map."""
        now = self.now.said[was.key]
        return was.hand is now.hand and (was.shape == now.shape or not self.is_same)

    def is_foreign(self, one: Said) -> bool:
        """Whether a line has the look of argmap's words and is not, in a section that says it was rewritten."""
        return not one.key and one.hand is Hand.MAP and one.text not in self.plain

    @cached_property
    def plain(self) -> set[str]:
        return {one.text for one in self.now.lines if not one.key}

    def due(self) -> Iterator[tuple[str, Said | None]]:
        """The marks of the lines that the file should have, with the lines where they are argmap's."""
        for id, lines in self.now_in.items():
            had = self.file.rewritten.get(id)
            kept = lines if had is None else lines[:1]
            yield from ((one.mark, one) for one in kept)
            yield from ((mark, None) for mark in had or ())
            if had is not None:
                yield from ((one.mark, one) for one in lines[1:] if not one.key and leaving.is_told(one.text))

    def data(self, told: set[str]) -> Iterator[Report]:
        """What is other in a file's data though the words are the same, but in sections ``told`` by their headings."""
        if self.file.memo is None or (told and not self.is_same):
            return
        if (self.file.memo.is_draft, self.file.memo.language) != (self.memo.is_draft, self.memo.language):
            yield Report("", Stale.ALTERED, "whether it is a draft, or its language")
        now = {one.id: one.blocks for _, one in self.memo.walk()}
        for _, one in self.file.memo.walk():
            due = now.get(one.id, ())
            figures = (block for block in one.blocks if isinstance(block, Figure))
            is_due = all(block in due for block in figures) if one.id in self.file.rewritten else one.blocks == due
            if not is_due and one.title not in told:
                yield Report("", Stale.ALTERED, f"the figures or the layout of “{one.title}”", under=one.title)


def _takes(left: Counter[str], one: Said) -> bool:
    """Whether a line is among those ``left``, from which it is then taken."""
    left[one.mark] -= 1
    return left[one.mark] >= 0
