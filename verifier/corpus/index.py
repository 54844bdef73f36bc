"""The vector index: Chroma, holding nothing but ids and vectors, rebuildable from the ledger.

This is the only module that imports chromadb, and only when an index is opened.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from verifier.corpus.records import Floats
from verifier.errors import CorpusError

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

_NAME = "passages"
_BATCH = 5000
"""Records in one call; Chroma takes at most 5,461."""
_EF_SEARCH = 200
"""Nodes that HNSW keeps in view: finds 99.5 % of the true nearest at 100,000, 98.5 % with 100."""
_SAME = 0.99
"""Similarity from which a vector counts as found; a copy in float16 differs by less than 0.001."""


class Hit(NamedTuple):
    """A passage near a query.

    Attributes:
        id: Of the passage.
        similarity: Cosine, -1 to 1.
    """

    id: int
    similarity: float


class IndexBroken(CorpusError):
    """The index can't be used; it has to be rebuilt from the ledger."""


class VectorIndex:
    """Approximate nearest neighbours by cosine.

    Of the processes that use a folder only one may write at a time, and each sees only the
    vectors that were there when it opened the folder or that it added itself.
    """

    def __init__(self, folder: Path) -> None:
        """Open the index in a folder, an empty one when there is none.

        Raises:
            IndexBroken: What is in the folder can't be opened.
        """
        with _explained():
            self._collection = _open(folder)

    def ids(self) -> set[int]:
        """Return the ids of all records. That one is here doesn't say that search finds it."""
        with _explained():
            return {int(id) for id in self._collection.get(include=[])["ids"]}

    def add(self, ids: Sequence[int], vectors: Floats) -> None:
        """Add records; an id that is there already keeps its vector.

        Args:
            ids: Of the passages.
            vectors: Of length one. Shape: [n_ids, 384].
        """
        for start in range(0, len(ids), _BATCH):
            batch = slice(start, start + _BATCH)
            with _explained():
                self._collection.add(ids=[str(id) for id in ids[batch]], embeddings=vectors[batch])

    def remove(self, ids: Sequence[int]) -> None:
        """Remove records; ids that are not there are ignored."""
        for start in range(0, len(ids), _BATCH):
            with _explained():
                self._collection.delete(ids=[str(id) for id in ids[start : start + _BATCH]])

    def search(self, vectors: Floats, *, limit: int) -> list[list[Hit]]:
        """Return the nearest records of each vector, the nearest first.

        Args:
            vectors: Of length one. Shape: [n_queries, 384].
            limit: At most so many for each.
        """
        with _explained():
            found = self._collection.query(
                query_embeddings=vectors, n_results=limit, include=["distances"]
            )
        distances = found["distances"] or []
        return [
            [Hit(int(id), 1 - distance) for id, distance in zip(*row, strict=True)]
            for row in zip(found["ids"], distances, strict=True)
        ]

    def n_lost(self, vectors: Floats) -> int:
        """Count the vectors, known to have been added, that search doesn't find any more."""
        nearest = self.search(vectors, limit=1)
        return sum(not hits or hits[0].similarity < _SAME for hits in nearest)


def checksum(folder: Path) -> str:
    """Return a checksum of an index's vector files, which no reader alters; 1 GB a second."""
    total = 0
    for path in sorted(folder.glob("*/*")):
        total = zlib.crc32(path.read_bytes(), zlib.crc32(path.name.encode(), total))
    return f"{total:08x}"


def _open(folder: Path) -> Collection:
    from chromadb import PersistentClient
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings

    # Within a process Chroma hands out one client a folder for ever, and that never learns of
    # other processes' writes; without the cache each opening reads the folder anew.
    SharedSystemClient.clear_system_cache()
    client = PersistentClient(folder, settings=Settings(anonymized_telemetry=False))
    return client.get_or_create_collection(
        _NAME,
        embedding_function=None,  # the default one would download a model
        configuration={"hnsw": {"space": "cosine", "ef_search": _EF_SEARCH}},
    )


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what Chroma raises over damaged files into one error."""
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, OSError, RuntimeError, ValueError) as error:
        raise IndexBroken(
            f"The vector index can't be used ({error}); run the command again to rebuild it."
        ) from error
