"""Mutations keep what they promise."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training import mutations, slots
from training.examples import Example
from training.mutated import crossed
from training.mutations import bounds, doubts, names, numbers, omissions, wording

EVIDENCE = "Orla Finn founded Bramley Ltd on 4 March 1987 with 240 workers and 12 million dollars."
ANY_SEED = st.integers(0, 10_000)
UNHURRIED = settings(deadline=None)
"""Shared machines stall: no example is judged by its time."""


@UNHURRIED
@given(ANY_SEED, st.integers(1900, 2030))
def test_other_year_leaves_claim_and_evidence_with_different_years(seed: int, year: int) -> None:
    claim, evidence = f"The bridge opened in {year}.", f"Opened in {year}, the bridge is red."
    changed = mutations.apart(numbers.other_year)(claim, evidence, Random(seed))
    assert changed is not None
    assert slots.YEAR.findall(changed[0]) != slots.YEAR.findall(changed[1])


@UNHURRIED
@given(ANY_SEED, st.integers(20, 10**6))
def test_other_number_changes_the_value(seed: int, number: int) -> None:
    claim, evidence = f"It has {number:,} seats.", f"A hall of {number:,} seats opened."
    changed = mutations.apart(numbers.other_number)(claim, evidence, Random(seed))
    if changed is not None:
        values = [slots.value(slots.NUMBER.search(text).group()) for text in changed]  # type: ignore[union-attr]
        assert values[0] != values[1]


@UNHURRIED
@given(ANY_SEED, st.integers(20, 10**6))
def test_bounds_are_true_and_false_of_the_exact_number(seed: int, number: int) -> None:
    claim, evidence = f"They sold {number} tickets.", f"In all {number} tickets were sold."
    for rule, expected in ((bounds.true_bound, True), (bounds.false_bound, False)):
        changed = rule(claim, evidence, Random(seed))
        if changed is None:
            continue
        words = changed[0].split()
        bound = slots.value(words[4])
        assert (number > bound if words[2] == "more" else number < bound) is expected


@UNHURRIED
@given(ANY_SEED, st.integers(1900, 2030))
def test_periods_are_true_and_false_of_the_exact_year(seed: int, year: int) -> None:
    claim, evidence = f"It sank in {year}.", f"It sank in {year} off Malta."
    for rule, expected in ((bounds.true_period, True), (bounds.false_period, False)):
        changed = rule(claim, evidence, Random(seed))
        assert changed is not None
        kind, stated = changed[0].split()[2], int(changed[0].rstrip("s.").split()[-1])
        holds = {"before": year < stated, "after": year > stated, "in": year // 10 == stated // 10}
        assert holds[kind] is expected


@pytest.mark.parametrize(
    "claim",
    [
        "Bramley Ltd was founded before 1987.",
        "Bramley Ltd had at least 240 workers.",
        "Bramley Ltd has worked since 1987.",
    ],
)
def test_slot_rules_leave_bounded_claims_alone(claim: str) -> None:
    for rule in (numbers.other_year, numbers.other_number, bounds.false_period):
        assert rule(claim, EVIDENCE, Random(1)) is None


def test_swapped_roles_exchanges_the_names() -> None:
    claim = "Orla Finn succeeded Tom Reed."
    changed = names.swapped_roles(claim, "Orla Finn succeeded Tom Reed in May.", Random(1))
    assert changed is not None
    assert changed[0] == "Tom Reed succeeded Orla Finn."


def test_swapped_roles_leaves_symmetric_verbs_alone() -> None:
    claim = "Orla Finn met Tom Reed."
    assert names.swapped_roles(claim, claim, Random(1)) is None


def test_other_name_takes_a_name_of_the_evidence() -> None:
    evidence = "The prize went to Orla Finn; Tom Reed came second."
    changed = names.other_name("Orla Finn won the prize.", evidence, Random(1))
    assert changed == ("Tom Reed won the prize.", evidence)


def test_negated_denies_a_plain_claim_only() -> None:
    assert wording.negated("The mill was sold.", "", Random(1)) == ("The mill was not sold.", "")
    for claim in ("All mills were sold.", "The mill was never sold.", "It was sold and was burnt."):
        assert wording.negated(claim, "", Random(1)) is None


def test_other_unit_asks_for_the_same_number_beside_it() -> None:
    claim, evidence = "The flight took 114 hours.", "It took 109 hours, five below the record."
    assert numbers.other_unit(claim, evidence, Random(1)) is None


@pytest.mark.parametrize(
    ("rule", "claim", "gone"),
    [
        (omissions.without_year, "Bramley Ltd was founded in 1987.", "1987"),
        (omissions.without_number, "Bramley Ltd began with 240 workers.", "240"),
    ],
)
def test_open_rules_take_the_deciding_part_out(rule: mutations.Rule, claim: str, gone: str) -> None:
    changed = rule(claim, EVIDENCE, Random(1))
    assert changed is not None
    assert changed[0] == claim
    assert gone not in changed[1]


def test_as_words_keeps_the_value() -> None:
    changed = wording.as_words("It has 7 doors.", "", Random(1))
    assert changed == ("It has seven doors.", "")


def test_crossed_pairs_agree_straight_and_contradict_across() -> None:
    old = Example("It sank in 1950.", "It sank in 1950 off Malta.", "supported", "fever")
    pairs = list(crossed(numbers.other_year, [old], ("supported", "contradicted"), Random(1)))
    assert len(pairs) == 4
    for pair in pairs:
        agrees = slots.YEAR.findall(pair.claim) == slots.YEAR.findall(pair.premise)
        assert (pair.label == "supported") is agrees


def test_crossed_claims_come_under_both_labels_alike() -> None:
    old = Example("It sank in 1950.", "It sank in 1950 off Malta.", "supported", "fever")
    pairs = list(crossed(numbers.other_year, [old], ("supported", "contradicted"), Random(1)))
    for claim in {pair.claim for pair in pairs}:
        assert {pair.label for pair in pairs if pair.claim == claim} == {
            "supported", "contradicted",
        }  # fmt: skip


def test_doubted_evidence_leaves_the_old_claim_open() -> None:
    old = Example("It was opened.", "The mill was opened in May.", "supported", "fever")
    pairs = list(crossed(doubts.only_possible, [old], ("supported", "unverifiable"), Random(1)))
    assert [pair.label for pair in pairs] == ["supported", "supported", "unverifiable"]
    assert pairs[2].claim == old.claim
    assert "was opened" not in pairs[2].premise


def test_other_direction_turns_claim_and_evidence_alike() -> None:
    changed = numbers.other_direction("Rents rose.", "In Lyon rents rose fast.", Random(1))
    assert changed == ("Rents fell.", "In Lyon rents fell fast.")


def test_only_alleged_makes_a_rumour_of_both() -> None:
    changed = doubts.only_alleged("The mill burnt.", "The old mill burnt in May.", Random(1))
    assert changed is not None
    assert all(not text.startswith("The mill") for text in changed)


@UNHURRIED
@given(ANY_SEED, st.integers(101, 10**6))
def test_roundings_are_near_when_true_and_far_when_false(seed: int, number: int) -> None:
    claim, evidence = f"They sold {number} tickets.", f"In all {number} tickets were sold."
    for rule, is_true in ((bounds.true_rounding, True), (bounds.false_rounding, False)):
        changed = rule(claim, evidence, Random(seed))
        if changed is not None:
            said = slots.value(changed[0].split()[3])
            assert (abs(said - number) <= 0.05 * number) is is_true
