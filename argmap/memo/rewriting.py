"""A block of a memo in a person's words, which may say less than its findings and nothing else."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from argmap.errors import PROBLEMS_SHOWN, InputError
from argmap.memo import polishing
from argmap.memo.blocks import (
    Block,
    Bullet,
    Bullets,
    Figure,
    Hand,
    Paragraph,
    Polishing,
    Record,
    Run,
    Section,
    Sentence,
    Table,
    Trace,
    statements,
)
from argmap.memo.drafted import Drafts, Known
from argmap.memo.faith import advice, changes, departures
from argmap.memo.tokens import Line, Page, lines

PIECE = re.compile(r"\[(table|figure|record) (\d+)\]")
"""How a piece of a block that is no text is named."""
ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$")
"""How a line ends that does not go on in the next."""
OWN = "Or say it in your own way without [^{0}], marked as yours; [^{0}] alone on a line keeps the finding beside it."
"""What a person can do whose words are more than a shorter finding."""
UNDECIDED = ("which nobody has decided on", "Decide: argmap review MAP accept {0}, or edit {0}, or use your own words.")
DECIDED = (
    "which {0.person} has not accepted like this: it is {0.state}",
    "Take the words that were accepted, or use your own.",
)
"""Of words that a model drafted and nobody has accepted: what is said, and what a person can do."""
LISTS = {"bullet_list_open": False, "ordered_list_open": True}
PASSED = {"paragraph_open", "paragraph_close", "heading_close"}
ITEMS = {"list_item_open", "list_item_close", "bullet_list_close", "ordered_list_close"}
BEGUN = re.compile(r"words [0-9a-f]{8}\.?\s*$")
"""How a note ends that has a digest of the words that a person found."""


class Note(NamedTuple):
    """What the note of a finding in a person's file says."""

    check: str = ""
    """The check value of the finding that the words were written for; empty where it is not said."""
    words: str = ""
    """Eight hexadecimal digits over the words that the person found; empty where there were none."""


def notes(page: Page) -> dict[str, Note]:
    """The notes of a file, by the finding."""
    found = {key: codes for key, codes in page.notes.items() if codes}
    return {
        key: Note(codes[-2], codes[-1]) if len(codes) > 1 and BEGUN.search(page.told[key]) else Note(codes[-1])
        for key, codes in found.items()
    }


def digest(words: str) -> str:
    """Eight hexadecimal digits over words."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:8]


def labels(tokens: Iterable[Token]) -> list[str]:
    """The findings that stand in a text, in order."""
    found = (one for token in tokens for one in token.children or () if one.type == "footnote_ref")
    return [label for one in found if (label := one.meta["label"]) not in set(Hand)]


class Rewriting:
    """One block of a memo, in the words of the file at ``path``."""

    def __init__(
        self,
        path: str,
        notes: Mapping[str, Note],
        section: Section,
        polishing: Polishing | None = None,
        names: Sequence[str] = (),
    ) -> None:
        self.path, self.notes, self.section, self.polishing, self.names = path, notes, section, polishing, names
        self.drafts = Drafts()
        """What models have drafted for the map, where that is known."""
        said = [one for block in section.blocks for one in statements(block)]
        self.findings = {one.trace.key: one for one in said if one.trace is not None}
        self.explaining = {one.text: one for one in said if isinstance(one, Sentence) and one.trace is None}
        self.pieces = {name: block for block, name in named(section.blocks) if name}
        self.given: set[str] = set()
        self.problems: list[InputError] = []
        """What is wrong with what was read so far."""

    @property
    def names_what_is_not_there(self) -> bool:
        """Whether what was read so far names a block, finding, table or figure that the memo does not have."""
        return any(isinstance(one, NotInMemo) for one in self.problems)

    def is_untouched(self, tokens: Sequence[Token]) -> bool:
        """Whether every line is as the person found it."""
        read = [one for one in tokens if one.type not in {*PASSED, *LISTS, *ITEMS}]
        if not read or any(one.type != "inline" for one in read):
            return False
        said = (line for one in read if not PIECE.fullmatch(one.content.strip()) for line in whole(lines(one)))
        return all(self.is_as_found(one) or one.text in self.explaining for one in said)

    def is_as_found(self, line: Line) -> bool:
        """Whether the words of a finding are those that the person found, whatever it says by now."""
        return len(line.labels) == 1 and self.notes.get(line.labels[0], Note()).words == digest(line.text)

    def blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """What a person wrote, as blocks; what is wrong with it is in ``problems``."""
        made: list[Block] = []
        lists: list[tuple[bool, list[Bullet]]] = []
        items: list[tuple[list[Sentence], list[Bullet]]] = []
        for token in tokens:
            if token.type in LISTS:
                lists.append((LISTS[token.type], []))
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                is_numbered, bullets = lists.pop()
                if items:
                    items[-1][1].extend(bullets)
                else:
                    made.append(Bullets(items=tuple(bullets), is_numbered=is_numbered))
            elif token.type == "list_item_open":
                items.append(([], []))
            elif token.type == "list_item_close":
                sentences, below = items.pop()
                lists[-1][1].append(Bullet(sentences=tuple(sentences), below=tuple(below)))
            elif token.type == "inline" and items:
                items[-1][0].extend(self.sentences(token))
            elif token.type == "inline":
                made += self.block(token)
            elif token.type not in PASSED:
                self.refuse_what_is_no_text(token)
        return tuple(made)

    def refuse_what_is_no_text(self, token: Token) -> None:
        """Take note of something that is neither a paragraph nor a list, however many tokens it has."""
        words = "only paragraphs and lists can be written here"
        if token.nesting >= 0 and not any(one.message.endswith(words) for one in self.problems):
            self.problems.append(wrong(self.path, line_of(token), words, "Write it as text."))

    def block(self, token: Token) -> Iterator[Block]:
        """A paragraph, or the piece of the memo that it names."""
        found = PIECE.fullmatch(token.content.strip())
        if found is None:
            yield Paragraph(sentences=tuple(self.sentences(token)))
        elif (piece := self.pieces.pop(found[0], None)) is not None:
            yield piece
        else:
            has = ", ".join(self.pieces) or "none that is not used already"
            self.problems.append(
                not_in_memo(self.path, line_of(token), f"the block has no {found[0]}", f"It has: {has}.")
            )

    def sentences(self, token: Token) -> Iterator[Sentence]:
        """The sentences of a paragraph or an item."""
        for line in whole(lines(token)):
            is_gone = self.is_as_found(line) and line.labels[0] not in self.findings
            if is_gone or not (line.runs or line.labels):
                continue
            try:
                yield self.sentence(line)
            except InputError as error:
                self.problems.append(error)

    def sentence(self, line: Line) -> Sentence:
        """The sentence on a line: a finding's, argmap's own where it is as it was, or the author's."""
        if line.odd:
            raise wrong(self.path, line.number, f"a memo cannot hold a {line.odd} here", "Write it as plain text.")
        keys = [label for label in line.labels if label not in set(Hand)]
        drafted = next((one for one in (Hand.EDITED, Hand.MODEL) if one in line.labels), None)
        if not keys and drafted:
            message = "a sentence that stands for no finding cannot be a model's"
            raise wrong(self.path, line.number, message, f"Name the finding before [^{drafted}].")
        if not keys:
            return self.explaining.get(line.text) or self.own(line)
        if len(keys) > 1:
            raise wrong(self.path, line.number, "a sentence stands for one finding", "Write a sentence for each.")
        finding = self.finding(keys[0], line)
        if line.text in ("", finding.text) or self.is_as_found(line):
            return finding
        if (known := self.known(line)) is not None:
            self.refuse_what_is_not_polish(line, finding, keys[0])
            return Sentence(runs=tuple(line.runs), trace=finding.trace, hand=known.hand)
        if drafted:
            self.refuse_without_person(line)
        refuse = self.refuse_what_is_not_polish if drafted else self.refuse_what_does_not_follow
        refuse(line, finding, keys[0])
        return Sentence(runs=tuple(line.runs), trace=finding.trace, hand=drafted or Hand.AUTHOR)

    def own(self, line: Line) -> Sentence:
        """A sentence of the author's own. Raises ``InputError`` for words of a model's draft."""
        if (known := self.known(line)) is not None:
            how = f"End the line with the finding that they are for, [^{known.draft.key}], or use words of your own."
            raise wrong(self.path, line.number, f"these are {known}, and no words of your own", how)
        return Sentence(runs=tuple(line.runs), hand=Hand.AUTHOR)

    def known(self, line: Line) -> Known | None:
        """The draft whose words these are. Raises ``InputError`` where nobody has accepted them."""
        known = self.drafts.known(line.text)
        if known is not None and not known.is_accepted:
            told, how = UNDECIDED if not known.draft.person else DECIDED
            message = f"these are {known}, {told.format(known.draft)}"
            raise wrong(self.path, line.number, message, how.format(known.draft.id))
        return known

    def finding(self, key: str, line: Line) -> Sentence:
        """The finding that a line stands for, which must still say what the line was written for."""
        found = self.findings.get(key)
        if not isinstance(found, Sentence) or found.trace is None:
            has = ", ".join(id for id, one in self.findings.items() if isinstance(one, Sentence)) or "none"
            message = f"the block '{self.section.id}' has no finding '{key}'"
            own = f"Take the sentence out, or [^{key}] out of it, which marks it as yours."
            raise not_in_memo(self.path, line.number, message, f"It has: {has}. {own}")
        if key in self.given:
            raise wrong(self.path, line.number, f"the finding '{key}' is there twice", "Keep one of the two.")
        self.given.add(key)
        if line.text not in ("", found.text) and not self.is_as_found(line):
            self.refuse_what_is_stale(line, found, found.trace)
        return found

    def refuse_what_is_stale(self, line: Line, finding: Sentence, trace: Trace) -> None:
        """Raise ``InputError`` for words that were written for a finding that says something else by now."""
        if self.notes.get(trace.key, Note(trace.check)).check != trace.check:
            message = f"what '{trace.key}' finds has changed since this was written"
            how = f"It now reads: {finding.text} Rewrite it and put `{trace.check}` into its note below."
            raise wrong(self.path, line.number, message, how)

    def refuse_what_does_not_follow(self, line: Line, finding: Sentence, key: str) -> None:
        """Raise ``InputError`` for words that do more than say less than the finding."""
        if changed := departures(line.runs, finding, self.names):
            message = f"this is not what '{key}' finds: {'; '.join(map(str, changed))}"
            how = f"It reads: {finding.text} {advice(changed)} {OWN.format(key)}"
            raise wrong(self.path, line.number, message, how)

    def refuse_without_person(self, line: Line) -> None:
        """Raise ``InputError`` for a model's words of which it is not said that a person has accepted them."""
        if self.polishing is None:
            message = "it is not said which model polished this, and who accepted it"
            raise wrong(self.path, line.number, message, f"Add at the end: {polishing.EXAMPLE}")
        if models := polishing.self_accepted(self.polishing):
            message = f"'{models[0]}' is the model, and only a person accepts its words"
            raise wrong(self.path, line.number, message, "Name the person in the note of [^model].")

    def refuse_what_is_not_polish(self, line: Line, finding: Sentence, key: str) -> None:
        """Raise ``InputError`` where a model's words say something else."""
        if changed := changes(line.runs, finding, self.names):
            message = f"these words are no polish of '{key}': {'; '.join(map(str, changed))}"
            raise wrong(self.path, line.number, message, f"The finding reads: {finding.text}")


def whole(found: Iterable[Line]) -> Iterator[Line]:
    """Lines as sentences: one that ends without a footnote, a full stop or a backslash goes on in the next."""
    before: Line | None = None
    for line in found:
        if before is not None and not (before.labels or before.is_ended or ENDS.search(before.text)):
            before.runs += [Run(text=" "), *line.runs]
            before.labels, before.is_ended, before.odd = line.labels, line.is_ended, before.odd or line.odd
            continue
        if before is not None:
            yield before
        before = line
    if before is not None:
        yield before


def named(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """Blocks with the names by which a file keeps them: ``[table 1]``; text has none."""
    counts: Counter[str] = Counter()
    for block in blocks:
        counts[block.kind] += 1
        yield block, f"[{block.kind} {counts[block.kind]}]" if isinstance(block, Table | Figure | Record) else ""


def line_of(token: Token) -> int:
    """The line of the file on which a token begins, from 1."""
    return (token.map or [0])[0] + 1


class NotInMemo(InputError):
    """Words for a block, finding, table or figure that the memo does not have."""


def wrong(path: str, line: int, message: str, next_step: str) -> InputError:
    """An error about a line of a file."""
    return InputError(f"{path}:{line}: {message}", next_step)


def together(path: str, problems: Sequence[InputError]) -> InputError:
    """All that is wrong with a file as one error."""
    if len(problems) == 1:
        return problems[0]
    shown = [f"line {one.message.removeprefix(f'{path}:')}\n    {one.next_step}" for one in problems[:PROBLEMS_SHOWN]]
    more = [f"and {len(problems) - PROBLEMS_SHOWN} more"] if len(problems) > PROBLEMS_SHOWN else []
    listed = "".join(f"\n  {one}" for one in [*shown, *more])
    return InputError(
        f"{path}: {len(problems)} things are wrong:{listed}", "Mend them; a block that is taken out follows the map."
    )


def not_in_memo(path: str, line: int, message: str, next_step: str) -> NotInMemo:
    """An error about a line that is about what the memo does not have."""
    return NotInMemo(f"{path}:{line}: {message}", next_step)
