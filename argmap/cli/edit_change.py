"""``argmap edit MAP …``: revising, retiring, merging, linking, weighing, undoing and redoing."""

from __future__ import annotations

import click

from argmap.cli._editing import Signature, report, signed, submit
from argmap.cli._field_values import field_values, json_values, refuse_misfits
from argmap.cli._help import examples
from argmap.cli._output import say
from argmap.cli._targets import editing
from argmap.cli._wording import made, said_plainly
from argmap.edits import Add, Batch, Change, Edit, Merge, Retire, Revise, Weigh
from argmap.errors import InputError
from argmap.memo.setters import FIELDS, is_own
from argmap.model import Item, Link, LinkKind, Map, Perspective, Source
from argmap.model.base import slugify
from argmap.model.context import VIEW_OF
from argmap.reading import credit_kept
from argmap.store.telling import event_words

NO_WEIGHT = "none"


@click.command(
    epilog=examples(
        'argmap edit my-map revise move-now text="We should move this spring." title="Move this spring"',
        "argmap edit my-map revise against-move-now 'premises=[\"lease-runs\"]'",
    )
)
@click.argument("id")
@click.argument("fields", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option(
    "--set-json", "structured", type=(str, str), multiple=True, metavar="FIELD JSON", help="A value given as JSON."
)
@signed
def revise(signature: Signature, id: str, fields: tuple[str, ...], structured: tuple[tuple[str, str], ...]) -> None:
    """Give fields of an item other values.

    Fields of plain text take the value as it is. Other values are read as JSON where they are JSON: a list is
    '["a", "b"]', nothing is null.
    """
    if not fields and not structured:
        raise click.UsageError("Name at least one field: FIELD=VALUE or --set-json FIELD JSON.")
    with editing(signature.map) as live:
        item = live.map[id]
        values = {**field_values(item, fields), **json_values(item, structured)}
        refuse_misfits(item, values)
        change = made(Revise, id=id, fields=values)
        credit = credit_kept(live.map, change, signature.author)
        submit(signature, live, change)
        if not values.keys().isdisjoint(FIELDS):
            _tell_of_others(item, signature.author)
    if credit:
        say(f"note: {credit} Revise `voices` too if they would not say it so.", err=True)


@click.command(epilog=examples("argmap edit my-map retire lease-runs --with-dependents"))
@click.argument("id")
@click.option("--with-dependents", is_flag=True, help="Retire what needs it as well.")
@signed
def retire(signature: Signature, id: str, *, with_dependents: bool) -> None:
    """Take an item out of the map. Its history stays, and its id is never used again."""
    with editing(signature.map) as live:
        submit(signature, live, made(Retire, id=live.map[id].id, dependents=with_dependents))


@click.command(epilog=examples("argmap edit my-map merge lease-ends lease-runs-out"))
@click.argument("keep")
@click.argument("drop")
@signed
def merge(signature: Signature, keep: str, drop: str) -> None:
    """Make the item DROP part of the item KEEP: whatever mentions DROP mentions KEEP afterwards."""
    with editing(signature.map) as live:
        submit(signature, live, made(Merge, keep=live.map[keep].id, drop=live.map[drop].id))


@click.command(epilog=examples("argmap edit my-map link rents-rise in-tension-with rents-are-capped"))
@click.argument("start", metavar="A")
@click.argument("kind", type=click.Choice([kind.value for kind in LinkKind]))
@click.argument("end", metavar="B")
@click.option("--why-link", default="", metavar="TEXT", help="Why the two stand so; kept in the link itself.")
@click.option("--id", "id", help="Its id; without it one made from A and KIND.")
@signed
def link(signature: Signature, start: str, kind: str, end: str, **options: str | None) -> None:
    """Say that one item stands in a weightless relation to another."""
    with editing(signature.map) as live:
        theme = live.map[start].theme
        id = options["id"] or live.free_id(f"{start} {kind}")
        ends = {"from": start, "to": live.map[end].id}
        item = made(Link, id=id, theme=theme, kind=kind, why=options["why_link"], **ends)
        submit(signature, live, made(Add, item=item), item.id)


@click.command(
    epilog=examples("argmap edit my-map weigh ada lease-runs 0.9", "argmap edit my-map weigh ada lease-runs none")
)
@click.argument("perspective")
@click.argument("id")
@click.argument("value", metavar="VALUE")
@signed
def weigh(signature: Signature, perspective: str, id: str, value: str) -> None:
    """Set the credence of a claim, the force of an argument or the certainty of evidence in a perspective.

    VALUE is a number from 0 to 1, or `none` to take the weight away. A perspective that is not there is made.
    """
    number, note = _weight(value), ""
    with editing(signature.map) as live:
        _refuse_document(live.map, perspective, f"{slugify(signature.author)} {id} {value}")
        change: Change = made(Weigh, perspective=perspective, id=live.map[id].id, value=number)
        if perspective not in live.map and number is not None:
            title = perspective.replace("-", " ")
            held = made(Perspective, id=perspective, title=title, holder=signature.author)
            change = made(Batch, changes=(made(Add, item=held), change))
            if slugify(signature.author) != perspective:
                note = f"; begun perspective '{perspective}', held by {signature.author}"
        submit(signature, live, change, note=note)
        _tell_of_others(live.map.get(perspective), signature.author)


def _refuse_document(map: Map, perspective: str, weight: str) -> None:
    """Raise ``InputError`` where ``perspective`` is what a document weighs, which is read off the document."""
    document = map.get(perspective.removeprefix(VIEW_OF))
    if isinstance(document, Source):
        why = f"'{perspective}' is how {document.short_title} weighs the map, which is read off the document"
        raise InputError(why, f"Weigh in a name of your own: argmap edit MAP weigh {weight}")


def _tell_of_others(view: Item | None, author: str) -> None:
    """Say so where ``author`` has set weights in somebody else's name."""
    if isinstance(view, Perspective) and not is_own(view, author):
        say(f"note: {view.holder or view.title}'s perspective: set by {author}, as the memo will tell.", err=True)


def _weight(value: str) -> float | None:
    if value == NO_WEIGHT:
        return None
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0.0 <= number <= 1.0:
        raise InputError(
            f"'{value}' is no weight", f"Give a number from 0 to 1, or `{NO_WEIGHT}` to take the weight away."
        )
    return number + 0.0  # -0 is 0


@click.command(epilog=examples("argmap edit my-map undo"))
@signed
def undo(signature: Signature) -> None:
    """Take back your newest change that stands, also one made in the terminal."""
    with editing(signature.map) as live, said_plainly(Edit):
        event = live.undo(signature.author)
        report(signature, live.head, event, f"undid event {event.seq}: {event_words(event)}")


@click.command(epilog=examples("argmap edit my-map redo"))
@signed
def redo(signature: Signature) -> None:
    """Make the change that you undid last once more."""
    with editing(signature.map) as live, said_plainly(Edit):
        event = live.redo(signature.author)
        report(signature, live.head, event, f"redid event {event.seq}: {event_words(event)}")
