"""How soon the terminal paints: `uv run python tests/bench/terminal.py [CLAIMS]`.

The app runs in this process with a driver that encodes every screen and throws the bytes away. Times are from sending a
key, or from starting the app on a map that is loaded, to the first paint after it. Whole processes are started on a
terminal of their own, and timed to the moment when the outline's first row arrives.
"""

from __future__ import annotations

import asyncio
import fcntl
import gc
import os
import pty
import random
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePath
from typing import Any, ClassVar

from textual import events
from textual.drivers.headless_driver import HeadlessDriver

import argmap_tui
from argmap import resources
from argmap.edits import Add
from argmap.formats import read_map
from argmap.model import Argument, Claim, Map, Perspective, Question
from argmap.reading import label, path_to
from argmap.settings import Home
from argmap.store import Library, LiveMap
from argmap_tui.app import ArgmapApp
from argmap_tui.workspace import Workspace
from tests.bench.big_maps import SHAPES, big_map
from tests.bench.timing import say

CLAIMS = 20_000
SIZE = (120, 40)
KEYS = 40
"""How often each key is sent."""
QUIET = 0.03
"""Seconds without a paint after which the app is taken to be done."""
PROCESSES = 7
WEIGHED = 200
"""How many claims the reader has weighed."""
PROBED = 200
"""Among how many claims the deepest is looked for."""
BUNDLED = 20, 40
LARGE = 35, 80
"""Bars in ms: for a key that moves or folds, and for one that weighs."""
PAINT_BAR = "bar: 1.0 s"
FIND_BAR = "bar: p95 60 ms"
MEMORY_BAR = "bar: 150 MB"
WALK = ("down " * 30 + "right " * 5 + "enter tab tab tab c escape p escape o escape n escape e escape").split()
"""Keys of a reader who has a look at everything, before the memory is measured."""
SENT_AS = {"down": "\x1b[B", "right": "\x1b[C", "enter": "\r", "tab": "\t", "escape": "\x1b"}


class CountingDriver(HeadlessDriver):
    """Not headless to Textual, so that screens are encoded; of what it is given it keeps only when a text came."""

    awaited = ""
    arrived = 0.0

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        if not CountingDriver.arrived and CountingDriver.awaited in data:
            CountingDriver.arrived = time.perf_counter()

    def flush(self) -> None: ...


class TimedApp(ArgmapApp):
    """Notes when it painted."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [Path(argmap_tui.__file__).parent / one for one in ArgmapApp.CSS_PATH]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.driver_class = CountingDriver
        self.paints = 0
        self.last_paint = 0.0
        self.painted = asyncio.Event()

    def post_display_hook(self) -> None:
        self.last_paint, self.paints = time.perf_counter(), self.paints + 1
        self.painted.set()

    async def settle(self, quiet: float = QUIET) -> None:
        seen = -1
        while seen != self.paints:
            seen = self.paints
            await asyncio.sleep(quiet)

    async def press(self, key: str) -> None:
        """Send ``key``, which need not change anything."""
        self.send(key)
        await self.settle()

    async def key(self, key: str, *, last: bool = False) -> float:
        """Seconds from sending ``key`` to the first paint after it, or to the ``last`` before it is quiet."""
        self.painted.clear()
        sent = self.send(key)
        await asyncio.wait_for(self.painted.wait(), 60)
        elapsed = self.last_paint - sent
        await self.settle()
        return self.last_paint - sent if last else elapsed

    def send(self, key: str) -> float:
        """Send ``key``; gives the time."""
        event = events.Key(key, key if len(key) == 1 else None)
        event.set_sender(self)
        sent = time.perf_counter()
        if self._driver is None:
            raise RuntimeError("the app is not running")
        self._driver.send_message(event)
        return sent


def main(claims: int) -> None:
    measure("bundled map", read_map(resources.bundled_maps()["deprecation"]), BUNDLED)
    for shape in SHAPES:
        measure(f"{claims} claims, {shape}", big_map(claims, shape), LARGE)
    whole_process()


def measure(name: str, map: Map, bars: tuple[int, int]) -> None:
    """The figures of one map."""
    print(f"\n{name}: {len(map)} items", file=sys.__stdout__)
    with tempfile.TemporaryDirectory() as folder, Library(Home(Path(folder))) as library:
        library.add("bench", map, "bench")
        weigh_some(library.open("bench"))
        for _ in range(3):
            workspace = Workspace(library, library.open("bench"), "bench")
            asyncio.run(with_app(workspace, first_paint))
        for body in (keys, weighing):
            workspace = Workspace(library, library.open("bench"), "bench")
            asyncio.run(with_app(workspace, partial(body, bars=bars)))


def weigh_some(live: LiveMap) -> None:
    """Give the reader beliefs, so that verdicts are shown."""
    dice = random.Random(8)
    claims = list(live.map.of_kind(Claim))
    weighed = dice.sample(claims, min(WEIGHED, len(claims)))
    credence = {claim.id: round(dice.random(), 2) for claim in weighed}
    live.submit(Add(item=Perspective(id="bench", title="bench", holder="bench", credence=credence)), "bench")


async def with_app(workspace: Workspace, body: Callable[[TimedApp, float], Any]) -> None:
    first = next(iter(workspace.map.of_kind(Question)))
    CountingDriver.awaited, CountingDriver.arrived = label(workspace.map, first)[:20], 0.0
    started = time.perf_counter()
    gc.freeze()  # as `argmap_tui.app.run` does
    app = TimedApp(workspace)
    task = asyncio.create_task(app.run_async(headless=False, size=SIZE))
    while not CountingDriver.arrived and not task.done():  # noqa: ASYNC110 - the driver is no part of the loop
        await asyncio.sleep(0.001)
    await app.settle(0.15)
    if app.failure is not None:
        raise app.failure
    try:
        with app._context():
            await body(app, started)
    finally:
        app.exit()
        await task


async def first_paint(app: TimedApp, started: float) -> None:
    report("first paint of the outline", [CountingDriver.arrived - started], bar=PAINT_BAR)


async def keys(app: TimedApp, _: float, bars: tuple[int, int]) -> None:
    """Every key that is timed, on the outline, on a card, and in the search."""
    outline, bar = app.map_screen.outline, f"bar: p95 {bars[0]} ms"
    await app.press("end")
    await app.press("home")
    await unfold_large(app)
    await measured(app, "cursor down", ["down"] * KEYS, bar=bar)
    await measured(app, "page down", ["pagedown"] * KEYS, bar=bar)
    await app.press("home")
    large = outline.rows.visible.index(max(outline.rows.visible, key=lambda row: len(row.below or ())))
    outline._place_cursor(large)
    await app.settle()
    if outline.rows.visible[large].open:
        await app.press("left")
    await toggled(app, "unfold {} rows", "right", bar=bar)
    await app.press("asterisk")
    if outline.row is not None and outline.row.open:
        await toggled(app, "fold {} rows after unfolding all", "left", before="asterisk", bar=bar)
        await toggled(app, "unfold all: {} rows", "asterisk", before="left")
    await measured(app, "open the card", ["enter", "backspace"] * (KEYS // 2), bar=bar)
    await measured(app, "change the focus", ["tab"] * KEYS, bar=bar)
    await app.press("slash")
    await measured(app, "find as you type", list("claim retire model"), bar=FIND_BAR, last=True)
    await app.press("escape")


async def weighing(app: TimedApp, _: float, bars: tuple[int, int]) -> None:
    """The keys of the slider, on the thesis, on a claim below it, and on the one that most is about."""
    map = app.workspace.map
    thesis = next(id for question in map.of_kind(Question) for id in question.theses)
    below = next(one.premises[0] for one in map.of_kind(Argument) if one.target == thesis and one.premises)
    busiest = max(map.of_kind(Claim), key=lambda claim: len(map.mentions.get(claim.id, ()))).id
    some = random.Random(9).sample([claim.id for claim in map.of_kind(Claim)], PROBED)
    deepest = max(some, key=lambda claim: len(path_to(map, claim)))
    for name, id in (("thesis", thesis), ("premise", below), ("busiest claim", busiest), ("deepest claim", deepest)):
        app.map_screen.go_to(id)
        app.map_screen._to("outline")
        await app.settle(0.5)
        await app.press("w")
        steps = ["5", *["right"] * 5, *["left"] * 10] * (KEYS // 16 + 1)
        await measured(app, f"weigh: {name}", steps, bar=f"bar: p95 {bars[1]} ms", last=True)
        await app.press("escape")
        await app.settle(0.5)


async def unfold_large(app: TimedApp) -> None:
    """Unfold the first rows, so that there is something to walk."""
    for _ in range(3):
        await app.press("asterisk")
        await app.press("down")


async def measured(app: TimedApp, name: str, pressed: list[str], *, bar: str = "", last: bool = False) -> None:
    report(name, [await app.key(key, last=last) for key in pressed], bar=bar)


async def toggled(app: TimedApp, name: str, key: str, *, before: str = "", bar: str = "") -> None:
    """Time ``key`` on the row under the cursor, which the opposite key makes ready each time."""
    outline, times, rows = app.map_screen.outline, [], 0
    ready = before or {"right": "left", "left": "right"}[key]
    for number in range(KEYS // 2):
        if before or number:
            await app.press(ready)
        count = len(outline.rows.visible)
        times.append(await app.key(key))
        rows = max(rows, abs(len(outline.rows.visible) - count))
    report(name.format(rows), times, bar=bar)


def report(name: str, times: list[float], *, bar: str = "") -> None:
    """Print milliseconds: the median and the 95th percentile."""
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    line = f"  {name:<44} p50 {statistics.median(times) * 1e3:8.1f} ms   p95 {p95 * 1e3:8.1f} ms   {bar}"
    print(line, file=sys.__stdout__, flush=True)


def whole_process() -> None:
    """From starting a process to the first row of the bundled map on its terminal."""
    print(file=sys.__stdout__)
    map = read_map(resources.bundled_maps()["deprecation"])
    row = label(map, next(iter(map.of_kind(Question))))[:12].encode()
    with tempfile.TemporaryDirectory() as home:
        for kept, how in ((True, "modules compiled before, as Python does"), (False, "nothing of it compiled before")):
            started(home, row, kept=kept)  # fills the caches and the library
            times = [started(home, row, kept=kept) for _ in range(PROCESSES)]
            say(f"argmap open deprecation to first paint, {how} ({PAINT_BAR})", times)
        print(
            f"{'resident memory after a walk':<58} {megabytes(home, row):8.0f} MB   {MEMORY_BAR}", file=sys.__stdout__
        )


def started(home: str, row: bytes, *, kept: bool = True) -> float:
    """Seconds until ``row`` arrives from ``argmap open deprecation`` on a terminal of its own."""
    start = time.perf_counter()
    with program(home, kept=kept) as (_, terminal):
        wait_for(terminal, row)
        return time.perf_counter() - start


def megabytes(home: str, row: bytes) -> float:
    """The memory that the program holds after a walk."""
    with program(home) as (child, terminal):
        wait_for(terminal, row)
        for key in WALK:
            os.write(terminal, SENT_AS.get(key, key).encode())
            drain(terminal, 1.0 if key in "cpone" else 0.1)
        status = Path(f"/proc/{child}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@contextmanager
def program(home: str, *, kept: bool = True) -> Iterator[tuple[int, int]]:
    """A process of ``argmap open deprecation`` and the terminal that it has; its compiled modules may be kept."""
    path = str(Path(sys.executable).parent / "argmap")
    environment = {**os.environ, "ARGMAP_HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    environment["PYTHONDONTWRITEBYTECODE"] = "" if kept else "1"
    if kept:
        environment["PYTHONPYCACHEPREFIX"] = f"{home}/compiled"
    child, terminal = pty.fork()
    if child == 0:
        os.execve(path, [path, "open", "deprecation"], environment)  # noqa: S606 - our own program
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
    try:
        yield child, terminal
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def wait_for(terminal: int, words: bytes) -> None:
    came = b""
    while words not in came:
        ready, _, _ = select.select([terminal], [], [], 20)
        if not ready:
            raise TimeoutError(came[-2000:])
        came += os.read(terminal, 65536)


def drain(terminal: int, quiet: float) -> None:
    """Read until nothing has come for ``quiet`` seconds."""
    while select.select([terminal], [], [], quiet)[0]:
        os.read(terminal, 65536)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS)
