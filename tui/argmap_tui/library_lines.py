"""The maps of the library, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.reading.counting import counts_words
from argmap.store import is_bundled
from argmap.store.listing import Listed
from argmap.store.telling import local_time
from argmap_tui.cells import cut, wrap
from argmap_tui.lines import Layout, Span

INDENT = 2
FIRST_READ = ("claim", "argument", "evidence", "question")
"""The kinds that tell how large a debate is."""


@dataclass(frozen=True)
class Done:
    """What came of an act on the library."""

    said: str = ""
    opens: str = ""
    """The map to open now."""
    is_refusal: bool = False


@dataclass(frozen=True)
class Shelf:
    """The maps that there are, the name of the one that is open, and what was done last."""

    maps: tuple[Listed, ...]
    open: str
    done: Done = Done()

    def named(self, name: str) -> Listed | None:
        """The map of that name."""
        return next((one for one in self.maps if one.name == name), None)


def layout(shelf: Shelf, width: int) -> Layout:
    """The list in ``width`` cells."""
    made = Layout()
    for one in shelf.maps:
        tail = "  open now" if one.name == shelf.open else ""
        head = [Span(cut(one.title or one.name, width - len(tail)), "title"), Span(tail, "kind")]
        facts = (piece for fact in _facts(one) for piece in wrap(fact, width - INDENT))
        made.offer(one.name, [head, *([Span(f"{'':{INDENT}}{piece}", "link")] for piece in facts)])
        if one.is_behind:
            made.say("A newer version ships with argmap: U brings it up to date.", width - INDENT, lead="  ")
        made.gap()
    return made


def _facts(one: Listed) -> Iterator[str]:
    if one.counts is None:
        yield f"{one.name}: ships with argmap; Enter puts it into the library and opens it"
        return
    counts = {kind: one.counts[kind] for kind in FIRST_READ if kind in one.counts}
    yield f"{one.name}: {counts_words(counts)}"
    origin = "shipped with argmap" if is_bundled(one.origin) else f"from {one.origin}"
    yield f"changed {local_time(one.changed)[:-3]}{f', {origin}' if one.origin else ''}"
