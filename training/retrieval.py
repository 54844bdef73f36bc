"""How often the encoder alone finds the evidence of development claims: recall@k."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.examples import UNSETTLED, read_rows
from training.pairs import rationales

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts to vectors of length one. Shape: [n_texts, 384]."""
CUTS = (1, 5, 10)
MAX_CLAIMS = 1000
"""Claims of a set that are measured, drawn by a fixed seed."""
OTHER_ABSTRACTS = 700
"""Abstracts beside the cited ones, in sets that are many times larger."""
PAIRED = ("fever", "vitaminc", "fm2")
"""Sets without a corpus: each claim is looked for among the evidence of all."""

Pool = tuple[list[str], list[tuple[str, set[int]]]]
"""Texts, and claims with the places of those that settle them."""


def pools(data: Path) -> dict[str, Pool]:
    """Read the development sets as texts to search in and claims to search for."""
    found = {name: _paired(data / "dev" / f"{name}.jsonl.gz") for name in PAIRED}
    found["authored"] = _authored(data / "authored" / "dev.jsonl.gz")
    for name in ("scifact", "check_covid"):
        found[name] = _abstracts(data / "corpora" / name)
    return found


def recalls(embed: Embed, pool: Pool) -> list[float]:
    """Return the share of claims with a gold text among the first k, for each of `CUTS`."""
    texts, claims = pool
    cosines = embed([claim for claim, _ in claims]) @ embed(texts).T
    order = np.argsort(-cosines, axis=1, kind="stable")[:, : max(CUTS)]
    return [
        float(
            np.mean(
                [bool(gold & set(row[:k])) for row, (_, gold) in zip(order, claims, strict=True)]
            )
        )
        for k in CUTS
    ]


def _paired(path: Path) -> Pool:
    rows = [row for row in read_rows(path) if row["label"] != UNSETTLED]
    places: dict[str, int] = {}
    claims = [
        (row["claim"], {places.setdefault(" ".join(row["evidence"]), len(places))}) for row in rows
    ]
    return list(places), _sample(claims)


def _authored(path: Path) -> Pool:
    texts: list[str] = []
    claims = []
    for document in read_rows(path):
        first = len(texts)
        texts += document["sentences"]
        claims += [
            (claim["claim"], {first + place for place in claim["evidence"]})
            for claim in document["claims"]
            if claim["label"] != UNSETTLED
        ]
    return texts, _sample(claims)


def _abstracts(folder: Path) -> Pool:
    rows = [
        row
        for row in read_rows(folder / "claims.dev.jsonl.gz")
        if row["evidence"] and row.get("label") != UNSETTLED
    ]
    cited = {document for row in rows for document in row["evidence"]}
    abstracts = {str(row["id"]): row["text"] for row in read_rows(folder / "corpus.jsonl.gz")}
    others = sorted(abstracts.keys() - cited)
    chosen = [*sorted(cited), *Random(1).sample(others, min(OTHER_ABSTRACTS, len(others)))]
    texts: list[str] = []
    starts = {}
    for document in chosen:
        starts[document] = len(texts)
        texts += abstracts[document]
    claims = [(row["claim"], _places(row["evidence"], starts)) for row in rows]
    return texts, _sample(claims)


def _places(evidence: dict[str, Any], starts: dict[str, int]) -> set[int]:
    return {
        starts[document] + place
        for document, found in evidence.items()
        for gold in rationales(found)
        for place in gold
    }


def _sample(claims: list[tuple[str, set[int]]]) -> list[tuple[str, set[int]]]:
    return Random(1).sample(claims, min(MAX_CLAIMS, len(claims)))
