"""``argmap history``: who changed what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import Span, hanging
from argmap.cli._output import say, say_json, width
from argmap.cli._targets import editing
from argmap.store.telling import event_ids, event_reason, event_words, local_time

if TYPE_CHECKING:
    from argmap.store import Event, LiveMap

LIMIT = 50


@click.command(
    epilog=examples("argmap history deprecation", "argmap history deprecation retirement-is-wrong --limit 5")
)
@click.argument("map", required=False)
@click.argument("id", required=False)
@click.option("--limit", type=click.IntRange(min=1), default=LIMIT, show_default=True, help="How many to show at most.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def history(map: str | None, id: str | None, limit: int, *, as_json: bool) -> None:
    """Show who changed what in a map, newest first.

    With ID only what touched that item is shown, also when it has been retired or merged since.
    """
    with editing(map) as live:
        events = _events(live, id, limit)
    if as_json:
        say_json([_event_data(event) for event in events[:limit]])
        return
    for event in events[:limit]:
        _print(event)
    if len(events) > limit:
        say(f"There are older ones: see --limit (now {limit}).", err=True)


def _events(live: LiveMap, id: str | None, limit: int) -> list[Event]:
    """One more event than ``limit`` allows, so that it shows whether there are more. Raises ``UnknownId``."""
    events = live.history(id, limit=limit + 1)
    if not events and id is not None:
        live.map[id]  # raises for an id that never was
    return events


def _event_data(event: Event) -> dict[str, Any]:
    return {
        "event": event.seq,
        "time": event.ts,
        "author": event.actor,
        "kind": event.kind,
        "what": event_words(event),
        "reason": event_reason(event),
        "ids": event_ids(event),
        "undoes": event.undoes,
        "redoes": event.redoes,
    }


def _print(event: Event) -> None:
    spans = [Span(event.actor, "heading"), Span(event_words(event))]
    reason = event_reason(event)
    if reason:
        spans.append(Span(f"({reason})", "dim"))
    for line in hanging(f"{event.seq:>5}  {local_time(event.ts)}  ", spans, width(), "dim"):
        click.echo(line)
