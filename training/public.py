"""The public sets' share of the mix."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from training.examples import LABELS, UNSETTLED, Example, read_rows
from training.nearby import nearby
from verifier.judge.premise import premise

SHARES = {
    "fever": (34_000, 28_000, 33_000),
    "vitaminc": (10_700, 6_100, 4_600),
    "cad_snli": (2_800, 2_800, 2_800),
    "inli": (4_000, 4_000, 4_000),
    "infotabs": (2_500, 2_500, 2_500),
    "mnli": (3_500, 3_300, 3_100),
    "snli": (3_300, 3_300, 3_300),
    "scifact": (400, 400, 400),
    "check_covid": (400, 400, 400),
}
"""Examples of each set at most, by label in the order of `LABELS`."""
TWICE = ("scifact", "check_covid")
"""Small sets that come twice: the only scientific text."""
TITLED = ("vitaminc", "scifact", "check_covid")
"""Sets whose text reads as a window of the titled document."""
LONG_UNSETTLED = ("scifact",)
"""Sets whose unverifiable evidence is much longer: length must not give the label away."""
CUT = 0.5
"""Share of that evidence that is cut to a window; the rest stays, as long texts come too."""
UNSETTLED_LENGTHS = (1, 1, 1, 2, 3)
"""Sentences of such a window, as the settled ones have."""
MAX_SENTENCES = 3
"""Longest evidence in sentences: the windows that the judge reads in use have at most three."""
NEARBY = 0.6
"""Share of FEVER's claims that nothing settles that get evidence anew, close to the claim."""
DROP = 0.15
"""Share of premises that lose their title: documents without are common."""


def public(data: Path, random: Random) -> Iterator[Example]:
    """Yield the public sets' share.

    Args:
        data: The folder with `train/`.
        random: Chooses rows, windows and whether a title is kept.
    """
    for name, shares in SHARES.items():
        rows = list(read_rows(data / "train" / f"{name}.jsonl.gz"))
        random.shuffle(rows)
        for label, share in zip(LABELS, shares, strict=True):
            chosen = [row for row in rows if row["label"] == label and _fits(row)][:share]
            if (name, label) == ("fever", UNSETTLED):
                chosen = _beside_nearby(chosen, data, random)
            for row in chosen * (2 if name in TWICE else 1):
                yield as_example(row, name, random)


def _fits(row: dict[str, Any]) -> bool:
    """Tell whether evidence is short; rows of an info-box ("Film – Year: 1999.") always are."""
    evidence = row["evidence"]
    is_short = len(evidence) <= MAX_SENTENCES or "–" in evidence[0]
    return is_short or row["label"] == "unverifiable"


def _beside_nearby(rows: list[dict[str, Any]], data: Path, random: Random) -> list[dict[str, Any]]:
    """Put one or two of the nearest sentences beside a part of claims that nothing settles."""
    changed = random.sample(range(len(rows)), round(len(rows) * NEARBY))
    found = nearby([rows[place]["claim"] for place in changed], data)
    evidence = {
        place: random.sample(sentences, random.choice((1, 1, 2)))
        for place, sentences in zip(changed, found, strict=True)
    }
    return [
        row | {"evidence": evidence.get(place, row["evidence"])} for place, row in enumerate(rows)
    ]


def as_example(row: dict[str, Any], name: str, random: Random) -> Example:
    """Turn a row of the set called `name` into an example."""
    window, title = row["evidence"], None
    is_long = row["label"] == "unverifiable" and name in LONG_UNSETTLED
    if is_long and random.random() < CUT:
        n_sentences = random.choice(UNSETTLED_LENGTHS)
        first = random.randrange(max(1, len(window) - n_sentences + 1))
        window = window[first : first + n_sentences]
    if name in TITLED and random.random() > DROP:
        title = row["titles"][0]
    return Example(row["claim"], premise(" ".join(window), title, None), row["label"], name)
