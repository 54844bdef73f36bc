import csv
import io
import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from verifier.corpus.reading import ReadDocument, read_bytes
from verifier.corpus.reading.decoding import is_garbled
from verifier.types import Document, Skipped

ReadOne = Callable[[str, bytes], Document]
Refuse = Callable[[str, bytes], str]

CELLS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4)


def texts(name: str, data: bytes) -> list[str]:
    """Return the texts of the rows that go in."""
    return [row.document.text for row in read_bytes(name, data) if isinstance(row, ReadDocument)]


def reasons(name: str, data: bytes) -> list[tuple[str, str]]:
    """Return the rows that don't go in, each with its reason."""
    return [(row.path, row.reason) for row in read_bytes(name, data) if isinstance(row, Skipped)]


@given(CELLS, st.booleans())
def test_read_jsonl_gives_back_any_text(cells: list[str], is_ascii: bool) -> None:
    data = "".join(json.dumps({"text": cell}, ensure_ascii=is_ascii) + "\r\n" for cell in cells)
    assume(not is_garbled(data))
    assert texts("a.jsonl", data.encode()) == [cell for cell in cells if cell.strip()]


@given(CELLS, st.sampled_from(",;\t|"))
def test_read_csv_gives_back_any_text(cells: list[str], delimiter: str) -> None:
    file = io.StringIO(newline="")
    rows = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    rows.writerows([["title", "text"], *(["One", cell] for cell in cells)])
    assume(not is_garbled(file.getvalue()))
    assert texts("a.csv", file.getvalue().encode()) == [cell for cell in cells if cell.strip()]


def test_read_jsonl_takes_the_fields_when_a_row_has_them(read_one: ReadOne) -> None:
    row = {
        "Text": "It opened.",
        "title": "The bridge",
        "date": "July 5, 2024",
        "source": "Tarn Post",
        "url": "https://tarn.example/1",
        "n": 3,
        "place": {"county": "Orm"},
        "editor": None,
    }
    document = read_one("a.jsonl", json.dumps(row).encode())
    assert (document.title, document.source) == ("The bridge", "Tarn Post")
    assert (document.url, document.published) == ("https://tarn.example/1", date(2024, 7, 5))
    assert document.metadata == {"n": "3", "place": '{"county": "Orm"}'}


def test_read_jsonl_names_bad_rows_when_others_are_good() -> None:
    lines = ['{"text": "One."}', "{bad", "", "[1]", '{"text": " "}', '{"n": 1}', '{"text": "Two."}']
    data = "\n".join(lines).encode()
    assert texts("a.jsonl", data) == ["One.", "Two."]
    assert [path for path, _ in reasons("a.jsonl", data)] == [
        f"a.jsonl#{number}" for number in (2, 4, 5, 6)
    ]
    assert reasons("a.jsonl", data)[0][1] == "invalid JSON in line 2; correct the line"


def test_read_jsonl_names_the_row_when_it_holds_half_a_character(refuse: Refuse) -> None:
    assert "half a character" in refuse("a.jsonl", b'{"text": "One \\ud800"}')


def test_read_jsonl_names_the_row_when_it_is_nested_without_end(refuse: Refuse) -> None:
    assert "invalid JSON" in refuse("a.jsonl", b"[" * 100_000)


def test_read_csv_takes_rows_when_lines_end_inside_them() -> None:
    data = 'Title;TEXT;published;desk\r\nA;"One;\r\n""two""";2024-07-05;City\r\n\r\nB;Three;;\r\n'
    first, second = (row for row in read_bytes("a.csv", data.encode("utf-8-sig")))
    assert isinstance(first, ReadDocument)
    assert first.origin == "a.csv#1"
    assert first.document.text == 'One;\r\n"two"'
    assert first.document.published == date(2024, 7, 5)
    assert first.document.metadata == {"desk": "City"}
    assert isinstance(second, ReadDocument)
    assert (second.origin, second.document.title) == ("a.csv#2", "B")


def test_read_csv_takes_a_field_when_it_is_huge(read_one: ReadOne) -> None:
    assert len(read_one("a.csv", b"text\n" + b"word " * 60_000).text) == 300_000


def test_read_csv_names_bad_rows_when_others_are_good() -> None:
    data = b'title,text\nA,One\nB,too,many\nC,"bad" quote\nD,Two\nE,"never closed\nF,Three\n'
    assert texts("a.csv", data) == ["One", "Two"]
    (many, many_reason), (quote, _), (unclosed, unclosed_reason) = reasons("a.csv", data)
    assert (many, quote, unclosed) == ("a.csv#2", "a.csv#3", "a.csv#5")
    assert "3 cells under 2 columns" in many_reason
    assert "malformed CSV in lines 6 to 7" in unclosed_reason


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.csv", b"title,body\nA,One\n", "has no `text` column (found: body, title)"),
        ("a.jsonl", b'{"body": "One"}\n{"body": "Two"}\n', "has no `text` column (found: body)"),
        ("a.csv", b"text\n", "has a header but no rows"),
        ("a.csv", b"", "is empty"),
        ("a.jsonl", b"\n\n", "is empty"),
        ("a.csv", bytes(range(256)), "is a binary file"),
    ],
)
def test_the_file_is_named_once_when_no_row_can_be_read(
    refuse: Refuse, name: str, data: bytes, reason: str
) -> None:
    assert reason in refuse(name, data)


def test_row_whose_text_is_a_number_is_named_with_its_reason() -> None:
    (found,) = read_bytes("rows.jsonl", b'{"text": 5}\n')
    assert found == Skipped(
        path="rows.jsonl#1", reason="its `text` is no text; write it as a string"
    )
