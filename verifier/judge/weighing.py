"""From what the network said and what plain code sees to one stance.

Words that settle a claim by themselves decide. Everything else is evidence with a weight, fitted on
what the whole pipeline finds for claims that the network was not trained on.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, Self

from verifier.judge.containment import FIGURES
from verifier.models.files import FOLDER, read_fitted
from verifier.types import Finding, Probabilities, Relation, Slot, Value

SAME_THING = 0.5
"""Share of a claim's telling words from which on a window speaks of the same thing."""

SAME_FIGURE = 0.9
"""Share from which on another number or date is another one for the same thing."""

SLOT_CERTAINTY = 0.9
"""Probability given to a side that the words alone decide."""

LEAST = 1e-4
"""Probabilities are not taken to be smaller: their logarithms would drown all else."""

_SETTLING = frozenset({Slot.SCOPE, Slot.ORDER})
"""Slots that say the claim itself where they agree, and not only one part of it."""


class Reading(NamedTuple):
    """All that is known of one window.

    Attributes:
        model: What the network said of it.
        findings: Its slots, other happenings already told apart.
        about: Share of the claim's telling words that the window has together with its context,
            from which a reader carries names into it, 0 to 1.
        is_contained: Whether a sentence of the window says the claim in the same words.
    """

    model: Probabilities
    findings: tuple[Finding, ...]
    about: float
    is_contained: bool


class Weights(Value):
    """A linear model over `features`, one row for each side; neither is what is left.

    Attributes:
        features: Names of the features.
        supports: Weight of each for support, natural logarithms of odds.
        contradicts: Likewise for contradiction.
        n: Windows on which it was fitted.
    """

    features: tuple[str, ...]
    supports: tuple[float, ...]
    contradicts: tuple[float, ...]
    n: int

    @classmethod
    @cache
    def load(cls, file: Path = FOLDER / "weighing.json") -> Self:
        """Read the weights that lie in the package.

        Raises:
            ModelFileError: The file is missing or damaged.
        """
        return read_fitted(cls, file, called="model file")

    def apply(self, values: Sequence[float]) -> Probabilities:
        """Return the probabilities of a window with these features."""
        odds = [
            math.exp(sum(weight * value for weight, value in zip(side, values, strict=True)))
            for side in (self.supports, self.contradicts)
        ]
        supports, contradicts, neither = (each / (1 + sum(odds)) for each in (*odds, 1.0))
        return Probabilities(supports=supports, contradicts=contradicts, neither=neither)


def weigh(reading: Reading, weights: Weights) -> Probabilities:
    """Return what stands of a window.

    Args:
        reading: What is known of it.
        weights: The fitted model.
    """
    return _settled(reading) or weights.apply(list(features(reading).values()))


def features(reading: Reading) -> dict[str, float]:
    """Return a window's features by name: the network's log odds, and what the slots lack.

    Words in common, cosines and agreeing slots are left out: where claims are written to mislead,
    they come to speak for contradiction, and in use they speak for support.
    """
    supports, contradicts, neither = (max(LEAST, value) for _, value in reading.model)
    missing = _slots(reading.findings, Relation.MISSING)
    differs = bool(_slots(reading.findings, Relation.DIFFERS))
    is_same = reading.about >= SAME_FIGURE and Slot.NAME not in missing
    return {
        "network supports": math.log(supports / neither),
        "network contradicts": math.log(contradicts / neither),
        "other figure, same thing": float(differs and is_same),
        "other figure": float(differs and not is_same),
        **{f"{slot.value} missing": float(slot in missing) for slot in _MAY_BE_MISSING},
    }


_MAY_BE_MISSING = (Slot.NAME, Slot.DATE, Slot.QUANTITY, Slot.MODALITY)


def _settled(reading: Reading) -> Probabilities | None:
    """Return what the words decide by themselves; None where they don't."""
    model, findings, about = reading.model, reading.findings, reading.about
    if reading.is_contained or _says_the_same(findings, about):
        return _settle(model, "supports")
    if _slots(findings, Relation.OTHER_EVENT):
        return _settle(model, "neither")
    if Slot.NAME in _slots(findings, Relation.MISSING):
        return None
    if _slots(findings, Relation.DIFFERS) - FIGURES and about >= SAME_THING:
        return _settle(model, "contradicts")
    return None


def _says_the_same(findings: Sequence[Finding], about: float) -> bool:
    """Whether the source says "first since", "all" or who did it to whom alike, and the rest.

    So it does where it gives a figure otherwise, in words or another magnitude, that code has found
    equal: the network can't compute, and distrusts "5,400 million" beside "5.4 billion".
    """
    relations = {finding.relation for finding in findings}
    is_telling = bool(_SETTLING & _slots(findings, Relation.AGREES))
    is_converted = any(map(_is_converted, findings))
    return about >= SAME_FIGURE and relations == {Relation.AGREES} and (is_telling or is_converted)


def _is_converted(finding: Finding) -> bool:
    """Whether the source gives a figure of the claim with other digits, or in words."""
    digits, others = (
        "".join(filter(str.isdigit, words)) for words in (finding.claim_words, finding.source_words)
    )
    return finding.slot is Slot.QUANTITY and digits != others


def _slots(findings: Sequence[Finding], relation: Relation) -> frozenset[Slot]:
    return frozenset(finding.slot for finding in findings if finding.relation is relation)


def _settle(model: Probabilities, side: str) -> Probabilities:
    """Give a side at least `SLOT_CERTAINTY`; the others share the rest as the network saw them."""
    certainty = max(SLOT_CERTAINTY, float(getattr(model, side)))
    others = {name: value for name, value in model if name != side}
    rest = sum(others.values())
    scaled = {
        name: (1 - certainty) * (value / rest if rest else 0.5) for name, value in others.items()
    }
    return Probabilities.model_validate({side: certainty, **scaled})
