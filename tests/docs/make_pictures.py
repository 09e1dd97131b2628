"""Draws the README's pictures from the terminal itself: ``uv run python tests/docs/make_pictures.py``."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from argmap.settings import Home
from argmap.store import Library
from argmap_tui.app import ArgmapApp
from argmap_tui.workspace import Workspace

PICTURES = Path(__file__).parent / "pictures"
SIZE = (132, 34)
EYES = "on-deprecations"
KEYS = {
    "map": ("", ("/", *"cost control requires it", "enter", "down", "down", "enter", "w", "9")),
    "graph": (EYES, ("/", *"retire by demand", "enter", "n")),
    "options": (EYES, ("down", "o")),
}
"""For each picture through whose eyes the map is seen, the reader's own where empty, and the keys that lead to it."""
QUIET = 0.8
"""Seconds for what is found in the background."""


async def draw(folder: Path, eyes: str, keys: tuple[str, ...]) -> str:
    """A screen on the bundled map after some keys, as SVG."""
    with Library(Home(folder)) as library:
        workspace = Workspace(library, library.open("deprecation"), "dana")
        workspace.scales.look_as(eyes)
        app = ArgmapApp(workspace)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(QUIET)
            for key in keys:
                await pilot.press("space" if key == " " else key)
                await pilot.pause()
            await pilot.pause(QUIET)
            return portable(app.export_screenshot(title="argmap", simplify=True))


def portable(svg: str) -> str:
    """The picture with stable names, blanks that every viewer keeps, and whatever monospaced font a reader has."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "terminal", svg).replace("<text ", '<text xml:space="preserve" ')


def main() -> None:
    """Write the pictures."""
    PICTURES.mkdir(exist_ok=True)
    for name, (eyes, keys) in KEYS.items():
        with tempfile.TemporaryDirectory() as folder:
            (PICTURES / f"{name}.svg").write_text(asyncio.run(draw(Path(folder), eyes, keys)), encoding="utf-8")


if __name__ == "__main__":
    main()
