"""``argmap perspectives``: from whose eyes a map can be seen, and what each holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import Span, hanging
from argmap.cli._output import say_json, width
from argmap.cli._targets import reading
from argmap.memo.setters import set_by_others, told
from argmap.model import Map, Perspective
from argmap.reading import label
from argmap.weigh import perspective
from argmap.weigh import perspectives as all_perspectives

Others = dict[str, dict[str, str]]
"""By perspective and item, who set a weight that its holder did not set."""


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
        others = {view.id: set_by_others(view, history) for view in found}
        if as_json:
            data = [{**view.model_dump(mode="json"), "set_by_others": others[view.id]} for view in found]
            say_json(data if id is None else data[0])
            return
        for line in _list_lines(found, others) if id is None else _held_lines(target.map, found[0], others):
            click.echo(line)


def _list_lines(found: list[Perspective], others: Others) -> Iterator[str]:
    for view in found:
        yield from hanging("", [Span(view.whose, "heading"), Span(f"[{view.id}]", "id")], width())
        yield from hanging("    ", [Span(_counts(view), "dim")], width())
        if by := others[view.id]:
            yield from hanging("    ", [Span(f"{len(by)} of these set by {told(by.values())}", "against")], width())


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


def _held_lines(map: Map, view: Perspective, others: Others) -> Iterator[str]:
    yield from _list_lines([view], others)
    if view.note:
        yield from hanging("    ", [Span(view.note, "dim")], width())
    for id, weight in sorted(view.credence.items(), key=lambda held: -held[1]):
        by = others[view.id].get(id)
        words = [Span(label(map, map[id])), Span(f"[{id}]", "id"), *[Span(f"set by {by}", "against")] * bool(by)]
        yield from hanging(f"  {weight:.2f} ", words, width())
