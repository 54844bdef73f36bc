"""The fit of the judge's weights."""

from __future__ import annotations

import pytest

from training.weighing import AGAINST_SUPPORT, PRIOR, Case, fit, network_alone
from verifier.claims import one_claim
from verifier.judge.weighing import Reading, features, weigh
from verifier.types import Finding, Probabilities, Relation, Slot

UNSURE = Probabilities(supports=0.4, contradicts=0.3, neither=0.3)
MISSING_NAME = Finding(
    slot=Slot.NAME, relation=Relation.MISSING, claim_words="Finn", source_words="",
    document_id="d", start=0, end=0, note="",
)  # fmt: skip


def reading(*findings: Finding) -> Reading:
    return Reading(UNSURE, findings, about=0.5, is_contained=False)


def cases(label: str, n: int, *findings: Finding) -> list[Case]:
    known = [reading(*findings)]
    return [Case(one_claim("Finn won."), label, [], [label], known) for _ in range(n)]


def test_weights_follow_what_the_windows_show() -> None:
    few = fit(cases("supported", 10) + cases("unverifiable", 300))
    many = fit(cases("supported", 300) + cases("unverifiable", 10))
    assert weigh(reading(), few).supports < 0.4 < 0.5 < weigh(reading(), many).supports


def test_finding_without_data_keeps_its_prior() -> None:
    weights = fit(cases("supported", 50) + cases("unverifiable", 50))
    place = weights.features.index("date missing")
    assert (weights.supports[place], weights.contradicts[place]) == PRIOR["date missing"]


@pytest.mark.parametrize("name", ["name missing"])
def test_what_speaks_against_support_keeps_at_least_its_prior(name: str) -> None:
    assert name in AGAINST_SUPPORT
    weights = fit(cases("supported", 300, MISSING_NAME) + cases("unverifiable", 300))
    assert weights.supports[weights.features.index(name)] <= PRIOR[name][0]


def test_part_left_out_has_no_weight() -> None:
    weights = fit(cases("supported", 20) + cases("unverifiable", 20), without=["date missing"])
    assert weights.supports[weights.features.index("date missing")] == 0


def test_network_alone_leaves_its_probabilities_as_they_are() -> None:
    same = weigh(reading(MISSING_NAME), network_alone(tuple(features(reading()))))
    assert same.supports == pytest.approx(UNSURE.supports, abs=1e-6)
