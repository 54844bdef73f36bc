import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.calibration import Calibration
from verifier.errors import ModelFileError
from verifier.types import Label


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(Label))
def test_confidence_never_falls_when_the_score_rises(one, other, label):
    calibration = Calibration.load()
    low, high = sorted((one, other))
    assert 0 <= calibration.confidence(label, low) <= calibration.confidence(label, high) <= 1


def test_damaged_file_says_what_to_do(tmp_path):
    file = tmp_path / "confidence.json"
    file.write_text("{")
    with pytest.raises(ModelFileError, match="install verifier again"):
        Calibration.load(file)
