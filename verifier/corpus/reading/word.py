"""Word files to documents."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from verifier.corpus.reading.result import compose
from verifier.errors import UnreadableDocument
from verifier.types import Document

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0"  # an OLE container: Word before 2007, or with a password
_TITLE_STYLES = ("Title", "Heading 1")

# Text as one reads it with all changes accepted: insertions, links and content controls count,
# moved-away text does not; text boxes stand elsewhere on the page.
_RUNS = ".//w:r[not(ancestor::w:moveFrom) and not(ancestor::w:txbxContent)]"
_CONTAINERS = ("sdt", "sdtContent", "customXml", "ins", "moveTo")


def read_docx(data: bytes) -> Document:
    """Read a Word file; paragraphs are apart by a blank line, a table's row is a line.

    The title is that of the properties, or else the first paragraph set as a title or heading.

    Raises:
        UnreadableDocument: It is encrypted, damaged, or holds no text.
    """
    if data.startswith(_OLD_OR_ENCRYPTED):
        raise UnreadableDocument("is encrypted or an old .doc; save it as .docx without a password")
    text, fields = _extract(data)
    return compose(text, fields)


def _extract(data: bytes) -> tuple[str, dict[str, str]]:
    """Return the text and what the file says of itself."""
    import docx
    from docx.opc.exceptions import OpcError

    # A SyntaxError is lxml's, of broken XML; the others come from parts that are not what Word
    # writes, and from zipfile, whose RuntimeError is of parts encrypted or packed unusually.
    package = (OpcError, SyntaxError, KeyError, ValueError, AttributeError)
    archive = (BadZipFile, zlib.error, EOFError, RuntimeError)
    try:
        word = docx.Document(BytesIO(data))
        text = "\n\n".join(block for block in _blocks(word.element.body) if block.strip())
        properties = word.core_properties
        return text, {"title": properties.title or _heading(word), "author": properties.author}
    except (*package, *archive) as error:
        raise UnreadableDocument("is a damaged Word file; open it in Word and save it") from error


def _blocks(container: Any) -> Iterator[str]:
    """Yield paragraphs and tables in the order of the page, also from inside content controls."""
    for child in container.iterchildren("{*}*"):
        name = child.tag.rpartition("}")[2]
        if name == "p":
            yield _paragraph(child)
        elif name == "tbl":
            yield "\n".join(_rows(child))
        elif name in _CONTAINERS:
            yield from _blocks(child)


def _paragraph(element: Any) -> str:
    return "".join(run.text for run in element.xpath(_RUNS))


def _rows(table: Any) -> Iterator[str]:
    """Yield a line a row; what a cell holds is joined by spaces, cells by bars."""
    for row in table.xpath(".//w:tr[not(ancestor::w:tc)]"):
        cells = row.xpath("./w:tc | ./w:sdt//w:tc[count(ancestor::w:tc) = 0]")
        texts = (" ".join(map(_paragraph, cell.xpath(".//w:p"))) for cell in cells)
        yield " | ".join(" ".join(text.split()) for text in texts)


def _heading(word: "WordDocument") -> str:
    for paragraph in word.paragraphs:
        if paragraph.style is not None and paragraph.style.name in _TITLE_STYLES:
            return paragraph.text
    return ""
