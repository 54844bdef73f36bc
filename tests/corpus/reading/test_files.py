import os
from pathlib import Path

import pytest

from verifier.corpus.reading import ReadDocument, read, read_bytes
from verifier.types import Skipped

MAX_BYTES = 1000


def reason_of(path: Path) -> str:
    """Return why a file is not read."""
    (found,) = read(path, max_bytes=MAX_BYTES)
    assert isinstance(found, Skipped)
    return found.reason


def test_read_names_the_absolute_path_when_given_a_relative_one(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.TXT").write_text("It opened in May.")
    (found,) = read(Path("folder/../a.TXT"), max_bytes=MAX_BYTES)
    assert isinstance(found, ReadDocument)
    assert found.origin == (Path.cwd() / "a.TXT").as_posix()


def test_read_names_the_row_when_a_file_holds_many(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text\nOne\nTwo\n")
    origins = [
        found.origin for found in read(path, max_bytes=MAX_BYTES) if isinstance(found, ReadDocument)
    ]
    assert origins == [f"{path}#1", f"{path}#2"]


def test_read_keeps_line_ends_when_written_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("Cafe\u0301 one.\r\n\r\nTwo.\rThree.\n".encode("utf-8-sig"))
    (found,) = read(path, max_bytes=MAX_BYTES)
    assert isinstance(found, ReadDocument)
    assert found.document.text == "Cafe\u0301 one.\r\n\r\nTwo.\rThree.\n"


def test_read_names_both_sizes_when_over_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word " * 300)
    assert "is 1,500 bytes, over the limit of 1,000" in reason_of(tmp_path / "a.txt")


def test_read_says_so_when_there_is_no_file(tmp_path: Path) -> None:
    assert "does not exist" in reason_of(tmp_path / "a.txt")


def test_read_says_so_when_it_is_a_folder(tmp_path: Path) -> None:
    assert "is not a regular file" in reason_of(tmp_path)


def test_read_says_so_when_the_format_is_none_of_ours(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("It opened in May.")
    assert reason_of(tmp_path / "a.xlsx").startswith("not a format that is read (.txt")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), "change its permissions"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ],
)
def test_read_says_so_when_the_system_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    def refuse(_: Path) -> bytes:
        raise error

    (tmp_path / "a.txt").write_text("It opened in May.")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert reason in reason_of(tmp_path / "a.txt")


def test_read_gives_a_name_that_can_be_stored_when_it_is_no_utf8(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("It opened in May.")
    (found,) = read(path, max_bytes=MAX_BYTES)
    assert isinstance(found, ReadDocument)
    assert found.origin == (tmp_path / "caf").as_posix() + "\\xe9.txt"


def test_the_id_differs_when_the_title_does() -> None:
    rows = b'{"text": "It opened.", "title": "A"}\n{"text": "It opened.", "title": "B"}'
    ids = {row.document.id for row in read_bytes("a.jsonl", rows) if isinstance(row, ReadDocument)}
    assert len(ids) == 2


def test_file_that_names_no_source_is_known_by_its_own_name(tmp_path):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("Rain fell all day.")
    one, two = (
        found.document
        for name in ("one.txt", "two.txt")
        for found in read(tmp_path / name, max_bytes=100)
        if isinstance(found, ReadDocument)
    )
    assert (one.source, two.source) == ("one.txt", "two.txt")
    assert one.id == two.id
