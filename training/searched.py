"""Authored claims put to the search of the product: the windows that the judge meets in use."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from training.examples import UNSETTLED, Example
from verifier.corpus import Corpus
from verifier.judge.premise import premise
from verifier.judge.selection import choose_windows
from verifier.judge.windows import Window
from verifier.models.runtime import Encoder
from verifier.settings import Settings

MIN_GOLD_WORDS = 4
"""Words of a claim that another document could not settle by chance, as "first in years" could."""


class Read(NamedTuple):
    """A window that search brought for a claim.

    Attributes:
        claim: The claim, with its document.
        window: What the judge would read.
        label: What the window does to the claim; None where that can't be told.
    """

    claim: str
    window: Window
    label: str | None


def searched(documents: Sequence[dict[str, Any]], n_open: int, random: Random) -> list[Example]:
    """Return claims beside windows that search brings: all that settle, some that don't.

    Args:
        documents: Authored ones; together they are the corpus.
        n_open: Windows of each claim that settle nothing, at most.
        random: Chooses these.
    """
    examples = []
    for _, reads in found(documents):
        settling = [read for read in reads if read.label not in (None, UNSETTLED)]
        unsettled = [read for read in reads if read.label == UNSETTLED]
        chosen = random.sample(unsettled, min(n_open, len(unsettled)))
        examples += [_example(read) for read in (*settling, *chosen)]
    return examples


def _example(read: Read) -> Example:
    window = read.window
    text = premise(window.text, window.evidence.document.title, window.published)
    return Example(read.claim, text, read.label or UNSETTLED, "searched")


def found(documents: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], list[Read]]]:
    """Yield each claim's row with the windows that the judge would read, labelled."""
    rows = [(document, claim) for document in documents for claim in document["claims"]]
    limits = Settings()
    with corpus_of(documents) as corpus:
        texts = [claim["claim"] for _, claim in rows]
        evidence = corpus.search(texts, limit=limits.n_evidence)
        for (document, claim), passages in zip(rows, evidence, strict=True):
            windows = choose_windows(claim["claim"], passages, limit=limits.n_windows)
            reads = [
                Read(claim["claim"], window, label_of(window, document, claim))
                for window in windows
            ]
            yield claim | {"document": document["id"]}, reads


@contextmanager
def corpus_of(documents: Sequence[dict[str, Any]]) -> Iterator[Corpus]:
    """Open a corpus in a temporary folder that holds the documents."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "documents.jsonl"
        file.write_text("\n".join(map(as_line, documents)), encoding="utf-8")
        with Corpus.open(Path(folder) / "corpus", encoder=Encoder()) as corpus:
            corpus.add([file])
            yield corpus


def as_line(document: dict[str, Any]) -> str:
    """Write a document as the product reads it from JSON Lines."""
    fields = {name: document[name] for name in ("title", "date", "source")}
    return json.dumps({"text": " ".join(document["sentences"]), **fields})


def label_of(window: Window, document: dict[str, Any], claim: dict[str, Any]) -> str | None:
    """Tell what a window does to a claim, from the claim's gold sentences.

    A window with all gold sentences settles it as labelled; one of its document without any, or of
    another document, leaves it open; with a part of them it does too where the claim says that it
    takes all. None where a short claim might be settled by chance elsewhere.
    """
    text = " ".join(document["sentences"])
    if window.evidence.document.text.strip() != text:
        is_vague = len(claim["claim"].split()) < MIN_GOLD_WORDS
        return None if is_vague else UNSETTLED
    ends = list(accumulate(len(sentence) + 1 for sentence in document["sentences"]))
    inside = [
        ends[gold] - len(document["sentences"][gold]) - 1 >= window.start
        and ends[gold] - 1 <= window.end
        for gold in claim["evidence"]
    ]
    return claim["label"] if all(inside) else UNSETTLED
