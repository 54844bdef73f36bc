"""Claims with the evidence that settles them, either way: what the encoder learns to find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from training import mutations
from training.authored import documents, nearest
from training.examples import UNSETTLED, read_rows

FALSE_TWIN = 0.3
"""Share of claims that also come changed by a rule: what settles one settles the other."""
NEIGHBOURS = 0.5
"""Share of evidence that comes with the sentences around it, as passages do."""
N_RIVALS = 200
"""Sentences of other claims among which the nearest by words is taken as the negative."""


@dataclass(frozen=True)
class Pair:
    """A claim, evidence that settles it, and a text that shares words with it and doesn't.

    Attributes:
        claim: The claim, true or false.
        evidence: One to a few sentences.
        negative: Text of the same set.
    """

    claim: str
    evidence: str
    negative: str


def training_pairs(data: Path, random: Random) -> list[Pair]:
    """Return the pairs of all training sets in an order by chance.

    Args:
        data: The folder with `corpora/` and `authored/`.
        random: Chooses negatives, neighbours, twins and order.
    """
    pairs = [
        *_authored(data / "authored", random),
        *_abstracts(data / "corpora" / "scifact", random),
        *_abstracts(data / "corpora" / "check_covid", random),
        *_pool(data / "corpora" / "fever_pool", random),
    ]
    random.shuffle(pairs)
    return pairs


def _authored(folder: Path, random: Random) -> Iterator[Pair]:
    for document in documents(folder):
        for claim in document["claims"]:
            if claim["label"] != UNSETTLED:
                sentences, gold = document["sentences"], claim["evidence"]
                yield from _pairs(claim["claim"], sentences, gold, random)


def _abstracts(folder: Path, random: Random) -> Iterator[Pair]:
    """Yield the claims on research abstracts, which name their rationales by sentence."""
    texts = {str(row["id"]): row["text"] for row in read_rows(folder / "corpus.jsonl.gz")}
    for row in read_rows(folder / "claims.train.jsonl.gz"):
        for document, found in row["evidence"].items():
            for gold in rationales(found):
                if row.get("label") != UNSETTLED:
                    yield from _pairs(row["claim"], texts[document], gold, random)


def rationales(found: Any) -> list[list[int]]:
    """Read the sentence numbers of a document: one set, or SciFact's several."""
    return list(found["rationales"]) if isinstance(found, dict) else [found]


def _pairs(claim: str, sentences: list[str], gold: list[int], random: Random) -> Iterator[Pair]:
    rest = [sentence for place, sentence in enumerate(sentences) if place not in gold]
    if not rest:
        return
    first, last = min(gold), max(gold)
    if random.random() < NEIGHBOURS:
        first, last = max(0, first - 1), last + 1
    evidence = " ".join(sentences[first : last + 1])
    for text in _with_twin(claim, evidence, random):
        yield Pair(text, evidence, nearest(text, rest, random))


def _pool(folder: Path, random: Random) -> Iterator[Pair]:
    """Yield the claims on single sentences of an encyclopedia."""
    texts = {row["id"]: row["text"] for row in read_rows(folder / "corpus.jsonl.gz")}
    everything = list(texts.values())
    for row in read_rows(folder / "claims.sample5k.jsonl.gz"):
        gold = [texts[id] for id in row["evidence_ids"] if id in texts]
        if row["label"] == UNSETTLED or not gold:
            continue
        evidence = random.choice(gold)
        rivals = [text for text in random.sample(everything, N_RIVALS) if text not in gold]
        for claim in _with_twin(row["claim"], evidence, random):
            yield Pair(claim, evidence, nearest(claim, rivals, random))


def _with_twin(claim: str, evidence: str, random: Random) -> Iterator[str]:
    yield claim
    if random.random() >= FALSE_TWIN:
        return
    for rule in random.sample(mutations.FALSE, len(mutations.FALSE)):
        changed = rule(claim, evidence, random)
        if changed and changed[0] != claim:
            yield changed[0]
            return
