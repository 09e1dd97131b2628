"""Why the item in view is as strong as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from argmap.reading.degrees import decimal
from argmap_tui.scales import Scales
from argmap_tui.why_lines import Turning, layout
from argmap_tui.widgets.page import PageView

if TYPE_CHECKING:
    from argmap.weigh.compiled import Weighing


class WhyView(PageView):
    """Explains the strength of one item."""

    BINDING_GROUP_TITLE = "Why"

    def __init__(self, scales: Scales, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._scales = scales
        self._item = ""
        self._turning: Turning | None = None
        self._seen: Weighing | None = None

    def show(self, item: str) -> None:
        """Explain ``item`` as it stands now; what it turns on follows by ``tell``."""
        anew, seen = item != self._item, self._seen
        self._item, self._seen = item, self._scales.weighing if self._scales.is_weighed else None
        if anew or self._seen is None or self._seen is not seen:
            self._turning = None
            self._explain(anew=anew)

    def tell(self, turning: Turning) -> None:
        """Add what the item turns on."""
        self._turning = turning
        self._explain(anew=False)

    def _explain(self, *, anew: bool) -> None:
        item, turning = self._item, self._turning
        strength = self._scales.strength(item)
        self.entitle(Content("Why" if strength is None else f"Why {decimal(strength)}"))
        self.lay_out(lambda width: layout(self._scales, item, turning, width), anew=anew)
