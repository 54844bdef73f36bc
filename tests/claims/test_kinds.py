import pytest

from verifier.claims.kinds import kind_of_line, kind_of_sentence, reason_against
from verifier.types import ClaimKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Is it over?", ClaimKind.QUESTION),
        ("“Is it over?” he asked in 2020.", ClaimKind.STATEMENT),
        ("The mayor said it was a disgrace.", ClaimKind.STATEMENT),
        ("“We should all act,” Orban said.", ClaimKind.STATEMENT),
        ("It was a disgrace.", ClaimKind.OPINION),
        ("I think that it was late.", ClaimKind.OPINION),
        ("Taxes should fall.", ClaimKind.WISH),
        ("Click here to go on.", ClaimKind.INSTRUCTION),
        ("The plan in short", ClaimKind.HEADING),
        ("# The plan was good", ClaimKind.HEADING),
        ("Thank you.", ClaimKind.FRAGMENT),
        ("***", ClaimKind.FRAGMENT),
        ("first EU leader to meet Putin since 2022", ClaimKind.ELLIPTICAL),
        ("The best-selling car of 2020 was made in Spain.", ClaimKind.STATEMENT),
    ],
)
def test_kind_of_sentence_by_its_words(text: str, kind: ClaimKind) -> None:
    assert kind_of_sentence(text) is kind


def test_kind_of_line_takes_a_noun_phrase_for_a_claim() -> None:
    assert kind_of_line("The plan in short") is ClaimKind.ELLIPTICAL


@pytest.mark.parametrize("kind", ClaimKind)
def test_reason_against_is_given_for_all_but_statements(kind: ClaimKind) -> None:
    is_checked = kind in (ClaimKind.STATEMENT, ClaimKind.ELLIPTICAL)
    assert (reason_against(kind) is None) == is_checked
