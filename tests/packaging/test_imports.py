"""What importing the core does not bring in; each import runs in a fresh interpreter."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = ["textual", "rich", "click", "anthropic", "networkx", "argmap_tui"]
CORE = [
    "argmap.model",
    "argmap.edits",
    "argmap.reading",
    "argmap.formats",
    "argmap.store",
    "argmap.settings",
    "argmap.sources",
]


def brought_in(statement: str) -> set[str]:
    """The top-level packages that are loaded after ``statement``."""
    script = f"import sys\n{statement}\nimport json\nprint(json.dumps(sorted(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in json.loads(found.stdout)}


def heavy_for(module: str) -> set[str]:
    """Click is a part of sqlite-utils, so whatever stores maps brings it in."""
    return set(HEAVY) - ({"click"} if module == "argmap.store" else set())


@pytest.mark.parametrize("module", CORE)
def test_the_core_brings_in_no_terminal_command_line_or_network_library(module: str) -> None:
    assert brought_in(f"import {module}").isdisjoint(heavy_for(module))


@pytest.mark.parametrize("module", ["argmap.model", "argmap.edits", "argmap.reading"])
def test_the_model_brings_in_no_storage_or_format(module: str) -> None:
    assert brought_in(f"import {module}").isdisjoint({"sqlite_utils", "sqlite3", "yaml"})


def test_the_package_itself_brings_in_nothing_heavy() -> None:
    assert brought_in("import argmap").isdisjoint([*HEAVY, "pydantic", "sqlite_utils", "sqlite3", "yaml", "rpds"])


def test_opening_and_editing_a_map_brings_in_no_graph_library() -> None:
    work = """
from argmap.edits import Add
from argmap.model import Claim, ClaimKind
from argmap.store import Library
with Library() as library:
    live = library.open("deprecation")
    live.submit(Add(item=Claim(id="mine", text="Mine.", kind=ClaimKind.CAUSAL)), "tester")
    live.search("mine")
"""
    assert brought_in(work).isdisjoint(heavy_for("argmap.store"))
