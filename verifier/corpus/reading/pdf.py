"""PDF to documents, with the start of each page; PDFium is not thread-safe, read one at a time."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from verifier.corpus.reading.decoding import is_garbled
from verifier.corpus.reading.result import compose
from verifier.errors import UnreadableDocument
from verifier.types import Document, Span

_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD of PDFium's fpdfview.h

# PDFium marks a hyphen at a line's end so and leaves the line break out.
_BROKEN_WORD = re.compile("\x02(?=[^\\W\\d_])(?=[^A-Z])")
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?i)[-–| ]*(?:page|p\.)?\s?#(?:\s?(?:of|/|\|)\s?#)?[-–| ]*")
_N_EDGE_LINES = 2  # lines at the top and at the bottom where running heads stand
_MIN_REPEATS = 3  # pages; two alike may be chance
_NO_TITLE = re.compile(
    r"(?i)untitled.*|microsoft (?:word|powerpoint|excel)\b.*|document\d*|.*\.\w{2,5}|[\W\d_]*|\S*"
)


def read_pdf(data: bytes) -> Document:
    """Read a PDF; running heads and page numbers count as furniture.

    Words broken at a line's end are rejoined and lines end with a line feed. The title is that of
    the metadata where it is one; the file's own dates are not days of publication, so none is set.

    Raises:
        UnreadableDocument: It is encrypted, damaged, or scanned without a text layer.
    """
    pages, metadata = _extract(data)
    text = "\n".join(pages)
    if not text.strip():
        raise UnreadableDocument("has no text layer; run OCR first")
    if is_garbled(text):
        raise UnreadableDocument("has a text layer that can't be read; run OCR first")
    starts = _starts(pages)
    return compose(text, _fields(metadata), furniture=_furniture(text, starts), pages=starts)


def _extract(data: bytes) -> tuple[list[str], dict[str, str]]:
    """Return the text of each page, and the metadata."""
    from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]

    try:
        with PdfDocument(data) as pdf:
            pages = [_tidy(page.get_textpage().get_text_bounded()) for page in pdf]
            return pages, pdf.get_metadata_dict()
    except PdfiumError as error:
        raise UnreadableDocument(_reason(error.err_code)) from error


def _reason(code: int | None) -> str:
    if code == _PASSWORD_NEEDED:
        return "is encrypted; save it without a password"
    return "is a damaged PDF; save it again or print it to a new PDF"


def _tidy(text: str) -> str:
    r"""Rejoin broken words and make line ends uniform.

    >>> _tidy("an inter\x02national COVID\x0219 Anglo\x02American\r\nreport")
    'an international COVID-19 Anglo-American\nreport'
    """
    rejoined = _BROKEN_WORD.sub("", text).replace("\x02", "-")
    return rejoined.replace("\r\n", "\n").replace("\r", "\n")


def _fields(metadata: dict[str, str]) -> dict[str, str]:
    named = {"title": metadata.get("Title", ""), "author": metadata.get("Author", "")}
    if _NO_TITLE.fullmatch(named["title"].strip()):
        del named["title"]
    return named


def _starts(pages: list[str]) -> tuple[int, ...]:
    """Return the start of each page in the pages joined by one line feed."""
    starts = [0]
    for page in pages[:-1]:
        starts.append(starts[-1] + len(page) + 1)
    return tuple(starts)


def _furniture(text: str, starts: tuple[int, ...]) -> tuple[Span, ...]:
    r"""Find page numbers, and lines at the edges of pages that half of the pages repeat.

    >>> text = "Report\nOne.\n1\nReport\nTwo.\n2\nReport\nThree.\n3"
    >>> [text[start:end] for start, end in _furniture(text, (0, 14, 28))]
    ['Report', '1', 'Report', '2', 'Report', '3']
    """
    edges = [list(_edge_lines(text, *page)) for page in pairwise([*starts, len(text)])]
    counts = Counter(shape for page in edges for shape in {shape for _, shape in page})
    enough = max(_MIN_REPEATS, len(starts) / 2)
    return tuple(
        span
        for page in edges
        for span, shape in page
        if counts[shape] >= enough or _PAGE_NUMBER.fullmatch(shape)
    )


def _edge_lines(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """Yield the first and last lines of a page, each with the shape by which it repeats."""
    lines = [
        Span(start + match.start(), start + match.end())
        for match in re.finditer(r"\S(?:.*\S)?", text[start:end])
    ]
    for index, span in enumerate(lines):
        if index < _N_EDGE_LINES or index >= len(lines) - _N_EDGE_LINES:
            yield span, _shape(text[slice(*span)])


def _shape(line: str) -> str:
    """Return a line with its numbers masked, but a sentence or a table's row as it is.

    >>> _shape("Report 2024, page 3"), _shape("Sales rose by 3%."), _shape("2023 3.4 5.6")
    ('Report #, page #', 'Sales rose by 3%.', '2023 3.4 5.6')
    """
    is_content = line.endswith((".", "!", "?")) or len(_NUMBER.findall(line)) > 2
    return line if is_content else _NUMBER.sub("#", line)
