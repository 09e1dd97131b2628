"""`python -m argmap.formats` writes the JSON Schemas into `schemas/`; with `--check` it says whether they are stale."""

from __future__ import annotations

import sys

from argmap.formats import schemas
from argmap.formats._files import write_text
from argmap.memo.schema import memo_schemas
from argmap.resources import folder


def every_schema() -> dict[str, str]:
    """The text of every schema by file name, those of what later layers write among them."""
    return schemas() | memo_schemas()


def main(arguments: list[str]) -> int:
    """Write the schemas, or check them; 0 when they are up to date, 1 when they are stale, 2 for a wrong call."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python -m argmap.formats [--check]\n")
        return 2
    place, made = folder("schemas"), every_schema()
    kept = {path.name: path.read_text(encoding="utf-8") for path in place.glob("*.schema.json")}
    stale = sorted(name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))
    if arguments:
        for name in stale:
            sys.stderr.write(f"schemas/{name} is stale: run python -m argmap.formats\n")
        return 1 if stale else 0
    place.mkdir(exist_ok=True)
    for name in stale:
        if name in made:
            write_text(place / name, made[name])
        else:
            (place / name).unlink()
        sys.stderr.write(f"schemas/{name} {'written' if name in made else 'removed'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
