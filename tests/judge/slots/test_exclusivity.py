from verifier.judge.slots.exclusivity import compare_exclusivity
from verifier.types import Relation

CLAIM = "first EU leader to meet Putin since 2022"
BEIJING = (
    "Last October, Orban met Putin, becoming the first leader of a European Union country to meet "
    "the Russian president in person since the start of the invasion in February 2022."
)
MOSCOW = (
    "It was the first visit to Moscow by an EU leader since a trip by Karl Nehammer in April 2022."
)


def relations(claim, window):
    return [finding.relation for finding in compare_exclusivity(claim, window)]


def test_first_since_agrees_when_the_source_counts_from_the_same_time(window):
    assert relations(CLAIM, window(BEIJING)) == [Relation.AGREES]


def test_first_since_differs_when_the_source_names_a_later_happening_of_somebody_else(window):
    assert relations(CLAIM, window(MOSCOW)) == [Relation.DIFFERS]


def test_first_ever_differs_when_the_source_names_an_earlier_one(window):
    claim = "Orban was the first EU leader to visit Moscow"
    assert relations(claim, window(MOSCOW)) == [Relation.DIFFERS]


def test_first_since_says_nothing_when_the_other_happening_came_before(window):
    claim = "first EU leader to visit Moscow since 2023"
    assert relations(claim, window(MOSCOW)) == []


def test_first_since_says_nothing_of_another_kind_of_thing(window):
    text = (
        "It was the first snowfall in the valley since a storm named by Anna Weber in April 2022."
    )
    assert relations(CLAIM, window(text)) == []


def test_claim_without_first_has_no_finding(window):
    assert relations("Orban met Putin in 2023", window(BEIJING)) == []


def test_finding_quotes_the_document_to_the_letter(window):
    seen = window(MOSCOW)
    (finding,) = compare_exclusivity(CLAIM, seen)
    assert seen.evidence.document.text[finding.start : finding.end] == finding.source_words
