"""Help: how to read the screen, every key, and the guide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from argmap import resources
from argmap_tui.commands import HELP, bindings
from argmap_tui.key_lines import keys_page
from argmap_tui.widgets.seek import SeekLine
from argmap_tui.widgets.text_page import TextPage

KEYS = "keys"


class HelpScreen(ModalScreen[None]):
    """The keys and the topics of the guide on the left, the text on the right."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HELP)

    def __init__(self, keys: Mapping[str, str]) -> None:
        super().__init__()
        self._keys = keys
        """The keys that the user has given to commands."""
        self.page = TextPage(id="page")
        self.seeking = SeekLine()

    def compose(self) -> ComposeResult:
        """Topics beside the text of one of them."""
        with Horizontal(id="help"):
            yield OptionList(*(Option(topic, id=topic) for topic in topics()), id="topics", compact=True)
            yield self.page
        yield self.seeking
        yield Label("↑ ↓ choose a topic, Space and PgUp read, / finds words, Esc closes", id="close")

    def on_mount(self) -> None:
        """Begin with the keys, once there is a width to lay them out in."""
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """Lay out anew for another width."""
        self.call_after_refresh(self._show)

    @on(OptionList.OptionHighlighted)
    def _show(self) -> None:
        """Show the chosen topic from its beginning."""
        chosen = self.query_one(OptionList).highlighted_option
        topic = chosen.id if chosen is not None and chosen.id else KEYS
        width = max(20, self.page.scrollable_content_region.width)
        self.page.show(keys_page(width, self._keys) if topic == KEYS else rendered(resources.guide_page(topic), width))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (Textual's)
        """A blank belongs to the words that are typed to be found."""
        return action != "read" or not self.seeking.is_open

    def action_seek(self) -> None:
        """Find words on the page."""
        self.seeking.open(self.page)

    def action_topic(self, direction: int) -> None:
        """Choose the next topic or the one above."""
        topics = self.query_one(OptionList)
        if direction > 0:
            topics.action_cursor_down()
        else:
            topics.action_cursor_up()

    def action_read(self, direction: int) -> None:
        """Scroll the text by one screen."""
        if direction > 0:
            self.page.scroll_page_down(animate=False)
        else:
            self.page.scroll_page_up(animate=False)


def topics() -> list[str]:
    """The keys, then the topics of the guide."""
    return [KEYS, *resources.GUIDE_TOPICS]


LOOKS = {
    **dict.fromkeys(("code", "h3", "h4", "table.header", "item.number", "kbd"), "bold"),
    **dict.fromkeys(("h2", "link", "link_url"), "underline"),
    **dict.fromkeys(("code_block", "block_quote", "list", "table.border"), "none"),
}
"""How Markdown looks: in the theme's own colours, for Rich's are not readable on all of them."""


NO_BACKGROUND = "ansi_dark"
"""A scheme for code that leaves the theme's own background as it is."""


def rendered(markdown: str, width: int) -> Text:
    """Markdown laid out in lines of ``width`` cells."""
    from rich.console import Console  # deferred with the next two: they read Markdown, which takes long to import
    from rich.markdown import Markdown
    from rich.theme import Theme

    plain = Theme({f"markdown.{part}": style for part, style in LOOKS.items()})
    console = Console(width=max(20, width), color_system="truecolor", legacy_windows=False, theme=plain)
    lines = console.render_lines(Markdown(markdown, code_theme=NO_BACKGROUND), pad=False)
    pieces = [(segment.text, segment.style or "") for line in lines for segment in (*line, Segment.line())]
    return Text.assemble(*pieces)
