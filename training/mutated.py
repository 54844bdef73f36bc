"""Mutations applied: as many of each rule as is good for the mix."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from training import mutations
from training.authored import pairs
from training.examples import Example, read_rows
from training.public import as_example

CAPS = {
    "negated": 1800,
    "other_year": 1500,
    "other_month": 800,
    "other_number": 700,
    "other_magnitude": 100,
    "other_unit": 60,
    "other_name": 150,
    "swapped_roles": 400,
    "false_bound": 320,
    "false_period": 800,
    "as_words": 1100,
    "true_bound": 320,
    "true_period": 800,
    "reworded": 1200,
    "without_year": 1500,
    "without_number": 400,
    "without_name": 600,
}
"""Most examples of one rule, so that the frequent ones don't drown the rest."""
MAX_SENTENCES = 2
"""Longest evidence to change: in more text the changed slot is often said again."""
MAX_ROWS = 40_000
"""Rows of a public set that are tried."""


def mutated(data: Path, random: Random) -> Iterator[Example]:
    """Yield changed pairs of the authored, VitaminC and FEVER sets, `CAPS` of a rule at most."""
    sources = list(_sources(data, random))
    supported = [example for example in sources if example.label == "supported"]
    contradicted = [example for example in sources if example.label == "contradicted"]
    for rules, examples, label in (
        (mutations.FALSE, supported, "contradicted"),
        (mutations.TRUE, supported, "supported"),
        (mutations.OPEN, supported, "unverifiable"),
        (mutations.DENIED, contradicted, "supported"),
    ):
        for rule in rules:
            yield from _apply(rule, examples, label, random)


def _sources(data: Path, random: Random) -> Iterator[Example]:
    """Yield examples to change: authored ones first, so that a cap spares them."""
    yield from pairs(data / "authored" / "train.jsonl.gz", random)
    for name in ("vitaminc", "fever"):
        rows = read_rows(data / "train" / f"{name}.jsonl.gz")
        short = [row for row in rows if len(row["evidence"]) <= MAX_SENTENCES]
        random.shuffle(short)
        for row in short[:MAX_ROWS]:
            yield as_example(row, name, random)


def _apply(
    rule: mutations.Rule, examples: list[Example], label: str, random: Random
) -> Iterator[Example]:
    n_made = 0
    for example in examples:
        old = (example.claim, example.premise)
        changed = rule(*old, random)
        if changed and changed != old:
            yield Example(*changed, label, f"mutated/{rule.__name__}")
            n_made += 1
        if n_made == CAPS[rule.__name__]:
            return
