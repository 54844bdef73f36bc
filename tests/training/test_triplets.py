"""The triplets that lie in the project."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest

from training.authored import is_held_out, our_triplets
from training.examples import LABELS

ROWS = our_triplets()
MOST_WORDS_APART = 0.1
"""How far the mean lengths of the three evidences may lie apart, as a share."""


def test_there_are_five_thousand() -> None:
    assert len(ROWS) >= 5000


def test_each_has_three_different_evidences() -> None:
    for row in ROWS:
        assert len({row[label].strip() for label in LABELS}) == 3, row["id"]


def test_no_id_comes_twice() -> None:
    assert max(Counter(row["id"] for row in ROWS).values()) == 1


def test_dates_are_dates() -> None:
    for row in ROWS:
        assert row["date"] is None or datetime.date.fromisoformat(row["date"])


def test_length_of_evidence_gives_no_label_away() -> None:
    means = [sum(len(row[label].split()) for row in ROWS) / len(ROWS) for label in LABELS]
    assert max(means) <= (1 + MOST_WORDS_APART) * min(means)


def test_about_a_tenth_is_held_out() -> None:
    share = sum(is_held_out(row["id"]) for row in ROWS) / len(ROWS)
    assert share == pytest.approx(0.1, abs=0.02)
