import pytest

from tests.judge.conftest import evidence_of
from tests.judge.test_happenings import finding
from verifier.decide import decide
from verifier.types import (
    Claim,
    ClaimKind,
    Direction,
    Label,
    Probabilities,
    Reason,
    Relation,
    Slot,
    Stance,
)

CLAIM = Claim(text="The plant employs 240 people.", start=0, end=29)
ONE = evidence_of("The plant employs 240 people.")
OTHER = evidence_of("The plant employs 310 people.")


def stance(evidence, supports, contradicts, *findings, start=0, end=None):
    final = Probabilities(
        supports=supports, contradicts=contradicts, neither=round(1 - supports - contradicts, 6)
    )
    return Stance(
        evidence=evidence, start=start, end=end or evidence.passage.end,
        model=final, final=final, findings=findings, judge="test",
    )  # fmt: skip


def decided(*stances, claim=CLAIM):
    return decide(claim, stances, min_probability=0.6)


def test_one_clear_side_gives_its_label():
    assert decided(stance(ONE, 0.9, 0.05)).label is Label.SUPPORTED


def test_contradiction_is_quoted_as_such():
    decision = decided(stance(OTHER, 0.05, 0.9))
    assert decision.label is Label.CONTRADICTED
    assert [direction for _, direction in decision.cited] == [Direction.CONTRADICTS]


def test_two_clear_sides_are_a_conflict_with_both_quoted():
    decision = decided(stance(ONE, 0.9, 0.05), stance(OTHER, 0.05, 0.9))
    assert decision.reason is Reason.CONFLICTING
    assert {direction for _, direction in decision.cited} == {
        Direction.SUPPORTS,
        Direction.CONTRADICTS,
    }


def test_weaker_side_that_is_clear_by_itself_is_shown_too():
    decision = decided(stance(ONE, 0.7, 0.05), stance(OTHER, 0.02, 0.95))
    assert decision.label is Label.CONTRADICTED
    assert [direction for _, direction in decision.cited] == [
        Direction.CONTRADICTS,
        Direction.SUPPORTS,
    ]


def test_order_of_stances_does_not_matter():
    sides = [stance(ONE, 0.9, 0.05), stance(OTHER, 0.05, 0.9), stance(ONE, 0.1, 0.1)]
    assert decided(*sides) == decided(*reversed(sides))


def test_overlapping_windows_that_pull_apart_are_no_conflict_of_sources():
    decision = decided(stance(ONE, 0.9, 0.05), stance(ONE, 0.1, 0.85, end=20))
    assert decision.reason is not Reason.CONFLICTING


def test_nothing_clear_is_insufficient_and_shows_the_nearest():
    decision = decided(stance(ONE, 0.5, 0.1), stance(OTHER, 0.1, 0.1))
    assert decision.reason is Reason.INSUFFICIENT
    assert decision.cited[0][0].evidence is ONE


def test_no_stance_is_no_evidence():
    assert decided().reason is Reason.NO_EVIDENCE


def test_uncheckable_claim_keeps_its_note():
    claim = CLAIM.model_copy(update={"kind": ClaimKind.QUESTION, "note": "It asks."})
    decision = decided(claim=claim)
    assert (decision.reason, decision.explanation) == (Reason.NOT_CHECKABLE, "It asks.")


def test_contradiction_names_the_slot_that_differs():
    slot = finding(Slot.QUANTITY, Relation.DIFFERS)
    assert "claim: a; source: b" in decided(stance(OTHER, 0.0, 0.9, slot)).explanation


@pytest.mark.parametrize(("slot", "words"), [(Slot.DATE, "says when"), (Slot.PLACE, "says where")])
def test_what_is_missing_says_what_would_settle_it(slot, words):
    missing = finding(slot, Relation.MISSING)
    assert words in decided(stance(ONE, 0.3, 0.1, missing)).settled_by


def test_weaker_side_that_is_not_clear_by_itself_is_not_shown():
    decision = decided(stance(ONE, 0.45, 0.05), stance(OTHER, 0.02, 0.95))
    assert [direction for _, direction in decision.cited] == [Direction.CONTRADICTS]
