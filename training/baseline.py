"""What the claim alone gives away: the floor that a judge who reads evidence has to beat."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from training.examples import LABELS, Example


def train_claim_only(examples: Sequence[Example]) -> Pipeline:
    """Fit a classifier of word 1- and 2-grams that never sees evidence.

    Source: hypothesis-only baselines, Poliak et al. 2018, arXiv:1805.01042.
    """
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = make_pipeline(words, LogisticRegression(max_iter=300, class_weight="balanced"))
    claims = [example.claim for example in examples]
    return model.fit(claims, [LABELS.index(example.label) for example in examples])


def predict_claim_only(model: Pipeline, examples: Sequence[Example]) -> NDArray[np.float32]:
    """Return its probabilities of `LABELS`. Shape: [n_examples, 3]."""
    return model.predict_proba([example.claim for example in examples]).astype(np.float32)
