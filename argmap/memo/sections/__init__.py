"""The parts of a memo, one module each, in the order in which a reader meets them.

Each has a function that is given what follows from the map and a scribe, and gives a section. Sentences that state a
finding are the scribe's; what is the same in every memo is `tracing.fixed`.
"""

from __future__ import annotations
