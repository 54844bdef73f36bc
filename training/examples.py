"""The one shape in which training and evaluation pass data around."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

LABELS = ("supported", "contradicted", "unverifiable")
"""The data's names of the judge's classes (supports, contradicts, neither), in its order."""
UNSETTLED = LABELS[2]
"""The label of evidence that leaves its claim open."""


@dataclass(frozen=True)
class Example:
    """A claim beside what the judge reads of a document.

    Attributes:
        claim: The claim.
        premise: Context and window, as `verifier.judge.premise.premise` writes them.
        label: One of `LABELS`.
        source: The set it comes from, for counts and reports.
    """

    claim: str
    premise: str
    label: str
    source: str


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def write_examples(examples: Iterable[Example], path: Path) -> None:
    """Write gzipped JSON Lines without a time stamp: equal examples give equal bytes."""
    text = "".join(json.dumps(asdict(example), ensure_ascii=False) + "\n" for example in examples)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def read_examples(path: Path) -> list[Example]:
    """Read what `write_examples` wrote."""
    return [Example(**row) for row in read_rows(path)]
