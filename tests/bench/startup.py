"""How long whole processes take, files in the cache: `uv run python tests/bench/startup.py`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.timing import say

RUNS = 9
COMMANDS = {
    "python -c pass, for reference": [sys.executable, "-c", "pass"],
    "argmap --version (bar: 0.15 s)": ["argmap", "--version"],
    "argmap show deprecation (bar: 0.6 s)": ["argmap", "show", "deprecation"],
}


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        for name, command in COMMANDS.items():
            call = [str(Path(sys.executable).parent / command[0]), *command[1:]]
            environment = {**os.environ, "ARGMAP_HOME": home}
            run(call, environment)  # fills the caches and, for `show`, the library
            say(name, [run(call, environment) for _ in range(RUNS)])


def run(call: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(call, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
