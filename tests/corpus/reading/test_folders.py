from pathlib import Path

import pytest

from verifier.corpus.reading import walk
from verifier.types import Skipped


def make(root: Path, *names: str) -> None:
    """Write a small file under each name."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("It opened in May.")


def files(root: Path, *paths: Path) -> list[str]:
    """Return what a walk lists for reading, relative to the root."""
    return [
        path.relative_to(root).as_posix()
        for path in walk(paths or [root])
        if not isinstance(path, Skipped)
    ]


def test_walk_sorts_and_leaves_out_hidden_when_given_a_folder(tmp_path: Path) -> None:
    make(tmp_path, "c.md", "a.txt", "b/d.html", "b/a.PDF", ".hidden.txt", ".git/x.txt")
    assert files(tmp_path) == ["a.txt", "c.md", "b/a.PDF", "b/d.html"]


def test_walk_lists_the_hidden_when_named(tmp_path: Path) -> None:
    make(tmp_path, ".notes/a.txt")
    assert files(tmp_path, tmp_path / ".notes") == [".notes/a.txt"]


def test_walk_names_other_formats_when_in_a_folder(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.xlsx")
    (skipped,) = (found for found in walk([tmp_path]) if isinstance(found, Skipped))
    assert skipped.path == (tmp_path / "b.xlsx").as_posix()
    assert skipped.reason.startswith("not a format that is read")


def test_walk_ends_when_links_go_round(tmp_path: Path) -> None:
    make(tmp_path, "a/a.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self.txt").symlink_to("self.txt")
    assert files(tmp_path) == ["a/a.txt", "a/self.txt"]


def test_walk_follows_a_link_when_it_leads_to_another_folder(tmp_path: Path) -> None:
    make(tmp_path, "elsewhere/b.txt", "root/a.txt")
    (tmp_path / "root" / "linked").symlink_to(tmp_path / "elsewhere")
    assert files(tmp_path, tmp_path / "root") == ["root/a.txt", "root/linked/b.txt"]


def test_walk_lists_once_when_named_twice(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b/c.txt")
    named = (tmp_path / "a.txt", tmp_path, tmp_path / "b", tmp_path / "b" / "c.txt")
    assert files(tmp_path, *named) == ["a.txt", "b/c.txt"]


def test_walk_lists_a_file_when_it_is_absent(tmp_path: Path) -> None:
    assert walk([tmp_path / "no.txt"]) == [tmp_path / "no.txt"]


def test_walk_says_so_when_a_folder_has_nothing_to_read(tmp_path: Path) -> None:
    make(tmp_path, ".hidden.txt")
    (tmp_path / "empty").mkdir()
    (found,) = walk([tmp_path])
    assert isinstance(found, Skipped)
    assert found.path == tmp_path.as_posix()
    assert "with no files" in found.reason


def test_walk_is_silent_when_all_of_a_folder_was_named_before(tmp_path: Path) -> None:
    make(tmp_path, "a/b/c.txt")
    named = [tmp_path / "a" / "b", tmp_path / "a"]
    assert walk(named) == [tmp_path / "a" / "b" / "c.txt"]


def test_walk_says_so_when_a_folder_may_not_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.scandir", refuse)
    assert "may not be opened" in str(walk([tmp_path])[0])


def test_walk_leaves_out_the_folder_of_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "ledger.db").write_bytes(b"")
    (tmp_path / "note.txt").write_text("Rain.")
    assert walk([tmp_path]) == [tmp_path / "note.txt"]
