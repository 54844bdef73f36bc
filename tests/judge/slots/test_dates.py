from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judge.conftest import WindowMaker, evidence_of
from verifier.judge.slots.dates import compare_dates
from verifier.judge.windows import Window
from verifier.types import Relation

AGREES, DIFFERS, MISSING = Relation.AGREES, Relation.DIFFERS, Relation.MISSING

LYON = "Acme opened its Lyon plant in March 2019."
VISIT = "The visit marks the first to Moscow since a trip by Nehammer in April 2022."
MET = "Putin held talks with Orban on Friday."

CASES = [
    ("Acme opened its Lyon plant in March 2016.", LYON, DIFFERS, "March 2019"),
    ("Acme opened its Lyon plant in May 2019.", LYON, DIFFERS, "March 2019"),
    ("Acme opened its Lyon plant in March 2019.", LYON, AGREES, "March 2019"),
    ("Acme opened its Lyon plant in 2019.", LYON, AGREES, "March 2019"),
    ("Acme opened its Lyon plant in 2016.", LYON, DIFFERS, "March 2019"),
    ("Acme opened its Lyon plant on 5 March 2019.", LYON, MISSING, ""),
    ("Acme opened its Lyon plant in the first quarter of 2019.", LYON, AGREES, "March 2019"),
    ("Acme opened its Lyon plant in Q3 2019.", LYON, DIFFERS, "March 2019"),
    ("Acme opened its Lyon plant in the 2010s.", LYON, AGREES, "March 2019"),
    ("Acme opened its Lyon plant in March.", LYON, AGREES, "March 2019"),
    ("Acme opened its Lyon plant in May.", LYON, DIFFERS, "March 2019"),
    ("Acme opened its Lyon plant before 2020.", LYON, AGREES, "March 2019"),
    ("Acme opened its Lyon plant before 2018.", LYON, DIFFERS, "March 2019"),
    ("Acme opened its Lyon plant after 2018.", LYON, AGREES, "March 2019"),
    ("Acme opened its Lyon plant by 2019.", LYON, AGREES, "March 2019"),
    ("The plant opened in 2019.", "The plant opened on 9 May 2019.", AGREES, "9 May 2019"),
    ("The plant opened in 2019.", "The plant opened on 2019-05-09.", AGREES, "2019-05-09"),
    ("The plant opened on 9 May 2019.", "The plant opened in 2019.", MISSING, ""),
    ("The plant opened on 9 May 2019.", "The plant opened on May 9, 2019.", AGREES, "May 9, 2019"),
    ("The plant opened on 8 May 2019.", "The plant opened on May 9, 2019.", DIFFERS, "May 9, 2019"),
    ("The plant opened in 2016.", "The plant has been open since 2019.", DIFFERS, "2019"),
    ("The plant was open in 2020.", "The plant has been open since 2019.", MISSING, ""),
    (
        "The plant ran from 2019 to 2021.",
        "The plant ran between 2019 and 2021.",
        AGREES,
        "2019 and 2021",
    ),
    (
        "The plant ran from 2012 to 2014.",
        "The plant ran from 2019 to 2021.",
        DIFFERS,
        "2019 to 2021",
    ),
    ("The first trip since 2022.", VISIT, AGREES, "April 2022"),
    ("Nehammer's trip was in April 2022.", VISIT, AGREES, "April 2022"),
    ("The plant opened in October 2023.", "The plant opened in October.", MISSING, ""),
    ("The plant opened in October 2023.", "The plant opened in May.", DIFFERS, "May"),
    ("The plant opened in 2016.", "Rain fell in 2019.", MISSING, ""),
    ("The plant opened in 2016.", "The plant makes cars.", MISSING, ""),
    ("The plant opened in 2016.", "The plant, planned in 2014, opened in 2016.", AGREES, "2016"),
    ("The plant opened in 2015.", "Planned in 2014, the plant opened in 2016.", DIFFERS, "2016"),
]


@pytest.mark.parametrize(("claim", "source", "relation", "words"), CASES)
def test_compare_dates_on_one_sentence(
    window: WindowMaker, claim: str, source: str, relation: Relation, words: str
) -> None:
    finding = compare_dates(claim, window(source))[0]
    assert (finding.relation, finding.source_words) == (relation, words)


DATED_CASES = [
    ("Putin held talks with Orban on July 5, 2024.", MET, AGREES, "Friday"),
    ("Putin held talks with Orban in July 2024.", MET, AGREES, "Friday"),
    ("Putin held talks with Orban on July 3, 2024.", MET, MISSING, ""),
    ("Putin held talks with Orban in May 2021.", MET, DIFFERS, "Friday"),
    ("They met in October 2023.", "They met last October.", AGREES, "last October"),
    ("They met in October 2022.", "They met last October.", DIFFERS, "last October"),
    ("They met in October 2023.", "They met in October.", AGREES, "October"),
    ("They met on July 2, 2024.", "They met on July 2.", AGREES, "July 2"),
    ("They met in 2023.", "They met last year.", AGREES, "last year"),
    ("They met in 2021.", "They met three years ago.", AGREES, "three years ago"),
    ("They met on 4 July 2024.", "They met yesterday.", AGREES, "yesterday"),
    ("They met on July 5, 2024.", "They met in Moscow.", AGREES, ""),
    ("They met on July 6, 2024.", "They met in Moscow.", MISSING, ""),
    ("They met in 2020.", "They met in Moscow.", MISSING, ""),
    ("They met on July 5, 2024.", "Prices rose.", MISSING, ""),
    ("They met on July 5, 2024.", "They had met on July 2.", DIFFERS, "July 2"),
]


@pytest.mark.parametrize(("claim", "source", "relation", "words"), DATED_CASES)
def test_compare_dates_when_the_report_is_dated(
    window: WindowMaker, claim: str, source: str, relation: Relation, words: str
) -> None:
    finding = compare_dates(claim, window(source, published=date(2024, 7, 5)))[0]
    assert (finding.relation, finding.source_words) == (relation, words)


def test_compare_dates_names_both_dates(window: WindowMaker) -> None:
    finding = compare_dates("Acme opened its Lyon plant in March 2016.", window(LYON))[0]
    assert finding.note == "claim: March 2016; source: March 2019"


def test_compare_dates_says_what_a_relative_date_comes_to(window: WindowMaker) -> None:
    claim, source = "They met in May 2022.", "They met last October."
    finding = compare_dates(claim, window(source, published=date(2024, 7, 5)))[0]
    assert "last October (1 October 2023 to 31 October 2023)" in finding.note


def test_compare_dates_says_when_only_the_report_is_dated(window: WindowMaker) -> None:
    dated = window("They met in Moscow.", published=date(2024, 7, 5))
    finding = compare_dates("They met on July 5, 2024.", dated)[0]
    assert finding.note == "claim: July 5, 2024; report dated 5 July 2024"


def test_compare_dates_when_the_claim_has_only_a_relative_one(window: WindowMaker) -> None:
    assert compare_dates("They met last year.", window("They met in 2019.")) == []


DATES = st.one_of(
    st.dates(date(1600, 1, 1), date(2090, 1, 1)).map(lambda day: f"{day.day} {day:%B} {day.year}"),
    st.integers(1600, 2090).map(str),
    st.sampled_from(
        ["last May", "the 1990s", "2019-2021", "Q1 2022", "July 2", "Monday", "October"]
    ),
)
SENTENCES = st.builds(
    "The plant opened {} {}{}".format,
    st.sampled_from(["in", "on", "since", "before", "after", "until", "from", "between 2011 and"]),
    DATES,
    st.sampled_from(
        [".", " and closed in 2024.", " to May 2091.", ", not in 2018.", ", 240 people"]
    ),
)


@given(SENTENCES, st.none() | st.dates())
def test_compare_dates_of_a_claim_with_itself_never_differs(
    sentence: str, published: date | None
) -> None:
    itself = Window(evidence_of(sentence, published=published), 0, len(sentence))
    relations = {finding.relation for finding in compare_dates(sentence, itself)}
    assert DIFFERS not in relations


@given(st.text(min_size=1), SENTENCES)
def test_compare_dates_quotes_the_document(noise: str, claim: str) -> None:
    text = f"{noise} {claim}"
    for finding in compare_dates(claim, Window(evidence_of(text), 0, len(text))):
        assert finding.source_words in (text[finding.start : finding.end], "")
