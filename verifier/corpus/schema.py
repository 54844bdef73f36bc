"""The tables of the ledger."""

VERSION = 1
"""Of the schema; one more with every change that an older program can't read."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    title TEXT, source TEXT, published TEXT,
    n_passages INTEGER NOT NULL
);
CREATE TABLE bodies (              -- apart, so that scanning the documents reads no text
    document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    body TEXT NOT NULL             -- the whole Document, JSON
);

CREATE TABLE origins (             -- files and rows; several may hold the same document
    origin TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id)
) WITHOUT ROWID;
CREATE INDEX origins_by_document ON origins (document_id);

CREATE TABLE passages (            -- AUTOINCREMENT: no id is used twice, newer ones are larger
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    sentences TEXT NOT NULL        -- [[start, end], ...], JSON
);
CREATE INDEX passages_by_document ON passages (document_id);

-- Vectors are float16; in tables of their own, so that a scan reads nothing else.
CREATE TABLE vectors (
    passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    vector BLOB NOT NULL
);
CREATE TABLE sentence_vectors (
    passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    vectors BLOB NOT NULL
);

CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE terms USING fts5vocab (words, 'row');
"""

SCRATCH = """
CREATE VIRTUAL TABLE temp.asked USING fts5 (
    text, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE temp.asked_terms USING fts5vocab (temp, asked, 'instance');
"""
"""Tables of one connection: they turn a query's words into terms just as `words` does."""
