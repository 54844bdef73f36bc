"""Files to documents, one module a family of formats; nothing that can't be read stops the rest."""

from verifier.corpus.reading.files import read, read_bytes
from verifier.corpus.reading.folders import walk
from verifier.corpus.reading.result import ReadDocument

__all__ = ["ReadDocument", "read", "read_bytes", "walk"]
