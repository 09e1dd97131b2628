"""Documents of every kind are read for their words; what cannot be read is refused in words."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from argmap import __version__
from argmap.errors import InputError
from argmap.formats import _files
from argmap.sources import readers
from argmap.sources.letters import letters_of
from argmap.sources.readers import Document, read_document
from tests.sources.texts import in_two_columns, made_up

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NOTES = f'<w:{{0}}s xmlns:w="{WORD}"><w:{{0}}><w:p><w:r><w:t>{{1}}</w:t></w:r></w:p></w:{{0}}></w:{{0}}s>'
PAGE = """\
<!DOCTYPE html>
<html><head><title>Not said</title><style>p { color: red }</style></head>
<body><h1>Title</h1><script>var hidden = "not said <p>";</script>
<p>First&nbsp;paragraph with <em>em</em>phasis &amp; a&#8201;dash&mdash;here.</p><p>Second<br>line</p>
<style>i { left: 0 }</style><template>not said</template><noscript>not said</noscript>
<ul><li>one<li>two</ul><table><tr><td>left<td>right</table></body></html>
"""


def read(path: Path, content: bytes | str) -> Document:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_document(path)


def lines(document: Document) -> list[str]:
    return [" ".join(line.split()) for line in document.text.splitlines() if line.strip()]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.rst"])
@pytest.mark.parametrize(
    "encoded", ["Größe “1”\n".encode(), "Größe “1”\n".encode("utf-8-sig"), "Größe “1”\n".encode("utf-16")]
)
def test_text_is_read_as_it_is(tmp_path: Path, name: str, encoded: bytes) -> None:
    assert read(tmp_path / name, encoded) == Document("Größe “1”\n", f"argmap {__version__} text")


def test_text_of_an_older_system_is_read(tmp_path: Path) -> None:
    assert read(tmp_path / "a.txt", "Größe “1” – €".encode("cp1252")).text == "Größe “1” – €"


@pytest.mark.parametrize(
    ("name", "content"), [("a.html", PAGE), ("a.txt", f"\ufeff\n  {PAGE}"), ("a.htm", PAGE.partition("\n")[2])]
)
def test_a_page_is_read_for_what_browsers_show(tmp_path: Path, name: str, content: str) -> None:
    document = read(tmp_path / name, content)
    assert lines(document) == [
        "Title",
        "First paragraph with emphasis & a dash—here.",
        *("Second", "line", "one", "two", "left", "right"),
    ]
    assert document.reader == f"argmap {__version__} HTML"


def test_a_page_that_closes_nothing_is_read(tmp_path: Path) -> None:
    assert lines(read(tmp_path / "a.html", "<p>One <b>two<p>three <!-- no --> four")) == ["One two", "three four"]
    assert lines(read(tmp_path / "b.html", "<head><title>No</title><body><p>Yes")) == ["Yes"]
    assert lines(read(tmp_path / "c.html", "words only")) == ["words only"]


@pytest.mark.parametrize("oddity", ["<![odd[x]]>", "<!ODD>", "<?odd ?>", "<![if !lists]>", "&#xFFFFFFFF;", "<a b='"])
def test_odd_markup_does_not_stop_a_page(tmp_path: Path, oddity: str) -> None:
    assert "One" in read(tmp_path / "a.html", f"<p>One {oddity} two").text


def word_file(path: Path, *paragraphs: str) -> Path:
    """A DOCX file with a footnote and an endnote."""
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    for kind, words in (("footnote", "Said in a footnote."), ("endnote", "Said in an endnote.")):
        blob = NOTES.format(kind, words).encode()
        content_type, relation = f"WML_{kind.upper()}S", f"{kind.upper()}S"
        name = PackURI(f"/word/{kind}s.xml")
        part = Part(name, getattr(CONTENT_TYPE, content_type), blob, made.part.package)
        made.part.relate_to(part, getattr(RELATIONSHIP_TYPE, relation))
    made.core_properties.title = "Not said"
    made.sections[0].header.paragraphs[0].text = "Not said at the top of each page"
    made.save(str(path))
    return path


def test_a_word_file_is_read_with_its_notes(tmp_path: Path) -> None:
    document = read_document(word_file(tmp_path / "a.docx", "One paragraph.", "Another\tone."))
    assert lines(document) == ["One paragraph.", "Another one.", "Said in a footnote.", "Said in an endnote."]
    assert document.reader.startswith("python-docx 1.")
    assert document.page_at(0) is None


def test_a_word_file_says_only_what_it_says_itself(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", "One paragraph.")
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    notes = parts["word/footnotes.xml"].replace(b"Said in", b"Said &e; in")
    parts["word/footnotes.xml"] = b'<!DOCTYPE x [<!ENTITY e "again and again">]>' + notes
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    assert "again" not in read_document(path).text


def test_what_a_word_file_holds_beside_paragraphs_is_read(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Split ")
    paragraph.add_run("in").bold = True
    paragraph.add_run("to runs")
    made.add_table(1, 2).rows[0].cells[1].text = "In a table"
    made.save(str(tmp_path / "a.docx"))
    assert lines(read_document(tmp_path / "a.docx")) == ["Split into runs", "In a table"]


def test_a_line_break_in_a_word_file_parts_words(tmp_path: Path) -> None:
    document = read_document(word_file(tmp_path / "a.docx", "one\ntwo"))
    assert letters_of(document.text).words[:2] == ["one", "two"]


def test_the_body_of_a_word_file_may_have_another_name(tmp_path: Path) -> None:
    with zipfile.ZipFile(word_file(tmp_path / "a.docx", "One paragraph.")) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as new:
        for name, content in parts.items():
            renamed = name.replace("word/document.xml", "word/document2.xml").replace(
                "document.xml.rels", "document2.xml.rels"
            )
            new.writestr(renamed, content.replace(b"word/document.xml", b"word/document2.xml"))
    assert lines(read_document(tmp_path / "b.docx"))[0] == "One paragraph."


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    made = docx.Document()
    run = made.add_paragraph("Around the box").add_run()
    inner = parse_xml(
        f'<w:pict xmlns:w="{WORD}"><w:txbxContent><w:p><w:r><w:t>Inside</w:t></w:r></w:p></w:txbxContent></w:pict>'
    )
    run._r.append(inner)
    made.save(str(tmp_path / "a.docx"))
    assert read_document(tmp_path / "a.docx").text.count("Inside") == 1


def test_a_pdf_in_two_columns_is_read_column_by_column(tmp_path: Path) -> None:
    text = made_up(1500)
    document = read_document(in_two_columns(text, tmp_path / "a.pdf"))
    assert any(hyphen in document.text for hyphen in ("\ufffe", "\u0002", "-\r\n"))
    assert document.reader.startswith("pypdfium2 ")
    words, read_words = letters_of(text).words, letters_of(document.text).words
    assert sum(a == b for a, b in zip(words, read_words, strict=False)) > 100
    assert len(set(words) - set(read_words)) <= 3


def test_the_pages_of_a_pdf_are_known(tmp_path: Path) -> None:
    document = read_document(in_two_columns(made_up(1500), tmp_path / "a.pdf"))
    assert len(document.pages) >= 3
    assert [document.page_at(place) for place in document.pages] == list(range(1, len(document.pages) + 1))
    assert document.page_at(document.pages[1] - 2) == 1
    assert document.page_at(len(document.text)) == len(document.pages)
    assert {document.text[page - 1] for page in document.pages[1:]} == {"\n"}


def pdf_of(*objects: str, trailer: str = "") -> bytes:
    """A PDF of the objects, the first of which is its catalogue."""
    content, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{written}\nendobj\n".encode()
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}"
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(content)}\n%%EOF"
    return content + (table + end).encode()


CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
EMPTY_PAGES = (
    CATALOGUE,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>",
)
LOCK = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    content = pdf_of(*EMPTY_PAGES, LOCK, trailer="/Encrypt 4 0 R /ID [<41> <41>]")
    with pytest.raises(InputError, match=r"a\.pdf cannot be read: .*[Pp]assword") as refused:
        read(tmp_path / "a.pdf", content)
    assert refused.value.next_step


def test_a_pdf_of_pictures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no text") as refused:
        read(tmp_path / "a.pdf", pdf_of(*EMPTY_PAGES))
    assert "scanned" in refused.value.next_step


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\n", b"%PDF-1.4 garbage" * 50, pdf_of(*EMPTY_PAGES)[:120], pdf_of(CATALOGUE)],
    ids=["only its mark", "garbage", "half of it", "no pages"],
)
def test_a_damaged_pdf_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.pdf (cannot be read|holds no text)"):
        read(tmp_path / "a.pdf", content)


def archive(**entries: bytes | str) -> bytes:
    """A zip archive; ``_`` in a name stands for a dot."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name.replace("_", "."), content)
    return made.getvalue()


def with_damaged_body(path: Path) -> bytes:
    """A DOCX file whose compressed body was overwritten."""
    raw = bytearray(
        word_file(path, *[f"Paragraph {number}, which is said only once." for number in range(200)]).read_bytes()
    )
    with zipfile.ZipFile(path) as file:
        entry = file.getinfo("word/document.xml")
    start = entry.header_offset + 30 + len(entry.filename)
    raw[start + 10 : start + 200] = b"\xff" * 190
    return bytes(raw)


def with_flag(path: Path, flag: int) -> bytes:
    """A DOCX file that says of its entries that they are encrypted, or packed in a way nobody knows."""
    raw = bytearray(word_file(path, "One.").read_bytes())
    for mark, offset in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
        at = raw.find(mark)
        while at >= 0:
            field = at + (6 if flag == 1 else 8) + offset
            raw[field] = raw[field] | flag if flag == 1 else flag
            at = raw.find(mark, at + 1)
    return bytes(raw)


BROKEN: dict[str, Callable[[Path], bytes]] = {
    "no archive": lambda _: b"PK\x03\x04" + b"garbage" * 9,
    "half of it": lambda path: word_file(path, "One.").read_bytes()[:3000],
    "another archive": lambda _: archive(readme_txt="hello"),
    "an empty list of contents": lambda _: archive(**{"[Content_Types]_xml": ""}),
    "a spreadsheet": lambda _: archive(
        **{
            "[Content_Types]_xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "xl/workbook_xml": "<workbook/>",
        }
    ),
    "a damaged body": with_damaged_body,
    "locked": lambda path: with_flag(path, 1),
    "packed in an unknown way": lambda path: with_flag(path, 99),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_damaged_word_file_is_refused(tmp_path: Path, how: str) -> None:
    with pytest.raises(InputError, match=r"a\.docx") as refused:
        read(tmp_path / "a.docx", BROKEN[how](tmp_path / "whole.docx"))
    assert refused.value.next_step


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word_file(tmp_path / "a.docx", "One.")
    monkeypatch.setattr(readers, "LARGEST_UNPACKED", 5 * 1024**2)
    assert read_document(tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx", "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/media/zeros.bin", bytes(6 * 1024**2))
    assert (tmp_path / "a.docx").stat().st_size < 100_000
    with pytest.raises(InputError, match="unpacks to 6 MB and is not read"):
        read_document(tmp_path / "a.docx")


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\0\0", b"\x7fELF\0\1", b"a\0b", b"\x81\x8d\xff", b"\xff\xfe\x00\xd8"]
)
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_file_of_no_text_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(InputError, match="is no text") as refused:
        read(tmp_path / name, content)
    assert "PDF or DOCX" in refused.value.next_step


@pytest.mark.parametrize(("name", "content"), [("a.txt", ""), ("a.txt", " \n\t"), ("a.html", "<script>x()</script>")])
def test_an_empty_document_is_refused(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(InputError, match="holds no text"):
        read(tmp_path / name, content)


def test_an_empty_word_file_is_refused(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "a.docx"))
    with pytest.raises(InputError, match="holds no text"):
        read_document(tmp_path / "a.docx")


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path, why in (("pipe.txt", "no ordinary file"), ("", "cannot be read"), ("none.pdf", "No such file")):
        with pytest.raises(InputError, match=why):
            read_document(tmp_path / path)


def test_a_very_large_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_files, "LARGEST", 10)
    with pytest.raises(InputError, match="larger than"):
        read(tmp_path / "a.txt", "x" * 11)


@pytest.mark.parametrize(
    ("module", "content", "said"),
    [("pypdfium2", pdf_of(*EMPTY_PAGES), "is a PDF"), ("docx", archive(a=b"b"), "is a DOCX")],
)
def test_without_what_reads_it_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, content: bytes, said: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=said) as refused:
        read(tmp_path / "a", content)
    assert "argmap[documents]" in refused.value.next_step


def test_the_kind_is_told_by_the_content(tmp_path: Path) -> None:
    assert read_document(word_file(tmp_path / "a.txt", "One.")).reader.startswith("python-docx")
    assert read_document(in_two_columns("One paragraph.", tmp_path / "b.txt")).reader.startswith("pypdfium2")
