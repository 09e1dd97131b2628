"""HTML and PDF that somebody changed: what their pages show, the data inside and the map have to agree."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from argmap.errors import InputError
from argmap.formats import json_text
from argmap.memo import files, visible
from argmap.memo.blocks import Memo
from argmap.memo.build import build
from argmap.memo.checking import Report, Stale, check
from argmap.memo.write import write
from argmap.model import Claim
from tests.memo.small_map import office, recipe

MAP = office()
MEMO = build(MAP, recipe(MAP))
HTML = write(MEMO, ".html").decode()
PDF = write(MEMO, ".pdf", json_text(MAP))
FIRST = next(one.text for one in MEMO.findings() if one.trace is not None and one.trace.key.startswith("bluf."))
"""The first finding of the bottom line."""
OTHER = "The board has agreed."


def told(content: bytes | str, folder: Path) -> list[Report]:
    """What is the matter with a file."""
    raw = content if isinstance(content, bytes) else content.encode()
    path = folder / ("memo.pdf" if files.is_pdf(raw) else "memo.html")
    path.write_bytes(raw)
    file = files.read(path)
    assert file.memo is not None
    return [*check(file, MEMO, MAP), *visible.unlike(path, file.memo, MAP)]


def changed(change: Callable[[Any], None]) -> Memo:
    """The memo with other data."""
    data = json.loads(MEMO.model_dump_json())
    change(data)
    return Memo.model_validate(data)


def reworded(data: Any) -> None:
    data["sections"][1]["blocks"][0]["sentences"][0]["runs"] = [{"text": OTHER}]


def released(data: Any) -> None:
    data["is_draft"] = False


def redrawn(data: Any) -> None:
    blocks = [block for section in data["sections"] for block in section["blocks"]]
    next(one for one in blocks if one["kind"] == "figure")["drawing"] |= {"strength": 0.99}


def squeezed(data: Any) -> None:
    blocks = [block for section in data["sections"] for block in section["blocks"]]
    next(one for one in blocks if one["kind"] == "table")["columns"][1]["width"] = 0.0001


def test_what_nobody_changed_is_as_it_should_be(tmp_path: Path) -> None:
    assert told(HTML, tmp_path) == told(HTML.replace("\n", "\r\n"), tmp_path) == told(PDF, tmp_path) == []


@pytest.mark.parametrize(
    ("at", "put", "named"),
    [
        ("</main>", f"<p>{OTHER}</p></main>", OTHER),
        (r"(<p>)(?=[^<])", rf"\1{OTHER} ", OTHER),
        (r"<title>.*?</title>", f"<title>{OTHER}</title>", OTHER),
        (r"(<text[^>]*>)[^<]+", rf"\1{OTHER}", OTHER),
        (r'aria-label="[^"]{30,}"', f'aria-label="{OTHER}"', OTHER),
        ("</style>", ".bluf { display: none }</style>", visible.LAYOUT),
        ("</html>", f"</html><p>{OTHER}</p>", OTHER),
    ],
)
def test_a_page_that_shows_something_else_than_its_data(at: str, put: str, named: str, tmp_path: Path) -> None:
    page = re.sub(at, put, HTML, count=1)
    assert page != HTML
    found = told(page, tmp_path)
    assert [(named in one.was, one.stale) for one in found] == [(True, Stale.UNLIKE)]


def test_data_that_says_something_else_than_its_page(tmp_path: Path) -> None:
    data = write(changed(reworded), ".html").decode().partition('<script type="application/json"')[2]
    found = told(
        HTML.partition('<script type="application/json"')[0] + '<script type="application/json"' + data, tmp_path
    )
    assert {one.stale for one in found} == {Stale.ALTERED, Stale.UNLIKE}
    assert any(one.stale is Stale.UNLIKE and OTHER in one.now and OTHER not in one.was for one in found)


def test_a_sentence_changed_in_page_and_data_is_told_once_and_nothing_said_of_the_layout(tmp_path: Path) -> None:
    start, end = FIRST[:9], "The board"
    assert HTML.count(start) >= 2
    found = told(HTML.replace(start, end), tmp_path)
    assert [one.stale for one in found if one.key.startswith("bluf.")] == [Stale.ALTERED]
    assert Stale.UNLIKE not in {one.stale for one in found}


@pytest.mark.parametrize("ending", [".html", ".pdf"])
def test_pages_and_data_that_agree_and_are_not_what_follows(ending: str, tmp_path: Path) -> None:
    found = told(write(changed(reworded), ending, json_text(MAP)), tmp_path)
    assert [(one.was, one.now, one.stale) for one in found] == [(OTHER, FIRST, Stale.ALTERED)]


@pytest.mark.parametrize("change", [released, redrawn, squeezed])
def test_what_has_no_words_is_compared_as_well(change: Callable[[Any], None], tmp_path: Path) -> None:
    found = told(write(changed(change), ".html"), tmp_path)
    assert [one.stale for one in found] == [Stale.ALTERED]


def test_pages_of_a_pdf_that_were_changed(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(PDF)
    document.del_page(1)
    document.save(tmp_path / "less.pdf")
    assert {one.stale for one in told((tmp_path / "less.pdf").read_bytes(), tmp_path)} == {Stale.UNLIKE}
    found = told(PDF + b"\n%\n%%EOF", tmp_path)
    assert [(one.was, one.stale) for one in found] == [(visible.LAYOUT, Stale.UNLIKE)]


def test_another_map_in_a_pdf(tmp_path: Path) -> None:
    other = MAP.put(MAP.find("rents", Claim).model_copy(update={"text": "Rents fall."}))
    for carried, words in ((json_text(other), "another map is attached"), ("", "no map is attached")):
        found = told(write(MEMO, ".pdf", carried), tmp_path)
        assert [(one.was, one.stale) for one in found] == [(words, Stale.UNLIKE)]


@pytest.mark.parametrize("whole", [HTML.encode(), PDF])
@pytest.mark.parametrize("share", [0.3, 0.999])
def test_a_file_that_is_cut_off_is_said_to_be(whole: bytes, share: float, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cut off before its end"):
        told(whole[: int(share * len(whole))], tmp_path)


def test_a_folder_is_not_a_memo(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a folder") as error:
        files.read(tmp_path)
    assert error.value.next_step.endswith("argmap memo check FILE")
    (tmp_path / "memo.md").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="a folder") as error:
        files.read(tmp_path)
    assert error.value.next_step.endswith(f"argmap memo check {tmp_path / 'memo.md'}")


@pytest.mark.parametrize("raw", [b"%PDF-1.7 no\n%%EOF", b"%PDF-1.7\n" + bytes(range(256)) + b"\n%%EOF\n"])
def test_a_damaged_pdf_is_no_memo(raw: bytes, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no memo"):
        told(raw, tmp_path)
