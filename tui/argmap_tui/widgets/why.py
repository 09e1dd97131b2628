"""Why the item in view is as strong as it is."""

from __future__ import annotations

from argmap.reading.degrees import decimal
from argmap_tui.scales import Scales
from argmap_tui.why_lines import Turning, layout
from argmap_tui.widgets.page import PageView


class WhyView(PageView):
    """Explains the strength of one item."""

    BINDING_GROUP_TITLE = "Why"

    def __init__(self, scales: Scales, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._scales = scales
        self._item = ""
        self._turning: Turning | None = None

    def show(self, item: str) -> None:
        """Explain ``item`` as it stands now; what it turns on follows by ``tell``."""
        anew, self._item = item != self._item, item
        self._turning = None
        self._explain(anew=anew)

    def tell(self, turning: Turning) -> None:
        """Add what the item turns on."""
        self._turning = turning
        self._explain(anew=False)

    def _explain(self, *, anew: bool) -> None:
        item, turning = self._item, self._turning
        strength = self._scales.strength(item)
        self.border_title = "Why" if strength is None else f"Why {decimal(strength)}"
        self.lay_out(lambda width: layout(self._scales, item, turning, width), anew=anew)
