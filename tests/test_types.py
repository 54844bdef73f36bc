import pytest
from pydantic import ValidationError

from verifier.cite import cite
from verifier.types import (
    Claim,
    Direction,
    Document,
    Label,
    Passage,
    Probabilities,
    Reason,
    Report,
    Run,
    Span,
    Verdict,
)

CLAIM = Claim(text="A is so.", start=0, end=8)
DOCUMENT = Document(id="d", text="A is so. B is not.")
FOR = cite(DOCUMENT, Span(0, 8), Direction.SUPPORTS)
AGAINST = cite(DOCUMENT, Span(9, 18), Direction.CONTRADICTS)
RUN = Run(
    verifier="0",
    models={},
    judge="embedded",
    settings="s",
    corpus="c",
    n_documents=0,
    n_passages=0,
    seconds=0.0,
)


def verdict(label: Label, *citations, reason: Reason | None = None) -> Verdict:
    return Verdict(
        claim=CLAIM, label=label, reason=reason, confidence=0.5, citations=citations,
        explanation="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("label", "citations", "reason"),
    [
        (Label.SUPPORTED, (), None),
        (Label.SUPPORTED, (AGAINST,), None),
        (Label.CONTRADICTED, (FOR,), None),
        (Label.CONTRADICTED, (AGAINST,), Reason.INSUFFICIENT),
        (Label.UNVERIFIABLE, (), None),
        (Label.UNVERIFIABLE, (FOR,), Reason.CONFLICTING),
    ],
)
def test_verdict_without_what_its_label_needs_can_not_be_made(label, citations, reason):
    with pytest.raises(ValidationError):
        verdict(label, *citations, reason=reason)


@pytest.mark.parametrize(
    ("label", "citations", "reason"),
    [
        (Label.SUPPORTED, (FOR,), None),
        (Label.CONTRADICTED, (AGAINST,), None),
        (Label.UNVERIFIABLE, (FOR, AGAINST), Reason.CONFLICTING),
    ],
)
def test_verdict_with_what_its_label_needs_can_be_made(label, citations, reason):
    assert verdict(label, *citations, reason=reason).label is label


def test_report_that_drops_a_claim_can_not_be_made():
    with pytest.raises(ValidationError, match="exactly one verdict or failure"):
        Report(text="A is so.", claims=(CLAIM,), verdicts=(), run=RUN)


def test_passage_whose_text_is_not_as_long_as_its_span_can_not_be_made():
    with pytest.raises(ValidationError):
        Passage(document_id="d", start=0, end=9, text="A is so.", sentences=())


def test_probabilities_that_do_not_sum_to_one_can_not_be_made():
    with pytest.raises(ValidationError):
        Probabilities(supports=0.9, contradicts=0.9, neither=0.0)


def test_values_are_frozen():
    with pytest.raises(ValidationError):
        CLAIM.text = "B"
