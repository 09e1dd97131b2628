"""``argmap memo polish``: asking a model to say a memo's findings in plainer words, into the review queue."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap import settings
from argmap.assist import polish as polishing
from argmap.assist.backends import Backend, Given, as_error, from_lines
from argmap.assist.messages import Messages
from argmap.assist.queue import Queue
from argmap.cli._help import examples
from argmap.cli._memo_recipe import recipe_of, recipe_options
from argmap.cli._output import say, say_json
from argmap.cli._targets import Target, author_of, open_library, refuse_path
from argmap.errors import InputError
from argmap.formats import read_bytes
from argmap.memo.beside import beside_of
from argmap.memo.build import build
from argmap.memo.recipe import Front
from argmap.memo.words import counted

if TYPE_CHECKING:
    from argmap.assist.polish import Report
    from argmap.memo.blocks import Memo, Sentence

NO_MODEL = (
    "Name it with --model or ARGMAP_MODEL, or give words with --answers FILE. --dry-run shows what would be sent."
)
NAMED = 20
"""Answers that are named where they are left out; of more only the number is."""
WHOSE = "Name with --model the model, with its version, or the script: the memo discloses it."


class Polish(click.Command):
    """Says how it is called without the MAP that the group above it takes."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Leave out the group's MAP."""
        formatter.write_usage("argmap memo polish", " ".join(self.collect_usage_pieces(ctx)))


@click.command(
    cls=Polish,
    epilog=examples(
        "argmap memo polish deprecation --perspective on-deprecations --section bluf --dry-run",
        "argmap memo polish deprecation --perspective on-deprecations --model MODEL",
        "argmap memo polish deprecation --perspective on-deprecations --model my-script --answers words.jsonl",
    ),
)
@click.argument("map")
@click.option("--model", help="The model to ask; without it ARGMAP_MODEL. With --answers: whose words they are.")
@click.option(
    "--answers",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help='Ask nobody: take words from JSON lines {"key": …, "words": …}; - is standard input.',
)
@click.option("--section", "sections", multiple=True, help="Only this part of the memo, such as bluf. Repeat it.")
@click.option("--dry-run", is_flag=True, help="Show what would be sent, and send nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--as", "author", metavar="NAME", help="Who asks; without it ARGMAP_AUTHOR or your login name.")
@recipe_options
def polish(  # noqa: PLR0913 - each is a choice to be stated
    map: str,
    *,
    model: str | None,
    answers: Path | None,
    sections: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
    author: str | None,
    **options: Any,
) -> None:
    """Ask a model to say the findings of a memo on MAP in plainer words.

    Sentences of the memo are sent, and nothing else. What comes back is checked for numbers, ids, names and hedges that
    changed and waits in the review queue: nothing of it is in a memo before you accept it with `argmap review`. The
    other options are those of `argmap memo`. Numbers that a model may not change are still yours to look at.
    """
    refuse_path(map)
    who = author_of(author)
    backend = None if dry_run else _backend(model, answers)
    with open_library() as library:
        queue, live = Queue(library, map), library.open(map)
        memo = _memo(Target(map, live.map, live), who, options)
        every = polishing.sendable(memo, sections, *([1] if answers is not None else []))
        sentences = polishing.unsettled(every, queue)
        if len(sentences) < len(every):
            say(f"in the queue or kept already: {counted(len(every) - len(sentences), 'sentence')}", err=True)
        if backend is None:
            _show(sentences, as_json=as_json)
            return
        report = _asked(queue, memo, sentences, backend, who)
    _tell(map, report, is_given=isinstance(backend, Given), as_json=as_json)


def _memo(target: Target, who: str, options: dict[str, Any]) -> Memo:
    recipe = recipe_of(target, who, Front(), options)
    say(f"weighing '{target.name}' …", err=True)
    return build(target.map, recipe, beside_of(target.map, target.history()))


def _backend(model: str | None, answers: Path | None) -> Backend:
    """Who is to be asked. Raises ``InputError`` where that is not said; nobody is asked by default."""
    if answers is not None:
        if not model:
            raise InputError("it is not said whose words these are", WHOSE)
        name = "standard input" if str(answers) == "-" else str(answers)
        raw = sys.stdin.buffer.read() if str(answers) == "-" else read_bytes(answers)
        return from_lines(raw.decode(errors="replace"), name, settings.as_name(model, "--model"))
    if not (model or settings.model()):
        raise InputError("no model is named to ask", NO_MODEL)
    return Messages(settings.as_name(model or settings.model(), "the model's name"))


def _show(sentences: list[Sentence], *, as_json: bool) -> None:
    pairs = [{"key": one.trace.key, "words": one.text} for one in sentences if one.trace is not None]
    if as_json:
        say_json({"system": polishing.RULES, "schema": polishing.SCHEMA, "sentences": pairs})
        return
    say(f"nothing is sent; with --model {counted(len(pairs), 'sentence')} would be, after these rules:\n", err=True)
    say(polishing.RULES)
    say(polishing.prompt(sentences))


def _asked(queue: Queue, memo: Memo, sentences: list[Sentence], backend: Backend, who: str) -> Report:
    report = polishing.Report()
    is_given = isinstance(backend, Given)
    if sentences and is_given:
        say(f"nothing is sent: taking the words of {backend.model} from the file …", err=True)
    elif sentences:
        say(f"asking {backend.model} for {counted(len(sentences), 'sentence')} …", err=True)
    for report in polishing.ask(queue, memo, sentences, backend, who):
        if not is_given:
            say(f"  {report.sent} of {len(sentences)} sent, {len(report.drafts)} came back in other words", err=True)
    return report


def _tell(map: str, report: Report, *, is_given: bool, as_json: bool) -> None:
    """What came of it; raises ``InputError`` where not everything was answered."""
    if as_json:
        facts = {"sent": 0 if is_given else report.sent, "drafts": report.drafts, "complained": report.complained}
        say_json({**facts, "unusable": report.unusable, "complete": report.stopped is None})
    elif report.sent:
        came = "in other words taken from the file" if is_given else "came back in other words"
        proposed = counted(len(report.drafts), f"sentence {came}", f"sentences {came}")
        sent = "" if is_given else f"{counted(report.sent, 'sentence')} sent; "
        say(f"{sent}{proposed}, {report.complained} of which fail the check")
        if report.unusable:
            more = f" and {len(report.unusable) - NAMED:,} more" if len(report.unusable) > NAMED else ""
            say(f"Left out: {', '.join(report.unusable[:NAMED])}{more}")
        if report.drafts:
            say(f"Nothing of this is in a memo yet. Decide: argmap review {map}")
    elif report.stopped is None:
        say("There is no sentence left to ask for.")
    if report.stopped is not None:
        raise as_error(report.stopped)
