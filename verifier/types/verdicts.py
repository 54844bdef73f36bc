"""Answers: citations, verdicts, failures, reports, with their invariants."""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from verifier.types.base import Span, Value
from verifier.types.claims import Claim
from verifier.types.runs import Run
from verifier.types.stances import Direction, Finding


class Label(StrEnum):
    """What the corpus says of a claim. Source: FEVER, SciFact, AVeriTeC."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"


class Reason(StrEnum):
    """Why a claim is unverifiable."""

    NO_EVIDENCE = "no_evidence"
    INSUFFICIENT = "insufficient"
    CONFLICTING = "conflicting"
    NOT_CHECKABLE = "not_checkable"
    CITATION_REJECTED = "citation_rejected"
    MANIPULATED = "manipulated"


class Citation(Value):
    """Words of a document that decide, or come nearest.

    Attributes:
        document_id: The document.
        start: First character in `Document.text`.
        end: End, exclusive.
        quote: Exactly `Document.text[start:end]`.
        stance: What the quote does to the claim.
        decisive: Spans in `Document.text` of the words that matter most.
        title: The document's title.
        source: The document's source.
        published: The document's day of publication.
        location: Place a person can turn to, such as "page 3" or "line 12".
    """

    document_id: str
    start: int = Field(ge=0)
    end: int
    quote: str = Field(min_length=1)
    stance: Direction
    decisive: tuple[Span, ...] = ()
    title: str | None = None
    source: str | None = None
    published: date | None = None
    location: str

    @model_validator(mode="after")
    def _check_length(self) -> Self:
        if len(self.quote) != self.end - self.start:
            raise ValueError("a quote must be as long as its span")
        return self


class Vote(Value):
    """What one judge made of a claim.

    Attributes:
        judge: "embedded", the judge model that was chosen, or a language model.
        label: Its label.
        confidence: Of its label, 0 to 1; None where the judge gives no probability.
    """

    judge: str
    label: Label
    confidence: float | None = Field(default=None, ge=0, le=1)


class Verdict(Value):
    """The answer to one claim.

    Attributes:
        claim: The claim.
        label: Supported, contradicted or unverifiable.
        reason: Why it is unverifiable; None otherwise.
        confidence: Probability that the label is right, 0 to 1: calibrated where a network judged;
            0.9 where a language model says that it is sure and 0.6 where not, never measured.
        citations: The deciding quotes first; for an unverifiable claim also what came nearest.
        findings: Slots that decided or that disagree.
        explanation: One or two sentences for a person.
        settled_by: What would settle an unverifiable claim; empty otherwise.
        votes: What each judge that was asked made of the claim, the deciding one last.
    """

    claim: Claim
    label: Label
    reason: Reason | None = None
    confidence: float = Field(ge=0, le=1)
    citations: tuple[Citation, ...] = ()
    findings: tuple[Finding, ...] = ()
    explanation: str
    settled_by: str = ""
    votes: tuple[Vote, ...] = ()

    @model_validator(mode="after")
    def _check_label(self) -> Self:
        stances = {citation.stance for citation in self.citations}
        if self.label is Label.UNVERIFIABLE:
            if self.reason is None:
                raise ValueError("an unverifiable claim needs a reason")
            if self.reason is Reason.CONFLICTING and not stances >= _BOTH_SIDES:
                raise ValueError("a conflict needs a citation on each side")
            return self
        if self.reason is not None:
            raise ValueError("only an unverifiable claim has a reason")
        if _NEEDED_STANCE[self.label] not in stances:
            raise ValueError(f"a {self.label.value} claim needs a citation of that stance")
        return self


_BOTH_SIDES = {Direction.SUPPORTS, Direction.CONTRADICTS}
_NEEDED_STANCE = {
    Label.SUPPORTED: Direction.SUPPORTS,
    Label.CONTRADICTED: Direction.CONTRADICTS,
}


class Failure(Value):
    """A claim that got no verdict. Never a label.

    Attributes:
        claim: The claim.
        error: One sentence that says what to do next.
        stage: Where it happened: "extract", "search" or "judge"; "stopped" when it was not begun.
    """

    claim: Claim
    error: str
    stage: str


class Report(Value):
    """All that came of one text.

    Attributes:
        text: What the user gave.
        claims: Every claim, in the order of the text.
        verdicts: In the order of the text.
        failures: In the order of the text.
        notes: What a reader must know, such as documents left out for want of a date.
        run: How it came about.
    """

    text: str
    claims: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    run: Run

    @model_validator(mode="after")
    def _check_nothing_dropped(self) -> Self:
        answered = [verdict.claim for verdict in self.verdicts]
        answered += [failure.claim for failure in self.failures]
        if sorted(answered, key=_claim_key) != sorted(self.claims, key=_claim_key):
            raise ValueError("every claim needs exactly one verdict or failure")
        return self


def _claim_key(claim: Claim) -> tuple[int, int, str]:
    return claim.start, claim.end, claim.text
