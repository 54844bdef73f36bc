import io
from collections.abc import Callable
from zipfile import ZipFile

import docx
import pytest

from tests.corpus.reading.samples import make_docx, save_docx
from verifier.types import Document

ReadOne = Callable[[str, bytes], Document]
Refuse = Callable[[str, bytes], str]

INSERTED = (
    '<w:p><w:ins w:id="1"><w:r><w:t>It opened in May</w:t></w:r></w:ins>'
    '<w:del w:id="2"><w:r><w:delText> or June</w:delText></w:r></w:del>'
    "<w:r><w:t>.</w:t></w:r></w:p>"
)
CONTROLLED = (
    "<w:sdt><w:sdtContent><w:p><w:r><w:t>It is long.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)


def with_body(*blocks: str) -> bytes:
    """Build a Word file whose body holds these blocks of XML."""
    empty, filled = ZipFile(io.BytesIO(save_docx(docx.Document()))), io.BytesIO()
    with ZipFile(filled, "w") as archive:
        for name in empty.namelist():
            part = empty.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:body>", b"<w:body>" + "".join(blocks).encode())
            archive.writestr(name, part)
    return filled.getvalue()


def test_read_docx_keeps_the_order_when_there_is_a_table(read_one: ReadOne) -> None:
    document = read_one("a.docx", make_docx())
    assert document.text == (
        "The bridge\n\nIt opened in May.\n\nYear | Cost\n2020 | 5.4 million\n\nNobody was hurt."
    )
    assert document.title == "The bridge"
    assert document.published is None


def test_read_docx_prefers_the_title_of_the_properties_when_set(read_one: ReadOne) -> None:
    word = docx.Document()
    word.core_properties.title = "A bridge opens"
    word.add_heading("The bridge", 0)
    assert read_one("a.docx", save_docx(word)).title == "A bridge opens"


def test_read_docx_lists_a_table_once_when_it_stands_in_another(read_one: ReadOne) -> None:
    word = docx.Document()
    cell = word.add_table(1, 1).cell(0, 0)
    cell.text = "outer"
    cell.add_table(1, 1).cell(0, 0).text = "inner"
    assert read_one("a.docx", save_docx(word)).text == "outer inner"


def test_read_docx_accepts_changes_when_they_are_tracked(read_one: ReadOne) -> None:
    assert read_one("a.docx", with_body(INSERTED)).text == "It opened in May."


def test_read_docx_reads_content_controls_when_they_hold_paragraphs(read_one: ReadOne) -> None:
    assert read_one("a.docx", with_body(INSERTED, CONTROLLED)).text.endswith("\n\nIt is long.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is encrypted or an old .doc"),
        (b"PK\x03\x04 and no more", "is a damaged Word file"),
        (make_docx()[:9000], "is a damaged Word file"),
        (with_body("<w:p>"), "is a damaged Word file"),
        (save_docx(docx.Document()), "is empty"),
    ],
)
def test_read_docx_refuses_with_a_reason_when_it_has_no_text(
    refuse: Refuse, data: bytes, reason: str
) -> None:
    assert reason in refuse("a.docx", data)
