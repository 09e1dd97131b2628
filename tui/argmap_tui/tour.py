"""The tour: a few steps on the reader's own map, each done by using argmap, not by reading about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from argmap.model import Argument, Claim, Direction, Map, Question, arguments_on
from argmap.reading import label
from argmap.weigh.perspectives import NEUTRAL, perspectives
from argmap_tui.cells import cut
from argmap_tui.scales import SEEN
from argmap_tui.still_lines import why_counter_is_still
from argmap_tui.tour_left import Left
from argmap_tui.workspace import Workspace

NAME = 40
"""Most cells of an item's name in a step."""
ADDING = (
    "Which claim do you doubt? Go to it, press a, and say in one sentence why; a reason against it is chosen already. "
    "Ctrl+S adds it, Enter closes the slider that comes up."
)
NO_TOUR = (
    "The tour needs a question, a thesis, and a counter that rests on one claim. `argmap open deprecation` has them."
)


class Sights(NamedTuple):
    """What the tour leads to: ids."""

    thesis: str
    counter: str
    premise: str


@dataclass(frozen=True)
class Step:
    """One thing to do; ``text`` names sights as ``{thesis}``, ``{counter}``, ``{premise}`` and ``{added}``."""

    title: str
    text: str
    is_done: Callable[[Tour], bool] = lambda _: False
    hint: Callable[[Tour], str] = lambda _: ""
    """What to say instead as things stand, as when the reader has tried, but not done it; empty otherwise."""


@dataclass
class Tour:
    """Where a reader is on the tour, and what stood when the present step began."""

    workspace: Workspace
    sights: Sights
    is_on: bool = False
    screens: set[str] = field(default_factory=set)
    """The screens seen during this step, by class name."""
    screen: str = ""
    """The one seen now."""
    is_busy: bool = False
    """Whether the slider is open: a step that weighs is not done before it is closed."""
    added: str = ""
    """The counter that was added last on the tour."""
    strengths: dict[str, float] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    reasons: frozenset[str] = frozenset()
    here: str = ""
    crux_of: str = ""
    """The item whose cruxes are looked at, until the reader is back on the map."""
    crux: str = ""
    """The crux that was gone to last on the tour."""
    left: Left = field(init=False)
    """What was weighed and added on the tour."""
    is_waiting: bool = False
    """Whether what the present step asks for was done before it was gone back to: it is to be done anew."""

    def __post_init__(self) -> None:
        self.left = Left(self.workspace)

    @property
    def at(self) -> int:
        """The number of the present step, from 0."""
        return max(0, min(self.workspace.tour_at, len(STEPS) - 1))

    @property
    def step(self) -> Step:
        """The present step."""
        return STEPS[self.at]

    @property
    def text(self) -> str:
        """What the present step says, or what it says once it was tried."""
        map = self.workspace.map
        ids = {**self.sights._asdict(), "added": self.added}
        names = {name: cut(label(map, map[id]), NAME) if id in map else "it" for name, id in ids.items()}
        names["premise"] = self.premise
        names["finding"] = f"; / then “{self._finding}” finds it" if self._finding else ""
        return self.step.hint(self) or self.step.text.format(**names)

    @cached_property
    def _finding(self) -> str:
        """Words of which the counter is the first thing found; empty where there are none."""
        map, counter = self.workspace.map, self.sights.counter
        item = map.get(counter)
        whole = " ".join(label(map, item).split()).rstrip(".") if item is not None else ""
        first = (words for words in (whole, f'"{whole}"') if whole and len(whole) <= NAME)
        return next((words for words in first if _is_first(self.workspace, words, counter)), "")

    @cached_property
    def way_to_eyes(self) -> str:
        """How to look, from the list of perspectives, through the first eyes that speak on the thesis."""
        map, scales = self.workspace.map, self.workspace.scales
        others = [view for view in perspectives(map) if view.id not in {scales.own.id, NEUTRAL.id}]
        told = next((view for view in others if scales.speaks(self.sights.thesis, view)), None)
        if told is None:
            return "Nobody else speaks on the thesis here: F2, twice, goes on."
        title = cut(told.title, NAME)
        if told is others[0]:
            return f"Press p: the cursor is on “{title}”. Enter looks through these eyes."
        return f"Press p, go down to “{title}” with ↓, then Enter."

    @property
    def points_at(self) -> str:
        """What the present step wants seen on the card in view; empty for nothing."""
        return self.sights.premise if self.step.is_done is _has_moved and _at_counter(self) else ""

    @property
    def premise(self) -> str:
        """The premise to weigh, in the words that a card has for it."""
        item = self.workspace.map.get(self.sights.premise)
        return cut(item.words(), NAME) if item is not None else "it"

    def start(self) -> None:
        """Begin, or go on where it was left."""
        self.is_on = True
        self.left.begin()
        self._begin()

    def leave(self) -> None:
        """Leave the tour; the next time it goes on with this step."""
        self._note()
        self.is_on = False

    def on(self) -> None:
        """Go on to the next step; after the last the tour is over, what it left is kept, and it would begin anew."""
        if self.at == len(STEPS) - 1:
            self.workspace.tour_at, self.is_on = 0, False
            self.left.forget()
        else:
            self.workspace.tour_at = self.at + 1
            self._begin()

    def back(self) -> None:
        """Go back to the step before, which stays until it is done anew."""
        self.workspace.tour_at = max(0, self.at - 1)
        self._begin()
        self.is_waiting = self.step.is_done(self)

    def look(self, screen: str, *, is_busy: bool = False) -> None:
        """Take note of the screen the reader is on, and go on once the step is done."""
        self.screen, self.is_busy = screen, is_busy
        self.screens.add(screen)
        self._note()
        is_done = not is_busy and self.step.is_done(self)
        if self.is_on and is_done and not self.is_waiting:
            self.on()
        self.is_waiting = self.is_waiting and (is_done or is_busy)

    def take_back(self) -> bool:
        """Take back what was weighed and added on the tour; False where nothing was. Raises ``ArgmapError``."""
        self._note()
        change = self.left.change()
        if change is not None:
            self.workspace.submit(change)
        self.left.forget()
        self.left.begin()
        return change is not None

    def _note(self) -> None:
        """Take note of what the reader has changed on the tour."""
        if self.is_on:
            self.left.note()

    def _begin(self) -> None:
        """Remember how everything stands as the step begins."""
        self.crux_of = ""
        self.screens, self.here, self.is_waiting = set(), self.workspace.trail.here, False
        self.strengths, self.weights = self.claims_now(), self.weights_now()
        self.reasons = frozenset(one.id for one in self.counters())

    def claims_now(self) -> dict[str, float]:
        """The strengths of every question's theses and options now."""
        map, weighing = self.workspace.map, self.workspace.scales.weighing
        ids = {id for question in map.of_kind(Question) for id in (*question.theses, *question.options)}
        return {id: weighing[id] for id in ids}

    def weights_now(self) -> dict[str, float]:
        """Everything that is weighed from the present eyes."""
        view = self.workspace.scales.view
        return {**view.credence, **view.force, **view.certainty}

    def counters(self) -> list[Argument]:
        """Every argument against something."""
        return [one for one in self.workspace.map.of_kind(Argument) if one.stance is Direction.CON]


def sights(map: Map) -> Sights | None:
    """A thesis with a counter that rests on one claim, so that weighing this claim alone moves the thesis."""
    for question in map.of_kind(Question):
        for thesis in question.theses:
            for counter in arguments_on(map, thesis, Direction.CON):
                if len(counter.premises) == 1 and not counter.grants:
                    return Sights(thesis, counter.id, counter.premises[0])
    return None


def _is_first(workspace: Workspace, words: str, id: str) -> bool:
    return [hit.id for hit in workspace.live.search(words, limit=1)] == [id]


def _at_thesis(tour: Tour) -> bool:
    return any(tour.workspace.trail.here in question.theses for question in tour.workspace.map.of_kind(Question))


def _at_counter(tour: Tour) -> bool:
    item = tour.workspace.map.get(tour.workspace.trail.here)
    return isinstance(item, Argument) and item.stance is Direction.CON


def _has_moved(tour: Tour) -> bool:
    scales = tour.workspace.scales
    if scales.is_silent or not scales.is_weighed:
        return False
    now = tour.claims_now()
    return any(abs(now[id] - before) >= SEEN for id, before in tour.strengths.items() if id in now)


def _moved_nothing(tour: Tour) -> str:
    if tour.weights_now() == tour.weights or _has_moved(tour):
        return ""
    return (
        "You weighed, but no thesis moved: a claim at .5 or below gives its argument nothing, and an argument counts "
        f"only when all its premises are believed. Try “{tour.premise}” with w, then 9."
    )


def _ways_to_eyes(tour: Tour) -> str:
    words = "Each document weighs the map, too, by what it asserts and how firmly. "
    return words + tour.way_to_eyes if tour.sights.thesis in tour.workspace.map else ""


def _silent_eyes(tour: Tour) -> str:
    map, scales, thesis = tour.workspace.map, tour.workspace.scales, tour.sights.thesis
    if scales.is_own or thesis not in map or scales.speaks(thesis):
        return ""
    return (
        "The line at the top names whose eyes these are; they say nothing on "
        f"“{cut(label(map, map[thesis]), NAME)}”, so it has no verdict now. "
        "Press p, then Enter, to come back to your own."
    )


def _added_nothing(tour: Tour) -> str:
    if tour.added:
        return ""
    return (
        "No counter was added on the way here, so there is none to keep. Each u takes back one change: after a "
        "counter first the weight, if you gave one, then the counter. F2 goes on."
    )


def _kept_counter(tour: Tour) -> str:
    """What to say of the counter that was added: why it moves nothing, where it does not."""
    if not tour.added:
        return _added_nothing(tour)
    map, scales = tour.workspace.map, tour.workspace.scales
    counter = map.get(tour.added)
    if not isinstance(counter, Argument) or not scales.is_own or _has_moved(tour):
        return ""
    why = why_counter_is_still(scales, counter)
    name = cut(label(map, counter), NAME)
    return f"“{name}” is in the map, in your name. {why} F2 keeps it; each u takes back one change."


def _left_behind(tour: Tour) -> str:
    """What the tour leaves in the reader's map, and how to take it back; empty for nothing."""
    words = tour.left.words
    if not words:
        return ""
    return (
        f"Still in the map from your tour: {words}. Is that what you think? F8 takes all of it back, F2 keeps it and "
        "ends the tour. To keep a part: F2, then w and Del on a weight, x on an item. "
        "A good next step: W asks you the few questions that matter most."
    )


def _found_crux(tour: Tour) -> bool:
    """Whether the reader went from a list of cruxes to one of them, not just back."""
    here = tour.workspace.trail.here
    if tour.screen == "CruxesScreen":
        tour.crux_of = here
    if tour.screen != "MapScreen" or not tour.crux_of:
        return False
    is_crux = here != tour.crux_of and isinstance(tour.workspace.map.get(here), Claim | Argument)
    tour.crux_of, tour.crux = "", here if is_crux else tour.crux
    return is_crux


def _at_crux(tour: Tour) -> str:
    is_there = bool(tour.crux) and tour.screen == "MapScreen" and tour.workspace.trail.here == tour.crux
    return f"The card shows the crux. {ADDING}" if is_there else ""


def _has_countered(tour: Tour) -> bool:
    fresh = [one.id for one in tour.counters() if one.id not in tour.reasons]
    tour.added = fresh[-1] if fresh else tour.added
    return bool(fresh)


STEPS = (
    Step(
        "Welcome",
        "Five minutes: move a verdict, find a crux, add a counter. You work on the real map; u takes back "
        "whatever you change, and at the end one key all of it. Each step goes on by itself once you have done it.",
    ),
    Step(
        "Read a thesis",
        "A row with ◆ is a thesis: a claim that answers the question (?) above it. Go down to “{thesis}” with ↓. "
        "Its card says who holds it, and what speaks for and against it. On a small screen Enter opens the card, "
        "Esc comes back.",
        _at_thesis,
    ),
    Step(
        "Read a counter",
        "+ speaks for it, − against it; ⟂ and × attack a step or a premise of another argument. "
        "Go down to a counter, such as “{counter}”{finding}.",
        _at_counter,
    ),
    Step(
        "Weigh something",
        "On the card of “{counter}” (from the outline Enter opens it) the cursor stands on its premise “{premise}”: "
        "Enter leads there. Then press w and 9, even if you are not convinced: the end of the tour takes it back if "
        "you like. Watch ◆ above as ← → change it. Enter is done.",
        _has_moved,
        _moved_nothing,
    ),
    Step(
        "Look through a document's eyes",
        "Each document weighs the map, too, by what it asserts and how firmly. Press p, then Enter.",
        lambda tour: not tour.workspace.scales.is_own,
        _ways_to_eyes,
    ),
    Step(
        "Back to your own eyes",
        "The line at the top names whose eyes these are; the verdict is theirs now. "
        "Press p, then Enter, to come back to your own.",
        lambda tour: tour.workspace.scales.is_own,
        _silent_eyes,
    ),
    Step(
        "Find a crux",
        "A crux is a belief on which the verdict turns. Esc leads back to the outline. Go to “{thesis}” there, and "
        "press c. Choose a crux with ↓; Enter goes there.",
        _found_crux,
    ),
    Step(
        "Add a counter of your own",
        ADDING,
        _has_countered,
        _at_crux,
    ),
    Step(
        "Keep it, or take it back",
        "“{added}” is in the map, in your name. F2 keeps it. Each u takes back one change: first the weight, if you "
        "gave one, then the counter.",
        lambda tour: bool(tour.added) and tour.added not in tour.workspace.map,
        _kept_counter,
    ),
    Step(
        "Where help is",
        "? explains every key and holds the guide; Esc closes it. Ctrl+P finds any command by name. "
        "Press ? now, or F2 to go on.",
        lambda tour: "HelpScreen" in tour.screens and tour.screen == "MapScreen",
    ),
    Step(
        "That is all",
        "Weighing, cruxes and counters are what argmap is for. W asks you the few questions that matter most: a good "
        "next step. F2 ends the tour; T begins it again.",
        hint=_left_behind,
    ),
)
"""The tour from first to last."""
