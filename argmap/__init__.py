"""argmap: argument maps and deliberation, from the first claim to the decision memo."""

from __future__ import annotations

__version__ = "0.1.0"
