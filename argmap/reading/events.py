"""Edits in words, for histories and notices."""

from __future__ import annotations

from argmap.edits.changes import Add, Batch, Change, Edit, Merge, Restore, Retire, Retitle, Revise, Weigh
from argmap.model.nodes import Argument, Direction

PARTS_SHOWN = 3
"""How many parts of a gesture are spelled out."""


def edit_words(edit: Edit) -> str:
    """What an edit did, as a phrase that follows "has"."""
    return change_words(edit.change)


def change_words(change: Change) -> str:
    """What a change does, as a phrase that follows "has"."""
    match change:
        case Add(item=Argument() as argument):
            direction = "for" if argument.stance is Direction.PRO else "against"
            words = argument.title or argument.text or ", ".join(argument.premises)
            return f"added argument '{argument.id}' {direction} '{argument.target}': {words}"
        case Add(item=item):
            return f"added {item.kind_name} '{item.id}': {item.words()}"
        case Revise(id=id, fields=fields):
            return f"revised {', '.join(fields)} of '{id}'"
        case Retire(id=id, dependents=dependents):
            return f"retired '{id}'" + (" and what rested on it" if dependents else "")
        case Merge(keep=keep, drop=drop):
            return f"merged '{drop}' into '{keep}'"
        case Weigh(perspective=perspective, id=id, value=value):
            return f"weighed '{id}' {'no more' if value is None else f'{value:g}'} in '{perspective}'"
        case Retitle(header=header):
            return f"called the map “{header.title}”"
        case Restore(states=states):
            return f"put {len(states)} items back"
        case Batch(changes=changes):
            shown = "; ".join(change_words(part) for part in changes[:PARTS_SHOWN])
            more = len(changes) - PARTS_SHOWN
            return shown + (f"; and {more} more" if more > 0 else "")
