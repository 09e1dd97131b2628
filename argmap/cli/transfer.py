"""``argmap import`` and ``argmap export``: maps into and out of the library as files."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli._help import examples
from argmap.cli._output import say, say_utf8
from argmap.cli._targets import add_from, author_of, reading
from argmap.errors import InputError
from argmap.formats import FORMATS, json_text, write_map
from argmap.model import Map

STANDARD_OUTPUT = "-"
YAML_ENDINGS = (".yaml", ".yml")


@click.command(name="import", epilog=examples("argmap import office-move.json --name office"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help="Its name in the library; without it one made from the file's name.")
@click.option("--as", "author", metavar="NAME", help="Who adds it; without it ARGMAP_AUTHOR or your login name.")
def import_map(file: Path, name: str | None, author: str | None) -> None:
    """Put the map in FILE into the library.

    FILE is a JSON file as `argmap export` writes it, a YAML file, or a folder of YAML.
    """
    say(add_from(file, name, author_of(author)))


@click.command(
    name="export",
    epilog=examples(
        "argmap export deprecation deprecation.json",
        "argmap export deprecation my-folder",
        "argmap export deprecation - | jq .claims",
    ),
)
@click.argument("map")
@click.argument("file")
@click.option("--format", "format", type=click.Choice(FORMATS), help="Without it the ending of FILE decides.")
def export_map(map: str, file: str, format: str | None) -> None:
    """Write MAP to FILE: one JSON file, or a new folder of YAML with one file for each theme.

    FILE is written as JSON when it ends in .json, and as YAML when it has no ending. A JSON file that is there already
    is replaced. With - as FILE, JSON is printed.
    """
    if not file.strip():
        raise InputError("FILE is empty", "Name a file that ends in .json, a new folder, or - for standard output.")
    with reading(map) as target:
        if file == STANDARD_OUTPUT:
            _print(target.map, format)
            return
        path = Path(file)
        chosen = format or _format_of(path)
        write_map(target.map, path, chosen)
        say(f"wrote {len(target.map)} items of '{target.name}' to {path} ({chosen})")


def _print(map: Map, format: str | None) -> None:
    if format not in (None, "json"):
        raise InputError(f"{format} is a folder of files and cannot be printed", "Name a folder, or use --format json.")
    say_utf8(json_text(map))


def _format_of(path: Path) -> str:
    """The format that a path's ending means. Raises ``InputError`` when it means none."""
    if path.suffix == ".json":
        return "json"
    if path.suffix in YAML_ENDINGS:
        raise InputError(
            f"{path} looks like one file, and a map is written as a folder of YAML",
            f"Name a folder: `argmap export MAP {path.with_suffix('')}`.",
        )
    if path.suffix and not path.is_dir():
        raise InputError(f"'{path.suffix}' is no ending that says what to write", "Use --format json or --format yaml.")
    return "yaml"
