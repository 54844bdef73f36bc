import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[1] / "docs"


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", FOLDER / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_pages() -> dict[str, str]:
    return dict(generator().make_pages())


@pytest.mark.parametrize("page", ["cli.md", "report.schema.json"])
def test_generated_page_is_current(page: str) -> None:
    kept = (FOLDER / page).read_text(encoding="utf-8")
    assert kept == make_pages()[page], f"docs/{page} is stale; run: make docs"


@pytest.mark.parametrize("command", ["add", "check", "search", "docs", "docs show", "demo"])
def test_cli_page_describes_every_command(command: str) -> None:
    assert f"## verifier {command}\n" in make_pages()["cli.md"]


def test_readme_shows_what_the_demo_answers() -> None:
    kept = generator().README.read_text(encoding="utf-8")
    # A percentage may differ by one on another processor; all else may not.
    stale, current = (re.sub(r"\d+ %", "", text) for text in (kept, generator().fill_readme(kept)))
    assert stale == current, "README.md is stale; run: make docs"
