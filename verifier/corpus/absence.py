"""Which documents of the corpus have lost their files."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from verifier.corpus.reading.files import origin_of
from verifier.types import AddReport

_ROW = re.compile(r"#\d+$")


def find_gone(origins: Iterable[str], paths: Sequence[Path], report: AddReport) -> list[str]:
    """Return the origins under some paths that were not met there again, though all was read.

    A path that is itself gone is taken for a slip of the pen or a disk that is not there, and a
    file that couldn't be read for one that comes back: what came from them stays.

    Args:
        origins: Of all documents in the corpus.
        paths: Files and folders that were just read.
        report: What came of them.
    """
    roots = [origin_of(path) for path in paths if path.exists()]
    met = {*report.added, *report.changed, *report.unchanged}
    skipped = {item.path for item in report.skipped}
    read = {_file_of(origin) for origin in met | skipped} - skipped
    return [
        origin
        for origin in sorted(set(origins) - met - skipped)
        if any(_is_under(origin, root) for root in roots)
        and (_file_of(origin) in read or not _exists(_file_of(origin)))
    ]


def _file_of(origin: str) -> str:
    """Return the file of an origin, which may be a row of it.

    >>> _file_of("/a/b.csv#12"), _file_of("/a/b.txt")
    ('/a/b.csv', '/a/b.txt')
    """
    return _ROW.sub("", origin)


def _is_under(origin: str, root: str) -> bool:
    """Whether an origin is a path, a row of it, or lies below it.

    >>> _is_under("/a/b.csv#1", "/a"), _is_under("/a/b.csv#1", "/a/b.csv"), _is_under("/ab", "/a")
    (True, True, False)
    """
    file = _file_of(origin)
    return root in (file, "/") or file.startswith(f"{root}/")


def _exists(file: str) -> bool:
    try:
        Path(file).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:  # it may be there, but its folder can't be looked into
        return True
    return True
