"""The file that a person starts from: the head of a memo and its blocks with the sentences as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.memo import polishing
from argmap.memo.blocks import Bullets, Memo, Paragraph, Section, Sentence, statements
from argmap.memo.rewriting import ENDS, named
from argmap.memo.write.markdown import bullets, note, sentence, yaml_text

HELP = """\
# The head of the memo, then its blocks in your words; argmap memo MAP --hand THIS-FILE -o MEMO puts them in.
# Take out a block that you leave as it is: it then follows the map. Write one sentence a line.
# A sentence that ends with [^key] stands for that finding; [^key] alone is the finding as argmap puts it.
# It may say less than the finding: names, negations and doubts stay, nothing is added. Others are marked as your own.
"""


def text(memo: Memo) -> str:
    """The memo as a file for ``hand.read``: applied to the same memo it changes nothing."""
    memo = polishing.undisclosed(memo)
    front = yaml_text(memo.recipe.front.model_dump(mode="json", by_alias=True))
    parts = [f"---\n{HELP}{front}---"]
    for _, section in memo.walk():
        if section.blocks:
            parts += [f"# {section.id}", *_blocks(section)]
    notes = [note(one) for _, section in memo.walk() for one in _findings(section)]
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


def _findings(section: Section) -> Iterator[Sentence]:
    """The findings that can be rewritten."""
    for block in section.blocks:
        if isinstance(block, Paragraph | Bullets):
            yield from (one for one in statements(block) if isinstance(one, Sentence) and one.trace is not None)
