"""A memo as PDF: tagged, to ISO 14289-1 (PDF/UA-1) and ISO 19005-3 (PDF/A-3a), the memo's data attached."""

from __future__ import annotations

import base64
import datetime as dt
import json
import re
from dataclasses import dataclass
from typing import Any

from argmap.errors import InputError
from argmap.memo.blocks import Memo
from argmap.memo.figures.svg import NAMESPACE, Svg, number, tag
from argmap.memo.write.laid import Data, laid
from argmap.memo.write.pictures import pictures
from argmap.memo.write.plain import SIGN
from argmap.resources import PACKAGE

TEMPLATE = PACKAGE / "memo" / "write" / "memo.typ"
CODED = (
    "Letters that no font on the machine that wrote this has, or that a PDF of this kind may not hold, stand as their "
    "numbers in Unicode, such as {}, and in figures as a sign; the attached data holds them as they are."
)
UNSET = re.compile(r'text `"(.*?)"` could not be displayed')
BARRED = re.compile(r'contains (?:text with )?the (?:disallowed )?codepoint `"(.*?)"`')
"""Characters that no file of these standards may have, such as those for private use."""
UNMAPPED = "text with missing codepoints"
"""Said of drawings in which several signs make up one letter."""
TOO_LONG = "the short form has more than two pages"
"""Said where it is not yet set as close as it may be."""
CLOSEST = 3
"""How many times the short form may be set closer than it begins, each half a point smaller."""
SIZE = re.compile(r'<svg\b[^>]*? width="([\d.]+)pt" height="([\d.]+)pt"')
ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def write(memo: Memo, snapshot: str = "") -> bytes:
    """``memo`` as PDF, the same bytes for the same memo.

    ``snapshot`` is the map as JSON, to be attached beside the memo's own data. Characters that the fonts inside typst
    do not have are set in the system's; those that no font has are shown by their code points, which is said once.
    Raises ``InputError`` for text that the standards let no PDF have.
    """
    inputs = {"file": memo.model_dump_json()}
    if snapshot:
        inputs["snapshot"] = snapshot
    return _compiled(laid(memo), inputs, made(memo))


def made(memo: Memo) -> int:
    """The memo's date as seconds since 1970."""
    return int(dt.datetime.combine(memo.recipe.date, dt.time(), dt.UTC).timestamp())


def _compiled(data: Data, inputs: dict[str, str], when: int) -> bytes:
    """The PDF, in whatever way fonts allow. Raises ``InputError`` where there is none."""
    from typst import TypstError

    way = _Way()
    while True:
        try:
            told = {**inputs, **way.spacing(), "memo": way.text(data)}
            return _compile(told, when, has_system_fonts=way.has_system_fonts)
        except TypstError as error:
            found = way.after(error.diagnostic)
            if found == way:
                why = error.diagnostic.partition("\n")[0].removeprefix("error: ")
                raise InputError(f"the PDF cannot be made: {why}", "Write .html or .docx instead.") from error
            way = found


@dataclass(frozen=True)
class _Way:
    """How text is set: in the fonts of typst, or with more where these fall short."""

    codes: frozenset[int] = frozenset()
    """Characters that stand as their code points: no font has them, or the standards bar them."""
    has_system_fonts: bool = False
    has_pictures: bool = False
    """Whether figures are pictures of dots: from drawings, letters of several signs cannot be read out."""
    closer: int = 0
    """How much closer than it begins the short form is set."""

    def after(self, said: str) -> _Way:
        """What to try after ``said`` went wrong; the same where nothing helps."""
        unset, barred = _named(UNSET, said), _named(BARRED, said)
        return _Way(
            self.codes | barred | (unset if self.has_system_fonts else set()),
            self.has_system_fonts or bool(unset),
            self.has_pictures or UNMAPPED in said,
            self.closer + (TOO_LONG in said),
        )

    def spacing(self) -> dict[str, str]:
        """How close it is set, and the word that refuses what is too long; none where it cannot be set closer."""
        return {"closer": str(self.closer)} | ({"refusal": TOO_LONG} if self.closer < CLOSEST else {})

    def text(self, data: Data) -> str:
        """What is laid out, as JSON."""
        text = json.dumps(data, ensure_ascii=False)
        if not (self.codes or self.has_pictures):
            return text
        made: Data = json.loads(text)
        drawn = [one for section in made["sections"] for one in section["blocks"] if one["kind"] == "figure"]
        for one in drawn:  # in which is no room for code points
            one["svg"] = one["svg"].translate(dict.fromkeys(self.codes, SIGN))
        if self.has_pictures:
            for one, picture in zip(drawn, pictures([_svg(one["svg"]) for one in drawn]), strict=True):
                one["svg"] = _holding(picture, one["svg"])
        named = {code: f"[U+{code:04X}]" for code in self.codes}
        if named:
            made["unset"] = CODED.format(min(named.values()))
        return json.dumps(made, ensure_ascii=False).translate(named)


def _svg(markup: str) -> Svg:
    width, height = map(float, SIZE.findall(markup)[0])
    return Svg(width, height, markup)


def _holding(picture: bytes, markup: str) -> str:
    """A drawing of the size of another that shows a picture."""
    size = _svg(markup)
    area = {"width": number(size.width), "height": number(size.height)}
    image = tag("image", href=f"data:image/png;base64,{base64.b64encode(picture).decode()}", **area)
    return tag("svg", image, xmlns=NAMESPACE, viewBox=f"0 0 {area['width']} {area['height']}", **area)


def _compile(inputs: dict[str, str], when: int, *, has_system_fonts: bool) -> bytes:
    import typst

    found: Any = typst.compile(
        TEMPLATE,
        sys_inputs=inputs,
        pdf_standards=["ua-1", "a-3a"],
        timestamp=when,
        ignore_system_fonts=not has_system_fonts,
    )
    return bytes(found)


def _named(pattern: re.Pattern[str], said: str) -> set[int]:
    """The characters that typst names in ``said``."""
    found = "".join(pattern.findall(said))
    return {ord(one) for one in ESCAPE.sub(lambda code: chr(int(code[1], 16)), found) if not one.isascii()}
