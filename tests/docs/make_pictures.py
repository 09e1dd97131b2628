"""Draws the README's picture from the terminal itself: ``uv run python tests/docs/make_pictures.py``."""

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
SIZE = (120, 32)
KEYS = ("down", "o", "/", *"cost control", "enter", "o", "right", "down", "down", "down")


async def draw(folder: Path) -> str:
    """The home screen on the bundled map after some keys, as SVG."""
    with Library(Home(folder)) as library:
        app = ArgmapApp(Workspace(library, library.open("deprecation"), "dana"))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            for key in KEYS:
                await pilot.press("space" if key == " " else key)
            await pilot.pause(0.3)
            return without_fonts(
                re.sub(r"terminal-\d+", "terminal", app.export_screenshot(title="argmap", simplify=True))
            )


def without_fonts(svg: str) -> str:
    """The picture without fonts from elsewhere: it shows in whatever monospaced font the reader has."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def main() -> None:
    """Write the picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        (PICTURES / "terminal.svg").write_text(asyncio.run(draw(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
