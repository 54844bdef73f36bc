"""Small real files for the tests, built from their formats' own rules."""

import io
from collections.abc import Sequence

import docx

Line = tuple[int, str]
"""Height on the page in points, and words."""

ENCRYPTED = (
    b"/ID[<%(id)s><%(id)s>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%(key)s>/U<%(key)s>>>"
    % {b"id": b"0" * 32, b"key": b"41" * 32}
)
"""Trailer entries of a PDF whose password nobody knows, the empty one included."""


def make_pdf(*pages: Sequence[Line], trailer: bytes = b"", title: bytes = b"") -> bytes:
    """Build a PDF, a page a sequence of lines, with entries of the trailer and a title."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for lines in pages:
        objects += _page(lines, number=len(objects) + 1)
    objects.append(b"<</Title(%s)/CreationDate(D:20240705120000)>>" % title)
    trailer += b"/Info %d 0 R" % len(objects)
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, b"".join(places))
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
    return body + table + end % (len(places) + 1, trailer, len(body))


def _page(lines: Sequence[Line], *, number: int) -> list[bytes]:
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]"
        b"/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>" % (number + 1)
    )
    shown = b"".join(
        b"BT /F1 11 Tf 50 %d Td (%s) Tj ET\n" % (height, words.encode("cp1252"))
        for height, words in lines
    )
    return [page, b"<</Length %d>>stream\n%sendstream" % (len(shown), shown)]


def make_docx() -> bytes:
    """Build a Word file of a heading, a paragraph, a table and a paragraph."""
    word = docx.Document()
    word.add_heading("The bridge", 0)
    word.add_paragraph("It opened in May.")
    table = word.add_table(2, 2)
    for row, cells in zip(table.rows, (("Year", "Cost"), ("2020", "5.4 million")), strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    word.add_paragraph("Nobody was hurt.")
    return save_docx(word)


def save_docx(word: docx.document.Document) -> bytes:
    """Return a Word file's bytes."""
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()
