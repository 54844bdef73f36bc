"""The embedded models, real ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from verifier.models.runtime import WIDTH, Encoder, Judge

PAIRS = [
    ("The mine closed in 2019.", "Mine shuts (3 May 2019). The mine closed this morning for good."),
    ("The mine closed in 2015.", "Mine shuts (3 May 2019). The mine closed this morning for good."),
    ("The mine closed in 2019.", "The town's brass band has forty members."),
    ("She won.", "She won the race by two lengths, " + "ahead of a large and noisy field, " * 6),
]


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(n_threads=1)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(n_threads=1)


def test_predict_gives_rows_that_sum_to_one(judge: Judge) -> None:
    probabilities = judge.predict(PAIRS)
    assert probabilities.shape == (len(PAIRS), 3)
    assert probabilities.sum(axis=1) == pytest.approx(1.0, abs=1e-5)


def test_predict_tells_a_plain_support_from_an_unrelated_sentence(judge: Judge) -> None:
    support, _, unrelated, _ = judge.predict(PAIRS)
    assert support.argmax() == 0
    assert unrelated.argmax() == 2


def test_predict_gives_a_pair_the_same_whatever_its_company(judge: Judge) -> None:
    alone = np.concatenate([judge.predict([pair]) for pair in PAIRS])
    assert np.array_equal(judge.predict(PAIRS), alone)


def test_predict_gives_the_same_with_more_threads(judge: Judge) -> None:
    assert np.array_equal(judge.predict(PAIRS), Judge(n_threads=3).predict(PAIRS))


def test_predict_keeps_the_order_of_pairs(judge: Judge) -> None:
    assert np.array_equal(judge.predict(PAIRS), judge.predict(PAIRS[::-1])[::-1])


def test_predict_of_no_pairs_is_empty(judge: Judge) -> None:
    assert judge.predict([]).shape == (0, 3)


@pytest.mark.parametrize("pair", [("", ""), ("word " * 400, "word " * 400), ("a", "x" * 5000)])
def test_predict_survives_odd_lengths(judge: Judge, pair: tuple[str, str]) -> None:
    assert judge.predict([pair]).sum() == pytest.approx(1.0, abs=1e-5)


def test_encode_queries_gives_unit_vectors(encoder: Encoder) -> None:
    vectors = encoder.encode_queries(["A cat sat.", "Shares fell in Tokyo on Monday.", ""])
    assert vectors.shape == (3, WIDTH)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_encode_queries_puts_like_texts_near(encoder: Encoder) -> None:
    cat, same, other = encoder.encode_queries(
        ["The cat sat on the mat.", "A cat was sitting on a mat.", "Shares fell in Tokyo."]
    )
    assert cat @ same > 0.8
    assert cat @ other < 0.3


def test_encode_queries_of_nothing_is_empty(encoder: Encoder) -> None:
    assert encoder.encode_queries([]).shape == (0, WIDTH)


def test_encode_passages_gives_one_vector_a_sentence(encoder: Encoder) -> None:
    passages = ["Prices fell. Rates rose in May.", "One sentence only."]
    encoded = encoder.encode_passages(passages, [[(0, 12), (13, 31)], [(0, 18)]])
    assert [item.sentence_vectors.shape for item in encoded] == [(2, WIDTH), (1, WIDTH)]
    assert all(item.vector.shape == (WIDTH,) for item in encoded)


def test_encode_passages_tells_its_sentences_apart(encoder: Encoder) -> None:
    text = "The cat sat on the mat. Shares fell sharply in Tokyo."
    (encoded,) = encoder.encode_passages([text], [[(0, 23), (24, 53)]])
    (query,) = encoder.encode_queries(["Stocks dropped in Japan."])
    about_cat, about_shares = encoded.sentence_vectors @ query
    assert about_shares > about_cat


def test_encode_passages_gives_a_sentence_beyond_the_limit_the_passages_vector(
    encoder: Encoder,
) -> None:
    text = "word " * 400 + "Late sentence."
    (encoded,) = encoder.encode_passages([text], [[(0, 1999), (2000, 2014)]])
    assert np.array_equal(encoded.sentence_vectors[1], encoded.vector)


def test_encode_passages_with_spans_for_another_number_of_passages(encoder: Encoder) -> None:
    with pytest.raises(ValueError, match="zip"):
        encoder.encode_passages(["A text.", "Another."], [[]])


def test_encode_passages_without_spans_has_no_sentence_vectors(encoder: Encoder) -> None:
    (encoded,) = encoder.encode_passages(["A text."], [[]])
    assert encoded.sentence_vectors.shape == (0, WIDTH)


def test_encode_passages_reads_spans_as_characters_not_bytes(encoder: Encoder) -> None:
    text = "Ærø før påske – 日本語. Shares fell in Tokyo."
    start = text.index("Shares")
    (encoded,) = encoder.encode_passages([text], [[(0, start - 1), (start, len(text))]])
    (query,) = encoder.encode_queries(["Shares fell in Tokyo."])
    assert encoded.sentence_vectors[1] @ query > 0.7


def test_fingerprint_is_the_files(encoder: Encoder, judge: Judge) -> None:
    assert len(encoder.fingerprint) == 12
    assert encoder.fingerprint != judge.fingerprint


def test_judging_leaves_no_files_in_the_users_home(tmp_path: Path) -> None:
    code = "from verifier.models.runtime import Judge; Judge().predict([('a', 'b')])"
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], env=os.environ | home, cwd=root, check=True)
    assert not list(tmp_path.rglob("*"))
