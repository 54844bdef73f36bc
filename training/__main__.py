"""From data to the files that ship: `python -m training --data FOLDER --out verifier/models`."""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

import torch

from training import evaluate, metrics, mix
from training.examples import Example, read_examples, write_examples
from training.export import export_encoder, export_judge, write_manifest
from training.trainer import Recipe, train
from verifier.models.runtime import Judge

EPOCH = Recipe(stop=3_000)
"""Ends after three quarters of its mix, to leave the time for the finish."""
FINISH_SEED = 2
FINISH = Recipe(seed=FINISH_SEED, body_rate=5e-5, head_rate=5e-4, warm_up=0.02)
"""Goes on about where the rates of the first run stood."""
WORK = Path("build/training")
N_THREADS = 2
"""Threads of torch; the published run had two cores."""


def main() -> None:
    """Build the mix, train in two runs, export, calibrate, measure; go on where a run stopped."""
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
    weights = train_both(arguments.data, arguments.work)
    ship(weights, arguments.data, arguments.out)
    sets = evaluate.development(arguments.data)
    print(evaluate.table(Judge(arguments.out), sets))
    mixes = [arguments.work / f"{name}.jsonl.gz" for name in ("epoch", "finish")]
    print(evaluate.baseline_tables(arguments.data, mixes, sets))


def train_both(data: Path, work: Path) -> Path:
    """Train on the epoch, then on the finish; return the last checkpoint."""
    epoch, finish = work / "epoch.pt", work / "finish.pt"
    train(_examples(work / "epoch.jsonl.gz", mix.epoch, data), epoch, EPOCH)
    build_finish = partial(mix.finish, seed=FINISH_SEED)
    train(_examples(work / "finish.jsonl.gz", build_finish, data), finish, FINISH, start=epoch)
    return finish


def _examples(path: Path, build: Callable[[Path], list[Example]], data: Path) -> list[Example]:
    if not path.exists():
        write_examples(build(data), path)
    return read_examples(path)


def ship(checkpoint: Path, data: Path, out: Path) -> None:
    """Export both networks and fit the judge's temperature on the authored development claims."""
    export_encoder(out)
    export_judge(torch.load(checkpoint)["network"], out)
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
