"""Help: how to read the screen, every key, and the guide."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from rich.segment import Segment
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from argmap import resources
from argmap.reading import Sign
from argmap_tui.cells import CURSOR
from argmap_tui.commands import EVERY, HELP, bindings, remapped
from argmap_tui.marks import MEANINGS

KEYS = "keys"
NO_KEYS: Mapping[str, str] = MappingProxyType({})
GROUPS = (
    (Sign.QUESTION, Sign.THESIS, Sign.OPTION, Sign.CLAIM),
    (Sign.SUPPORT, Sign.REBUT, Sign.UNDERMINE, Sign.UNDERCUT, Sign.BACKING),
    (Sign.PREMISE, Sign.GRANTED, Sign.EVIDENCE_FOR, Sign.EVIDENCE_AGAINST),
)
"""The signs before an item, as the legend puts them together: what it is, its move, what a reason rests on."""
FOLDING = f"`{CURSOR}` you are here, `▸` it unfolds, `▾` it is open, `↑` it stands above, too"


class HelpScreen(ModalScreen[None]):
    """The keys and the topics of the guide on the left, the text on the right."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HELP)

    def __init__(self, keys: Mapping[str, str]) -> None:
        super().__init__()
        self._keys = keys
        """The keys that the user has given to commands."""

    def compose(self) -> ComposeResult:
        """Topics beside the text of one of them."""
        with Horizontal(id="help"):
            yield OptionList(*(Option(topic, id=topic) for topic in topics()), id="topics", compact=True)
            with VerticalScroll(id="page", can_focus=False):
                yield Static(id="text")
        yield Label("↑ ↓ choose a topic, Space and PgUp read, Esc closes", id="close")

    def on_mount(self) -> None:
        """Begin with the keys, once there is a width to lay them out in."""
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """Lay out anew for another width."""
        self.call_after_refresh(self._show)

    @on(OptionList.OptionHighlighted)
    def _show(self) -> None:
        """Show the chosen topic from its beginning."""
        page, topics = self.query_one("#page", VerticalScroll), self.query_one(OptionList)
        chosen = topics.highlighted_option
        text = text_of(chosen.id if chosen is not None and chosen.id else KEYS, self._keys)
        self.query_one("#text", Static).update(rendered(text, page.scrollable_content_region.width))
        page.scroll_home(animate=False)

    def action_topic(self, direction: int) -> None:
        """Choose the next topic or the one above."""
        topics = self.query_one(OptionList)
        if direction > 0:
            topics.action_cursor_down()
        else:
            topics.action_cursor_up()

    def action_read(self, direction: int) -> None:
        """Scroll the text by one screen."""
        page = self.query_one("#page", VerticalScroll)
        if direction > 0:
            page.scroll_page_down(animate=False)
        else:
            page.scroll_page_up(animate=False)


def topics() -> list[str]:
    """The keys, then the topics of the guide."""
    return [KEYS, *resources.GUIDE_TOPICS]


def text_of(topic: str, keys: Mapping[str, str] = NO_KEYS) -> str:
    """The Markdown of a topic."""
    return keys_page(keys) if topic == KEYS else resources.guide_page(topic)


LOOKS = {
    **dict.fromkeys(("code", "h3", "h4", "table.header", "item.number", "kbd"), "bold"),
    **dict.fromkeys(("h2", "link", "link_url"), "underline"),
    **dict.fromkeys(("code_block", "block_quote", "list", "table.border"), "none"),
}
"""How Markdown looks: in the theme's own colours, for Rich's are not readable on all of them."""


def rendered(markdown: str, width: int) -> Text:
    """Markdown laid out in lines of ``width`` cells."""
    from rich.console import Console  # deferred with the next two: they read Markdown, which takes long to import
    from rich.markdown import Markdown
    from rich.theme import Theme

    plain = Theme({f"markdown.{part}": style for part, style in LOOKS.items()})
    console = Console(width=max(20, width), color_system="truecolor", legacy_windows=False, theme=plain)
    lines = console.render_lines(Markdown(markdown), pad=False)
    pieces = [(segment.text, segment.style or "") for line in lines for segment in (*line, Segment.line())]
    return Text.assemble(*pieces)


def keys_page(keys: Mapping[str, str] = NO_KEYS) -> str:
    """Every key and every sign, as Markdown; ``keys`` are those of the user's own."""
    parts = [legend()]
    for title, commands in EVERY:
        rows = "\n".join(f"- `{command.shown_keys}` {command.help}" for command in remapped(commands, keys))
        parts.append(f"## {title}\n\n{rows}")
    return "\n\n".join(parts)


def legend() -> str:
    """What the signs of the outline mean, in as few lines as they take, as Markdown."""
    before = "\n".join("- " + ", ".join(f"`{sign.mark}` {sign.word}" for sign in signs) for signs in GROUPS)
    after = "\n".join(f"- `{mark}` {meaning}" for mark, meaning in MEANINGS.items())
    return f"## Signs before a row\n\n{before}\n- {FOLDING}\n\n## Signs after it\n\n{after}"
