"""Messages of the core, which name items by their ids, as people read them."""

from __future__ import annotations

import re

from argmap.reading.events import Labels, name

QUOTED = re.compile(r"'([a-z0-9][a-z0-9-]*)'")
"""How messages write an id."""
TWICE = re.compile(r"(“([^”]*)”) \(\2\)")
"""A label with the item's words after it, where these are the same."""


def by_labels(words: str, labels: Labels) -> str:
    """The message with items called by their labels; an id that is not known stays as it is."""
    return TWICE.sub(r"\1", QUOTED.sub(lambda found: name(found[1], labels), words))
