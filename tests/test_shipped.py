import pytest

from verifier.errors import VerifierError
from verifier.shipped import shipped


def test_shipped_finds_the_sample_documents() -> None:
    assert (shipped("evals/corpora/sample") / "claims.txt").is_file()


def test_shipped_when_it_is_absent_says_what_to_do() -> None:
    with pytest.raises(VerifierError, match="install verifier again"):
        shipped("evals/corpora/absent")
