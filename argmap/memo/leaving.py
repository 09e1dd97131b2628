"""What a memo says of findings that its author took out: where they would stand, and in its provenance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.memo.blocks import Block, Hand, Memo, Paragraph, Run, Section, Sentence, Trace, statements
from argmap.memo.polishing import PLACE
from argmap.memo.tracing import Words, as_id, fixed, joined
from argmap.memo.words import counted, listed

BY = "The author left out "
"""How every such sentence begins."""
NAMED = 6
"""Findings that are named; of more only the number is."""


def told(memo: Memo, whole: Memo) -> Memo:
    """``memo`` with what its author took out of the rewritten sections told; ``whole`` has it still."""
    gone = {section.id: found for _, section in whole.walk() if (found := _gone(memo, section))}
    said = {id: [_here(found)] for id, found in gone.items()}
    if gone:
        titles = {section.id: section.title for _, section in whole.walk()}
        places = [(titles[id], len(found)) for id, found in gone.items()]
        said[PLACE] = [*said.get(PLACE, []), _in_all(places)]
    return memo.model_copy(update={"sections": tuple(_with(one, said) for one in memo.sections)})


def untold(memo: Memo) -> Memo:
    """The memo without these sentences, which are no part of what an author writes."""
    return memo.model_copy(update={"sections": tuple(map(_without, memo.sections))})


def is_told(text: str) -> bool:
    """Whether words of argmap's are such a sentence."""
    return text.startswith(BY)


def _gone(memo: Memo, section: Section) -> list[Trace]:
    """The findings that were taken out of a section."""
    if section.id not in memo.rewritten:
        return []
    said = (one.trace for block in section.blocks for one in statements(block))
    return [trace for trace in said if trace is not None and trace.key in memo.left_out]


def _here(gone: Sequence[Trace]) -> Sentence:
    words: list[Words] = []
    for at, trace in enumerate(gone[:NAMED]):
        is_last = at == len(gone) - 1
        words += [*([" and " if is_last else ", "] if at else []), *_name(trace)]
    more = f", and {len(gone) - NAMED:,} more" if len(gone) > NAMED else ""
    return fixed(f"{BY}{counted(len(gone), 'finding')} here: ", *words, f"{more}.")


def _name(trace: Trace) -> list[Words]:
    """What a finding is called within its section; the ids in it are shown as such."""
    parts = trace.key.split(".")[1:] or [trace.key]
    return joined([as_id(one) if one in trace.rests_on else Run(text=one.replace("-", " ")) for one in parts], " ")


def _in_all(places: Iterable[tuple[str, int]]) -> Sentence:
    found = list(places)
    where = listed([f"{count:,} under “{title}”" for title, count in found])
    return fixed(f"{BY}{counted(sum(count for _, count in found), 'finding')} of this memo: {where}.")


def _with(section: Section, said: dict[str, list[Sentence]]) -> Section:
    parts = tuple(_with(one, said) for one in section.parts)
    added = tuple(Paragraph(sentences=(one,)) for one in said.get(section.id, ()))
    return section.model_copy(update={"blocks": (*section.blocks, *added), "parts": parts})


def _without(section: Section) -> Section:
    blocks = tuple(one for one in section.blocks if not _tells(one))
    return section.model_copy(update={"blocks": blocks, "parts": tuple(map(_without, section.parts))})


def _tells(block: Block) -> bool:
    if not isinstance(block, Paragraph) or len(block.sentences) != 1:
        return False
    (only,) = block.sentences
    return only.trace is None and only.hand is Hand.MAP and is_told(only.text)
