"""From data to the files that ship: `python -m training --data FOLDER --out verifier/models`."""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import torch

from training import evaluate, metrics, mix
from training.examples import Example, read_examples, write_examples
from training.export import export_encoder, export_judge, write_manifest
from training.trainer import Recipe, train
from verifier.models.runtime import Judge

EPOCH = Recipe(stop=3_000)
"""Ends after three quarters of its mix, to leave the time for what comes after."""


class Run(NamedTuple):
    """A run that goes on from the one before.

    Attributes:
        name: Of its mix and checkpoint.
        build: Makes the mix from the data folder.
        recipe: The settings.
    """

    name: str
    build: Callable[[Path], list[Example]]
    recipe: Recipe


LAST_RUNS = (
    Run(
        "finish-1",
        partial(mix.finish, seed=2),
        Recipe(seed=2, body_rate=5e-5, head_rate=5e-4, warm_up=0.02),
    ),
    Run(
        "finish-2",
        partial(mix.finish, seed=3),
        Recipe(seed=3, body_rate=3e-5, head_rate=3e-4, warm_up=0.02),
    ),
    Run(
        "near-source-1",
        partial(mix.near_source, seed=5, sizes=mix.Sizes(3000, 0, 11_000), finish_seed=4),
        Recipe(seed=4, body_rate=5e-5, head_rate=4e-4, warm_up=0.03),
    ),
    Run(
        "near-source-2",
        partial(mix.near_source, seed=6, sizes=mix.Sizes(1000, 2500, 9000), finish_seed=7),
        Recipe(seed=6, body_rate=5e-5, head_rate=4e-4, warm_up=0.03),
    ),
    Run(
        "near-source-3",
        partial(mix.near_source, seed=8, sizes=mix.Sizes(1500, 2500, 12_000), finish_seed=9),
        Recipe(seed=8, body_rate=5e-5, head_rate=4e-4, warm_up=0.03),
    ),
)
"""Each starts where the one before ended."""
Weights = dict[str, torch.Tensor]
WORK = Path("build/training")
N_THREADS = 2
"""Threads of torch; the published run had two cores."""


def main() -> None:
    """Build the mix, train in six runs, export, calibrate, measure; go on where a run stopped."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with train/, dev/, authored/"
    )
    parser.add_argument("--out", type=Path, required=True, help="where the shipped files go")
    parser.add_argument("--work", type=Path, default=WORK, help="where mixes and checkpoints go")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(N_THREADS)
    arguments.work.mkdir(parents=True, exist_ok=True)
    weights = train_all(arguments.data, arguments.work)
    ship(weights, arguments.data, arguments.out)
    sets = evaluate.development(arguments.data)
    print(evaluate.table(Judge(arguments.out), sets))
    mixes = [arguments.work / f"{name}.jsonl.gz" for name in ("epoch", "finish-1")]
    print(evaluate.baseline_tables(arguments.data, mixes, sets))


def train_all(data: Path, work: Path) -> Weights:
    """Train on the epoch, then on each of the last runs; return where the last one ended."""
    last = work / "epoch.pt"
    train(_examples(work / "epoch.jsonl.gz", mix.epoch, data), last, EPOCH)
    for run in LAST_RUNS:
        checkpoint = work / f"{run.name}.pt"
        examples = _examples(work / f"{run.name}.jsonl.gz", run.build, data)
        train(examples, checkpoint, run.recipe, start=last)
        last = checkpoint
    weights: Weights = torch.load(last)["network"]
    return weights


def _examples(path: Path, build: Callable[[Path], list[Example]], data: Path) -> list[Example]:
    if not path.exists():
        write_examples(build(data), path)
    return read_examples(path)


def ship(weights: Weights, data: Path, out: Path) -> None:
    """Export both networks and fit the judge's temperature on the authored development claims."""
    export_encoder(out)
    export_judge(weights, out)
    calibration = out / "calibration.json"
    calibration.write_text(json.dumps({"temperature": 1.0}) + "\n", encoding="utf-8")
    write_manifest(out)
    examples = evaluate.development(data)["authored"]
    probabilities = evaluate.predict(Judge(out), examples)
    temperature = metrics.best_temperature(probabilities, [e.label for e in examples])
    calibration.write_text(json.dumps({"temperature": temperature}) + "\n", encoding="utf-8")
    write_manifest(out)


if __name__ == "__main__":
    main()
