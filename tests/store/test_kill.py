"""Two writers killed in the middle of their edits lose nothing that was acknowledged."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from argmap.model import Header, Map
from argmap.store import Library

ROUNDS = 10
WRITER = Path(__file__).with_name("writer.py")


def test_writers_killed_twenty_times_lose_no_acknowledged_edit(own_home: Path) -> None:
    dice = random.Random(20)
    with Library() as library:
        library.add("shared", Map(Header(title="shared")), "tester")
    acknowledged: set[str] = set()
    for number in range(ROUNDS):
        logs = [own_home / f"{name}-{number}.log" for name in ("ada", "bo")]
        writers = [started(log) for log in logs]
        try:
            wait_for_output(logs, writers)
        finally:
            for writer in writers:
                time.sleep(dice.uniform(0.0, 0.15))
                writer.kill()
                writer.wait()
        for log in logs:
            acknowledged.update(whole_lines(log))
        with Library() as library:
            assert acknowledged - set(library.open("shared").map.entries) == set()
            assert list(library.problems()) == []
    assert len(acknowledged) > 20 * ROUNDS


def started(log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as output, log.with_suffix(".err").open("wb") as errors:
        return subprocess.Popen([sys.executable, WRITER, log.stem], stdout=output, stderr=errors)


def wait_for_output(logs: list[Path], writers: list[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + 30
    while not all(log.stat().st_size for log in logs):
        ended = [
            log.with_suffix(".err").read_text() for log, writer in zip(logs, writers, strict=True) if writer.poll()
        ]
        assert not ended
        assert time.monotonic() < deadline, "a writer has not begun"
        time.sleep(0.005)


def whole_lines(log: Path) -> list[str]:
    return log.read_text().split("\n")[:-1]
