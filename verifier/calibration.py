"""From how strongly the stances speak to how often such an answer is right."""

from pathlib import Path
from typing import Self

import numpy as np
from pydantic import ValidationError

from verifier.errors import ModelFileError
from verifier.types import Label, Value

_FILE = Path(__file__).parent / "models" / "confidence.json"


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
        try:
            return cls.model_validate_json(file.read_text(encoding="utf-8"))
        except (OSError, ValidationError) as error:
            raise ModelFileError(
                f"The calibration file {file.name} can't be read; install verifier again."
            ) from error

    def confidence(self, label: Label, score: float) -> float:
        """Return the calibrated probability that a label with this score is right, 0 to 1.

        Source: logistic calibration (Platt 1999), read off by linear interpolation.
        """
        scores, confidences = zip(*self.curves[label], strict=True)
        return float(np.interp(score, scores, confidences))
