from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.language.words import STOP_WORDS, content_stems, normalise, stem, tokens


@given(st.text())
def test_tokens_are_exact_and_in_order_for_any_text(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text())
def test_tokens_hold_every_letter_and_digit_of_any_text(text: str) -> None:
    held = sum(character.isalnum() for token in tokens(text) for character in token.text)
    assert held == sum(character.isalnum() for character in text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hungary's Orban’s students'", ["Hungary", "'s", "Orban", "’s", "students"]),
        ("O'Neill don’t", ["O'Neill", "don’t"]),
        ("a 27-member bloc", ["a", "27-member", "bloc"]),
        ("5,400 million, 3.5%", ["5,400", "million", "3.5"]),
        ("in 2022.The U.S. talks", ["in", "2022", "The", "U.S.", "talks"]),
        ("contacts”Orban", ["contacts", "Orban"]),
        ("e\u0301tat Orbán Путин", ["e\u0301tat", "Orbán", "Путин"]),
        ("…—!", []),
    ],
)
def test_tokens_of_text_are_its_words(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


def test_stem_ignores_case_and_form_of_apostrophe() -> None:
    assert stem("Presidencies") == stem("presidency")
    assert stem("don’t") == stem("don't")


def test_content_stems_leave_out_function_words() -> None:
    assert content_stems("They don’t hold the talks") == {"hold", "talk"}


def test_stop_words_are_normalised() -> None:
    assert {normalise(word) for word in STOP_WORDS} == STOP_WORDS


def test_stop_words_keep_words_that_narrow_a_claim() -> None:
    assert not STOP_WORDS & {"first", "only", "never", "last"}
