"""What all commands that change a map share: who does it and why, submitting, and saying what was done."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

from argmap.cli._output import say, say_json
from argmap.cli._targets import author_of
from argmap.cli._wording import said_plainly
from argmap.edits import Change, Edit
from argmap.model import Map, Voice
from argmap.store import Event, LiveMap
from argmap.store.telling import event_ids, event_words


@dataclass(frozen=True)
class Signature:
    """Which map is changed, by whom and why, and how the outcome is printed."""

    map: str
    author: str
    why: str
    as_json: bool


def signed(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of every change and hand them over as one ``Signature``."""

    @click.option("--as", "author", metavar="NAME", help="Who makes it; without it ARGMAP_AUTHOR or your login name.")
    @click.option("--why", default="", metavar="TEXT", help="The reason for the change, kept in the history.")
    @click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
    @click.pass_context
    @functools.wraps(function)
    def command(context: click.Context, /, author: str | None, why: str, *, as_json: bool, **options: Any) -> None:
        function(Signature(context.obj, author_of(author), why, as_json), **options)

    return command


def submit(signature: Signature, live: LiveMap, change: Change, new: str = "", *, note: str = "") -> None:
    """Make the change and say so, with the ``note``; ``new`` is the id of the item asked for, if one was added."""
    with said_plainly(Edit):
        event = live.submit(change, signature.author, signature.why)
    report(signature, event.seq, event, event_words(event) + note, new)


def report(signature: Signature, seq: int, event: Event, words: str, new: str = "") -> None:
    """Say in one line what event ``seq`` did to the items that ``event`` touched."""
    if signature.as_json:
        found: dict[str, Any] = {"event": seq, "what": words, "ids": event_ids(event)}
        say_json({**found, "id": new} if new else found)
    else:
        say(" ".join(f"{words} (event {seq})".split()))


def voices(signature: Signature, by: str | None) -> tuple[Voice, ...]:
    """The voice of whoever is named as the speaker: the author of the edit unless ``by`` says otherwise.

    An empty ``by`` gives no voice.
    """
    speaker = signature.author if by is None else by
    with said_plainly(Voice):
        return (Voice(by=speaker),) if speaker.strip() else ()


def theme_of(map: Map, about: str, theme: str | None) -> str:
    """The theme of a new item: the one named, else that of the item it is about. Raises ``UnknownId``."""
    about_theme = map[about].theme
    return theme if theme is not None else about_theme
