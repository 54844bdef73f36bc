"""Speed and memory, as a table: `python -m verifier.evaluation.bench`.

The corpus is made on the spot: reports with invented firms, towns and figures, seeded. The peer of
each search figure is word overlap between the claim and every passage, in plain Python, on the
same passages in the same run; the other figures stand alone.
"""

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from verifier.language.words import content_stems
from verifier.pipeline import Verifier

_N_PASSAGES = 10_000
_N_SINGLE = 20
_N_BATCH = 50
_N_STARTS = 5
_SEED = 7

_FIRMS = [
    "Tarnholt",
    "Velmora",
    "Kessling",
    "Ardmoor",
    "Pellworth",
    "Hartley",
    "Globen",
    "Sundry",
    "Osterby",
    "Marlowe",
]
_TRADES = [
    "Pumps",
    "Shipping",
    "Foundry",
    "Bakeries",
    "Energy",
    "Mills",
    "Optics",
    "Railways",
    "Timber",
    "Glass",
]
_TOWNS = [
    "Varde",
    "Marrowby",
    "Vessing",
    "Dell",
    "Calder",
    "Brenn",
    "Tromsdal",
    "Hollin",
    "Aldery",
    "Quay",
]
_SENTENCES = (
    "{firm} reported revenue of {n} million euros for {year}, up from {m} million a year earlier.",
    "The company opened a plant in {town} in {year}, where {n} people work on {m} machines.",
    "Its chief executive said that orders from {town} had never been higher than in that spring.",
    "The town council of {town} approved the plan by {m} votes to {n} after a long debate.",
    "Unions in {town} had asked for a rise of {m} percent and were offered a third of it.",
    "Analysts expected that {firm} would close its site near {town} before the end of {year}.",
    "A spokeswoman declined to say whether the {n} jobs in {town} would be kept after the sale.",
)


def make_document(rng: random.Random, number: int) -> dict[str, str]:
    """Return one invented report of about ninety words, which becomes one passage."""
    firm = f"{rng.choice(_FIRMS)} {rng.choice(_TRADES)}"
    sentences = [
        sentence.format(
            firm=firm,
            town=rng.choice(_TOWNS),
            n=rng.randint(2, 900),
            m=rng.randint(2, 900),
            year=rng.randint(1990, 2023),
        )
        for sentence in rng.sample(_SENTENCES, k=6)
    ]
    day = f"{rng.randint(1990, 2023)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    return {"title": f"{firm}, report {number}", "date": day, "text": " ".join(sentences)}


def make_claims(documents: Sequence[dict[str, str]], n: int) -> list[str]:
    """Return the first sentences of some documents; half with another figure."""
    step = len(documents) // n
    firsts = [document["text"].split(". ")[0] + "." for document in documents[::step][:n]]
    return [text if i % 2 else text.replace("1", "7", 1) for i, text in enumerate(firsts)]


def overlap_peer(passages: Sequence[frozenset[str]], claim: str) -> int:
    """Return the passage that shares most words with the claim: what the peer does for one."""
    stems = content_stems(claim)
    return max(range(len(passages)), key=lambda i: len(stems & passages[i]))


def median_s(work: Callable[[str], object], claims: Sequence[str]) -> float:
    """Return the median time of a call, seconds."""
    times = []
    for claim in claims:
        began = time.perf_counter()
        work(claim)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def start_s(*arguments: str) -> float:
    """Return the median time of a whole process, seconds."""
    command = [sys.executable, "-m", "verifier", *arguments]
    times = []
    for _ in range(_N_STARTS):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def measure(folder: Path) -> Table:
    """Build the corpus, measure, and return the table."""
    rng = random.Random(_SEED)
    documents = [make_document(rng, number) for number in range(_N_PASSAGES)]
    rows = folder / "documents.jsonl"
    rows.write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    claims = make_claims(documents, _N_BATCH)
    table = Table("what", "measured", "aim", "peer", title=f"{_N_PASSAGES:,} documents")
    with Verifier.open(folder / "corpus") as verifier:
        began = time.perf_counter()
        n_passages = verifier.add(rows).n_passages
        rate = n_passages / (time.perf_counter() - began)
        table.add_row("adding, passages a second", f"{rate:.0f}", ">= 80", "")
        verifier.check(claims[0])
        one = median_s(verifier.check, claims[:_N_SINGLE])
        passages = [frozenset(content_stems(document["text"])) for document in documents]
        peer = median_s(lambda claim: overlap_peer(passages, claim), claims[:_N_SINGLE])
        ratio = f"word overlap {peer * 1000:.0f} ms: {one / peer:.1f} times as long"
        table.add_row("one claim, ms (median)", f"{one * 1000:.0f}", "<= 150", ratio)
        began = time.perf_counter()
        verifier.check("\n".join(claims), is_single_claim=False)
        rate = len(claims) / (time.perf_counter() - began)
        table.add_row(f"{len(claims)} claims at once, claims a second", f"{rate:.1f}", ">= 20", "")
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    table.add_row("peak memory, MB", f"{peak_mb:.0f}", "<= 700", "")
    table.add_row("verifier --help, s", f"{start_s('--help'):.2f}", "<= 0.4", "")
    cold = start_s("check", claims[0], "--corpus", str(folder / "corpus"))
    table.add_row("verifier check, cold, s", f"{cold:.2f}", "<= 2.5", "")
    return table


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        Console().print(measure(Path(folder)))


if __name__ == "__main__":
    main()
