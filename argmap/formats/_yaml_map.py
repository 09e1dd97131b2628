"""A map as YAML: a folder with one theme to a file, or a single file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from argmap.errors import Problem, UnreadableMap
from argmap.formats._assemble import Assembly, Part
from argmap.formats._files import read_bytes
from argmap.formats._yaml_data import Lines, YamlProblem, read_yaml
from argmap.model.base import SLUG, slugify

ENDINGS = (".yaml", ".yml")
SINGLE_FILE_THEME = "map"


def assemble(path: Path, instead: Mapping[Path, str] = MappingProxyType({})) -> Assembly:
    """Read the YAML files at ``path`` (a folder or one file) without judging the whole yet.

    A text in ``instead`` is read in place of the file it is for, whether that is there or not.
    """
    assembly = Assembly(str(path))
    for file in dict.fromkeys((*_files(path, assembly), *instead)):
        theme = file.stem if path.is_dir() else SINGLE_FILE_THEME
        part = _part(file, instead.get(file) or read_text(file), assembly, theme)
        if part is not None:
            assembly.add(part)
    return assembly


def _files(path: Path, assembly: Assembly) -> Iterable[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.rglob("*") if file.suffix.lower() in ENDINGS and not _is_hidden(file, path))
    files = [file for file in found if file.parent == path]
    for stray in (file for file in found if file.parent != path):
        assembly.miss(Problem("lies in a folder of its own; move it up beside the others", file=str(stray)))
    for file in files:
        if not SLUG.fullmatch(file.stem):
            better = f"{slugify(file.stem, words=10)}{file.suffix.lower()}"
            message = f"the name of a theme is lower-case words joined by hyphens; rename it to {better}"
            assembly.miss(Problem(message, file=str(file)))
    if not files:
        raise UnreadableMap(str(path), [Problem("the folder holds no .yaml file"), *assembly.problems])
    return [file for file in files if SLUG.fullmatch(file.stem)]


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _part(file: Path, text: str | Problem, assembly: Assembly, theme: str) -> Part | None:
    """The data of one file, or None with the problem noted."""
    if isinstance(text, Problem):
        assembly.miss(text)
        return None
    try:
        found = read_yaml(text, str(file))
    except YamlProblem as problem:
        assembly.miss(Problem(str(problem), file=str(file), line=problem.line))
        return None
    assembly.problems.extend(found.repeated)
    if found.data is None:
        return Part(str(file), {}, Lines(text).line_of, theme)
    if not isinstance(found.data, dict):
        assembly.miss(Problem("expected sections such as 'claims:', found none", file=str(file), line=1))
        return None
    return Part(str(file), found.data, Lines(text).line_of, theme)


def read_text(file: Path) -> str | Problem:
    """The text of a UTF-8 file, or what is wrong with its encoding. Raises ``InputError`` when it cannot be read."""
    raw = read_bytes(file)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = raw[error.start]
        return Problem(f"not UTF-8: found the byte 0x{wrong:02x}; save the file as UTF-8", file=str(file), line=line)
