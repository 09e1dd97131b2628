"""Figures of a memo: what they show as data, and how they are drawn as SVG."""

from __future__ import annotations

from argmap.memo.figures.drawing import draw
from argmap.memo.figures.svg import Svg

__all__ = ["Svg", "draw"]
