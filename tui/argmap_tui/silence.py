"""What a screen says to somebody who has weighed nothing: that there is no verdict, and the way to one."""

from __future__ import annotations

from argmap_tui.lines import Layout
from argmap_tui.why_lines import NOTHING_SAID


def say_silence(made: Layout, width: int) -> None:
    """Say so on a screen that lies over the map."""
    no_verdict, *ways = NOTHING_SAID
    made.say(no_verdict, width)
    made.gap()
    made.say("Esc leads back to the map. There:", width)
    for way in ways:
        made.say(way, width, lead="  ")
