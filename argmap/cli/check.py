"""``argmap check``: what is wrong with a map, and what is worth a look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli._failures import answer_no
from argmap.cli._help import examples
from argmap.cli._output import say, say_json
from argmap.cli._targets import editing, is_path
from argmap.errors import InputError, Problem, UnreadableMap
from argmap.model import Map
from argmap.model.check import findings
from argmap.reading.counting import counts, counts_words

if TYPE_CHECKING:
    from argmap.formats import Assembly


@dataclass(frozen=True)
class Checked:
    """A map that holds together, and what is worth a look in it."""

    name: str
    map: Map
    findings: list[Problem]


@click.command(epilog=examples("argmap check my-map/", "argmap check deprecation --strict"))
@click.argument("map", metavar="[PATH_OR_MAP]", required=False)
@click.option("--strict", is_flag=True, help="Exit with 1 when there is anything worth a look.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def check(map: str | None, *, strict: bool, as_json: bool) -> None:
    """Check a map for errors and for what is worth a look.

    An error, such as a mention of something that is not there, is printed with its file and line, and the exit code
    is 2. What is legal but may surprise, such as support that runs in a circle, is printed as well; the exit code is
    0 then, or 1 with --strict. Text that shares eight words in a row with an attached document (`argmap sources`) is
    printed too. Without an argument the maps that ship with argmap are checked.
    """
    try:
        checked = list(_checked(map))
    except UnreadableMap as error:
        if as_json:
            say_json([_problem_data(problem, "error") for problem in error.problems])
        raise
    if as_json:
        say_json([_problem_data(problem, "finding") for one in checked for problem in one.findings])
    else:
        for one in checked:
            _print(one, named=map is None)
    if strict and any(one.findings for one in checked):
        answer_no()


def _checked(word: str | None) -> Iterator[Checked]:
    if word is None:
        yield from _bundled()
    elif is_path(word):
        yield _read(word, Path(word))
    else:
        with editing(word) as live:
            yield Checked(word, live.map, [*findings(live.map), *_copied(live.map)])


def _bundled() -> Iterator[Checked]:
    from argmap.resources import bundled_maps  # deferred: only this call of the command needs them

    maps = bundled_maps()
    if not maps:
        raise InputError("no map ships with this argmap", "Name a map or a path.")
    yield from (_read(name, path) for name, path in maps.items())


def _read(name: str, path: Path) -> Checked:
    from argmap.formats import assemble  # deferred: maps of the library need no reader of files

    assembly = assemble(path)
    map = assembly.finish()
    return Checked(name, map, [_located(assembly, problem) for problem in (*findings(map), *_copied(map))])


def _copied(map: Map) -> list[Problem]:
    """Runs of words shared with an attached document."""
    from argmap.settings import home  # deferred: cheap, and without attached documents the rest is not needed

    if not home().documents.is_dir():
        return []
    from argmap.sources.runs import copied  # deferred: as above
    from argmap.sources.shelf import Shelf
    from argmap.sources.verify import copies_of

    return list(copied(map, copies_of(map, Shelf.usual()).values()))


def _located(assembly: Assembly, problem: Problem) -> Problem:
    """``problem`` with the file and line where its item begins."""
    file, line = assembly.where(problem.item) or ("", None)
    return replace(problem, file=file, line=line)


def _print(checked: Checked, *, named: bool) -> None:
    for problem in checked.findings:
        say(str(problem))
    found = len(checked.findings)
    verdict = "clean" if not found else f"{found} {'thing' if found == 1 else 'things'} worth a look"
    name = f"{checked.name}: " if named else ""
    say(f"{name}{verdict}: {counts_words(counts(checked.map))}")


def _problem_data(problem: Problem, severity: str) -> dict[str, Any]:
    return {"severity": severity, **asdict(problem)}
