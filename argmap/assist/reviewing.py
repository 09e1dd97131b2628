"""Deciding on polished sentences, and putting those that a person accepted into the file of that person's hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from argmap.assist.polish import as_runs, complaints
from argmap.assist.queue import POLISHING, Draft, Queue, State
from argmap.errors import EditRefused, InputError
from argmap.formats import write_bytes
from argmap.memo import hand, leaving, starting
from argmap.memo.beside import Beside, beside_of
from argmap.memo.blocks import DRAFTED, Block, Bullet, Bullets, Hand, Memo, Paragraph, Polishing, Row, Section, Sentence
from argmap.memo.build import build, long_form
from argmap.memo.hand import Sidecar
from argmap.memo.polishing import JOINT
from argmap.memo.recipe import Recipe
from argmap.memo.tokens import parse
from argmap.model import Map
from argmap.names import folded

KEPT = (State.ACCEPTED, State.EDITED)
"""The states of drafts whose words may be in a memo."""


class Review:
    """The drafts on the findings of one map, which are looked at as the map is now."""

    def __init__(self, queue: Queue, map: Map) -> None:
        self.queue = queue
        self.map = map
        self.left: dict[int, str] = {}
        """Why drafts that were to be put into a hand file are not in it, by their numbers; of the last file."""
        self._memos: dict[str, Memo] = {}

    def memo(self, draft: Draft) -> Memo:
        """The memo that a draft was proposed for, as it follows from the map now. Raises as ``build`` does."""
        if draft.about not in self._memos:
            self._memos[draft.about] = build(*self._asked(draft))
        return self._memos[draft.about]

    def _asked(self, draft: Draft) -> tuple[Map, Recipe, Beside]:
        """What the memo is built from that a draft was proposed for."""
        history = self.queue.library.history(self.queue.name)
        return self.map, Recipe.model_validate_json(draft.about), beside_of(self.map, history)

    def finding(self, draft: Draft) -> Sentence:
        """The finding that a draft is for. Raises ``EditRefused`` where it has changed since, or is gone."""
        found = {one.trace.key: one for one in self.memo(draft).findings() if one.trace is not None}.get(draft.subject)
        reject = f"Reject it, and ask again: `argmap review {self.queue.name} reject {draft.id} --reason …`."
        if not isinstance(found, Sentence) or found.trace is None:
            raise EditRefused(f"the memo no longer has the finding '{draft.subject}' of draft {draft.id}", reject)
        if found.trace.check != draft.mark:
            message = f"what '{draft.subject}' finds has changed since draft {draft.id} was made"
            raise EditRefused(message, f"It now reads: {found.text} {reject}")
        return found

    def fits(self, draft: Draft, memo: Memo | None) -> bool:
        """Whether a memo finds what the draft was made for."""
        traces = [one.trace for one in memo.findings() if one.trace] if memo is not None else []
        return any((one.key, one.check) == (draft.subject, draft.mark) for one in traces)

    def accept(self, ids: Iterable[int], by: str, path: Path | None = None) -> list[Draft]:
        """Accept drafts as they are, all or none, into the hand file at ``path`` if there is one. Raises as told."""
        drafts = [self.queue.find(id) for id in dict.fromkeys(ids)]
        for draft in drafts:
            self.queue.refuse(draft, State.ACCEPTED, by)
            if found := complaints(draft.words, self.finding(draft), self.memo(draft).names):
                reject = f"Reject it, or edit it: `argmap review {self.queue.name} edit {draft.id} --words …`."
                raise EditRefused(f"draft {draft.id} cannot be accepted as it is: {'; '.join(found)}", reject)
        return self._decided({draft: draft.words for draft in drafts}, State.ACCEPTED, by, path)

    def edit(self, id: int, words: str, by: str, path: Path | None = None) -> Draft:
        """Accept a draft in other words, which pass the same check. Raises ``EditRefused`` where they do not.

        Where only punctuation, case or blanks are other, the draft is accepted as it is, with those.
        """
        draft, words = self.queue.find(id), " ".join(words.split())
        is_as_drafted = folded(words) == folded(draft.words) and not draft.complaints
        state = State.ACCEPTED if is_as_drafted else State.EDITED
        self.queue.refuse(draft, state, by)
        finding = self.finding(draft)
        if words == " ".join(finding.text.split()):
            how = f"Reject the draft to keep them: `argmap review {self.queue.name} reject {id} --reason …`."
            raise EditRefused("these are the finding's own words, which the memo has anyhow", how)
        if found := complaints(words, finding, self.memo(draft).names) if words else ["there are none"]:
            how = f"It reads: {draft.before} To say something else, write it as your own in the memo's hand file."
            raise EditRefused(f"these words cannot be kept: {'; '.join(found)}", how)
        return self._decided({draft: words}, state, by, path)[0]

    def reject(self, ids: Iterable[int], by: str, reason: str) -> list[Draft]:
        """Reject drafts, all or none, for a reason. Raises ``InputError`` without one."""
        if not reason.strip():
            raise InputError("it is not said why", "Give a reason with --reason: the next who asks can learn from it.")
        drafts = [self.queue.find(id) for id in dict.fromkeys(ids)]
        with self.queue.deciding({one.id: "" for one in drafts}, State.REJECTED, by, reason=reason.strip()) as decided:
            return decided

    def write(self, path: Path, ids: Collection[int] = ()) -> list[Draft]:
        """Put what was accepted and still holds into the hand file at ``path``; gives what was put there.

        That is everything, or the drafts ``ids``. Left out is what the memo no longer finds, and what ``left`` tells.
        Raises ``InputError`` for a draft of ``ids`` that was not accepted, and ``UnknownId`` for one that is not there.
        """
        if undecided := [one for one in map(self.queue.find, ids) if one.state not in KEPT]:
            message = f"draft {undecided[0].id} was not accepted: it is {undecided[0].state}"
            raise InputError(message, f"Accept it first: `argmap review {self.queue.name} accept {undecided[0].id}`.")
        kept = [one for one in self.queue.drafts(*KEPT, task=POLISHING) if not ids or one.id in ids]
        accepted = [one for one in kept if self._holds(one)]
        latest = list({one.subject: one for one in accepted}.values())
        self.left = {}
        if not latest:
            return []
        with self.queue.library.writing():  # others who write to the file wait
            return self._put(path, latest)

    def _holds(self, draft: Draft) -> bool:
        try:
            self.finding(draft)
        except EditRefused:
            return False
        return True

    def _decided(self, kept: dict[Draft, str], state: State, by: str, path: Path | None) -> list[Draft]:
        """Decide, where the hand file can be written and takes the words."""
        self.left = {}
        with self.queue.deciding({one.id: words for one, words in kept.items()}, state, by) as decided:
            if path is not None:
                self._put(path, decided, all_fit=True)
        return decided

    def _put(self, path: Path, drafts: Sequence[Draft], *, all_fit: bool = False) -> list[Draft]:
        """Write the kept words of drafts into the hand file; gives those that are there, and tells of the others.

        Raises ``InputError`` for words that no file can hold where ``all_fit``.
        """
        own = hand.read(path) if path.exists() else Sidecar(str(path), parse("", str(path)))
        memo = self.memo(drafts[-1])
        if aside := own.left_aside(memo, long_form(*self._asked(drafts[-1]))):
            message = f"{path} is about a long memo, and this draft about one of two pages: {', '.join(aside)}"
            raise InputError(message, "Name another file with --hand, or ask again without --short.")
        made = own.apply(memo.model_copy(update={"recipe": memo.recipe.model_copy(update={"front": own.front})}))
        page = _Page(path, own, memo, leaving.untold(made))
        known = {(one.subject, one.kept) for one in self.queue.drafts(*KEPT, task=POLISHING)}
        self.left = {one.id: why for one in drafts if (why := page.against(one, known))}
        free = [one for one in drafts if one.id not in self.left]
        taken = page.fitting(free)
        if all_fit and len(taken) < len(free):
            raise InputError("the words cannot be put into a file", "Edit them: --words with plainer ones.")
        self.left |= {one.id: "its words cannot be put into a file" for one in free if one not in taken}
        if taken:
            write_bytes(path, page.text(taken).encode())
        return taken


@dataclass(frozen=True)
class _Page:
    """A hand file that takes words."""

    path: Path
    own: Sidecar
    memo: Memo
    """The memo in argmap's words."""
    made: Memo
    """The memo with the words of the file."""

    @cached_property
    def findings(self) -> dict[str, Sentence]:
        """Those that words can be given for, by their keys."""
        return {one.trace.key: one for one in self.memo.findings() if isinstance(one, Sentence) and one.trace}

    @cached_property
    def said(self) -> dict[str, Sentence | Row]:
        """What the file has for each finding."""
        return {one.trace.key: one for one in self.made.findings() if one.trace is not None}

    def against(self, draft: Draft, known: Collection[tuple[str, str]]) -> str:
        """Why the kept words of a draft have no place in the file; empty where they have one.

        ``known`` has the findings with all the words that were ever accepted for them: others are a person's.
        """
        finding, there = self.findings.get(draft.subject), self.said.get(draft.subject)
        if finding is None or finding.trace is None or finding.trace.check != draft.mark:
            return "it is for another memo than the file"
        if there is None:
            return "the file leaves the finding out"
        is_known = there.hand in DRAFTED and (draft.subject, there.text) in known
        if there.hand is not Hand.MAP and not is_known:
            return "the file says it in words that were not accepted here, and keeps them"
        if draft.kept == finding.text:
            return "these are the finding's own words"
        return "; ".join(complaints(draft.kept, finding, self.memo.names))

    def fitting(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Those drafts whose words are read from the file as they were meant."""
        return list(drafts) if self.fits(drafts) else [one for one in drafts if self.fits([one])]

    def fits(self, drafts: Sequence[Draft]) -> bool:
        """Whether words that are put into the file can be read from it as they were meant."""
        try:
            made = Sidecar(str(self.path), parse(self.text(drafts), str(self.path))).apply(self.memo)
        except InputError:
            return False
        read = {one.trace.key: one.text for one in made.findings() if one.trace is not None and one.hand in DRAFTED}
        return all(read.get(one.subject) == one.kept for one in drafts)

    def text(self, drafts: Sequence[Draft]) -> str:
        """The file with the kept words of drafts."""
        given = {
            one.subject: self.findings[one.subject].model_copy(
                update={"runs": as_runs(one.kept, self.findings[one.subject]), "hand": _hand(one)}
            )
            for one in drafts
        }
        who = _who(self.own.polishing, [one.model for one in drafts], [one.decider for one in drafts])
        return with_polish(self.made, self.own, given, who)


def _hand(draft: Draft) -> Hand:
    """Whose words were kept: a person's where they are not the draft's."""
    return Hand.MODEL if draft.state is State.ACCEPTED else Hand.EDITED


def _who(before: Polishing | None, models: Iterable[str], people: Iterable[str]) -> Polishing:
    """The models and the people of a hand file, those it names already first."""
    named = (before.model.split(JOINT), before.accepted_by.split(JOINT)) if before is not None else ((), ())
    model, person = (JOINT.join(dict.fromkeys([*old, *new])) for old, new in zip(named, (models, people), strict=True))
    return Polishing(model=model, accepted_by=person)


# The file


def with_polish(memo: Memo, own: Sidecar, given: dict[str, Sentence], who: Polishing) -> str:
    """The hand file of ``memo``, which has the words of ``own``, with the polished sentences ``given``.

    Only blocks that somebody has had a hand in are in it, the others go on following the map, and so does every finding
    in those blocks that nobody reworded.
    """
    named = _blocks_of(own)
    touched = named | {section.id for _, section in memo.walk() if _keys(section) & given.keys()}
    sections = tuple(_kept(one, touched, given) for one in memo.sections)
    emptied = [section.id for _, section in memo.walk() if section.id in named and not section.blocks]
    polished = who if given or own.polishing is not None else None
    text = starting.text(memo.model_copy(update={"sections": sections, "polished": polished}))
    return text + "".join(f"\n# {id}\n" for id in emptied)


def _blocks_of(own: Sidecar) -> set[str]:
    """The blocks of a memo that a file has words for."""
    tokens = own.page.tokens
    heads = (at for at, one in enumerate(tokens) if one.type == "heading_open" and one.tag == "h1" and one.level == 0)
    return {tokens[at + 1].content.strip() for at in heads}


def _keys(section: Section) -> set[str]:
    found = (one for block in section.blocks for one in _sentences(block))
    return {one.trace.key for one in found if one.trace is not None}


def _sentences(block: Block) -> list[Sentence]:
    match block:
        case Paragraph():
            return list(block.sentences)
        case Bullets():
            waiting, found = list(block.items), list[Sentence]()
            while waiting:
                item = waiting.pop()
                found += item.sentences
                waiting += item.below
            return found
    return []


def _kept(section: Section, touched: set[str], given: dict[str, Sentence]) -> Section:
    blocks = tuple(_reworded(one, given) for one in section.blocks) if section.id in touched else ()
    parts = tuple(_kept(one, touched, given) for one in section.parts)
    return section.model_copy(update={"blocks": blocks, "parts": parts})


def _reworded(block: Block, given: dict[str, Sentence]) -> Block:
    match block:
        case Paragraph():
            return Paragraph(sentences=tuple(_said(one, given) for one in block.sentences))
        case Bullets():
            return block.model_copy(update={"items": tuple(_item(one, given) for one in block.items)})
    return block


def _item(item: Bullet, given: dict[str, Sentence]) -> Bullet:
    return Bullet(
        sentences=tuple(_said(one, given) for one in item.sentences),
        below=tuple(_item(one, given) for one in item.below),
    )


def _said(sentence: Sentence, given: dict[str, Sentence]) -> Sentence:
    """The polished words, the author's own, or none: a finding without words is as argmap puts it."""
    if sentence.trace is None or sentence.hand is Hand.AUTHOR:
        return sentence
    return given.get(sentence.trace.key) or (
        sentence if sentence.hand in DRAFTED else sentence.model_copy(update={"runs": ()})
    )
