"""From how strongly the stances speak to how often such an answer is right."""

from pathlib import Path
from typing import Self

import numpy as np

from verifier.models.files import FOLDER, read_fitted
from verifier.types import Label, Value

_FILE = FOLDER / "confidence.json"


class Calibration(Value):
    """Per label, knots of a rising curve from score to confidence.

    Attributes:
        curves: Label to (score, confidence) pairs, both 0 to 1, sorted by score.
        n: Claims the curves were fitted on.
    """

    curves: dict[Label, tuple[tuple[float, float], ...]]
    n: int

    @classmethod
    def load(cls, file: Path = _FILE) -> Self:
        """Read the curves that lie in the package.

        Raises:
            ModelFileError: The file is missing or damaged.
        """
        return read_fitted(cls, file, called="calibration file")

    def confidence(self, label: Label, score: float) -> float:
        """Return the calibrated probability that a label with this score is right, 0 to 1.

        Source: logistic calibration (Platt 1999), read off by linear interpolation.
        """
        scores, confidences = zip(*self.curves[label], strict=True)
        return float(np.interp(score, scores, confidences))
