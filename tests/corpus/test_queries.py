import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.corpus.queries import MAX_TERMS, content_words, rarest, variants


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Orban met Putin in Moscow on July 5, 2024", "Orban met Putin in Moscow on"),
        ("The town has 5,400 homes", "The town has"),
        ("Inflation fell to 3.2 percent in May 2023", "Inflation fell to in"),
    ],
)
def test_masked_query_lacks_numbers_and_dates(claim: str, expected: str) -> None:
    masked = variants(claim)["masked"]
    assert not any(char.isdigit() for char in masked)
    assert masked == expected


def test_names_query_holds_the_names_alone() -> None:
    assert variants("Orban met Putin in Moscow twice")["names"] == "Orban Putin Moscow"


def test_variants_that_say_nothing_else_are_left_out() -> None:
    assert variants("prices rose") == {"meaning": "prices rose"}
    assert set(variants("2024")) == {"meaning"}


def test_content_words_leave_out_function_words_and_repetition() -> None:
    assert content_words("The first of the talks on the talks") == ["first", "talks"]


def test_rarest_keeps_the_least_frequent_that_occur() -> None:
    words = [f"word{number}" for number in range(20)]
    assert rarest(words, range(20)) == words[1 : MAX_TERMS + 1]


@given(st.text())
def test_variants_take_any_text(claim: str) -> None:
    made = variants(claim)
    assert made["meaning"] == claim
    assert all(query.strip() for kind, query in made.items() if kind != "meaning")
    content_words(claim)
