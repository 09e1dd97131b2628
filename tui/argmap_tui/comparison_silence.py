"""What to compare instead where perspectives have nothing to say on a claim, as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.reading import label
from argmap_tui.cells import cut
from argmap_tui.lines import Layout, Span

if TYPE_CHECKING:
    from argmap.weigh.side_by_side import Silence

NOTHING = "Nothing to compare here: nothing that these believe bears on this claim."
MARKS = "Backspace goes back to the list, where Space marks whom to compare and c compares them."
NOBODY = "Nobody yet, so it cannot be compared."
NO_CLAIM = "There is no thesis or option of the map on which two of them speak."
SHOWN = 10
"""Claims that are listed."""


def layout(found: Silence, width: int) -> Layout:
    """Who is silent, on what they do speak, and who else speaks on the claim; each claim leads to its comparison."""
    made, map = Layout(), found.map
    made.say(map[found.target].words(), width, "title")
    made.gap()
    made.say(NOTHING, width)
    for view in found.views:
        made.say(view.whose, width, "voice", lead="  ")
    made.gap()
    if not found.claims:
        made.say(NO_CLAIM, width)
    else:
        made.say("TWO OR MORE OF THEM SPEAK ON", width, "heading")
        made.say("Enter compares them on it.", width, "faint")
    for id in found.claims[:SHOWN]:
        made.offer(id, [[Span(cut(label(map, map[id]), width), "link")]])
    if len(found.claims) > SHOWN:
        made.say(f"… {len(found.claims) - SHOWN} more", width, "faint")
    made.gap()
    made.say("WHO SPEAKS ON THE CLAIM ABOVE", width, "heading")
    for view in found.speaking:
        made.say(view.whose, width, "voice", lead="  ")
    made.say(MARKS if found.speaking else NOBODY, width, "faint")
    return made
