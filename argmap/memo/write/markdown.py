"""The memo as Markdown: the form that is kept, compared and read back (CommonMark with GFM's tables and footnotes).

A sentence has a line of its own. A finding ends with a footnote that has its key, and the footnotes say what each
rests on. After them come link definitions, which no reader of Markdown shows: what each item said when the memo was
made, as a digest, and the end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

import yaml

from argmap.memo.blocks import (
    Block,
    Bullet,
    Bullets,
    Figure,
    Hand,
    Memo,
    Paragraph,
    Record,
    Role,
    Row,
    Run,
    Section,
    Sentence,
    Table,
)
from argmap.memo.tracing import WHOLE
from argmap.memo.write._literal import cells, inline, line

VERSION = 1
NOTES = {
    Hand.AUTHOR: "Words of the memo's author.",
    Hand.MODEL: "Polished by a model; Provenance tells who accepted it.",
    Hand.EDITED: "Drafted by a model and rewritten by a person; Provenance tells by whom.",
}
"""What the footnotes say that mark whose words a sentence is in."""
KEPT = {"recipe", "left_out", "rewritten"}
"""What the front matter has of the memo."""
END = "memo ends"
"""The label of the link definition in the last line, without which a file is cut off; no item's id has a blank."""
HASH = "#"
DEEPEST = 6


def write(memo: Memo) -> bytes:
    """The memo as UTF-8."""
    return text(memo).encode()


def text(memo: Memo) -> str:
    """The memo as Markdown."""
    head = f"# {inline([Run(text=memo.title)])}"
    subtitle = line([Run(text=memo.subtitle, role=Role.TITLE)])
    parts = [front_matter(memo), head, subtitle, *_sections(memo), *_notes(memo), _items(memo)]
    return sealed("\n\n".join(part for part in parts if part))


def sealed(text: str) -> str:
    """A memo without its last line, with it: the end, and a digest by which a change of the file shows."""
    return f"{text}\n\n[{END}]: #{hashlib.sha256(text.encode()).hexdigest()[:16]}\n"


def is_sealed(text: str) -> bool:
    """Whether a file's last line fits what is before it."""
    before, mark, _ = text.rpartition(f"\n\n[{END}]: #")
    return bool(mark) and text == sealed(before)


def front_matter(memo: Memo) -> str:
    """What the memo is made from, as YAML between dashes."""
    data = {"argmap-memo": VERSION, **memo.model_dump(mode="json", by_alias=True, include=KEPT)}
    return f"---\n{yaml_text(data)}---"


def yaml_text(data: object) -> str:
    """Data as YAML in which every text is on one line."""
    return yaml.dump(data, Dumper=OneLine, sort_keys=False, allow_unicode=True, width=float("inf"))


class OneLine(yaml.SafeDumper):
    """Writes every text on one line, so that none can end the front matter."""


def _one_line(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if "\n" in text else None)


OneLine.add_representer(str, _one_line)


def _sections(memo: Memo) -> Iterator[str]:
    for level, section in memo.walk():
        yield f"{HASH * min(level + 1, DEEPEST)} {inline([Run(text=section.title)])}"
        yield from blocks(section)


def blocks(section: Section) -> Iterator[str]:
    """The blocks of a section, without its parts; of two lists in a row the second has other marks."""
    other = False
    before: Block | None = None
    for block in section.blocks:
        other = not other if isinstance(before, Bullets | Record) and isinstance(block, Bullets | Record) else False
        yield from _block(block, other=other)
        before = block


def _block(block: Block, *, other: bool) -> Iterator[str]:
    match block:
        case Paragraph():
            yield lines(block.sentences)
        case Bullets():
            yield bullets(block, other=other)
        case Record():
            yield "\n".join(_entry(entry.label, entry.value, other=other) for entry in block.entries)
        case Table():
            yield from _table(block)
        case Figure():
            yield line([Run(text="Figure.", role=Role.STRONG), Run(text=f" {block.caption}")])
            yield line([Run(text=block.alt)])
            if block.equivalent is not None:
                yield from _table(block.equivalent)


def lines(sentences: Iterable[Sentence]) -> str:
    """Sentences, each on a line."""
    return "\n".join(filter(None, (sentence(one) for one in sentences)))


def sentence(one: Sentence) -> str:
    """A sentence with its footnotes."""
    return line(one.runs) + marks(one)


def marks(one: Sentence | Row) -> str:
    """The footnotes of a finding: its key, and whose words it is in."""
    key = f"[^{one.trace.key}]" if one.trace is not None else ""
    return key + (f"[^{one.hand}]" if one.hand in NOTES else "")


def bullets(block: Bullets, *, other: bool = False, said_in: Callable[[Sequence[Sentence]], str] = lines) -> str:
    """A list with the lists below its items, the sentences of each put on lines by ``said_in``."""
    written: list[str] = []
    waiting = list(reversed(_numbered(block.items, "", numbered=block.is_numbered, other=other)))
    while waiting:
        indent, mark, item = waiting.pop()
        said = said_in(item.sentences).replace("\n", f"\n{indent}{' ' * len(mark)}")
        written.append(f"{indent}{mark}{said}".rstrip())
        waiting.extend(reversed(_numbered(item.below, indent + " " * len(mark))))
    return "\n".join(written)


def _numbered(
    items: Iterable[Bullet], indent: str, *, numbered: bool = False, other: bool = False
) -> list[tuple[str, str, Bullet]]:
    """Items with their indent and mark."""
    plain, dot = ("* ", ")") if other else ("- ", ".")
    return [(indent, f"{at}{dot} " if numbered else plain, item) for at, item in enumerate(items, 1)]


def _entry(label: str, value: Iterable[Sentence], *, other: bool) -> str:
    said = lines(value).replace("\n", "\n  ")
    return f"{'*' if other else '-'} {line([Run(text=f'{label}:', role=Role.STRONG)])}\n  {said}".rstrip()


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield line([Run(text="Table.", role=Role.STRONG), Run(text=f" {table.caption}")])
    rows = [cells([inline([Run(text=one.heading)]) for one in table.columns])]
    rows.append(cells(["---:" if one.is_number else "---" for one in table.columns]))
    rows += [row(one) for one in table.rows]
    yield "\n".join(rows)
    yield lines(table.remark)


def row(one: Row) -> str:
    """A row of a table, its footnotes in the last cell."""
    *first, last = [inline(cell) for cell in one.cells]
    return cells([*first, last + marks(one)])


def _notes(memo: Memo) -> Iterator[str]:
    """What each finding rests on, and whose words there are."""
    used = {one.hand for one in memo.statements()}
    yield from (f"[^{hand}]: {note}" for hand, note in NOTES.items() if hand in used)
    notes = [note(one) for one in memo.findings()]
    if notes:
        yield "\n".join(notes)


def note(one: Sentence | Row) -> str:
    """The footnote of a finding."""
    if one.trace is None:
        return ""
    ids = ", ".join(f"the whole `{id}`" if id == WHOLE else f"`{id}`" for id in one.trace.rests_on)
    return f"[^{one.trace.key}]: Rests on {ids}; check `{one.trace.check}`."


def _items(memo: Memo) -> str:
    return "\n".join(f"[{id}]: #{digest}" for id, digest in memo.items.items())
