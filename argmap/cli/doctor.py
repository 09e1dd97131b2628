"""``argmap doctor``: the health of the library, and versions."""

from __future__ import annotations

import contextlib
import platform
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from importlib import metadata

import click

from argmap import __version__, settings
from argmap.cli._failures import INPUT_WRONG, answer_no, report_error
from argmap.cli._help import examples
from argmap.cli._output import say, say_json
from argmap.cli._targets import open_library
from argmap.errors import ArgmapError

NEXT_STEP = (
    "Make a copy first (`argmap maps backup`). To go back, move the library away and copy the newest file of the "
    "folder `backups` to its place."
)


@dataclass
class Report:
    """What there is to say about this argmap and its library."""

    versions: dict[str, str]
    library: str
    size: int = 0
    """Bytes of the library's file."""
    maps: int = 0
    events: int = 0
    newest_backup: str = ""
    problems: list[str] = field(default_factory=list)
    error: str = ""
    """Why the library could not be looked at."""


@click.command(epilog=examples("argmap doctor"))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def doctor(context: click.Context, *, as_json: bool) -> None:
    """Check the health of the library and show versions.

    The file, the chain of the log, the search index and the state of every map against its log are checked. Exits with
    1 when something is wrong, and with 2 when the library cannot be opened at all.
    """
    report = Report(_versions(), str(settings.home().library))
    failure: ArgmapError | None = None
    try:
        _examine(report)
    except ArgmapError as error:
        failure, report.error = error, error.message
    if as_json:
        say_json(asdict(report))
    else:
        for line in _lines(report):
            say(line)
    if failure is not None:
        report_error(failure)
        context.exit(INPUT_WRONG)
    if report.problems:
        say(f"  → {NEXT_STEP}", err=True)
        answer_no()


def _versions() -> dict[str, str]:
    versions = {"argmap": __version__, "Python": platform.python_version(), "SQLite": sqlite3.sqlite_version}
    for package in ("sqlite-utils", "textual"):
        with contextlib.suppress(metadata.PackageNotFoundError):
            versions[package] = metadata.version(package)
    return versions


def _examine(report: Report) -> None:
    home = settings.home()
    with open_library() as library:
        report.size = home.library.stat().st_size
        report.maps = len(library.maps())
        report.events = library.event_count()
        report.problems = list(library.problems())
    backups = sorted(home.backups.glob("library-*.db"))
    report.newest_backup = str(backups[-1]) if backups else ""


def _lines(report: Report) -> Iterator[str]:
    for name, version in report.versions.items():
        yield f"{name:<13} {version}"
    yield f"{'library':<13} {report.library}"
    if report.error:
        return
    yield f"{'size':<13} {report.size:,} bytes"
    yield f"{'maps':<13} {report.maps}"
    yield f"{'events':<13} {report.events}"
    yield f"{'newest backup':<13} {report.newest_backup or 'none yet: argmap maps backup'}"
    yield f"{'health':<13} {_verdict(len(report.problems))}"
    yield from (f"  {problem}" for problem in report.problems)


def _verdict(problems: int) -> str:
    if not problems:
        return "sound"
    return f"{problems} {'problem' if problems == 1 else 'problems'}"
