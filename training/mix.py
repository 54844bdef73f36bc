"""The mixes: which examples the judge is trained on, first in general and then for its use."""

from __future__ import annotations

from pathlib import Path
from random import Random

from training.authored import documents, near_use, triplet_rows, triplets
from training.composed import composed
from training.examples import LABELS, Example
from training.mutated import mutated
from training.public import public
from training.searched import searched
from training.verbatim import shortened, verbatim

N_TRIPLETS = 2
"""Times that each triplet comes, each time with its title and date kept or dropped anew."""
N_SEARCHED = 300
"""Authored documents whose claims are put to the search."""
N_OPEN = 2
"""Windows that settle nothing, of each claim put to the search."""
N_COMPOSED = 1500
"""Composed triplets."""
N_VERBATIM = 1000
"""Whole sentences of documents as claims, of each label."""
N_SHORTENED = 2000
"""Shortened ones, of each label."""
N_MUTATED = 8000
N_FEVER = 20_000
N_FEVER_AGAIN = 66_000
"""FEVER's share of the second general run."""
N_OTHER = 34_000
"""Examples of the public sets besides FEVER and the scientific ones."""
SCIENCE = ("scifact", "check_covid")
"""Public sets that come whole: the only scientific text."""


def general(data: Path) -> list[Example]:
    """Build the first run's examples: the public sets and mutations, evenly mixed.

    Args:
        data: The folder with `train/` and `authored/`.
    """
    random = Random(1)
    examples = [*public(data, random), *mutated(data, random)]
    random.shuffle(examples)
    return examples


def whole(data: Path, *, seed: int) -> list[Example]:
    """Build the examples of a second general run: the public sets again, and all that is like use.

    Args:
        data: The folder with `train/` and `authored/`.
        seed: Another one draws other mutations, windows and public examples.
    """
    random = Random(seed)
    known = list(public(data, random))
    fever = [example for example in known if example.source == "fever"]
    others = [example for example in known if example.source != "fever"]
    twice = [example for example in others if example.source == "vitaminc"]
    examples = [*random.sample(fever, N_FEVER_AGAIN), *others, *twice, *mutated(data, random)]
    examples += triplets(triplet_rows(data / "authored"), random)
    examples += near_use(documents(data / "authored"), random)
    examples += _near_source(data / "authored", random)
    random.shuffle(examples)
    return examples


def special(data: Path, *, seed: int) -> list[Example]:
    """Build a later run's examples: mostly like use, with a part of the public sets.

    Args:
        data: The folder with `train/` and `authored/`.
        seed: Another one draws other windows, mutations and public examples.
    """
    random = Random(seed)
    examples = [*_like_use(data / "authored", random), *_near_source(data / "authored", random)]
    changed = list(mutated(data, random))
    examples += random.sample(changed, min(N_MUTATED, len(changed)))
    known = list(public(data, random))
    fever = [example for example in known if example.source == "fever"]
    others = [example for example in known if example.source not in ("fever", *SCIENCE)]
    examples += [example for example in known if example.source in SCIENCE]
    examples += [*random.sample(fever, N_FEVER), *random.sample(others, N_OTHER)]
    random.shuffle(examples)
    return examples


def _like_use(folder: Path, random: Random) -> list[Example]:
    """Return triplets, and authored claims beside windows, as search brings them and others."""
    rows = triplet_rows(folder)
    examples = [each for _ in range(N_TRIPLETS) for each in triplets(rows, random)]
    examples += composed(N_COMPOSED, random)
    examples += near_use(documents(folder), random)
    examples += searched(random.sample(documents(folder), N_SEARCHED), N_OPEN, random)
    return examples


def _near_source(folder: Path, random: Random) -> list[Example]:
    """Return sentences of documents as claims.

    Authored claims that repeat their source's words are nearly all false: a judge that has seen
    nothing else calls a quotation contradicted.
    """
    examples = _balanced(list(verbatim(documents(folder), random)), N_VERBATIM, random)
    return examples + _balanced(list(shortened(documents(folder), random)), N_SHORTENED, random)


def _balanced(examples: list[Example], n_most: int, random: Random) -> list[Example]:
    """Draw as many of each label, `n_most` at most."""
    by_label = [[each for each in examples if each.label == label] for label in LABELS]
    n = min(n_most, *map(len, by_label))
    return [each for group in by_label for each in random.sample(group, n)]
