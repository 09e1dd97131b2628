"""Names of people and of models: when two are the same to a reader's eye."""

from __future__ import annotations

import re
import unicodedata

ALIKE = str.maketrans(
    "АВЕКМНОРСТУХІЈЅаеорсухіјѕһԁԛԝӏкмтвнΑΒΕΖΗΙΚΜΝΟΡΤΥΧαορντυικχεγωβϲıɑɡ",
    "ABEKMHOPCTYXIJSaeopcyxijshdqwlkmtbhABEZHIKMNOPTYXaopvtuikxeywbciag",
)
"""Cyrillic, Greek and other letters that look like a letter of English."""
IGNORED = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
"""What is drawn as nothing beside the format characters (Unicode's default ignorable code points, and a blank)."""


def folded(name: str) -> str:
    """A name as it looks: names that look alike are equal, whatever their case and their letters' script."""
    seen = unicodedata.normalize("NFKC", "".join(one for one in name if not is_hidden(one)))
    return " ".join(seen.translate(ALIKE).casefold().split())


def is_hidden(sign: str) -> bool:
    """Whether a character cannot be seen and is no blank."""
    return unicodedata.category(sign) == "Cf" or IGNORED.match(sign) is not None
