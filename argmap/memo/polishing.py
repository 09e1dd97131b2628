"""Words of a language model for a finding: they may read better and must say the same, as `faith.changes` has it.

Nothing may be made surer, vaguer or other than the map has it. What else a sentence says no list can tell: a person has
to accept it, and the memo names both.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.memo.blocks import Block, Column, Hand, Memo, Polishing, Row, Run, Section, Table
from argmap.memo.recipe import Recipe, Tally

EXAMPLE = "[^model]: Polished by `MODEL`, accepted by `PERSON`."
"""The note that polished sentences need."""
PLACE = "provenance"
"""The section that tells of the help of models."""
POLISHED = "Help of language models"
ASKED = "Sentences that models were asked to reword, over all memos on this map"
COUNTS = {
    "asked": "Sent",
    "returned": "Reworded",
    "complained": "Failed the check",
    "accepted": "Accepted as is",
    "edited": "Accepted with edits",
    "rejected": "Rejected",
    "waiting": "Undecided",
}
"""What a tally counts, each with the heading of its column."""


def disclosed(memo: Memo, polishing: Polishing | None) -> Memo:
    """The memo with what a model has polished told in its provenance, whatever else an author put there."""
    count = sum(one.hand is Hand.MODEL for one in memo.statements())
    who = polishing if count else None
    told = polishing.model_copy(update={"sentences": count}) if polishing is not None and count else None
    recipe = memo.recipe.model_copy(update={"polished": told})
    sections = tuple(_with(one, tables(recipe)) for one in undisclosed(memo).sections)
    return memo.model_copy(update={"sections": sections, "polished": who, "recipe": recipe})


def undisclosed(memo: Memo) -> Memo:
    """The memo without what is told of models, which is no part of what an author rewrites."""
    return memo.model_copy(update={"sections": tuple(map(_without, memo.sections))})


def _with(section: Section, told: tuple[Table, ...]) -> Section:
    is_place = section.id == PLACE and told
    return section.model_copy(update={"blocks": (*section.blocks, *told)}) if is_place else section


def _without(section: Section) -> Section:
    blocks = tuple(one for one in section.blocks if not _tells(one)) if section.id == PLACE else section.blocks
    return section.model_copy(update={"blocks": blocks})


def _tells(block: Block) -> bool:
    return isinstance(block, Table) and block.caption in {POLISHED, ASKED}


def tables(recipe: Recipe) -> tuple[Table, ...]:
    """What is told of models: whose words are in the memo, and what was asked for; none where nothing was."""
    polished = [_polished(recipe.polished)] if recipe.polished is not None else []
    return (*polished, *([_asked(recipe.help)] if recipe.help else []))


def _polished(polishing: Polishing) -> Table:
    columns = (
        Column(heading="Step", width=2),
        Column(heading="Model", width=2),
        Column(heading="Sentences", is_number=True),
        Column(heading="Accepted by", width=2),
    )
    cells = ("Polishing of sentences", polishing.model, f"{polishing.sentences:,}", polishing.accepted_by)
    return Table(caption=POLISHED, columns=columns, rows=(_row(cells),))


def _asked(tallies: Iterable[Tally]) -> Table:
    rows = tuple(_row((one.model, *(f"{getattr(one, name):,}" for name in COUNTS))) for one in tallies)
    counts = (Column(heading=heading, is_number=True) for heading in COUNTS.values())
    return Table(caption=ASKED, columns=(Column(heading="Model", width=2), *counts), rows=rows)


def _row(cells: Iterable[str]) -> Row:
    return Row(cells=tuple((Run(text=cell),) for cell in cells))


def note(polishing: Polishing) -> str:
    """The note of polished sentences in a file of a person's hand."""
    model, person = (one.replace("`", "'") for one in (polishing.model, polishing.accepted_by))
    return f"[^model]: Polished by `{model}`, accepted by `{person}`."
