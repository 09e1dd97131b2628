"""Every change to a map as a value: what can be changed, how a change is made, and how it is taken back."""

from __future__ import annotations

from argmap.edits.apply import Applied, apply, fold
from argmap.edits.changes import Add, Batch, Change, Edit, Merge, Restore, Retire, Retitle, Revise, State, Weigh

__all__ = [
    "Add",
    "Applied",
    "Batch",
    "Change",
    "Edit",
    "Merge",
    "Restore",
    "Retire",
    "Retitle",
    "Revise",
    "State",
    "Weigh",
    "apply",
    "fold",
]
