"""What the tests of reading share: one document, or one reason, out of bytes."""

from collections.abc import Callable

import pytest

from verifier.corpus.reading import ReadDocument, read_bytes
from verifier.types import Document, Skipped


@pytest.fixture(scope="session")
def read_one() -> Callable[[str, bytes], Document]:
    """Read bytes that hold one document."""

    def read(name: str, data: bytes) -> Document:
        (found,) = read_bytes(name, data)
        assert isinstance(found, ReadDocument), found
        return found.document

    return read


@pytest.fixture(scope="session")
def refuse() -> Callable[[str, bytes], str]:
    """Read bytes that can't be read, and return the reason."""

    def read(name: str, data: bytes) -> str:
        (found,) = read_bytes(name, data)
        assert isinstance(found, Skipped), found
        return found.reason

    return read
