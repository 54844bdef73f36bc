"""Run the probes: small corpora with claims that rivals get wrong, and what is right for each.

    python -m verifier.evaluation.probes

Every set is a corpus of its own. A probe holds when the label is right and, where the gold label
is unverifiable with a reason, the reason too.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel
from rich.console import Console
from rich.table import Table
from scipy.stats import binomtest

from verifier.pipeline import Verifier
from verifier.shipped import shipped
from verifier.types import Label, Reason, Verdict


class Probe(BaseModel, frozen=True):
    """A claim and what is right for it.

    Attributes:
        kind: What makes it hard.
        claim: The claim.
        label: The right label.
        reason: The right reason, where it matters.
    """

    kind: str
    claim: str
    label: Label
    reason: Reason | None = None

    def holds(self, verdict: Verdict) -> bool:
        """Whether a verdict is right."""
        return verdict.label is self.label and self.reason in (None, verdict.reason)


class ProbeSet(BaseModel, frozen=True):
    """A small corpus with its probes.

    Attributes:
        set: Name.
        documents: Rows with `text` and, where known, `title`, `date` and `source`.
        claims: The probes.
    """

    set: str
    documents: tuple[dict[str, str], ...]
    claims: tuple[Probe, ...]


def load(file: Path) -> list[ProbeSet]:
    """Read the probe sets, one a line."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [ProbeSet.model_validate_json(line) for line in lines]


def run(probe_set: ProbeSet) -> Iterator[tuple[Probe, Verdict]]:
    """Check the claims of one set against its documents alone."""
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "documents.jsonl"
        rows.write_text("\n".join(map(json.dumps, probe_set.documents)), encoding="utf-8")
        with Verifier.open(Path(folder) / "corpus") as verifier:
            verifier.add(rows)
            for probe in probe_set.claims:
                (verdict,) = verifier.check(probe.claim, is_single_claim=True).verdicts
                yield probe, verdict


def main() -> None:
    """Print every probe that does not hold, then how many hold by kind."""
    console = Console()
    results = [
        (probe_set.set, *result)
        for probe_set in load(shipped("evals/probes") / "probes.jsonl")
        for result in run(probe_set)
    ]
    misses = Table("set", "kind", "claim", "right", "said", title="Probes that do not hold")
    by_set: dict[str, list[bool]] = defaultdict(list)
    for name, probe, verdict in results:
        by_set[name].append(probe.holds(verdict))
        if not probe.holds(verdict):
            right = probe.reason or probe.label
            misses.add_row(name, probe.kind, probe.claim, right, verdict.reason or verdict.label)
    console.print(misses)
    for name, held in by_set.items():
        console.print(f"{name:12} {sum(held)} of {len(held)}")
    n_held, n_probes = sum(map(sum, by_set.values())), len(results)
    interval = binomtest(n_held, n_probes).proportion_ci(method="wilson")
    console.print(
        f"{n_held} of {n_probes} probes hold: {n_held / n_probes:.2f} "
        f"(95 % Wilson interval {interval.low:.2f} to {interval.high:.2f})"
    )


if __name__ == "__main__":
    main()
