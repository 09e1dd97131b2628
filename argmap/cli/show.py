"""``argmap show``: the outline of a map, or the card of one item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from argmap.cli._card_text import card_data, card_lines
from argmap.cli._help import examples
from argmap.cli._layout import Span, hanging, styled
from argmap.cli._outline_text import outline, outline_data, outline_lines
from argmap.cli._output import say_json, width
from argmap.cli._targets import Target, reading
from argmap.model import Argument, Map, move_of
from argmap.model.tagged import tag
from argmap.reading import card_of, children, roots
from argmap.reading.counting import counts, counts_words

DEPTH = 3
"""How many levels of an outline are shown unless told otherwise: the question, its theses and the main reasons."""


@click.command(
    epilog=examples(
        "argmap show deprecation",
        "argmap show deprecation retirement-is-wrong",
        "argmap show deprecation retirement-is-wrong --depth 4",
    )
)
@click.argument("map", required=False)
@click.argument("id", required=False)
@click.option("--depth", type=click.IntRange(min=1), help="How many levels to show (an outline shows 3).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def show(map: str | None, id: str | None, depth: int | None, *, as_json: bool) -> None:
    """Show the outline of a map, or one item with what bears on it.

    MAP is a name in the library or a path; without it the map that was open last is shown. With ID the card of that
    item is shown: its words, who says it, what speaks for and against it. With --depth what bears on those follows.
    """
    with reading(map) as target:
        if as_json:
            say_json(_map_data(target, depth or DEPTH) if id is None else _item_data(target, id, depth))
            return
        lines = _map_lines(target, depth or DEPTH) if id is None else _item_lines(target, id, depth)
        for line in lines:
            click.echo(line)


def _map_lines(target: Target, depth: int) -> Iterator[str]:
    header, columns = target.map.header, width()
    yield from hanging("", [Span(header.title, "heading")], columns)
    if header.summary:
        yield from hanging("", [Span(header.summary)], columns)
    yield from hanging("", [Span(counts_words(counts(target.map)), "dim")], columns)
    yield ""
    yield from outline_lines(outline(target.map, roots(target.map), depth), columns)
    yield ""
    yield styled(f"More levels: argmap show {target.quoted} --depth {depth + 1}", "dim")
    yield styled(f"One item:    argmap show {target.quoted} ID", "dim")


def _item_lines(target: Target, id: str, depth: int | None) -> Iterator[str]:
    columns = width()
    yield from card_lines(card_of(target.map, id), columns)
    below = children(target.map, id)
    if depth is not None and below:
        yield ""
        yield styled("BELOW", "heading")
        yield from outline_lines(outline(target.map, below, depth), columns)
    elif below:
        yield ""
        yield styled(f"What bears on those: argmap show {target.quoted} {id} --depth 3", "dim")


def _map_data(target: Target, depth: int) -> dict[str, Any]:
    return {
        "map": target.name,
        **target.map.header.model_dump(mode="json"),
        "counts": counts(target.map),
        "outline": outline_data(outline(target.map, roots(target.map), depth)),
    }


def _item_data(target: Target, id: str, depth: int | None) -> dict[str, Any]:
    data: dict[str, Any] = {
        "map": target.name,
        "item": tag(target.map[id]),
        "move": _move(target.map, id),
        "card": card_data(card_of(target.map, id)),
    }
    if depth is not None:
        data["outline"] = outline_data(outline(target.map, children(target.map, id), depth))
    return data


def _move(map: Map, id: str) -> str | None:
    item = map[id]
    return move_of(map, item) if isinstance(item, Argument) else None
