"""The ledger: one SQLite file that holds all of a corpus, and is the truth.

This is the only module that imports sqlite3.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import Any

from verifier.corpus.schema import SCRATCH, TABLES, VERSION
from verifier.errors import CorpusBusy, CorpusDamaged, CorpusError, CorpusMismatch

FILE = "ledger.db"
"""Name of the ledger in the folder of a corpus."""
_BUSY_S = 10.0
"""Wait for another process that is mending the file after a crash, seconds; it takes far less."""
_VERSION_LENGTH = 16
"""Hexadecimal digits of a corpus version, as many as a document's id has."""


def create(folder: Path, encoder: str) -> None:
    """Make an empty ledger, whole or not at all. The caller holds the writer's lock.

    Args:
        folder: Folder of the corpus.
        encoder: Fingerprint of the encoder that makes the vectors.
    """
    draft = folder / f".{FILE}.new"
    for leftover in folder.glob(f"{draft.name}*"):  # of a process that was killed, with its logs
        leftover.unlink()
    with _explained(folder):
        database = sqlite3.connect(draft, isolation_level=None)
        database.executescript(f"BEGIN; {TABLES} COMMIT;")
        meta = {"schema": str(VERSION), "encoder": encoder, "generation": "1", "seal": ""}
        database.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        database.execute("PRAGMA journal_mode = WAL")
        database.close()
    draft.replace(folder / FILE)


class Ledger:
    """The open file: statements, transactions, and what it says of the corpus as a whole.

    `writing`, `lookup` and `wordindex` say what is written and asked.
    """

    def __init__(self, folder: Path, encoder: str) -> None:
        """Open the ledger of a corpus.

        Args:
            folder: Folder of the corpus.
            encoder: Fingerprint of the encoder in use.

        Raises:
            CorpusDamaged: The ledger can't be read.
            CorpusMismatch: It was made with another encoder, or by a newer version.
        """
        self.folder = folder
        self._one_thread = RLock()  # a transaction belongs to the connection, not to a thread
        if not (folder / FILE).stat().st_size:  # SQLite would take it for a new database
            raise damaged(folder)
        with _explained(folder):
            self._database = sqlite3.connect(
                folder / FILE,
                isolation_level=None,
                timeout=_BUSY_S,
                cached_statements=256,
                check_same_thread=False,
            )
        try:
            self._prepare(encoder)
        except CorpusError:
            self._database.close()
            raise

    def _prepare(self, encoder: str) -> None:
        if not self.rows("SELECT 1 FROM sqlite_master WHERE name = 'meta'"):
            raise damaged(self.folder)
        if int(self._meta("schema")) > VERSION:
            raise CorpusMismatch(
                f"The corpus {self.folder} was made by a newer version of verifier; "
                "upgrade verifier, or choose another folder."
            )
        if self._meta("encoder") != encoder:
            raise CorpusMismatch(
                f"The corpus {self.folder} was made with another encoder; "
                "add its documents to a new folder."
            )
        self._database.create_function("casefold", 1, _casefold, deterministic=True)
        # FULL: what was reported as added survives a power cut; a commit each few hundred
        # passages makes its fsync cheap beside their encoding. secure_delete: what is removed is
        # overwritten, not only forgotten.
        for pragma in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON"):
            self.rows(f"PRAGMA {pragma}")
        self.rows("PRAGMA temp_store = MEMORY")
        with _explained(self.folder):
            self._database.executescript(SCRATCH)

    def close(self) -> None:
        """Close the file; the ledger can't be used any more."""
        self._database.close()

    # -- the seam to SQLite

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement and return all its rows.

        Raises:
            CorpusDamaged: The file is damaged.
            CorpusError: It can't be read or written for another reason.
        """
        with self._one_thread, _explained(self.folder):
            return self._database.execute(sql, parameters).fetchall()

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each row of parameters."""
        with self._one_thread, _explained(self.folder):
            self._database.executemany(sql, rows)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all reads inside see one state, whatever other processes write meanwhile."""
        with self._transaction("DEFERRED"):
            yield

    @contextmanager
    def change(self) -> Iterator[None]:
        """Let all writes inside happen together, or not at all. Needs the writer's lock."""
        with self._transaction("IMMEDIATE"):
            yield

    @contextmanager
    def _transaction(self, kind: str) -> Iterator[None]:
        with self._one_thread:
            self.rows(f"BEGIN {kind}")
            try:
                yield
                self.rows("COMMIT")
            finally:
                if self._database.in_transaction:
                    self._database.rollback()

    # -- state

    @property
    def generation(self) -> int:
        """Number of the vector index in use; each rebuilding takes the next one."""
        return int(self._meta("generation"))

    def start_generation(self) -> int:
        """Take the next number for a new vector index, and return it."""
        self.rows("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
        return self.generation

    @property
    def seal(self) -> str:
        """Checksum of the vector index when it was last complete; empty while it is written."""
        return self._meta("seal")

    @seal.setter
    def seal(self, checksum: str) -> None:
        self.rows("UPDATE meta SET value = ? WHERE key = 'seal'", (checksum,))

    @property
    def other_commits(self) -> int:
        """A number that changes when another connection commits."""
        return int(self.rows("PRAGMA data_version")[0][0])

    @property
    def version(self) -> str:
        """Hash of what the corpus holds: the same documents give the same one."""
        ids = self.rows("SELECT id FROM documents ORDER BY id")
        return sha256("".join(id for (id,) in ids).encode()).hexdigest()[:_VERSION_LENGTH]

    @property
    def n_documents(self) -> int:
        """How many documents there are."""
        return int(self.rows("SELECT count(*) FROM documents")[0][0])

    @property
    def n_passages(self) -> int:
        """How many passages there are."""
        return int(self.rows("SELECT coalesce(sum(n_passages), 0) FROM documents")[0][0])

    def _meta(self, key: str) -> str:
        rows = self.rows("SELECT value FROM meta WHERE key = ?", (key,))
        if not rows:
            raise damaged(self.folder)
        return str(rows[0][0])


def _casefold(text: str | None) -> str | None:
    """Lower case in every script; SQLite's own `lower` knows ASCII alone."""
    return text if text is None else text.casefold()


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn an error of SQLite into one that says what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the lowest byte is the kind
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise damaged(folder) from error
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise CorpusBusy(
                f"Another process holds the corpus {folder}; try again when it is done."
            ) from error
        raise CorpusError(
            f"The ledger of the corpus {folder} can't be used ({error}); "
            "check the disk's free space and the folder's permissions."
        ) from error


def damaged(folder: Path) -> CorpusDamaged:
    """Return the error that says what to do about a ledger that can't be read."""
    return CorpusDamaged(
        f"The ledger of the corpus {folder} is damaged or gone; restore the folder from a copy, "
        "or delete it and add the documents again."
    )
