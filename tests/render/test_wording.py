from datetime import date

import pytest

from tests.render import answers
from verifier.render import wording
from verifier.types import Direction, Relation, Span


def test_answers_when_verdicts_and_failures_mix_keeps_the_order_of_the_text() -> None:
    report = answers.make_report(answers.supported(50), answers.failed(0), answers.contradicted(90))
    assert [answer.claim.start for answer in wording.answers(report)] == [0, 50, 90]


@pytest.mark.parametrize(("confidence", "words"), [(0.824, "82 %"), (1.0, "> 99 %"), (0.0, "0 %")])
def test_confidence_words_never_claim_certainty(confidence: float, words: str) -> None:
    assert wording.confidence_words(answers.supported(confidence=confidence)) == words


def test_confidence_words_when_nothing_was_judged_are_empty() -> None:
    assert wording.confidence_words(answers.not_checkable()) == ""


def test_label_words_when_conflicting_say_so() -> None:
    assert wording.label_words(answers.conflicting()) == "UNVERIFIABLE: conflicting sources"


def test_provenance_when_little_is_known_shows_what_there_is() -> None:
    citation = answers.make_citation("Orban", Direction.SUPPORTS, title=None, source=None)
    undated = citation.model_copy(update={"published": None})
    assert wording.provenance(undated, "line 2") == "undated · line 2"


def test_quote_pieces_when_spans_overlap_show_every_character_once() -> None:
    citation = answers.make_citation("Orban met Putin in Moscow", Direction.SUPPORTS)
    start = citation.start
    marked = citation.model_copy(
        update={"decisive": (Span(start + 4, start + 12), Span(start, start + 9))}
    )
    assert "".join(piece for piece, _ in wording.quote_pieces(marked)) == citation.quote


def test_finding_words_set_claim_beside_source() -> None:
    finding = answers.make_finding("2020", "9 May 2022", slot="date")
    assert wording.finding_words(finding) == "Date differs · claim: 2020 / source: 9 May 2022"


def test_finding_words_when_the_note_says_more_add_it() -> None:
    finding = answers.make_finding(
        "Moscow", "", slot="place", relation=Relation.MISSING, note="None is named."
    )
    expected = "Place on one side only · claim: Moscow / source: nothing · None is named."
    assert wording.finding_words(finding) == expected


def test_summary_counts_every_claim_once() -> None:
    assert wording.summary(answers.full_report()) == (
        "5 claims: 1 supported, 1 contradicted, 1 unverifiable (1 conflicting), "
        "1 with nothing to check, 1 failed."
    )


def test_day_words_have_no_leading_zero() -> None:
    assert wording.day_words(date(2022, 5, 9)) == "9 May 2022"
