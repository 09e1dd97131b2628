"""Words that carry what a finding says: how sure, how many, whose, which way, and what is said of what.

None of them may be lost from other words for the finding, added, or exchanged for another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

KINDS = {
    "negation": (
        *("no", "not", "none", "nothing", "nobody", "nowhere", "never", "neither", "nor", "without", "cannot"),
        *("hardly", "barely", "scarcely", "false", "wrong", "untrue", "lacks", "fails", "far from", "anything but"),
        *("instead of", "rather than", "unclear", "unlikely", "unsupported", "unacceptable", "unreliable", "unfounded"),
    ),
    "doubt": (
        *("almost", "nearly", "can", "could", "may", "might", "will", "would", "likely", "perhaps", "possibly"),
        *("probably", "about", "approximately", "around", "roughly", "appears", "seems", "suggests", "reportedly"),
        *("hedged", "all but", "yet", "so far", "known"),
    ),
    "duty": ("must", "ought", "shall", "should"),
    "condition": ("if", "unless", "whether"),
    "quantity": (
        *("any", "at least", "at most", "up to", "few", "many", "only", "some", "rarely", "seldom", "sometimes"),
        *("often", "usually", "all", "always", "every", "each", "most", "throughout", "majority", "minority"),
        *("everybody", "everyone", "little", "much", "enough", "insufficient", "sufficient", "scant", "several"),
        *("other", "alone", "by itself", "together"),
    ),
    "voice": ("asserted", "conceded", "entertained", "granted", "questioned", "reported", "steelmanned"),
    "degree": (
        *("weakly", "moderately", "strongly", "low", "medium", "high", "very", "well evidenced", "limited", "robust"),
    ),
    "verdict": (
        *("acceptable", "supported", "recommended", "preferred", "holds", "settled", "shown", "rejected", "ruled out"),
        *("undecided", "undetermined", "opposed", "silent", "unanswered", "refuted", "confirmed", "established"),
        *("demonstrated", "favoured"),
    ),
    "certainty": (
        *("certain", "certainly", "clear", "clearly", "definitely", "surely", "proven", "undisputed", "undoubtedly"),
        *("obviously", "unanimous", "unanimously"),
    ),
    "direction": (
        *("above", "below", "against", "rises", "falls", "raises", "lowers", "more", "less", "fewer", "greater"),
        *("smaller", "higher", "highest", "lowest", "strongest", "weakest", "stronger", "weaker", "better", "worse"),
        *("best", "worst", "agree", "dissents", "reversible", "irreversible"),
    ),
    "relation": (
        *("bears", "weighed", "judged", "believed", "heard", "leads", "trails", "wins", "loses", "beats", "outweighs"),
        *("overlap", "excluding", "turns", "stays", "held"),
    ),
}
"""The words, by what they are."""
FORMS = {
    "agree": ("agrees", "agreed"),
    "bears": ("bear", "bearing"),
    "beats": ("beat", "beaten"),
    "believed": ("believe", "believes"),
    "dissents": ("dissent", "dissenting"),
    "established": ("establish", "establishes"),
    "excluding": ("exclude", "excludes", "excluded"),
    "falls": ("fall", "falling"),
    "favoured": ("favored", "favour", "favours", "favor", "favors"),
    "holds": ("hold", "holding"),
    "judged": ("judge", "judges"),
    "leads": ("lead", "leading"),
    "loses": ("lose", "losing"),
    "lowers": ("lower", "lowered", "lowering"),
    "opposed": ("oppose", "opposes"),
    "other": ("another", "others"),
    "outweighs": ("outweigh", "outweighed"),
    "overlap": ("overlaps", "overlapping"),
    "preferred": ("prefer", "prefers"),
    "proven": ("proved", "proves", "prove"),
    "raises": ("raise", "raised"),
    "recommended": ("recommend", "recommends", "recommending"),
    "rejected": ("reject", "rejects"),
    "rises": ("rise", "rising"),
    "shown": ("show", "shows"),
    "stays": ("stay",),
    "supported": ("support", "supports"),
    "trails": ("trail",),
    "turns": ("turn", "turned"),
    "weighed": ("weigh", "weighs", "weighing"),
    "wins": ("win", "won"),
}
"""Other forms in which some of them come, which are the same word."""
STANDS_FOR = {form: word for word, forms in FORMS.items() for form in forms}
KIND = {word: kind for kind, words in KINDS.items() for word in words}
FIXED = frozenset({"voice", "condition"})
"""Kinds that no part of a sentence can be left out with: whose words it is in, and when it holds."""
CONTRACTED = r"\w+n['’]t"


def _any(words: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b"


WORD = re.compile(rf"\b{CONTRACTED}\b|{_any([*KIND, *STANDS_FOR])}", re.IGNORECASE)
NEGATION = re.compile(rf"\b{CONTRACTED}\b|{_any(KINDS['negation'])}", re.IGNORECASE)


def carrying(text: str) -> Counter[str]:
    """The words of ``text`` that are among these, each in its first form."""
    return Counter(map(_first_form, WORD.findall(text)))


def spelled(text: str) -> dict[str, str]:
    """How each of these words is spelled in ``text``, by its first form."""
    return {_first_form(one): one.lower() for one in WORD.findall(text)}


def _first_form(word: str) -> str:
    word = word.lower()
    return "not" if re.fullmatch(CONTRACTED, word) else STANDS_FOR.get(word, word)
