"""A judge model as Transformers saves one, small and random, made when a test asks for it."""

import json
from pathlib import Path

import pytest

LABELS = ("neutral", "ENTAILMENT", "Contradiction")
"""In an order that no one would guess."""
MAX_TOKENS = 64
WORDS = "acme opened its lyon plant in march 2019 the employs 240 people rain fell . all night"


def need_extra() -> None:
    """Skip a test where the extra is not installed, as in the environment of development."""
    for library in ("torch", "transformers"):
        pytest.importorskip(library, reason=f"{library} is absent; install the extra hf")


def save(folder: Path, *, labels: tuple[str, ...] = LABELS, dtype: str = "float32") -> Path:
    """Save a network with random weights and its tokenizer to a folder."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    tokenizer = make_tokenizer()
    torch.manual_seed(5)
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=MAX_TOKENS + 2,
        # Wide, so that random weights tell pairs apart.
        initializer_range=0.5,
        id2label=dict(enumerate(labels)),
        label2id={label: id for id, label in enumerate(labels)},
    )
    model = BertForSequenceClassification(config)
    model.to(getattr(torch, dtype)).save_pretrained(folder, safe_serialization=True)
    tokenizer.save_pretrained(folder)
    return folder


def make_tokenizer():
    """Return a tokenizer of whole words; others become unknown."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS.split()]
    ids = {word: id for id, word in enumerate(vocabulary)}
    inner = Tokenizer(models.WordLevel(ids, unk_token="[UNK]"))
    inner.normalizer = normalizers.Lowercase()
    inner.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    inner.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    names = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    return PreTrainedTokenizerFast(
        tokenizer_object=inner,
        model_max_length=MAX_TOKENS,
        model_input_names=["input_ids", "token_type_ids", "attention_mask"],
        **names,
    )


def write_config(folder: Path, **config: object) -> Path:
    """Write a model's configuration and, as far as a look at the folder can tell, its weights."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (folder / "model.safetensors").write_bytes(b"")
    return folder
