"""How good predictions are, with intervals. Probabilities have the columns of `LABELS`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.examples import LABELS

Floats = NDArray[np.float32]


def wilson(n_right: int, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share.

    Source: Wilson 1927.

    >>> low, high = wilson(50, 100)
    >>> round(low, 3), round(high, 3)
    (0.404, 0.596)
    """
    z = 1.96
    centre = (n_right + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * (n_right * (n - n_right) / n + z * z / 4) ** 0.5
    return centre - half, centre + half


def is_right(probabilities: Floats, labels: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which rows put their label first; among two classes if no label is unverifiable."""
    n_classes = 3 if "unverifiable" in labels else 2
    gold = np.array([LABELS.index(label) for label in labels])
    return probabilities[:, :n_classes].argmax(axis=1) == gold


def macro_recall(probabilities: Floats, labels: Sequence[str]) -> float:
    """Return the mean, over the classes that occur, of the share of each that is found.

    >>> first = np.eye(3, dtype=np.float32)[[0, 0]]
    >>> macro_recall(first, ["supported", "unverifiable"])
    0.5
    """
    right = is_right(probabilities, labels)
    gold = np.array(labels)
    return float(np.mean([right[gold == label].mean() for label in np.unique(gold)]))


def balanced_support(probabilities: Floats, labels: Sequence[str]) -> float:
    """Return the mean recall of supported and of all that is not, by whether support comes first.

    >>> balanced_support(np.eye(3, dtype=np.float32), ["supported", "other", "other"])
    1.0
    """
    says = probabilities.argmax(axis=1) == 0
    gold = np.array([label == "supported" for label in labels])
    return float((says[gold].mean() + (~says[~gold]).mean()) / 2)


def calibration_error(probabilities: Floats, labels: Sequence[str]) -> float:
    """Return the expected calibration error of the first class."""
    gold = np.array([LABELS.index(label) for label in labels])
    return expected_gap(probabilities.max(axis=1), probabilities.argmax(axis=1) == gold)


def expected_gap(confidences: NDArray[np.floating], right: NDArray[np.bool_]) -> float:
    """Return the expected calibration error over ten bins of equal width, 0 to 1.

    Args:
        confidences: How sure each answer was, 0 to 1. Shape: [n].
        right: Whether it was right. Shape: [n].

    Source: Naeini et al. 2015; Guo et al. 2017, arXiv:1706.04599.

    >>> expected_gap(np.array([0.75, 0.75]), np.array([True, False]))
    0.25
    """
    bins = np.minimum((confidences * 10).astype(int), 9)
    gaps = [
        abs(float(right[bins == b].mean()) - float(confidences[bins == b].mean()))
        * (bins == b).mean()
        for b in np.unique(bins)
    ]
    return float(sum(gaps))


def log_loss(probabilities: Floats, labels: Sequence[str]) -> float:
    """Return the mean negative logarithm of the probability that the label got."""
    gold = [LABELS.index(label) for label in labels]
    return float(-np.log(np.maximum(probabilities[np.arange(len(gold)), gold], 1e-9)).mean())


def tempered(probabilities: Floats, temperature: float) -> Floats:
    """Return what the probabilities would be at another temperature.

    >>> tempered(np.array([[0.8, 0.1, 0.1]], dtype=np.float32), 1.0).round(2).tolist()[0][0] > 0.79
    True
    """
    powers = np.maximum(probabilities, 1e-9) ** (1 / temperature)
    return powers / powers.sum(axis=1, keepdims=True)


def best_temperature(probabilities: Floats, labels: Sequence[str]) -> float:
    """Return the temperature from 0.5 to 4, in steps of 0.05, of the least log loss."""
    grid = np.arange(0.5, 4.01, 0.05)
    losses = [log_loss(tempered(probabilities, t), labels) for t in grid]
    return round(float(grid[int(np.argmin(losses))]), 2)
