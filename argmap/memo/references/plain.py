"""Works by author and date, set without any help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from argmap.memo.blocks import Role, Run
from argmap.memo.references.records import record
from argmap.model import Source

NO_DATE = "n.d."
INSIDE = {"container-title": "", "collection-title": "", "volume": "vol. ", "page": "pp. ", "publisher": ""}
"""What tells where a work stands, each with what goes before it."""


def entries(sources: Sequence[Source]) -> dict[str, tuple[Run, ...]]:
    """Each source as ``Author (year). Title. Container, volume, pages, publisher. Address.``, by author and year."""
    records = {source.id: record(source) for source in sources}
    return {
        id: tuple(run for run in _runs(one) if run.text)
        for id, one in sorted(records.items(), key=lambda entry: _place(*entry))
    }


def _place(id: str, work: dict[str, Any]) -> tuple[str, str, str, str]:
    return (_authors(work) or work["title"]).casefold(), _year(work), work["title"].casefold(), id


def _runs(work: dict[str, Any]) -> Iterator[Run]:
    title = Run(text=work["title"], role=Role.TITLE)
    authors, year = _authors(work), f" ({_year(work)})."
    if authors:
        yield Run(text=f"{authors}{year} ")
        yield title
        yield Run(text=_stop(work["title"]))
    else:
        yield title
        yield Run(text=year)
    yield from _inside(work)
    if address := _address(work):
        yield Run(text=f" {address}")


def _inside(work: dict[str, Any]) -> Iterator[Run]:
    """What the work stands in and who published it."""
    inside = [
        Run(text=f"{before}{_shown(field, work[field])}", role=Role.TITLE if field == "container-title" else Role.PLAIN)
        for field, before in INSIDE.items()
        if field in work
    ]
    for at, run in enumerate(inside):
        yield Run(text=", " if at else " ")
        yield run
    if inside:
        yield Run(text=_stop(inside[-1].text))


def _shown(field: str, text: str) -> str:
    return text.replace("-", "–") if field == "page" else text


def _stop(text: str) -> str:
    return "" if text.endswith((".", "!", "?")) else "."


def _authors(work: dict[str, Any]) -> str:
    names = [_name(one, is_first=not at) for at, one in enumerate(work.get("author") or work.get("editor") or [])]
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _name(name: dict[str, str], *, is_first: bool) -> str:
    """The first name is turned round, for the order of the list."""
    if "literal" in name:
        return name["literal"]
    given = " ".join(name[part] for part in ("given", "dropping-particle") if part in name)
    family = " ".join(name[part] for part in ("non-dropping-particle", "family", "suffix") if part in name)
    parts = [part for part in ((family, given) if is_first else (given, family)) if part]
    return (", " if is_first else " ").join(parts)


def _year(work: dict[str, Any]) -> str:
    issued = work.get("issued", {})
    return str(issued["date-parts"][0][0]) if "date-parts" in issued else issued.get("literal", NO_DATE)


def _address(work: dict[str, Any]) -> str:
    return f"https://doi.org/{work['DOI']}" if "DOI" in work else str(work.get("URL", ""))
