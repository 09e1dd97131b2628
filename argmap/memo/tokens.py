"""Markdown as tokens, and lines of text out of them (markdown-it; raw HTML is text)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from argmap.errors import InputError
from argmap.memo.blocks import Role, Run

FRONT = re.compile(r"\A---\n(.*?\n)?---(?:\n|\Z)", re.DOTALL)
MARKS = {"strong_open": Role.STRONG, "em_open": Role.TITLE}
SIGNS = {Role.STRONG: "**", Role.TITLE: "*", Role.ID: "`"}
BREAKS = {"softbreak", "hardbreak"}
DEEPEST = 200
"""How many lists and quotations may stand within each other; what is deeper is not read."""
KNOWN = {"text", "code_inline", "footnote_ref", "em_close", "strong_close"} | BREAKS | MARKS.keys()
"""What a line may hold besides text."""


@dataclass
class Line:
    """A line of text with its footnotes."""

    number: int
    """Where it stands in the file, from 1."""
    runs: list[Run] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    """The labels of its footnotes."""
    is_ended: bool = False
    """Whether a backslash ends it, so that it does not go on in the next."""
    odd: str = ""
    """The kind of the first thing in it that a memo does not hold, such as a link."""

    @property
    def text(self) -> str:
        """The words without their roles."""
        return "".join(run.text for run in self.runs)

    @property
    def marked(self) -> str:
        """The words between the signs of their roles."""
        signs = ((SIGNS.get(role, ""), runs) for role, runs in groupby(self.runs, lambda run: run.role))
        return "".join(f"{sign}{''.join(run.text for run in runs)}{sign}" for sign, runs in signs)


@dataclass(frozen=True)
class Page:
    """A file in Markdown."""

    front: str
    """What stands between the dashes at its beginning."""
    tokens: list[Token]
    """Without its footnotes."""
    notes: Mapping[str, Sequence[str]]
    """What stands between backquotes in each footnote, by its label."""
    told: Mapping[str, str]
    """The words of each footnote, by its label."""
    references: Mapping[str, str]
    """The addresses of its link definitions, with their titles behind them, by their labels in capitals."""


def parse(text: str, path: str) -> Page:
    """The front matter and the tokens of a file; their lines are those of the whole file.

    Raises ``InputError`` for what stands too deep to be read.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    found = FRONT.match(text)
    front = (found[1] or "") if found is not None else ""
    body = "\n" * found[0].count("\n") + text[found.end() :] if found is not None else text
    env: dict[str, Any] = {}
    found_tokens = _reader().parse(body, env)
    _refuse_what_is_too_deep(found_tokens, path)
    tokens, notes, told = _without_notes(found_tokens)
    return Page(front, tokens, notes, told, _addresses(env))


def _addresses(env: Mapping[str, Any]) -> dict[str, str]:
    """The link definitions; one that comes again, which no reader of Markdown follows, has its address in its label."""
    again = {f"{one['label']} AGAIN {one['href']}".upper(): one for one in env.get("duplicate_refs", ())}
    found = again | env.get("references", {})
    return {label: " ".join(filter(None, (one["href"], one.get("title")))) for label, one in found.items()}


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table")
    return reader.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)


def _refuse_what_is_too_deep(tokens: Iterable[Token], path: str) -> None:
    """Raise ``InputError`` where the reader stopped short of what stands within too many lists or quotations."""
    for token in tokens:
        if token.level >= DEEPEST - 1:
            message = f"{path}:{(token.map or [0])[0] + 1}: this stands in more lists or quotations than can be read"
            raise InputError(message, "Take the signs before it away.")


def _without_notes(tokens: Iterable[Token]) -> tuple[list[Token], dict[str, list[str]], dict[str, str]]:
    kept: list[Token] = []
    notes: dict[str, list[str]] = {}
    told: dict[str, str] = {}
    label = ""
    for token in tokens:
        if token.type.startswith("footnote_reference"):
            label = token.meta.get("label", "")
        elif label:
            codes = (one.content for one in token.children or () if one.type == "code_inline")
            notes.setdefault(label, []).extend(codes)
            told[label] = told.get(label, "") + _words(token)
        else:
            kept.append(token)
    return kept, notes, told


def _words(token: Token) -> str:
    """All that is to be read in a token."""
    parts = [" " if one.type in BREAKS else one.content for one in token.children or ()]
    return "".join(parts) or token.content


def front_matter(page: Page, path: str) -> dict[str, Any]:
    """The front matter of a page. Raises ``InputError`` where it is no YAML mapping."""
    try:
        data = yaml.safe_load(page.front) if page.front else {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 2}" if mark is not None else ""
        message = f"{path}{line}: the front matter is no YAML: {getattr(error, 'problem', None) or error}"
        raise InputError(message, "Put values that hold a colon or begin with a sign in quotes.") from error
    if not isinstance(data, dict):
        raise InputError(f"{path}: the front matter is no list of names and values", "Write each as `name: value`.")
    return data


def lines(token: Token) -> Iterator[Line]:
    """The lines of an inline token; what follows a footnote is a line of its own."""
    line = Line((token.map or [0])[0] + 1)
    role = Role.PLAIN
    for one in token.children or ():
        text = one.content if one.type != "image" else f"![{one.content}]({one.attrs.get('src', '')})"
        if one.type in BREAKS or (line.labels and text.strip()):
            line.is_ended = one.type == "hardbreak"
            yield line
            line = Line(line.number + (one.type in BREAKS))
            text = text.lstrip(" ")
        if one.type == "footnote_ref":
            line.labels.append(one.meta["label"])
        elif one.type in MARKS or one.type.endswith("_close"):
            is_twice = one.type in MARKS and role is not Role.PLAIN
            line.odd = line.odd or "emphasis within emphasis" * is_twice
            role = MARKS.get(one.type, Role.PLAIN)
        elif text:
            line.runs.append(Run(text=text, role=Role.ID if one.type == "code_inline" else role))
        if one.type not in KNOWN:
            line.odd = line.odd or one.type.removesuffix("_open")
    yield line
