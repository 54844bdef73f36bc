"""What every test shares: no keys, no network, real parts."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from verifier import Verifier

PLANT = "Acme opened its Lyon plant in March 2019. The plant employs 240 people."
_KEYS = ("API_KEY", "BASE_URL", "VERIFIER_")


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if any(part in name for part in _KEYS) and name != "VERIFIER_SHARED":
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of articles and data that is given to the project but not part of it."""
    beside = Path(__file__).resolve().parents[2] / "shared"
    folder = Path(os.environ.get("VERIFIER_SHARED", beside))
    if not folder.is_dir():
        pytest.skip("the shared articles and data are absent; set VERIFIER_SHARED to their folder")
    return folder


@pytest.fixture
def verifier(tmp_path: Path) -> Iterator[Verifier]:
    """A verifier of one small document."""
    (tmp_path / "plant.txt").write_text(PLANT, encoding="utf-8")
    with Verifier.open(tmp_path / "corpus") as opened:
        opened.add(tmp_path / "plant.txt")
        yield opened
