"""What each rule of weighing means, in a line."""

from __future__ import annotations

from collections.abc import Mapping

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "semantics": {
        "measured": "Ten weak reasons do not outweigh a decisive one.",
        "dfquad": "Many weak reasons come near certainty.",
        "qe": "All reasons count; small balances move little.",
        "euler": "All reasons count, those against for less.",
        "euler-top": "Only the strongest reason on each side counts.",
        "mlp": "All reasons count, like evidence in log-odds.",
        "sd-dfquad": "As DF-QuAD, but nothing is ever certain.",
    },
    "premises": {
        "product": "Each doubtful premise weakens the argument.",
        "min": "An argument is as good as its weakest premise.",
        "mean": "A strong premise makes up for a weak one.",
    },
    "standard": {
        "scintilla": "One reason for the claim is enough.",
        "preponderance": "Reasons for it must outweigh those against it.",
        "clear-and-convincing": "They must outweigh them by more than .50.",
        "beyond-reasonable-doubt": "By more than .50, and those against below .30.",
        "dialectical-validity": "A reason for it, and none against that counts.",
    },
    "burden": {
        "asserter": "It holds when the reasons for it are enough.",
        "denier": "It holds unless the reasons against are enough.",
        "precaution": "Acts the map marks; otherwise the asserter.",
    },
}
"""By the kind of rule, then by its id."""
