"""The file that a person starts from: the head of a memo and its blocks with the sentences as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from textwrap import wrap

from argmap.errors import UnknownId
from argmap.memo import leaving, polishing
from argmap.memo.blocks import Bullets, Hand, Memo, Paragraph, Section, Sentence, statements
from argmap.memo.rewriting import ENDS, digest, named
from argmap.memo.write.markdown import bullets, note, sentence, yaml_text

HELP = """\
# The head of the memo, then blocks of it in your words; argmap memo MAP --hand THIS-FILE -o MEMO puts them in.
# What you leave as it is follows the map. Write one sentence a line.
# A sentence that ends with [^key] stands for that finding; [^key] alone is the finding as argmap puts it.
# It may leave out strengths, their ranges, and what stands in brackets or after a colon or semicolon; the rest stays.
# Other sentences are marked as your own.
"""
MORE = "Blocks that are not here follow the map. --write-hand FILE --block NAME writes others: "
BEGINNING = ("bluf",)
"""The blocks that a file begins with, unless others are asked for."""
WIDTH = 118


def begun(memo: Memo, blocks: Collection[str] = ()) -> str:
    """The file that a person starts from: the head, and ``blocks`` with their parts, or the bottom line.

    Raises ``UnknownId`` for a block that the memo does not have.
    """
    known = [section.id for _, section in memo.walk() if section.blocks or section.parts]
    if unknown := [one for one in blocks if one not in known]:
        raise UnknownId(f"the memo has no block '{unknown[0]}'", f"It has {', '.join(known)}.")
    chosen = blocks or BEGINNING
    others = [one.id for one in memo.sections if one.id in known and one.id not in chosen]
    listed = "".join(f"# {line}\n" for line in wrap(f"{MORE}{', '.join(others)}.", WIDTH)) if others else ""
    sections = tuple(one for _, one in memo.walk() if one.id in chosen)
    return text(memo.model_copy(update={"sections": sections}), listed)


def text(memo: Memo, listed: str = "") -> str:
    """The memo as a file for ``hand.read``: applied to the same memo it changes nothing.

    ``listed`` are lines of its help on what else can be written.
    """
    memo = leaving.untold(polishing.undisclosed(memo))
    front = yaml_text(memo.recipe.front.model_dump(mode="json", by_alias=True))
    parts = [f"---\n{HELP}{listed}{front}---"]
    for _, section in memo.walk():
        if section.blocks:
            parts += [f"# {section.id}", *_blocks(section)]
    notes = [_note(one) for _, section in memo.walk() for one in _findings(section)]
    notes += [] if memo.polished is None else [polishing.note(memo.polished)]
    return "\n\n".join([*filter(None, parts), "\n".join(notes)]).rstrip() + "\n"


def _blocks(section: Section) -> Iterator[str]:
    other = False
    for block, name in named(section.blocks):
        other = isinstance(block, Bullets) and not other
        if isinstance(block, Paragraph):
            yield _lines(block.sentences)
        else:
            yield bullets(block, other=not other, said_in=_lines) if isinstance(block, Bullets) else name


def _lines(sentences: Sequence[Sentence]) -> str:
    """Sentences on lines that do not go on in the next: a backslash ends what no full stop ends."""
    *first, last = [one for one in sentences if sentence(one)] or [Sentence(runs=())]
    return "\n".join(
        [*(sentence(one) + ("" if one.trace or ENDS.search(one.text) else "\\") for one in first), sentence(last)]
    )


def _note(one: Sentence) -> str:
    """The note of a finding, with a digest of its words where they are argmap's: so it shows whether they still are."""
    is_found = one.hand is Hand.MAP and one.text
    return note(one).removesuffix(".") + f", words `{digest(one.text)}`." if is_found else note(one)


def _findings(section: Section) -> Iterator[Sentence]:
    """The findings that can be rewritten."""
    for block in section.blocks:
        if isinstance(block, Paragraph | Bullets):
            yield from (one for one in statements(block) if isinstance(one, Sentence) and one.trace is not None)
