"""``argmap find``: items of a map by words."""

from __future__ import annotations

from typing import Any

import click

from argmap.cli._failures import answer_no
from argmap.cli._help import examples
from argmap.cli._layout import Span, hanging
from argmap.cli._output import say, say_json, width
from argmap.cli._targets import Target, reading
from argmap.model import KINDS
from argmap.reading import label

LIMIT = 20


@click.command(
    epilog=examples("argmap find deprecation cost hosting", "argmap find deprecation '\"public access\"' --kind claim")
)
@click.argument("map")
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", "kinds", type=click.Choice(list(KINDS)), multiple=True, help="Only items of this kind.")
@click.option("--limit", type=click.IntRange(min=1), default=LIMIT, show_default=True, help="How many to show at most.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def find(map: str, words: tuple[str, ...], kinds: tuple[str, ...], limit: int, *, as_json: bool) -> None:
    """Find items of a map by words, best first.

    All words must occur, in any order and any of their usual forms; the last may be the beginning of one. Words in
    double quotes (inside single quotes, so that the shell leaves them) must occur as a phrase. Exits with 1 when
    nothing is found.
    """
    typed = " ".join(words)
    with reading(map) as target:
        found = [_hit_data(target, hit.id) for hit in target.search(typed, limit, kinds)]
    if as_json:
        say_json(found)
    else:
        for hit in found:
            _print(hit)
    if not found:
        say(f"nothing found for: {typed}", err=True)
        answer_no()
    if len(found) == limit and not as_json:
        say(f"There may be more than {limit}: see --limit.", err=True)


def _hit_data(target: Target, id: str) -> dict[str, Any]:
    item = target.map[id]
    return {"id": id, "kind": item.kind_name, "label": label(target.map, item), "text": item.words()}


def _print(hit: dict[str, Any]) -> None:
    spans = [Span(hit["label"]), Span(f"[{hit['id']}]", "id")]
    for line in hanging(f"{hit['kind']:<9} ", spans, width(), "dim"):
        click.echo(line)
