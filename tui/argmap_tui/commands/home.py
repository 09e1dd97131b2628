"""Acts on the map: its outline, its card, the slider, the screens it opens, and the tour."""

from __future__ import annotations

from argmap_tui.commands.command import Command

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
    Command("card.open", "enter", "Open", "Read the item that the line leads to", "open", footer=True, palette=False),
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
    ),
    Command("map.forward", "right_square_bracket", "Forward", "Go forward again to what you left", "forward"),
    Command("map.switch", "tab", "Next pane", "Go on to the card, the reasons why, the outline", "switch(1)"),
    Command("map.switch-back", "shift+tab", "Pane before", "Go back to the pane before", "switch(-1)"),
    Command("map.weigh", "w", "Weigh", "Weigh the item in view: the verdict moves with it", "weigh", footer=True),
    Command(
        "map.add", "a", "Add", "Add a reason, evidence or a claim to the item in view", "change('add')", footer=True
    ),
    Command("map.ask", "A", "Ask", "Add a question that puts up the claim in view", "change('ask')"),
    Command("map.jump", "semicolon", "Jump", "Put a letter on all that leads on; the letter goes there", "jump"),
    Command("map.rules", "f", "Formula", "Choose the formula, the proof standard and the burden", "rules"),
    Command("map.suppose", "i", "What if", "Try weights without saving them; then keep or drop them", "suppose"),
    Command("map.revise", "r", "Revise", "Revise the item in view", "change('revise')"),
    Command("map.retire", "x,delete", "Retire", "Take the item in view out of the map", "change('retire')"),
    Command("map.undo", "u,ctrl+z", "Undo", "Take back your newest what-if, else your last edit", "change('undo')"),
    Command("map.redo", "ctrl+r,ctrl+y", "Redo", "Make your last undone edit again", "change('redo')"),
    Command("map.reveal", "v", "Show in outline", "Show the item in view in the outline", "reveal"),
    Command("map.find", "slash,ctrl+f", "Find", "Find an item by words", "find", footer=True),
    Command("map.help", "question_mark", "Help", "Read how this works, and every key", "help", footer=True),
    Command("map.quit", "q", "Quit", "Leave; everything is already saved", "quit", footer=True),
)
"""Acts on the map."""

VISITS = (
    Command(
        "visit.review",
        "s",
        "Review",
        "Decide on what models have proposed",
        "visit('review')",
        footer=True,
    ),
    Command(
        "visit.cruxes", "c", "Cruxes", "See the few beliefs on which the claim turns", "visit('cruxes')", footer=True
    ),
    Command(
        "visit.options",
        "o",
        "Options",
        "Compare the options of the question in every way",
        "visit('options')",
        footer=True,
    ),
    Command(
        "visit.perspectives",
        "p",
        "Perspectives",
        "Look through other eyes, or compare them",
        "visit('perspectives')",
        footer=True,
    ),
    Command(
        "visit.sources",
        "e",
        "Sources",
        "Read what the item in view rests on, and where",
        "visit('sources')",
        footer=True,
    ),
    Command(
        "visit.memo", "m", "Memo", "Read the memo before it is written, and write it", "visit('memo')", footer=True
    ),
    Command("visit.guided", "W", "Guided pass", "Answer the few questions that matter most", "visit('guided')"),
    Command("visit.graph", "n", "Graph", "Draw the neighbourhood of the item in view", "visit('graph')"),
    Command("visit.gaps", "d", "Gaps", "See what the map leaves open", "visit('gaps')"),
    Command("visit.questions", "Q", "Questions", "See what the argument has to stand up to", "visit('questions')"),
    Command("visit.merge", "M", "Merge", "Make two items one that say the same", "visit('merge')"),
    Command("visit.retarget", "t", "Re-target", "Let an argument bear on something else", "visit('retarget')"),
    Command("visit.link", "R", "Relate", "Say how two items stand to each other", "visit('link')"),
    Command("visit.history", "H", "History", "See who changed what", "visit('history')"),
    Command("visit.library", "L", "Library", "Open another map; make, copy or remove maps", "visit('library')"),
    Command("visit.workshop", "K", "Workshop", "See how several people work on one map", "visit('workshop')"),
)
"""Acts that open another screen on the item in view; the name is one of `screens.visits.SCREENS`."""

TOUR = (
    Command("tour.take", "T", "Tour", "Take the five-minute tour, or go on with it", "tour"),
    Command("tour.on", "f2", "Tour: next step", "Go on to the next step of the tour", "tour_on"),
    Command("tour.back", "f4", "Tour: step before", "Go back to the step before on the tour", "tour_back"),
    Command("tour.take-back", "f8", "Tour: take back", "Take back what you changed on the tour", "tour_take_back"),
    Command("tour.leave", "f3", "Tour: leave", "Leave the tour; T goes on with the same step", "tour_leave"),
)
"""Acts on the tour, wherever the reader is."""

HOME = (*MAP[:-3], *VISITS, *MAP[-3:])
"""Acts on the map and the screens it opens, in the order of the footer: finding, help and leaving come last."""
