"""Authored documents as training examples."""

from __future__ import annotations

import doctest
from pathlib import Path
from random import Random

import pytest

from training import authored, examples, metrics, slots
from training.mutations import bounds, pairs

DOCUMENT = {
    "domain": "business",
    "title": "Mill sold",
    "date": "2001-05-04",
    "sentences": [
        "The mill was sold.",
        "Finn paid 40 crowns.",
        "It rained.",
        "Reed left the mill.",
    ],
}


@pytest.mark.parametrize("module", [authored, bounds, examples, metrics, pairs, slots])
def test_doctests(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def test_windows_settle_only_with_all_gold_sentences() -> None:
    claim = {"claim": "Finn bought the mill.", "label": "supported", "evidence": [0, 1]}
    for seed in range(30):
        for label, window in authored.windows(DOCUMENT, claim, Random(seed)):
            has_gold = {DOCUMENT["sentences"][i] for i in (0, 1)} <= set(window)
            assert (label == "supported") is has_gold


def test_windows_keep_the_documents_order() -> None:
    claim = {"claim": "The mill was sold.", "label": "supported", "evidence": [3, 0]}
    for _, window in authored.windows(DOCUMENT, claim, Random(1)):
        places = [DOCUMENT["sentences"].index(sentence) for sentence in window]
        assert places == sorted(places)


def test_dated_claims_keep_the_documents_date() -> None:
    claims = [{"claim": "The mill was sold in 2001.", "label": "supported", "evidence": [0]}]
    for seed in range(30):
        for example in authored.near_use([DOCUMENT | {"claims": claims}], Random(seed)):
            assert "4 May 2001" in example.premise


def test_written_examples_are_read_back_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    rows = [examples.Example("é?", "Title. Text.", "supported", "authored")]
    examples.write_examples(rows, tmp_path / "a.gz")
    examples.write_examples(rows, tmp_path / "b.gz")
    assert examples.read_examples(tmp_path / "a.gz") == rows
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
