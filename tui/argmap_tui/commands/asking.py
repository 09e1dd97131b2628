"""Acts on what opens over a screen and asks something, on help, and those that work everywhere."""

from __future__ import annotations

from argmap_tui.commands.command import Command

FORM = (
    Command(
        "form.save", "ctrl+s", "Save", "Save what the form says", "save", footer=True, palette=False, priority=True
    ),
    Command(
        "form.cancel",
        "escape",
        "Cancel",
        "Leave the form; what you typed is asked about",
        "cancel",
        footer=True,
        palette=False,
    ),
)
"""Acts on a form."""

EXTENDING = (
    Command(
        "extending.premise",
        "ctrl+n",
        "Another premise",
        "Say another premise of the same reason",
        "premise",
        footer=True,
        palette=False,
        priority=True,
    ),
)
"""Acts on the form that adds to the debate, beside those of every form."""

FINDING = (
    Command("finding.cancel", "escape", "Cancel", "Leave without a choice", "cancel", palette=False),
    Command("finding.next", "down", "Next", "Choose the next one found", "move(1)", palette=False, priority=True),
    Command("finding.previous", "up", "Previous", "Choose the one above", "move(-1)", palette=False, priority=True),
)
"""Acts while finding an item by words."""

RELATING = (Command("relating.save", "ctrl+s", "Save", "Relate the two items", "save", palette=False, priority=True),)
"""Acts on the form that relates two items, once both are found."""

ATTACHING = (
    Command("attaching.cancel", "escape", "Cancel", "Leave it; stop what was begun", "cancel", palette=False),
    Command(
        "attaching.complete", "tab", "Complete", "Take over the path chosen", "complete", palette=False, priority=True
    ),
    Command("attaching.next", "down", "Next", "Choose the next path", "move(1)", palette=False, priority=True),
    Command("attaching.previous", "up", "Previous", "Choose the path above", "move(-1)", palette=False, priority=True),
)
"""Acts while a file is named."""

WRITING = (Command("writing.write", "ctrl+s", "Write", "Write the memo", "write", palette=False, priority=True),)
"""Acts while the files of a memo are named, beside those."""

RULES = (
    Command("rules.save", "ctrl+s", "Weigh so", "Weigh the map so", "save", palette=False, priority=True),
    Command("rules.cancel", "escape", "Cancel", "Weigh it as before", "dismiss", palette=False),
)
"""Acts on the choice of eyes and rules."""

SUPPOSING = (
    Command("supposing.keep", "k", "Keep", "Make what was tried your own", "choose('keep')", palette=False),
    Command("supposing.drop", "d", "Drop", "Forget what was tried", "choose('drop')", palette=False),
    Command("supposing.on", "escape,i", "Go on", "Go on trying", "dismiss", palette=False),
)
"""Acts on the question what becomes of what-ifs."""

ASKING = (Command("asking.cancel", "escape", "Cancel", "Leave it as it is", "cancel", palette=False),)
"""Acts where a few words are asked for."""

SURE = (Command("sure.keep", "escape", "Keep it", "Keep everything", "keep", palette=False),)
"""Acts where somebody is asked whether they are sure."""

SEEKING = (
    Command(
        "seeking.next",
        "enter,down",
        "Next",
        "Go on to the next place",
        "seek(1)",
        footer=True,
        palette=False,
        priority=True,
    ),
    Command(
        "seeking.previous",
        "shift+enter,up",
        "Place before",
        "Go back to the place before",
        "seek(-1)",
        palette=False,
        priority=True,
    ),
    Command(
        "seeking.end",
        "escape",
        "Done",
        "Find no more, and stay where you are",
        "end",
        footer=True,
        palette=False,
        priority=True,
    ),
)
"""Acts while words are found on a page."""

HELP = (
    Command("help.find", "slash,ctrl+f", "Find", "Find words on the page", "seek", palette=False),
    Command("help.close", "escape,q,question_mark,backspace", "Close", "Close the help", "dismiss", palette=False),
    Command(
        "help.on", "space,pagedown", "Read on", "Read on, one screen further", "read(1)", palette=False, priority=True
    ),
    Command("help.back", "pageup", "Read back", "Read one screen back", "read(-1)", palette=False, priority=True),
    Command("help.next", "j", "Next topic", "Choose the next topic", "topic(1)", palette=False),
    Command("help.previous", "k", "Topic above", "Choose the topic above", "topic(-1)", palette=False),
)
"""Acts on the help."""

WORDS = (Command("words.close", "escape,q,enter,backspace", "Close", "Close the words", "dismiss", palette=False),)
"""Acts on the meaning of words."""

EVERYWHERE = (
    Command(
        "everywhere.palette",
        "ctrl+p",
        "Commands",
        "Choose any command by its name",
        "command_palette",
        palette=False,
        priority=True,
    ),
    Command(
        "everywhere.words",
        "f1",
        "Words",
        "Say what the words on this screen mean",
        "words",
        footer=True,
        priority=True,
    ),
    Command("everywhere.quit", "ctrl+q", "Quit", "Leave argmap, from any screen", "quit", palette=False, priority=True),
    Command("everywhere.how", "ctrl+c", "How to quit", "Be told which key leaves argmap", "help_quit", palette=False),
)
"""Acts that work on every screen."""
