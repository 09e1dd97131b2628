"""Argumentation schemes and their critical questions as lines."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model import Map
from argmap.reading import label
from argmap.schemes import Asked, Doubt, Scheme, schemes
from argmap_tui.cells import cut
from argmap_tui.lines import Layout, Span

SCHEME, QUESTION = "scheme:", "question:"
"""How the ids of lines begin that lead to no item."""
DOUBTED = {Doubt.PREMISE: "doubts a premise", Doubt.STEP: "doubts the step", Doubt.CONCLUSION: "doubts the conclusion"}
ASKING = {True: "whoever argues so has to answer it", False: "whoever asks it should bring something"}
LEAD = 2
"""Cells before a question."""


@dataclass(frozen=True)
class Examination:
    """What an argument has to stand up to: its scheme and the questions; no scheme where it follows none we know."""

    map: Map
    id: str
    named: str
    """The scheme as the argument names it."""
    scheme: Scheme | None
    asked: tuple[Asked, ...] = ()


def scaffold(scheme: Scheme) -> str:
    """How a reason of the scheme goes, and the questions that it has to stand up to."""
    pattern = [*scheme.premises, f"So: {scheme.conclusion}"]
    return "\n".join([*pattern, "It has to stand up to:", *(f"? {one.text}" for one in scheme.questions)])


def questions_page(found: Examination, width: int) -> Layout:
    """The critical questions to the argument, each leading to a reason that takes it up."""
    made = Layout()
    scheme = found.scheme
    made.say(label(found.map, found.map[found.id]), width, "title")
    made.gap()
    if scheme is None:
        return made
    made.say(f"Scheme: {scheme.short}. {scheme.about}", width)
    made.say(" ".join((*scheme.premises, f"So: {scheme.conclusion}")), width, "faint")
    made.gap()
    left = sum(one.is_open for one in found.asked)
    made.say(f"CRITICAL QUESTIONS, {left} of {len(found.asked)} open", width, "heading")
    made.say("Enter answers one with a reason, n notes it as open, s names another scheme.", width, "faint")
    for number, one in enumerate(found.asked):
        _question(made, found.map, number, one, width)
    return made


def _question(made: Layout, map: Map, number: int, asked: Asked, width: int) -> None:
    mark = "?" if asked.is_open else "✓" if asked.counter else "~"
    lines = _hung(f"{mark} ", asked.question.text, width, "link")
    if asked.counter:
        lines.append([Span(cut(f"  taken up: {label(map, map[asked.counter])}", width), "voice")])
    elif asked.note:
        lines.append([Span("  noted as open", "voice")])
    else:
        words = f"  {DOUBTED[asked.question.doubt]}; {ASKING[asked.question.is_enough_to_ask]}"
        lines.append([Span(cut(words, width), "faint")])
    made.offer(asked.counter or f"{QUESTION}{number}", lines)


def schemes_page(found: Examination, width: int) -> Layout:
    """Every scheme, to choose the one that the argument follows."""
    made = Layout()
    made.say(label(found.map, found.map[found.id]), width, "title")
    made.gap()
    named = f"It names “{found.named}”, for which argmap has no questions. " if found.named and not found.scheme else ""
    made.say(f"{named}What sort of reason is it? Each sort comes with the questions that test it.", width)
    made.gap()
    for scheme in schemes().values():
        lead = f"{scheme.short}: "
        made.offer(f"{SCHEME}{scheme.id}", _hung(lead, scheme.about, width, "link"))
    return made


def _hung(lead: str, text: str, width: int, role: str) -> list[list[Span]]:
    made = Layout()
    made.say(text, width, role, lead=lead)
    return made.lines
