"""The training of the encoder: a claim nearer to what settles it than to anything beside it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from random import Random

import torch

from training.network import batch_tensors, stock, tokenizer
from training.pairs import Pair

LOG = logging.getLogger("training")
BATCH = 64
"""Pairs a step; each claim is told apart from the evidence and the negatives of all others."""
SCALE = 20.0
"""Cosines are multiplied by it before the softmax, as the base was trained."""
RATE = 2e-5
WARM_UP = 0.1
MULTIPLE = 16
MICRO = 16
"""Texts that go through at once where nothing is learnt."""
REPORT_EVERY = 20
"""Steps between lines of the log."""

Weights = dict[str, torch.Tensor]


def train_encoder(pairs: Sequence[Pair], seed: int) -> Weights:
    """Train one pass over the pairs and return the weights.

    Source of the loss: InfoNCE with in-batch negatives, van den Oord et al. 2018; Karpukhin et al.
    2020 for one hard negative a pair.
    """
    torch.manual_seed(seed)
    body = stock().train()
    optimizer = torch.optim.AdamW(body.parameters(), lr=RATE, weight_decay=0.01, fused=True)
    starts = list(range(0, len(pairs) - BATCH + 1, BATCH))
    Random(seed).shuffle(starts)
    rising = WARM_UP * len(starts)
    for step, start in enumerate(starts):
        for group in optimizer.param_groups:
            left = (len(starts) - step) / (len(starts) - rising)
            group["lr"] = RATE * min((step + 1) / rising, left)
        loss = _loss(body, pairs[start : start + BATCH])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(body.parameters(), 1.0)
        optimizer.step()
        if step % REPORT_EVERY == 0:
            LOG.info("encoder step %d of %d, loss %.4f", step, len(starts), loss.item())
    weights: Weights = body.state_dict()
    return weights


def _loss(body: torch.nn.Module, batch: Sequence[Pair]) -> torch.Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        claims = vectors(body, [pair.claim for pair in batch])
        texts = vectors(body, [pair.evidence for pair in batch] + [pair.negative for pair in batch])
    cosines = SCALE * claims.float() @ texts.float().T
    cosines[:, : len(batch)].masked_fill_(_same_evidence(batch), -torch.inf)
    return torch.nn.functional.cross_entropy(cosines, torch.arange(len(batch)))


def _same_evidence(batch: Sequence[Pair]) -> torch.Tensor:
    """Tell where another pair's evidence is the own one, and so no negative."""
    evidence = [pair.evidence for pair in batch]
    same = [[one == other for other in evidence] for one in evidence]
    return torch.tensor(same) & ~torch.eye(len(batch), dtype=torch.bool)


def vectors(body: torch.nn.Module, texts: Sequence[str]) -> torch.Tensor:
    """Turn texts into mean token vectors of length one. Shape: [n_texts, 384]."""
    encodings = tokenizer().encode_batch(list(texts))
    order = sorted(range(len(texts)), key=lambda place: len(encodings[place].ids))
    parts = []
    for start in range(0, len(order), MICRO):
        chosen = [encodings[place] for place in order[start : start + MICRO]]
        ids, mask, types = batch_tensors([(e.ids, e.type_ids) for e in chosen], MULTIPLE)
        tokens = body(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        weights = mask.unsqueeze(-1).to(tokens.dtype)
        mean = (tokens * weights).sum(1) / weights.sum(1)
        parts.append(torch.nn.functional.normalize(mean, dim=-1))
    back = torch.argsort(torch.tensor(order))
    return torch.cat(parts)[back]


def between(one: Weights, other: Weights, share: float) -> Weights:
    """Mix two sets of weights: `share` of the other (Wortsman et al. 2022, WiSE-FT)."""
    return {
        name: torch.lerp(value, other[name], share) if value.is_floating_point() else value
        for name, value in one.items()
    }
