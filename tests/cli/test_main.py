import os
import signal
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke

HEAVY = (
    "chromadb",
    "numpy",
    "onnxruntime",
    "pydantic",
    "rich",
    "tokenizers",
    "torch",
    "transformers",
    "trafilatura",
)


def run(*args: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "verifier", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", **options)


def test_main_help_names_every_command() -> None:
    result = run("--help")
    assert result.returncode == 0
    for command in ("add", "check", "search", "docs", "demo"):
        assert f"\n  {command} " in result.stdout


def test_main_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, verifier.cli; from typer.testing import CliRunner; "
        "CliRunner().invoke(verifier.cli.app, ['--help']); "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout.strip() == "[]", result.stderr


@pytest.mark.parametrize("args", [("--version",)])
def test_main_shows_the_installed_version(invoke: Invoke, args: tuple[str, ...]) -> None:
    assert invoke(*args).stdout == f"verifier {version('verifier')}\n"


def test_main_when_a_command_is_unknown_is_a_usage_error_without_traceback() -> None:
    result = run("frobnicate")
    assert result.returncode == 2
    assert "No such command" in result.stderr
    assert "Traceback" not in result.stderr


def test_main_checks_a_claim_end_to_end(corpus: Path) -> None:
    result = run("check", "The Lyon plant employs 240 people.", "--corpus", corpus)
    assert result.returncode == 0, result.stderr
    assert "✓ SUPPORTED" in result.stdout
    assert result.stderr == ""
    assert all(line == line.rstrip() and len(line) <= 80 for line in result.stdout.split("\n"))


def test_main_when_the_locale_has_few_letters_still_writes_utf_8_to_a_pipe(corpus: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    result = run("docs", "--corpus", corpus, env=environment)
    assert result.returncode == 0, result.stderr
    assert "·" in result.stdout


def test_main_when_an_argument_is_no_utf_8_still_checks(corpus: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "verifier",
        "check",
        b"The caf\xe9 closed.",
        "--corpus",
        corpus,
    ]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    assert "The caf\ufffd closed." in result.stdout


def test_main_when_the_reader_goes_away_stays_quiet(corpus: Path) -> None:
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    command = [sys.executable, "-m", "verifier", "docs", "--corpus", str(corpus)]
    result = subprocess.run(command, stdout=writing_end, stderr=subprocess.PIPE, text=True)
    os.close(writing_end)
    assert result.stderr == ""
    assert result.returncode == 141


def test_main_when_add_is_interrupted_says_what_is_kept(tmp_path: Path) -> None:
    corpus = tmp_path / "new"
    command = [sys.executable, "-m", "verifier", "add", "-", "--corpus", str(corpus)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not (corpus / "ledger.db").exists() and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.decode().startswith("verifier: stopped; what was complete is kept")
    assert errors.count(b"\n") == 1


def test_main_when_something_unforeseen_happens_shows_no_traceback() -> None:
    code = (
        "import sys, verifier.cli\n"
        "def broken(_corpus): raise ZeroDivisionError('by zero')\n"
        "sys.modules['verifier.cli.docs'].reading = broken\n"
        "sys.argv = ['verifier', 'docs']\n"
        "verifier.cli.main()"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert "ZeroDivisionError: by zero" in result.stderr
    assert result.stderr.count("\n") == 1
