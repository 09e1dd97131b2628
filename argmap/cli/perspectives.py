"""``argmap perspectives``: from whose eyes a map can be seen, and what each holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from argmap.cli._help import examples
from argmap.cli._layout import Span, hanging
from argmap.cli._output import say_json, width
from argmap.cli._targets import reading
from argmap.memo.setters import origin, origin_words, set_by_others
from argmap.model import Map, Perspective
from argmap.reading import label
from argmap.weigh import perspective
from argmap.weigh import perspectives as all_perspectives
from argmap.weigh.perspectives import holds_nothing

if TYPE_CHECKING:
    from argmap.store import Event

NO_HISTORY = "The map's files keep no history: they do not tell who set these weights."


class Whose(NamedTuple):
    """Who set the weights of a perspective."""

    others: dict[str, str]
    """By item, who set a weight that its holder did not set."""
    origin: str
    """How the weights came about; empty where they are all by whom it is named after, and where nothing tells."""


@click.command(epilog=examples("argmap perspectives deprecation", "argmap perspectives deprecation on-deprecations"))
@click.argument("map")
@click.argument("id", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def perspectives(map: str, id: str | None, *, as_json: bool) -> None:
    """List the perspectives of a map, or what the perspective ID believes, most believed first.

    Besides people's own there is one for each document, computed from its voices and hedges (the guide tells the rule),
    and one that holds nothing. The id of a source means the perspective derived from it.
    """
    with reading(map) as target:
        found = all_perspectives(target.map) if id is None else [perspective(target.map, id)]
        history = target.history()
        whose = {view.id: _whose(view, history) for view in found}
        if as_json:
            data = [_data(view, whose[view.id]) for view in found]
            say_json(data if id is None else data[0])
            return
        for line in _list_lines(found, whose) if id is None else _held_lines(target.map, found[0], whose):
            click.echo(line)
        if not history and any(view.source is None and not holds_nothing(view) for view in found):
            click.echo(NO_HISTORY)


def _whose(view: Perspective, history: Sequence[Event]) -> Whose:
    return Whose(set_by_others(view, history), origin_words(origin(view, history)) if history else "")


def _data(view: Perspective, whose: Whose) -> dict[str, Any]:
    return {**view.model_dump(mode="json"), "set_by_others": whose.others, "origin": whose.origin}


def _list_lines(found: list[Perspective], whose: dict[str, Whose]) -> Iterator[str]:
    for view in found:
        yield from hanging("", [Span(view.whose, "heading"), Span(f"[{view.id}]", "id")], width())
        yield from hanging("    ", [Span(_counts(view), "dim")], width())
        if words := whose[view.id].origin:
            yield from hanging("    ", [Span(words, "against")], width())


def _counts(view: Perspective) -> str:
    counted: list[tuple[dict[str, Any], str]] = [
        (view.credence, "claims"),
        (view.force, "arguments"),
        (view.certainty, "evidence items"),
    ]
    weighed = ", ".join(
        f"{len(weights)} {word.removesuffix('s') if len(weights) == 1 else word}"
        for weights, word in counted
        if weights
    )
    return f"weighs {weighed}" if weighed else "weighs nothing"


def _held_lines(map: Map, view: Perspective, whose: dict[str, Whose]) -> Iterator[str]:
    yield from _list_lines([view], whose)
    if view.note:
        yield from hanging("    ", [Span(view.note, "dim")], width())
    for id, weight in sorted(view.credence.items(), key=lambda held: -held[1]):
        by = whose[view.id].others.get(id)
        words = [Span(label(map, map[id])), Span(f"[{id}]", "id"), *[Span(f"set by {by}", "against")] * bool(by)]
        yield from hanging(f"  {weight:.2f} ", words, width())
