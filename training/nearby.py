"""Evidence for claims that nothing settles: the sentences of a pool that come closest to them.

FEVER's own evidence for such claims is often off the subject, and a judge that has seen little
else takes whatever is on the subject for settled.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training.examples import read_rows
from verifier.models.runtime import Encoder

N_NEAREST = 3
"""Sentences that are kept for each claim."""
AT_ONCE = 1000
"""Claims compared with the pool in one product."""


def nearby(claims: Sequence[str], data: Path) -> list[list[str]]:
    """Return the nearest sentences of FEVER's pool for each claim, nearest first.

    Args:
        claims: Those that nothing in Wikipedia settles.
        data: The folder with `corpora/fever_pool`.
    """
    pool = [row["text"] for row in read_rows(data / "corpora" / "fever_pool" / "corpus.jsonl.gz")]
    encoder = Encoder()
    vectors, queries = encoder.encode_queries(pool), encoder.encode_queries(claims)
    found = []
    for first in range(0, len(claims), AT_ONCE):
        cosines = queries[first : first + AT_ONCE] @ vectors.T
        nearest = np.argsort(-cosines, axis=1, kind="stable")[:, :N_NEAREST]
        found += [[pool[place] for place in row] for row in nearest]
    return found
