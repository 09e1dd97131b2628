"""Maps as people read them: the outline of a debate, the card of one item, a voice in words. No terminal in here."""

from __future__ import annotations

from argmap.reading.card import Card, Line, Section, card_of
from argmap.reading.events import Labels, change_words, edit_words, labels_in
from argmap.reading.kinds import CLAIM_KINDS, EVIDENCE_KINDS, LINK_KINDS
from argmap.reading.outline import Branch, children, has_children, path_to, roots
from argmap.reading.refusals import by_labels
from argmap.reading.signs import Sign, label
from argmap.reading.voices import credit_kept, place_words, voice_words

__all__ = [
    "CLAIM_KINDS",
    "EVIDENCE_KINDS",
    "LINK_KINDS",
    "Branch",
    "Card",
    "Labels",
    "Line",
    "Section",
    "Sign",
    "by_labels",
    "card_of",
    "change_words",
    "children",
    "credit_kept",
    "edit_words",
    "has_children",
    "label",
    "labels_in",
    "path_to",
    "place_words",
    "roots",
    "voice_words",
]
