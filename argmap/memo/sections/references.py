"""References: the works on which what the memo tells rests, and those that the map knows besides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.memo.basis import Basis
from argmap.memo.blocks import Block, Bullet, Bullets, Paragraph, Section
from argmap.memo.references import Bibliography, bibliography
from argmap.memo.tracing import WHOLE, Scribe, fixed
from argmap.model import Map, Source, places_of

PLAIN = fixed("They are by author and date: the style that was asked for needs citeproc-py, which is not installed.")
NONE = "Nothing told here rests on a source."
OTHERS = "Known to the map but not cited"


def section(basis: Basis, scribe: Scribe) -> Section:
    """The sources of everything told so far, in the recipe's style; those of the map that are not cited apart.

    Has to come after all that cites. Raises ``InputError`` for a style that there is not.
    """
    cited = cited_in(basis, list(scribe.told))
    others = [source for source in basis.map.of_kind(Source) if source not in cited]
    found = bibliography([*cited, *others], basis.recipe.style)
    blocks: list[Block] = [] if found.is_styled or not found.entries else [Paragraph(sentences=(PLAIN,))]
    none = () if cited else (scribe.finding("references.none", NONE, on=[WHOLE]),)
    blocks.append(Paragraph(sentences=none) if none else _list(scribe, found, cited))
    apart = (_list(scribe, found, others),) if others else ()
    parts = (Section(id="references-others", title=OTHERS, blocks=apart),) if others else ()
    return Section(id="references", title="References", blocks=tuple(blocks), parts=parts)


def cited_in(basis: Basis, told: Iterable[str]) -> list[Source]:
    """The sources of the items ``told`` and of the perspectives heard, in the order in which they come up."""
    found: dict[str, None] = {view.source: None for view in basis.views if view.source is not None}
    for id in told:
        found.update(dict.fromkeys(_sources(basis.map, id)))
    return [item for item in basis.items(list(found)) if isinstance(item, Source)]


def _sources(map: Map, id: str) -> list[str]:
    item = map.get(id)
    if item is None or isinstance(item, Source):
        return [id]
    return [place.source for _, place in places_of(item) if place.source is not None]


def _list(scribe: Scribe, found: Bibliography, sources: Sequence[Source]) -> Bullets:
    """Those of the works found that are among ``sources``, in the order of the style."""
    titles = {source.id: source.title for source in sources}
    items: list[Bullet] = []
    for id, entry in found.entries.items():
        if id in titles:
            # what is checked is the work itself: the same work may be set otherwise elsewhere
            said = scribe.finding(f"references.{id}", titles[id], on=[id])
            items.append(Bullet(sentences=(said.model_copy(update={"runs": entry}),)))
    return Bullets(items=tuple(items))
