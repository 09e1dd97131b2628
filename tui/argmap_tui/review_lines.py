"""What models have proposed, as lines: each draft with what it takes away and adds, and what the check has against it.

What is taken away and what is added stands between signs as well as in colours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.assist.differing import Piece, difference
from argmap.assist.queue import Draft
from argmap_tui.cells import cut
from argmap_tui.lines import Layout, Span, hanging

EMPTY = (
    "Nothing waits for you here.",
    (
        "This terminal asks no model by itself. On the command line `argmap memo polish {map}` asks one to say the "
        "memo's sentences in plainer words, or takes another program's; what comes back waits here until you decide."
    ),
    (
        "For the best case of either side, by hand: Q shows what the argument in view has to stand up to, a adds the "
        "reason its best advocate would give, and d lists the counters that nothing answers."
    ),
)
HOW = "a accepts, e changes the words and accepts, x rejects. Only what you accept reaches a memo, and it is disclosed."
ROLES = {"same": "text", "lost": "con", "added": "pro"}
LEAD = "   "


@dataclass(frozen=True)
class Waiting:
    """The drafts that nobody has decided on."""

    map: str
    drafts: tuple[Draft, ...]
    said: str = ""
    """What came of the last decision; empty where there was none."""
    is_refused: bool = False

    def find(self, stop: str) -> Draft | None:
        """The draft of a stop."""
        return next((one for one in self.drafts if str(one.id) == stop), None)


def layout(waiting: Waiting, width: int) -> Layout:
    """The drafts, or how drafts come."""
    made = Layout()
    if not waiting.drafts:
        for words in EMPTY:
            made.say(words.format(map=waiting.map), width)
            made.gap()
        return made
    made.say(HOW, width, "faint")
    for draft in waiting.drafts:
        made.gap()
        made.offer(str(draft.id), list(_lines(draft, width)))
    return made


def _lines(draft: Draft, width: int) -> Iterator[list[Span]]:
    yield [Span(cut(f"{draft.id}  {draft.subject} · {draft.model}", width), "link")]
    yield from ([Span(line)] for line in hanging(draft.before, width, f"{LEAD}before  "))
    yield from ([Span(line)] for line in hanging(draft.words, width, f"{LEAD}after   "))
    yield from _change([*difference(draft.before, draft.words)], width)
    if draft.complaints:
        against = "; ".join(draft.complaints)
        yield from ([Span(line, "con")] for line in hanging(against, width, f"{LEAD}!       "))


def _change(pieces: list[Piece], width: int) -> Iterator[list[Span]]:
    """The words of both, wrapped, each in the colour of what becomes of it."""
    lead = f"{LEAD}change  "
    words = [(word, ROLES[one.kind]) for one in pieces for word in one.marked.split()]
    lines = hanging(" ".join(word for word, _ in words), width, lead)
    rest = "".join(role[0] * len(word) for word, role in words)
    roles = {role[0]: role for role in ROLES.values()}
    at = 0
    for line in lines:
        yield [Span(line[: len(lead)]), *_coloured(line[len(lead) :], rest[at:], roles)]
        at += sum(not sign.isspace() for sign in line[len(lead) :])


def _coloured(line: str, letters: str, roles: dict[str, str]) -> Iterator[Span]:
    """A line in pieces of one role; ``letters`` has the role of each of its signs that is no blank."""
    waiting = iter(letters)
    text, role = "", "text"
    for sign in line:
        new = role if sign.isspace() else roles[next(waiting)]
        if new != role and text:
            yield Span(text, role)
            text = ""
        text, role = text + sign, new
    if text:
        yield Span(text, role)
