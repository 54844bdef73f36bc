"""From a judgement to a verdict whose quotes stand in the documents as they are stored now."""

from __future__ import annotations

from collections.abc import Callable

from verifier import cite
from verifier.calibration import Calibration
from verifier.decide import Decision, decide
from verifier.errors import CitationError, UnknownDocument
from verifier.types import (
    Citation,
    Claim,
    Direction,
    Document,
    Evidence,
    Judgement,
    Label,
    Reason,
    Relation,
    Span,
    Stance,
    Verdict,
    Vote,
)

Stored = Callable[[str], Document]
"""Returns a document as it is stored now, by its id; raises `UnknownDocument`."""


class VerdictMaker:
    """Decides, quotes, and holds every quote against the stored document.

    Args:
        stored: Returns a document as it is stored now.
        min_probability: A side counts as clear from this probability on, 0 to 1.
    """

    def __init__(self, stored: Stored, *, min_probability: float) -> None:
        self._stored = stored
        self._min_probability = min_probability
        self._calibration = Calibration.load()

    def verdict(self, claim: Claim, judgement: Judgement, *, judge: str) -> Verdict:
        """Make the verdict on a claim.

        Args:
            claim: The claim.
            judgement: What the judge made of it.
            judge: The judge's name.
        """
        decision = decide(claim, judgement.stances, min_probability=self._min_probability)
        try:
            if judgement.is_manipulated:
                return self._manipulated(claim, judgement, judge)
            citations = tuple(self._cite(*side) for side in decision.cited)
        except CitationError as error:
            return _rejected(claim, str(error), judge)
        if judgement.is_rejected:
            return _rejected(claim, f"{judge} named words that are in no document.", judge)
        confidence = (
            self._calibration.confidence(decision.label, decision.score)
            if judgement.is_measured
            else decision.score
        )
        shown = confidence if judgement.is_measured else None
        vote = Vote(judge=judge, label=decision.label, confidence=shown)
        return Verdict(
            claim=claim,
            label=decision.label,
            reason=decision.reason,
            confidence=confidence,
            citations=citations,
            findings=decision.findings,
            explanation=_explanation(decision, judgement, judge),
            settled_by=decision.settled_by,
            votes=(vote,) if judgement.stances else (),
        )

    def _cite(self, stance: Stance, direction: Direction) -> Citation:
        """Quote a stance, and hold the quote against the document as it is stored now."""
        decisive = [Span(f.start, f.end) for f in stance.findings if f.source_words]
        whole, named = Span(stance.start, stance.end), stance.decisive
        return self._quoted(
            stance.evidence,
            whole,
            direction,
            decisive=[named] if named and named != whole else decisive,
        )

    def _quoted(
        self, evidence: Evidence, span: Span, direction: Direction, *, decisive: list[Span]
    ) -> Citation:
        citation = cite.cite(evidence.document, span, direction, decisive=decisive)
        try:
            cite.check(citation, self._stored(evidence.document.id))
        except UnknownDocument as error:
            raise CitationError(
                f"Document {evidence.document.id} is no longer in the corpus."
            ) from error
        return citation

    def _manipulated(self, claim: Claim, judgement: Judgement, judge: str) -> Verdict:
        citations = tuple(
            self._quoted(
                each, Span(each.passage.start, each.passage.end), Direction.NEITHER, decisive=[]
            )
            for each in judgement.suspicious
        )
        return Verdict(
            claim=claim,
            label=Label.UNVERIFIABLE,
            reason=Reason.MANIPULATED,
            confidence=0.0,
            citations=citations,
            explanation=(
                "The passages below speak to a model instead of to a reader, and the answer of "
                f"{judge} is another one with them than without: it is void."
            ),
            settled_by="The same check with --judge embedded, or without these documents.",
        )


def _explanation(decision: Decision, judgement: Judgement, judge: str) -> str:
    """Add the judge's own reason, and say where plain code overruled it."""
    text = decision.explanation
    if judgement.is_unstable:
        text = f"{judge} gave another answer when it was asked again; so it is left open."
    elif decision.label is Label.UNVERIFIABLE and any(map(_is_refuted, judgement.stances)):
        text = f"{judge} read it as support, but figures or dates differ; so it is left open."
    return f"{text} Its reason: {judgement.why}" if judgement.why else text


def _is_refuted(stance: Stance) -> bool:
    is_overruled = stance.final.direction is not stance.model.direction
    differs = any(finding.relation is Relation.DIFFERS for finding in stance.findings)
    return is_overruled and differs and stance.model.direction is Direction.SUPPORTS


def _rejected(claim: Claim, why: str, judge: str) -> Verdict:
    return Verdict(
        claim=claim,
        label=Label.UNVERIFIABLE,
        reason=Reason.CITATION_REJECTED,
        confidence=0.0,
        explanation=f"The answer was withdrawn because its quote did not hold: {why}",
        settled_by=(
            "The same check again, after the document has been added anew."
            if judge == "embedded"
            else "The same check again, or by another model."
        ),
    )
