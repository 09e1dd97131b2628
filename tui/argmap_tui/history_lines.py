"""Who changed what, as lines: newest first, by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from argmap.reading import Labels
from argmap.store import Event
from argmap.store.telling import CREATED, event_reason, event_subjects, event_words, labels_for, local_time
from argmap_tui.cells import cut, pad, wrap
from argmap_tui.lines import Layout, Span
from argmap_tui.marks import CHANGED

OLDER = "older"
"""The stop that loads older changes; an event's stop is its number."""
AUTHOR = 10
LEAD = 10
"""Cells before the author: the mark, the time of day."""
LINES = 3
"""Lines that the words of one change may take."""
UNDOABLE = "your last change: u takes it back"


@dataclass(frozen=True)
class Told:
    """One event, ready to be shown."""

    seq: int
    day: str
    time: str
    author: str
    words: str
    subjects: tuple[str, ...]
    """The items that it is about, the likeliest first."""
    is_new: bool
    """Whether somebody else did it since the reader's last visit."""


@dataclass(frozen=True)
class Past:
    """The newest part of a history."""

    told: tuple[Told, ...] = ()
    has_older: bool = False
    undoable: int = 0
    """The event that the reader's undo would take back; 0 for none."""


def told(events: Sequence[Event], reader: str, last_head: int, labels: Labels) -> tuple[Told, ...]:
    """``events`` for a reader who saw those up to ``last_head`` the last time; ``labels`` names items."""
    by_number = {event.seq: event for event in events}

    def words(event: Event) -> str:
        meant = by_number.get(event.undoes or event.redoes or 0)
        if meant is None:
            return event_words(event, labels_for(event, labels))
        verb = "took back" if event.undoes is not None else "made again"
        return f"{verb}: {event_words(meant, labels_for(meant, labels))}"

    return tuple(_told(event, words(event), reader, last_head) for event in events)


def _told(event: Event, words: str, reader: str, last_head: int) -> Told:
    day, _, time = local_time(event.ts).partition(" ")
    reason = "" if event.kind == CREATED else event_reason(event)
    words += f" ({reason})" if reason else ""
    is_new = event.seq > last_head and event.actor != reader
    return Told(event.seq, day, time[:5], event.actor, words, tuple(event_subjects(event)), is_new)


def layout(past: Past, width: int) -> Layout:
    """The lines of the history so far."""
    made = Layout()
    new = sum(one.is_new for one in past.told)
    if new:
        made.say(f"{CHANGED} {new:,} {'change' if new == 1 else 'changes'} by others since your last visit", width)
        made.gap()
    for day, group in groupby(past.told, key=lambda one: one.day):
        made.say(day, width, "heading")
        for one in group:
            made.offer(str(one.seq), _lines(one, width, undoable=one.seq == past.undoable))
        made.gap()
    if past.has_older:
        made.offer(OLDER, [[Span("… older changes: Enter shows them", "link")]])
    elif not past.told:
        made.say("Nothing has changed here yet.", width)
    return made


def _lines(one: Told, width: int, *, undoable: bool) -> list[list[Span]]:
    indent = LEAD + AUTHOR + 1
    words = wrap(" ".join(one.words.split()), width - indent)
    if len(words) > LINES:
        words[LINES - 1 :] = [cut(f"{words[LINES - 1]} {words[LINES]}", width - indent)]
    lead = [
        Span(f" {CHANGED if one.is_new else ' '} {one.time}  ", "pro" if one.is_new else "faint"),
        Span(f"{pad(cut(one.author, AUTHOR), AUTHOR)} ", "voice"),
    ]
    lines = [[*lead, Span(words[0], "link")], *([Span(f"{'':{indent}}{piece}", "link")] for piece in words[1:])]
    return [*lines, [Span(f"{'':{indent}}{cut(UNDOABLE, width - indent)}", "kind")]] if undoable else lines
