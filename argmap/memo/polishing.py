"""Words of a language model for a finding: they may read better and must say the same.

Numbers, ids and hedges are compared as they stand, so that nothing is made surer, vaguer or other than the map has it.
What else a sentence says no list can tell: a person has to accept it, and the memo names both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from argmap.memo.blocks import Column, Hand, Memo, Polishing, Role, Row, Run, Sentence, Table
from argmap.memo.numbers import numbers

HEDGES = (
    *("all", "almost", "always", "any", "at least", "at most", "every", "few", "many", "most", "nearly", "no", "none"),
    *("not", "nothing", "nobody", "only", "rarely", "seldom", "some", "sometimes", "often", "usually", "never", "yet"),
    *("can", "cannot", "could", "may", "might", "must", "ought", "shall", "should", "will", "would"),
    *("certain", "certainly", "clearly", "definitely", "likely", "perhaps", "possibly", "probably", "surely"),
    *("unlikely", "about", "approximately", "around", "roughly", "up to", "if", "unless", "whether", "without"),
    *("appears", "seems", "suggests", "reportedly", "asserted", "conceded", "entertained", "granted", "questioned"),
    *("rejected", "reported", "steelmanned", "weakly", "moderately", "strongly", "hedged", "undecided", "undetermined"),
    *("opposed", "supported", "acceptable", "recommended", "low", "medium", "high", "very", "silent", "unanswered"),
    *("all but", "ruled out", "throughout"),
)
"""Words that say how sure, how many, whose or how strong: none may be added or lost."""
HEDGE = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, HEDGES), key=len, reverse=True))})\b", re.IGNORECASE)
EXAMPLE = "[^model]: Polished by `MODEL`, accepted by `PERSON`."
"""The note that polished sentences need."""
PLACE = "provenance"
"""The section that tells of the help of models."""


@dataclass(frozen=True)
class Change:
    """Something that proposed words have and the finding has not, or the other way round."""

    what: str
    """``number``, ``id`` or ``hedge``."""
    word: str
    is_added: bool

    def __str__(self) -> str:
        return f"the {self.what} '{self.word}' is {'added' if self.is_added else 'lost'}"


def changes(proposed: Iterable[Run], finding: Sentence) -> list[Change]:
    """The numbers, ids and hedges that ``proposed`` adds to a finding or loses; empty where it says the same."""
    runs = tuple(proposed)
    new, old = "".join(run.text for run in runs), finding.text
    written = numbers(old) | numbers(new)
    return [
        *_compared("number", _numbers(new), _numbers(old), {str(value): one for value, one in written.items()}),
        *_compared("id", _ids(runs), _ids(finding.runs)),
        *_compared("hedge", _hedges(new), _hedges(old)),
    ]


def _numbers(text: str) -> Counter[str]:
    return Counter(map(str, numbers(text)))


def _ids(runs: Sequence[Run]) -> Counter[str]:
    return Counter({run.text for run in runs if run.role is Role.ID})


def _hedges(text: str) -> Counter[str]:
    return Counter(found.lower() for found in HEDGE.findall(text))


def _compared(
    what: str, new: Counter[str], old: Counter[str], written: dict[str, str] | None = None
) -> Iterator[Change]:
    for found, is_added in ((new - old, True), (old - new, False)):
        yield from (Change(what, (written or {}).get(word, word), is_added) for word in found)


# What the memo says of it


def disclosed(memo: Memo, polishing: Polishing | None) -> Memo:
    """The memo with a table in its provenance of what a model has polished; as it is where that is nothing."""
    count = sum(one.hand is Hand.MODEL for one in memo.statements())
    if polishing is None or not count:
        return memo
    table = _table(polishing, count)
    sections = tuple(
        one.model_copy(update={"blocks": (*one.blocks, table)}) if one.id == PLACE else one for one in memo.sections
    )
    return memo.model_copy(update={"sections": sections, "polished": polishing})


def _table(polishing: Polishing, count: int) -> Table:
    cells = ("Polishing of sentences", polishing.model, f"{count:,}", polishing.accepted_by)
    return Table(
        caption="Help of language models",
        columns=(
            Column(heading="Step", width=2),
            Column(heading="Model", width=2),
            Column(heading="Sentences", is_number=True),
            Column(heading="Accepted by", width=2),
        ),
        rows=(Row(cells=tuple((Run(text=cell),) for cell in cells)),),
    )


def note(polishing: Polishing) -> str:
    """The note of polished sentences in a file of a person's hand."""
    model, person = (one.replace("`", "'") for one in (polishing.model, polishing.accepted_by))
    return f"[^model]: Polished by `{model}`, accepted by `{person}`."
