"""Fit the confidence of verdicts: how often an answer with such a score is right.

Runs the whole job over the authored documents of the dev split (its claims alone against all its
documents), fits one logistic curve per label on half of the documents and measures on the other
half, then the other way round; the curves that ship are fitted on both. Prints accuracy, the
confusion matrix and the expected calibration error of the half that was held out.

    python -m training.confidence --data ../shared/data
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from training.examples import read_rows
from training.metrics import expected_gap, wilson
from training.searched import as_line
from verifier import Label, Verifier
from verifier.calibration import Calibration

_FILE = Path(__file__).parents[1] / "verifier" / "models" / "confidence.json"
_DIAGRAM = Path(__file__).parents[1] / "docs" / "reliability.svg"
_N_BINS = 10
_THRESHOLDS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85)
Floats = NDArray[np.float64]
_KNOTS = np.linspace(0, 1, 21)
_WEAK = 100.0
"""Inverse strength of regularisation: next to none, for one slope and some hundred claims."""
_IDENTITY = Calibration(curves=dict.fromkeys(Label, ((0.0, 0.0), (1.0, 1.0))), n=0)


@dataclass(frozen=True)
class Outcome:
    """One claim's gold label beside what the whole job said."""

    document: str
    kind: str
    claim: str
    gold: Label
    label: Label
    score: float

    @property
    def is_right(self) -> bool:
        """Whether the label is the gold label."""
        return self.gold is self.label


def run(documents: Sequence[dict[str, Any]]) -> list[Outcome]:
    """Check every claim against all documents together; scores are as the stances give them."""
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "documents.jsonl"
        rows.write_text("\n".join(map(as_line, documents)), encoding="utf-8")
        # What is fitted here must not pass through itself.
        plain = mock.patch.object(Calibration, "load", return_value=_IDENTITY)
        with plain, Verifier.open(Path(folder) / "corpus") as verifier:
            verifier.add(rows)
            return [
                _outcome(verifier, document["id"], claim)
                for document in documents
                for claim in document["claims"]
            ]


def _outcome(verifier: Verifier, document: str, claim: dict[str, Any]) -> Outcome:
    (verdict,) = verifier.check(claim["claim"], is_single_claim=True).verdicts
    return Outcome(
        document,
        claim["kind"],
        claim["claim"],
        Label(claim["label"]),
        verdict.label,
        verdict.confidence,
    )


def fit(outcomes: Sequence[Outcome]) -> Calibration:
    """Fit one curve per label, written down at equal steps of the score.

    Source: Platt (1999). Isotonic curves fitted no better and jump where scores are few.
    """
    curves = {}
    for label in Label:
        chosen = [outcome for outcome in outcomes if outcome.label is label]
        model = LogisticRegression(C=_WEAK)
        model.fit([[o.score] for o in chosen], [o.is_right for o in chosen])
        confidences = model.predict_proba(_KNOTS[:, None])[:, 1]
        curves[label] = tuple(
            (round(float(x), 2), round(float(y), 4))
            for x, y in zip(_KNOTS, confidences, strict=True)
        )
    return Calibration(curves=curves, n=len(outcomes))


def held_out(outcomes: Sequence[Outcome]) -> list[Floats]:
    """Return each half's confidences, from curves fitted on the other, beside what was right.

    Returns:
        For each half of the documents a table. Shape: [n_outcomes, 2].
    """
    halves = [[o for o in outcomes if hash_half(o.document) == side] for side in (0, 1)]
    fitted = [fit(half) for half in halves]
    return [
        np.array([(curves.confidence(o.label, o.score), o.is_right) for o in half])
        for half, curves in zip(halves, reversed(fitted), strict=True)
    ]


def report(outcomes: Sequence[Outcome]) -> None:
    """Print accuracy, confusion and what was held out of the fit."""
    errors = [expected_gap(half[:, 0], half[:, 1] == 1) for half in held_out(outcomes)]
    n = len(outcomes)
    accuracy = sum(outcome.is_right for outcome in outcomes) / n
    low, high = wilson(round(accuracy * n), n)
    print(f"Whole job on authored dev: {accuracy:.3f} ({low:.3f} to {high:.3f}), n = {n}")
    print(f"expected calibration error, held-out halves: {errors[0]:.3f}, {errors[1]:.3f}")
    for gold in Label:
        row = Counter(outcome.label for outcome in outcomes if outcome.gold is gold)
        print(f"gold {gold.value:13}", {label.value: row[label] for label in Label})
    print("confidence from which on a cascade would not ask further: share of claims, right")
    shown = np.concatenate(held_out(outcomes))
    for least in _THRESHOLDS:
        sure = shown[shown[:, 0] >= least]
        n_right = round(sure[:, 1].sum())
        low, high = wilson(n_right, len(sure))
        right = f"{n_right / max(1, len(sure)):.3f} ({low:.3f} to {high:.3f})"
        print(f"{least:.2f}  {len(sure) / n:.3f}  {right}, n = {len(sure)}")


def draw(outcomes: Sequence[Outcome], file: Path = _DIAGRAM) -> None:
    """Draw how often verdicts are right by the confidence that they show.

    Each outcome's confidence comes from curves fitted on the other half of the documents.
    """
    import matplotlib.pyplot as plt

    shown = np.concatenate(held_out(outcomes))
    figure, axes = plt.subplots(figsize=(4.5, 4.5))
    axes.plot([0, 1], [0, 1], color="grey", linestyle="dashed", label="as often as it says")
    for low in np.linspace(0, 0.9, _N_BINS):
        inside = shown[(low <= shown[:, 0]) & (shown[:, 0] < low + 0.1)]
        if len(inside):
            confidence, share = inside.mean(axis=0)
            below, above = wilson(round(inside[:, 1].sum()), len(inside))
            axes.errorbar(
                confidence, share, yerr=[[share - below], [above - share]], fmt="o", color="C0"
            )
            axes.annotate(f" n = {len(inside)}", (confidence, share), fontsize=8)
    axes.set(xlabel="confidence shown", ylabel="share of verdicts that are right", xlim=(0, 1))
    axes.legend(loc="upper left")
    figure.savefig(file, bbox_inches="tight", metadata={"Date": None})
    plt.close(figure)


def hash_half(document: str) -> int:
    """Return 0 or 1, by the document's id."""
    return sum(document.encode()) % 2


def main() -> None:
    """Run the whole job, fit, report and write the curves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--outcomes", type=Path, help="write every outcome as JSON lines")
    given = parser.parse_args()
    outcomes = run(list(read_rows(given.data / "authored" / "dev.jsonl.gz")))
    report(outcomes)
    _FILE.write_text(fit(outcomes).model_dump_json() + "\n", encoding="utf-8")
    if given.outcomes:
        lines = (json.dumps(outcome.__dict__) for outcome in outcomes)
        given.outcomes.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
