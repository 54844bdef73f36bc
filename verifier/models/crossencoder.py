"""Any three-way NLI cross-encoder of Hugging Face in place of the judge in the package.

This is the only module that imports torch and transformers, and it does so at their first use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from verifier.errors import InputError, JudgeModelError, VerifierError
from verifier.models import chosen
from verifier.models.runtime import CLASSES, Floats, softmax
from verifier.progress import Progress, ignore_progress

MAX_TOKENS = 512
"""Tokens of a pair at most: what such models are usually trained on."""
_N_RESERVED = 2
"""Positions that RoBERTa and its kin leave unused; to lose them elsewhere costs nothing."""
_MAX_CLAIM_SHARE = 0.5
"""Share of the tokens that a claim may take, so that enough of the premise is read."""
_BATCH = 16
"""Pairs of a pass: more wastes memory, fewer wastes time."""
_TRIAL = (("It rained.", "It rained."), ("A dog barked.", "All night long a dog was barking."))

Pair = tuple[str, str]


@dataclass(frozen=True)
class _Loaded:
    """A model that has passed its trial.

    Attributes:
        tokenizer: Texts to tokens.
        model: Tokens to logits.
        columns: Places of supports, contradicts, neither among the logits.
        max_tokens: Tokens of a pair at most.
        fingerprint: Twelve hexadecimal digits that change with its files.
    """

    tokenizer: Any
    model: Any
    columns: tuple[int, ...]
    max_tokens: int
    fingerprint: str


class CrossEncoder:
    """A claim and a premise to the probabilities of supports, contradicts and neither.

    The temperature is 1: the probabilities are the model's own, not calibrated. PyTorch computes
    them on the processor with as many threads as it likes. A pair that is too long loses the end of
    its premise.
    """

    def __init__(self, name: str, *, on_progress: Progress = ignore_progress) -> None:
        """Remember which model; nothing is looked for or read yet.

        Args:
            name: A folder, or the id of a model on the Hugging Face hub: `owner/name`.
            on_progress: Called while the model is fetched and loaded.
        """
        self.name = name
        self._on_progress = on_progress

    @property
    def fingerprint(self) -> str:
        """The first twelve hexadecimal digits of the SHA-256 of weights and configuration.

        Raises:
            JudgeModelError: The model can't be used; the message says what to do.
        """
        return self._loaded.fingerprint

    def predict(self, pairs: Sequence[Pair]) -> Floats:
        """Judge pairs of a claim and a premise as `verifier.judge.premise.premise` writes it.

        Returns:
            Probabilities of supports, contradicts, neither; rows sum to one. Shape: [n_pairs, 3].

        Raises:
            InputError: A claim takes more than half of the tokens that the model reads.
            JudgeModelError: The model can't be used; the message says what to do.
        """
        loaded = self._loaded
        _check_claims(loaded, {claim for claim, _ in pairs})
        logits = np.zeros((len(pairs), len(CLASSES)), dtype=np.float32)
        # Pairs of like length share a pass, so that little of it is padding.
        by_length = sorted(range(len(pairs)), key=lambda row: sum(map(len, pairs[row])))
        for start in range(0, len(pairs), _BATCH):
            rows = by_length[start : start + _BATCH]
            logits[rows] = _forward(loaded, [pairs[row] for row in rows])
        return softmax(logits)

    @cached_property
    def _loaded(self) -> _Loaded:
        self._on_progress("loading the judge", 0, 0)
        folder = chosen.find(self.name)
        columns = chosen.read_columns(folder)
        chosen.require_extra()
        try:
            loaded = _load(folder, columns)
            _try_out(loaded)
        except VerifierError:
            raise
        except Exception as error:  # files of others can break in any way
            has_code = chosen.brings_code(folder)
            why = "it asks for code of its own" if has_code else chosen.first_line(error)
            raise JudgeModelError(
                f"The judge model {self.name} can't be loaded ({why}); choose another, "
                "or bring Transformers up to date."
            ) from error
        self._on_progress("loading the judge", 1, 1)
        return loaded


def _load(folder: Path, columns: tuple[int, ...]) -> _Loaded:
    tokenizer, model = _read(folder)
    n_positions = getattr(model.config, "max_position_embeddings", None) or MAX_TOKENS
    n_readable = min(tokenizer.model_max_length, n_positions - _N_RESERVED)
    return _Loaded(
        tokenizer=tokenizer,
        # Half-precision weights are for graphics cards: slow on a processor, and coarse.
        model=model.float().eval(),
        columns=columns,
        max_tokens=min(MAX_TOKENS, n_readable),
        fingerprint=chosen.fingerprint(folder),
    )


def _read(folder: Path) -> tuple[Any, Any]:
    """Read tokenizer and model without the network, without their code, and without pickles."""
    with _quiet():
        from transformers import AutoModelForSequenceClassification, AutoTokenizer

        safely = {"local_files_only": True, "trust_remote_code": False}
        tokenizer = AutoTokenizer.from_pretrained(str(folder), **safely)
        model, report = AutoModelForSequenceClassification.from_pretrained(
            str(folder),
            num_labels=len(CLASSES),
            use_safetensors=True,
            output_loading_info=True,
            **safely,
        )
    if report["missing_keys"]:
        # Transformers fills them with random numbers, and a random head judges at random.
        raise JudgeModelError(
            f"The weights in {folder} lack those that tell entailment from contradiction; "
            "as judge model choose one that was trained for NLI."
        )
    return tokenizer, model


def _try_out(loaded: _Loaded) -> None:
    """Judge two pairs, so that a model that can't do it fails here and not on a claim."""
    logits = _forward(loaded, _TRIAL)
    if not np.isfinite(logits).all():
        raise ValueError("its outputs are no numbers")


def _forward(loaded: _Loaded, pairs: Sequence[Pair]) -> Floats:
    """Return the logits of supports, contradicts, neither. Shape: [n_pairs, 3]."""
    import torch

    # NLI has the premise first and the claim, its hypothesis, second.
    tokens = loaded.tokenizer(
        [premise for _, premise in pairs],
        [claim for claim, _ in pairs],
        truncation="only_first",
        max_length=loaded.max_tokens,
        padding=True,
        split_special_tokens=True,  # a document that holds "[SEP]" must not end its premise
        return_tensors="pt",
    )
    with torch.inference_mode():
        logits = loaded.model(**tokens).logits.numpy()
    return np.asarray(logits[:, loaded.columns], dtype=np.float32)


def _check_claims(loaded: _Loaded, claims: set[str]) -> None:
    limit = int(loaded.max_tokens * _MAX_CLAIM_SHARE)
    for claim in claims:
        tokens = loaded.tokenizer(claim, add_special_tokens=False, verbose=False)
        if len(tokens["input_ids"]) > limit:
            raise InputError(
                f"The claim is too long for the judge model, which reads {limit} tokens of one; "
                "split it."
            )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Transformers from writing warnings and bars over the output of a command."""
    from transformers.utils import logging

    had_bars = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        with chosen.warnings_held_back("transformers"):
            yield
    finally:
        if had_bars:
            logging.enable_progress_bar()
