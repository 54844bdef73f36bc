"""JSON Lines and CSV to documents, one a row; a bad row is named and the rest goes in."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from verifier.corpus.reading.decoding import decode
from verifier.corpus.reading.result import ReadDocument, compose
from verifier.errors import UnreadableDocument
from verifier.types import Skipped

_DELIMITERS = ",;\t|"


def read_jsonl(data: bytes, origin: str) -> Iterator[ReadDocument | Skipped]:
    """Read JSON Lines; a row's number is that of its line, from 1.

    Args:
        data: The whole file.
        origin: Name of the file.

    Raises:
        UnreadableDocument: No line can be used, for one reason that holds for all.
    """
    # Only line feeds end a line: JSON strings may hold the other separators of Unicode.
    lines = decode(data).split("\n")
    rows = [(number, _parse(line)) for number, line in enumerate(lines, 1) if line.strip()]
    objects = [row for _, row in rows if isinstance(row, dict)]
    if objects:
        _check_columns({name for row in objects for name in row})
    for number, row in rows:
        place = f"{origin}#{number}"
        if isinstance(row, dict):
            yield _document(place, row)
        else:
            yield Skipped(path=place, reason=f"{row} in line {number}; correct the line")


def read_csv(data: bytes, origin: str) -> Iterator[ReadDocument | Skipped]:
    """Read CSV with a header, parted by commas, semicolons, tabs or bars; rows count from 1.

    Args:
        data: The whole file.
        origin: Name of the file.

    Raises:
        UnreadableDocument: It has no `text` column, or no rows.
    """
    text = decode(data)
    # A limit of the whole process, raised only as far as this file needs: a field is an article.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    rows = _csv_rows(text, _delimiter(text))
    header = next(rows, [])
    names = [name.strip().lower() for name in header] if isinstance(header, list) else []
    _check_columns(set(names))
    number = 0
    for number, cells in enumerate(rows, 1):
        place = f"{origin}#{number}"
        if isinstance(cells, str):
            yield Skipped(path=place, reason=f"{cells}; quote the text and double its quotes")
        elif len(cells) != len(names):
            reason = f"has {len(cells)} cells under {len(names)} columns; quote the text"
            yield Skipped(path=place, reason=reason)
        else:
            yield _document(place, dict(zip(names, cells, strict=True)))
    if not number:
        raise UnreadableDocument("has a header but no rows; there is nothing to add")


def _parse(line: str) -> dict[str, Any] | str:
    """Return a line's object with names in lower case, or what is wrong with it."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return "invalid JSON"
    if not isinstance(row, dict):
        return "no JSON object"
    return {name.strip().lower(): value for name, value in row.items()}


def _csv_rows(text: str, delimiter: str) -> Iterator[list[str] | str]:
    """Yield the cells of each row that is not blank, or what is wrong with it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        first = reader.line_num + 1
        cells: list[str] | str
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            cells = f"malformed CSV in lines {first} to {reader.line_num} ({error})"
        if cells:
            yield cells


def _delimiter(text: str) -> str:
    r"""Return the delimiter under which the header has a `text` column; a comma if none.

    >>> _delimiter("title;text\n1;2"), _delimiter("text\nOne, two; three")
    (';', ',')
    """
    header = re.split(r"[\r\n]", text.lstrip(), maxsplit=1)[0]
    for delimiter in _DELIMITERS:
        cells = next(csv.reader([header], delimiter=delimiter), [])
        if "text" in (cell.strip().lower() for cell in cells):
            return delimiter
    return _DELIMITERS[0]


def _check_columns(names: set[str]) -> None:
    if "text" not in names:
        found = ", ".join(sorted(filter(None, names))[:8]) or "none"
        raise UnreadableDocument(f"has no `text` column (found: {found}); name one so")


def _document(place: str, row: dict[str, Any]) -> ReadDocument | Skipped:
    text = row.pop("text", None) or ""
    if not isinstance(text, str):
        return Skipped(path=place, reason="its `text` is no text; write it as a string")
    fields = {name: _as_text(value) for name, value in row.items()}
    try:
        return ReadDocument(place, compose(text, fields))
    except UnreadableDocument as error:
        return Skipped(path=place, reason=str(error))


def _as_text(value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)
