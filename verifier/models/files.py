"""The trained files beside this module, each checked against `manifest.json` before it is used."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from verifier.errors import ModelFileError
from verifier.types import Value

Fitted = TypeVar("Fitted", bound=Value)

FOLDER = Path(__file__).parent
"""Where the trained files lie."""
MANIFEST = "manifest.json"
"""Holds the SHA-256 of each trained file by its name."""


def read_checked(name: str, folder: Path = FOLDER) -> bytes:
    """Read a trained file and make sure that it is the one that was shipped.

    Args:
        name: Name of the file, such as `judge.onnx`.
        folder: Where it and the manifest lie.

    Raises:
        ModelFileError: The file or the manifest is missing, or its content is not as shipped.
    """
    try:
        content = (folder / name).read_bytes()
        expected = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))[name]
    except (OSError, ValueError, KeyError) as error:
        raise ModelFileError(
            f"The model file {folder / name} can't be read; reinstall the package."
        ) from error
    if digest(content) != expected:
        raise ModelFileError(f"The model file {folder / name} is damaged; reinstall the package.")
    return content


def read_fitted(kind: type[Fitted], file: Path, *, called: str) -> Fitted:
    """Read what was fitted and written down as JSON.

    Args:
        kind: What it is read as.
        file: Where it lies.
        called: What a person calls such a file.

    Raises:
        ModelFileError: The file is missing or damaged.
    """
    try:
        return kind.model_validate_json(file.read_text(encoding="utf-8"))
    except (OSError, ValidationError) as error:
        raise ModelFileError(
            f"The {called} {file.name} can't be read; install verifier again."
        ) from error


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file's content in hexadecimal.

    >>> digest(b"")[:12]
    'e3b0c44298fc'
    """
    return hashlib.sha256(content).hexdigest()
