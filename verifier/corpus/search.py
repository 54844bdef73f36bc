"""Claims to evidence: by meaning and by words, for and against, fused into one ranking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from verifier.corpus import lookup, wordindex
from verifier.corpus.dense import DenseSearch
from verifier.corpus.filters import Conditions, conditions
from verifier.corpus.ledger import Ledger
from verifier.corpus.queries import content_words, rarest, variants
from verifier.corpus.records import Floats, PassageRecord
from verifier.types import Document, Evidence, Filter, Passage

if TYPE_CHECKING:
    from verifier.models.runtime import Encoder

_DEPTH = 50
"""Passages that each query brings to the fusion, at least."""
_RRF = 60
"""Damps the difference between the first ranks. Source: Cormack et al. 2009."""
_SPARE = 4
"""Fused passages looked at for each one wanted, since some repeat others."""


class _Query(NamedTuple):
    """One form of a claim.

    Attributes:
        claim: Place of the claim among those searched together.
        kind: What it is called in `Evidence.found_by`.
        text: What is looked for.
    """

    claim: int
    kind: str
    text: str


class Found(NamedTuple):
    """A passage after fusion.

    Attributes:
        id: Of the passage.
        kinds: The queries that found it.
    """

    id: int
    kinds: tuple[str, ...]


class HybridSearch:
    """Search over a ledger and its vector index."""

    def __init__(self, ledger: Ledger, dense: DenseSearch, encoder: Encoder) -> None:
        """Put the parts together.

        Args:
            ledger: The truth.
            dense: Search by meaning.
            encoder: Turns claims into vectors.
        """
        self._ledger = ledger
        self._dense = dense
        self._encoder = encoder

    def search(self, claims: Sequence[str], *, limit: int, wanted: Filter) -> list[list[Evidence]]:
        """Return for each claim the passages that may bear on it, the best first.

        Args:
            claims: Any texts; many at once cost less than each alone.
            limit: At most so many passages for each.
            wanted: Which documents may serve.
        """
        queries = [
            _Query(place, kind, text)
            for place, claim in enumerate(claims)
            for kind, text in variants(claim).items()
        ]
        vectors = self._encoder.encode_queries([query.text for query in queries])
        with self._ledger.snapshot():
            fused = self._fused(claims, queries, vectors, limit=limit, only=conditions(wanted))
            chosen = self._distinct(fused, limit)
            own = [vectors[row] for row, query in enumerate(queries) if query.kind == "meaning"]
            return self._evidence(chosen, own)

    def _fused(
        self,
        claims: Sequence[str],
        queries: Sequence[_Query],
        vectors: Floats,
        *,
        limit: int,
        only: Conditions,
    ) -> list[list[Found]]:
        """Rank the passages that all forms of each claim bring."""
        depth = max(_DEPTH, _SPARE * limit)
        rankings: list[dict[str, list[int]]] = [{} for _ in claims]
        nearest = self._dense.search(vectors, limit=depth, only=only)
        for query, hits in zip(queries, nearest, strict=True):
            rankings[query.claim][query.kind] = [hit.id for hit in hits]
        for claim, ranking in zip(claims, rankings, strict=True):
            words = content_words(claim)
            words = rarest(words, wordindex.frequencies(self._ledger, words))
            ranking["words"] = wordindex.match(self._ledger, words, only, limit=depth)
        return [fuse(ranking)[: _SPARE * limit] for ranking in rankings]

    def _distinct(
        self, fused: Sequence[Sequence[Found]], limit: int
    ) -> list[list[tuple[Found, PassageRecord]]]:
        """Drop what repeats a better passage, and keep the best."""
        ids = {found.id for ranking in fused for found in ranking}
        records = lookup.passages(self._ledger, ids)
        return [_distinct(ranking, records, limit) for ranking in fused]

    def _evidence(
        self, chosen: Sequence[Sequence[tuple[Found, PassageRecord]]], claims: Sequence[Floats]
    ) -> list[list[Evidence]]:
        """Read the documents and score each sentence against its claim."""
        records = {record.id: record for ranking in chosen for _, record in ranking}
        vectors = lookup.sentence_vectors(self._ledger, records)
        documents = lookup.documents(
            self._ledger, {record.document_id for record in records.values()}
        )
        passages = {id: _passage(record, documents) for id, record in records.items()}
        return [
            [
                Evidence(
                    passage=passages[found.id],
                    document=documents[record.document_id],
                    rank=rank,
                    found_by=found.kinds,
                    sentence_scores=_cosines(vectors[found.id], claim),
                )
                for rank, (found, record) in enumerate(ranking, start=1)
            ]
            for ranking, claim in zip(chosen, claims, strict=True)
        ]


def fuse(rankings: Mapping[str, Sequence[int]]) -> list[Found]:
    """Merge rankings into one by reciprocal rank fusion; equal ranks go to the older passage.

    Args:
        rankings: Passages, the best first, by the kind of query that found them.

    Source: Cormack, Clarke and Büttcher 2009.

    >>> fuse({"meaning": [7, 8], "words": [8]})
    [Found(id=8, kinds=('meaning', 'words')), Found(id=7, kinds=('meaning',))]
    """
    scores: defaultdict[int, float] = defaultdict(float)
    kinds: defaultdict[int, list[str]] = defaultdict(list)
    for kind, ids in rankings.items():
        for rank, id in enumerate(ids, start=1):
            scores[id] += 1 / (_RRF + rank)
            kinds[id].append(kind)
    order = sorted(scores, key=lambda id: (-scores[id], id))
    return [Found(id, tuple(kinds[id])) for id in order]


def _distinct(
    ranking: Sequence[Found], records: Mapping[int, PassageRecord], limit: int
) -> list[tuple[Found, PassageRecord]]:
    kept: list[tuple[Found, PassageRecord]] = []
    for found in ranking:
        record = records.get(found.id)
        if len(kept) < limit and record and not any(record.overlaps(k) for _, k in kept):
            kept.append((found, record))
    return kept


def _passage(record: PassageRecord, documents: Mapping[str, Document]) -> Passage:
    return Passage(
        document_id=record.document_id,
        start=record.start,
        end=record.end,
        text=documents[record.document_id].text[record.start : record.end],
        sentences=record.sentences,
    )


def _cosines(sentences: Floats, claim: Floats) -> tuple[float, ...]:
    # Rounding of float16 may lift a product just above one.
    return tuple(np.clip(sentences @ claim, -1, 1).tolist())
