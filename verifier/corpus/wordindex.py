"""Search by words: SQLite's FTS5, ranked by BM25."""

from collections.abc import Sequence

from verifier.corpus.filters import Conditions
from verifier.corpus.ledger import Ledger


def frequencies(ledger: Ledger, words: Sequence[str]) -> list[int]:
    """Count the passages that hold each word, in any of the forms that share its stem.

    A word that is cut into several terms counts as often as its rarest.
    """
    ledger.rows("DELETE FROM temp.asked")
    ledger.run_many("INSERT INTO temp.asked (rowid, text) VALUES (?, ?)", enumerate(words))
    rows = ledger.rows(
        "SELECT asked.doc, min(coalesce(terms.doc, 0)) FROM temp.asked_terms asked"
        " LEFT JOIN main.terms terms ON terms.term = asked.term GROUP BY asked.doc"
    )
    counted = dict(rows)
    return [counted.get(place, 0) for place in range(len(words))]


def match(ledger: Ledger, words: Sequence[str], only: Conditions, *, limit: int) -> list[int]:
    """Return the passages that hold any of the words, the best by BM25 first.

    Args:
        ledger: The ledger.
        words: Any text each; one is a phrase when it is cut into several terms.
        only: Which documents.
        limit: At most so many.

    Source: BM25, Robertson and Zaragoza 2009, as FTS5 computes it.
    """
    if not words:
        return []
    join = "JOIN passages p ON p.id = words.rowid JOIN documents d ON d.id = p.document_id"
    query = (
        f"SELECT words.rowid FROM words {f'{join} AND {only.sql}' if only.sql else ''}"
        " WHERE words MATCH ? ORDER BY words.rank LIMIT ?"
    )
    rows = ledger.rows(query, (*only.parameters, " OR ".join(map(_quoted, words)), limit))
    return [id for (id,) in rows]


def _quoted(word: str) -> str:
    """Return a word as a string of FTS5's query language, in which nothing is special.

    >>> _quoted('5" AND NOT')
    '"5"" AND NOT"'
    """
    return '"' + word.replace('"', '""').replace("\0", " ") + '"'
