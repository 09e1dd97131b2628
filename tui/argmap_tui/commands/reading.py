"""Acts on the screens on which one reads and tends the map: sources, gaps, history, library, merging."""

from __future__ import annotations

from argmap_tui.commands.command import Command

REPORT = (
    Command("report.find", "slash,ctrl+f", "Find", "Find words on this page", "seek", footer=True, palette=False),
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
    Command(
        "sources.find",
        "slash,ctrl+f",
        "Find",
        "Find words in the document, or in the list",
        "find",
        footer=True,
        palette=False,
    ),
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
    Command(
        "gaps.whose",
        "i",
        "Question/map",
        "Show what the question in view leaves open, or the whole map",
        "whose",
        footer=True,
        palette=False,
    ),
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

MEMO = (
    Command("memo.write", "w", "Write", "Write the memo to files", "write", footer=True, palette=False),
    Command("memo.form", "f", "Long/short", "Show two pages, or the long form", "form", footer=True, palette=False),
    Command("memo.style", "r", "References", "Cite works in another style", "style", footer=True, palette=False),
    Command(
        "memo.against",
        "a",
        "Second way",
        "Judge it in a second way: other eyes, burden, standard or formula",
        "against",
        footer=True,
        palette=False,
    ),
    Command(
        "memo.own", "o", "Your words", "Begin a file of your own words, or open one", "own", footer=True, palette=False
    ),
    Command("memo.review", "s", "Review", "Decide on words that models have proposed", "review", palette=False),
    Command("memo.contents", "c", "Contents", "Go to a section of a list", "contents", footer=True, palette=False),
    Command("memo.next", "n", "Next section", "Go on to the next section", "section(1)", palette=False),
    Command("memo.previous", "N", "Section before", "Go back to the section before", "section(-1)", palette=False),
)
"""Acts on a memo that is read before it is written."""

REVIEW = (
    Command("review.accept", "a", "Accept", "Accept the draft as it is", "accept", footer=True, palette=False),
    Command("review.edit", "e", "Edit", "Change the words and accept them", "edit", footer=True, palette=False),
    Command(
        "review.reject", "x,delete", "Reject", "Reject the draft, and say why", "reject", footer=True, palette=False
    ),
)
"""Acts on what models have proposed."""

CONTENTS = (Command("contents.cancel", "escape,q", "Cancel", "Stay where you are", "dismiss", palette=False),)
"""Acts on a list of a few to choose from."""
