"""Other words for a finding: how far they depart from it.

Numbers, names, ids and the words of `carrying` are compared as they stand, whoever wrote the other words, and no word
is taken that is neither the finding's nor among those that `plain` offers. A model has to keep all that is compared. A
person may leave out what `departures` says, so that a memo can be shorter. What another order of the same words says
no list can tell: so whose words a sentence is in is marked wherever it is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from argmap.memo.blocks import Role, Row, Run, Sentence
from argmap.memo.carrying import FIXED, KIND, NEGATION, WORD, carrying, spelled
from argmap.memo.numbers import Number, changed_numbers, numbers
from argmap.memo.plain import FUNCTION, letters, signs, stem, told

APART = re.compile(r"[;:](?=\s|$)|\.(?=\s)")
"""Between the parts of a sentence that each say something by themselves."""
BRACKETS = re.compile(r"\s*\([^()]*\)")
QUOTED = re.compile(r"“[^“”]*”")
TURNS = re.compile(r"\W*(?:and\s+)?(?:but|yet|although|though|while|except|however|unless|if|only)\b", re.IGNORECASE)
"""How a part begins that limits the one before."""
MEASURES = ("strength", "range")
"""What a number with decimals may be said to be that a person leaves out."""
COMPARED = re.compile(r"\b(?:above|below|at least|at most|up to|reaches)\s+([\d.]*\d)", re.IGNORECASE)
"""A comparison with a number, which says nothing without it."""
SPOKEN = re.compile(
    rf"(?P<breath>[,;:.–—](?=\s|$))|(?P<negation>{NEGATION.pattern})|{WORD.pattern}|(?P<letters>[^\W\d_]{{2,}})"
)
"""What tells what a negation is said of."""
DIGITS = re.compile(r"\.?\d(?:[\d.,]*\d)?")
PLACE = re.compile(r"\b(?:here|there)\b")
SUBJECT = re.compile(
    r"\b(?:baseline|perspective|option|thesis|theses|map|document|evidence|agreement|reason|objection|counter|premise|"
    r"belief|draw|formula|standard|burden|criterion|criteria|confidence|strength|range|verdict|for|against|asserts|denies)"
    r"s?\b"
)
"""What memos speak of, beside what has a name."""
SAYING = ("relation", "verdict", "degree", "certainty", "direction", "place")
SWAPPED = {"name": SAYING, "number": SAYING, "place": SAYING, "degree": ()}
"""Kinds of which two can change places, each with what may not change its place among them."""
SPOKEN_OF = frozenset({"subject", "number"})
"""What may not change places with its like, and no count be said of something else."""
CUT = "…"
MANY = 20
"""Parts of a sentence that are looked at; one with more was never meant to be shortened."""


@dataclass(frozen=True)
class Change:
    """Something that other words have and the finding has not, or the other way round."""

    what: str
    """``number``, ``name``, ``id``, ``word``, ``sign``, or a key of `carrying.KINDS`."""
    word: str
    how: str
    """A key of `ADVICE`."""
    is_less: bool = False
    """Whether a person may do it: leave out a strength, its range or an id."""

    def __str__(self) -> str:
        return f"the {self.what} '{self.word}' {SAID.get(self.how, f'is {self.how}')}"


ADVICE = {
    "added": "Take out what is added.",
    "lost": (
        "Keep what is lost: only strengths and their ranges may go, and, as a whole, what stands in brackets or after "
        "a colon or semicolon."
    ),
    "turned": "Keep what the negation is said of, or leave it out with its whole part of the sentence.",
    "moved": "Let it stand where it did, or leave it out.",
    "foreign": (
        "Use the finding's own words, in any form, and small words that join them; where a part is left out, "
        "the words of the rest."
    ),
}
"""How something can be changed, each with what to do about it."""
SAID = {"turned": "is said of something else", "foreign": "is not the finding's"}


def changes(runs: Iterable[Run], finding: Sentence | Row, names: Iterable[str] = ()) -> list[Change]:
    """The numbers, names, ids and carrying words that other words add to a finding, lose, or say of something else.

    All other words and signs are only compared one way: those that they add are changes. ``names`` are those of options
    and perspectives. Empty where they say the same.
    """
    return _Words(tuple(runs), finding, names).against(finding.text)


def departures(runs: Iterable[Run], finding: Sentence | Row, names: Iterable[str] = ()) -> list[Change]:
    """What a person's words change of a finding beside saying less, each as in ``changes``.

    Strengths, their ranges and ids may be left out, and so may whole parts of the sentence, where what stays is in the
    words of the finding: what stands in brackets, or after a colon, a semicolon or a full stop, unless it says whose
    words these are or when they hold, or limits what is before it. What stays is held to what a model's words are.
    """
    words, text = _Words(tuple(runs), finding, names), finding.text
    found, gone = [one for one in words.against(text) if not one.is_less], list[tuple[int, int]]()
    shorter = found
    for part in _parts(text, words.names):
        left = [one for one in words.against(_without(text, [*gone, part])) if not one.is_less]
        if len(left) < len(shorter) and all(one in shorter for one in left):
            gone, shorter = [*gone, part], left
    return min(found, shorter, key=len)


def advice(changed: Iterable[Change]) -> str:
    """What to do about changes of a finding, in words."""
    return " ".join(ADVICE[how] for how in dict.fromkeys(one.how for one in changed))


class _Words:
    """Other words for a finding."""

    def __init__(self, runs: Sequence[Run], finding: Sentence | Row, names: Iterable[str]) -> None:
        stated = finding.runs if isinstance(finding, Sentence) else tuple(chain.from_iterable(finding.cells))
        self.text = "".join(run.text for run in runs)
        self.besides_ids = "".join(run.text if run.role is not Role.ID else " " for run in runs)
        self.names = _Names([*names, *(run.text for run in stated if run.role is Role.CLAIM)])
        self.ids, self.stated_ids = _ids(runs), _ids(stated)
        self.whole = finding.text

    def against(self, old: str) -> list[Change]:
        """How they change the text ``old`` of a finding, or of some parts of it."""
        found = [
            *_numbers(self.text, old),
            *_in_order(self._named, self.names.within(old)),
            *_compared("id", self.ids, self.stated_ids, is_less=True),
            *_carried(self._plain, self.names.without(old)),
            *(_turned(self._denied, old, self.names) if NEGATION.search(old) else ()),
            *self._foreign(self.names.without(old)),
        ]
        return found if any(not one.is_less for one in found) else [*found, *self._rearranged(old)]

    def _foreign(self, old: str) -> Iterator[Change]:
        """Words that neither ``old`` nor argmap offers, and signs that it does not have."""
        known = {stem(word) for word in letters(old)}
        yield from (Change("word", word, "foreign") for one, word in self._told.items() if one not in known)
        yield from (Change("sign", one, "added") for one in sorted(signs(self._plain) - signs(old)))

    def _rearranged(self, old: str) -> Iterator[Change]:
        """The first word that stands in another order, where the finding has two of a kind that could change places.

        Those are names, numbers, degrees, what memos speak of, and "here" and "there": of "low here, high there"
        another order says the opposite, and of "A leads 6 of 10, B 4" another place of "leads".
        """
        counts = Counter(kind for kind, _ in _standing(self.whole, self.names))
        together = {one for kind, tied in SWAPPED.items() if counts[kind] > 1 for one in (kind, *tied)}
        for kinds in (together, SPOKEN_OF):
            stated = [one for one in _standing(old, self.names) if one[0] in kinds]
            left, known = iter(stated), set(stated)
            moved = (one for one in _standing(self.text, self.names) if one in known and one not in left)
            if (first := next(moved, None)) is not None:
                yield Change(*first, "moved")
                return

    @cached_property
    def _told(self) -> dict[str, str]:
        own = WORD.sub(" ", self.names.without(self.besides_ids))
        return told(word for word in letters(own) if not numbers(word))

    @cached_property
    def _named(self) -> list[str]:
        return self.names.within(self.text)

    @cached_property
    def _plain(self) -> str:
        return self.names.without(self.text)

    @cached_property
    def _denied(self) -> list[tuple[str, str]]:
        return _denied(self.text, self.names)


def _parts(text: str, names: _Names) -> list[tuple[int, int]]:
    """Where the parts of a finding are that may be left out: from and to which letter.

    A name among others in a list is no part by itself, and the signs within names part nothing.
    """
    plain = QUOTED.sub(_blotted, names.blotted(text))
    brackets = [one.span() for one in BRACKETS.finditer(plain)]
    bounds = [one.start() for one in APART.finditer(BRACKETS.sub(_blotted, plain))]
    ends = [*bounds, len(plain)]
    told = [at for at, end in pairwise(ends) if plain[at] == ":" or _says_something(plain[at:end])]
    parts = [*pairwise([*told, len(plain)]), *brackets]
    return [(start, end) for start, end in parts[:MANY] if not _has_to_stay(plain[start:end])]


def _says_something(part: str) -> bool:
    """Whether a part, without the names in it, has a word that tells something."""
    return bool(carrying(part) or any(word not in FUNCTION for word in letters(part) if len(word) > 1))


def _has_to_stay(part: str) -> bool:
    return bool(TURNS.match(part)) or any(KIND[one] in FIXED for one in carrying(part))


def _blotted(found: re.Match[str]) -> str:
    return "_" * len(found[0])


def _without(text: str, gone: Iterable[tuple[int, int]]) -> str:
    """A text without the stretches between these letters, which may lie within each other."""
    left, at = [], 0
    for start, end in sorted(gone):
        left.append(text[at:start])
        at = max(at, end)
    return "".join([*left, text[at:]])


def _turned(denied: Iterable[tuple[str, str]], old: str, names: _Names) -> Iterator[Change]:
    """Negations that are said of something else."""
    subjects = {subject for subject, _ in _denied(old, names)}
    return (Change("negation", word, "turned") for subject, word in denied if subject not in subjects)


def _standing(text: str, names: _Names) -> Iterator[tuple[str, str]]:
    """The names, numbers and carrying words of a text by kind, in the order in which they stand."""
    plain = _plain(text)
    found = [(at, "name", name) for at, name in names.at(plain)]
    rest = names.blotted_in(plain)
    found += [(one.start(), "number", one[0]) for one in DIGITS.finditer(rest)]
    found += [(one.start(), "place", one[0]) for one in PLACE.finditer(rest)]
    found += [(one.start(), "subject", stem(one[0])) for one in SUBJECT.finditer(rest)]
    found += [(one.start(), *kept) for one in WORD.finditer(rest) for kept in [_kept(one[0])]]
    return ((kind, word) for _, kind, word in sorted(found))


def _kept(word: str) -> tuple[str, str]:
    (first,) = carrying(word)
    return KIND[first], first


def _denied(text: str, names: _Names) -> list[tuple[str, str]]:
    """Each negation, with the last word of the same breath before it that tells what it is said of."""
    found, last = list[tuple[str, str]](), ""
    for one in SPOKEN.finditer(BRACKETS.sub(" ", names.without(text)).casefold()):
        if one["negation"]:
            found.append((last, one[0]))
        elif one["breath"]:
            last = ""
        elif one["letters"] and one[0] not in FUNCTION:
            last = stem(one[0])
    return found


def _numbers(new: str, old: str) -> Iterator[Change]:
    stated, compared = numbers(old), set(COMPARED.findall(old))
    lost, known = Counter(one.value for one in stated), {one.value for one in stated}
    given = numbers(new)
    lost.subtract(one.value for one in given)
    written = {one.written: one.value for one in given}
    added = changed_numbers(new, old)
    yield from (Change("number", one, "moved" if written[one] in known else "added") for one in added)
    for one in stated:
        if lost[one.value] > 0:
            yield Change("number", one.written, "lost", _is_measure(one) and one.written not in compared)


def _is_measure(number: Number) -> bool:
    return number.role in MEASURES and "." in number.written and not number.is_percent


def _ids(runs: Iterable[Run]) -> Counter[str]:
    return Counter(run.text for run in runs if run.role is Role.ID)


def _compared(what: str, new: Counter[str], old: Counter[str], *, is_less: bool = False) -> Iterator[Change]:
    yield from (Change(what, word, "added") for word in new - old)
    yield from (Change(what, word, "lost", is_less) for word in old - new)


def _carried(new: str, old: str) -> Iterator[Change]:
    forms = spelled(new) | spelled(old)
    found = _compared("", carrying(new), carrying(old))
    return (Change(KIND[one.word], forms[one.word], one.how) for one in found)


def _in_order(new: list[str], old: list[str]) -> Iterator[Change]:
    yield from _compared("name", Counter(new), Counter(old))
    if new != old and sorted(new) == sorted(old):
        yield Change("name", next(one for one, other in zip(new, old, strict=True) if one != other), "moved")


class _Names:
    """Names to look for; one that ends with an ellipsis stands for what it is the beginning of."""

    def __init__(self, names: Iterable[str]) -> None:
        whole = {_plain(one): one for one in names if _plain(one).strip(CUT)}
        self.written = re.compile("|".join(sorted(map(re.escape, whole.values()), key=len, reverse=True)))
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

    def blotted(self, text: str) -> str:
        """``text`` with underscores over the names in it, as they are written."""
        return self.written.sub(_blotted, text)

    def at(self, plain: str) -> list[tuple[int, str]]:
        """Where each name begins in a text in small letters."""
        found = self.pattern.finditer(plain) if self.pattern is not None else ()
        return [(one.start(), self.meant[one[0]]) for one in found]

    def blotted_in(self, plain: str) -> str:
        """A text in small letters with underscores over the names in it."""
        return self.pattern.sub(_blotted, plain) if self.pattern is not None else plain

    def without(self, text: str) -> str:
        """``text`` without the names in it."""
        return self.pattern.sub(" ", _plain(text)) if self.pattern is not None else _plain(text)


def _plain(text: str) -> str:
    """``text`` without what cannot be seen and in small letters."""
    seen = "".join(one for one in unicodedata.normalize("NFKC", text.replace(CUT, "\0")) if not _is_hidden(one))
    return " ".join(seen.replace("\0", CUT).casefold().split())


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf"
