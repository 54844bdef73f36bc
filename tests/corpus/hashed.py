"""An encoder without a network, and articles without end: what the store is tried on at scale."""

import json
import random
import zlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from verifier.corpus.records import Floats
from verifier.models.runtime import WIDTH, EncodedPassage

_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]


class HashEncoder:
    """Texts that share words lie near each other; the same text gives the same vector for ever."""

    fingerprint = "hashed"

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        return np.array([_direction(text) for text in texts]).reshape(-1, WIDTH)

    def encode_passages(
        self, passages: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]
    ) -> list[EncodedPassage]:
        vectors = [_direction(text) for text in passages]
        return [
            EncodedPassage(vector, np.tile(vector, (len(sentences), 1)))
            for vector, sentences in zip(vectors, spans, strict=True)
        ]


def write_articles(path: Path, n_articles: int, *, n_sentences: int = 30, seed: int = 0) -> None:
    """Write rows of articles; each begins with a sentence that no other has."""
    rng = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        for number in range(n_articles):
            sentences = [first_sentence(number), *(_sentence(rng) for _ in range(n_sentences))]
            row = {"text": " ".join(sentences), "source": f"Gazette {number % 3}"}
            row["date"] = f"2024-01-{number % 28 + 1:02}"
            file.write(json.dumps(row) + "\n")


def first_sentence(number: int) -> str:
    """Return what only this article says."""
    rng = random.Random(f"article {number}")
    return f"{' '.join(_word(rng, 4) for _ in range(8))}.".capitalize()


def _sentence(rng: random.Random) -> str:
    return f"{' '.join(rng.choices(_VOCABULARY, k=14))}.".capitalize()


def _word(rng: random.Random, n_syllables: int) -> str:
    return "".join(rng.choices(_SYLLABLES, k=n_syllables))


_VOCABULARY = [_word(random.Random(number), 3) for number in range(2000)]


def _direction(text: str) -> Floats:
    words = text.lower().replace(".", "").split() or [""]
    total = np.sum([_word_vector(word) for word in words], axis=0)
    return np.asarray(total / np.linalg.norm(total), dtype=np.float32)


@lru_cache(maxsize=100_000)
def _word_vector(word: str) -> NDArray[np.float64]:
    return np.random.default_rng(zlib.crc32(word.encode())).normal(size=WIDTH)
