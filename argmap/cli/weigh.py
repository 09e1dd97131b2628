"""``argmap weigh``: what follows from what somebody believes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import ABSENT, Span, decimal, hanging, number
from argmap.cli._output import say, say_json, width
from argmap.cli._proof import BURDENS, fragility_data, judged, proof_options
from argmap.cli._targets import reading
from argmap.cli._weighing import LEAST, head, is_empty, others_named, rules_data, spoken, weighed, weighing_options
from argmap.model import Claim, Map, Question
from argmap.reading import label
from argmap.weigh.compiled import Compiled, Weighing
from argmap.weigh.explain import Explanation, Push, explain
from argmap.weigh.fragility import Fragility, fragility
from argmap.weigh.precaution import PRECAUTION, Precaution, precaution
from argmap.weigh.robust import Leaning, Standing, alternatives, reasons_on, standings
from argmap.weigh.standards import GRADED, PRESETS, Burden, Comparison, Standard
from argmap.weigh.topics import questions_of

STANDARDS = [one.value for one in Standard]
BAR = 10
"""Columns of a bar."""
PUSHES_SHOWN = 12
UNSAID = "Nothing that is believed bears on these, so they have no strength and no verdict"
EFFECTS = "Each number is what taking that one reason away would change; they need not add up."


@dataclass(frozen=True)
class _Judge:
    """How strengths and verdicts are reached, as the options say."""

    weighing: Weighing
    standard: Standard
    burden: str
    preset: str
    accrual: str

    @cached_property
    def _caution(self) -> Precaution:
        return precaution(self.weighing.compiled.map)

    def on(self, claim: str) -> Comparison:
        """The verdict on ``claim``, and what would turn it."""
        cautious = self.burden == PRECAUTION
        burden = self._caution.burden(claim) if cautious else Burden(self.burden)
        return judged(self.weighing, claim, self.standard, burden, preset=self.preset, accrual=self.accrual)

    @cached_property
    def others(self) -> Sequence[Weighing]:
        """The same beliefs under every formula."""
        return alternatives(self.weighing)

    def standings(self, claims: Sequence[str]) -> list[Standing]:
        """How each of ``claims`` stands."""
        return standings(self.weighing, claims, self.others)

    def fragility(self, proof: Comparison) -> Fragility:
        """What would turn the verdict itself."""
        return fragility(self.weighing, proof.stated, self.others)

    def why(self, claim: str) -> str:
        """What precaution says of ``claim``, where it is asked for."""
        return self._caution.words(claim) if self.burden == PRECAUTION else ""

    def words(self) -> str:
        """How, in a sentence."""
        who = "under precaution" if self.burden == PRECAUTION else f"with the burden on the {self.burden}"
        numbers = f", numbers of {PRESETS[self.preset].title}" if self.standard in GRADED else ""
        return (
            f"Verdicts by {self.standard.phrase}{numbers}, {who}: what the reasons for a claim give against what those "
            "against it give. Strength also counts how far the claim is believed of itself; lean is the strength for a "
            f"reader who believes nothing; a formula is one of {len(self.others)} ways to weigh the same beliefs."
        )


@click.command(
    epilog=examples(
        "argmap weigh deprecation",
        "argmap weigh deprecation --perspective on-deprecations",
        "argmap weigh deprecation retirement-is-wrong --perspective on-deprecations",
        "argmap weigh deprecation --perspective on-deprecations --standard clear-and-convincing --burden precaution",
    )
)
@click.argument("map")
@click.argument("id", required=False)
@weighing_options
@click.option("--standard", type=click.Choice(STANDARDS), default="preponderance", help="The proof standard.")
@click.option("--burden", type=click.Choice(BURDENS), default="asserter", help="Who has to meet it.")
@proof_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def weigh(  # noqa: PLR0913 - each is a choice to be stated
    map: str,
    id: str | None,
    *,
    standard: str,
    burden: str,
    preset: str,
    accrual: str,
    as_json: bool,
    **rules: str,
) -> None:
    """Say how strong the theses and options of a map are for somebody, or why the claim ID is as strong as it is.

    A strength from 0 to 1 says how far a claim stands once the reasons for and against it are heard; .50 is the middle,
    and it is no probability. Beside it stand what a reader who believes nothing would get from the same map (lean), how
    many reasons are encoded on each side, and the range over all other formulas: a strength that another formula would
    turn is fragile. Whether it holds is judged by a proof standard: `argmap verdicts` shows all of them.
    """
    with reading(map) as target:
        weighing = weighed(target, **rules)
        judge = _Judge(weighing, Standard(standard), burden, preset, accrual)
        if id is None:
            _report_questions(target.map, judge, as_json=as_json)
        else:
            _report_claim(target.map, judge, id, as_json=as_json)


def _report_questions(map: Map, judge: _Judge, *, as_json: bool) -> None:
    weighing, questions = judge.weighing, questions_of(map)
    if as_json:
        data = [
            {"question": one.id, "standings": [_standing_data(judge, claim) for claim in judge.standings(_claims(one))]}
            for one in questions
        ]
        say_json({**rules_data(weighing), "questions": data})
        return
    for line in head(weighing):
        click.echo(line)
    if is_empty(weighing):
        for line in _silent_lines(weighing.compiled, questions):
            click.echo(line)
        return
    for line in hanging("    ", [Span(judge.words(), "dim")], width()):
        click.echo(line)
    for question in questions:
        say("")
        for line in hanging("", [Span(question.text, "heading")], width()):
            click.echo(line)
        for line in _question_lines(map, judge, question):
            click.echo(line)


def _question_lines(map: Map, judge: _Judge, question: Question) -> Iterator[str]:
    """Every thesis and option; at the end those that nothing believed bears on."""
    claims = _claims(question)
    said = spoken(judge.weighing, claims)
    for one in judge.standings([id for id in claims if id in said]):
        yield from _standing_lines(map, one, _in_short(judge, judge.on(one.id)))
    unsaid = [id for id in claims if id not in said]
    if unsaid:
        yield from hanging("  ", [Span(f"{UNSAID}:", "dim")], width())
    for id in unsaid:
        yield from hanging(f"  {ABSENT} ", _named(map, id), width())


def _named(map: Map, id: str) -> list[Span]:
    return [Span(label(map, map[id])), Span(f"[{id}]", "id")]


def _is_heard(proof: Comparison) -> bool:
    """Whether any reason for or against the claim gives something."""
    return proof.stated.pro > 0 or proof.stated.con > 0


def _claims(question: Question) -> list[str]:
    return list(dict.fromkeys([*question.theses, *question.options]))


def _silent_lines(compiled: Compiled, questions: Sequence[Question]) -> Iterator[str]:
    """What there is to weigh, for somebody who has weighed nothing, and through whose eyes it can be seen."""
    for question in questions:
        counts = [reasons_on(compiled, id) for id in _claims(question)]
        parts = [_counted(question.theses, "thesis", "theses"), _counted(question.options, "option", "options")]
        reasons = f"reasons: {sum(one for one, _ in counts)} for, {sum(other for _, other in counts)} against them"
        yield ""
        yield from hanging("", [Span(question.text, "heading")], width())
        yield from hanging("    ", [Span("; ".join([*filter(None, parts), reasons]), "dim")], width())
    yield ""
    yield from hanging("", [Span(others_named(compiled.map))], width())


def _counted(claims: Sequence[str], one: str, many: str) -> str:
    return f"{len(claims)} {one if len(claims) == 1 else many}" if claims else ""


def _standing_data(judge: _Judge, one: Standing) -> dict[str, Any]:
    return {**asdict(one), "spoken": _is_spoken(judge, one.id), "proof": _proof_data(judge, judge.on(one.id))}


def _is_spoken(judge: _Judge, id: str) -> bool:
    return id in spoken(judge.weighing, [id])


def _in_short(judge: _Judge, proof: Comparison) -> str:
    """The verdict, what it rests on and what would turn it, in a few words."""
    stated = proof.stated
    if not stated.is_settled:
        return "no verdict"
    words = "holds" if stated.holds else "does not hold"
    if proof.burden_decides:
        words += ", by the burden alone"
    sides = f" (for {decimal(stated.pro)}, against {decimal(stated.con)})"
    words += sides if _is_heard(proof) else ": no reason that is believed bears on it"
    turned = judge.fragility(proof).in_short()
    return f"{words}, fragile: {turned} would turn it" if turned else words


def _standing_lines(map: Map, one: Standing, verdict: str = "") -> Iterator[str]:
    style = {Leaning.FOR: "for", Leaning.AGAINST: "against", Leaning.UNDECIDED: ""}[one.leaning]
    yield from hanging(f"  {number(one.strength)} {_bar(one.strength)} ", _named(map, one.id), width(), style)
    facts = [verdict] if verdict else []
    turned = f", {len(one.turned_by)} of them would turn it" if one.turned_by else ""
    facts += [f"strength {decimal(one.lowest)}–{decimal(one.highest)} over formulas{turned}"]
    facts += [f"lean {decimal(one.lean)}", f"{one.reasons_for} for, {one.reasons_against} against encoded"]
    if one.unsettled:
        facts.append("rests on a cycle that did not settle")
    yield from hanging(" " * (BAR + 8), [Span("; ".join(facts), "dim")], width())


def _bar(value: float) -> str:
    filled = round(value * BAR)
    return "█" * filled + "░" * (BAR - filled)


def _report_claim(map: Map, judge: _Judge, id: str, *, as_json: bool) -> None:
    weighing = judge.weighing
    found = explain(weighing, id)
    standing = judge.standings([id])[0] if isinstance(map[id], Claim) else None
    proof = judge.on(id) if standing is not None else None
    if as_json:
        data = asdict(standing) if standing is not None else None
        proved = _proof_data(judge, proof) if proof is not None else None
        told = {"explanation": asdict(found), "spoken": _is_spoken(judge, id), "standing": data, "proof": proved}
        say_json({**rules_data(weighing), **told})
        return
    said = _is_spoken(judge, id)
    for line in _explained(judge, found, standing, proof) if said else _unsaid_lines(weighing, id):
        click.echo(line)


def _explained(judge: _Judge, found: Explanation, standing: Standing | None, proof: Comparison | None) -> Iterator[str]:
    """Why something is as strong as it is, and for a claim the verdict."""
    map = judge.weighing.compiled.map
    yield from head(judge.weighing)
    if standing is not None:
        yield from _standing_lines(map, standing)
    yield from _explanation_lines(map, found)
    if standing is not None and proof is not None:
        for words in _verdict_words(judge, standing, proof):
            yield ""
            yield from hanging("", [Span(words)], width())


def _unsaid_lines(weighing: Weighing, id: str) -> Iterator[str]:
    """An item that nothing believed bears on."""
    compiled = weighing.compiled
    yield from head(weighing)
    yield from hanging(f"  {ABSENT} ", _named(compiled.map, id), width())
    count_for, count_against = reasons_on(compiled, id)
    words = "Nothing that is believed bears on it, so it has no strength and no verdict."
    yield from hanging(" " * 7, [Span(f"{words} {count_for} for, {count_against} against encoded.", "dim")], width())
    yield from hanging(" " * 7, [Span(others_named(compiled.map))], width())


def _verdict_words(judge: _Judge, standing: Standing, proof: Comparison) -> Iterator[str]:
    """The verdict, and by name what would turn it and what would turn the strength."""
    said = [proof.stated.words(), judge.why(standing.id), proof.words() if proof.stated.is_settled else ""]
    yield " ".join(filter(None, [*said, judge.fragility(proof).words()]))
    if standing.turned_by:
        yield f"The strength would lie on another side of the middle under {', '.join(standing.turned_by)}."


def _proof_data(judge: _Judge, proof: Comparison) -> dict[str, Any]:
    return {
        "standard": proof.stated.standard.value,
        "burden": proof.stated.burden.value,
        "preset": proof.stated.preset.id,
        "accrual": proof.stated.accrual.value,
        "holds": proof.stated.holds,
        "pro": proof.stated.pro,
        "con": proof.stated.con,
        "turned_by": [{"standard": one.standard.value, "burden": one.burden.value} for one in proof.turned_by],
        "fragility": fragility_data(judge.fragility(proof)),
    }


def _explanation_lines(map: Map, found: Explanation) -> Iterator[str]:
    yield f"  starts at {decimal(found.base)}, comes to {decimal(found.strength)}"
    if len(found.raised) + len(found.lowered) > 1:
        yield from hanging("  ", [Span(EFFECTS, "dim")], width())
    for title, pushes, sign in (("RAISED BY", found.raised, "+"), ("LOWERED BY", found.lowered, "−")):
        if not pushes:
            continue
        yield ""
        yield from hanging("", [Span(title, "heading")], width())
        moving = [push for push in pushes if abs(push.effect) >= LEAST]
        idle = sorted((push for push in pushes if abs(push.effect) < LEAST), key=lambda push: -push.act)
        listed = [*moving, *idle]
        for push in listed[:PUSHES_SHOWN]:
            yield from _push_lines(map, push, sign, "" if push in moving else _idle(found, push, pushes))
        if len(listed) > PUSHES_SHOWN:
            most = max(push.act for push in listed[PUSHES_SHOWN:])
            yield f"  {len(listed) - PUSHES_SHOWN} more, giving {decimal(most)} at most"
    if found.silent:
        yield ""
        words = f"{len(found.silent)} more give nothing: their premises are not believed, or they are undercut."
        yield from hanging("", [Span(words, "dim")], width())


def _idle(found: Explanation, push: Push, side: Sequence[Push]) -> str:
    """Why a reason that gives something moves next to nothing by itself."""
    if push.act < LEAST or found.base < LEAST or found.base > 1 - LEAST or len(side) == 1:
        return f"gives {decimal(push.act)}; it stands there without it"
    return f"gives {decimal(push.act)}; the others already carry it"


def _push_lines(map: Map, push: Push, sign: str, idle: str) -> Iterator[str]:
    style = "for" if sign == "+" else "against"
    yield from hanging(f"  {sign}{decimal(abs(push.effect))} ", _named(map, push.id), width(), style)
    through = f"through {' ← '.join(label(map, map[claim]) for claim in push.path[:3])}" if push.path else ""
    if told := "; ".join(filter(None, [idle, through])):
        yield from hanging("        ", [Span(told, "dim")], width())
