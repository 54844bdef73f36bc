"""Mutations applied: as many of each rule as is good for the mix."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from training import mutations
from training.authored import documents, pairs
from training.examples import Example, read_rows
from training.public import as_example

CAPS = {
    "other_year": 500,
    "other_month": 400,
    "other_number": 500,
    "other_magnitude": 150,
    "other_unit": 150,
    "other_direction": 700,
    "only_possible": 500,
    "only_alleged": 300,
    "other_name": 300,
    "swapped_roles": 400,
    "negated": 1000,
    "false_bound": 300,
    "false_period": 300,
    "false_rounding": 200,
    "true_bound": 300,
    "true_period": 300,
    "true_rounding": 200,
    "as_words": 800,
    "reworded": 800,
    "without_year": 600,
    "without_number": 500,
    "without_name": 500,
}
"""Pairs that one rule is applied to at most, so that the frequent ones don't drown the rest."""
MAX_SENTENCES = 2
"""Longest evidence to change: in more text the changed slot is often said again."""
MAX_ROWS = 40_000
"""Rows of a public set that are tried."""


def mutated(data: Path, random: Random) -> Iterator[Example]:
    """Yield changed pairs of the authored, VitaminC and FEVER sets, `CAPS` of each rule."""
    sources = list(_sources(data, random))
    supported = [example for example in sources if example.label == "supported"]
    contradicted = [example for example in sources if example.label == "contradicted"]
    for rule in mutations.MOVED:
        yield from crossed(rule, supported, ("supported", "contradicted"), random)
    for rule in mutations.DOUBTED:
        yield from crossed(rule, supported, ("supported", "unverifiable"), random)
    for rule in mutations.CLAIM_ALONE:
        for old, new in _applied(rule, supported, random):
            yield _labelled((old.claim, old.premise), "supported", rule)
            yield _labelled(new, "contradicted", rule)
    for rules, examples, label in (
        (mutations.TRUE, supported, "supported"),
        (mutations.OPEN, supported, "unverifiable"),
        (mutations.DENIED, contradicted, "supported"),
    ):
        for rule in rules:
            for _, new in _applied(rule, examples, random):
                yield _labelled(new, label, rule)


def crossed(
    rule: mutations.Rule, examples: list[Example], labels: tuple[str, str], random: Random
) -> Iterator[Example]:
    """Yield the old and the new pair, and the old claim beside the new evidence.

    Args:
        rule: Changes claim and evidence alike.
        examples: Supported pairs.
        labels: Of what agrees, and of what stands crosswise. The new claim beside the old evidence
            comes only where that contradicts: a fact settles no rumour.
        random: Chooses places and values.
    """
    same, across = labels
    for old, (claim, evidence) in _applied(rule, examples, random):
        yield _labelled((old.claim, old.premise), same, rule)
        yield _labelled((claim, evidence), same, rule)
        yield _labelled((old.claim, evidence), across, rule)
        if across == "contradicted":
            yield _labelled((claim, old.premise), across, rule)


def _labelled(pair: mutations.Pair, label: str, rule: mutations.Rule) -> Example:
    return Example(*pair, label, f"mutated/{rule.__name__}")


def _sources(data: Path, random: Random) -> Iterator[Example]:
    """Yield examples to change: authored ones first, so that a cap spares them."""
    yield from pairs(documents(data / "authored"), random)
    for name in ("vitaminc", "fever"):
        rows = read_rows(data / "train" / f"{name}.jsonl.gz")
        short = [row for row in rows if len(row["evidence"]) <= MAX_SENTENCES]
        random.shuffle(short)
        for row in short[:MAX_ROWS]:
            yield as_example(row, name, random)


def _applied(
    rule: mutations.Rule, examples: list[Example], random: Random
) -> Iterator[tuple[Example, mutations.Pair]]:
    """Yield examples that the rule fits with what it makes of them, up to its cap."""
    n_made = 0
    for example in examples:
        old = (example.claim, example.premise)
        changed = rule(*old, random)
        if changed and changed != old:
            yield example, changed
            n_made += 1
        if n_made == CAPS[rule.__name__]:
            return
