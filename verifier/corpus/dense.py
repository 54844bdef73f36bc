"""Search by meaning: Chroma for the passages it holds, exact search for those it lacks.

The ledger is written first and the index after it, so the index may lag behind: after a crash,
while another process writes, or where it is broken. A passage's id is larger than all before it,
so one number tells what the index holds, and what lies beyond is read from the ledger. That makes
every answer complete, with or without an index.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from heapq import nlargest
from pathlib import Path

import numpy as np

from verifier.corpus import lookup
from verifier.corpus.filters import Conditions
from verifier.corpus.index import Hit, IndexBroken, VectorIndex, checksum
from verifier.corpus.ledger import Ledger
from verifier.corpus.records import Floats
from verifier.progress import Progress

FOLDER = "vectors-"
"""Name of an index's folder, before the number of its generation."""
_STEP = 5000
"""Passages that go from the ledger into the index at once."""
_OVERFETCH = 500
"""Passages asked of Chroma where a filter drops some: a few ms, against 40 to 190 inside Chroma."""
_SPARE = 2
"""Passages asked of Chroma for each one wanted, since some may be removed meanwhile."""
_EXACT = 10_000
"""Passages that pass a filter up to which all are compared: 40 ms, and none is missed."""
_N_SPREAD = 24
"""Probes spread over the corpus; an index that lost its files finds next to none of them."""
_N_NEWEST = 8
"""Probes among the newest passages, which a stale index lacks."""
_TOLERATED = 16
"""Of so many probes a sound index may miss one, since it is approximate."""


class DenseSearch:
    """The nearest passages of a corpus."""

    def __init__(self, ledger: Ledger, folder: Path, *, on_progress: Progress) -> None:
        """Search without an index, until one is opened.

        Args:
            ledger: The truth.
            folder: Folder of the corpus.
            on_progress: Called while an index is filled.
        """
        self._ledger = ledger
        self._folder = folder
        self._on_progress = on_progress
        self._index: VectorIndex | None = None
        self._upto = 0  # the index holds every passage up to this id
        self._commits = 0  # what `other_commits` was when the index was opened

    def open_index(self, what: str = "rebuilding the index") -> None:
        """Open the index and make it equal to the ledger. Needs the writer's lock.

        Args:
            what: What progress calls the filling of an index that lacks passages.
        """
        self._index, self._upto = None, 0
        self._commits = self._ledger.other_commits
        ids = lookup.passage_ids(self._ledger)
        if not len(ids):
            return
        try:
            self._index = self._mended(ids, self._ledger.generation, what)
        except IndexBroken:
            self._index = self._rebuilt(ids, what)
        self._upto = int(ids[-1]) if self._index else 0

    def sync(self, removed: Iterable[int]) -> None:
        """Bring the index up to the ledger after a change. Needs the writer's lock.

        Args:
            removed: Passages that are gone from the ledger.
        """
        is_stale = self._ledger.other_commits != self._commits or not self._is_sealed()
        if self._index is None or is_stale:
            self.open_index("indexing")
            return
        ids = lookup.passage_ids(self._ledger)
        newer = ids[ids > self._upto]
        try:
            self._change(self._index, [id for id in removed if id <= self._upto], newer, "indexing")
        except IndexBroken:
            self.open_index()
        else:
            self._upto = int(newer.max(initial=self._upto))

    def search(self, queries: Floats, *, limit: int, only: Conditions) -> list[list[Hit]]:
        """Return the nearest passages of each query, the nearest first.

        Args:
            queries: Vectors of length one. Shape: [n_queries, 384].
            limit: At most so many for each.
            only: Which documents.
        """
        is_few = only.sql and lookup.n_passing(self._ledger, only) <= _EXACT
        if self._index is None or is_few:
            return self._exact(queries, limit, only)
        indexed = self._approximate(queries, limit, only)
        newer = self._exact(queries, limit, only, after=self._upto)
        found = [_nearest([*a, *b], limit) for a, b in zip(indexed, newer, strict=True)]
        fewest = min(map(len, found), default=limit)
        if fewest < limit and fewest < lookup.n_passing(self._ledger, only):
            return self._exact(queries, limit, only)
        return found

    def _approximate(self, queries: Floats, limit: int, only: Conditions) -> list[list[Hit]]:
        """Ask the index; drop what the ledger no longer has or the filter forbids."""
        if self._index is None:
            return [[] for _ in queries]
        try:
            wanted = _OVERFETCH if only.sql else _SPARE * limit
            found = self._index.search(queries, limit=wanted)
        except IndexBroken:  # its files went away under an open corpus: the next opening mends
            self._index, self._upto = None, 0
            return [[] for _ in queries]
        kept = lookup.passing(self._ledger, {hit.id for hits in found for hit in hits}, only)
        return [[hit for hit in hits if hit.id in kept] for hits in found]

    def _exact(
        self, queries: Floats, limit: int, only: Conditions, *, after: int = 0
    ) -> list[list[Hit]]:
        """Compare with every passage whose id is larger than `after`."""
        found: list[list[Hit]] = [[] for _ in queries]
        for ids, vectors in lookup.vector_pages(self._ledger, after=after, only=only):
            similarities = queries @ vectors.T
            best = np.argsort(-similarities, axis=1)[:, :limit]
            for hits, row, places in zip(found, similarities, best, strict=True):
                page = map(Hit, ids[places].tolist(), row[places].tolist())
                hits[:] = _nearest([*hits, *page], limit)
        return found

    def _rebuilt(self, ids: lookup.Ids, what: str) -> VectorIndex | None:
        """Make a new index; None where even that loses passages.

        Hundreds of equal texts do that: their vectors fill each other's neighbourhoods, and others
        can't be reached. The ledger is compared exactly then.
        """
        try:
            return self._mended(ids, self._new_generation(), what)
        except IndexBroken:
            return None

    def _mended(self, ids: lookup.Ids, generation: int, what: str) -> VectorIndex:
        """Open an index, add what it lacks, remove what it has too much, and try it.

        Raises:
            IndexBroken: It can't be opened, or doesn't find what it holds.
        """
        folder = self._path(generation)
        # Chroma takes the whole process down over some damaged files, so it gets none to read but
        # those that its last writer sealed.
        if folder.exists() and not self._is_sealed():
            raise IndexBroken("The vector index is not as it was left; run the command again.")
        index = VectorIndex(folder)
        held = index.ids()
        is_missing = np.array([id not in held for id in ids.tolist()])
        self._change(index, sorted(held.difference(ids.tolist())), ids[is_missing], what)
        probes = np.linspace(0, len(ids) - 1, _N_SPREAD).astype(int)
        probed = np.unique([*ids[probes], *ids[-_N_NEWEST:]])
        if index.n_lost(lookup.vectors(self._ledger, probed)) > len(probed) // _TOLERATED:
            raise IndexBroken("The vector index lost passages; run the command again.")
        return index

    def _change(
        self, index: VectorIndex, surplus: Sequence[int], missing: lookup.Ids, what: str
    ) -> None:
        """Remove and add passages; until that is done, the index goes unsealed."""
        if not surplus and not len(missing):
            return
        self._ledger.seal = ""
        index.remove(surplus)
        for start in range(0, len(missing), _STEP):
            step = missing[start : start + _STEP]
            index.add(step.tolist(), lookup.vectors(self._ledger, step))
            self._on_progress(what, start + len(step), len(missing))
        self._ledger.seal = checksum(self._path(self._ledger.generation))

    def _is_sealed(self) -> bool:
        return self._ledger.seal == checksum(self._path(self._ledger.generation))

    def _path(self, generation: int) -> Path:
        return self._folder / f"{FOLDER}{generation}"

    def _new_generation(self) -> int:
        """Throw the old index away, since Chroma never gives disk space back; number a new one."""
        for old in self._folder.glob(f"{FOLDER}*"):
            shutil.rmtree(old, ignore_errors=True)
        return self._ledger.start_generation()


def _nearest(hits: Sequence[Hit], limit: int) -> list[Hit]:
    """Return the nearest of some hits, each passage once.

    >>> _nearest([Hit(1, 0.5), Hit(2, 0.9), Hit(1, 0.5)], 2)
    [Hit(id=2, similarity=0.9), Hit(id=1, similarity=0.5)]
    """
    once = {hit.id: hit for hit in hits}
    return nlargest(limit, once.values(), key=lambda hit: hit.similarity)
