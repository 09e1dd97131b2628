"""The perspectives a map can be seen from: people's own, one for each document, and one that holds nothing.

A document's perspective is computed from its voices, by one rule, and so follows every change of the map:

- A claim that the document's author *asserts* or *concedes* has the credence .9 when said flatly, .8 with a weak hedge,
  .65 with a moderate one, .55 with a strong one. One that the author *rejects* has .1, .2, .35 or .45.
- A claim that is *questioned* has .4.
- What is only reported, steelmanned, granted for the sake of argument or entertained is not the author's own and is not
  weighed: its credence stays at the middle, .5. The same holds for words of other people.
- A claim with several voices of the author has the mean of their credences.
- An argument that the author makes has the force 1, .75, .5 or .25 by its hedge, and 0 where the author rejects it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from statistics import fmean

from argmap.errors import UnknownId
from argmap.model import Argument, Claim, Hedge, Map, Perspective, Source, Stance, Voice
from argmap.model.base import SLUG_LENGTH, slugify
from argmap.model.context import UNDECIDED, VIEW_OF

MIDDLE = 0.5
"""The credence of whatever nobody has weighed."""
CREDENCE = {Hedge.NONE: 0.9, Hedge.WEAK: 0.8, Hedge.MODERATE: 0.65, Hedge.STRONG: 0.55}
"""How far a document believes what it asserts, by its hedge."""
FORCE = {Hedge.NONE: 1.0, Hedge.WEAK: 0.75, Hedge.MODERATE: 0.5, Hedge.STRONG: 0.25}
"""How much an argument bears for the document that makes it."""
DOUBT = 0.4
"""The credence of what a document questions."""
OWN = frozenset({Stance.ASSERTS, Stance.CONCEDES})
"""The stances in which an author speaks for himself."""

NEUTRAL = Perspective(
    id=UNDECIDED,
    title="Nothing decided",
    note="Holds nothing: every credence is at the middle.",
)
"""The perspective of somebody who has said nothing yet."""


def perspectives(map: Map, without: Collection[str] = ()) -> list[Perspective]:
    """Every perspective of ``map``: those it holds, one derived for each source that speaks in it, and ``NEUTRAL``.

    Left out are those with the ids ``without``, which are not even derived.
    """
    speaking: list[Claim | Argument] = [*map.of_kind(Claim), *map.of_kind(Argument)]
    named = {voice.source for one in speaking for voice in one.voices if _own(voice)}
    sources = [one for one in map.of_kind(Source) if one.id in named and _derived_id(one) not in without]
    found = [*map.of_kind(Perspective), *filter(_speaks, (derived(map, one) for one in sources)), NEUTRAL]
    return [one for one in found if one.id not in without]


def perspective(map: Map, id: str) -> Perspective:
    """The perspective ``id``; the id of a source means its derived one. Raises ``UnknownId``."""
    stored = map.get(id)
    if isinstance(stored, Perspective):
        return stored
    if id == UNDECIDED:
        return NEUTRAL
    for view in _meant(map, id):
        return view
    known = ", ".join(dict.fromkeys(view.id for view in perspectives(map)))
    raise UnknownId(f"there is no perspective '{id}' on this map", f"There are: {known}.")


def own_perspective(map: Map, author: str) -> Perspective | None:
    """The perspective in which ``author`` weighs ``map`` under their own name; None before they have."""
    name = slugify(author)
    held = [view for view in map.of_kind(Perspective) if view.holder == author and not view.source]
    mine = [view for view in held if name in {view.id, slugify(view.title)}]
    return next((view for view in mine if view.id == name), mine[0] if mine else None)


def holds_nothing(view: Perspective) -> bool:
    """Whether nothing has been weighed from these eyes, so that nothing follows."""
    return not (view.credence or view.force or view.certainty)


def eyes_of(map: Map, author: str) -> Perspective:
    """Through whose eyes ``author`` looks unless they say otherwise: their own that hold anything, else nobody's."""
    own = own_perspective(map, author)
    return NEUTRAL if own is None or holds_nothing(own) else own


def _meant(map: Map, id: str) -> Iterator[Perspective]:
    """The perspectives that are derived under ``id``, then those of the source ``id``: given ones, then its derived."""
    sources = list(map.of_kind(Source))  # of a large map only what is asked for is derived
    own = [source for source in sources if source.id == id]
    yield from filter(_speaks, (derived(map, source) for source in sources if _derived_id(source) == id))
    yield from (view for view in map.of_kind(Perspective) if view.source == id)
    yield from filter(_speaks, (derived(map, source) for source in own))


def _speaks(view: Perspective) -> bool:
    return bool(view.credence or view.force)


def _derived_id(source: Source) -> str:
    return f"{VIEW_OF}{source.id}"[:SLUG_LENGTH].rstrip("-")


def derived(map: Map, source: Source) -> Perspective:
    """How ``source`` weighs the map, computed from its voices and hedges by the rule above."""
    voiced = {one.id for one in map.mentioned_by(source.id)}
    claims = (one for one in map.of_kind(Claim) if one.id in voiced)
    arguments = (one for one in map.of_kind(Argument) if one.id in voiced)
    credence = {one.id: weight for one in claims if (weight := _credence(one, source)) is not None}
    force = {one.id: weight for one in arguments if (weight := _force(one, source)) is not None}
    return Perspective(
        id=_derived_id(source),
        title=f"As {source.short_title} weighs it",
        holder=source.authors,
        source=source.id,
        credence=credence,
        force=force,
        note="Derived from the document's voices and hedges; see `argmap guide sources`.",
    )


def _own_voices(voices: tuple[Voice, ...], source: Source) -> Iterator[Voice]:
    of_source = (voice for voice in voices if voice.source == source.id and _own(voice))
    return (voice for voice in of_source if not voice.by or voice.by == source.authors)


def _own(voice: Voice) -> bool:
    return not voice.on_behalf_of and (voice.stance in OWN or voice.stance in {Stance.REJECTS, Stance.QUESTIONS})


def _credence(claim: Claim, source: Source) -> float | None:
    weights = [_held(voice) for voice in _own_voices(claim.voices, source)]
    held = [weight for weight in weights if weight is not None]
    return round(fmean(held), 3) if held else None


def _held(voice: Voice) -> float | None:
    if voice.stance in OWN:
        return CREDENCE[voice.hedge]
    if voice.stance is Stance.REJECTS:
        return 1.0 - CREDENCE[voice.hedge]
    return DOUBT if voice.stance is Stance.QUESTIONS else None


def _force(argument: Argument, source: Source) -> float | None:
    voices = list(_own_voices(argument.voices, source))
    held = [FORCE[voice.hedge] for voice in voices if voice.stance in OWN]
    held += [0.0 for voice in voices if voice.stance is Stance.REJECTS]
    return round(fmean(held), 3) if held else None
