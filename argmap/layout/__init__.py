"""Layered drawings of directed graphs: where boxes of given sizes stand and how the lines between them run."""

from __future__ import annotations

from argmap.layout.drawing import Box, Drawing, Edge, Point, Size, Spacing
from argmap.layout.layered import layered

__all__ = ["Box", "Drawing", "Edge", "Point", "Size", "Spacing", "layered"]
