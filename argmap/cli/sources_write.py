"""``argmap sources MAP attach | detach | anchor``: keeping copies of documents, pointing a map at their passages."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from argmap.cli._help import examples
from argmap.cli._output import say, say_json
from argmap.cli._targets import author_of, editing, is_path, reading
from argmap.edits import Edit, apply
from argmap.errors import InputError
from argmap.formats import read_bytes, read_map, write_passages
from argmap.model import Map, Source
from argmap.sources.anchoring import Anchored, quoted_in
from argmap.sources.anchoring import anchor as anchored_in
from argmap.sources.letters import letters_of
from argmap.sources.readers import Document, read_document
from argmap.sources.shelf import Shelf
from argmap.sources.verify import ENOUGH, likeness

WHOLE = 0.95
"""Share of the passages below which a copy is hardly whole."""
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
        document = read_document(file)
        found = likeness(target.map, document)
        chosen = target.map.find(source, Source) if source is not None else _most_like(target.map, found, file)
        if chosen.id in found and found[chosen.id] < ENOUGH:
            raise InputError(*_wrong(target.map, chosen, found, document, file))
        shelf = Shelf.usual()
        if not replace:
            _refuse_poorer(target.map, chosen, found, shelf, file)
        digest = hashlib.sha256(read_bytes(file)).hexdigest()
        attached = shelf.put(chosen, document, file, digest)
    same = chosen.fingerprint is not None and letters_of(document.text).fingerprint == chosen.fingerprint
    share = found.get(chosen.id)
    if as_json:
        kept = attached.model_dump(exclude={"text", "pages"})
        say_json({"source": chosen.id, "share": share, "same_text": same, "attached": kept})
        return
    how = "the text it was anchored in" if same else _share_words(share)
    say(f"attached {file} as “{chosen.title}”: {how}")
    if share is not None and share < WHOLE:
        say(f"{1 - share:.0%} of its passages are not there: is the copy whole?", err=True)


def _refuse_poorer(map: Map, chosen: Source, found: dict[str, float], shelf: Shelf, file: Path) -> None:
    """Raise ``InputError`` when a copy is attached in which more passages were found."""
    try:
        attached = shelf.get(chosen)
    except InputError:  # a damaged copy is worth nothing
        return
    if attached is None or chosen.id not in found:
        return
    had = likeness(map, attached.document).get(chosen.id, 0.0)
    if had > found[chosen.id]:
        raise InputError(
            f"{file} holds {found[chosen.id]:.0%} of the passages of “{chosen.title}”, the attached copy {had:.0%}",
            "Nothing was changed. To attach it all the same: `--replace`.",
        )


def _share_words(share: float | None) -> str:
    return "the map points at no passages of it yet" if share is None else f"{share:.0%} of its passages found"


def _most_like(map: Map, found: dict[str, float], file: Path) -> Source:
    """The source whose passages are in the document. Raises ``InputError`` when there is none."""
    if not found:
        raise InputError("the map points at no passages yet, so a copy is not recognised", "Say which: `--source ID`.")
    best = max(found, key=found.__getitem__)
    if found[best] < ENOUGH:
        shares = "; ".join(f"{share:.0%} of the passages of “{map[id].words()}”" for id, share in found.items())
        raise InputError(
            f"{file} is no copy of a source of this map: found {shares}",
            "Nothing was attached. Check that it is the right document and holds all of it.",
        )
    return map.find(best, Source)


def _wrong(map: Map, chosen: Source, found: dict[str, float], document: Document, file: Path) -> tuple[str, str]:
    """What is wrong with attaching a document as ``chosen``, and what to do."""
    print_of = letters_of(document.text).fingerprint
    expected = chosen.fingerprint
    marks = f"; it comes to {print_of.words} words, fingerprint {print_of.sha256[:12]}"
    if expected is not None:
        marks += f", the text it was anchored in to {expected.words} words, {expected.sha256[:12]}"
    best = max(found, key=found.__getitem__)
    other = f"It looks like “{map[best].words()}” ({found[best]:.0%})." if found[best] >= ENOUGH else ""
    return (
        f"{file} is not “{chosen.title}”: {found[chosen.id]:.0%} of its passages found{marks}",
        f"Nothing was attached. {other or 'Check that it is the right document and holds all of it.'}",
    )


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
