"""The two real articles, alone in a corpus."""

from datetime import date
from pathlib import Path

import pytest

from verifier import Direction, Filter, Label, Reason, Verdict, Verifier
from verifier.types import Slot

ELLIPTICAL = "first EU leader to meet Putin since 2022"


@pytest.fixture(scope="module")
def articles(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Verifier:
    verifier = Verifier.open(tmp_path_factory.mktemp("articles") / "corpus")
    verifier.add(shared / "articles")
    return verifier


def verdict(verifier: Verifier, claim: str, filter: Filter | None = None) -> Verdict:
    (answer,) = verifier.check(claim, filter=filter, is_single_claim=True).verdicts
    for citation in answer.citations:
        text = verifier.document(citation.document_id).text
        assert text[citation.start : citation.end] == citation.quote
    return answer


def test_meeting_told_in_a_caption_is_supported(articles):
    answer = verdict(articles, "Orban met Putin in Moscow on July 5, 2024")
    assert answer.label is Label.SUPPORTED


def test_office_of_another_country_is_contradicted_with_the_finding(articles):
    answer = verdict(articles, "Karl Nehammer is the chancellor of Germany")
    assert answer.label is Label.CONTRADICTED
    assert Slot.ROLE in {finding.slot for finding in answer.findings}


def test_other_duration_is_contradicted(articles):
    answer = verdict(articles, "Hungary's EU presidency lasts twelve months")
    assert answer.label is Label.CONTRADICTED
    assert "six-month" in answer.citations[0].quote


def test_other_place_of_the_october_meeting_is_contradicted_although_they_met_there_in_july(
    articles,
):
    claim = "The meeting between Orban and Putin in October took place in Moscow"
    answer = verdict(articles, claim)
    assert answer.label is Label.CONTRADICTED
    assert "Beijing" in answer.citations[0].quote


def test_meeting_of_others_at_the_same_forum_is_unverifiable(articles):
    answer = verdict(articles, "Orban met Xi Jinping during the Beijing forum")
    assert answer.label is Label.UNVERIFIABLE


def test_elliptical_claim_shows_both_articles_in_conflict(articles):
    answer = verdict(articles, ELLIPTICAL)
    assert answer.reason is Reason.CONFLICTING
    by_stance = {citation.stance: citation for citation in answer.citations}
    assert "Last October" in by_stance[Direction.SUPPORTS].quote
    assert "April 2022" in by_stance[Direction.CONTRADICTS].quote


def test_elliptical_claim_says_what_was_read_into_it(articles):
    assert verdict(articles, ELLIPTICAL).claim.assumptions


def test_elliptical_claim_is_supported_as_of_a_day_before_the_second_article(shared, tmp_path):
    first = (shared / "articles" / "zelensky-orban-argentina.txt").read_text(encoding="utf-8")
    dated = tmp_path / "first.md"
    dated.write_text(f"---\ndate: 2023-12-11\n---\n{first}", encoding="utf-8")
    with Verifier.open(tmp_path / "corpus") as verifier:
        verifier.add([dated, shared / "articles" / "putin-orban-moscow.txt"])
        answer = verdict(verifier, ELLIPTICAL, Filter(as_of=date(2024, 1, 1)))
    assert answer.label is Label.SUPPORTED
