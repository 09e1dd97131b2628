"""Every act of a user, declared once: keys, footer, palette, help and guide are made from these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from textual.binding import Binding, BindingType


@dataclass(frozen=True)
class Command:
    """Something a user can do: its name, its keys (comma-separated, the first is shown), and the action it calls."""

    id: str
    keys: str
    label: str
    help: str
    action: str
    footer: bool = False
    palette: bool = True
    priority: bool = False
    """Whether the keys of a screen mean this even where the part of it in focus has them too."""

    def binding(self) -> Binding:
        """The binding of its keys; remapped by id."""
        return Binding(
            self.keys,
            self.action,
            self.label,
            show=self.footer,
            id=self.id,
            tooltip=self.help,
            priority=self.priority,
        )

    @property
    def shown_keys(self) -> str:
        """The keys as help and guide print them."""
        return " ".join(KEY_NAMES.get(key, key) for key in self.keys.split(","))


KEY_NAMES = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "Enter", "backspace": "Backspace", "slash": "/",
    "question_mark": "?", "tab": "Tab", "escape": "Esc", "asterisk": "*", "home": "Home", "end": "End",
    "pageup": "PgUp", "shift+tab": "Shift+Tab", "shift+left": "Shift+←", "shift+right": "Shift+→", "plus": "+",
    "minus": "-", "right_square_bracket": "]", "pagedown": "PgDn", "space": "Space", "delete": "Del", "f1": "F1",
    "ctrl+r": "Ctrl+R", "ctrl+f": "Ctrl+F", "ctrl+y": "Ctrl+Y", "ctrl+z": "Ctrl+Z", "ctrl+q": "Ctrl+Q",
    "f2": "F2", "f3": "F3", "shift+up": "Shift+↑", "shift+down": "Shift+↓", "equals_sign": "=",
}  # fmt: skip

OUTLINE = (
    Command("outline.down", "down,j", "Down", "Move to the next row", "down", palette=False),
    Command("outline.up", "up,k", "Up", "Move to the row above", "up", palette=False),
    Command("outline.unfold", "right,l", "Unfold", "Show what bears on the row, or step in", "unfold", palette=False),
    Command("outline.fold", "left,h", "Fold", "Hide what bears on the row, or step out", "fold", palette=False),
    Command("outline.unfold-all", "asterisk", "Unfold all", "Show everything below the row", "unfold_all"),
    Command(
        "outline.open", "enter", "Open", "Read the row's item and step into it", "open", footer=True, palette=False
    ),
    Command("outline.page-down", "pagedown", "Page down", "Move one screen down", "page(1)", palette=False),
    Command("outline.page-up", "pageup", "Page up", "Move one screen up", "page(-1)", palette=False),
    Command("outline.first", "home,g", "First", "Move to the first row", "first", palette=False),
    Command("outline.last", "end,G", "Last", "Move to the last row", "last", palette=False),
)
"""Acts on the outline."""

CARD = (
    Command("card.down", "down,j", "Down", "Move to the next line that leads on", "down", palette=False),
    Command("card.up", "up,k", "Up", "Move to the line above that leads on", "up", palette=False),
    Command("card.right", "right,l", "Right", "Move to the column of reasons against", "right", palette=False),
    Command("card.left", "left,h", "Left", "Move to the column of reasons for", "left", palette=False),
    Command(
        "card.open", "enter", "Go into", "Read the item that the line leads to", "open", footer=True, palette=False
    ),
    Command("card.page-down", "pagedown,space", "Page down", "Read on, one screen further", "page(1)", palette=False),
    Command("card.page-up", "pageup", "Page up", "Read one screen back", "page(-1)", palette=False),
)
"""Acts on the card of the item in view."""

SLIDER = (
    Command("slider.more", "right,up,l,k", "More", "Believe it more, by .05", "more", footer=True, palette=False),
    Command("slider.less", "left,down,h,j", "Less", "Believe it less, by .05", "less", footer=True, palette=False),
    Command("slider.nudge-up", "shift+right,plus", "A little more", "Move it up by .01", "nudge(1)", palette=False),
    Command(
        "slider.nudge-down", "shift+left,minus", "A little less", "Move it down by .01", "nudge(-1)", palette=False
    ),
    *(
        Command(
            f"slider.tenths-{digit}", str(digit), f".{digit}", f"Set it to .{digit}", f"tenths({digit})", palette=False
        )
        for digit in range(10)
    ),
    Command("slider.certain", "end", "1", "Set it to 1", "tenths(10)", palette=False),
    Command("slider.denied", "home", "0", "Set it to 0", "tenths(0)", palette=False),
    Command("slider.away", "delete,backspace", "Take away", "Not weighed", "take_away", footer=True, palette=False),
    Command("slider.done", "enter,escape,w", "Done", "Finish; it is saved", "done", footer=True, palette=False),
)
"""Acts on the slider."""

MAP = (
    Command(
        "map.back",
        "backspace,escape",
        "Back",
        "Go back to what you read before, or to the outline",
        "back",
        footer=True,
    ),
    Command("map.forward", "right_square_bracket", "Forward", "Go forward again to what you left", "forward"),
    Command("map.switch", "tab", "Next pane", "Go on to the card, the reasons why, the outline", "switch(1)"),
    Command("map.switch-back", "shift+tab", "Pane before", "Go back to the pane before", "switch(-1)"),
    Command("map.weigh", "w", "Weigh", "Weigh the item in view: the verdict moves with it", "weigh", footer=True),
    Command(
        "map.add", "a", "Add", "Add a reason, evidence or a claim to the item in view", "change('add')", footer=True
    ),
    Command("map.find", "slash,ctrl+f", "Find", "Find an item by words", "find", footer=True),
    Command("map.rules", "f", "Formula", "Choose the formula, the proof standard and the burden", "rules"),
    Command("map.suppose", "i", "What if", "Try weights without saving them; then keep or drop them", "suppose"),
    Command("map.revise", "r", "Revise", "Revise the item in view", "change('revise')"),
    Command("map.retire", "x,delete", "Retire", "Take the item in view out of the map", "change('retire')"),
    Command("map.undo", "u,ctrl+z", "Undo", "Take back your last edit", "change('undo')", footer=True),
    Command("map.redo", "ctrl+r,ctrl+y", "Redo", "Make your last undone edit again", "change('redo')"),
    Command("map.reveal", "v", "Show in outline", "Show the item in view in the outline", "reveal"),
    Command("map.help", "question_mark,f1", "Help", "Read how this works, and every key", "help", footer=True),
    Command("map.quit", "q,ctrl+q", "Quit", "Leave; everything is already saved", "quit", footer=True),
)
"""Acts on the map."""

REPORT = (
    Command(
        "report.leave",
        "escape,backspace,q",
        "Back to the map",
        "Leave this screen",
        "leave",
        footer=True,
        palette=False,
    ),
)
"""Acts that every screen of findings has."""

SOURCES = (
    Command("sources.next", "n", "Next passage", "Light the next passage", "step(1)", footer=True, palette=False),
    Command("sources.previous", "N", "Passage before", "Light the passage before", "step(-1)", palette=False),
    Command("sources.find", "slash,ctrl+f", "Find", "Find words in the document", "find", footer=True, palette=False),
    Command("sources.add", "a", "Add", "Add a claim or evidence that rests on what is selected", "add", palette=False),
    Command("sources.attach", "A", "Attach", "Attach a copy of a document", "attach", footer=True, palette=False),
    Command(
        "sources.switch",
        "tab",
        "List/text",
        "Go to the text, or back to the list",
        "switch",
        footer=True,
        palette=False,
    ),
    Command(
        "sources.leave",
        "escape,backspace,q",
        "Back",
        "Select nothing; else go back",
        "leave",
        footer=True,
        palette=False,
    ),
)
"""Acts on the screen of sources."""

DOCUMENT = (
    Command("document.down", "down,j", "Down", "Move down a line", "line(1)", palette=False),
    Command("document.up", "up,k", "Up", "Move up a line", "line(-1)", palette=False),
    Command("document.right", "right,l,w", "Right", "Move on by a word", "word(1)", palette=False),
    Command("document.left", "left,h,b", "Left", "Move back by a word", "word(-1)", palette=False),
    Command(
        "document.page-down", "pagedown,space", "Page down", "Read on, one screen further", "page(1)", palette=False
    ),
    Command("document.page-up", "pageup", "Page up", "Read one screen back", "page(-1)", palette=False),
    Command("document.first", "home,g", "Beginning", "Move to the beginning", "edge(-1)", palette=False),
    Command("document.last", "end,G", "End", "Move to the end", "edge(1)", palette=False),
    Command("document.select", "v", "Select", "Begin to select words, or stop", "select", footer=True, palette=False),
    Command(
        "document.choose",
        "enter",
        "Rests on it",
        "List what rests on the passage under the caret, or add what is selected",
        "choose",
        footer=True,
        palette=False,
    ),
)
"""Acts on the text of a document."""

VISITS: tuple[Command, ...] = (
    Command("visit.graph", "n", "Graph", "Draw the neighbourhood of the item in view", "visit('graph')"),
    Command("visit.sources", "e", "Sources", "Read what the item in view rests on, and where", "visit('sources')"),
    Command("visit.cruxes", "c", "Cruxes", "See the few beliefs on which the claim turns", "visit('cruxes')"),
    Command("visit.guided", "W", "Guided pass", "Answer the few questions that matter most", "visit('guided')"),
    Command(
        "visit.perspectives", "p", "Perspectives", "Look through other eyes, or compare them", "visit('perspectives')"
    ),
    Command("visit.questions", "Q", "Questions", "See what the argument has to stand up to", "visit('questions')"),
    Command("visit.merge", "M", "Merge", "Make two items one that say the same", "visit('merge')"),
    Command("visit.retarget", "t", "Re-target", "Let the argument bear on something else", "visit('retarget')"),
    Command("visit.link", "R", "Relate", "Say how two items stand to each other", "visit('link')"),
    Command("visit.options", "o", "Options", "Compare the options of the question in every way", "visit('options')"),
    Command("visit.gaps", "d", "Gaps", "See what the map leaves open", "visit('gaps')"),
    Command("visit.history", "H", "History", "See who changed what", "visit('history')"),
    Command("visit.library", "L", "Library", "Open another map; make, copy or remove maps", "visit('library')"),
)
"""Acts that open another screen on the item in view; the name is one of `screens.visits.SCREENS`."""

QUESTIONING = (
    Command("questioning.note", "n", "Note as open", "Note the question as open", "note", footer=True, palette=False),
    Command("questioning.scheme", "s", "Scheme", "Name another scheme", "scheme", footer=True, palette=False),
)
"""Acts on the critical questions to an argument."""

MERGING = (
    Command("merging.merge", "y", "Merge", "Merge the two as shown", "merge", footer=True, palette=False),
    Command("merging.swap", "s", "Keep the other", "Keep the other one", "swap", footer=True, palette=False),
)
"""Acts on two items that may say the same."""

GAPS = (
    Command("gaps.kind", "f", "Next kind", "Show only the next kind of gap", "kind(1)", footer=True, palette=False),
    Command("gaps.kind-before", "F", "Kind before", "Show only the kind before", "kind(-1)", palette=False),
    Command(
        "gaps.add", "a", "Add", "Add what is missing at the gap under the cursor", "add", footer=True, palette=False
    ),
)
"""Acts on the screen of gaps."""

HISTORY = (
    Command(
        "history.whose", "i", "Item/map", "Show the item's history, or the map's", "whose", footer=True, palette=False
    ),
    Command("history.undo", "u,ctrl+z", "Undo", "Take back your last change", "undo", footer=True, palette=False),
    Command("history.redo", "ctrl+r,ctrl+y", "Redo", "Make your last undone change again", "redo", palette=False),
)
"""Acts on the screen of history."""

LIBRARY = (
    Command("library.new", "n", "New", "Make a map", "new", footer=True, palette=False),
    Command("library.copy", "c", "Copy", "Copy the map under the cursor", "copy", footer=True, palette=False),
    Command(
        "library.remove", "x,delete", "Remove", "Remove the map under the cursor", "remove", footer=True, palette=False
    ),
    Command("library.update", "U", "Update", "Bring the map up to date with what ships", "update", palette=False),
    Command("library.backup", "b", "Backup", "Copy the whole library to a file", "backup", footer=True, palette=False),
)
"""Acts on the library."""

CRUXES = (
    Command("cruxes.order", "b", "Other order", "Order by swing, or by nearness", "order", footer=True, palette=False),
)
"""Acts on the screen of cruxes."""

OPTIONS = (
    Command("options.view", "v", "Next view", "See the options in another way", "view(1)", footer=True, palette=False),
    Command("options.view-back", "V", "View before", "Go back to the view before", "view(-1)", palette=False),
    Command(
        "options.next",
        "tab,right,l",
        "Next question",
        "See the next question's options",
        "question(1)",
        footer=True,
        palette=False,
    ),
    Command(
        "options.before",
        "shift+tab,left,h",
        "Question before",
        "See the options of the question before",
        "question(-1)",
        palette=False,
    ),
)
"""Acts on the screen of options."""

TOUR = (
    Command("tour.take", "T", "Tour", "Take the five-minute tour, or go on with it", "tour"),
    Command("tour.on", "f2", "Tour: next step", "Go on to the next step of the tour", "tour_on"),
    Command("tour.leave", "f3", "Tour: leave", "Leave the tour; T goes on with the same step", "tour_leave"),
)
"""Acts on the tour, wherever the reader is."""

GUIDED = (
    Command("guided.next", "enter,w", "Next", "Keep this answer and go on", "next", footer=True, palette=False),
    Command("guided.skip", "s", "Skip", "Leave this question as it was", "skip", footer=True, palette=False),
    Command("guided.back", "backspace", "Back", "Go back to the question before", "back", footer=True, palette=False),
    Command("guided.voices", "h", "Voices", "Show who says it, or hide it", "voices", footer=True, palette=False),
    Command("guided.page-down", "pagedown,space", "Read on", "Read on, one screen further", "page(1)", palette=False),
    Command("guided.page-up", "pageup", "Read back", "Read one screen back", "page(-1)", palette=False),
    Command("guided.leave", "escape,q", "Leave", "Leave; every answer is saved", "leave", footer=True, palette=False),
)
"""Acts of the guided pass, beside those on its slider."""

PERSPECTIVES = (
    Command(
        "perspectives.look",
        "enter",
        "Look through",
        "Weigh the map through the eyes under the cursor",
        "look",
        footer=True,
        palette=False,
        priority=True,
    ),
    Command(
        "perspectives.mark",
        "space",
        "Mark",
        "Mark the perspective to be compared, or not",
        "mark",
        footer=True,
        palette=False,
        priority=True,
    ),
    Command(
        "perspectives.compare",
        "c",
        "Compare",
        "Compare what is marked side by side",
        "compare",
        footer=True,
        palette=False,
    ),
    Command(
        "perspectives.own",
        "y",
        "Your own eyes",
        "Weigh the map through your own eyes again",
        "own",
        footer=True,
        palette=False,
    ),
)
"""Acts on the list of perspectives."""

COMPARISON = (
    Command(
        "comparison.next",
        "tab",
        "Next claim",
        "Compare what they come to on the next thesis or option",
        "turn(1)",
        footer=True,
        palette=False,
    ),
    Command("comparison.before", "shift+tab", "Claim before", "Compare on the claim before", "turn(-1)", palette=False),
    Command(
        "comparison.leave",
        "escape,backspace,q",
        "Back",
        "Back to the perspectives",
        "leave",
        footer=True,
        palette=False,
    ),
)
"""Acts on a comparison of perspectives."""

GRAPH = (
    Command(
        "graph.right", "right,l", "Right", "Move to the box to the right: what bears on it", "move(1, 0)", palette=False
    ),
    Command(
        "graph.left", "left,h", "Left", "Move to the box to the left: what it bears on", "move(-1, 0)", palette=False
    ),
    Command("graph.down", "down,j", "Down", "Move to the box below", "move(0, 1)", palette=False),
    Command("graph.up", "up,k", "Up", "Move to the box above", "move(0, -1)", palette=False),
    Command("graph.pan-right", "shift+right", "Pan right", "Show more to the right", "pan(1, 0)", palette=False),
    Command("graph.pan-left", "shift+left", "Pan left", "Show more to the left", "pan(-1, 0)", palette=False),
    Command("graph.pan-down", "shift+down,pagedown", "Pan down", "Show more below", "pan(0, 1)", palette=False),
    Command("graph.pan-up", "shift+up,pageup", "Pan up", "Show more above", "pan(0, -1)", palette=False),
    Command("graph.open", "enter", "Draw around", "Draw what is around the box", "open", footer=True, palette=False),
)
"""Acts on a drawing."""

AROUND = (
    Command(
        "around.deeper",
        "plus,equals_sign",
        "Further",
        "Draw one step further out",
        "deeper(1)",
        footer=True,
        palette=False,
    ),
    Command("around.nearer", "minus", "Nearer", "Draw one step less far out", "deeper(-1)", footer=True, palette=False),
    Command(
        "around.go", "g", "Go there", "Back to the map, on the box under the cursor", "go", footer=True, palette=False
    ),
    Command(
        "around.back",
        "backspace",
        "Back",
        "Draw what was drawn before; at last, leave",
        "back",
        footer=True,
        palette=False,
    ),
    Command(
        "around.leave", "escape,q", "Leave", "Back to the map where you left it", "leave", footer=True, palette=False
    ),
)
"""Acts on the screen of the graph."""

EVERY = (
    ("On the map", (*MAP, *VISITS)),
    ("In the outline", OUTLINE),
    ("On a card", CARD),
    ("Weighing", SLIDER),
    ("On other screens", REPORT),
    ("Among sources", SOURCES),
    ("In a document", DOCUMENT),
    ("Among cruxes", CRUXES),
    ("Among gaps", GAPS),
    ("In the history", HISTORY),
    ("In the library", LIBRARY),
    ("Among critical questions", QUESTIONING),
    ("Merging", MERGING),
    ("Among options", OPTIONS),
    ("In the guided pass", GUIDED),
    ("On the tour", TOUR),
    ("Among perspectives", PERSPECTIVES),
    ("In a comparison", COMPARISON),
    ("In the graph", GRAPH),
    ("On the graph's screen", AROUND),
)
"""All commands, by where they work."""


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The bindings of ``commands``, for a ``BINDINGS`` class variable."""
    return [command.binding() for command in commands]


def besides(commands: Iterable[Command], others: Iterable[Command]) -> list[Command]:
    """``commands`` without the keys that ``others`` use; what has no key left is left out."""
    taken = {key for command in others for key in command.keys.split(",")}
    kept = [(command, [key for key in command.keys.split(",") if key not in taken]) for command in commands]
    return [replace(command, keys=",".join(keys)) for command, keys in kept if keys]
