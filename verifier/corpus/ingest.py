"""Files into the ledger: what is there already is skipped, the rest goes in batch by batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.corpus import absence, lookup, writing
from verifier.corpus.ledger import Ledger
from verifier.corpus.passages import split
from verifier.corpus.reading import ReadDocument, read, read_bytes, walk
from verifier.corpus.records import Entry
from verifier.progress import Progress
from verifier.types import AddReport, Passage, Skipped

if TYPE_CHECKING:
    from verifier.models.runtime import EncodedPassage, Encoder

_BATCH = 128
"""Passages from which on a commit is due: a second or two of work that a kill can lose."""
_STEP = 64
"""Passages encoded between two calls of progress."""


class Ingest:
    """One run of adding documents. The caller holds the writer's lock.

    Attributes:
        removed: Ids of the passages that are gone from the ledger since the run began.
    """

    def __init__(self, ledger: Ledger, encoder: Encoder, *, on_progress: Progress) -> None:
        """Begin a run.

        Args:
            ledger: Where the documents go.
            encoder: Turns passages into vectors.
            on_progress: Called as files are read and passages encoded.
        """
        self._ledger = ledger
        self._encoder = encoder
        self._on_progress = on_progress
        self._stored = lookup.origins(ledger)
        self._waiting: list[Entry] = []
        self._noted: defaultdict[str, list[str]] = defaultdict(list)
        self._skipped: list[Skipped] = []
        self._n_passages = 0
        self.removed: list[int] = []

    def add_paths(self, paths: Sequence[Path], *, max_bytes: int, prune: bool) -> AddReport:
        """Add files and folders; report the files that are gone from them, or remove them.

        Args:
            paths: Files and folders.
            max_bytes: Larger files are skipped, bytes.
            prune: Whether documents whose files are gone are removed.
        """
        files = walk(paths)
        for n_done, file in enumerate(files, start=1):
            found = [file] if isinstance(file, Skipped) else read(file, max_bytes=max_bytes)
            self._take(found)
            self._on_progress("reading", n_done, len(files))
        self._commit()
        gone = absence.find_gone(self._stored, paths, self._report())
        if prune:
            self.removed += writing.unlink(self._ledger, gone)
        self._noted["removed" if prune else "missing"] += gone
        return self._report()

    def add_bytes(self, name: str, data: bytes, *, max_bytes: int) -> AddReport:
        """Add what is at hand, such as standard input, under a name.

        Args:
            name: Its origin: adding other bytes under it replaces these.
            data: All of it.
            max_bytes: More is skipped, bytes.
        """
        if len(data) > max_bytes:
            reason = f"is {len(data):,} bytes, over the limit of {max_bytes:,}"
            self._take([Skipped(path=name, reason=reason)])
        else:
            self._take(read_bytes(name, data))
        self._commit()
        return self._report()

    def _take(self, found: Iterable[ReadDocument | Skipped]) -> None:
        for item in found:
            if isinstance(item, Skipped):
                self._skipped.append(item)
            elif self._stored.get(item.origin) == item.document.id:
                self._noted["unchanged"].append(item.origin)
            else:
                self._take_new(item)

    def _take_new(self, item: ReadDocument) -> None:
        """Let a document wait for the next commit; one that is stored needs no passages again."""
        document = item.document
        is_known = writing.has(self._ledger, document.id) or any(
            document.id == entry.document.id for entry in self._waiting
        )
        passages = [] if is_known else split(document)
        if not passages and not is_known:
            reason = "holds no sentence outside page furniture"
            self._skipped.append(Skipped(path=item.origin, reason=reason))
            return
        self._noted["changed" if item.origin in self._stored else "added"].append(item.origin)
        self._waiting.append(Entry(item.origin, document, passages))
        if sum(len(entry.passages) for entry in self._waiting) >= _BATCH:
            self._commit()

    def _commit(self) -> None:
        """Encode what waits, and store it in one transaction."""
        passages = [passage for entry in self._waiting for passage in entry.passages]
        encoded = iter(self._encode(passages))
        entries = [
            entry._replace(encoded=[next(encoded) for _ in entry.passages])
            for entry in self._waiting
        ]
        self.removed += writing.put(self._ledger, entries)
        self._waiting = []
        self._n_passages += len(passages)

    def _encode(self, passages: Sequence[Passage]) -> list[EncodedPassage]:
        encoded: list[EncodedPassage] = []
        for start in range(0, len(passages), _STEP):
            step = passages[start : start + _STEP]
            encoded += self._encoder.encode_passages(
                [passage.text for passage in step], [_inner_spans(passage) for passage in step]
            )
            self._on_progress("encoding", len(encoded), len(passages))
        return encoded

    def _report(self) -> AddReport:
        noted = {field: tuple(origins) for field, origins in self._noted.items()}
        return AddReport(skipped=tuple(self._skipped), n_passages=self._n_passages, **noted)


def _inner_spans(passage: Passage) -> list[tuple[int, int]]:
    """Return the spans of a passage's sentences, counted from its own start."""
    return [(span.start - passage.start, span.end - passage.start) for span in passage.sentences]
