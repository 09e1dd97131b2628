"""Every colour is readable on what it stands on, in both themes, for colour-blind eyes, and without colours."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from rich.style import Style
from textual.color import Color, rgb_to_lab
from textual.screen import ModalScreen
from textual.theme import Theme

from argmap.preferences import FILE
from argmap.settings import home
from argmap_tui.app import ArgmapApp
from argmap_tui.themes import DARK, LIGHT, THEMES, fitting
from tests.tui.conftest import NARROW, Opened

TEXT, GRAPHICS = 4.5, 3.0
"""Least contrast by WCAG 2.2, level AA."""
DRAWN = frozenset("█▉▊▋▌▍▎▏·●○━─├┤┼▲▼▾▸◆■□+−×⟂‡")
BORDERS = frozenset("│─╭╮╰╯┌┐└┘▁▂▃▄▅▆▇▔▕▊▎▌▐▀ ")
"""Nothing is said by them."""
OWN_COLOURS = frozenset("🔎")
DIM = 0.66
"""What Textual leaves of a dim text's colour."""
KEYS = {
    "map": (), "card": ("tab",), "why": ("tab", "tab"), "find": ("slash", "r", "e", "n", "t"), "add": ("a",),
    "help": ("question_mark",), "rules": ("f",), "retire": ("x",), "slider": ("w", "9"), "palette": ("ctrl+p",),
    "cruxes": ("c",), "options": ("o",), "perspectives": ("p",), "graph": ("n",), "sources": ("e",), "guided": ("W",),
    "tour": ("T",),
}  # fmt: skip
BLIND = {
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
}
"""How linear red, green and blue are seen: Machado, Oliveira and Fernandes 2009, severity 1."""
TELLS_APART = 20.0
"""Distance in CIELAB that is seen at a glance."""


def linear(color: Color) -> list[float]:
    return [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in color.normalized]


def contrast(one: Color, other: Color) -> float:
    weights = (0.2126, 0.7152, 0.0722)
    dark, light = sorted(sum(w * c for w, c in zip(weights, linear(color), strict=True)) for color in (one, other))
    return (light + 0.05) / (dark + 0.05)


def seen(color: Color, by: str) -> Color:
    found = [sum(w * c for w, c in zip(row, linear(color), strict=True)) for row in BLIND[by]]
    clipped = [min(1.0, max(0.0, one)) for one in found]
    back = [12.92 * one if one <= 0.0031308 else 1.055 * one ** (1 / 2.4) - 0.055 for one in clipped]
    red, green, blue = (round(one * 255) for one in back)
    return Color(red, green, blue)


def distance(one: Color, other: Color) -> float:
    return math.dist(rgb_to_lab(one), rgb_to_lab(other))


def faint(app: ArgmapApp) -> Iterator[str]:
    """The words on the screen that contrast too little."""
    whole = app.screen.region
    parts = [child.region for child in app.screen.children] if isinstance(app.screen, ModalScreen) else [whole]
    lines = app.screen._compositor.render_strips()
    for line in (lines[y].crop(part.x, part.right) for part in parts for y in range(part.y, part.bottom)):
        for segment in line:
            letters, style = set(segment.text), segment.style or Style.null()
            if letters <= BORDERS | OWN_COLOURS or not style.color or not style.bgcolor:
                continue
            fore, back = (Color.from_rich_color(one) for one in (style.color, style.bgcolor))
            if style.reverse:
                fore, back = back, fore
            if style.dim:
                fore = back.blend(fore, DIM)
            found = contrast(fore, back)
            if found < (GRAPHICS if letters <= DRAWN | BORDERS else TEXT):
                yield f"{found:.2f} {fore.hex} on {back.hex}: {segment.text!r}"


@pytest.mark.parametrize("screen", KEYS)
async def test_contrast(opened: Opened, screen: str) -> None:
    async with opened() as terminal:
        terminal.workspace.scales.put("rents-rise", 0.8)
        terminal.screen.show_strengths()
        await terminal.go_to("rent")
        await terminal.press(*KEYS[screen])
        await terminal.app.workers.wait_for_complete()
        for theme in THEMES:
            terminal.app.theme = theme.name
            await terminal.pilot.pause()
            assert set(faint(terminal.app)) == set()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("by", BLIND)
def test_for_and_against_differ_for_colour_blind_eyes(theme: Theme, by: str) -> None:
    variables = theme.to_color_system().generate()
    pro, con = (seen(Color.parse(variables[f"text-{name}"]), by) for name in ("success", "error"))
    assert distance(pro, con) > TELLS_APART


def test_the_terminals_background_decides() -> None:
    assert [fitting({"COLORFGBG": one}) for one in ("0;15", "15;0", "0;default;7", "")] == [
        LIGHT.name,
        DARK.name,
        LIGHT.name,
        DARK.name,
    ]
    assert fitting({}) == DARK.name


async def test_a_theme_is_remembered(opened: Opened) -> None:
    async with opened() as terminal:
        assert terminal.app.theme == DARK.name
        terminal.app.theme = LIGHT.name
        await terminal.pilot.pause()
    async with opened() as terminal:
        assert terminal.app.theme == LIGHT.name
    for nonsense in ('{"theme": "gone"}', '{"theme": 3}', "[", "[]"):
        (home().folder / FILE).write_text(nonsense)
        async with opened() as terminal:
            assert terminal.app.theme == DARK.name


async def test_without_colours_all_is_still_told(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(size=NARROW) as terminal:
        assert terminal.app.no_color
        await terminal.go_to("rent")
        colours = {
            one
            for line in terminal.app.screen._compositor.render_strips()
            for segment in line.apply_filter(terminal.app._filters[-1], Color(0, 0, 0))
            for style in [segment.style or Style.null()]
            for one in (style.color, style.bgcolor)
            if one and one.triplet
        }
        assert all(max(one.triplet) - min(one.triplet) <= 1 for one in colours if one.triplet)
        assert "+ Rent" in terminal.text
        assert "− Staff" in terminal.text
