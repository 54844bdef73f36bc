"""The training of the judge: one pass over a mix, resumed where its last checkpoint stands."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch

from training.examples import LABELS, Example
from training.network import JudgeNetwork, batch_tensors, tokenizer

LOG = logging.getLogger("training")
POOL = 50
"""Batches sorted by length together: little padding, and memory that stays flat."""
MULTIPLE = 16
"""Lengths are padded to multiples of this, so that the allocator meets few shapes."""
MICRO = 16
"""Examples that go through at once: what they need fits the processor's cache."""
SAVE_EVERY = 250
"""Steps between checkpoints."""
REPORT_EVERY = 50
"""Steps between lines of the log."""

Encoded = tuple[list[int], list[int], int]
"""Token ids, type ids and the number of the class."""


@dataclass(frozen=True)
class Recipe:
    """The settings of one run.

    Attributes:
        seed: Of the head, dropout and the order within pools.
        batch: Examples a step.
        body_rate: Learning rate of the transformer.
        head_rate: Learning rate of the linear layer.
        warm_up: Share of the steps in which the rates rise; then they fall to zero in a line.
        max_norm: Where gradients are clipped.
        stop: Step after which the run ends early, its rates planned for the whole mix.
    """

    seed: int = 1
    batch: int = 32
    body_rate: float = 1e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    max_norm: float = 1.0
    stop: int | None = None


def train(
    examples: Sequence[Example], checkpoint: Path, recipe: Recipe, start: Path | None = None
) -> None:
    """Train until the checkpoint has seen every example once.

    Args:
        examples: The mix, in its order.
        checkpoint: Where the state is kept; if it is there, the run goes on from it.
        recipe: The settings.
        start: Checkpoint of an earlier run whose weights to begin with.
    """
    batches = list(plan(encode(examples), recipe))
    run = Run(len(batches), recipe)
    if start:
        run.network.load_state_dict(torch.load(start)["network"])
    if checkpoint.exists():
        run.load(checkpoint)
    began, first, losses = time.monotonic(), run.step, []
    for batch in batches[first : recipe.stop]:
        losses.append(run.learn(batch))
        if run.step % REPORT_EVERY == 0:
            speed = (run.step - first) * recipe.batch / (time.monotonic() - began)
            loss = sum(losses[-REPORT_EVERY:]) / REPORT_EVERY
            LOG.info(
                "step %d of %d, loss %.4f, %.1f examples/s", run.step, len(batches), loss, speed
            )
        if run.step % SAVE_EVERY == 0 or run.step in (recipe.stop, len(batches)):
            run.save(checkpoint)


def encode(examples: Sequence[Example]) -> list[Encoded]:
    """Tokenize pairs and number their labels."""
    encodings = tokenizer().encode_batch([(example.claim, example.premise) for example in examples])
    return [
        (encoding.ids, encoding.type_ids, LABELS.index(example.label))
        for encoding, example in zip(encodings, examples, strict=True)
    ]


def plan(encoded: list[Encoded], recipe: Recipe) -> Iterator[list[Encoded]]:
    """Yield batches: pools in the mix's order, each sorted by length, its batches shuffled."""
    random = Random(recipe.seed)
    size = POOL * recipe.batch
    for first in range(0, len(encoded), size):
        pool = sorted(encoded[first : first + size], key=lambda item: len(item[0]))
        batches = [pool[i : i + recipe.batch] for i in range(0, len(pool), recipe.batch)]
        random.shuffle(batches)
        yield from batches


class Run:
    """A network in training, with all that its checkpoint holds.

    Attributes:
        network: What is trained.
        step: Steps done.
    """

    def __init__(self, n_steps: int, recipe: Recipe) -> None:
        """Begin with the base's weights and a random head."""
        torch.manual_seed(recipe.seed)
        self.network = JudgeNetwork().train()
        self.step = 0
        self._recipe = recipe
        groups = [
            {"params": self.network.body.parameters(), "lr": recipe.body_rate},
            {"params": self.network.head.parameters(), "lr": recipe.head_rate},
        ]
        self._optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        rising = max(1, round(n_steps * recipe.warm_up))

        def factor(step: int) -> float:
            return min((step + 1) / rising, max(0.0, (n_steps - step) / max(1, n_steps - rising)))

        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimizer, factor)

    def learn(self, batch: list[Encoded]) -> float:
        """Take one step and return its loss."""
        self._optimizer.zero_grad()
        losses = [
            self._add_gradients(batch[i : i + MICRO], len(batch))
            for i in range(0, len(batch), MICRO)
        ]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self._recipe.max_norm)
        self._optimizer.step()
        self._schedule.step()
        self.step += 1
        return sum(losses)

    def _add_gradients(self, part: list[Encoded], n_batch: int) -> float:
        inputs = batch_tensors([(ids, types) for ids, types, _ in part], MULTIPLE)
        labels = torch.tensor([label for _, _, label in part])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = self.network(*inputs)
        loss = torch.nn.functional.cross_entropy(logits.float(), labels, reduction="sum") / n_batch
        loss.backward()
        return loss.item()

    def save(self, checkpoint: Path) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "schedule": self._schedule.state_dict(),
            "random": torch.get_rng_state(),
            "step": self.step,
        }
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)

    def load(self, checkpoint: Path) -> None:
        """Take over the state of a checkpoint."""
        state = torch.load(checkpoint)
        self.network.load_state_dict(state["network"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._schedule.load_state_dict(state["schedule"])
        torch.set_rng_state(state["random"])
        self.step = state["step"]
