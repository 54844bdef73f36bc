import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.render.neutral import neutralise


@given(st.text(st.characters(), max_size=60))
def test_neutralise_any_text_leaves_no_control_or_direction_characters(text: str) -> None:
    shown = neutralise(text)
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not any(unicodedata.bidirectional(c) in {"RLO", "LRO", "RLE", "LRI"} for c in shown)


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S"]), max_size=60))
def test_neutralise_words_returns_them_unchanged(text: str) -> None:
    assert neutralise(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]8;;http://evil\x07x", "␛]8;;http://evil␇x"),
        ("\x9b31m", "<U+009B>31m"),
        ("one\r\n\ttwo", "one two"),
        ("\ud800", "<U+D800>"),
        ("soft\u00adhyphen", "soft\u00adhyphen"),
    ],
)
def test_neutralise_when_text_would_steer_shows_it(text: str, shown: str) -> None:
    assert neutralise(text) == shown
