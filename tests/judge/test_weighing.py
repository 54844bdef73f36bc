import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judge.test_happenings import finding
from verifier.judge.weighing import weigh
from verifier.types import Direction, Probabilities, Relation, Slot

SURE_SUPPORT = Probabilities(supports=0.9, contradicts=0.05, neither=0.05)


@st.composite
def probabilities(draw: st.DrawFn) -> Probabilities:
    one, other = sorted((draw(st.floats(0, 1)), draw(st.floats(0, 1))))
    return Probabilities(supports=one, contradicts=other - one, neither=1 - other)


findings = st.lists(
    st.builds(finding, st.sampled_from(Slot), st.sampled_from(Relation)), max_size=5
)


@given(probabilities(), findings, st.floats(0, 1))
def test_what_stands_always_sums_to_one(model, slots, coverage):
    final = weigh(model, slots, said=coverage, about=coverage)
    assert final.supports + final.contradicts + final.neither == pytest.approx(1, abs=1e-3)


def test_differing_slot_of_the_same_thing_overturns_support():
    final = weigh(SURE_SUPPORT, [finding(Slot.QUANTITY, Relation.DIFFERS)], said=0.8, about=0.8)
    assert final.direction is Direction.CONTRADICTS


def test_differing_slot_of_another_thing_only_takes_support_away():
    final = weigh(SURE_SUPPORT, [finding(Slot.QUANTITY, Relation.DIFFERS)], said=0.2, about=0.2)
    assert final.direction is Direction.NEITHER


def test_other_happening_is_neither():
    final = weigh(SURE_SUPPORT, [finding(Slot.DATE, Relation.OTHER_EVENT)], said=0.9, about=0.9)
    assert final.direction is Direction.NEITHER


def test_missing_name_weakens_support():
    final = weigh(SURE_SUPPORT, [finding(Slot.NAME, Relation.MISSING)], said=0.9, about=0.9)
    assert final.direction is Direction.NEITHER


def test_nearly_verbatim_window_whose_slots_agree_supports():
    doubt = Probabilities(supports=0.2, contradicts=0.2, neither=0.6)
    final = weigh(doubt, [finding(Slot.DATE, Relation.AGREES)], said=0.95, about=0.95)
    assert final.direction is Direction.SUPPORTS


def test_without_findings_the_network_stands():
    assert weigh(SURE_SUPPORT, [], said=0.3, about=0.3) == SURE_SUPPORT
