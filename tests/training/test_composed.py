"""Composed triplets."""

from __future__ import annotations

from random import Random

from training.composed import composed
from training.examples import LABELS


def test_composed_puts_each_claim_under_all_three_labels() -> None:
    examples = list(composed(80, Random(1)))
    for triplet in (examples[i : i + 3] for i in range(0, len(examples), 3)):
        assert len({example.claim for example in triplet}) == 1
        assert tuple(example.label for example in triplet) == LABELS
        assert len({example.premise for example in triplet}) == 3


def test_composed_leaves_no_slot_open() -> None:
    for example in composed(200, Random(2)):
        assert "{" not in example.claim + example.premise


def test_composed_is_the_same_for_the_same_seed() -> None:
    assert list(composed(40, Random(3))) == list(composed(40, Random(3)))
