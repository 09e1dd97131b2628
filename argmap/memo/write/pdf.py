"""A memo as PDF: tagged, to ISO 14289-1 (PDF/UA-1) and ISO 19005-3 (PDF/A-3a), the memo's data attached."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, Any

from argmap.memo.blocks import Memo
from argmap.memo.write.laid import Data, laid
from argmap.memo.write.plain import SIGN
from argmap.resources import PACKAGE

if TYPE_CHECKING:
    from typst import TypstError

TEMPLATE = PACKAGE / "memo" / "write" / "memo.typ"
CODED = (
    "Letters that no font on the machine that wrote this has stand as their numbers in Unicode, such as {}, and in "
    "figures as a sign; the attached data holds them as they are."
)
UNSET = re.compile(r'the text `"(.*?)"` could not be displayed')
ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def write(memo: Memo, snapshot: str = "") -> bytes:
    """``memo`` as PDF, the same bytes for the same memo.

    ``snapshot`` is the map as JSON, to be attached beside the memo's own data. Characters that the fonts inside typst
    do not have are set in the system's; those that no font has are shown by their code points, which is said once.
    """
    inputs = {"file": memo.model_dump_json()}
    if snapshot:
        inputs["snapshot"] = snapshot
    return _compiled(laid(memo), inputs, made(memo))


def made(memo: Memo) -> int:
    """The memo's date as seconds since 1970."""
    return int(dt.datetime.combine(memo.recipe.date, dt.time(), dt.UTC).timestamp())


def _compiled(data: Data, inputs: dict[str, str], when: int) -> bytes:
    """The PDF in the fonts of typst, else with the system's beside them, else with code points for what none has."""
    from typst import TypstError

    codes: dict[int, str] = {}
    has_system_fonts = False
    while True:
        try:
            text = json.dumps(_coded(data, codes), ensure_ascii=False)
            return _compile({**inputs, "memo": text}, when, has_system_fonts=has_system_fonts)
        except TypstError as error:
            found = {ord(one): f"[U+{ord(one):04X}]" for one in _unset(error)}
            if found.keys() <= codes.keys():
                raise
        codes |= found if has_system_fonts else {}
        has_system_fonts = True


def _coded(data: Data, codes: dict[int, str]) -> Data:
    """What is laid out with code points for some characters, and with `SIGN` for them in figures, where is no room."""
    if not codes:
        return data
    figures = [one for section in data["sections"] for one in section["blocks"] if one["kind"] == "figure"]
    for one in figures:
        one["svg"] = one["svg"].translate(dict.fromkeys(codes, SIGN))
    text = json.dumps(data, ensure_ascii=False).translate(codes)
    return {**json.loads(text), "unset": CODED.format(min(codes.values()))}


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


def _unset(error: TypstError) -> set[str]:
    """The characters that typst had no font for."""
    found = "".join(UNSET.findall(error.diagnostic))
    return {one for one in ESCAPE.sub(lambda code: chr(int(code[1], 16)), found) if not one.isascii()}
