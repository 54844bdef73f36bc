"""What eight bits cost: the judge in full precision beside the one that ships.

python -m training.quantised --data ../shared/data --judge build/training/judge.pt
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from training import evaluate, metrics
from training.examples import Example
from training.network import JudgeNetwork, batch_tensors, tokenizer
from verifier.models.runtime import Judge

BATCH = 16
MULTIPLE = 16
HEAD = (
    "| set | n | full precision | eight bits | same first class |",
    "|---|---|---|---|---|",
)


def predict(network: JudgeNetwork, examples: Sequence[Example]) -> metrics.Floats:
    """Return the probabilities in full precision. Shape: [n_examples, 3]."""
    encodings = tokenizer().encode_batch([(each.claim, each.premise) for each in examples])
    order = sorted(range(len(examples)), key=lambda place: len(encodings[place].ids))
    found = np.zeros((len(examples), 3), dtype=np.float32)
    for start in range(0, len(order), BATCH):
        rows = order[start : start + BATCH]
        inputs = [(encodings[row].ids, encodings[row].type_ids) for row in rows]
        with torch.inference_mode():
            logits = network(*batch_tensors(inputs, MULTIPLE))
        found[rows] = logits.softmax(dim=1).numpy()
    return found


def main() -> None:
    """Print both accuracies on every development set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--judge", type=Path, required=True, help="checkpoint of the judge")
    given = parser.parse_args()
    network = JudgeNetwork().eval()
    network.load_state_dict(torch.load(given.judge)["network"])
    print("\n".join(HEAD))
    for name, examples in evaluate.development(given.data).items():
        labels = [example.label for example in examples]
        full, eight = predict(network, examples), evaluate.predict(Judge(), examples)
        shares = [_share(name, found, labels) for found in (full, eight)]
        same = (full.argmax(axis=1) == eight.argmax(axis=1)).mean()
        print(f"| {name} | {len(labels)} | {shares[0]:.3f} | {shares[1]:.3f} | {same:.3f} |")


def _share(name: str, found: metrics.Floats, labels: Sequence[str]) -> float:
    if name == "wice":
        return metrics.balanced_support(found, labels)
    return float(metrics.is_right(found, labels).mean())


if __name__ == "__main__":
    main()
