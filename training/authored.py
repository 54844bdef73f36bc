"""The authored documents and triplets as examples: the part that is like real use."""

from __future__ import annotations

import datetime
import json
import re
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from training.examples import LABELS, Example, read_rows
from verifier.judge.premise import premise

DROP = 0.15
"""Share of premises that lose their title, and their date: documents without are common."""
DATED = re.compile(r"\b(1\d|20)\d\d\b|day\b|week|month|year|ago")
"""Claims that may need the document's date to be settled: theirs is never dropped."""
OTHER_DOCUMENT = 0.2
"""Share of claims that also meet a window of another document of their domain."""
HALF_EVIDENCE = 0.5
"""Share of claims with several gold sentences that also meet one of these alone."""
WIDER = 0.4
"""Share of near misses that have two sentences."""
TRIPLETS = Path(__file__).with_name("triplets")
"""Ours: one file a field, one triplet a line."""
N_PARTS = 10
"""One triplet in so many is held out."""
N_FOLDS = 5
"""One training document in so many is kept from the judge: what is fitted on top of it learns
there, from probabilities such as it gives to what it has never seen."""


def documents(folder: Path, *, held_out: bool = False) -> list[dict[str, Any]]:
    """Read the authored documents that the judge is trained on, or those held out from it.

    Args:
        folder: Holds `train.jsonl.gz`.
        held_out: The fifth that later models learn from instead of the rest.
    """
    rows = read_rows(folder / "train.jsonl.gz")
    return [row for row in rows if _is_one_in(N_FOLDS, row["id"]) is held_out]


def _is_one_in(n: int, id: str) -> bool:
    """Tell whether an id is among the one in `n` that its own hash picks."""
    return zlib.crc32(id.encode()) % n == 0


def gold(path: Path) -> Iterator[Example]:
    """Yield every claim beside its gold sentences, with title and date."""
    for document in read_rows(path):
        for claim in document["claims"]:
            window = [document["sentences"][i] for i in sorted(claim["evidence"])]
            yield in_context(claim["claim"], window, claim["label"], document)


def near_use(
    documents: Sequence[dict[str, Any]], random: Random, *, drop: float = DROP
) -> Iterator[Example]:
    """Yield claims with windows as search brings them: some settle the claim, most don't."""
    for document in documents:
        others = [d for d in documents if d["domain"] == document["domain"] and d is not document]
        for claim in document["claims"]:
            text = claim["claim"]
            for label, window in windows(document, claim, random):
                yield in_context(text, window, label, _dropped(text, document, random, drop))
            if others and random.random() < OTHER_DOCUMENT:
                other = random.choice(others)
                window = [nearest(text, other["sentences"], random)]
                context = _dropped(text, other, random, drop)
                yield in_context(text, window, "unverifiable", context)


def windows(
    document: dict[str, Any], claim: dict[str, Any], random: Random
) -> Iterator[tuple[str, list[str]]]:
    """Yield the gold window, one with a neighbour, a part that settles nothing, near misses."""
    sentences, gold = document["sentences"], sorted(claim["evidence"])
    yield claim["label"], [sentences[i] for i in gold]
    if claim["label"] != "unverifiable":
        yield from _variants(sentences, gold, claim["label"], random)
    rest = [i for i in range(len(sentences)) if i not in gold]
    for _ in range(random.choice((1, 1, 2)) if rest else 0):
        yield "unverifiable", _near_miss(claim["claim"], sentences, rest, random)


def _variants(
    sentences: list[str], gold: list[int], label: str, random: Random
) -> Iterator[tuple[str, list[str]]]:
    if len(gold) <= 2:
        around = [i for g in gold for i in (g - 1, g + 1)]
        beside = [i for i in around if 0 <= i < len(sentences) and i not in gold]
        if beside:
            yield label, [sentences[i] for i in sorted({*gold, random.choice(beside)})]
    if len(gold) > 1 and random.random() < HALF_EVIDENCE:
        yield "unverifiable", [sentences[random.choice(gold)]]


def _near_miss(claim: str, sentences: list[str], rest: list[int], random: Random) -> list[str]:
    first = sentences.index(nearest(claim, [sentences[i] for i in rest], random))
    if first + 1 in rest and random.random() < WIDER:
        return sentences[first : first + 2]
    return [sentences[first]]


def nearest(claim: str, sentences: list[str], random: Random) -> str:
    """Return one of the two sentences that share most words with the claim, by chance."""
    words = set(re.findall(r"\w{3,}", claim.lower()))

    def rank(sentence: str) -> tuple[int, int]:
        return -len(words & set(re.findall(r"\w{3,}", sentence.lower()))), len(sentence)

    return random.choice(sorted(sentences, key=rank)[:2])


def _dropped(claim: str, context: dict[str, Any], random: Random, drop: float) -> dict[str, Any]:
    """Take away title and date at times, but no date that the claim may need."""
    title = context["title"] if random.random() >= drop else None
    date = context["date"] if DATED.search(claim) or random.random() >= drop else None
    return {"title": title, "date": date}


def in_context(claim: str, window: list[str], label: str, context: dict[str, Any]) -> Example:
    """Make an example of a claim and a window; `context` holds the document's title and date."""
    day = datetime.date.fromisoformat(context["date"]) if context["date"] else None
    return Example(claim, premise(" ".join(window), context["title"], day), label, "authored")


def triplet_rows(folder: Path, *, held_out: bool = False) -> list[dict[str, Any]]:
    """Read the triplets: those given with the data and those in this package.

    Args:
        folder: Of the authored data, with `triplets_train.jsonl.gz` and `triplets_dev.jsonl.gz`.
        held_out: The tenth that no model is trained on instead of the rest.
    """
    given = read_rows(folder / f"triplets_{'dev' if held_out else 'train'}.jsonl.gz")
    return [*given, *(row for row in our_triplets() if is_held_out(row["id"]) is held_out)]


def our_triplets() -> list[dict[str, Any]]:
    """Read the triplets in this package."""
    files = sorted(TRIPLETS.glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_bytes().splitlines()]


def is_held_out(id: str) -> bool:
    """Tell whether a triplet of ours is kept from training, by its id."""
    return _is_one_in(N_PARTS, id)


def triplets(
    rows: Sequence[dict[str, Any]], random: Random, *, drop: float = DROP
) -> Iterator[Example]:
    """Yield each triplet's claim beside its three evidences."""
    for row in rows:
        for label in LABELS:
            context = _dropped(row["claim"], row, random, drop)
            example = in_context(row["claim"], [row[label]], label, context)
            yield Example(example.claim, example.premise, label, "triplets")


def pairs(documents: Sequence[dict[str, Any]], random: Random) -> Iterator[Example]:
    """Yield claims beside their gold sentences in the order given, as mutations start from."""
    for document in documents:
        for claim in document["claims"]:
            window = [document["sentences"][i] for i in claim["evidence"]]
            context = _dropped(claim["claim"], document, random, DROP)
            yield in_context(claim["claim"], window, claim["label"], context)
