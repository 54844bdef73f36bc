"""Real commands on a small real corpus."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from verifier.cli import app

PLANT = """---
title: Acme in Lyon
date: 2022-03-01
source: Lyon Courier
---

Acme opened its Lyon plant in March 2019. The plant employs 240 people.
"""
UNDATED = "Globex acquired Initech in 2020. The price was 12 million dollars.\n"

Invoke = Callable[..., Result]


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two readable documents."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "plant.md").write_text(PLANT, encoding="utf-8")
    (folder / "globex.txt").write_text(UNDATED, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory, articles: Path) -> Path:
    """A corpus of them, which tests only read."""
    folder = tmp_path_factory.mktemp("cli") / "corpus"
    result = CliRunner().invoke(app, ["add", str(articles), "--corpus", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def invoke() -> Invoke:
    """Run a command in this process; what it writes and its exit code come back."""

    def run(*args: str | Path, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)

    return run


def assert_sentence(result: Result, *words: str) -> None:
    """Assert that a command failed with one sentence on standard error that holds the words."""
    assert result.exit_code == 2, result.output
    assert result.stderr.startswith("verifier: ")
    assert result.stderr.count("\n") == 1
    assert all(word in result.stderr for word in words), result.stderr
