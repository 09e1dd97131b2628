"""``argmap sources MAP list | verify | show | coverage``: what reports on sources and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

import click

from argmap.cli._failures import answer_no
from argmap.cli._help import examples
from argmap.cli._layout import Span, hanging
from argmap.cli._output import say, say_json, width
from argmap.cli._targets import Target, reading
from argmap.errors import InputError
from argmap.model import Item, Map, Passage, Source, places_of
from argmap.reading import label, place_words
from argmap.sources.coverage import Covered, Section
from argmap.sources.coverage import coverage as covered_by
from argmap.sources.passages import Found, State
from argmap.sources.shelf import Shelf
from argmap.sources.verify import Copy, Verified, copies_of, passages_of, verify_all

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


@click.command("list", epilog=examples("argmap sources deprecation list"))
@json_option
@click.pass_obj
def list_sources(map: str, *, as_json: bool) -> None:
    """List the sources: how many passages the map points at in each, and which copy is attached."""
    shelf = Shelf.usual()
    with reading(map) as target:
        listed = [_source_data(target.map, shelf, source) for source in target.map.of_kind(Source)]
    if as_json:
        say_json(listed)
        return
    for entry in listed:
        _print_source(entry)


def _source_data(map: Map, shelf: Shelf, source: Source) -> dict[str, Any]:
    attached, damaged = None, ""
    try:
        attached = shelf.get(source)
    except InputError as error:
        damaged = f"{error.message}: attach the document again"
    return {
        "damaged": damaged,
        "id": source.id,
        "title": source.title,
        "authors": source.authors,
        "passages": len(passages_of(map)[source.id]),
        "attached": attached.model_dump(exclude={"text", "pages", "title"}) if attached is not None else None,
    }


def _print_source(entry: dict[str, Any]) -> None:
    columns = width()
    by = f"by {entry['authors']}" if entry["authors"] else ""
    title = [Span(entry["title"], "heading"), *([Span(by)] if by else []), Span(f"[{entry['id']}]", "id")]
    for line in hanging("", title, columns):
        click.echo(line)
    if entry["passages"] or entry["attached"]:
        copy = entry["attached"]
        state = entry["damaged"] or "not attached"
        state = f"attached: {PurePath(copy['file']).name}, read by {copy['reader']}" if copy else state
        for line in hanging("    ", [Span(f"{entry['passages']} passages; {state}", "dim")], columns):
            click.echo(line)


@click.command(epilog=examples("argmap sources deprecation verify"))
@json_option
@click.pass_obj
def verify(map: str, *, as_json: bool) -> None:
    """Check every passage against the attached copies.

    A passage is verified-exact when it stands there character for character, verified-normalised when only line
    breaks, hyphenation, quotation marks, dashes, case or markup differ, changed when other words stand there,
    ambiguous when it stands in several places, missing, or not-attached. Exits with 1 unless every passage is
    verified.
    """
    with reading(map) as target:
        results = verify_all(target.map, copies_of(target.map, Shelf.usual()))
        if as_json:
            say_json([_verified_data(result) for result in results])
        else:
            _print_verified(target, results)
    if not all(result.is_sound for result in results):
        answer_no()


def _verified_data(result: Verified) -> dict[str, Any]:
    return {
        "source": result.source.id,
        "counts": {state.value: result.states[state] for state in State if result.states[state]},
        "passages": [
            {"id": id, "state": found.state.value, "share": round(found.share, 3)} for id, found in result.found.items()
        ],
    }


def _print_verified(target: Target, results: list[Verified]) -> None:
    if not results:
        say("The map points at no passages.")
    for result in results:
        counts = ", ".join(f"{result.states[state]} {state}" for state in State if result.states[state])
        for line in hanging("", [Span(f"{result.source.short_title}:", "heading"), Span(counts)], width()):
            click.echo(line)
        for id, found in result.found.items():
            if found.state in {State.CHANGED, State.AMBIGUOUS, State.MISSING}:
                _print_trouble(target.map, result, id, found)
    if any(result.copy is None for result in results):
        say(f"Attach your copy of a document: argmap sources {target.quoted} attach FILE", err=True)


def _print_trouble(map: Map, result: Verified, id: str, found: Found) -> None:
    users = ", ".join(item.id for item in map.mentioned_by(id))
    for line in hanging(f"  {found.state}: ", [Span(id, "id"), Span(f"({users})", "dim")], width()):
        click.echo(line)
    if found.state is State.CHANGED and result.copy is not None:
        for line in hanging("      now: ", [Span(result.copy.text_of(found))], width()):
            click.echo(line)


@click.command(epilog=examples("argmap sources deprecation show models-self-preserve"))
@click.argument("id")
@json_option
@click.pass_obj
def show(map: str, id: str, *, as_json: bool) -> None:
    """Show the passages that the item ID rests on, or all that rests on the passage ID, as your copies have them."""
    with reading(map) as target:
        copies = copies_of(target.map, Shelf.usual())
        found = [_passage_data(target.map, copies, *one) for one in _passages_for(target.map, target.map[id])]
        if as_json:
            say_json(found)
            return
        for entry in found:
            _print_passage(entry)
        if any(entry["state"] == State.NOT_ATTACHED for entry in found):
            say(f"Attach your copy to read it here: argmap sources {target.quoted} attach FILE", err=True)


def _passages_for(map: Map, item: Item) -> list[tuple[str, Passage]]:
    """The passages of an item with what is said of their place; raises ``InputError`` when there are none."""
    if isinstance(item, Passage):
        return [("; ".join(label(map, user) for user in map.mentioned_by(item.id)), item)]
    if isinstance(item, Source):
        return [("", passage) for passage in passages_of(map)[item.id]]
    places = [place for _, place in places_of(item) if place.passage is not None]
    if not places:
        raise InputError(
            f"'{item.id}' points at no passage", f"See what it says of itself: `argmap show MAP {item.id}`."
        )
    return [(place_words(map, place), map.find(place.passage or "", Passage)) for place in places]


def _passage_data(map: Map, copies: dict[str, Copy], where: str, passage: Passage) -> dict[str, Any]:
    copy = copies.get(passage.source)
    found = copy.finder.find(passage) if copy is not None else Found(State.NOT_ATTACHED)
    there = copy is not None and found.state not in {State.MISSING, State.NOT_ATTACHED}
    return {
        "passage": passage.id,
        "source": passage.source,
        "where": where or map[passage.source].words(),
        "state": found.state.value,
        "text": copy.text_of(found) if copy is not None and there else None,
        "page": copy.document.page_at(copy.letters.places[found.start]) if copy is not None and there else passage.page,
    }


def _print_passage(entry: dict[str, Any]) -> None:
    page = f", page {entry['page']}" if entry["page"] else ""
    head = [
        Span(f"{entry['where']}{page}", "heading"),
        Span(entry["state"], "dim"),
        Span(f"[{entry['passage']}]", "id"),
    ]
    for line in hanging("", head, width()):
        click.echo(line)
    if entry["text"]:
        for line in hanging("    ", [Span(entry["text"])], width()):
            click.echo(line)


@click.command(epilog=examples("argmap sources deprecation coverage", "argmap sources deprecation coverage --all"))
@click.option("--all", "everything", is_flag=True, help="List every paragraph, point and footnote.")
@json_option
@click.pass_obj
def coverage(map: str, *, everything: bool, as_json: bool) -> None:
    """Show what the map says nothing about: each section of the attached copies with its paragraphs and points.

    Headings and front matter need no claim; for what is only noted the reason of the note is given. Exits with 1 when
    something is not covered.
    """
    with reading(map) as target:
        results = verify_all(target.map, copies_of(target.map, Shelf.usual()))
        reports = [(result.source.short_title, covered_by(target.map, result)) for result in results]
        attached = {title: sections for title, sections in reports if sections}
        if not attached:
            raise InputError(
                "no copy of a source is attached", f"Attach one: `argmap sources {target.quoted} attach FILE`."
            )
    if as_json:
        say_json(
            [{"source": title, "sections": [_section_data(one) for one in found]} for title, found in attached.items()]
        )
    else:
        for title, sections in attached.items():
            for line in _coverage_lines(title, sections, everything=everything):
                click.echo(line)
    if any(section.count(Covered.NOTHING) for sections in attached.values() for section in sections):
        answer_no()


def _section_data(section: Section) -> dict[str, Any]:
    units = [
        {"line": u.line, "text": u.text, "covered": u.covered.value, "share": round(u.share, 3), "reason": u.reason}
        for u in section.units
    ]
    return {"title": section.title, "units": units}


def _coverage_lines(title: str, sections: list[Section], *, everything: bool) -> Iterator[str]:
    needed = (Covered.CLAIMED, Covered.NOTED, Covered.NOTHING)
    had = sum(section.count(Covered.CLAIMED, Covered.NOTED) for section in sections)
    total = sum(section.count(*needed) for section in sections)
    share = f"{had} of {total} paragraphs, points and footnotes covered ({had / max(total, 1):.0%})"
    yield from hanging("", [Span(f"{title}:", "heading"), Span(share)], width())
    for section in sections:
        count, of = section.count(Covered.CLAIMED, Covered.NOTED), section.count(*needed)
        listed = [u for u in section.units if everything or u.covered in {Covered.NOTED, Covered.NOTHING}]
        if of or everything:
            yield from hanging(f"  {count:>3}/{of:<3} ", [Span(section.title or title)], width())
        for unit in listed:
            reason = f" — {unit.reason}" if unit.reason else ""
            words = f"{unit.covered}, line {unit.line}: {unit.text}{reason}"
            yield from hanging("            ", [Span(words, "dim")], width())
