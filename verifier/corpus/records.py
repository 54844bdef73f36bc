"""What goes into the ledger and comes out of it, and how it looks inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from verifier.types import Document, Passage, Span

if TYPE_CHECKING:
    from verifier.models.runtime import EncodedPassage

Floats = NDArray[np.float32]


class Entry(NamedTuple):
    """A document on its way into the ledger.

    Attributes:
        origin: The file or row it came from.
        document: The document.
        passages: Its passages; none when the ledger holds the document already.
        encoded: The vectors of each passage.
    """

    origin: str
    document: Document
    passages: Sequence[Passage] = ()
    encoded: Sequence[EncodedPassage] = ()


class PassageRecord(NamedTuple):
    """A passage in the ledger.

    Attributes:
        id: Number that is never used twice.
        document_id: The document.
        start: First character in `Document.text`.
        end: End, exclusive.
        sentences: Spans in `Document.text`.
    """

    id: int
    document_id: str
    start: int
    end: int
    sentences: tuple[Span, ...]

    def overlaps(self, other: PassageRecord) -> bool:
        """Whether more than half of the shorter of the two is shared.

        Neighbours share a sentence, which is no repetition.

        >>> one = PassageRecord(1, "a", 0, 100, ())
        >>> one.overlaps(PassageRecord(2, "a", 80, 200, ()))
        False
        >>> one.overlaps(PassageRecord(3, "a", 20, 90, ()))
        True
        """
        if self.document_id != other.document_id:
            return False
        shared = min(self.end, other.end) - max(self.start, other.start)
        shorter = min(self.end - self.start, other.end - other.start)
        return 2 * shared > shorter


def pack(vectors: Floats) -> bytes:
    """Return vectors as bytes in float16, which moves a cosine by less than 0.001."""
    return np.asarray(vectors, dtype=np.float16).tobytes()


def unpack(blobs: Sequence[bytes], width: int) -> Floats:
    """Return the vectors of several blobs below each other. Shape: [n_vectors, width].

    Args:
        blobs: As `pack` made them.
        width: Numbers in a vector.

    Raises:
        ValueError: A blob is damaged.

    >>> unpack([pack(np.ones((2, 3), dtype=np.float32))], 3).shape
    (2, 3)
    """
    joined = np.frombuffer(b"".join(blobs), dtype=np.float16)
    return joined.reshape(-1, width).astype(np.float32)
