"""Write the pages that follow from the code: `make docs`; a test says when they are stale."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from verifier.cli import app
from verifier.render.structured import report_schema

FOLDER = Path(__file__).parent
README = FOLDER.parent / "README.md"

_DEMO = re.compile(r"(?<=<!-- demo -->\n).*(?=<!-- /demo -->)", re.DOTALL)
_N_SHOWN = 3
"""Answers of the demo that the README shows: one glance."""

_INTRODUCTION = """\
# The command line

Generated from the commands themselves by `make docs`.

Results go to standard output, errors and progress bars to standard error. Exit codes: 0 done;
1 what `--fail-on` names was found; 2 an error, in one sentence; 130 stopped with Ctrl-C; 141 the
reader of a pipe went away. JSON follows [report.schema.json](report.schema.json)."""


def make_pages() -> dict[str, str]:
    """Return the text of each generated page by its name."""
    sections = [_INTRODUCTION, *_describe(get_command(app), "verifier")]
    schema = json.dumps(report_schema(), indent=2, ensure_ascii=False)
    return {"cli.md": "\n\n".join(sections) + "\n", "report.schema.json": schema + "\n"}


def fill_readme(text: str) -> str:
    """Return the README with what `verifier demo` answers now to its first claims."""
    command = [sys.executable, "-m", "verifier", "demo"]
    environment = {**os.environ, "COLUMNS": "80"}
    done = subprocess.run(command, check=True, capture_output=True, env=environment)
    _, *answers = re.split(r"\n(?=[✓✗?] )", done.stdout.decode("utf-8"))
    shown = "\n".join(answers[:_N_SHOWN])
    return _DEMO.sub(lambda _: f"\n```\n{shown.rstrip()}\n```\n\n", text)


def _describe(command: Any, name: str) -> Iterator[str]:
    """Describe a command and those below it.

    The help that a terminal shows changes its form with the version of Typer; this does not.
    """
    options = [each for each in command.params if each.param_type_name == "option"]
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    below = getattr(command, "commands", {})
    words = [name, *(["COMMAND"] if below else []), *(each.metavar for each in arguments)]
    yield f"## {name}\n\n`{' '.join(words)}{' [OPTIONS]' if options else ''}`"
    yield "\n".join(line.strip() for line in command.help.strip().splitlines())
    rows = [(each.metavar, each.help) for each in arguments]
    rows += [(f"{each.opts[0]} {each.metavar or ''}".strip(), each.help) for each in options]
    if rows:
        yield "| | |\n|---|---|\n" + "\n".join(f"| `{what}` | {help_} |" for what, help_ in rows)
    for key, inner in below.items():
        yield from _describe(inner, f"{name} {key}")


if __name__ == "__main__":
    for page, text in make_pages().items():
        (FOLDER / page).write_text(text, encoding="utf-8")
    README.write_text(fill_readme(README.read_text(encoding="utf-8")), encoding="utf-8")
