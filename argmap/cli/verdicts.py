"""``argmap verdicts``: what holds under each proof standard, and for which of it who bears the burden decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import Span, cells, decimal, hanging, number
from argmap.cli._output import say_json, width
from argmap.cli._proof import fragility_data, judged, proof_options
from argmap.cli._targets import reading
from argmap.cli._weighing import (
    NAMED_NONE,
    chosen_rules,
    eyes,
    how,
    is_empty,
    others_named,
    rules_data,
    rules_options,
    whose,
)
from argmap.model import Map, Perspective
from argmap.reading import label
from argmap.weigh import perspective
from argmap.weigh.compiled import Weighing, compile
from argmap.weigh.fragility import Fragility, retrial
from argmap.weigh.outlooks import burden_letters
from argmap.weigh.perspectives import NEUTRAL
from argmap.weigh.precaution import Precaution, holds_with, precaution
from argmap.weigh.robust import alternatives, reasons_on
from argmap.weigh.standards import PRESETS, Accrual, Burden, Comparison, Standard
from argmap.weigh.topics import questions_of

HEADS = {
    Standard.SCINTILLA: "scint",
    Standard.PREPONDERANCE: "prepon",
    Standard.CLEAR_AND_CONVINCING: "clear",
    Standard.BEYOND_REASONABLE_DOUBT: "beyond",
    Standard.DIALECTICAL_VALIDITY: "dialec",
}
"""What each standard is called at the head of its column."""
COLUMN = 7
LEGEND = (
    "yes, no: whoever bears the burden of proof. Letters: the burden alone decides, and it holds with the burden on "
    "whoever asserts the claim (A), on whoever denies it (D), under precaution (P). Where nothing that somebody "
    "believes speaks for or against a claim, the burden alone decides by every standard, and the row is left out."
)
COLUMNS = (
    f"Columns: strength, reasons for and against, {', '.join(one.phrase for one in Standard)}. Under a claim: its "
    "lean, the strength for a reader who believes nothing, and how many reasons are encoded. Fragile: the columns that "
    "would say something else by so many formulas (ways to weigh the same beliefs), another accrual or other numbers."
)
ACCRUALS = {
    Accrual.MAXIMUM: "the strongest reason of a side counts",
    Accrual.PROBABILISTIC_SUM: "the reasons of a side add up as independent chances would",
}
"""What each accrual means."""


@dataclass(frozen=True)
class _Report:
    """Everything the command tells."""

    weighings: tuple[Weighing, ...]
    caution: Precaution
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    """Each question's words, or nothing for claims that were named, with the claims to judge."""
    found: dict[str, tuple[Comparison, ...]]
    """By claim, the verdicts for each perspective."""
    fragile: dict[str, tuple[dict[Standard, Fragility], ...]]
    """By claim, for each perspective what would turn it by each standard, whoever bears the burden."""
    leans: dict[str, float]
    """By claim, its strength for a reader who believes nothing."""

    @property
    def map(self) -> Map:
        """The map that is judged."""
        return self.caution.map

    def cells(self, claim: str, one: Comparison) -> dict[Standard, dict[str, bool]]:
        """Whether the claim holds, by standard and burden."""
        return {standard: holds_with(one, standard, self.caution.burden(claim)) for standard in Standard}


@click.command(
    epilog=examples(
        "argmap verdicts deprecation",
        "argmap verdicts deprecation retirement-is-wrong --perspective on-deprecations",
        "argmap verdicts deprecation --preset carneades-dsl --accrual probabilistic-sum",
    )
)
@click.argument("map")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option(
    "--perspective", "views", multiple=True, metavar="P", help=f"From whose eyes; repeat to compare; {NAMED_NONE}"
)
@click.option("--irreversible", "acts", multiple=True, metavar="ID", help="An act, instead of those marked; repeat.")
@rules_options
@proof_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def verdicts(  # noqa: PLR0913 - each is a choice to be stated
    map: str,
    ids: tuple[str, ...],
    views: tuple[str, ...],
    acts: tuple[str, ...],
    *,
    preset: str,
    accrual: str,
    as_json: bool,
    **rules: str,
) -> None:
    """Show what holds under each proof standard, and where it depends on who has to show what.

    For the theses and options of each question, or the claims ID, every standard is tried with the burden on whoever
    asserts the claim, on whoever denies it, and under precaution, which puts it on whoever wants an act that cannot be
    undone.
    """
    with reading(map) as target:
        found, compiled = target.map, compile(target.map)
        seen = [perspective(found, view) for view in dict.fromkeys(views)] or [eyes(found, None)]
        weighings = tuple(compiled.weigh(view, chosen_rules(**rules)) for view in seen)
        groups = (("", tuple(dict.fromkeys(ids))),) if ids else _groups(found)
        claims = dict.fromkeys(claim for _, listed in groups for claim in listed)
        judgements = {id: tuple(judged(one, id, preset=preset, accrual=accrual) for one in weighings) for id in claims}
        neutral = compiled.weigh(NEUTRAL, chosen_rules(**rules))
        leans = {id: neutral[id] for id in claims}
        report = _Report(
            weighings, precaution(found, acts or None), groups, judgements, _fragile(weighings, judgements), leans
        )
    if as_json:
        say_json({"preset": preset, "accrual": accrual, **_data(report)})
        return
    accrued = f"accrual by {accrual} ({ACCRUALS[Accrual(accrual)]})"
    for line in _lines(report, f"numbers of {PRESETS[preset].title}; {accrued}"):
        click.echo(line)


def _groups(map: Map) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((one.text, tuple(dict.fromkeys((*one.theses, *one.options)))) for one in questions_of(map))


def _fragile(
    weighings: Sequence[Weighing], found: dict[str, tuple[Comparison, ...]]
) -> dict[str, tuple[dict[Standard, Fragility], ...]]:
    others = [alternatives(one) for one in weighings]

    def by_standard(at: int, one: Comparison) -> dict[Standard, Fragility]:
        again = retrial(weighings[at], one.stated, others[at])
        return {standard: again.on(standard, *Burden) for standard in Standard}

    return {id: tuple(by_standard(at, one) for at, one in enumerate(judged)) for id, judged in found.items()}


def _data(report: _Report) -> dict[str, Any]:
    rules = {
        name: value
        for name, value in rules_data(report.weighings[0]).items()
        if name not in {"perspective", "unsettled"}
    }
    caution = {"irreversible": sorted(report.caution.acts), "opposed": dict(report.caution.opposed)}
    return {**rules, **caution, "claims": [_claim_data(report, id) for id in report.found]}


def _claim_data(report: _Report, id: str) -> dict[str, Any]:
    count_for, count_against = reasons_on(report.weighings[0].compiled, id)
    return {
        "id": id,
        "precaution": report.caution.burden(id).value,
        "lean": report.leans[id],
        "reasons_for": count_for,
        "reasons_against": count_against,
        "perspectives": [_verdict_data(report, id, at) for at in range(len(report.weighings))],
    }


def _verdict_data(report: _Report, id: str, at: int) -> dict[str, Any]:
    one = report.found[id][at]
    return {
        "perspective": report.weighings[at].view.id,
        "strength": one.stated.strength,
        "pro": one.stated.pro,
        "con": one.stated.con,
        "settled": one.stated.is_settled,
        "holds": report.cells(id, one),
        "burden_decides": one.hanging,
        "fragility": {standard: _turning(found) for standard, found in report.fragile[id][at].items()},
    }


def _turning(found: Fragility) -> dict[str, Any]:
    """What would turn the verdict of either burden; the burdens themselves are told apart."""
    return {name: value for name, value in fragility_data(found).items() if name != "burdens"}


def _lines(report: _Report, numbers: str) -> Iterator[str]:
    for weighing in report.weighings:
        yield from whose(report.map, weighing.view)
    if all(map(is_empty, report.weighings)):
        yield from hanging("    ", [Span(others_named(report.map))], width())
    for words in (f"{how(report.weighings[0].rules)}; {numbers}.", LEGEND, COLUMNS):
        yield from hanging("", [Span(words, "dim")], width())
    for title, claims in report.groups:
        yield from _heading(title)
        yield from _caution_lines(report, claims)
        yield from _group_lines(report, claims)
    yield from _turned_lines(report)


def _heading(title: str) -> Iterator[str]:
    yield ""
    if title:
        yield from hanging("", [Span(title, "heading")], width())


def _caution_lines(report: _Report, claims: Sequence[str]) -> Iterator[str]:
    """Where precaution puts the burden among ``claims``, if it says anything."""
    acts = [id for id in claims if id in report.caution.acts]
    denied = [id for id in claims if id in report.caution.opposed]
    if acts:
        words = "Cannot be undone, wholly or in part, so under precaution whoever asserts it bears the burden:"
        yield from hanging("  ", [Span(f"{words} {_labels(report.map, acts)}.")], width())
    if denied:
        wanted = _labels(report.map, dict.fromkeys(report.caution.opposed[id] for id in denied))
        words = f"To deny it is to want {wanted}, so under precaution whoever denies it bears the burden:"
        yield from hanging("  ", [Span(f"{words} {_labels(report.map, denied)}.")], width())


def _group_lines(report: _Report, claims: Sequence[str]) -> Iterator[str]:
    heard = [id for id in claims if any(map(_weighs, report.found[id]))]
    silent = [id for id in claims if id not in heard]
    if heard:
        yield ""
        yield f"   str  pro  con  {''.join(f'{head:<{COLUMN}}' for head in HEADS.values())}".rstrip()
    for id in heard:
        yield from hanging("", _named(report.map, id), width())
        yield from hanging("  ", [Span(_encoded(report, id), "dim")], width())
        for weighing, one, fragile in zip(report.weighings, report.found[id], report.fragile[id], strict=True):
            if _weighs(one):
                yield from _beside(_row(report, id, one), _name(weighing.view))
                yield from _fragile_lines(fragile)
    if silent:
        yield from hanging(
            "", [Span("Without a row, for nothing that is believed speaks for or against:", "dim")], width()
        )
        for id in silent:
            yield from hanging("  ", _named(report.map, id), width())


def _encoded(report: _Report, id: str) -> str:
    """The claim's lean and its reasons, whoever believes what."""
    count_for, count_against = reasons_on(report.weighings[0].compiled, id)
    return f"lean {decimal(report.leans[id])}; {count_for} for, {count_against} against encoded"


def _fragile_lines(fragile: dict[Standard, Fragility]) -> Iterator[str]:
    """Which columns of the row above something else would change, those together that the same would."""
    told: dict[str, list[str]] = {}
    for standard, found in fragile.items():
        if found.is_fragile:
            told.setdefault(found.in_short(), []).append(HEADS[standard])
    if told:
        words = "; ".join(f"{', '.join(heads)} by {by}" for by, heads in told.items())
        yield from hanging(" " * 17, [Span(f"fragile: {words}", "dim")], width())


def _beside(row: str, name: str) -> Iterator[str]:
    """Whose row it is: beside it, or below where the line is too short for both."""
    lead = row if cells(row) + cells(name) <= width() else "    "
    yield from () if lead is row else [row.rstrip()]
    yield from hanging(lead, [Span(name, "dim")], width())


def _weighs(one: Comparison) -> bool:
    """Whether anything speaks for or against the claim; else the burden alone decides by every standard."""
    return one.stated.pro > 0 or one.stated.con > 0 or not one.stated.is_settled


def _row(report: _Report, id: str, one: Comparison) -> str:
    stated = one.stated
    if not stated.is_settled:
        return "  hangs on a circle that did not settle  "
    figures = " ".join(number(value) for value in (stated.strength, stated.pro, stated.con))
    return f"  {figures}  " + "".join(f"{burden_letters(holds):<{COLUMN}}" for holds in report.cells(id, one).values())


def _turned_lines(report: _Report) -> Iterator[str]:
    """Which verdicts precaution turns, against the burden on whoever asserts the claim."""
    told: dict[tuple[str, str], list[str]] = {}
    for id, found in report.found.items():
        for weighing, one in zip(report.weighings, found, strict=True):
            for words in _turned(report, id, one):
                told.setdefault((_name(weighing.view), words), []).append(id)
    yield from _heading("WHAT PRECAUTION TURNS")
    if not told:
        words = "Nothing: every verdict is the same as with the burden on whoever asserts the claim."
        yield from hanging("  ", [Span(words)], width())
    for (name, words), ids in told.items():
        yield from hanging("  ", [Span(f"{name}:", "dim"), Span(f"{words}: {_labels(report.map, ids)}.")], width())


def _turned(report: _Report, id: str, one: Comparison) -> Iterator[str]:
    if report.caution.burden(id) is Burden.ASSERTER:
        return
    gained = [standard.phrase for standard in one.hanging if one.holds(standard, Burden.DENIER)]
    lost = [standard.phrase for standard in one.hanging if one.holds(standard, Burden.ASSERTER)]
    if gained:
        why = "" if _weighs(one) else ", for nothing speaks for or against"
        yield f"comes to hold by {_listed(gained)}{why}"
    if lost:
        yield f"no longer holds by {_listed(lost)}"


def _listed(phrases: Sequence[str]) -> str:
    if len(phrases) == len(Standard):
        return "every standard"
    return phrases[0] if len(phrases) == 1 else f"{', '.join(phrases[:-1])} and {phrases[-1]}"


def _name(view: Perspective) -> str:
    return view.source or view.id


def _named(map: Map, id: str) -> list[Span]:
    return [Span(label(map, map[id])), Span(f"[{id}]", "id")]


def _labels(map: Map, ids: Iterable[str]) -> str:
    return ", ".join(f"“{label(map, map[id]).removesuffix('.')}”" for id in ids)
