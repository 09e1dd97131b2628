"""``argmap sources MAP attach | detach | anchor``: keeping copies of documents, pointing a map at their passages."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli._help import examples
from argmap.cli._output import say, say_json
from argmap.cli._targets import author_of, editing, is_path, reading
from argmap.edits import Edit, apply
from argmap.errors import InputError
from argmap.formats import read_map, write_passages
from argmap.model import Map, Source
from argmap.sources.anchoring import Anchored, quoted_in
from argmap.sources.anchoring import anchor as anchored_in
from argmap.sources.attaching import attach as attach_copy
from argmap.sources.readers import Document, read_document
from argmap.sources.shelf import Shelf

file_argument = click.argument("file", type=click.Path(path_type=Path))
source_option = click.option("--source", metavar="ID", help="Which source it is a copy of; else the one it looks like.")


@click.command(epilog=examples("argmap sources deprecation attach on-deprecations.pdf"))
@file_argument
@source_option
@click.option("--replace", is_flag=True, help="Attach it even if the copy that is attached holds more passages.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def attach(map: str, file: Path, source: str | None, *, replace: bool, as_json: bool) -> None:
    """Keep a copy of the document FILE, to check passages against and to read them in.

    Text, Markdown and HTML can be read as they are; PDF and DOCX need `pip install 'argmap[documents]'`. A document in
    which fewer than half of the source's passages are found is not attached. The text is kept in argmap's folder on
    this machine and never becomes part of a map.
    """
    with reading(map) as target:
        done = attach_copy(target.map, Shelf.usual(), file, source, replace=replace)
    if as_json:
        kept = done.attached.model_dump(exclude={"text", "pages"})
        say_json({"source": done.source.id, "share": done.share, "same_text": done.same_text, "attached": kept})
        return
    say(done.words())
    if done.doubt():
        say(done.doubt(), err=True)


@click.command(epilog=examples("argmap sources deprecation detach on-deprecations"))
@click.argument("id")
@click.pass_obj
def detach(map: str, id: str) -> None:
    """Let go of the attached copy of the source ID; the file it was read from is left alone."""
    with reading(map) as target:
        chosen = target.map.find(id, Source)
    if not Shelf.usual().remove(chosen):
        raise InputError(f"no copy of “{chosen.title}” is attached", "See `argmap sources MAP list`.")
    say(f"detached the copy of “{chosen.title}”")


@click.command(epilog=examples("argmap sources my-map anchor --with report.pdf --source report"))
@click.option("--with", "file", type=click.Path(path_type=Path), required=True, help="The document that was quoted.")
@click.option("--source", metavar="ID", help="Which source it is; else the one whose quotations are in it.")
@click.option("--as", "author", metavar="NAME", help="Who does it; without it ARGMAP_AUTHOR or your login name.")
@click.pass_obj
def anchor(map: str, file: Path, source: str | None, author: str | None) -> None:
    """Turn quotations into passages: each `quote` is found in the document, hashed, and removed from the map.

    Every quotation must stand in the document once and have eight words or more; otherwise nothing is changed. For a
    path the YAML files are changed in place and keep their comments and layout; in the library it is one edit, which
    can be undone.
    """
    document = read_document(file)
    if is_path(map):
        path = Path(map)
        before = read_map(path)
        result = _anchored(before, source, document)
        if result.places:
            edit = Edit(author=author_of(author), change=result.change(before))
            write_passages(path, apply(before, edit).map, result.passages, result.places)
    else:
        with editing(map) as live:
            result = _anchored(live.map, source, document)
            if result.places:
                live.submit(result.change(live.map), author_of(author), reason=f"anchored in {file.name}")
    say(f"anchored {len(result.places)} quotations of “{result.source.title}” in {len(result.passages)} new passages")


def _anchored(map: Map, source: str | None, document: Document) -> Anchored:
    chosen = source if source is not None else quoted_in(map, document)
    return anchored_in(map, map.find(chosen, Source), document)
