"""A judge model of the user's choice: where it lies and what its outputs mean, without running it.

Nothing here imports PyTorch or Transformers, so that what is wrong with a choice shows at once.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from verifier.errors import JudgeModelError
from verifier.models.runtime import FINGERPRINT_LENGTH

LIBRARIES = ("torch", "transformers", "huggingface_hub")
"""What the extra `hf` brings, by the names under which it is imported."""

_HUB_ID = re.compile(r"[a-z0-9][\w.-]*/[a-z0-9][\w.-]*", re.ASCII | re.IGNORECASE)
_CONFIG = "config.json"
_DOWNLOADED = ("*.json", "*.safetensors", "*.txt", "*.model")
"""Configuration, weights and vocabularies: nothing that could hold code."""
_MEANINGS = (r"entail(s|ed|ment)?", r"contradict(s|ed|ion|ory)?", r"neutral")
"""How the classes are called in NLI, in the order of `verifier.models.runtime.CLASSES`."""
_MAX_REASON = 200
"""Characters that are shown of another library's message, which may go on for a page."""
_N_SHOWN = 5
"""Labels that are shown of a model with too many."""


def find(name: str) -> Path:
    """Return the folder of a judge model.

    A folder is taken as it is. What has the form of a hub id is downloaded, or taken from the cache
    of earlier downloads; a path into a folder that exists is never mistaken for one.

    Args:
        name: A folder, or the id of a model on the Hugging Face hub: `owner/name`.

    Raises:
        JudgeModelError: There is no such folder, or the model can't be fetched.
    """
    folder = Path(name)
    if folder.is_dir():
        return folder
    if folder.exists():
        raise JudgeModelError(f"{name} is a file; name the folder that holds it as judge model.")
    if not _HUB_ID.fullmatch(name) or folder.parent.is_dir():
        raise JudgeModelError(
            f"There is no folder {name}; as judge model name a folder that holds one, "
            "or a model of the Hugging Face hub as owner/name."
        )
    return _download(name)


def read_columns(folder: Path) -> tuple[int, ...]:
    """Return the places of entailment, contradiction and neutral among a model's outputs.

    Args:
        folder: Where the model lies.

    Raises:
        JudgeModelError: The model is not clearly three-way, or its files are not all there.
    """
    config = _read_config(folder)
    labels, ids = (_as_mapping(config.get(key)) for key in ("id2label", "label2id"))
    found = {_columns(labels), _columns({id: label for label, id in ids.items()})} - {None}
    if len(found) != 1:
        shown = ", ".join(map(str, list(labels.values())[:_N_SHOWN])) or "none"
        raise JudgeModelError(
            f"The judge model in {folder} is not clearly three-way (labels: {shown}); choose one "
            f"whose {_CONFIG} names entailment, contradiction and neutral, each once, in id2label."
        )
    if not any(folder.glob("*.safetensors")):
        raise JudgeModelError(
            f"The judge model in {folder} has no weights as safetensors, the one form that can't "
            "hold code; save it in that form, or choose another."
        )
    return next(columns for columns in found if columns)


def brings_code(folder: Path) -> bool:
    """Whether a model asks for code of its own, which is never run."""
    return "auto_map" in _read_config(folder)


def fingerprint(folder: Path) -> str:
    """Return the first twelve hexadecimal digits of the SHA-256 of weights and configuration."""
    whole = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        if file.suffix in {".safetensors", ".json"} and file.is_file():
            with file.open("rb") as content:
                whole.update(file.name.encode() + hashlib.file_digest(content, "sha256").digest())
    return whole.hexdigest()[:FINGERPRINT_LENGTH]


def require_extra() -> None:
    """Make sure that the libraries are there that run such a model.

    Raises:
        JudgeModelError: One is missing.
    """
    if not all(find_spec(library) for library in LIBRARIES):
        raise JudgeModelError(
            "A judge model of your own choice needs PyTorch and Transformers; "
            "install both, in a clone of verifier with: pip install -e '.[hf]'"
        )


def first_line(error: BaseException) -> str:
    r"""Return the beginning of an error's message, or its kind where it has none.

    >>> first_line(ValueError(" No such head. \nLong advice"))
    'No such head'
    """
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].strip().rstrip(".")[:_MAX_REASON]


@contextmanager
def warnings_held_back(*libraries: str) -> Iterator[None]:
    """Keep libraries from logging less than errors over the output of a command."""
    loggers = [logging.getLogger(library) for library in libraries]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _download(name: str) -> Path:
    require_extra()  # first, so that nobody waits for a model that can't be run
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import RepositoryNotFoundError

    try:
        with _bars_off(), warnings_held_back("huggingface_hub"):
            folder = snapshot_download(name, allow_patterns=_DOWNLOADED, ignore_patterns=["*/*"])
    except RepositoryNotFoundError as error:
        raise JudgeModelError(
            f"{name} is neither a folder here nor a model of the Hugging Face hub that is open to "
            "you; check the name."
        ) from error
    except Exception as error:  # whatever the hub's HTTP library raises, it passes on
        raise JudgeModelError(
            f"The judge model {name} can't be fetched from the Hugging Face hub "
            f"({first_line(error)}); try again with a network, or name a folder that holds it."
        ) from error
    return Path(folder)


@contextmanager
def _bars_off() -> Iterator[None]:
    """Keep the hub from drawing bars among those of the command line."""
    from huggingface_hub import utils

    was_off = utils.are_progress_bars_disabled()
    utils.disable_progress_bars()
    try:
        yield
    finally:
        if not was_off:
            utils.enable_progress_bars()


def _read_config(folder: Path) -> Mapping[Any, Any]:
    try:
        config = json.loads((folder / _CONFIG).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise JudgeModelError(
            f"{folder} has no readable {_CONFIG}; as judge model name a folder that Transformers "
            "saved a model and its tokenizer to."
        ) from error
    return _as_mapping(config)


def _as_mapping(value: Any) -> Mapping[Any, Any]:
    return value if isinstance(value, dict) else {}


def _columns(labels: Mapping[Any, Any]) -> tuple[int, ...] | None:
    """Return the place of each meaning; None where the labels are not exactly these three.

    >>> _columns({"0": "CONTRADICTION", "1": "entailment", "2": "Neutral"})
    (1, 0, 2)
    >>> _columns({"0": "entailment", "1": "not_entailment"})
    >>> _columns({"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"})
    """
    if sorted(map(str, labels)) != ["0", "1", "2"]:
        return None
    found = [
        [int(id) for id, label in labels.items() if _means(meaning, label)] for meaning in _MEANINGS
    ]
    return tuple(ids[0] for ids in found) if all(len(ids) == 1 for ids in found) else None


def _means(meaning: str, label: object) -> bool:
    return re.fullmatch(meaning, str(label).strip(), re.IGNORECASE) is not None
