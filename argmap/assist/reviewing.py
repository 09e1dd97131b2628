"""Deciding on polished sentences, and putting those that a person accepted into the file of that person's hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from argmap.assist.polish import TASK, as_runs, complaints
from argmap.assist.queue import Draft, Queue, State
from argmap.errors import EditRefused, InputError
from argmap.formats import write_bytes
from argmap.memo import hand, starting
from argmap.memo.beside import beside_of
from argmap.memo.blocks import Block, Bullet, Bullets, Hand, Memo, Paragraph, Polishing, Section, Sentence
from argmap.memo.build import build
from argmap.memo.hand import Sidecar
from argmap.memo.recipe import Recipe
from argmap.memo.tokens import parse
from argmap.model import Map

JOINT = ", "
"""Between the names of several models, or of several people, in the note of a hand file."""


class Review:
    """The drafts on the findings of one map, which are looked at as the map is now."""

    def __init__(self, queue: Queue, map: Map) -> None:
        self.queue = queue
        self.map = map
        self._memos: dict[str, Memo] = {}

    def memo(self, draft: Draft) -> Memo:
        """The memo that a draft was proposed for, as it follows from the map now. Raises as ``build`` does."""
        if draft.about not in self._memos:
            history = self.queue.library.history(self.queue.name)
            recipe = Recipe.model_validate_json(draft.about)
            self._memos[draft.about] = build(self.map, recipe, beside_of(self.map, history))
        return self._memos[draft.about]

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
            self.finding(draft)
        return self._decided({draft: draft.words for draft in drafts}, State.ACCEPTED, by, path)

    def edit(self, id: int, words: str, by: str, path: Path | None = None) -> Draft:
        """Accept a draft in other words, which pass the same check. Raises ``EditRefused`` where they do not."""
        draft, words = self.queue.find(id), " ".join(words.split())
        state = State.ACCEPTED if words == draft.words else State.EDITED
        self.queue.refuse(draft, state, by)
        if found := complaints(words, self.finding(draft), self.memo(draft).names) if words else ["there are none"]:
            how = f"It reads: {draft.before} To say something else, write it as your own in the memo's hand file."
            raise EditRefused(f"these words cannot be kept: {'; '.join(found)}", how)
        return self._decided({draft: words}, state, by, path)[0]

    def reject(self, ids: Iterable[int], by: str, reason: str) -> list[Draft]:
        """Reject drafts, all or none, for a reason. Raises ``InputError`` without one."""
        if not reason.strip():
            raise InputError("it is not said why", "Give a reason with --reason: the next who asks can learn from it.")
        drafts = [self.queue.find(id) for id in dict.fromkeys(ids)]
        for draft in drafts:
            self.queue.refuse(draft, State.REJECTED, by)
        return [self.queue.decide(one.id, State.REJECTED, by, reason=reason.strip()) for one in drafts]

    def write(self, path: Path) -> list[Draft]:
        """Put everything that was accepted and still holds into the hand file at ``path``; gives what was put there.

        Left out is what the memo no longer finds, and what the person has said there in words of their own.
        """
        accepted = [one for one in self.queue.drafts(State.ACCEPTED, State.EDITED, task=TASK) if self._holds(one)]
        latest = list({one.subject: one for one in accepted}.values())
        if not latest:
            return []
        text, put = self._hand(path, latest, [one.kept for one in latest], [one.decider for one in latest])
        write_bytes(path, text.encode())
        return put

    def _holds(self, draft: Draft) -> bool:
        try:
            self.finding(draft)
        except EditRefused:
            return False
        return True

    def _decided(self, kept: dict[Draft, str], state: State, by: str, path: Path | None) -> list[Draft]:
        """Decide, once it is known that the hand file can take the words."""
        text = ""
        if path is not None and kept:
            text, _ = self._hand(path, list(kept), list(kept.values()), [by])
        decided = [self.queue.decide(one.id, state, by, kept=words) for one, words in kept.items()]
        if path is not None and text:
            write_bytes(path, text.encode())
        return decided

    def _hand(
        self, path: Path, drafts: Sequence[Draft], words: Sequence[str], people: Sequence[str]
    ) -> tuple[str, list[Draft]]:
        """The hand file with words for the findings of ``drafts``, and those of them that are in it."""
        own = hand.read(path) if path.exists() else Sidecar(str(path), parse(""))
        memo = self.memo(drafts[-1])
        made = own.apply(memo.model_copy(update={"recipe": memo.recipe.model_copy(update={"front": own.front})}))
        findings = {one.trace.key: one for one in memo.findings() if one.trace is not None}
        given = {
            draft.subject: finding.model_copy(update={"runs": as_runs(text, finding), "hand": Hand.MODEL})
            for draft, text in zip(drafts, words, strict=True)
            if isinstance(finding := findings.get(draft.subject), Sentence) and finding.trace.check == draft.mark  # type: ignore[union-attr]
        }
        takes = {one.trace.key for one in made.findings() if one.trace is not None and one.hand is not Hand.AUTHOR}
        given = {key: sentence for key, sentence in given.items() if key in takes}
        put = [one for one in drafts if one.subject in given]
        text = with_polish(made, own, given, _who(own.polishing, [one.model for one in put], people))
        _sure(Sidecar(str(path), parse(text)).apply(memo), given)
        return text, put


def _who(before: Polishing | None, models: Iterable[str], people: Iterable[str]) -> Polishing:
    """The models and the people of a hand file, those it names already first."""
    named = (before.model.split(JOINT), before.accepted_by.split(JOINT)) if before is not None else ((), ())
    model, person = (JOINT.join(dict.fromkeys([*old, *new])) for old, new in zip(named, (models, people), strict=True))
    return Polishing(model=model, accepted_by=person)


def _sure(memo: Memo, given: dict[str, Sentence]) -> None:
    """Raise ``InputError`` where the file would not be read as it was meant."""
    read = {one.trace.key: one.text for one in memo.findings() if one.trace is not None and one.hand is Hand.MODEL}
    for key, sentence in given.items():
        if read.get(key) != sentence.text:
            raise InputError(
                f"the words for '{key}' cannot be put into a file", "Edit them: --words with plainer ones."
            )


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
        sentence if sentence.hand is Hand.MODEL else sentence.model_copy(update={"runs": ()})
    )
