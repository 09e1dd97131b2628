"""Writing passages into the YAML files of a map, which are otherwise left as people wrote them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from argmap.errors import InputError, Problem
from argmap.formats._files import write_text
from argmap.formats._yaml_data import Path as FieldPath
from argmap.formats._yaml_data import read_yaml
from argmap.formats._yaml_edit import with_fields
from argmap.formats._yaml_map import ENDINGS, assemble, read_text
from argmap.formats._yaml_write import fields_of
from argmap.model.base import Item
from argmap.model.map import Map
from argmap.model.passages import Passage

PlaceKey = tuple[str, str]
"""The id of an item and the beginning of the name of a place's fields in it, such as ``voices.0.``."""


def write_passages(path: Path, wanted: Map, new: Iterable[Passage], places: Mapping[PlaceKey, str]) -> list[Path]:
    """Point ``places`` of the YAML map at ``path`` at their passages and add the ``new`` ones; tells the files written.

    The files then hold the map ``wanted``, whose source has the fingerprint. Raises ``InputError`` before anything is
    written if they would not.
    """
    if not path.is_dir() and path.suffix.lower() not in ENDINGS:
        raise InputError(f"{path} is no YAML", "Add it to the library first: `argmap maps add PATH`.")
    texts = _Texts(path)
    texts.point(places)
    added = list(new)
    if added:
        texts.mark(wanted, added[0].source)
        texts.add(added)
    changed = texts.changed()
    _refuse_other(path, texts.current, wanted)
    for file, text in changed.items():
        write_text(file, text)
    return sorted(changed)


class _Texts:
    """The texts of a map's files, as they were and as they are to be."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.map = assemble(path)
        self.before: dict[Path, str] = {}
        self.current: dict[Path, str] = {}

    def point(self, places: Mapping[PlaceKey, str]) -> None:
        """Replace the quotation of each place by the id of its passage."""
        by_file: defaultdict[Path, dict[FieldPath, str]] = defaultdict(dict)
        for (id, prefix), passage in places.items():
            file, section = self._home(id)
            inner = [int(part) if part.isdigit() else part for part in prefix.split(".") if part]
            by_file[file][section, id, *inner, "quote"] = f"passage: {passage}"
        for file, replaced in by_file.items():
            self.current[file] = with_fields(self._text(file), replaced, {})

    def mark(self, wanted: Map, source: str) -> None:
        """Give the source its fingerprint if it has none."""
        file, section = self._home(source)
        text = self._text(file)
        if "fingerprint" not in read_yaml(text, str(file)).data[section][source]:
            mark = fields_of(wanted[source])["fingerprint"]
            put: dict[FieldPath, str] = {(section, source, "csl"): f"fingerprint: {_flow(mark)}"}
            self.current[file] = with_fields(text, {}, put)

    def add(self, passages: list[Passage]) -> None:
        """Put the new passages into the file of their theme, or into the only file."""
        file = self.path / f"{passages[0].theme}.yaml" if self.path.is_dir() else self.path
        lines = [f"{passage.id}: {_flow(fields_of(passage))}" for passage in passages]
        text = self._text(file) if file.exists() else self._first_line()
        known = (read_yaml(text, str(file)).data or {}).get(Passage.section)
        if known:
            neighbour = (Passage.section, next(iter(known)))
            self.current[file] = with_fields(text, {}, {neighbour: "\n  ".join(lines)})
        else:
            self.current[file] = text.rstrip("\n") + f"\n\n{Passage.section}:\n  " + "\n  ".join(lines) + "\n"

    def changed(self) -> dict[Path, str]:
        """The files whose text is another now."""
        return {file: text for file, text in self.current.items() if self.before.get(file) != text}

    def _home(self, id: str) -> tuple[Path, str]:
        file, section = self.map.home(id)
        return Path(file), section

    def _text(self, file: Path) -> str:
        if file not in self.current:
            text = read_text(file)
            if isinstance(text, Problem):
                raise InputError(str(text), "Mend the file.")
            self.before[file] = self.current[file] = text
        return self.current[file]

    def _first_line(self) -> str:
        """The line that names the schema, as the other files have it."""
        for file in sorted(self.path.glob("*.yaml")):
            first = self._text(file).partition("\n")[0]
            if first.startswith("# yaml-language-server"):
                return first
        return ""


def _flow(fields: Mapping[str, object]) -> str:
    """Fields on one line: JSON, which is YAML too, without the quotes that YAML does not need."""
    return "{" + ", ".join(f"{name}: {json.dumps(value)}" for name, value in fields.items()) + "}"


def _by_id(map: Map, *, themes: bool) -> dict[str, Item]:
    """The items of ``map``; in a single file, where all are of one theme, whatever their themes."""
    return {item.id: item if themes else item.model_copy(update={"theme": "map"}) for item in map.items}


def _refuse_other(path: Path, texts: Mapping[Path, str], wanted: Map) -> None:
    """Raise ``InputError`` unless ``texts``, with the files not in it, come to ``wanted``."""
    made = assemble(path, texts).finish()
    if _by_id(made, themes=path.is_dir()) != _by_id(wanted, themes=path.is_dir()):
        raise InputError(f"{path} could not be changed safely", "Nothing was written. Please report this.")
