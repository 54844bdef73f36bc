import pytest

from verifier.judge.slots.share import compare_share
from verifier.types import Relation


@pytest.mark.parametrize(
    ("claim", "source", "relations"),
    [
        ("All wards had declared", "Most wards had declared", [Relation.DIFFERS]),
        ("All nine wards had declared", "Most wards had declared", [Relation.DIFFERS]),
        ("All wards had declared", "Not all wards had declared", [Relation.DIFFERS]),
        ("Nearly all wards had declared", "Most wards had declared", [Relation.AGREES]),
        ("Every ward had declared", "All the wards had declared", [Relation.AGREES]),
        ("Most invoices were in order", "Half of the invoices were in order", [Relation.DIFFERS]),
        ("None of the invoices were in order", "Most of the invoices were", [Relation.DIFFERS]),
        ("All invoices were in order", "Most wards had declared", []),
        ("Wards had declared", "All wards had declared", []),
    ],
)
def test_share_against_share_of_the_same_noun(window, claim, source, relations):
    assert [f.relation for f in compare_share(claim, window(source))] == relations


def test_finding_quotes_the_document_to_the_letter(window):
    seen = window("By two, not all of the wards had declared.")
    (finding,) = compare_share("All wards had declared", seen)
    assert finding.source_words == "not all of the wards"
    assert seen.evidence.document.text[finding.start : finding.end] == finding.source_words
