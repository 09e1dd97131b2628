"""``argmap changes``: how verdicts moved since an earlier time, and which changes made them turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from argmap.cli._changed import counted, explanation_lines, facts
from argmap.cli._help import examples
from argmap.cli._layout import ABSENT, Span, hanging, number
from argmap.cli._output import say_json, width
from argmap.cli._since import changed_by, event_number, held
from argmap.cli._targets import Target, editing
from argmap.cli._weighing import head, rules_data, spoken, weighed, weighing_options
from argmap.errors import InputError
from argmap.model import Claim, Map
from argmap.reading import label
from argmap.store.telling import local_time
from argmap.weigh import NEUTRAL
from argmap.weigh.changes import Change, ChangeExplanation, Turn, turned, why
from argmap.weigh.changes import changes as changes_of
from argmap.weigh.compare import top_claims
from argmap.weigh.compiled import Weighing, compile
from argmap.weigh.robust import UNDECIDED, Leaning, leaning
from argmap.weigh.topics import NO_QUESTION, asks_nothing

if TYPE_CHECKING:
    from argmap.store import Event, LiveMap

STYLES = {Leaning.FOR: "for", Leaning.AGAINST: "against", Leaning.UNDECIDED: ""}


@dataclass(frozen=True)
class _Report:
    """Everything the command tells."""

    before: Weighing
    after: Weighing
    since: Event | None
    """The event after which the earlier state stood."""
    events: int
    """How many events there were since then."""
    was_there: bool
    """Whether the perspective was on the map then."""
    asked: str | None
    changes: list[Change]
    explanation: ChangeExplanation | None
    made: Mapping[str, list[Event]]
    """For each change that is told, the events that made it."""

    @property
    def map(self) -> Map:
        """The map as it is now."""
        return self.after.compiled.map

    @property
    def claims(self) -> list[str]:
        """The theses and options, and the claim that was asked about."""
        asked = [self.asked] if self.asked is not None else []
        return list(dict.fromkeys([*asked, *top_claims(self.map)]))

    def strength_before(self, id: str) -> float | None:
        """The strength of a claim then; None where it was not there."""
        return self.before[id] if id in self.before.compiled.map else None


@click.command(
    epilog=examples(
        "argmap changes deprecation --since 2026-11-17 --perspective on-deprecations",
        "argmap changes deprecation retirement-is-wrong --since tuesday --perspective ada",
        "argmap changes deprecation --since 12 --perspective ada",
    )
)
@click.argument("map")
@click.argument("id", required=False)
@click.option(
    "--since",
    "when",
    metavar="WHEN",
    required=True,
    help="An event's number (`argmap history MAP`), a date such as 2026-11-17 or '2026-11-17 14:30', or a weekday.",
)
@weighing_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def changes(map: str, id: str | None, when: str, *, as_json: bool, **rules: str) -> None:
    """Say how theses and options moved since WHEN, and which changes made one turn.

    Explained is the claim ID, or the first thesis or option that changed sides, else the first two options that changed
    ranks. A set of changes is enough if it alone would have made the claim turn; if, with all others made, taking it
    back undoes the turn, that is said too. The map and the perspective are both taken as they were then. `yesterday`
    and weekdays mean the beginning of that day, an event the state just after it.
    """
    with editing(map) as live:
        report = _report(live, id, event_number(live, when), rules)
    if as_json:
        say_json(_data(report))
        return
    for line in _lines(report):
        click.echo(line)


def _report(live: LiveMap, id: str | None, seq: int, rules: dict[str, str]) -> _Report:
    after = weighed(Target(live.name, live.map, live), **rules)
    earlier = live.as_of(seq)
    if not any(earlier.of_kind(Claim)):
        raise InputError(f"the map '{live.name}' held no claims then", "Name a later event or time.")
    view = held(earlier, after.view.id)
    before = compile(earlier).weigh(view or NEUTRAL, after.rules)
    turn = turned(before, after, id)
    explanation = why(before, after, turn) if turn is not None else None
    told = [one.id for one in explanation.changes] if explanation is not None else []
    events = live.history()
    since = next((event for event in events if event.seq <= seq), None)
    newer = sum(event.seq > seq for event in events)
    made = changed_by(live, seq, after.view.id, told)
    return _Report(before, after, since, newer, view is not None, id, changes_of(before, after), explanation, made)


def _data(report: _Report) -> dict[str, Any]:
    since, found = report.since, report.explanation
    return {
        **rules_data(report.after),
        "since": {"event": since.seq, "time": since.ts} if since is not None else None,
        "events": report.events,
        "perspective_was_there": report.was_there,
        "unsettled_before": report.before.unsettled,
        "claims": [_claim_data(report, id) for id in report.claims],
        "changed": [one.id for one in report.changes],
        "explanation": _explanation_data(report, found) if found is not None else None,
    }


def _claim_data(report: _Report, id: str) -> dict[str, Any]:
    before, after = report.strength_before(id), report.after[id]
    sides = [leaning(one).value if one is not None else None for one in (before, after)]
    return {"id": id, "before": before, "after": after, "leanings": sides}


def _explanation_data(report: _Report, found: ChangeExplanation) -> dict[str, Any]:
    reasons = found.reasons
    return {
        "for": found.turn.topic,
        "over": found.turn.over,
        "margins": [reasons.before, reasons.after],
        "changes": [
            {
                "id": one.id,
                "what": facts(one),
                "weights": one.weights,
                "margin_alone": reasons.alone[one.id],
                "margin_without": reasons.without[one.id],
                "events": [
                    {"event": event.seq, "time": event.ts, "author": event.actor}
                    for event in report.made.get(one.id, [])
                ],
            }
            for one in found.changes
        ],
        "exhaustive": reasons.is_exhaustive,
        "sufficient": reasons.sufficient,
        "counterfactual": reasons.counterfactual,
        "necessary": reasons.necessary,
        "enough_alone": reasons.enough,
        "needed_alone": reasons.needed,
        "unsettled_states": found.unsettled,
    }


def _lines(report: _Report) -> Iterator[str]:
    yield from head(report.after)
    yield from _since_lines(report)
    yield ""
    yield from _moved_lines(report)
    if report.explanation is not None:
        yield ""
        yield from _why_lines(report, report.explanation)
    elif report.asked is not None:
        yield ""
        yield from hanging("", [Span(f"[{report.asked}] lies on the side it lay on, and ranks as it did.")], width())


def _since_lines(report: _Report) -> Iterator[str]:
    since = f"event {report.since.seq} ({local_time(report.since.ts)})" if report.since is not None else "then"
    count = len(report.changes)
    words = f"Since {since}: {counted(report.events, 'event')}; "
    words += f"{counted(count, 'change')} to what is weighed." if count else "nothing that is weighed has changed."
    yield from hanging("", [Span(words)], width())
    if not report.was_there:
        yield from hanging("", [Span("The perspective was not there then: nothing had been weighed.", "dim")], width())
    if report.before.unsettled:
        yield from hanging("", [Span("Some strengths of then did not settle and mean nothing.", "against")], width())


def _moved_lines(report: _Report) -> Iterator[str]:
    still = 0
    if asks_nothing(report.map):
        yield from hanging("", [Span(NO_QUESTION, "dim")], width())
    yield from hanging("", [Span("STRENGTHS THEN → NOW", "heading")], width())
    for id in report.claims:
        before, after = report.strength_before(id), report.after[id]
        if before is not None and abs(after - before) < UNDECIDED and id != report.asked:
            still += 1
            continue
        turn = _turned(report, id)
        then = _shown(report.before, id, before) if before is not None else " new"
        lead = f"  {then} → {_shown(report.after, id, after)} {'turned' if turn else '':6}  "
        yield from hanging(lead, _named(report.map, id), width(), STYLES[leaning(after)] if turn else "")
    if still:
        yield f"  {counted(still, 'thesis or option', 'theses and options')} as before"


def _shown(weighing: Weighing, id: str, strength: float) -> str:
    """A strength in its column; a dash where nothing believed bears on the claim."""
    return number(strength) if id in spoken(weighing, [id]) else ABSENT


def _why_lines(report: _Report, found: ChangeExplanation) -> Iterator[str]:
    yield from hanging("", [Span(_title(report, found.turn), "heading"), Span(f"[{found.turn.topic}]", "id")], width())
    yield from explanation_lines(found, (report.before.compiled.map, report.map), report.made)
    others = [id for id in report.claims if _turned(report, id) and id != found.turn.topic]
    if others and report.asked is None:
        yield ""
        words = f"Also turned, and explained when named: {', '.join(others)}."
        yield from hanging("", [Span(words, "dim")], width())


def _title(report: _Report, turn: Turn) -> str:
    if turn.over is not None:
        return f"WHY IT RANKS OTHERWISE AGAINST {label(report.map, report.map[turn.over])}:"
    then, now = (leaning(weighing[turn.topic]).value for weighing in (report.before, report.after))
    return f"WHY IT TURNED FROM {then.upper()} TO {now.upper()}: {label(report.map, report.map[turn.topic])}"


def _turned(report: _Report, id: str) -> bool:
    before = report.strength_before(id)
    return before is not None and leaning(before) is not leaning(report.after[id])


def _named(map: Map, id: str) -> Sequence[Span]:
    return [Span(label(map, map[id])), Span(f"[{id}]", "id")]
