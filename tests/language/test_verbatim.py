"""Words found again in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.language.verbatim import find_words
from verifier.types import Span


def found(text: str, words: str) -> str | None:
    span = find_words(text, words, Span(0, len(text)))
    return None if span is None else text[slice(*span)]


@pytest.mark.parametrize(
    ("text", "words", "raw"),
    [
        ("They met in Rome.", "met in Rome", "met in Rome"),
        ("They “met” in Rome.", 'They "met" in', "They “met” in"),
        ("They met\n  in Rome.", "met in Rome", "met\n  in Rome"),
        ("The 2019–2021 plan", "2019-2021 plan", "2019–2021 plan"),
        ("an exam-\nple of it", "example of it", "exam-\nple of it"),
        ("so\u00adme wo\u200brds here", "some words here", "so\u00adme wo\u200brds here"),
        ("He said … nothing", "said ... nothing", "said … nothing"),
        ("a <b> tag here", "‹b› tag here", "<b> tag here"),
        ("It’s “fine”, they said", 'It\'s "fine", they', "It’s “fine”, they"),
    ],
)
def test_words_are_found_as_the_text_has_them(text, words, raw):
    assert found(text, words) == raw


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met in Rome. They ate in Milan.", "met in Milan"),
        ("They met in Rome. They ate in Milan.", "They met … in Milan"),
        ("It cost 19 million dollars.", "9 million dollars"),
        ("It cost 9.8 million dollars.", "8 million dollars"),
        ("It cost 3 or 9.8 million dollars.", "3 or 9"),
        ("The unmet demand fell.", "met demand fell"),
        ("They met in Rome.", "They Met in Rome"),
        ("They met in Rome.", "Rome"),
        ("They met in Rome.", ""),
        ("They met in Rome.", " … "),
    ],
)
def test_words_that_are_not_there_in_one_piece_are_not_found(text, words):
    assert found(text, words) is None


def test_words_outside_the_stretch_are_not_found():
    assert find_words("They met in Rome.", "in Rome", Span(0, 10)) is None


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=30))
def test_what_is_found_lies_inside_the_text(before, after, words):
    text = before + words + after
    span = find_words(text, words, Span(0, len(text)))
    assert span is None or 0 <= span.start < span.end <= len(text)


@given(
    st.lists(st.sampled_from(["met", "in", "Rome", "“on”", "9", "May", "–", "x-\ny"]), min_size=3)
)
def test_every_run_of_whole_words_is_found_where_it_stands(words):
    text = " ".join(words)
    quote = " ".join(words[1:])
    raw = found(text, quote)
    assert raw is None or "".join(raw.split()) in "".join(text.split())
    assert found(text, text) == (text if sum(w.isalnum() for w in words) > 1 else found(text, text))
