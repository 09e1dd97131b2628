"""``argmap guide``: the user guide."""

from __future__ import annotations

import click

from argmap.cli._help import examples
from argmap.cli._output import at_terminal, say
from argmap.errors import UnknownId
from argmap.resources import GUIDE_TOPICS, guide_page


@click.command(epilog=examples("argmap guide", "argmap guide start"))
@click.argument("topic", required=False)
def guide(topic: str | None) -> None:
    """Read the user guide: without TOPIC the list of topics."""
    if topic is None:
        for name in GUIDE_TOPICS:
            say(f"{name:<10} {title_of(name)}")
        say("\nRead one: argmap guide TOPIC")
        return
    if topic not in GUIDE_TOPICS:
        raise UnknownId(f"the guide has no topic '{topic}'", f"Topics: {', '.join(GUIDE_TOPICS)}.")
    text = guide_page(topic)
    if at_terminal():
        click.echo_via_pager(text)
    else:
        click.echo(text, nl=False)


def title_of(topic: str) -> str:
    """The heading of a topic."""
    return guide_page(topic).partition("\n")[0].lstrip("# ")
