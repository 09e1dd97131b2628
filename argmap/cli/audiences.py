"""``argmap audiences``: what follows for people who believe alike and rank values differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import Span, hanging
from argmap.cli._output import say_json, width
from argmap.cli._targets import reading
from argmap.cli._weighing import eyes, eyes_option, whose
from argmap.errors import InputError
from argmap.model import Direction, Map, Perspective, Question, arguments_on
from argmap.reading import label
from argmap.weigh.audiences import Acceptance, Audiences, audience_of
from argmap.weigh.audiences import audiences as audiences_of
from argmap.weigh.compare import top_claims
from argmap.weigh.topics import questions_of
from argmap.weigh.value_based import Audience

SHOWN = 12
"""Other claims that are shown."""
OUTCOMES = (
    "DEPENDS ON THE ORDER",
    "ACCEPTABLE TO EVERY AUDIENCE",
    "OPEN TO EVERY AUDIENCE, WHATEVER THE ORDER",
    "ACCEPTABLE TO NO AUDIENCE",
)
"""What audiences can make of a claim, as headings."""
METHOD = (
    "This is another method than strengths and verdicts: what is believed takes part, however firmly, and no reason is "
    "weighed against another. A claim can be acceptable here and fail by `argmap verdicts`, or the reverse."
)


@dataclass(frozen=True)
class _Report:
    """Everything the command tells."""

    view: Perspective
    asked: dict[str, Audience]
    """The orders given, and the weights of the perspective if it has any."""
    found: Audiences
    """For every order."""
    given: Audiences | None
    """For those asked."""

    @property
    def map(self) -> Map:
        """The map."""
        return self.found.map


@click.command(
    epilog=examples(
        "argmap audiences deprecation --perspective model-weight-preservation",
        'argmap audiences deprecation --perspective model-weight-preservation --order "welfare>cost"',
    )
)
@click.argument("map")
@eyes_option
@click.option(
    "--order", "orders", metavar="A>B>C", multiple=True, help="Ask for this order; equals are joined by =. Repeatable."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def audiences(map: str, view: str | None, orders: tuple[str, ...], *, as_json: bool) -> None:
    """Show what follows for people who believe alike and rank values differently.

    Arguments say which values, the criteria of questions, they promote or harm. To an audience an attack fails when it
    prefers the values of the argument attacked (Bench-Capon 2003). A claim is acceptable to an audience when all ways
    of accepting as much as can be defended together hold it, and open when some do. An order ranks values, highest
    first; values it does not name are neither above nor below others. The values that a perspective weighs are an order
    too.
    """
    with reading(map) as target:
        report = _report(target.map, eyes(target.map, view), orders)
    if as_json:
        say_json(_data(report))
        return
    for line in _lines(report):
        click.echo(line)


def _report(map: Map, view: Perspective, orders: tuple[str, ...]) -> _Report:
    if not top_claims(map):
        raise InputError("this map holds no claims to weigh", "Add one: `argmap edit MAP add-claim TEXT`.")
    asked: dict[str, Audience] = {order: audience_of(map, order) for order in orders}
    if view.values:
        asked[f"the values of {view.id}"] = view.values
    return _Report(view, asked, audiences_of(map, view), audiences_of(map, view, asked) if asked else None)


def _data(report: _Report) -> dict[str, Any]:
    found, conflicts = report.found, report.found.conflicts
    return {
        "perspective": report.view.id,
        "values": list(found.orderings.values if found.orderings else ()),
        "values_left_out": list(found.left_out),
        "orders": len(found.names),
        "complete": _is_exact(report),
        "attacks": conflicts.attacks,
        "attacks_between_values": conflicts.of_values,
        "questions": [
            {
                "question": question.id,
                "criteria": {slug: criterion.title for slug, criterion in question.criteria.items()},
                "claims": [
                    {"is_thesis": claim in question.theses, **_claim_data(found, claim)} for claim in _claims(question)
                ],
            }
            for question in questions_of(report.map)
        ],
        "elsewhere": [_claim_data(found, claim) for claim in _elsewhere(report)],
        "given": [_given_data(report, at) for at in range(len(report.asked))],
    }


def _claim_data(found: Audiences, claim: str) -> dict[str, Any]:
    every, some = found.every.get(claim, 0), found.some.get(claim, 0)
    conditions = found.orderings.conditions(every) if found.orderings else []
    return {
        "id": claim,
        "status": _status(found, claim),
        "supported": claim in found.supported,
        "orders_that_accept": every.bit_count(),
        "orders_that_leave_open": (some & ~every).bit_count(),
        "accepted_when": [sorted(condition) for condition in conditions],
        "words": found.words(claim),
    }


def _status(found: Audiences, claim: str) -> str:
    if claim in found.objective:
        return "objectively acceptable"
    return "subjectively acceptable" if claim in found.subjective else "indefensible"


def _given_data(report: _Report, at: int) -> dict[str, Any]:
    order, ranks = list(report.asked.items())[at]
    claims = _asked(report.map)
    return {
        "order": order,
        "ranks": dict(ranks),
        "accepts": _given_claims(report, at, claims, Acceptance.EVERY),
        "leaves_open": _given_claims(report, at, claims, Acceptance.SOME),
    }


def _given_claims(report: _Report, at: int, claims: Iterable[str], wanted: Acceptance) -> list[str]:
    return [claim for claim in claims if report.given and report.given.acceptance(claim, at) is wanted]


def _claims(question: Question) -> list[str]:
    return list(dict.fromkeys([*question.theses, *question.options]))


def _lines(report: _Report) -> Iterator[str]:
    yield from whose(report.map, report.view, hint=False)
    for words in _summary(report):
        yield from hanging("    ", [Span(words, "dim")], width())
    if not report.found.supported:
        return
    for question in questions_of(report.map):
        yield ""
        yield from hanging("", [Span(question.text, "heading")], width())
        yield from _question_lines(report, question)
    if others := _elsewhere(report):
        yield ""
        yield from hanging("", [Span("ELSEWHERE IN THE MAP", "heading")], width())
        for claim in others[:SHOWN]:
            yield from _claim_lines(report.found, claim)
        if len(others) > SHOWN:
            yield f"    … and {len(others) - SHOWN} more"


def _asked(map: Map) -> list[str]:
    """The theses and options of all questions."""
    return list(dict.fromkeys(claim for question in questions_of(map) for claim in _claims(question)))


def _elsewhere(report: _Report) -> list[str]:
    """The other claims that depend on the order."""
    asked = set(_asked(report.map))
    return [id for id in sorted(report.found.supported) if report.found.depends(id) and id not in asked]


def _summary(report: _Report) -> Iterator[str]:
    """What there was for values to decide, and what was not looked at."""
    found = report.found
    if not found.supported:
        yield "Nothing is believed, so nothing follows."
        return
    yield METHOD
    yield _decided(found)
    if not any(found.depends(claim) for claim in _asked(report.map)):
        yield from _why_alike(found)
    if found.left_out:
        yield f"Too many values to try all orders; none of these ranks: {', '.join(found.left_out)}."
    if not _is_exact(report):
        yield (
            "Not everything could be looked at in time: orders that were not reached count as accepting nothing, and "
            "what is told as acceptable may be open."
        )


def _is_exact(report: _Report) -> bool:
    return report.found.is_exact and (report.given is None or report.given.is_exact)


def _decided(found: Audiences) -> str:
    attacks, between = found.conflicts.attacks, found.conflicts.of_values
    if not between:
        none = f"None of the {attacks:,} attacks is" if attacks else "There are no attacks"
        return f"{none} between arguments that touch different values, so no order of values decides anything."
    what = "is between arguments that touch" if between == 1 else "are between arguments that touch"
    values = ", ".join(found.orderings.values if found.orderings else ())
    tried = f"Tried is every order of {values} ({len(found.names):,})."
    return f"{between:,} of {attacks:,} attacks {what} different values. {tried}"


def _why_alike(found: Audiences) -> Iterator[str]:
    """Why every thesis and option comes out the same for all audiences."""
    if found.conflicts.of_values:
        yield "Every thesis and option comes out the same whatever the order."
    against = [one.id for claim in _asked(found.map) for one in arguments_on(found.map, claim, Direction.CON)]
    heard = len(found.reasons.intersection(against))
    if heard < len(against):
        yield (
            f"Of {len(against)} arguments against theses and options {heard} take part under these beliefs; the others "
            "rest on what is not believed or have no force."
        )


def _question_lines(report: _Report, question: Question) -> Iterator[str]:
    found, claims = report.found, _claims(question)
    backed = [claim for claim in claims if claim in found.supported]
    if not backed:
        yield from hanging("    ", [Span(f"Nothing believed speaks for any of {len(claims)} claims.", "dim")], width())
        return
    if question.criteria:
        titles = [f"{criterion.title} [{slug}]" for slug, criterion in question.criteria.items()]
        yield from hanging("    values: ", [Span(", ".join(titles), "dim")], width(), "dim")
    for title, listed in _groups(found, backed):
        yield from hanging("  ", [Span(title, "heading")], width())
        for claim in listed:
            yield from _claim_lines(found, claim, is_thesis=claim in question.theses)
    if bare := [claim for claim in claims if claim not in backed]:
        yield from hanging("  ", [Span("Nothing believed speaks for", "dim"), *_named(report.map, bare)], width())
    for at, order in enumerate(report.asked):
        yield from _given_lines(report, at, order, claims)


def _groups(found: Audiences, claims: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The claims by what audiences make of them, without empty groups."""
    titles = {claim: _outcome(found, claim) for claim in claims}
    for title in OUTCOMES:
        if listed := [claim for claim in claims if titles[claim] == title]:
            yield title, listed


def _outcome(found: Audiences, claim: str) -> str:
    by_order, every, some, none = OUTCOMES
    if found.depends(claim):
        return by_order
    if claim in found.objective:
        return every
    return some if claim in found.subjective else none


def _claim_lines(found: Audiences, claim: str, *, is_thesis: bool = False) -> Iterator[str]:
    words = [Span(label(found.map, found.map[claim])), Span(f"[{claim}]", "id")]
    yield from hanging("    ", [*words, *([Span("thesis", "dim")] if is_thesis else [])], width())
    if found.depends(claim):
        yield from hanging("        ", [Span(found.words(claim), "dim")], width())


def _given_lines(report: _Report, at: int, order: str, claims: list[str]) -> Iterator[str]:
    yield from hanging("  ", [Span("ORDER", "heading"), Span(order, "heading")], width())
    for lead, wanted in (("accepts: ", Acceptance.EVERY), ("leaves open: ", Acceptance.SOME)):
        listed = _given_claims(report, at, claims, wanted)
        yield from hanging(f"    {lead}", _named(report.map, listed) or [Span("nothing", "dim")], width())


def _named(map: Map, claims: Sequence[str]) -> list[Span]:
    """The claims by what they are called, each with its id."""
    ends = [*(";" for _ in claims[1:]), ""]
    spans = (
        (Span(label(map, map[id]).removesuffix(".")), Span(f"[{id}]{end}", "id"))
        for id, end in zip(claims, ends, strict=True)
    )
    return [one for both in spans for one in both]
