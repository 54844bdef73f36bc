"""Questions to the ledger about documents, passages and vectors."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from verifier.corpus.filters import Conditions, conditions
from verifier.corpus.ledger import Ledger, damaged
from verifier.corpus.records import Floats, PassageRecord, unpack
from verifier.errors import UnknownDocument
from verifier.models.runtime import WIDTH
from verifier.types import Document, DocumentSummary, Filter, Span

Ids = NDArray[np.int64]

_PAGE = 8192
"""Vectors read at once: 12 MB in float32, so that scanning a corpus of any size stays small."""
_AMONG = "IN (SELECT value FROM json_each(?))"
"""SQL for membership of a list of any length; SQLite limits the number of parameters."""
_OF_DOCUMENTS = "JOIN documents d ON d.id = p.document_id"


def origins(ledger: Ledger) -> dict[str, str]:
    """Return the id of the document that each origin holds."""
    return dict(ledger.rows("SELECT origin, document_id FROM origins"))


def resolve(ledger: Ledger, prefix: str) -> str:
    """Return the one document's id that starts so.

    Raises:
        UnknownDocument: None does, or several do.
    """
    query = "SELECT id FROM documents WHERE substr(id, 1, length(?1)) = ?1 LIMIT 2"
    found = [str(id) for (id,) in ledger.rows(query, (prefix,))] if prefix else []
    if not found:
        raise UnknownDocument(f"No document has the id {prefix!r}; list the ids of all of them.")
    if len(found) > 1:
        raise UnknownDocument(f"More than one document's id starts with {prefix!r}; give more.")
    return found[0]


def documents(ledger: Ledger, ids: Iterable[str]) -> dict[str, Document]:
    """Return the documents of these ids; those that are gone are left out.

    Raises:
        CorpusDamaged: One can't be read.
    """
    rows = ledger.rows(
        f"SELECT document_id, body FROM bodies WHERE document_id {_AMONG}", _listed(ids)
    )
    with _intact(ledger):
        return {id: Document.model_validate_json(body) for id, body in rows}


def summaries(ledger: Ledger) -> list[DocumentSummary]:
    """List all documents in the order of their first origins."""
    rows = ledger.rows(
        "SELECT d.id, min(o.origin), d.title, d.source, d.published, d.n_passages"
        " FROM documents d JOIN origins o ON o.document_id = d.id GROUP BY d.id ORDER BY 2"
    )
    names = DocumentSummary.model_fields
    with _intact(ledger):
        return [DocumentSummary(**dict(zip(names, row, strict=True))) for row in rows]


def passages(ledger: Ledger, ids: Iterable[int]) -> dict[int, PassageRecord]:
    """Return the passages of these ids; those that are gone are left out."""
    rows = ledger.rows(
        f'SELECT id, document_id, start, "end", sentences FROM passages WHERE id {_AMONG}',
        _listed(ids),
    )
    with _intact(ledger):
        return {row[0]: _record(*row) for row in rows}


def sentence_vectors(ledger: Ledger, ids: Iterable[int]) -> dict[int, Floats]:
    """Return the vectors of each passage's sentences. Shape of each: [n_sentences, 384]."""
    query = f"SELECT passage_id, vectors FROM sentence_vectors WHERE passage_id {_AMONG}"
    rows = ledger.rows(query, _listed(ids))
    with _intact(ledger):
        return {id: unpack([blob], WIDTH) for id, blob in rows}


def passage_ids(ledger: Ledger) -> Ids:
    """Return the ids of all passages, ascending."""
    return np.array([id for (id,) in ledger.rows("SELECT id FROM passages ORDER BY id")], np.int64)


def vectors(ledger: Ledger, ids: Ids) -> Floats:
    """Return these passages' vectors; their ids must ascend. Shape: [n_ids, 384]."""
    query = f"SELECT passage_id, vector FROM vectors WHERE passage_id {_AMONG} ORDER BY 1"
    return _stacked(ledger, ledger.rows(query, _listed(ids)))[1]


def vector_pages(ledger: Ledger, *, after: int, only: Conditions) -> Iterator[tuple[Ids, Floats]]:
    """Yield ids and vectors of passages, some thousands at a time, ascending.

    Args:
        ledger: The ledger.
        after: Only passages with a larger id.
        only: Which documents.
    """
    inner = f"SELECT p.id FROM passages p {_OF_DOCUMENTS} AND {only.sql}"
    condition = f"AND passage_id IN ({inner})" if only.sql else ""
    query = (
        f"SELECT passage_id, vector FROM vectors WHERE passage_id > ? {condition}"
        f" ORDER BY passage_id LIMIT {_PAGE}"
    )
    while rows := ledger.rows(query, (after, *only.parameters)):
        yield _stacked(ledger, rows)
        after = rows[-1][0]


def passing(ledger: Ledger, ids: Iterable[int], only: Conditions) -> set[int]:
    """Return those of some passages that are still there and meet the conditions."""
    join = f"{_OF_DOCUMENTS} AND {only.sql}" if only.sql else ""
    query = f"SELECT p.id FROM passages p {join} WHERE p.id {_AMONG}"
    return {id for (id,) in ledger.rows(query, (*only.parameters, *_listed(ids)))}


def n_passing(ledger: Ledger, only: Conditions) -> int:
    """Count the passages that meet the conditions."""
    where = f"WHERE {only.sql}" if only.sql else ""
    query = f"SELECT coalesce(sum(n_passages), 0) FROM documents d {where}"
    return int(ledger.rows(query, only.parameters)[0][0])


def n_undated(ledger: Ledger, source: str | None) -> int:
    """Count the documents without a date, of one source if one is asked for."""
    only = conditions(Filter(source=source))
    where = f"AND {only.sql}" if only.sql else ""
    query = f"SELECT count(*) FROM documents d WHERE published IS NULL {where}"
    return int(ledger.rows(query, only.parameters)[0][0])


def _record(id: int, document_id: str, start: int, end: int, sentences: str) -> PassageRecord:
    spans = tuple(Span(*span) for span in json.loads(sentences))
    return PassageRecord(id, document_id, start, end, spans)


def _listed(ids: Iterable[int] | Iterable[str]) -> tuple[str]:
    return (json.dumps([id if isinstance(id, str) else int(id) for id in ids]),)


def _stacked(ledger: Ledger, rows: Sequence[tuple[int, bytes]]) -> tuple[Ids, Floats]:
    with _intact(ledger):
        blobs = [blob for _, blob in rows]
        return np.array([id for id, _ in rows], dtype=np.int64), unpack(blobs, WIDTH)


@contextmanager
def _intact(ledger: Ledger) -> Iterator[None]:
    """Take content that can't be parsed for damage."""
    try:
        yield
    except ValueError as error:
        raise damaged(ledger.folder) from error
