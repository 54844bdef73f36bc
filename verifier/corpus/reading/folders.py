"""Paths to the files under them, always in the same order."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from verifier.corpus.ledger import FILE as LEDGER
from verifier.corpus.reading.files import FORMATS, NOT_A_FORMAT, origin_of
from verifier.types import Skipped


def walk(paths: Iterable[Path]) -> list[Path | Skipped]:
    """List the files to read: those named, and all of a format that is read in folders named.

    Folders are searched to the bottom in sorted order, through links too. Hidden files and folders
    are left out unless named, and the folder of a corpus always. What is named or met twice, by
    whatever links, is listed once.

    Args:
        paths: Files and folders; a file that is absent is listed, and `read` says so.

    Returns:
        Files, and what of the folders is not read, with its reason.
    """
    seen: set[str] = set()
    found: list[Path | Skipped] = []
    for path in _once(paths, seen):
        found += _search(path, seen) if _is_folder(path) else [path]
    return found


def _search(root: Path, seen: set[str]) -> list[Path | Skipped]:
    """List what is under one folder, or say that there is nothing to read."""
    failed: list[OSError] = []
    found: list[Path | Skipped] = []
    n_met = 0
    for folder, inner, names in os.walk(root, onerror=failed.append, followlinks=True):
        if LEDGER in names:  # the folder of a corpus
            inner.clear()
            continue
        folders, files = _shown(folder, inner), _shown(folder, names)
        inner[:] = [path.name for path in _once(folders, seen)]
        found += map(_checked, _once(files, seen))
        n_met += len(files) + len(folders) - len(inner)
    found += [
        Skipped(path=origin_of(Path(error.filename)), reason="may not be opened; allow reading it")
        for error in failed
    ]
    if not n_met and not failed:
        found.append(Skipped(path=origin_of(root), reason="is a folder with no files; add some"))
    return found


def _shown(folder: str, names: list[str]) -> list[Path]:
    return [Path(folder, name) for name in sorted(names) if not name.startswith(".")]


def _checked(path: Path) -> Path | Skipped:
    if path.suffix.lower() in FORMATS:
        return path
    return Skipped(path=origin_of(path), reason=NOT_A_FORMAT)


def _once(paths: Iterable[Path], seen: set[str]) -> Iterator[Path]:
    """Yield the paths that are met for the first time."""
    for path in paths:
        real = os.path.realpath(path)
        if real not in seen:
            seen.add(real)
            yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # of a folder above that may not be searched; `read` says so
        return False
