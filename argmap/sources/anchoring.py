"""Turning quotations into passages: what a person quoted is found in the document and then pointed at by hashes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from argmap.edits import Add, Batch, Change, Revise
from argmap.errors import InputError, Problem
from argmap.model import Item, Map, Passage, Source, places_of
from argmap.model.base import SLUG_LENGTH, free_slug
from argmap.sources.letters import Letters, letters_of
from argmap.sources.passages import occurrences, passage_at, word_at
from argmap.sources.readers import Document
from argmap.sources.verify import Copy

THEME = "passages"
SHOWN = 60
"""How many characters of a quotation an error shows."""
PROBLEMS_SHOWN = 30


@dataclass
class Anchored:
    """What anchoring comes to: new passages, the places that now point at them, and the source's fingerprint."""

    source: Source
    passages: list[Passage] = field(default_factory=list)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    """The id of the passage for each place, by the item's id and the beginning of the field's name."""

    def change(self, map: Map) -> Change:
        """The edit that makes it so: quotations of ``map`` go, passages and the fingerprint come."""
        adds: list[Change] = [Add(item=passage) for passage in self.passages]
        by_item: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for (id, prefix), passage in self.places.items():
            by_item[id][prefix] = passage
        revisions = [Revise(id=id, fields=_fields(map[id], passages)) for id, passages in by_item.items()]
        found = self.source.fingerprint
        marked = [Revise(id=self.source.id, fields={"fingerprint": found.model_dump()})] if found else []
        return Batch(changes=(*marked, *adds, *revisions))


def anchor(map: Map, source: Source, document: Document) -> Anchored:
    """Find every quotation of ``source`` in ``map`` in the document.

    Raises ``InputError`` that lists each quotation which is not in the document, is there more than once or is too
    short, and when passages were taken from another text of the source before.
    """
    copy = Copy(source, document)
    refuse_other_text(map, source, copy.letters)
    quoted = [(item, prefix, place) for item in map.items for prefix, place in places_of(item) if place.quote]
    quoted = [(item, prefix, place) for item, prefix, place in quoted if place.source == source.id]
    result = Anchored(source.model_copy(update={"fingerprint": copy.letters.fingerprint}))
    known = {(one.start, one.length): one.id for one in map.of_kind(Passage) if one.source == source.id}
    problems: list[Problem] = []
    for item, prefix, place in quoted:
        try:
            start, end = stretch_of(copy.letters, place.quote)
            id = known.get((start, end - start))
            if id is None:
                id = _free_id(map, source, start, known.values())
                result.passages.append(passage_of(copy, (start, end), id))
                known[start, end - start] = id
            result.places[item.id, prefix] = id
        except InputError as error:
            problems.append(Problem(error.message, item=item.id, field=f"{prefix}quote"))
    if problems:
        lines = "\n".join(f"  {problem}" for problem in problems[:PROBLEMS_SHOWN])
        more = f"\n  … and {len(problems) - PROBLEMS_SHOWN} more" if len(problems) > PROBLEMS_SHOWN else ""
        raise InputError(
            f"{len(problems)} of {len(quoted)} quotations of “{source.title}” cannot be anchored:\n{lines}{more}",
            "Nothing was changed. Mend them and run this again.",
        )
    return result


def stretch_of(letters: Letters, quotation: str) -> tuple[int, int]:
    """The letters of the whole words that ``quotation`` stands for. Raises ``InputError`` unless there is one place."""
    found = occurrences(letters, quotation)
    shown = f"“{_short(quotation)}”"
    if not found:
        raise InputError(f"{shown} is not in the document", "")
    if len(found) > 1:
        raise InputError(f"{shown} is in the document {len(found)} times: quote more of it", "")
    return whole_words(letters, *found[0])


def whole_words(letters: Letters, start: int, end: int) -> tuple[int, int]:
    """The letters of all the words that those from ``start`` to before ``end`` belong to."""
    first, last = word_at(letters, start), word_at(letters, end - 1)
    return letters.starts[first], letters.starts[last + 1] if last + 1 < len(letters.starts) else len(letters.letters)


def passage_of(copy: Copy, stretch: tuple[int, int], id: str) -> Passage:
    """The passage of the letters of ``stretch`` in a copy. Raises ``InputError`` when it has too few words."""
    page = copy.document.page_at(copy.letters.places[stretch[0]])
    passage = passage_at(copy.letters, stretch, id, copy.source.id, page)
    return passage.model_copy(update={"theme": f"{THEME}-{copy.source.id}"[:SLUG_LENGTH].rstrip("-")})


def _free_id(map: Map, source: Source, start: int, taken: Any) -> str:
    ids = set(taken)
    stem = f"{source.id[: SLUG_LENGTH - 12].rstrip('-')}-{start}"
    return free_slug(stem, lambda slug: slug in map or slug in ids)


def _fields(item: Item, passages: dict[str, str]) -> dict[str, Any]:
    """The fields of ``item`` with the passages in place of the quotations."""
    fields: dict[str, Any] = {}
    for prefix, id in passages.items():
        name, _, rest = prefix.partition(".")
        if not name:
            fields |= {"passage": id, "quote": ""}
            continue
        places: list[Any] = fields.setdefault(name, [place.model_dump(mode="json") for place in getattr(item, name)])
        places[int(rest.rstrip("."))] |= {"passage": id, "quote": ""}
    return fields


def quoted_in(map: Map, document: Document) -> str:
    """The id of the source most of whose quotations are in the document. Raises ``InputError`` when there is none."""
    text = letters_of(document.text).letters
    quotations: defaultdict[str, list[bool]] = defaultdict(list)
    for place in (place for item in map.items for _, place in places_of(item)):
        if place.quote and place.source is not None:
            quotations[place.source].append(letters_of(place.quote).letters in text)
    if not quotations:
        raise InputError("nothing in this map is quoted from a source", "Give places a `quote`, then anchor them.")
    best = max(quotations, key=lambda source: sum(quotations[source]) / len(quotations[source]))
    if not any(quotations[best]):
        raise InputError("nothing that this map quotes is in the document", "Check that it is the right one.")
    return best


def refuse_other_text(map: Map, source: Source, letters: Letters) -> None:
    """Raise ``InputError`` when the passages of ``source`` were taken from another text than this."""
    if source.fingerprint is None or source.fingerprint == letters.fingerprint:
        return
    if any(passage.source == source.id for passage in map.of_kind(Passage)):
        raise InputError(
            f"this is not the text from which the passages of “{source.title}” were taken",
            "Anchor with that text, or its passages would not fit together.",
        )


def _short(quotation: str) -> str:
    words = " ".join(quotation.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"
