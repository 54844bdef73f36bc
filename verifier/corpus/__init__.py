"""Documents in, passages out: reading, page furniture, splitting, storing, searching."""

from verifier.corpus.store import Corpus

__all__ = ["Corpus"]
