"""Measure the shipped judge: `python -m training.evaluate --data FOLDER`."""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

from training import authored, metrics
from training.baseline import predict_claim_only, train_claim_only
from training.examples import Example, read_examples, read_rows
from training.verbatim import shortened, verbatim
from verifier.judge.premise import premise
from verifier.models.runtime import Judge

SETS = (
    "fever", "vitaminc", "mnli", "scifact", "check_covid", "contractnli", "fever_symmetric",
    "fm2", "wice",
)  # fmt: skip
MAX_EXAMPLES = 2000
"""Examples of a set that are measured, drawn once by a fixed seed."""
HEAD = (
    "| set | n | measure | accuracy | 95 % | balanced | ECE |",
    "|---|---|---|---|---|---|---|",
)
AUTHORED = ("authored", "authored_windows", "triplets")


def development(data: Path) -> dict[str, list[Example]]:
    """Read every development set.

    `authored` is each claim beside its gold sentences; `authored_windows` beside windows as search
    brings them, most of which settle nothing; `near_source` is sentences of the documents as
    claims, whole or shortened, true, changed in one value, or beside another sentence.
    """
    sets = {name: _public(data / "dev" / f"{name}.jsonl.gz", name) for name in SETS}
    folder = data / "authored"
    sets["authored"] = list(authored.gold(folder / "dev.jsonl.gz"))
    sets["authored_windows"] = list(authored.near_use(folder / "dev.jsonl.gz", Random(1), drop=0))
    sets["triplets"] = list(authored.triplets(folder / "triplets_dev.jsonl.gz", Random(1), drop=0))
    random = Random(1)
    sentences = list(verbatim(folder / "dev.jsonl.gz", random))
    sets["near_source"] = sentences + list(shortened(folder / "dev.jsonl.gz", random))
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


def predict(judge: Judge, examples: list[Example]) -> metrics.Floats:
    """Return the judge's probabilities. Shape: [n_examples, 3]."""
    return judge.predict([(example.claim, example.premise) for example in examples])


def row(name: str, examples: list[Example], probabilities: metrics.Floats) -> str:
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


def baseline_tables(data: Path, mixes: list[Path], sets: dict[str, list[Example]]) -> str:
    """Return what claims alone give away, learnt from the authored ones and from the mixes."""
    gold = list(authored.gold(data / "authored" / "train.jsonl.gz"))
    text = "Claim only, from authored claims:\n" + baseline_table(gold, sets)
    if mixes:
        seen = [example for path in mixes for example in read_examples(path)]
        text += "\n\nClaim only, from the mixes:\n" + baseline_table(seen, sets)
    return text


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with dev/ and authored/")
    parser.add_argument("--mix", type=Path, nargs="*", default=[], help="the training mixes")
    arguments = parser.parse_args()
    sets = development(arguments.data)
    print(table(Judge(), sets))
    print(baseline_tables(arguments.data, arguments.mix, sets))


if __name__ == "__main__":
    main()
