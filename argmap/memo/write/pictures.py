"""Figures as pictures of dots, for formats that cannot hold drawings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from argmap.memo.figures import Svg

DOTS = 220
"""Dots to the inch."""
UNUSUAL = re.compile(r"[\u0590-\u1dff\u2c00-\U0010ffff]")
"""A letter of a script that the fonts inside typst do not have, or not whole."""
PAGES = """
#set page(width: auto, height: auto, margin: 0pt)
#for (at, one) in json(bytes(sys.inputs.drawings)).enumerate() {
  if at > 0 { pagebreak() }
  image(bytes(one.markup), format: "svg", width: one.width * 1pt)
}
"""


def pictures(drawings: Sequence[Svg]) -> list[bytes]:
    """Each drawing as PNG, in the fonts of typst; in the system's where words are in scripts that those do not have."""
    if not drawings:
        return []
    import json

    import typst

    inputs = {"drawings": json.dumps([{"markup": one.markup, "width": one.width} for one in drawings])}
    is_plain = not any(UNUSUAL.search(one.markup) for one in drawings)
    found: Any = typst.compile(PAGES.encode(), format="png", ppi=DOTS, sys_inputs=inputs, ignore_system_fonts=is_plain)
    return found if isinstance(found, list) else [found]
