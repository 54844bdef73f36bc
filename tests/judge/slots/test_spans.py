"""What holds for every comparator of names and verbs, whatever the text."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judge.conftest import evidence_of
from verifier.judge.slots.attribution import compare_attribution
from verifier.judge.slots.modality import compare_modality
from verifier.judge.slots.names import compare_names
from verifier.judge.slots.order import compare_order
from verifier.judge.slots.places import compare_places
from verifier.judge.slots.polarity import compare_polarity
from verifier.judge.slots.roles import compare_roles
from verifier.judge.windows import Window
from verifier.types import Finding, Relation

Comparator = Callable[[str, Window], list[Finding]]

COMPARATORS = [
    compare_attribution,
    compare_modality,
    compare_names,
    compare_order,
    compare_places,
    compare_polarity,
    compare_roles,
]

_WORDS = """
    Orban Putin Xi met meets said that will not never rose fell in to from by of the a
    Moscow Russia Austrian Chancellor Karl Nehammer president is was Acme acquired Initech
    sued 2020 and , . ; ! ’s Prime Minister Orba\u0301n \ufeff \r\n \U0001f600 plans if
    who took place according larger than EU
"""
TEXTS = st.lists(st.sampled_from(_WORDS.split(" ")), max_size=40).map(" ".join) | st.text()


@pytest.mark.parametrize("compare", COMPARATORS)
@given(claim=TEXTS, before=TEXTS, text=TEXTS)
def test_source_words_stand_in_the_document(
    compare: Comparator, claim: str, before: str, text: str
) -> None:
    whole = before + text
    window = Window(evidence_of(whole), len(before), len(whole))

    for finding in compare(claim, window):
        assert window.start <= finding.start <= finding.end <= window.end
        if finding.source_words:
            assert whole[finding.start : finding.end] == finding.source_words


@pytest.mark.parametrize("compare", COMPARATORS)
@given(text=TEXTS)
def test_a_claim_never_differs_from_itself(compare: Comparator, text: str) -> None:
    window = Window(evidence_of(text), 0, len(text))

    assert all(f.relation is not Relation.DIFFERS for f in compare(text, window))
