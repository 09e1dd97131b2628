"""``argmap guide``: the user guide."""

from __future__ import annotations

from pathlib import Path

import click

from argmap import resources
from argmap.cli._help import examples
from argmap.cli._output import at_terminal, say
from argmap.errors import UnknownId

TOPICS = ("start", "terminal", "commands", "files", "library", "model")
"""The topics in reading order."""


@click.command(epilog=examples("argmap guide", "argmap guide start"))
@click.argument("topic", required=False)
def guide(topic: str | None) -> None:
    """Read the user guide: without TOPIC the list of topics."""
    if topic is None:
        for name in TOPICS:
            say(f"{name:<10} {title_of(name)}")
        say("\nRead one: argmap guide TOPIC")
        return
    if topic not in TOPICS:
        raise UnknownId(f"the guide has no topic '{topic}'", f"Topics: {', '.join(TOPICS)}.")
    text = page(topic)
    if at_terminal():
        click.echo_via_pager(text)
    else:
        click.echo(text, nl=False)


def page(topic: str) -> str:
    """The text of a topic, in Markdown."""
    return _file(topic).read_text(encoding="utf-8")


def title_of(topic: str) -> str:
    """The heading of a topic."""
    return page(topic).partition("\n")[0].lstrip("# ")


def _file(topic: str) -> Path:
    return resources.folder("guide") / f"{topic}.md"
