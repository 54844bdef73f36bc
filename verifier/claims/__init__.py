"""Text to claims: each tied to its span, with what was read into it; nothing is dropped."""

from verifier.claims.extraction import extract, one_claim

__all__ = ["extract", "one_claim"]
