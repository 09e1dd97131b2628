"""Help: how to read the screen, every key, and the guide."""

from __future__ import annotations

from typing import ClassVar

from rich.markdown import Markdown
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from argmap import resources
from argmap.reading import Sign
from argmap_tui.commands import EVERY

KEYS = "keys"


class HelpScreen(ModalScreen[None]):
    """The keys and the topics of the guide on the left, the text on the right."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,backspace", "dismiss", "Close", id="help.close"),
        Binding("space,pagedown", "read(1)", "Read on", show=False, priority=True, id="help.on"),
        Binding("pageup", "read(-1)", "Read back", show=False, priority=True, id="help.back"),
    ]

    def compose(self) -> ComposeResult:
        """Topics beside the text of one of them."""
        with Horizontal(id="help"):
            yield OptionList(*(Option(topic, id=topic) for topic in topics()), id="topics", compact=True)
            with VerticalScroll(id="page", can_focus=False):
                yield Static(id="text")
        yield Label("↑ ↓ choose a topic, Space and PgUp read, Esc closes", id="close")

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#text", Static).update(Markdown(text_of(event.option_id or KEYS)))
        self.query_one("#page", VerticalScroll).scroll_home(animate=False)

    def action_read(self, direction: int) -> None:
        """Scroll the text by one screen."""
        page = self.query_one("#page", VerticalScroll)
        if direction > 0:
            page.scroll_page_down(animate=False)
        else:
            page.scroll_page_up(animate=False)


def topics() -> list[str]:
    """The keys, then the topics of the guide."""
    return [KEYS, *(path.stem for path in sorted(resources.folder("guide").glob("*.md")))]


def text_of(topic: str) -> str:
    """The Markdown of a topic."""
    if topic == KEYS:
        return keys_page()
    return (resources.folder("guide") / f"{topic}.md").read_text(encoding="utf-8")


def keys_page() -> str:
    """Every key and every sign, as Markdown."""
    parts = []
    for title, commands in EVERY:
        rows = "\n".join(f"- **{command.shown_keys}** {command.help}" for command in commands)
        parts.append(f"## {title}\n\n{rows}")
    signs = "\n".join(f"- **{sign.mark}** {sign.word}" for sign in Sign)
    return "\n\n".join([*parts, f"## Signs\n\n{signs}"])
