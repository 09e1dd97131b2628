"""Weighing: from what people believe to what follows from it."""

from __future__ import annotations

from argmap.weigh.perspectives import NEUTRAL, derived, perspective, perspectives

__all__ = ["NEUTRAL", "derived", "perspective", "perspectives"]
