"""Measure what ships: judge, encoder, weighing and confidence, on the development sets.

python -m training.evaluate --data ../shared/data
"""

from __future__ import annotations

import argparse
import statistics
import timeit
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from training import authored, confidence, metrics, retrieval, weighing
from training.baseline import predict_claim_only, train_claim_only
from training.examples import Example, read_examples, read_rows
from training.verbatim import shortened, verbatim
from verifier.judge.premise import premise
from verifier.models.runtime import Encoder, Judge

SETS = (
    "fever", "vitaminc", "mnli", "scifact", "check_covid", "contractnli", "fever_symmetric",
    "fm2", "wice",
)  # fmt: skip
MAX_EXAMPLES = 2000
"""Examples of a set that are measured, drawn once by a fixed seed."""
N_TIMES = 15
"""Batches that are timed."""
N_AROUND = 8
"""Tokens of the claim that is timed, with those that part it from the premise."""
MIN_OF_KIND = 20
"""Claims that a kind must have to be shown."""
HEAD = (
    "| set | n | measure | accuracy | 95 % | balanced | ECE |",
    "|---|---|---|---|---|---|---|",
)
AUTHORED = ("authored", "authored_windows", "triplets")


def development(data: Path) -> dict[str, list[Example]]:
    """Read every development set.

    `authored` is each claim beside its gold sentences; `authored_windows` beside windows as search
    brings them, most of which settle nothing; `triplets` the held-out tenth; `near_source` is
    sentences of the documents as claims, whole or shortened, true, changed in one value, or beside
    another sentence.
    """
    sets = {name: _public(data / "dev" / f"{name}.jsonl.gz", name) for name in SETS}
    folder = data / "authored"
    documents = list(read_rows(folder / "dev.jsonl.gz"))
    sets["authored"] = list(authored.gold(folder / "dev.jsonl.gz"))
    sets["authored_windows"] = list(authored.near_use(documents, Random(1), drop=0))
    rows = authored.triplet_rows(folder, held_out=True)
    sets["triplets"] = list(authored.triplets(rows, Random(1), drop=0))
    random = Random(1)
    sets["near_source"] = [*verbatim(documents, random), *shortened(documents, random)]
    return {name: _sample(examples) for name, examples in sets.items()}


def _public(path: Path, name: str) -> list[Example]:
    return [
        Example(
            row["claim"],
            premise(" ".join(row["evidence"]), (row.get("titles") or [None])[0], None),
            row["label"],
            name,
        )
        for row in read_rows(path)
    ]


def _sample(examples: list[Example]) -> list[Example]:
    return Random(1).sample(examples, min(MAX_EXAMPLES, len(examples)))


def predict(judge: Judge, examples: Sequence[Example]) -> metrics.Floats:
    """Return the judge's probabilities. Shape: [n_examples, 3]."""
    return judge.predict([(example.claim, example.premise) for example in examples])


def row(name: str, examples: Sequence[Example], probabilities: metrics.Floats) -> str:
    """Write one line of the table."""
    labels = [example.label for example in examples]
    if name == "wice":
        share = metrics.balanced_support(probabilities, labels)
        return f"| {name} | {len(labels)} | supported or not | | | {share:.3f} | |"
    right = metrics.is_right(probabilities, labels)
    low, high = metrics.wilson(int(right.sum()), len(right))
    is_three_way = "unverifiable" in labels
    error = f"{metrics.calibration_error(probabilities, labels):.3f}" if is_three_way else ""
    cells = (
        name,
        len(labels),
        "3-way" if is_three_way else "2-way",
        f"{right.mean():.3f}",
        f"{low:.3f} to {high:.3f}",
        f"{metrics.macro_recall(probabilities, labels):.3f}",
        error,
    )
    return "| " + " | ".join(map(str, cells)) + " |"


def table(judge: Judge, sets: dict[str, list[Example]]) -> str:
    """Return the judge's figures as a Markdown table."""
    rows = [row(name, examples, predict(judge, examples)) for name, examples in sets.items()]
    return "\n".join((*HEAD, *rows))


def baseline_table(seen: list[Example], sets: dict[str, list[Example]]) -> str:
    """Return the figures of a classifier that saw only the claims of `seen`."""
    model = train_claim_only(seen)
    rows = [
        row(name, sets[name], predict_claim_only(model, sets[name]))
        for name in (*AUTHORED, "fever", "fever_symmetric", "vitaminc")
    ]
    return "\n".join((*HEAD, *rows))


def kind_table(kinds: Iterable[tuple[str, bool]]) -> str:
    """Return accuracy by kind of claim, the hardest first.

    Args:
        kinds: The kind of each claim and whether it was judged rightly.
    """
    by_kind: dict[str, list[bool]] = {}
    for kind, is_right in kinds:
        by_kind.setdefault(kind, []).append(is_right)
    shown = {kind: found for kind, found in by_kind.items() if len(found) >= MIN_OF_KIND}
    lines = ["| kind | n | accuracy | 95 % |", "|---|---|---|---|"]
    for kind, found in sorted(shown.items(), key=lambda item: sum(item[1]) / len(item[1])):
        low, high = metrics.wilson(sum(found), len(found))
        share = sum(found) / len(found)
        lines.append(f"| {kind} | {len(found)} | {share:.2f} | {low:.2f} to {high:.2f} |")
    return "\n".join(lines)


def triplet_kinds(judge: Judge, data: Path) -> str:
    """Return the judge's accuracy on the held-out triplets by kind."""
    rows = authored.triplet_rows(data / "authored", held_out=True)
    examples = list(authored.triplets(rows, Random(1), drop=0))
    right = metrics.is_right(predict(judge, examples), [example.label for example in examples])
    kinds = [each["kind"] for each in rows for _ in range(len(examples) // len(rows))]
    return kind_table(zip(kinds, map(bool, right), strict=True))


def recall_table(data: Path) -> str:
    """Return the encoder's recall@k on the development sets."""
    encoder = Encoder()
    lines = ["| set | claims | texts | R@1 | R@5 | R@10 |", "|---|---|---|---|---|---|"]
    for name, pool in retrieval.pools(data).items():
        shares = " | ".join(f"{r:.3f}" for r in retrieval.recalls(encoder.encode_queries, pool))
        lines.append(f"| {name} | {len(pool[1])} | {len(pool[0])} | {shares} |")
    return "\n".join(lines)


def speed(judge: Judge) -> str:
    """Return how long a pair takes, median of `N_TIMES` batches of 32."""
    lines = ["| tokens | ms a pair |", "|---|---|"]
    for n_tokens in (64, 128):
        pairs = [("The mill was sold.", " ".join(["river"] * (n_tokens - N_AROUND)))] * 32
        times = timeit.repeat(lambda pairs=pairs: judge.predict(pairs), number=1, repeat=N_TIMES)
        lines.append(f"| {n_tokens} | {statistics.median(times) / len(pairs) * 1000:.1f} |")
    return "\n".join(lines)


def main() -> None:
    """Print the tables and draw the reliability diagram."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with dev/ and authored/")
    parser.add_argument("--mix", type=Path, nargs="*", default=[], help="the training mixes")
    given = parser.parse_args()
    sets, judge = development(given.data), Judge()
    print(f"Judge {judge.fingerprint} on gold evidence\n{table(judge, sets)}\n", flush=True)
    print(f"Speed of the judge\n{speed(judge)}\n", flush=True)
    print(f"Held-out triplets by kind\n{triplet_kinds(judge, given.data)}\n", flush=True)
    print(f"Encoder alone\n{recall_table(given.data)}\n", flush=True)
    seen = list(authored.gold(given.data / "authored" / "train.jsonl.gz"))
    print(f"Claim only, from authored claims\n{baseline_table(seen, sets)}\n", flush=True)
    if given.mix:
        seen = [example for path in given.mix for example in read_examples(path)]
        print(f"Claim only, from the mixes\n{baseline_table(seen, sets)}\n", flush=True)
    print(f"Parts of the judge\n{weighing.ablation(given.data)}\n", flush=True)
    outcomes = confidence.run(list(read_rows(given.data / "authored" / "dev.jsonl.gz")))
    confidence.report(outcomes)
    confidence.draw(outcomes)
    print("\nWhole job on authored dev by kind")
    print(kind_table((outcome.kind, outcome.is_right) for outcome in outcomes))


if __name__ == "__main__":
    main()
