"""Missing and damaged model files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from verifier.errors import ModelFileError
from verifier.models.files import FOLDER, MANIFEST, digest, read_checked
from verifier.models.runtime import Encoder, Judge


def test_every_file_of_the_manifest_is_as_shipped() -> None:
    for name in json.loads((FOLDER / MANIFEST).read_text(encoding="utf-8")):
        assert read_checked(name)


def test_read_checked_returns_the_content(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"abc")
    (tmp_path / MANIFEST).write_text(json.dumps({"a.bin": digest(b"abc")}), encoding="utf-8")
    assert read_checked("a.bin", tmp_path) == b"abc"


def test_read_checked_when_the_file_was_changed(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"abd")
    (tmp_path / MANIFEST).write_text(json.dumps({"a.bin": digest(b"abc")}), encoding="utf-8")
    with pytest.raises(ModelFileError, match="damaged; reinstall"):
        read_checked("a.bin", tmp_path)


@pytest.mark.parametrize("manifest", [None, "{}", "not json"])
def test_read_checked_when_the_manifest_does_not_help(tmp_path: Path, manifest: str | None) -> None:
    (tmp_path / "a.bin").write_bytes(b"abc")
    if manifest is not None:
        (tmp_path / MANIFEST).write_text(manifest, encoding="utf-8")
    with pytest.raises(ModelFileError, match="can't be read; reinstall"):
        read_checked("a.bin", tmp_path)


def test_models_of_an_empty_folder_raise_at_first_use(tmp_path: Path) -> None:
    encoder, judge = Encoder(tmp_path), Judge(tmp_path)
    with pytest.raises(ModelFileError):
        encoder.encode_queries(["text"])
    with pytest.raises(ModelFileError):
        judge.predict([("claim", "premise")])
