"""``argmap maps``: the maps of the library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from argmap.cli._help import OrderedGroup, examples
from argmap.cli._layout import Span, hanging
from argmap.cli._output import at_terminal, say, say_json, width
from argmap.cli._targets import add_from, author_of, open_library
from argmap.cli._wording import said_plainly
from argmap.errors import InputError
from argmap.model import Header, Map
from argmap.reading.counting import counts_words, in_order
from argmap.store import is_bundled
from argmap.store.listing import Listed, listed
from argmap.store.telling import local_time


@click.group(
    cls=OrderedGroup,
    invoke_without_command=True,
    epilog=examples("argmap maps", 'argmap maps new my-map --title "Should we move?"', "argmap maps add ~/maps/my-map"),
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def maps(context: click.Context, *, as_json: bool) -> None:
    """List the maps of the library, or make, add, copy, remove them and back the library up."""
    if context.invoked_subcommand is not None:
        return
    with open_library() as library:
        found = listed(library)
    if as_json:
        say_json([_data(one) for one in found])
        return
    for one in found:
        _print(one)
    if not found:
        say("There is no map yet. Make one: argmap maps new NAME")


def _data(one: Listed) -> dict[str, Any]:
    return {
        "name": one.name,
        "title": one.title,
        "counts": None if one.counts is None else in_order(one.counts),
        "origin": one.origin,
        "changed": one.changed,
        "behind": one.is_behind,
    }


def _print(one: Listed) -> None:
    columns = width()
    for line in hanging("", [Span(one.name, "heading"), Span(one.title)], columns):
        click.echo(line)
    for line in hanging("    ", [Span("; ".join(_facts(one)), "dim")], columns):
        click.echo(line)


def _facts(one: Listed) -> Iterator[str]:
    if one.counts is None:
        yield "ships with argmap; put into the library when it is first used"
        return
    yield counts_words(one.counts)
    yield f"changed {local_time(one.changed)}"
    if one.origin:
        yield "shipped with argmap" if is_bundled(one.origin) else f"from {one.origin}"
    if one.is_behind:
        yield f"a newer version ships with argmap: argmap maps update {one.name}"


@maps.command(epilog=examples('argmap maps new office-move --title "Should we move the office?"'))
@click.argument("name")
@click.option("--title", help="What the map is called; without it its name.")
@click.option("--as", "author", metavar="NAME", help="Who makes it; without it ARGMAP_AUTHOR or your login name.")
def new(name: str, title: str | None, author: str | None) -> None:
    """Make an empty map."""
    with said_plainly(Header):
        header = Header(title=title if title is not None else name)
    with open_library() as library:
        library.add(name, Map.build(header, ()), author_of(author))
    say(f"made the map '{name}': {header.title}")


@maps.command(epilog=examples("argmap maps add ~/maps/office-move"))
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--name", help="Its name in the library; without it one made from the path.")
@click.option("--as", "author", metavar="NAME", help="Who adds it; without it ARGMAP_AUTHOR or your login name.")
def add(path: Path, name: str | None, author: str | None) -> None:
    """Put the map at PATH (a YAML folder, a YAML file or a JSON file) into the library."""
    say(add_from(path, name, author_of(author)))


@maps.command(epilog=examples("argmap maps copy deprecation my-view"))
@click.argument("map")
@click.argument("name")
@click.option("--as", "author", metavar="NAME", help="Who copies it; without it ARGMAP_AUTHOR or your login name.")
def copy(map: str, name: str, author: str | None) -> None:
    """Copy MAP as it is now to a new map NAME; its history stays with the old one."""
    with open_library() as library:
        library.copy(map, name, author_of(author))
    say(f"copied '{map}' to '{name}'")


@maps.command(epilog=examples("argmap maps update deprecation"))
@click.argument("map")
def update(map: str) -> None:
    """Bring MAP, which shipped with argmap, up to date with this version, but for what was changed in it here.

    A map that nobody has changed is brought up to date by itself when it is opened.
    """
    with open_library() as library:
        changed, kept = library.update(map)
    count = "1 item" if changed == 1 else f"{changed} items"
    say(f"brought '{map}' up to date: {count} changed" if changed else f"'{map}' is up to date")
    if kept:
        say(f"kept as they were changed here, though what ships differs: {', '.join(kept)}")


@maps.command(epilog=examples("argmap maps remove my-view --yes"))
@click.argument("map")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(map: str, *, yes: bool) -> None:
    """Take MAP out of the library's list. Its history stays in the library's log."""
    if not yes:
        if not at_terminal():
            raise InputError(f"the map '{map}' is not removed without being asked for", "Say so with --yes.")
        click.confirm(f"Remove the map '{map}' from the library?", abort=True)
    with open_library() as library:
        library.remove(map, author_of(None))
    say(f"removed the map '{map}'")


@maps.command(epilog=examples("argmap maps backup ~/argmap-backup.db"))
@click.argument("file", type=click.Path(path_type=Path), required=False)
def backup(file: Path | None) -> None:
    """Copy the whole library to FILE, or to a dated file in the library's folder of backups."""
    with open_library() as library:
        say(str(library.backup(file)))
