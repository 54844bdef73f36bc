import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judge.test_happenings import finding
from verifier.errors import ModelFileError
from verifier.judge.weighing import Reading, Weights, features
from verifier.judge.weighing import weigh as weigh_any
from verifier.types import Direction, Probabilities, Relation, Slot


def weigh(model, slots, *, about, is_contained=False):
    return weigh_any(Reading(model, tuple(slots), about, is_contained), Weights.load())


SURE_SUPPORT = Probabilities(supports=0.9, contradicts=0.05, neither=0.05)
LIKELY_SUPPORT = Probabilities(supports=0.6, contradicts=0.2, neither=0.2)


@st.composite
def probabilities(draw: st.DrawFn) -> Probabilities:
    one, other = sorted((draw(st.floats(0, 1)), draw(st.floats(0, 1))))
    return Probabilities(supports=one, contradicts=other - one, neither=1 - other)


findings = st.lists(
    st.builds(finding, st.sampled_from(Slot), st.sampled_from(Relation)), max_size=5
)


@given(probabilities(), findings, st.floats(0, 1))
def test_what_stands_always_sums_to_one(model, slots, coverage):
    final = weigh(model, slots, about=coverage)
    assert final.supports + final.contradicts + final.neither == pytest.approx(1, abs=1e-3)


DOUBTS = [
    *((slot, Relation.MISSING) for slot in (Slot.QUANTITY, Slot.DATE, Slot.NAME, Slot.MODALITY)),
    *((slot, Relation.DIFFERS) for slot in (Slot.QUANTITY, Slot.DATE)),
]


@given(probabilities(), st.sampled_from(DOUBTS), st.floats(0, 1))
def test_finding_that_does_not_agree_never_strengthens_support(model, doubt, coverage):
    alone = weigh(model, [], about=coverage)
    doubted = weigh(model, [finding(*doubt)], about=coverage)
    assert doubted.supports * alone.neither <= alone.supports * doubted.neither + 1e-9


def test_quoted_sentence_is_supported_whatever_the_network_says():
    doubt = Probabilities(supports=0.1, contradicts=0.2, neither=0.7)
    assert weigh(doubt, [], about=1, is_contained=True).direction is Direction.SUPPORTS


def test_differing_figure_of_the_same_thing_overturns_support():
    final = weigh(LIKELY_SUPPORT, [finding(Slot.QUANTITY, Relation.DIFFERS)], about=0.95)
    assert final.direction is Direction.CONTRADICTS


def test_differing_figure_that_may_be_of_another_thing_only_takes_support_away():
    final = weigh(LIKELY_SUPPORT, [finding(Slot.QUANTITY, Relation.DIFFERS)], about=0.7)
    assert final.supports < LIKELY_SUPPORT.supports / 1.5
    assert final.contradicts < 0.5


def test_difference_of_whole_sentences_needs_fewer_words_in_common():
    final = weigh(SURE_SUPPORT, [finding(Slot.ORDER, Relation.DIFFERS)], about=0.7)
    assert final.direction is Direction.CONTRADICTS


def test_other_happening_leaves_nothing_clear():
    final = weigh(SURE_SUPPORT, [finding(Slot.DATE, Relation.OTHER_EVENT)], about=0.9)
    assert final.direction is Direction.NEITHER


@pytest.mark.parametrize("slot", [Slot.NAME, Slot.QUANTITY, Slot.DATE, Slot.MODALITY])
def test_what_the_source_does_not_give_makes_support_less_likely_beside_neither(slot):
    final = weigh(SURE_SUPPORT, [finding(slot, Relation.MISSING)], about=0.9)
    before = weigh(SURE_SUPPORT, [], about=0.9)
    assert final.neither > before.neither
    assert final.supports / final.neither < before.supports / before.neither


def test_source_that_claims_the_same_scope_supports():
    doubt = Probabilities(supports=0.4, contradicts=0.3, neither=0.3)
    final = weigh(doubt, [finding(Slot.SCOPE, Relation.AGREES)], about=0.95)
    assert final.direction is Direction.SUPPORTS


def test_plan_may_still_contradict_what_is_claimed_as_done():
    denied = Probabilities(supports=0.1, contradicts=0.8, neither=0.1)
    final = weigh(denied, [finding(Slot.MODALITY, Relation.MISSING)], about=0.9)
    assert final.direction is Direction.CONTRADICTS


def test_figure_that_code_converted_speaks_for_the_claim():
    doubt = Probabilities(supports=0.4, contradicts=0.5, neither=0.1)
    words = {"claim_words": "5,400 million", "source_words": "5.4 billion"}
    converted = finding(Slot.QUANTITY, Relation.AGREES).model_copy(update=words)
    assert weigh(doubt, [converted], about=0.95).direction is Direction.SUPPORTS


def test_weights_belong_to_the_features_that_the_code_computes():
    computed = features(Reading(SURE_SUPPORT, (), about=1, is_contained=False))
    assert tuple(computed) == Weights.load().features


def test_damaged_weights_say_what_to_do(tmp_path):
    file = tmp_path / "weighing.json"
    file.write_text("{}")
    with pytest.raises(ModelFileError, match="install verifier again"):
        Weights.load(file)
