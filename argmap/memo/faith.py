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

STAYS = {
    "negation": (
        *("no", "not", "none", "nothing", "nobody", "nowhere", "never", "neither", "nor", "without", "cannot"),
        *("hardly", "barely", "scarcely", "false", "wrong", "untrue", "lacks", "fails", "far from", "anything but"),
        *("instead of", "rather than", "unclear", "unlikely", "unsupported", "unacceptable", "unreliable", "unfounded"),
    ),
    "doubt": (
        *("almost", "nearly", "can", "could", "may", "might", "will", "would", "likely", "perhaps", "possibly"),
        *("probably", "about", "approximately", "around", "roughly", "appears", "seems", "suggests", "reportedly"),
        *("hedged", "all but", "yet"),
    ),
    "duty": ("ought", "shall", "should"),
    "condition": ("if", "unless", "whether"),
    "quantity": (
        *("any", "at least", "at most", "up to", "few", "many", "only", "some", "rarely", "seldom", "sometimes"),
        *("often", "usually"),
    ),
    "voice": ("asserted", "conceded", "entertained", "granted", "questioned", "reported", "steelmanned"),
    "degree": ("weakly", "moderately", "low", "medium"),
    "verdict": (*("rejected", "ruled out", "undecided", "undetermined", "opposed", "silent", "unanswered", "overlap"),),
}
"""What a person has to keep, by what it is: without it a sentence is surer, or turns round."""
GOES = {
    "duty": ("must",),
    "quantity": ("all", "always", "every", "most", "throughout", "majority", "everybody", "everyone"),
    "degree": ("strongly", "high", "very"),
    "verdict": ("acceptable", "supported", "recommended", "recommend", "recommends", "preferred", "holds", "settled"),
    "certainty": (
        *("certain", "certainly", "clear", "clearly", "definitely", "surely", "proven", "proved", "proves"),
        *("undisputed", "undoubtedly", "obviously", "unanimous", "unanimously"),
    ),
    "direction": (
        *("above", "below", "against", "rise", "rises", "fall", "falls", "raise", "raises", "lower", "lowers", "more"),
        *("less", "fewer", "greater", "smaller", "higher", "highest", "lowest", "strongest", "weakest", "stronger"),
        *("weaker", "leads", "trails", "better", "worse", "best", "worst", "agree", "agrees", "dissent", "dissents"),
        *("reject", "rejects", "oppose", "opposes", "support", "supports", "reversible", "irreversible", "wins"),
        *("loses",),
    ),
}
"""What may be left out: without it a sentence says less."""
KIND = {word: kind for words in (GOES, STAYS) for kind, some in words.items() for word in some}
LESS = frozenset(word for some in GOES.values() for word in some)
FIXED = frozenset({"voice", "condition"})
"""Kinds that no part of a sentence can be left out with: whose words it is in, and when it holds."""
CONTRACTED = r"\w+n['’]t"
APART = re.compile(r"[;:()]|\.(?=\s|$)")
"""Between the parts of a sentence that each say something by themselves."""
BREATH = re.compile(r"[,;:.–—](?=\s|$)")
BRACKETS = re.compile(r"\([^()]*\)")
TURNS = re.compile(r"\s*(?:and\s+)?(?:but|yet|although|though|while|except|however|unless|if|only)\b", re.IGNORECASE)
"""How a part begins that limits the one before."""
FUNCTION = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "by", "did", "do", "does", "for", "from", "had", "has"),
        *(
            "have",
            "he",
            "in",
            "into",
            "is",
            "it",
            "its",
            "of",
            "on",
            "one",
            "or",
            "our",
            "range",
            "she",
            "so",
            "strength",
        ),
        *("such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to"),
        *("under", "was", "were", "what", "which", "who", "with"),
    )
)
"""Words that by themselves say nothing."""
STEM = 5
"""Letters by which a word is known in another form."""


def _any(words: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b"


WORD = re.compile(rf"\b{CONTRACTED}\b|{_any(KIND)}", re.IGNORECASE)
NEGATION = re.compile(rf"\b{CONTRACTED}\b|{_any(STAYS['negation'])}", re.IGNORECASE)
COMPARED = re.compile(r"\b(above|below|at least|at most|up to)\s+(?=[\d.])", re.IGNORECASE)
"""A comparison with a number."""
CUT = "…"


@dataclass(frozen=True)
class Change:
    """Something that other words have and the finding has not, or the other way round."""

    what: str
    """``number``, ``name``, ``id``, or a kind of `STAYS` and `GOES`."""
    word: str
    how: str
    """A key of `ADVICE`."""

    def __str__(self) -> str:
        return f"the {self.what} '{self.word}' {SAID.get(self.how, f'is {self.how}')}"

    @property
    def says_less(self) -> bool:
        """Whether a person may do it."""
        return self.how == "lost" and (self.what in ("number", "id") or self.word in LESS)


ADVICE = {
    "added": "Take out what is added, or write it in a sentence of its own without the note.",
    "lost": "Keep what is lost; what stands in brackets or after a colon or semicolon may go as a whole.",
    "turned": "Keep what the negation is said of, or leave it out with its whole part of the sentence.",
    "moved": "Let it stand where it did, or leave it out.",
    "cut": "Leave it out, or give the number with it.",
}
"""How something can be changed, each with what to do about it."""


SAID = {"cut": "is left without its number", "turned": "is said of something else"}


def departures(runs: Iterable[Run], finding: Sentence | Row, names: Iterable[str] = ()) -> list[Change]:
    """What a person's words change of a finding beside saying less; ``names`` are those of options and perspectives.

    A part that says something by itself may be left out with all that stands in it, where what stays is in the words
    of the finding.
    """
    proposed = tuple(runs)
    new, old = "".join(run.text for run in proposed), finding.text
    known = _Names(names)
    kept = _kept(new, old, known)
    gone = _words(old) - _words(kept)
    lost = [one for one in changes(proposed, finding, names) if not one.says_less]
    return [
        *(one for one in lost if one.how != "lost" or one.word not in gone),
        *(_cut(new, kept, known) if NEGATION.search(kept) or COMPARED.search(kept) else ()),
    ]


def advice(changed: Iterable[Change]) -> str:
    """What to do about changes of a finding, in words."""
    return " ".join(ADVICE[how] for how in dict.fromkeys(one.how for one in changed))


def _kept(new: str, old: str, names: _Names) -> str:
    """The parts of a finding that other words still say; all of it where they say something that is in none."""
    first, *others = _parts(old)
    said = _marks(new, names) - _marks(first, names)
    kept = [one for one in others if _has_to_stay(one) or not _marks(one, names).isdisjoint(said)]
    whole = " : ".join([first, *kept])
    return whole if _telling(new, names) <= _telling(whole, names) else old


def _parts(text: str) -> list[str]:
    """What stands between the signs that part a sentence; a number and a name are no sentences of their own."""
    return [one for one in APART.split(text) if one.strip()] or [text]


def _has_to_stay(part: str) -> bool:
    return bool(TURNS.match(part)) or any(KIND.get(one) in FIXED for one in _words(part))


def _marks(text: str, names: _Names) -> set[str]:
    return _telling(text, names) | _words(text).keys()


def _telling(text: str, names: _Names) -> set[str]:
    """The words of a text that say something beside hedges, numbers and names, each by its stem."""
    plain = WORD.sub(" ", names.without(text))
    return {one[:STEM] for one in re.findall(r"[^\W\d_]{2,}", plain.casefold()) if one not in FUNCTION}


def _cut(new: str, old: str, names: _Names) -> Iterator[Change]:
    """Negations that are said of something else, and comparisons that lack their number."""
    denied = [one for one, _ in _denied(old, names)]
    yield from (Change("negation", word, "turned") for subject, word in _denied(new, names) if subject not in denied)
    compared, still = (Counter(one.lower() for one in COMPARED.findall(text)) for text in (old, new))
    left = _words(new) - still
    yield from (Change(KIND[one], one, "cut") for one in compared - still if left[one])


def _denied(text: str, names: _Names) -> list[tuple[str, str]]:
    """Each negation, with the last word of the same breath before it that tells what it is said of."""
    plain = BRACKETS.sub(" ", names.without(text)).casefold()
    return [(_last(WORD.sub(" ", BREATH.split(plain[: one.start()])[-1])), one[0]) for one in NEGATION.finditer(plain)]


def _last(text: str) -> str:
    words = (one[:STEM] for one in reversed(re.findall(r"[^\W\d_]{2,}", text)) if one not in FUNCTION)
    return next(words, "")


def changes(runs: Iterable[Run], finding: Sentence | Row, names: Iterable[str] = ()) -> list[Change]:
    """The numbers, names, ids and hedges that other words add to a finding or lose; empty where they say the same."""
    proposed, stated = tuple(runs), _runs(finding)
    new, old = "".join(run.text for run in proposed), finding.text
    known = _Names([*names, *(run.text for run in stated if run.role is Role.CLAIM)])
    return [
        *_numbers(new, old),
        *_in_order(known.within(new), known.within(old)),
        *_compared("id", _ids(proposed), _ids(stated)),
        *_hedges(_words(new), _words(old)),
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


def _hedges(new: Counter[str], old: Counter[str]) -> Iterator[Change]:
    return (Change(KIND[one.word], one.word, one.how) for one in _compared("", new, old))


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

    def without(self, text: str) -> str:
        """``text`` without the names in it."""
        return self.pattern.sub(" ", _plain(text)) if self.pattern is not None else text


def _plain(text: str) -> str:
    """``text`` without what cannot be seen and in small letters."""
    seen = "".join(one for one in unicodedata.normalize("NFKC", text.replace(CUT, "\0")) if not _is_hidden(one))
    return " ".join(seen.replace("\0", CUT).casefold().split())


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf"
