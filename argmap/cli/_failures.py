"""What a person sees when a command does not succeed."""

from __future__ import annotations

import os
import traceback
from typing import NoReturn

import click

from argmap.cli._output import clean
from argmap.errors import ArgmapError, InputError

ANSWER_NO = 1
"""Exit code of a command whose answer is "no": nothing found, a check failed."""
INPUT_WRONG = 2
"""Exit code of a command that was called wrongly or given something wrong."""
INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells have it."""
DEBUG_VARIABLE = "ARGMAP_DEBUG"


def report(error: Exception) -> None:
    """Say what went wrong: in the error's own words, or that argmap itself failed."""
    if isinstance(error, ArgmapError):
        report_error(error)
    elif isinstance(error, UnicodeEncodeError) and "surrogates" in error.reason:
        report_error(InputError("an argument holds bytes that are no text", "Give it in UTF-8."))
    else:
        report_surprise(error)


def report_error(error: ArgmapError) -> None:
    """Say what is wrong and what to do about it, on standard error."""
    click.echo(clean(f"argmap: {error.message}"), err=True)
    if error.next_step:
        click.echo(clean(f"  → {error.next_step}"), err=True)


def report_surprise(error: Exception) -> None:
    """Say that argmap itself failed, and where the details are."""
    if os.environ.get(DEBUG_VARIABLE):
        click.echo(clean("".join(traceback.format_exception(error))), err=True)
    what = " ".join(f"{type(error).__name__}: {error}".split())
    click.echo(clean(f"argmap: something went wrong inside argmap: {what}"), err=True)
    click.echo(f"  → Run it again with {DEBUG_VARIABLE}=1 to see the details, and report them.", err=True)


def answer_no() -> NoReturn:
    """End the command with the exit code for "no"."""
    raise click.exceptions.Exit(ANSWER_NO)
