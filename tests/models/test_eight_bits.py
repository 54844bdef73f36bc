"""The shipped networks compute alike on every processor."""

import numpy as np
import onnx
import pytest
from onnx.numpy_helper import to_array

from verifier.models.files import FOLDER

LARGEST_INPUT = 255
LARGEST_SUM = 2**15 - 1


@pytest.mark.parametrize("file", ["encoder.onnx", "judge.onnx"])
def test_no_sum_of_products_saturates_without_vnni(file):
    # Processors without VNNI add two products of eight bits in sixteen, and cut what is larger.
    weights = [to_array(each) for each in onnx.load(FOLDER / file).graph.initializer]
    quantised = [each.astype(int) for each in weights if each.dtype == np.int8 and each.size > 1]
    assert quantised
    assert all(2 * LARGEST_INPUT * np.abs(each).max() <= LARGEST_SUM for each in quantised)


def test_both_networks_together_are_within_sixty_megabytes():
    assert sum(file.stat().st_size for file in FOLDER.glob("*.onnx")) <= 60_000_000
