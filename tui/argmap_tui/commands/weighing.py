"""Acts on the screens that weigh: cruxes, options, the guided pass, perspectives."""

from __future__ import annotations

from argmap_tui.commands.command import Command

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
