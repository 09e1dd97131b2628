"""Taking times, and saying them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def timed(name: str, work: Callable[[], Result], *, runs: int = 1) -> Result:
    """Print how long ``work`` takes, the best and the median of ``runs``; gives its last result."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    say(name, times)
    return result


def say(name: str, times: list[float]) -> None:
    """Print times in seconds."""
    median = f"  median {statistics.median(times):8.3f} s of {len(times)}" if len(times) > 1 else ""
    print(f"{name:<58} {min(times):8.3f} s{median}")
