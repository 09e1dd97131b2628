"""A person's hand: a file in Markdown beside the map that fills the head of a memo and rewrites its blocks.

Its front matter has what only a person can say (`recipe.Front`). Each heading names a block of the memo, and what
stands below it takes the place of the block's text. A sentence that ends with ``[^key]`` stands for that finding and
keeps what it rests on; ``[^key]`` alone is the finding as argmap puts it; any other sentence is the author's own.
``[table 1]`` or ``[figure 1]`` by itself keeps a piece of the block that is no text. A sentence that a language model
has polished ends with ``[^key][^model]``, one that it drafted and a person rewrote with ``[^key][^edited]``: both are
held to the finding's numbers, ids and hedges, and the note of ``[^model]`` names the model and the person. Words of a
draft in the map's queue are taken for what they are, however they are marked.

A sentence that is as the person found it, by the digest of its words in its note, follows the map; so does a block in
which every sentence is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml
from markdown_it.token import Token

from argmap.errors import InputError
from argmap.formats import read_bytes
from argmap.memo import leaving
from argmap.memo.blocks import Block, Hand, Memo, Polishing, Section
from argmap.memo.drafted import Drafts
from argmap.memo.polishing import disclosed
from argmap.memo.read_markdown import sections, written
from argmap.memo.recipe import Form, Front
from argmap.memo.rewriting import Note, Rewriting, labels, line_of, not_in_memo, notes, together, wrong
from argmap.memo.tokens import Page, front_matter, parse

FIELDS = tuple(field.alias or name for name, field in Front.model_fields.items())
STATES = ("draft", "final")
WHO = ("model", "person")
"""What the note of polished sentences has between backquotes."""


@dataclass(frozen=True)
class Sidecar:
    """What a person wrote, and where."""

    path: str
    page: Page

    @cached_property
    def front(self) -> Front:
        """The head of the memo. Raises ``InputError`` that names every line that is wrong."""
        found: dict[str, str] = {}
        problems: list[InputError] = []
        front_matter(self.page, self.path)
        node = yaml.compose(self.page.front, Loader=yaml.SafeLoader) if self.page.front else None
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            if trouble := _trouble(key, value):
                problems.append(wrong(self.path, key.start_mark.line + 2, *trouble))
            else:
                found[key.value] = value.value
        if problems:
            raise together(self.path, problems)
        return Front.model_validate(found)

    @cached_property
    def notes(self) -> dict[str, Note]:
        """What the notes of rewritten sentences say."""
        return notes(self.page)

    @cached_property
    def _is_in_order(self) -> bool:
        """Whether the sentences that the person found are all there, as they were, and no others."""
        found = [key for key, note in self.notes.items() if note.words]
        return bool(found) and labels(self.page.tokens) == found

    @property
    def polishing(self) -> Polishing | None:
        """Which model polished what is marked so, and who accepted it; None where the note does not say both."""
        codes = self.page.notes.get(Hand.MODEL, ())
        return Polishing(model=codes[0], accepted_by=codes[1]) if len(codes) == len(WHO) and all(codes) else None

    def apply(self, memo: Memo, drafts: Drafts | None = None, long: Callable[[], Memo] | None = None) -> Memo:
        """The memo with the blocks that were rewritten. Raises ``InputError`` that names every line that is wrong.

        It tells what was taken out of them (`leaving.told`), and of polished words that are not among the ``drafts``
        that only the author says who accepted them.

        Refused are blocks and keys that the memo does not have, words that depart from the finding that they stand for
        (`faith.departures`), words of ``drafts`` that nobody has accepted, and sentences that were written for a
        finding that says something else by now. A memo of two pages leaves aside what is about its ``long`` form
        (`left_aside`), where that is given.
        """
        blocks = _blocks(memo)
        rewritten, _ = self._rewritten(memo, long, drafts)
        sections = tuple(_replaced(one, rewritten) for one in memo.sections)
        made = memo.model_copy(update={"sections": sections})
        kept = {one.trace.key for one in made.findings() if one.trace is not None}
        gone = (one.trace.key for one in memo.findings() if one.trace is not None and one.trace.key not in kept)
        made = disclosed(made.model_copy(update={"left_out": tuple(gone)}), self.polishing, drafts)
        other = {one.id: marks(made, one) for _, one in made.walk() if one.blocks != blocks[one.id].blocks}
        return leaving.told(made.model_copy(update={"rewritten": other}), memo)

    def left_aside(self, memo: Memo, long: Callable[[], Memo] | None = None) -> tuple[str, ...]:
        """The blocks of the file that a memo of two pages lacks, or that name what it lacks.

        What its ``long`` form does not have either is refused. Raises as ``apply`` does.
        """
        return self._rewritten(memo, long)[1]

    def _rewritten(
        self, memo: Memo, long: Callable[[], Memo] | None, drafts: Drafts | None = None
    ) -> tuple[dict[str, tuple[Block, ...]], tuple[str, ...]]:
        blocks = _blocks(memo)
        rewritten: dict[str, tuple[Block, ...]] = {}
        aside: list[str] = []
        problems: list[InputError] = []
        seen: set[str] = set()
        for name, line, tokens in self._parts():
            if name in seen:
                twice = f"the block '{name}' is there twice"
                problems.append(wrong(self.path, line, twice, "Put what it says under one heading."))
                continue
            seen.add(name)
            rewriting = self._rewriting(memo, blocks.get(name, Section(id=name, title=name)), drafts)
            if self._is_in_order and rewriting.is_untouched(tokens):
                continue
            if name not in blocks:
                has = f"It has {', '.join(blocks)}."
                rewriting.problems.append(not_in_memo(self.path, line, f"the memo has no block '{name}'", has))
            else:
                rewritten[name] = rewriting.blocks(tokens)
            is_short = memo.recipe.form is Form.SHORT and rewriting.names_what_is_not_there
            if is_short and long is not None and self._is_about(long(), name, tokens, is_lacking=name not in blocks):
                aside.append(name)
                rewritten.pop(name, None)
            else:
                problems += rewriting.problems
        if problems:
            raise together(self.path, problems)
        return rewritten, tuple(aside)

    def _rewriting(self, memo: Memo, section: Section, drafts: Drafts | None = None) -> Rewriting:
        rewriting = Rewriting(self.path, self.notes, section, self.polishing, memo.names)
        rewriting.drafts = drafts or rewriting.drafts
        return rewriting

    def _is_about(self, long: Memo, name: str, tokens: list[Token], *, is_lacking: bool) -> bool:
        """Whether the long form has a block that the short one is lacking, or all that is named in one of both."""
        section = _blocks(long).get(name)
        if section is None or is_lacking:
            return section is not None
        rewriting = self._rewriting(long, section)
        rewriting.blocks(tokens)
        return not rewriting.names_what_is_not_there

    def _parts(self) -> Iterator[tuple[str, int, list[Token]]]:
        """The blocks that are rewritten, each with its line and its tokens."""
        name, line, tokens = "", 0, list[Token]()
        waiting = iter(self.page.tokens)
        for token in waiting:
            if token.type == "heading_open" and token.tag == "h1" and token.level == 0:
                if name:
                    yield name, line, tokens
                name, line, tokens = next(waiting).content.strip(), line_of(token), []
            elif not name and token.type != "heading_close":
                raise wrong(
                    self.path, line_of(token), "this stands under no heading", "Write `# bluf` or another block above."
                )
            else:
                tokens.append(token)
        if name:
            yield name, line, tokens


def _trouble(key: yaml.Node, value: yaml.Node) -> tuple[str, str] | None:
    """What is wrong with a line of the head, and what to do; None for nothing."""
    if key.value not in FIELDS:
        return f"there is no '{key.value}' in the head of a memo", f"Use {', '.join(FIELDS)}."
    if not isinstance(value, yaml.ScalarNode):
        return f"'{key.value}' is no single text", "Write it on one line."
    if key.value == "status" and value.value not in STATES:
        return f"'{value.value}' is no status", f"Write {' or '.join(STATES)}."
    return None


def _blocks(memo: Memo) -> dict[str, Section]:
    return {section.id: section for _, section in memo.walk()}


def marks(memo: Memo, section: Section) -> tuple[str, ...]:
    """What tells each line of a section of ``memo`` from any other, in order, without its heading."""
    alone = memo.model_copy(update={"sections": (section.model_copy(update={"parts": ()}),)})
    _, lines = sections(written(alone).lines)
    return tuple(one.mark for one in lines[1:])


def is_hand(path: Path) -> bool:
    """Whether the file at ``path`` has a head as these have, or notes of sentences that a person found."""
    try:
        page = read(path).page
        front = front_matter(page, str(path))
    except InputError:
        return False
    return bool(front and front.keys() <= set(FIELDS)) or any(note.words for note in notes(page).values())


def beside(file: Path) -> Path:
    """Where a person's words for the memo are that is written to ``file`` with some ending."""
    return file.with_name(f"{file.name}.hand.md")


def read(path: Path) -> Sidecar:
    """The file at ``path``. Raises ``InputError`` where it cannot be read or is no text in UTF-8."""
    try:
        return Sidecar(str(path), parse(read_bytes(path).decode(), str(path)))
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no text in UTF-8", "Save it as UTF-8.") from error


def _replaced(section: Section, rewritten: dict[str, tuple[Block, ...]]) -> Section:
    parts = tuple(_replaced(one, rewritten) for one in section.parts)
    return section.model_copy(update={"blocks": rewritten.get(section.id, section.blocks), "parts": parts})
