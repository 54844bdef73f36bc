"""Quotes: cut out of a stored document, placed for a person, and checked to the letter."""

from collections.abc import Sequence

from verifier.errors import CitationError
from verifier.types import Citation, Direction, Document, Span


def cite(
    document: Document, span: Span, stance: Direction, *, decisive: Sequence[Span] = ()
) -> Citation:
    """Cut a citation out of a document.

    Args:
        document: The stored document.
        span: What to quote, in `Document.text`.
        stance: What the quote does to the claim.
        decisive: Words that matter most, in `Document.text`; those outside the quote are left out.
            The citation's location is where they begin.

    Raises:
        CitationError: The span is empty, outside the text, or page furniture.
    """
    quote = document.text[span.start : span.end]
    if not 0 <= span.start < span.end <= len(document.text) or not quote.strip():
        raise CitationError(f"Document {document.id} has no words at {span.start} to {span.end}.")
    if any(start < span.end and span.start < end for start, end in document.furniture):
        raise CitationError(f"Words {span.start} to {span.end} of {document.id} are no article.")
    inside = sorted({s for s in decisive if span.start <= s.start < s.end <= span.end})
    return Citation(
        document_id=document.id,
        start=span.start,
        end=span.end,
        quote=quote,
        stance=stance,
        decisive=tuple(inside),
        title=document.title,
        source=document.source,
        published=document.published,
        location=locate(document, inside[0].start if inside else span.start),
    )


def check(citation: Citation, document: Document) -> None:
    """Make sure that a citation is what the stored document says.

    Raises:
        CitationError: It is not, to the letter.
    """
    if document.id != citation.document_id:
        raise CitationError(f"The citation is of {citation.document_id}, not of {document.id}.")
    if document.text[citation.start : citation.end] != citation.quote:
        raise CitationError(f"The quote is not in document {document.id}; add the document again.")


def locate(document: Document, offset: int) -> str:
    r"""Say where a person finds an offset of a document: its page if it has pages, else its line.

    >>> locate(Document(id="a", text="One.\nTwo."), 5)
    'line 2'
    >>> locate(Document(id="a", text="One. Two.", pages=(0, 5)), 5)
    'page 2'
    """
    if document.pages:
        return f"page {max(1, sum(start <= offset for start in document.pages))}"
    return f"line {document.text.count(chr(10), 0, offset) + 1}"
