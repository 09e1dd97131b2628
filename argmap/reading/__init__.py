"""Maps as people read them: the outline of a debate, the card of one item, a voice in words. No terminal in here."""

from __future__ import annotations

from argmap.reading.card import Card, Line, Section, card_of
from argmap.reading.outline import Branch, children, roots
from argmap.reading.signs import Sign, label
from argmap.reading.voices import voice_words

__all__ = ["Branch", "Card", "Line", "Section", "Sign", "card_of", "children", "label", "roots", "voice_words"]
