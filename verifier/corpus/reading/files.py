"""One file, or one stream, to documents: the format is told by the name's ending."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from verifier.corpus.reading.markup import read_html, read_markdown, read_piped, read_plain
from verifier.corpus.reading.pdf import read_pdf
from verifier.corpus.reading.result import ReadDocument
from verifier.corpus.reading.tables import read_csv, read_jsonl
from verifier.corpus.reading.word import read_docx
from verifier.errors import UnreadableDocument
from verifier.types import Document, Skipped

_WHOLE: dict[str, Callable[[bytes], Document]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}
_ROWS: dict[str, Callable[[bytes, str], Iterator[ReadDocument | Skipped]]] = {
    ".jsonl": read_jsonl,
    ".csv": read_csv,
}

FORMATS = (*_WHOLE, *_ROWS)
"""Endings of the files that are read, in lower case."""

NOT_A_FORMAT = f"not a format that is read ({', '.join(FORMATS)})"
"""Why a file with another ending is skipped."""


def origin_of(path: Path) -> str:
    """Return a path's absolute form, by which a document is known; links are not followed.

    Bytes of a name that are no UTF-8 are written as escapes, so that it can be stored and shown.

    >>> origin_of(Path("/a/../b.txt"))
    '/b.txt'
    """
    absolute = Path(os.path.normpath(path.absolute()))
    return os.fsencode(absolute.as_posix()).decode("utf-8", "backslashreplace")


def read(path: Path, *, max_bytes: int) -> Iterator[ReadDocument | Skipped]:
    """Read the documents of one file; what can't be read is yielded with its reason.

    Args:
        path: The file; its ending tells the format.
        max_bytes: Larger files are skipped, bytes.
    """
    origin = origin_of(path)
    try:
        data = _load(path, max_bytes)
    except UnreadableDocument as error:
        yield Skipped(path=origin, reason=str(error))
        return
    for found in read_bytes(origin, data):
        yield _named(found, path.name) if isinstance(found, ReadDocument) else found


def read_bytes(name: str, data: bytes) -> Iterator[ReadDocument | Skipped]:
    r"""Read the documents in bytes that are at hand, such as standard input.

    Args:
        name: Their origin, as it stands. Its ending tells the format; without a known one, as in
            `-`, they are Markdown or plain text.
        data: All of them.

    >>> [read.document.title for read in read_bytes("-", b"# Rain\n\nIt fell all day.")]
    ['Rain']
    """
    ending = PurePath(name).suffix.lower()
    try:
        if ending in _ROWS:
            yield from _ROWS[ending](data, name)
        else:
            yield ReadDocument(name, _WHOLE.get(ending, read_piped)(data))
    except UnreadableDocument as error:
        yield Skipped(path=name, reason=str(error))


def _named(read: ReadDocument, file: str) -> ReadDocument:
    """Give a document that names no source its file's name, so that a person can find it.

    The id stays: the same text under two names is one document.
    """
    if read.document.source:
        return read
    return replace(read, document=read.document.model_copy(update={"source": file}))


def _load(path: Path, max_bytes: int) -> bytes:
    try:
        if not path.is_file():
            found = "is not a regular file" if path.exists() else "does not exist"
            raise UnreadableDocument(f"{found}; check the path")
        if path.suffix.lower() not in FORMATS:
            raise UnreadableDocument(NOT_A_FORMAT)
        n_bytes = path.stat().st_size
        if n_bytes > max_bytes:
            raise UnreadableDocument(
                f"is {n_bytes:,} bytes, over the limit of {max_bytes:,}; "
                "split it or raise max_file_bytes"
            )
        return path.read_bytes()
    except PermissionError as error:
        raise UnreadableDocument("may not be read; change its permissions") from error
    except OSError as error:
        raise UnreadableDocument(f"can't be read ({error.strerror}); check the disk") from error
