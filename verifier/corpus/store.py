"""`Corpus`: a folder of documents that can be searched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from verifier.corpus import ledger as ledgers
from verifier.corpus import lookup, writing
from verifier.corpus.dense import FOLDER as VECTORS
from verifier.corpus.dense import DenseSearch
from verifier.corpus.filters import conditions
from verifier.corpus.ingest import Ingest
from verifier.corpus.ledger import Ledger
from verifier.corpus.lock import WriterLock
from verifier.corpus.search import HybridSearch
from verifier.errors import CorpusError
from verifier.progress import Progress, ignore_progress
from verifier.types import AddReport, Document, DocumentSummary, Evidence, Filter

if TYPE_CHECKING:
    from verifier.models.runtime import Encoder


class Corpus:
    """Documents in a folder, with all that search needs.

    Any number of processes may read at once, one may write. Threads may share an object.
    """

    def __init__(
        self, ledger: Ledger, lock: WriterLock, *, encoder: Encoder, on_progress: Progress
    ) -> None:
        """Put the parts together; `open` is the way in."""
        self._ledger = ledger
        self._lock = lock
        self._encoder = encoder
        self._on_progress = on_progress
        self._dense = DenseSearch(ledger, ledger.folder, on_progress=on_progress)
        self._hybrid = HybridSearch(ledger, self._dense, encoder)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        encoder: Encoder,
        lock_wait_s: float = 30.0,
        on_progress: Progress = ignore_progress,
    ) -> Self:
        """Open the corpus in a folder, which is made when absent; mend its vector index.

        Args:
            folder: Holds nothing but the corpus.
            encoder: Turns texts into vectors; always the same one for a corpus.
            lock_wait_s: How long to wait for another process that is writing, seconds.
            on_progress: Called while long work goes on.

        Raises:
            CorpusBusy: Another process is writing to a corpus that is just being made.
            CorpusDamaged: The ledger can't be read.
            CorpusMismatch: The corpus was made with another encoder, or by a newer version.
            CorpusError: The folder can't be used.
        """
        lock = _make_ready(folder, encoder, lock_wait_s=lock_wait_s, on_progress=on_progress)
        ledger = Ledger(folder, encoder.fingerprint)
        corpus = cls(ledger, lock, encoder=encoder, on_progress=on_progress)
        # Chroma is only ever opened while nobody writes to it. While somebody does, this process
        # answers from the ledger.
        try:
            with lock.held_if_free() as is_held:
                if is_held:
                    corpus._dense.open_index()
        except CorpusError:
            corpus.close()
            raise
        return corpus

    def add(
        self, paths: Sequence[Path], *, prune: bool = False, max_bytes: int = 50_000_000
    ) -> AddReport:
        """Add files and folders. What is complete is kept, even when this is stopped.

        Args:
            paths: Files, or folders that are read with all below them.
            prune: Whether documents whose file is gone from a folder are removed.
            max_bytes: Larger files are skipped, bytes.

        Raises:
            CorpusBusy: Another process kept writing.
        """
        with self._lock.held():
            run = self._begin()
            report = run.add_paths(paths, max_bytes=max_bytes, prune=prune)
            self._finish(run.removed)
        return report

    def add_bytes(self, name: str, data: bytes, *, max_bytes: int = 50_000_000) -> AddReport:
        """Add what is at hand, such as standard input, under a name.

        Args:
            name: Other bytes under the same name replace these; its ending tells the format.
            data: All of it.
            max_bytes: More is skipped, bytes.

        Raises:
            CorpusBusy: Another process kept writing.
        """
        with self._lock.held():
            run = self._begin()
            report = run.add_bytes(name, data, max_bytes=max_bytes)
            self._finish(run.removed)
        return report

    def remove(self, id: str) -> None:
        """Remove a document, under all its origins and with all its traces.

        Args:
            id: Its id, or as much of its beginning as no other has.

        Raises:
            UnknownDocument: No document, or more than one, has that id.
            CorpusBusy: Another process kept writing.
        """
        with self._lock.held():
            self._finish(writing.remove(self._ledger, lookup.resolve(self._ledger, id)))

    def search(
        self, queries: Sequence[str], *, limit: int = 10, filter: Filter | None = None
    ) -> list[list[Evidence]]:
        """Return for each claim the passages that may bear on it, for or against, best first.

        Args:
            queries: Claims; many at once cost less than each alone.
            limit: At most so many passages for each, at least 1.
            filter: Which documents may serve.
        """
        return self._hybrid.search(queries, limit=limit, wanted=filter or Filter())

    def n_left_out(self, filter: Filter | None) -> int:
        """Count the documents that a filter leaves out only because they have no date."""
        if filter is None or not filter.needs_date:
            return 0
        return lookup.n_undated(self._ledger, filter.source)

    def n_searched(self, filter: Filter | None) -> int:
        """Count the passages that a filter lets through."""
        return lookup.n_passing(self._ledger, conditions(filter or Filter()))

    def documents(self) -> list[DocumentSummary]:
        """List all documents, in the order of their origins."""
        return lookup.summaries(self._ledger)

    def document(self, id: str) -> Document:
        """Return a document as it is stored now.

        Args:
            id: Its id, or as much of its beginning as no other has.

        Raises:
            UnknownDocument: No document, or more than one, has that id.
        """
        full_id = lookup.resolve(self._ledger, id)
        return lookup.documents(self._ledger, [full_id])[full_id]

    @property
    def version(self) -> str:
        """Hash of the documents: changes with the corpus' content, and with nothing else."""
        return self._ledger.version

    @property
    def n_documents(self) -> int:
        """How many documents there are."""
        return self._ledger.n_documents

    @property
    def n_passages(self) -> int:
        """How many passages are indexed."""
        return self._ledger.n_passages

    def close(self) -> None:
        """Release the files; the corpus can't be used any more."""
        self._ledger.close()

    def __enter__(self) -> Self:
        """Return the corpus itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the corpus."""
        self.close()

    def _begin(self) -> Ingest:
        return Ingest(self._ledger, self._encoder, on_progress=self._on_progress)

    def _finish(self, removed: list[int]) -> None:
        """Let the index follow the ledger; leave nothing of removed text in the files."""
        if removed:
            writing.scrub(self._ledger)
        self._dense.sync(removed)


def _make_ready(
    folder: Path, encoder: Encoder, *, lock_wait_s: float, on_progress: Progress
) -> WriterLock:
    """Make the folder and its ledger where they are absent, and return the folder's lock."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(folder, wait_s=lock_wait_s, on_progress=on_progress)
        if not (folder / ledgers.FILE).exists():
            with lock.held():
                _create(folder, encoder)
    except OSError as error:
        raise CorpusError(
            f"The folder {folder} can't be used for a corpus ({error.strerror}); "
            "choose another one, or change its permissions."
        ) from error
    return lock


def _create(folder: Path, encoder: Encoder) -> None:
    """Make the ledger, unless there are files that say the folder is something else."""
    names = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    if ledgers.FILE in names:  # made by another process just now
        return
    if any(name.startswith(VECTORS) for name in names):
        raise ledgers.damaged(folder)
    if names:
        raise CorpusError(
            f"The folder {folder} holds other files and no corpus; choose an empty or a new one."
        )
    ledgers.create(folder, encoder.fingerprint)
