"""Reading a memo back from its Markdown: every line that a reader sees, with what its footnotes say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from markdown_it.token import Token
from pydantic import ValidationError

from argmap.errors import InputError
from argmap.memo.blocks import Hand, Memo, Run
from argmap.memo.recipe import Recipe
from argmap.memo.tokens import Line, Page, front_matter, lines, parse
from argmap.memo.write import markdown
from argmap.memo.write.markdown import END, KEPT, NOTES, VERSION, yaml_text
from argmap.memo.written import Said, Written

BETWEEN_CELLS = " | "
START = "argmap-memo"
NOTE = re.compile(r"Rests on (?:the whole )?[^\s,;]+(?:, (?:the whole )?[^\s,;]+)*; check [0-9a-f]{8}\.")
"""What the footnote of a finding says and nothing else."""
DIGEST = re.compile(r"#([0-9a-f]{1,16})")
SEAL = re.compile(r"#[0-9a-f]{16}")
"""The addresses of the link definitions of a memo."""
FRONT = "front matter"
CODE = ("fence", "code_block")


def read(text: str, path: str) -> Written:
    """What a memo in Markdown says. Raises ``InputError`` where ``text`` is no memo that argmap wrote, or cut off."""
    page = parse(text, path)
    front = front_matter(page, path)
    if START not in front and text.removeprefix("\ufeff").startswith(f"---\n{START}:"):
        raise cut_off(path)
    if front.get(START) != VERSION:
        raise no_memo(path)
    if END.upper() not in page.references:
        raise cut_off(path)
    said = (*_front(front, page.front), *_once(_body(page)), *_notes(page), *_definitions(page))
    digests = ((label, DIGEST.fullmatch(address)) for label, address in sorted(page.references.items()))
    items = {label.lower(): found[1] for label, found in digests if found and label != END.upper()}
    recipe, left_out = _recipe(front.get("recipe"), path), _listed(front.get("left_out"))
    return Written(recipe, said, items, frozenset(left_out), _rewritten(front.get("rewritten")))


def written(memo: Memo) -> Written:
    """What a memo says, as its Markdown does."""
    return replace(read(markdown.text(memo), memo.title), memo=memo)


def no_memo(path: str) -> InputError:
    """The error about a file that is no memo."""
    return InputError(f"{path} is no memo that argmap wrote", "Name a file that `argmap memo MAP -o FILE` made.")


def cut_off(path: str) -> InputError:
    """The error about a memo that stops before its end."""
    how = "Fetch the whole file again, or write the memo again: argmap memo MAP -o FILE."
    return InputError(f"{path} is incomplete: it is cut off before its end, so it cannot be checked", how)


def sections(lines: Sequence[Said]) -> list[list[Said]]:
    """The lines from each heading to the next."""
    found: list[list[Said]] = []
    for one in lines:
        if not found or is_heading(one):
            found.append([])
        found[-1].append(one)
    return found


def is_heading(one: Said) -> bool:
    """Whether a line is a heading."""
    return one.shape.startswith("h")


def _listed(data: Any) -> tuple[str, ...]:
    return tuple(map(str, data)) if isinstance(data, list) else ()


def _rewritten(data: Any) -> dict[str, tuple[str, ...]]:
    return {str(id): _listed(marks) for id, marks in data.items()} if isinstance(data, dict) else {}


def _recipe(data: Any, path: str) -> Recipe:
    try:
        return Recipe.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in ("recipe", *first["loc"]))
        message = f"{path}: what the memo was made from cannot be read: {where}: {first['msg']}"
        raise InputError(message, "Write the memo again.") from error


def _front(front: Mapping[str, Any], source: str) -> Iterator[Said]:
    """What somebody added to the front matter, which many programs show, or put there in another way than argmap."""
    for name, value in front.items():
        if name not in KEPT | {START}:
            yield Said(f"{name}: {value}", shape=FRONT, number=2)
    for name, kind in (("left_out", list), ("rewritten", dict)):
        if name in front and not isinstance(front[name], kind):
            yield Said(f"{name}: {front[name]}", shape=FRONT, number=2)
    had, due = source.splitlines(), yaml_text(dict(front)).splitlines()
    for what, start, end, _, _ in SequenceMatcher(None, had, due, autojunk=False).get_opcodes():
        if what != "equal":
            yield from (Said(one, shape=FRONT, number=at) for at, one in enumerate(had[start:end], start + 2))


def _body(page: Page) -> Iterator[Said]:
    """The lines of text, each row of a table as one."""
    cells: list[Line] | None = None
    opened, under = "", ""
    for token in page.tokens:
        opened = token.tag if token.nesting == 1 else opened
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield _said(_row(cells), f"{opened} {len(cells)}", under, page)
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.extend(lines(token))
        elif token.type == "inline" or token.type in CODE:
            for line in lines(token) if token.type == "inline" else [_code(token)]:
                one = _said(line, f"{opened} {token.level}", under, page)
                under = one.text if is_heading(one) else under
                if line.runs or line.labels or is_heading(one):
                    yield one


def _once(lines: Iterable[Said]) -> Iterator[Said]:
    """The lines; one that states a finding which was stated before states none."""
    told: set[str] = set()
    for one in lines:
        is_again = one.key in told
        yield replace(one, key="", rests_on=(), check="", shape=f"{one.shape} {one.key} again") if is_again else one
        told |= {one.key} - {""}


def _code(token: Token) -> Line:
    return Line((token.map or [0])[0] + 1, [Run(text=token.content)], odd=token.type)


def _row(cells: Sequence[Line]) -> Line:
    """A row of a table as one line."""
    runs = [run for cell in cells for run in (Run(text=BETWEEN_CELLS), *cell.runs)][1:]
    odd = " ".join(filter(None, (cell.odd for cell in cells)))
    return Line(cells[0].number if cells else 0, runs, [label for cell in cells for label in cell.labels], odd=odd)


def _said(line: Line, shape: str, under: str, page: Page) -> Said:
    """A line with the finding that it states, if there is one."""
    keys = [one for one in line.labels if one not in NOTES]
    marks = [Hand(one) for one in line.labels if one in NOTES]
    shape = " ".join([shape, *filter(None, [line.odd]), *keys[1:], *marks[1:]])
    hand = marks[0] if marks else Hand.MAP
    noted = page.notes.get(keys[0], ()) if keys else ()
    if not noted:
        shape = " ".join([shape, *keys[:1]])
        return Said(line.text, hand, shape=shape, under=under, number=line.number, marked=line.marked)
    *rests_on, check = noted
    return Said(line.text, hand, keys[0], tuple(rests_on), check, shape, under, line.number, line.marked)


def _notes(page: Page) -> Iterator[Said]:
    """The footnotes that say something else than those of a memo do."""
    for label, told in page.told.items():
        if told != NOTES[Hand(label)] if label in NOTES else not NOTE.fullmatch(told):
            yield Said(f"[^{label}]: {told}", shape="footnote")


def _definitions(page: Page) -> Iterator[Said]:
    """The link definitions that are no digest of an item."""
    for label, address in page.references.items():
        is_end = label == END.upper() and SEAL.fullmatch(address)
        if not (is_end or DIGEST.fullmatch(address)):
            yield Said(f"[{label.lower()}]: {address}", shape="definition")
