"""Words of a language model for a finding: they may read better and must say the same, as `faith.changes` has it.

Nothing may be made surer, vaguer or other than the map has it. What else a sentence says no list can tell: a person has
to accept it, and the memo names both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.memo.blocks import DRAFTED, Block, Column, Hand, Memo, Polishing, Row, Run, Section, Table
from argmap.memo.drafted import Drafts, Known
from argmap.memo.helped import Tally
from argmap.memo.recipe import Recipe
from argmap.names import folded

EXAMPLE = "[^model]: Polished by `MODEL`, accepted by `PERSON`."
"""The note that polished sentences need."""
PLACE = "provenance"
"""The section that tells of the help of models."""
POLISHED = "Help of language models"
ASKED = "Sentences that models reworded or were asked to, over all memos on this map"
JOINT = ", "
"""Between the names of several models, or of several people."""
CLAIMED = "{}, according to the memo's author"
"""Who accepted words of which the library does not know that anybody has."""
DRAFTING = "Drafts, rewritten before they were accepted"
COUNTS = {
    "asked": "Sent",
    "given": "From a file",
    "returned": "Reworded",
    "complained": "Failed the check",
    "accepted": "Accepted as is",
    "edited": "Accepted with edits",
    "rejected": "Rejected",
    "waiting": "Undecided",
}
"""What a tally counts, each with the heading of its column."""


def disclosed(memo: Memo, polishing: Polishing | None, drafts: Drafts | None = None) -> Memo:
    """The memo with what a model has polished told in its provenance, whatever else an author put there.

    Of words that nobody has accepted among the ``drafts`` it tells that the author says so.
    """
    polished = [one for one in memo.findings() if one.hand in DRAFTED]
    found = [(one.hand, drafts.known(one.text) if drafts else None) for one in polished]
    told = _told(sure := [one for _, one in found if one is not None])
    claims = {
        "polished": (told, [hand for hand, one in found if one is not None]),
        "claimed": (polishing, [hand for hand, one in found if one is None]),
    }
    counted = {
        name: who.model_copy(update=_counts(hands)) if who is not None and hands else None
        for name, (who, hands) in claims.items()
    }
    recipe = memo.recipe.model_copy(update=counted)
    sections = tuple(_with(one, tables(recipe)) for one in undisclosed(memo).sections)
    who = (polishing or (told if sure else None)) if polished else None
    return memo.model_copy(update={"sections": sections, "polished": who, "recipe": recipe})


def _told(found: Sequence[Known]) -> Polishing:
    """Which models drafted words, and who accepted them."""
    return Polishing(model=_joined(one.draft.model for one in found), accepted_by=_joined(one.person for one in found))


def _counts(hands: Sequence[Hand]) -> dict[str, int]:
    return {"sentences": hands.count(Hand.MODEL), "rewritten": hands.count(Hand.EDITED)}


def _joined(names: Iterable[str]) -> str:
    return JOINT.join(dict.fromkeys(names))


def self_accepted(polishing: Polishing) -> list[str]:
    """The names that look like a model's among those who are said to have accepted its words."""
    models = set(map(folded, [polishing.model, *polishing.model.split(JOINT)]))
    return [one for one in polishing.accepted_by.split(JOINT) if folded(one) in models]


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
    claimed = recipe.claimed
    said = claimed and claimed.model_copy(update={"accepted_by": CLAIMED.format(claimed.accepted_by)})
    polished = [one for one in (recipe.polished, said) if one is not None]
    return (*([_polished(polished)] if polished else []), *([_asked(recipe.help)] if recipe.help else []))


def _polished(polished: Iterable[Polishing]) -> Table:
    columns = (
        Column(heading="Step", width=2),
        Column(heading="Model", width=2),
        Column(heading="Sentences", is_number=True),
        Column(heading="Accepted by", width=2),
    )
    steps = [(one, step, count) for one in polished for step, count in _steps(one) if count]
    cells = ((step, one.model, f"{count:,}", one.accepted_by) for one, step, count in steps)
    return Table(caption=POLISHED, columns=columns, rows=tuple(map(_row, cells)))


def _steps(polishing: Polishing) -> tuple[tuple[str, int], ...]:
    return (("Polishing of sentences", polishing.sentences), (DRAFTING, polishing.rewritten))


def _asked(tallies: Sequence[Tally]) -> Table:
    names = [name for name in COUNTS if name != "given" or any(one.given for one in tallies)]
    rows = tuple(_row((one.model, *(f"{getattr(one, name):,}" for name in names))) for one in tallies)
    counts = (Column(heading=COUNTS[name], is_number=True) for name in names)
    return Table(caption=ASKED, columns=(Column(heading="Model", width=2), *counts), rows=rows)


def _row(cells: Iterable[str]) -> Row:
    return Row(cells=tuple((Run(text=cell),) for cell in cells))


def note(polishing: Polishing) -> str:
    """The note of polished sentences in a file of a person's hand."""
    model, person = (one.replace("`", "'") for one in (polishing.model, polishing.accepted_by))
    return f"[^model]: Polished by `{model}`, accepted by `{person}`."
