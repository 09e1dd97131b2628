"""The works that a memo cites, in a chosen style.

`records` makes sound CSL-JSON of what a map holds. `plain` sets it by author and date, which needs nothing else; `csl`
has citeproc-py set it in any style of the Citation Style Language (CSL 1.0.2).
"""

from __future__ import annotations

from argmap.memo.references.bibliography import STYLES, Bibliography, bibliography

__all__ = ["STYLES", "Bibliography", "bibliography"]
