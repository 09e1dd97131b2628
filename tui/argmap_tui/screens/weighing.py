"""What the map screen does to beliefs: the slider, what-ifs, and saving what was weighed."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual.timer import Timer

from argmap.errors import ArgmapError
from argmap.model import Argument, Claim, Evidence, Question
from argmap.reading import label
from argmap.reading.degrees import decimal
from argmap_tui.screens.pick import StakesScreen
from argmap_tui.screens.rules import RulesScreen, View
from argmap_tui.screens.suppose import SupposeScreen, WhatNow
from argmap_tui.still_lines import why_still
from argmap_tui.strengths import Strengths
from argmap_tui.widgets.slider import MOVES

if TYPE_CHECKING:
    from textual.widget import Widget

    from argmap_tui.screens.map import MapScreen

SAVE_AT_ONCE = 0.01
"""Seconds after a key that stands alone until its weight is written to the library: it is painted first."""
HELD = 0.15
"""Seconds between keys below which one is held down, or several follow each other quickly."""
SAVE_AFTER = 0.05
"""Seconds after the last of those until the weight is written."""
SAVE_WITHIN = 2.0
"""Seconds after which it is written though keys still come."""
NO_CLAIMS = "This map holds no claim yet, so there is nothing to weigh: a adds one."
NOT_WEIGHED = "This is not weighed; claims, arguments and evidence are. W asks you the questions that matter most."
GONE = "What you were weighing is no longer in the map."
UNSAID = "none"
NONE_TRIED = "No what-if is left to take back. i ends the what-ifs; then u takes back what is saved."
SUPPOSED = "What if, through these eyes: not saved"


class Weighing:
    """The acts that weigh, for ``screen``."""

    def __init__(self, screen: MapScreen) -> None:
        self.screen = screen
        self.workspace = screen.workspace
        self._before: Strengths | None = None
        self._left: Widget | None = None
        self._saving: Timer | None = None
        self._unsaved_since = self._moved_at = 0.0
        self._tried_at = 0
        """The number of the newest event when a what-if was tried last, or trying began."""
        self._trouble = ""
        """What stood in the way of saving the last time; it is said only once."""
        self.news = ""
        """What has become of what is being weighed when the map changed the last time; empty for nothing."""

    def start(self, id: str = "") -> None:
        """Show the slider for the item ``id``, or for the one that commands are about."""
        item, scales = self.workspace.map.get(id or self.screen.subject()), self.workspace.scales
        if isinstance(item, Question) and (item.theses or item.options):
            self.screen.app.push_screen(StakesScreen(self.workspace, item.id), self._chosen)
            return
        if not isinstance(item, Claim | Argument | Evidence):
            self.screen.say(NOT_WEIGHED)
            return
        if not scales.has_claims:
            self.screen.say(NO_CLAIMS)
            return
        self._before = scales.strengths()
        self._left = self.screen.focused
        self.screen.slider.ask(self.workspace.map, item, scales.stated(item.id), self._whose())
        self.screen.is_weighing = True
        self.workspace.gesture.begin()
        self.screen.slider.focus()

    def _chosen(self, id: str | None) -> None:
        """Weigh what a question puts up."""
        if id is not None and id in self.workspace.map:
            self.screen.go_to(id)
            self.start(id)

    def _whose(self) -> str:
        scales = self.workspace.scales
        if scales.supposing:
            return "What if: not saved"
        return "" if scales.is_own else SUPPOSED

    def move(self, id: str, weight: float | None) -> None:
        """Give the item another weight and show what follows."""
        scales = self.workspace.scales
        if id not in scales.map:
            return
        scales.put(id, weight)
        if self._before is not None:
            moves = [move for move in scales.moves(self._before, MOVES + 1) if move.id != id]
            self.screen.slider.tell(moves, "" if moves else why_still(scales, id))
        self.screen.show_strengths()
        if scales.supposed:
            self._tried_at = self.workspace.live.head
        if scales.drafts:
            self._save_later()

    def follow(self) -> None:
        """Stop weighing what has left the map, and go on from a weight that was set elsewhere meanwhile."""
        slider, scales, self.news = self.screen.slider, self.workspace.scales, ""
        if not self.screen.is_weighing:
            return
        item = self.workspace.map.get(slider.subject)
        if not isinstance(item, Claim | Argument | Evidence):
            self.news = GONE
            self.finish()
        elif (weight := scales.stated(item.id)) != slider.weight:
            slider.ask(self.workspace.map, item, weight, self._whose())
            self.news = f"What you are weighing is at {UNSAID if weight is None else decimal(weight)} now."

    def finish(self) -> None:
        """Hide the slider and save."""
        if not self.screen.is_weighing:
            return
        self.screen.is_weighing = False
        self.save()
        self.workspace.gesture.end()
        (self._left or self.screen.outline).focus()

    def _save_later(self) -> None:
        now = monotonic()
        self._unsaved_since = self._unsaved_since or now
        wait = SAVE_AFTER if now - self._moved_at < HELD else SAVE_AT_ONCE
        self._moved_at = now
        if self._saving is not None:
            self._saving.stop()
        if now - self._unsaved_since > SAVE_WITHIN:
            self.save()
        else:
            self._saving = self.screen.set_timer(wait, self.save)

    def save(self) -> None:
        """Put the new weights into the library."""
        self._unsaved_since = 0.0
        if self._saving is not None:
            self._saving.stop()
            self._saving = None
        try:
            if self.workspace.scales.drafts and self.workspace.refresh():
                self.screen.show_map()
            seen = self.workspace.scales.swept
            event = self.workspace.save_weights()
        except ArgmapError as error:
            self._refused(error)
            return
        self._trouble = ""
        if event is not None:
            self.screen.show_weights_saved(have_moved=self.workspace.scales.swept is not seen)

    def _refused(self, error: ArgmapError) -> None:
        """Say what stands in the way; the weights are kept and saved with the next ones, or on leaving."""
        if error.message != self._trouble:
            self.screen.complain(error)
            self.screen.say("What you weighed is kept here; it is saved with what you weigh next, or when you leave.")
        self._trouble = error.message

    def suppose(self) -> None:
        """Begin to try weights without saving them, or ask what to do with those that were tried."""
        scales = self.workspace.scales
        if not scales.supposed and not scales.supposing:
            self.save()
            scales.supposing, self._tried_at = True, self.workspace.live.head
            self.screen.say("What if: weights you set now are not saved. i again keeps or drops them.")
            self.screen.show_head()
        else:
            self.screen.app.push_screen(SupposeScreen(len(scales.supposed)), self._supposed)

    def _supposed(self, what: WhatNow | None) -> None:
        scales = self.workspace.scales
        if what is WhatNow.KEEP:
            scales.keep()
            self.save()
            self.screen.say("Kept: these are your beliefs now.")
        elif what is WhatNow.DROP:
            scales.drop()
            self.screen.say("Dropped: nothing was saved.")
        self.screen.show_strengths()

    def take_back(self) -> bool:
        """Take back the newest what-if; False where what was done last is saved, so that this is meant."""
        scales = self.workspace.scales
        if not (scales.supposed or scales.supposing) or self._has_edited_since():
            return False
        if not scales.supposed:
            self.screen.say(NONE_TRIED)
            return True
        id = next(reversed(scales.supposed))
        tried = scales.supposed[id]
        scales.drop(id)
        was = "not weighed" if tried is None else decimal(tried)
        self.screen.say(f"What-if taken back: “{label(scales.map, scales.map[id])}” {was}. {self._left_to_take()}")
        self.screen.show_strengths()
        return True

    def _has_edited_since(self) -> bool:
        """Whether the reader has changed the map since a what-if was tried last."""
        event = self.workspace.library.undoable(self.workspace.live.name, self.workspace.author)
        return event is not None and event.seq > self._tried_at

    def _left_to_take(self) -> str:
        left = len(self.workspace.scales.supposed)
        return f"{left} left." if left else "None is left; nothing saved has changed."

    def choose_rules(self) -> None:
        """Ask from whose eyes and by which rules to weigh."""
        self.save()
        self.screen.app.push_screen(RulesScreen(self.workspace.scales), self._ruled)

    def _ruled(self, view: View | None) -> None:
        if view is None:
            return
        try:
            self.workspace.scales.look_as(view.perspective)
            self.workspace.scales.obey(view.rulebook)
        except ArgmapError as error:
            self.screen.complain(error)
        self.screen.show_strengths()
