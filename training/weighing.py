"""Fit how the judge weighs the network against slots, search and the other windows of a claim.

Puts the claims of the authored documents that the network was not trained on to the whole
pipeline, and fits a linear model of all their windows.

    python -m training.weighing --data ../shared/data
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from training.authored import documents
from training.examples import LABELS, read_rows
from training.metrics import wilson
from training.searched import found
from verifier.claims import one_claim
from verifier.decide import decide
from verifier.judge.embedded import EmbeddedJudge, stance
from verifier.judge.weighing import Reading, Weights, features
from verifier.judge.windows import Window
from verifier.models.files import FOLDER
from verifier.models.runtime import EMBEDDED, Judge
from verifier.settings import Settings
from verifier.types import Claim

PRIOR = {
    "network supports": (1.0, 0.0),
    "network contradicts": (0.0, 1.0),
    "other figure, same thing": (0.0, 2.5),
    "other figure": (-1.9, 0.0),
    "name missing": (-1.1, -1.1),
    "date missing": (-1.1, -1.1),
    "quantity missing": (-0.4, -0.4),
    "modality missing": (-2.3, 0.0),
}
"""Logarithms of odds, for support and contradiction, from which data may move a weight.

Source: how often each finding occurs on the evidence of authored training claims, where the gold
labels alone were counted; all others begin at zero.
"""
STRENGTH = 20.0
"""Weight of the prior: a weight that leaves it by one costs as much as so many windows, one in e
of which it makes likelier. A finding without data keeps its prior."""
SETTLED_WEIGHT = 3.0
"""How often a window that settles its claim counts: a claim is judged by its clearest window, and
about one in six of those that are read settles anything."""
AGAINST_SUPPORT = (
    "other figure, same thing", "other figure", "name missing", "date missing", "quantity missing",
    "modality missing",
)  # fmt: skip
"""Findings that speak against support at least as strongly as their prior says."""
FOR_CONTRADICTION = ("other figure, same thing", "other figure")
"""Findings that speak for contradiction at least as strongly as their prior says."""
PARTS = {
    "slots that differ": FOR_CONTRADICTION,
    "slots that the source lacks": tuple(name for name in PRIOR if name.endswith("missing")),
}
"""What each row of the ablation leaves out."""

FILE = FOLDER / "weighing.json"
Floats = NDArray[np.float64]


class Case(NamedTuple):
    """A claim put to the pipeline.

    Attributes:
        claim: The claim.
        gold: Its label.
        windows: What the judge read.
        labels: What each window does to the claim; None where that can't be told.
        readings: What is known of each window.
    """

    claim: Claim
    gold: str
    windows: list[Window]
    labels: list[str | None]
    readings: list[Reading]


def gather(rows: Sequence[dict[str, Any]]) -> list[Case]:
    """Put the claims of documents to search, network and slots."""
    judge = EmbeddedJudge(Judge(), n_windows=Settings().n_windows)
    claims = list(found(rows))
    windows = [[read.window for read in reads] for _, reads in claims]
    readings = judge.read([claim["claim"] for claim, _ in claims], windows)
    return [
        Case(one_claim(c["claim"]), c["label"], own, [read.label for read in reads], known)
        for (c, reads), own, known in zip(claims, windows, readings, strict=True)
    ]


def fit(cases: Sequence[Case], *, without: Sequence[str] = ()) -> Weights:
    """Return the likeliest weights under `PRIOR`.

    Args:
        cases: Claims that the network was not trained on.
        without: Features whose weight is zero.
    """
    rows = [
        (list(features(reading).values()), LABELS.index(label))
        for case in cases
        for reading, label in zip(case.readings, case.labels, strict=True)
        if label
    ]
    names = tuple(features(cases[0].readings[0]))
    values, labels = np.array([row for row, _ in rows]), np.array([label for _, label in rows])
    prior = np.array([PRIOR.get(name, (0.0, 0.0)) for name in names]).T
    counts = np.where(labels < 2, SETTLED_WEIGHT, 1.0)
    bounds = [_bound(name, side, without) for side in range(2) for name in names]
    start = np.clip(prior.ravel(), *np.array(bounds, dtype=float).T)

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(2, -1)
        logits = np.hstack((values @ weights.T, np.zeros((len(values), 1))))
        logits -= logits.max(axis=1, keepdims=True)
        likely = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
        apart = weights - prior
        errors = counts[:, None] * (likely - np.eye(3)[labels])
        slope = errors[:, :2].T @ values + STRENGTH * apart
        total = -(counts * np.log(likely[np.arange(len(labels)), labels] + 1e-12)).sum()
        return float(total + STRENGTH / 2 * (apart**2).sum()), slope.ravel()

    weights = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x.reshape(2, -1)
    supports, contradicts = (tuple(round(float(w), 4) for w in side) for side in weights)
    return Weights(features=names, supports=supports, contradicts=contradicts, n=len(rows))


def _bound(name: str, side: int, without: Sequence[str]) -> tuple[float, float]:
    if name in without:
        return (0.0, 0.0)
    if side == 0 and name in AGAINST_SUPPORT:
        return (-np.inf, PRIOR[name][0])
    if side == 1 and name in FOR_CONTRADICTION:
        return (PRIOR[name][1], np.inf)
    return (-np.inf, np.inf)


def accuracy(cases: Sequence[Case], weights: Weights, *, min_probability: float) -> float:
    """Return the share of claims that the whole judge labels as gold does."""
    right = 0
    for case in cases:
        stances = [
            stance(window, reading, weights, judge=EMBEDDED)
            for window, reading in zip(case.windows, case.readings, strict=True)
        ]
        decision = decide(case.claim, stances, min_probability=min_probability)
        right += decision.label.value == case.gold
    return right / len(cases)


def network_alone(names: tuple[str, ...]) -> Weights:
    """Return weights that leave the network's probabilities as they are."""
    return _unfitted(names, {name: PRIOR[name] for name in names if name.startswith("network")})


def prior_alone(names: tuple[str, ...]) -> Weights:
    """Return the weights from which the fit starts."""
    return _unfitted(names, PRIOR)


def _unfitted(names: tuple[str, ...], rows: dict[str, tuple[float, float]]) -> Weights:
    supports, contradicts = zip(*(rows.get(name, (0.0, 0.0)) for name in names), strict=True)
    return Weights(features=names, supports=supports, contradicts=contradicts, n=0)


def ablation(data: Path) -> str:
    """Return the whole judge's accuracy on authored dev, with its parts and without each.

    Args:
        data: The folder with `authored/`.
    """
    folder = data / "authored"
    held_out = gather(documents(folder, held_out=True))
    development = gather(list(read_rows(folder / "dev.jsonl.gz")))
    shipped = Weights.load()
    variants = {"all parts, as shipped": shipped}
    variants |= {f"without {part}": fit(held_out, without=names) for part, names in PARTS.items()}
    variants["weights of the prior, not fitted"] = prior_alone(shipped.features)
    variants["network and settling words alone"] = network_alone(shipped.features)
    lines = ["| whole job on authored dev | accuracy | 95 % |", "|---|---|---|"]
    for name, variant in variants.items():
        least = Settings().min_probability
        share = accuracy(development, variant, min_probability=least)
        low, high = wilson(round(share * len(development)), len(development))
        lines.append(f"| {name} | {share:.3f} | {low:.3f} to {high:.3f} |")
    return "\n".join(lines)


def main() -> None:
    """Fit and write the weights that ship."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    given = parser.parse_args()
    weights = fit(gather(documents(given.data / "authored", held_out=True)))
    FILE.write_text(weights.model_dump_json(indent=1) + "\n", encoding="utf-8")
    for name, *sides in zip(weights.features, weights.supports, weights.contradicts, strict=True):
        print(f"{name:28} {sides[0]:7.2f} {sides[1]:7.2f}")


if __name__ == "__main__":
    main()
