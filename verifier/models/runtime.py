"""The embedded models at work: `Encoder` and `Judge`, on the CPU, loaded at their first use.

This is the only module that imports onnxruntime and tokenizers.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from verifier.models.files import FOLDER, digest, read_checked

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

WIDTH = 384
"""Numbers in a vector of the encoder."""
CLASSES = ("supports", "contradicts", "neither")
"""The judge's classes, in the order of its probabilities."""
EMBEDDED = "embedded"
"""Name of the judge in the package."""
FINGERPRINT_LENGTH = 12
"""Hexadecimal digits of a fingerprint: 48 bits, enough to tell releases apart."""

_BYTES_PER_TOKEN = 5
"""English prose has four or five; where our count gives more, it misses something."""

Floats = NDArray[np.float32]
Item = TypeVar("Item")
Result = TypeVar("Result")
Span = tuple[int, int]
"""A range of characters, end exclusive."""


@dataclass(frozen=True)
class EncodedPassage:
    """The vectors of a passage and of its sentences, from one forward pass.

    Attributes:
        vector: Mean of all token vectors, of length one. Shape: [384].
        sentence_vectors: Mean of each sentence's own token vectors, of length one; the passage's
            vector for a sentence without tokens. Shape: [n_sentences, 384].
    """

    vector: Floats
    sentence_vectors: Floats


class _Network:
    """A network and its tokenizer, read from their files when first needed.

    Texts go through it one by one, several at a time on a thread each. In eight bits a pass is
    scaled by its largest number, so texts that shared one would change each other's results; and
    on a CPU this is also faster than batches, whose padding costs.
    """

    file: str

    def __init__(self, folder: Path = FOLDER, *, n_threads: int | None = None) -> None:
        """Remember where the files are; nothing is read yet.

        Args:
            folder: Where the trained files lie.
            n_threads: Texts at a time, a thread each; as many as there are cores if None.
        """
        self._folder = folder
        self._n_threads = n_threads or os.cpu_count() or 1

    @cached_property
    def _content(self) -> bytes:
        return read_checked(self.file, self._folder)

    @cached_property
    def fingerprint(self) -> str:
        """The first twelve hexadecimal digits of the network file's SHA-256."""
        return digest(self._content)[:FINGERPRINT_LENGTH]

    @cached_property
    def _forward(self) -> Callable[[Encoding], Floats]:
        """The pass of one text through the network; its output has no axis for a batch."""
        # From 1.31 on, its mere import writes a device id and events to be sent home.
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        import onnxruntime  # type: ignore[import-untyped]

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        session = onnxruntime.InferenceSession(
            self._content, options, providers=["CPUExecutionProvider"]
        )

        def forward(encoding: Encoding) -> Floats:
            output: Floats = session.run(None, _inputs(encoding))[0][0]
            return output

        return forward

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        return Tokenizer.from_str(read_checked("tokenizer.json", self._folder).decode("utf-8"))

    def _encodings(self, texts: Sequence[str] | Sequence[tuple[str, str]]) -> list[Encoding]:
        return self._tokenizer.encode_batch(list(texts))

    def _each(self, work: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
        """Do the work on all items, several at a time, and return the results in their order."""
        with ThreadPoolExecutor(self._n_threads) as threads:
            return list(threads.map(work, items))


def _inputs(encoding: Encoding) -> dict[str, NDArray[np.int64]]:
    ids = np.array([encoding.ids], dtype=np.int64)
    types = np.array([encoding.type_ids], dtype=np.int64)
    return {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": types}


def count_tokens(texts: Sequence[str]) -> int:
    """Count the word pieces of texts, by the tokenizer in the package.

    Other models cut words elsewhere: read it as an estimate of theirs. Beside OpenAI's cl100k_base
    it is 5 percent less to 7 percent more on our prompts and documents, 40 percent more on JSON.

    Raises:
        ModelFileError: The tokenizer is missing or damaged.
    """
    encodings = _counting_tokenizer().encode_batch(list(texts))
    # A word that is not in the vocabulary is one piece here, however long it is.
    return sum(
        max(len(encoding.ids), len(text.encode("utf-8", "replace")) // _BYTES_PER_TOKEN)
        for encoding, text in zip(encodings, texts, strict=True)
    )


@cache
def _counting_tokenizer() -> Tokenizer:
    tokenizer = Encoder()._tokenizer
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class Encoder(_Network):
    """Texts to vectors; the dot product of two is their cosine similarity, from -1 to 1.

    Text beyond 256 tokens is not read.

    Source: all-MiniLM-L6-v2 of sentence-transformers, in eight bits.
    """

    file = "encoder.onnx"

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """Turn texts into vectors of length one. Shape: [n_texts, 384].

        Args:
            texts: Claims or questions.

        Raises:
            ModelFileError: A model file is missing or damaged.
        """
        forward = self._forward
        vectors = self._each(lambda text: _direction(forward(text)), self._encodings(texts))
        return np.array(vectors, dtype=np.float32).reshape(len(texts), WIDTH)

    def encode_passages(
        self, passages: Sequence[str], spans: Sequence[Sequence[Span]]
    ) -> list[EncodedPassage]:
        """Turn passages into a vector each, and one for each sentence in its context.

        Args:
            passages: The passages' texts.
            spans: For each passage, its sentences as character ranges in it, end exclusive.

        Raises:
            ModelFileError: A model file is missing or damaged.

        Source: late chunking, Günther et al. 2024, arXiv:2409.04701.
        """
        forward = self._forward

        def encode(item: tuple[Encoding, Sequence[Span]]) -> EncodedPassage:
            encoding, of_passage = item
            return _encode_passage(encoding, forward(encoding), of_passage)

        return self._each(encode, zip(self._encodings(passages), spans, strict=True))


def _encode_passage(encoding: Encoding, tokens: Floats, spans: Sequence[Span]) -> EncodedPassage:
    vector = _direction(tokens)
    starts = np.array([start for start, _ in encoding.offsets])
    is_text = np.array(encoding.special_tokens_mask) == 0
    sentences = np.zeros((len(spans), WIDTH), dtype=np.float32)
    for row, (start, end) in enumerate(spans):
        is_inside = is_text & (starts >= start) & (starts < end)
        sentences[row] = _direction(tokens[is_inside]) if is_inside.any() else vector
    return EncodedPassage(vector, sentences)


def _direction(tokens: Floats) -> Floats:
    """Return the mean of token vectors, scaled to length one."""
    mean = tokens.mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)


class JudgeNetwork(Protocol):
    """What judges pairs of a claim and a premise: `Judge`, or a model of the user's choice."""

    @property
    def name(self) -> str:
        """What reports call it."""

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change with its files."""

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Return the probabilities of `CLASSES`; rows sum to one. Shape: [n_pairs, 3]."""


class Judge(_Network):
    """A claim and a premise to the probabilities of supports, contradicts and neither.

    A pair beyond 256 tokens loses the end of its longer text.
    """

    file = "judge.onnx"
    name = EMBEDDED

    @cached_property
    def _temperature(self) -> float:
        return float(json.loads(read_checked("calibration.json", self._folder))["temperature"])

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Judge pairs of a claim and a premise as `verifier.judge.premise.premise` writes it.

        Returns:
            Probabilities of supports, contradicts, neither; rows sum to one. Shape: [n_pairs, 3].

        Raises:
            ModelFileError: A model file is missing or damaged.
        """
        logits = self._each(self._forward, self._encodings(pairs))
        stacked = np.array(logits, dtype=np.float32).reshape(len(pairs), len(CLASSES))
        return softmax(stacked / self._temperature)


def softmax(logits: Floats) -> Floats:
    """Turn rows of logits into probabilities.

    >>> softmax(np.zeros((1, 2), dtype=np.float32)).tolist()
    [[0.5, 0.5]]
    """
    powers = np.exp(logits - logits.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)
