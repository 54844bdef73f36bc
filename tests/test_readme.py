"""The README's commands with a language model, run as they stand but for the server's address."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import PLANT
from verifier.cli import app
from verifier.evaluation.server import ScriptedServer, answer_by_words

README = Path(__file__).parents[1] / "README.md"
CLAIM = "The plant employs 240 people."


def commands() -> list[str]:
    text = README.read_text(encoding="utf-8")
    (block,) = re.findall(r"<!-- model -->\n```\n(.*?)```\n<!-- /model -->", text, re.DOTALL)
    return [line.split("#")[0].strip() for line in block.splitlines()]


def as_run(command: str, url: str) -> list[str]:
    """Name the local server, and put a claim and a price where the README leaves them open."""
    command = command.replace("--model …", "--model openai:scripted").replace("…", CLAIM)
    command = re.sub(r"--base-url \S+", "", command)
    _, *arguments = shlex.split(command)
    if arguments[0] == "check":
        arguments += ["--base-url", url]
    return arguments


@pytest.mark.parametrize("command", commands())
def test_command_of_the_readme_runs_against_a_server(command, tmp_path, monkeypatch):
    (tmp_path / "plant.txt").write_text(PLANT, encoding="utf-8")
    (tmp_path / "speech.txt").write_text(f"{CLAIM}\n{PLANT}\n", encoding="utf-8")
    for name, value in (
        ("VERIFIER_CORPUS", tmp_path / "corpus"),
        ("VERIFIER_CACHE", tmp_path / "answers"),
        ("VERIFIER_PRICE_PROMPT", 1),
        ("VERIFIER_PRICE_COMPLETION", 1),
    ):
        monkeypatch.setenv(name, str(value))
    assert CliRunner().invoke(app, ["add", "plant.txt"]).exit_code == 0
    with ScriptedServer(answer_by_words) as server:
        result = CliRunner().invoke(app, as_run(command, server.url))
    assert result.exit_code == 0, result.output
    is_dry = "--dry-run" in command or "prompt" in command
    assert bool(server.bodies) is not is_dry


def test_readme_shows_every_way_to_use_a_model():
    shown = " ".join(commands())
    for option in ("--base-url", "--judge cascade", "--dry-run", "--max-cost", "--record"):
        assert option in shown
