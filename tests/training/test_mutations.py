"""Mutations keep what they promise."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training import mutations, slots
from training.mutations import bounds, names, numbers, omissions, wording

EVIDENCE = "Orla Finn founded Bramley Ltd on 4 March 1987 with 240 workers and 12 million dollars."
ANY_SEED = st.integers(0, 10_000)
UNHURRIED = settings(deadline=None)
"""Shared machines stall: no example is judged by its time."""


@UNHURRIED
@given(ANY_SEED, st.integers(1900, 2030))
def test_other_year_leaves_claim_and_evidence_with_different_years(seed: int, year: int) -> None:
    claim, evidence = f"The bridge opened in {year}.", f"Opened in {year}, the bridge is red."
    changed = numbers.other_year(claim, evidence, Random(seed))
    assert changed is not None
    assert slots.YEAR.findall(changed[0]) != slots.YEAR.findall(changed[1])


@UNHURRIED
@given(ANY_SEED, st.integers(20, 10**6))
def test_other_number_changes_the_value(seed: int, number: int) -> None:
    claim, evidence = f"It has {number:,} seats.", f"A hall of {number:,} seats opened."
    changed = numbers.other_number(claim, evidence, Random(seed))
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
