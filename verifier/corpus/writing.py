"""Changes to the ledger, each one transaction. The caller holds the writer's lock."""

import json
from collections.abc import Iterable

from verifier.corpus.ledger import Ledger
from verifier.corpus.records import Entry, pack


def put(ledger: Ledger, entries: Iterable[Entry]) -> list[int]:
    """Store documents, each in place of what its origin held before: all of them or none.

    Returns:
        Ids of the passages that went with replaced documents.
    """
    replaced: set[str] = set()
    with ledger.change():
        for entry in entries:
            if not has(ledger, entry.document.id):
                _insert(ledger, entry)
            replaced |= _part(ledger, entry.origin, keep=entry.document.id)
            link = (entry.origin, entry.document.id)
            ledger.rows("INSERT OR IGNORE INTO origins VALUES (?, ?)", link)
        # Only now: a later entry may hold again what an earlier one gave up.
        return _drop_orphans(ledger, replaced)


def has(ledger: Ledger, document_id: str) -> bool:
    """Whether a document is stored."""
    return bool(ledger.rows("SELECT 1 FROM documents WHERE id = ?", (document_id,)))


def unlink(ledger: Ledger, origins: Iterable[str]) -> list[int]:
    """Remove origins, and the documents that have no other left; return their passages' ids."""
    with ledger.change():
        parted = {id for origin in origins for id in _part(ledger, origin, keep=None)}
        return _drop_orphans(ledger, parted)


def remove(ledger: Ledger, document_id: str) -> list[int]:
    """Remove a document under all its origins; return its passages' ids."""
    query = "SELECT origin FROM origins WHERE document_id = ?"
    return unlink(ledger, [origin for (origin,) in ledger.rows(query, (document_id,))])


def scrub(ledger: Ledger) -> None:
    """Overwrite what the word index and the log still hold of removed text."""
    ledger.rows("INSERT INTO words (words) VALUES ('optimize')")
    ledger.rows("PRAGMA wal_checkpoint (TRUNCATE)")


def _insert(ledger: Ledger, entry: Entry) -> None:
    document = entry.document
    published = document.published.isoformat() if document.published else None
    ledger.rows(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?)",
        (document.id, document.title, document.source, published, len(entry.passages)),
    )
    body = document.model_dump_json()
    ledger.rows("INSERT INTO bodies VALUES (?, ?)", (document.id, body))
    for passage, encoded in zip(entry.passages, entry.encoded, strict=True):
        ((id,),) = ledger.rows(
            "INSERT INTO passages VALUES (NULL, ?, ?, ?, ?) RETURNING id",
            (document.id, passage.start, passage.end, json.dumps(passage.sentences)),
        )
        ledger.rows("INSERT INTO vectors VALUES (?, ?)", (id, pack(encoded.vector)))
        sentences = pack(encoded.sentence_vectors)
        ledger.rows("INSERT INTO sentence_vectors VALUES (?, ?)", (id, sentences))
        ledger.rows("INSERT INTO words (rowid, text) VALUES (?, ?)", (id, passage.text))


def _part(ledger: Ledger, origin: str, *, keep: str | None) -> set[str]:
    """Part an origin from its document, unless that is the one to keep; return its id if so."""
    query = "DELETE FROM origins WHERE origin = ? AND document_id IS NOT ? RETURNING document_id"
    return {str(id) for (id,) in ledger.rows(query, (origin, keep))}


def _drop_orphans(ledger: Ledger, document_ids: Iterable[str]) -> list[int]:
    """Delete those of some documents that have no origin; return their passages' ids."""
    dropped: list[int] = []
    for document_id in document_ids:
        if not ledger.rows("SELECT 1 FROM origins WHERE document_id = ?", (document_id,)):
            dropped += _drop(ledger, document_id)
    return dropped


def _drop(ledger: Ledger, document_id: str) -> list[int]:
    query = "SELECT id FROM passages WHERE document_id = ?"
    ids = [int(id) for (id,) in ledger.rows(query, (document_id,))]
    ledger.run_many("DELETE FROM words WHERE rowid = ?", [(id,) for id in ids])
    ledger.rows("DELETE FROM documents WHERE id = ?", (document_id,))
    return ids
