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
"""Through whose eyes the map is seen: nobody else's verdict is put into the reader's mouth."""
KEYS = {
    "map": ("down", "v", "/", *"cost control", "enter", "tab", "v", "w", "8"),
    "graph": ("/", *"cost control", "enter", "n"),
    "options": ("down", "o"),
}
"""For each picture the keys that lead to it."""
QUIET = 0.8
"""Seconds for what is found in the background."""


async def draw(folder: Path, keys: tuple[str, ...]) -> str:
    """A screen on the bundled map after some keys, as SVG."""
    with Library(Home(folder)) as library:
        workspace = Workspace(library, library.open("deprecation"), "dana")
        workspace.scales.look_as(EYES)
        app = ArgmapApp(workspace)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(QUIET)
            for key in keys:
                await pilot.press("space" if key == " " else key)
                await pilot.pause()
            await pilot.pause(QUIET)
            return without_fonts(
                re.sub(r"terminal-\d+", "terminal", app.export_screenshot(title="argmap", simplify=True))
            )


def without_fonts(svg: str) -> str:
    """The picture without fonts from elsewhere: it shows in whatever monospaced font the reader has."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def main() -> None:
    """Write the pictures."""
    PICTURES.mkdir(exist_ok=True)
    for name, keys in KEYS.items():
        with tempfile.TemporaryDirectory() as folder:
            (PICTURES / f"{name}.svg").write_text(asyncio.run(draw(Path(folder), keys)), encoding="utf-8")


if __name__ == "__main__":
    main()
