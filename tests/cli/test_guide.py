"""The guide says what argmap does: its transcripts are replayed, its example files checked."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import Result

from argmap.cli import COMMANDS, command_line
from argmap.resources import GUIDE_TOPICS as TOPICS
from argmap.resources import guide_page as page

BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REPLAYED = ("start", "commands", "files", "sources", "memo", "library")
"""Topics with transcripts, in the order in which they build on each other."""


def transcripts(text: str) -> Iterator[tuple[str, str]]:
    """Every command of a page and what it printed."""
    for kind, _, body in BLOCK.findall(text):
        if kind == "console":
            for shown in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                command, _, output = shown.partition("\n")
                yield command, output


def test_transcripts_are_what_argmap_prints(
    argmap: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARGMAP_AUTHOR", "dana")
    for topic in REPLAYED:
        for _, name, body in BLOCK.findall(page(topic)):
            if name:
                Path(name).write_text(body, encoding="utf-8")
        for command, expected in transcripts(page(topic)):
            assert argmap(*shlex.split(command)[1:]).output == expected, f"{topic}: {command}"


def test_the_example_file_is_a_map_without_findings(done: Callable[..., str], tmp_path: Path) -> None:
    example = next(body for kind, name, body in BLOCK.findall(page("files")) if kind == "yaml" and not name)
    path = tmp_path / "map.yaml"
    path.write_text(example, encoding="utf-8")
    assert done("check", path).startswith("clean: 2 claims")


def test_topics_are_listed_and_printed(done: Callable[..., str]) -> None:
    listed = done("guide")
    for topic in TOPICS:
        assert f"\n{topic} " in f"\n{listed}"
        assert done("guide", topic) == page(topic)


def test_an_unknown_topic(refused: Callable[..., str]) -> None:
    assert "start, terminal" in refused("guide", "nope")


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


AFTER_MAP = {"edit", "review", "sources"}
"""Groups whose commands come after the name of a map."""
EVERY = dict(commands(command_line))


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_every_command_has_help_with_an_example(path: tuple[str, ...], done: Callable[..., str]) -> None:
    command = EVERY[path]
    assert command.help
    words = [*path[:1], "MAP", *path[1:]] if path[0] in AFTER_MAP and len(path) > 1 else list(path)
    text = done(*words, "--help")
    assert "Example" in text
    assert f"argmap {path[0]}" in text
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{path}: {parameter.name}"


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_every_command_is_described_in_the_guide(path: tuple[str, ...]) -> None:
    words = " ".join((path[0], "MAP", *path[1:]) if path[0] in AFTER_MAP and len(path) > 1 else path)
    assert f"argmap {words}" in page("commands")


def test_the_list_of_commands_says_what_each_command_says() -> None:
    for name, lazy in COMMANDS.items():
        assert lazy.load().name == name
        assert lazy.summary.split()[0] in (lazy.load().help or "")


def test_help_on_a_change_needs_no_map(done: Callable[..., str]) -> None:
    assert done("edit", "retire", "--help") == done("edit", "MAP", "retire", "--help")
