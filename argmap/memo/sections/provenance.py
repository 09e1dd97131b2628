"""Provenance: who made and changed the map, whose beliefs it was weighed by, and what a model had to do with it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.memo.basis import Basis
from argmap.memo.blocks import Block, Column, Paragraph, Role, Row, Run, Section, Sentence, Table
from argmap.memo.polishing import tables
from argmap.memo.setters import CREATED, SHIPPER, UPDATED, origin, origin_words
from argmap.memo.tracing import WHOLE, Scribe, fixed
from argmap.memo.words import counted, listed
from argmap.model import Perspective, Source
from argmap.model.context import UNDECIDED
from argmap.names import folded

if TYPE_CHECKING:  # reading a library takes more than a memo of a file has use for
    from argmap.store import Event

TITLE = "Provenance"
LISTED = 12
"""People and perspectives that are listed; of more only the number is."""
NAMED = 3
"""People who are named in a sentence."""
SHIPPED = frozenset({CREATED, UPDATED})
"""What argmap itself does where a map comes with it."""
DIGITS = 16
"""Hexadecimal digits of the log's head that are told."""
NO_HISTORY = fixed(
    "The map was read from files, which keep no history: who changed it, who set which weight, and with what help, "
    "cannot be told from it."
)
NO_MODEL = (
    "No model set a weight or verdict as far as the history shows: no change or perspective is under the name of a "
    "model that was asked, though nothing proves that a name is a person's. Weights were set by hand, came with a file "
    "or were derived from a document by a stated rule, and verdicts follow from them by formula."
)
MODEL = "A model may have set weights: changes or perspectives are under the name {}, a model that was asked for help."
NOT_SHOWN = "The history does not show that no model set a weight."


def section(basis: Basis, scribe: Scribe) -> Section:
    """People with their edits, perspectives with whose they are, and the help of models."""
    events = _events(basis)
    blocks: list[Block] = [Paragraph(sentences=tuple(_log(basis, scribe, events)))]
    people = _people(events)
    if people:
        blocks.append(_people_table(scribe, people))
    return Section(id="provenance", title=TITLE, blocks=(*blocks, _views(basis, scribe), *tables(basis.recipe)))


def short(basis: Basis, scribe: Scribe) -> Section:
    """One line."""
    sentences = tuple(_log(basis, scribe, _events(basis)))
    return Section(id="provenance", title=TITLE, blocks=(Paragraph(sentences=sentences), *tables(basis.recipe)))


def _events(basis: Basis) -> list[Event]:
    """The history up to the state that the memo is on: what came later is none of its business."""
    return basis.beside.until(basis.recipe.event)


def _log(basis: Basis, scribe: Scribe, events: list[Event]) -> Iterator[Sentence]:
    if not events:
        yield NO_HISTORY
        return
    head = events[-1]
    yield scribe.finding("provenance.changes", _changes(events), on=[WHOLE])
    digits = Run(text=head.hash[:DIGITS], role=Role.ID)
    yield scribe.finding("provenance.log", f"The log ends at event {head.seq:,} (", digits, " …).", on=[WHOLE])
    yield _on_models(basis, scribe, events)
    yield from _set_by(basis, scribe)


def _set_by(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    """Which weights others have set or brought in than those whom the perspectives are named after."""
    told: dict[str, list[Perspective]] = {}
    for view in basis.views:
        ways = origin(view, basis.beside.history)
        words = origin_words(ways)
        if len(ways) > 1:
            yield scribe.finding(f"provenance.set-by.{view.id}", f"What {view.title} holds: {words}.", on=[view.id])
        elif ways:
            told.setdefault(words, []).append(view)
    for words, views in told.items():
        more = [counted(len(views) - NAMED, "other")] if len(views) > NAMED else []
        titles = listed([*(one.title for one in views[:NAMED]), *more])
        holds = f"hold{'s' * (len(views) == 1)} {'' if words.startswith('came') else 'was '}"
        on = [one.id for one in views]
        yield scribe.finding(f"provenance.set-by.{on[0]}", f"All that {titles} {holds}{words}.", on=on)


def _on_models(basis: Basis, scribe: Scribe, events: list[Event]) -> Sentence:
    """Whether a model can be ruled out, or one that was asked has changes or a perspective under its name."""
    asked = {folded(one.model) for one in basis.recipe.help}
    names = [*_people(events), *(one.holder or one.title for one in basis.views if one.source is None)]
    if models := list(dict.fromkeys(one for one in names if folded(one) in asked)):
        return scribe.finding("provenance.asked", MODEL.format(listed(models)), on=[WHOLE])
    if no_model_weighed(basis, events):
        return scribe.finding("provenance.models", NO_MODEL, on=[WHOLE])
    return scribe.finding("provenance.unknown", NOT_SHOWN, on=[WHOLE])


def _changes(events: list[Event]) -> str:
    """Who has put the map into the library, who has changed it since, and how often."""
    people, brought = _people(events), next((one.actor for one in events if one.kind == CREATED), SHIPPER)
    since = f"since {'it was put' if brought == SHIPPER else f'{brought} put it'} into the library"
    if not people:
        return f"Nobody has changed the map {since}."
    named = [f"{name} ({count:,})" for name, count in people.most_common(NAMED)]
    more = len(people) - NAMED
    who = listed([*named, *([counted(more, "more name")] if more > 0 else [])])
    return f"Changes {since}: {people.total():,}, under the name{'s' * (len(people) > 1)} {who}."


def no_model_weighed(basis: Basis, events: list[Event]) -> bool:
    """Whether the history shows that no model set a weight.

    It has to reach back to the making of the map, and argmap itself may have done no more than ship it and derive
    perspectives from documents; argmap has no way for a model to edit a map.
    """
    is_whole = any(one.kind == CREATED for one in events)
    own = [one for one in events if one.actor == SHIPPER]
    weighed = [view.id for view in basis.views if view.source is None and view.id != UNDECIDED]
    shipped = {id for one in own for id in _put_there(one)} if weighed else set()
    return is_whole and all(one.kind in SHIPPED for one in own) and shipped.isdisjoint(weighed)


def _put_there(event: Event) -> Iterator[str]:
    """The items that the making or the updating of a map has put there."""
    change = json.loads(event.edit)["change"]  # a whole map: reading it as an edit would take ten times as long
    yield from (state["id"] for state in change.get("states", ()))


def _people(events: list[Event]) -> Counter[str]:
    """How many changes are under each name, undone ones and the undoing among them."""
    return Counter(one.actor for one in events if one.actor != SHIPPER and one.kind not in SHIPPED)


def _people_table(scribe: Scribe, people: Counter[str]) -> Table:
    left = len(people) - LISTED
    more = f"Fewer changes were made under {counted(left, 'more name')}."
    return Table(
        caption="Who changed the map",
        columns=(Column(heading="Name", width=3), Column(heading="Changes", is_number=True)),
        rows=tuple(
            scribe.row(f"provenance.person.{at}", name, f"{count:,}", on=[WHOLE])
            for at, (name, count) in enumerate(people.most_common(LISTED))
        ),
        remark=(scribe.finding("provenance.people", more, on=[WHOLE]),) if left > 0 else (),
    )


def _views(basis: Basis, scribe: Scribe) -> Table:
    left = len(basis.views) - LISTED
    more = f"{counted(left, 'more perspective')} were heard."
    return Table(
        caption="Perspectives, the one that the recommendation follows first",
        columns=(
            Column(heading="Perspective", width=2),
            Column(heading="Whose", width=2),
            Column(heading="How it came about", width=2.4),
            Column(heading="Items weighed", is_number=True),
        ),
        rows=tuple(_view(basis, scribe, view) for view in basis.views[:LISTED]),
        remark=(scribe.finding("provenance.views", more, on=[WHOLE]),) if left > 0 else (),
    )


def _view(basis: Basis, scribe: Scribe, view: Perspective) -> Row:
    is_item = isinstance(basis.map.get(view.id), Perspective)
    on = [view.id] if is_item else [view.source or WHOLE]
    count = len(view.credence) + len(view.force) + len(view.certainty)
    nobody = "not stated" if view.source is None else "no author named"
    cells = (view.title, view.holder or nobody, _origin(basis, view), f"{count:,}")
    return scribe.row(f"provenance.view.{view.id}", *cells, on=on)


def _origin(basis: Basis, view: Perspective) -> str:
    if view.source is not None:
        title = basis.map.find(view.source, Source).short_title
        return f"derived from the voices and hedges of {title}; its authors have not weighed the map"
    if view.id == UNDECIDED:
        return "holds nothing"
    if not basis.beside.history:
        return "as the map's files have it"
    return origin_words(origin(view, basis.beside.history)) or "weighed by hand"
