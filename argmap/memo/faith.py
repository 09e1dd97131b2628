"""Other words for a finding: how far they depart from it.

Numbers, names, ids and the words that say how sure, how many, whose or which way are compared as they stand. A person
may say less than the finding and nothing else. What else a sentence says no list can tell: so whose words it is in is
marked wherever it is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from argmap.memo.blocks import Role, Row, Run, Sentence
from argmap.memo.numbers import changed_numbers, numbers

NEGATIONS = (
    *("no", "not", "none", "nothing", "nobody", "nowhere", "never", "neither", "nor", "without", "cannot", "hardly"),
    *("barely", "scarcely", "false", "wrong", "untrue", "lacks", "fails", "far from", "anything but", "instead of"),
    *("rather than", "unclear", "unlikely", "unsupported", "unacceptable", "unreliable", "unfounded"),
)
HEDGES = (
    *("almost", "any", "at least", "at most", "few", "many", "nearly", "only", "rarely", "seldom", "some", "sometimes"),
    *("often", "usually", "yet", "can", "could", "may", "might", "ought", "shall", "should", "will", "would"),
    *("likely", "perhaps", "possibly", "probably", "about", "approximately", "around", "roughly", "up to", "if"),
    *("unless", "whether", "appears", "seems", "suggests", "reportedly", "asserted", "conceded", "entertained"),
    *("granted", "questioned", "rejected", "reported", "steelmanned", "weakly", "moderately", "hedged", "undecided"),
    *("undetermined", "opposed", "low", "medium", "silent", "unanswered", "ruled out", "all but", "overlap"),
)
SURE = (
    *("all", "always", "every", "most", "must", "certain", "certainly", "clear", "clearly", "definitely", "surely"),
    *("strongly", "throughout", "supported", "acceptable", "recommended", "recommend", "recommends", "high", "very"),
    *("proven", "proved", "proves", "settled", "undisputed", "undoubtedly", "obviously", "preferred", "unanimous"),
    *("unanimously", "majority", "everybody", "everyone", "holds"),
)
"""Without one of these a sentence says less."""
WAYS = (
    *("above", "below", "against", "rise", "rises", "fall", "falls", "raise", "raises", "lower", "lowers", "more"),
    *("less", "fewer", "greater", "smaller", "higher", "highest", "lowest", "strongest", "weakest", "stronger"),
    *("weaker", "leads", "trails", "better", "worse", "best", "worst", "agree", "agrees", "dissent", "dissents"),
    *("reject", "rejects", "oppose", "opposes", "support", "supports", "reversible", "irreversible", "wins", "loses"),
)
"""Which way something goes; left out, a sentence says less."""
CONTRACTED = r"\w+n['’]t"


def _any(words: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b"


WORD = re.compile(rf"\b{CONTRACTED}\b|{_any((*NEGATIONS, *HEDGES, *SURE, *WAYS))}", re.IGNORECASE)
LESS = frozenset((*SURE, *WAYS))
CUT = "…"


@dataclass(frozen=True)
class Change:
    """Something that other words have and the finding has not, or the other way round."""

    what: str
    """``number``, ``name``, ``id`` or ``hedge``."""
    word: str
    how: str
    """``added``, ``lost``, or ``moved`` where it stands for something else now."""

    def __str__(self) -> str:
        return f"the {self.what} '{self.word}' is {self.how}"

    @property
    def says_less(self) -> bool:
        """Whether a person may do it."""
        return self.how == "lost" and (self.what in ("number", "id") or self.word in LESS)


def departures(runs: Iterable[Run], finding: Sentence | Row, names: Iterable[str] = ()) -> list[Change]:
    """What a person's words change of a finding beside saying less; ``names`` are those of options and perspectives."""
    return [one for one in changes(runs, finding, names) if not one.says_less]


def changes(runs: Iterable[Run], finding: Sentence | Row, names: Iterable[str] = ()) -> list[Change]:
    """The numbers, names, ids and hedges that other words add to a finding or lose; empty where they say the same."""
    proposed, stated = tuple(runs), _runs(finding)
    new, old = "".join(run.text for run in proposed), finding.text
    known = _Names([*names, *(run.text for run in stated if run.role is Role.CLAIM)])
    return [
        *_numbers(new, old),
        *_in_order(known.within(new), known.within(old)),
        *_compared("id", _ids(proposed), _ids(stated)),
        *_compared("hedge", _words(new), _words(old)),
    ]


def _runs(finding: Sentence | Row) -> tuple[Run, ...]:
    return finding.runs if isinstance(finding, Sentence) else tuple(chain.from_iterable(finding.cells))


def _numbers(new: str, old: str) -> Iterator[Change]:
    added, lost = changed_numbers(new, old), Counter(one.value for one in numbers(old))
    lost.subtract(one.value for one in numbers(new))
    known = {one.value for one in numbers(old)}
    written = {one.written: one.value for one in numbers(new)}
    yield from (Change("number", one, "moved" if written[one] in known else "added") for one in added)
    yield from (Change("number", one.written, "lost") for one in numbers(old) if lost[one.value] > 0)


def _ids(runs: Sequence[Run]) -> Counter[str]:
    return Counter({run.text for run in runs if run.role is Role.ID})


def _words(text: str) -> Counter[str]:
    found = (one.lower() for one in WORD.findall(text))
    return Counter("not" if re.fullmatch(CONTRACTED, one) else one for one in found)


def _compared(what: str, new: Counter[str], old: Counter[str]) -> Iterator[Change]:
    yield from (Change(what, word, "added") for word in new - old)
    yield from (Change(what, word, "lost") for word in old - new)


def _in_order(new: list[str], old: list[str]) -> Iterator[Change]:
    yield from _compared("name", Counter(new), Counter(old))
    if new != old and sorted(new) == sorted(old):
        yield Change("name", next(one for one, other in zip(new, old, strict=True) if one != other), "moved")


class _Names:
    """Names to look for; one that ends with an ellipsis stands for what it is the beginning of."""

    def __init__(self, names: Iterable[str]) -> None:
        whole = {_plain(one): one for one in names if _plain(one).strip(CUT)}
        cut = [one for one in whole if one.endswith(CUT)]
        full = {one: [other for other in whole if other not in cut and other.startswith(one[:-1])] for one in cut}
        self.meant = whole | {one.rstrip(CUT): whole[found[0] if found else one] for one, found in full.items()}
        self.meant |= {one: whole[found[0]] for one, found in full.items() if found}
        ordered = sorted(map(re.escape, self.meant), key=len, reverse=True)
        self.pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(ordered)})(?![\w-])") if ordered else None

    def within(self, text: str) -> list[str]:
        """The names in ``text``, each once, in order."""
        found = self.pattern.findall(_plain(text)) if self.pattern is not None else ()
        return list(dict.fromkeys(self.meant[one] for one in found))


def _plain(text: str) -> str:
    """``text`` without what cannot be seen and in small letters."""
    seen = "".join(one for one in unicodedata.normalize("NFKC", text.replace(CUT, "\0")) if not _is_hidden(one))
    return " ".join(seen.replace("\0", CUT).casefold().split())


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf"
