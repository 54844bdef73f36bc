"""From torch to the files that ship: ONNX in eight bits, with their manifest."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.contrastive import Weights
from training.network import JudgeNetwork, stock, tokenizer
from verifier.models.files import MANIFEST, digest

OPSET = 17
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
SHIPPED = ("encoder.onnx", "judge.onnx", "tokenizer.json", "calibration.json")


class EncoderNetwork(torch.nn.Module):
    """The encoder, giving every token's vector."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.body = stock()
        self.body.load_state_dict(weights)

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        """Return token vectors. Shape: [batch, length, 384]."""
        return self.body(**dict(zip(INPUTS, inputs, strict=True))).last_hidden_state


def export_encoder(weights: Weights, out: Path) -> None:
    """Write `encoder.onnx` and `tokenizer.json`."""
    tokenizer().save(str(out / "tokenizer.json"), pretty=False)
    export(EncoderNetwork(weights), "token_embeddings", out / "encoder.onnx")


def export_judge(weights: Weights, out: Path) -> None:
    """Write `judge.onnx` from the weights of a checkpoint."""
    network = JudgeNetwork()
    network.load_state_dict(weights)
    export(network, "logits", out / "judge.onnx")


def export(network: torch.nn.Module, output: str, path: Path) -> None:
    """Write a network as ONNX in eight bits.

    The weights are scaled channel by channel, which the encoder needs (cosine to full precision
    0.99; with one scale a tensor 0.96), and kept in seven bits, so that processors without VNNI,
    whose sums saturate, compute the same. Fusing attention first gained no speed.

    Args:
        network: Takes the three `INPUTS`.
        output: Name of its result, whose first axis is the batch.
        path: Where the file goes.
    """
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        trace(network.eval(), output, plain)
        quantize_dynamic(
            plain, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )


def trace(network: torch.nn.Module, output: str, path: Path) -> None:
    """Write a network as ONNX in full precision."""
    ids = torch.ones(2, 9, dtype=torch.long)
    sizes = {name: {0: "batch", 1: "length"} for name in INPUTS} | {output: {0: "batch"}}
    if output == "token_embeddings":
        sizes[output] = {0: "batch", 1: "length"}
    torch.onnx.export(
        network, (ids, ids, torch.zeros_like(ids)), str(path), input_names=list(INPUTS),
        output_names=[output], dynamic_axes=sizes, opset_version=OPSET, dynamo=False,
    )  # fmt: skip


def write_manifest(out: Path) -> None:
    """Record the digest of every shipped file."""
    digests = {name: digest((out / name).read_bytes()) for name in SHIPPED}
    (out / MANIFEST).write_text(json.dumps(digests, indent=2) + "\n", encoding="utf-8")
