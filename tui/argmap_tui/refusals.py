"""What went wrong and what to do, as the terminal says it: items by their labels, screens instead of commands."""

from __future__ import annotations

import re

from argmap.errors import ArgmapError
from argmap.model import Map
from argmap.reading import by_labels, labels_in

COMMAND = re.compile(r"`argmap (history|maps|find)\b[^`]*`")
"""A call of the command line that a screen of the terminal stands for."""
SCREEN = {"history": "the history", "maps": "the library", "find": "the search"}
DECISION = re.compile(r"`argmap review \S+ (edit|reject)\b[^`]*`")
"""One that keys of the review queue stand for."""
KEYS = {"edit": "e edits, x rejects", "reject": "x rejects"}


def refusal_words(error: ArgmapError, *maps: Map) -> str:
    """The error in two lines; items are called by what they are called in the first of ``maps`` that holds them."""
    words = "\n".join(filter(None, (error.message, error.next_step)))
    words = DECISION.sub(lambda found: KEYS[found[1]], words)
    return COMMAND.sub(lambda found: SCREEN[found[1]], by_labels(words, labels_in(*maps)))
