"""Done, planned or possible: what the claim is surer of than the source."""

from verifier.judge.slots.predicates import Mood, Predicate, predicates_of
from verifier.judge.slots.reading import finding
from verifier.judge.windows import Window
from verifier.types import Finding, Relation, Slot

_NOTES = {
    Mood.PLAN: "the source says it is planned",
    Mood.POSSIBLE: "the source says it is possible",
}


_SURENESS = {Mood.POSSIBLE: 0, Mood.PLAN: 1, Mood.FACT: 2}


def compare_modality(claim: str, window: Window) -> list[Finding]:
    """Find what the claim states as done or planned and the window as less sure than that.

    Nothing is found where the window is anywhere as sure as the claim.
    """
    stated = predicates_of(window.text)
    findings = []
    for predicate in predicates_of(claim):
        if predicate.verb == "be":
            continue
        same = [other for other in stated if _is_same(predicate, other)]
        if same and all(_SURENESS[o.mood] < _SURENESS[predicate.mood] for o in same):
            findings.append(_finding(claim, predicate, window, same[0]))
    return findings


def _is_same(predicate: Predicate, other: Predicate) -> bool:
    if predicate.verb != other.verb or predicate.is_negated != other.is_negated:
        return False
    is_object = not predicate.rest or bool(predicate.rest & other.rest)
    return is_object and bool(predicate.subject & other.subject)


def _finding(claim: str, predicate: Predicate, window: Window, other: Predicate) -> Finding:
    return finding(
        window,
        slot=Slot.MODALITY,
        relation=Relation.MISSING,
        claim_words=claim[predicate.start : predicate.end],
        start=other.start,
        end=other.end,
        note=_NOTES[other.mood],
    )
