"""The mix: which examples the judge is trained on, and in what order."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import NamedTuple

from training.authored import near_use, triplets
from training.composed import composed
from training.examples import LABELS, Example
from training.mutated import mutated
from training.public import public
from training.verbatim import shortened, verbatim

SEED = 1
"""Of the epoch; equal seeds give equal mixes, byte by byte."""
LATE = 0.6
"""Where the last part of the epoch begins, which holds more of the material like real use."""
LATE_SHARE = 0.7
"""Share of that material that lies in the last part."""
N_TRIPLETS = 2
"""Times that each triplet comes: the only claims that stand under all three labels."""
N_FINISH = {"like use": 14_000, "public": 8_000, "composed": 4_500}
"""Examples of each kind in the finish, which also has every triplet once."""


class Sizes(NamedTuple):
    """How many examples a last run has.

    Attributes:
        verbatim: Whole sentences, of each label.
        shortened: Shortened sentences, of each label.
        finish: Examples of a finish.
    """

    verbatim: int
    shortened: int
    finish: int


def epoch(data: Path) -> list[Example]:
    """Build the first run's examples in their order: public sets evenly, the rest mostly late.

    Args:
        data: The folder with `train/` and `authored/`.
    """
    random = Random(SEED)
    general, special = list(public(data, random)), like_use(data, random)
    placed = [(random.random(), example) for example in general]
    placed += [(_late(random), example) for example in special]
    return [example for _, example in sorted(placed, key=lambda item: item[0])]


def finish(data: Path, seed: int) -> list[Example]:
    """Build a finishing run's examples: mostly like use, evenly mixed.

    Args:
        data: The folder with `train/` and `authored/`.
        seed: Another seed draws other examples.
    """
    random = Random(seed)
    examples = random.sample(like_use(data, random), N_FINISH["like use"])
    examples += random.sample(list(public(data, random)), N_FINISH["public"])
    examples += composed(N_FINISH["composed"] // 3, random)
    examples += triplets(data / "authored" / "triplets_train.jsonl.gz", random)
    random.shuffle(examples)
    return examples


def near_source(data: Path, seed: int, *, sizes: Sizes, finish_seed: int) -> list[Example]:
    """Build a last run's examples: sentences of documents as claims, among those of a finish.

    Args:
        data: The folder with `train/` and `authored/`.
        seed: Draws the sentences.
        sizes: How many of each kind.
        finish_seed: Draws the finish.
    """
    random, documents = Random(seed), data / "authored" / "train.jsonl.gz"
    short = list(shortened(documents, random)) if sizes.shortened else []
    examples = _balanced(list(verbatim(documents, random)), sizes.verbatim, random)
    examples += _balanced(short, sizes.shortened, random)
    examples += random.sample(finish(data, finish_seed), sizes.finish)
    random.shuffle(examples)
    return examples


def _balanced(examples: list[Example], n_most: int, random: Random) -> list[Example]:
    """Draw as many of each label, `n_most` at most."""
    by_label = [[each for each in examples if each.label == label] for label in LABELS]
    n = min(n_most, *map(len, by_label))
    return [each for group in by_label for each in random.sample(group, n)]


def like_use(data: Path, random: Random) -> list[Example]:
    """Return the authored windows, the triplets and the mutations."""
    folder = data / "authored"
    examples = list(near_use(folder / "train.jsonl.gz", random))
    for _ in range(N_TRIPLETS):
        examples += triplets(folder / "triplets_train.jsonl.gz", random)
    return [*examples, *mutated(data, random)]


def _late(random: Random) -> float:
    if random.random() < LATE_SHARE:
        return random.uniform(LATE, 1)
    return random.uniform(0, LATE)
