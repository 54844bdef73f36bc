"""Documents and passages, and what adding them did."""

import hashlib
from datetime import date
from typing import Self

from pydantic import Field, model_validator

from verifier.types.base import Span, Value


class Document(Value):
    """A text as it was read.

    Attributes:
        id: Content hash, see `content_id`.
        text: As read, never altered; every offset of the project points into it.
        title: Headline, None when unknown.
        source: Publisher or file name, None when unknown.
        url: Where it was published, None when unknown.
        published: Day of publication, None when unknown.
        furniture: Sorted spans of page furniture (menus, teasers): kept, never indexed or cited.
        pages: Start of each page in `text`; empty when the format has no pages.
        metadata: What else the file said of itself.
    """

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    furniture: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()
    metadata: dict[str, str] = Field(default_factory=dict)


def content_id(text: str, *identity: object) -> str:
    """Return a document's id: 16 hex digits of a SHA-256 over its text and identity.

    >>> content_id("a") == content_id("a"), content_id("a") == content_id("a", "title")
    (True, False)
    """
    parts = [text, *("" if part is None else str(part) for part in identity)]
    joined = "\x00".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:16]


class Passage(Value):
    """Whole sentences of one document that stand together.

    Attributes:
        document_id: The document.
        start: First character in `Document.text`.
        end: End in `Document.text`, exclusive.
        text: Exactly `Document.text[start:end]`.
        sentences: Spans in `Document.text`, in order, inside the passage.
    """

    document_id: str
    start: int = Field(ge=0)
    end: int
    text: str
    sentences: tuple[Span, ...]

    @model_validator(mode="after")
    def _check_spans(self) -> Self:
        if len(self.text) != self.end - self.start:
            raise ValueError("a passage's text must be as long as its span")
        if any(
            s.start < self.start or s.end > self.end or s.start >= s.end for s in self.sentences
        ):
            raise ValueError("a passage's sentences must lie inside it")
        return self


class Filter(Value):
    """Which documents may serve as evidence. Days are inclusive.

    Attributes:
        source: Case-insensitive part of the source's name.
        since: Earliest day of publication.
        until: Latest day of publication.
        as_of: Only what had been published by this day.
    """

    source: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None

    @property
    def needs_date(self) -> bool:
        """Whether undated documents are left out."""
        return any((self.since, self.until, self.as_of))


class DocumentSummary(Value):
    """A document in a list.

    Attributes:
        id: Content hash.
        origin: The file or row it came from.
        title: Headline, None when unknown.
        source: Publisher or file name, None when unknown.
        published: Day of publication, None when unknown.
        n_passages: Passages that are indexed.
    """

    id: str
    origin: str
    title: str | None
    source: str | None
    published: date | None
    n_passages: int


class Skipped(Value):
    """A file or row that was not read.

    Attributes:
        path: Which one.
        reason: Why, in a few words.
    """

    path: str
    reason: str


class AddReport(Value):
    """What adding did.

    Attributes:
        added: Documents that are new.
        changed: Documents that replaced an older version.
        unchanged: Documents that were there already.
        removed: Documents taken out with `prune`.
        missing: Files that are gone from an added folder but still in the corpus.
        skipped: Files and rows that could not be read.
        n_passages: Passages indexed in this run.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    n_passages: int = 0
