import json
from pathlib import Path

import pytest

from tests.cli.conftest import UNDATED, Invoke, assert_sentence


def list_ids(invoke: Invoke, corpus: Path) -> dict[str, str]:
    summaries = json.loads(invoke("docs", "list", "--json", "--corpus", corpus).stdout)
    return {Path(summary["origin"]).name: summary["id"] for summary in summaries}


@pytest.mark.parametrize("args", [(), ("list",)])
def test_docs_lists_by_default(invoke: Invoke, corpus: Path, args: tuple[str, ...]) -> None:
    result = invoke("docs", *args, "--corpus", corpus)
    assert result.exit_code == 0
    assert "Acme in Lyon" in result.stdout
    assert result.stdout.endswith("2 documents.\n")


def test_docs_show_by_the_beginning_of_an_id_shows_the_text(invoke: Invoke, corpus: Path) -> None:
    document_id = list_ids(invoke, corpus)["plant.md"]
    result = invoke("docs", "show", document_id[:6], "--corpus", corpus)
    assert "7   Acme opened its Lyon plant in March 2019." in result.stdout


def test_docs_show_with_json_holds_the_text_as_read(invoke: Invoke, corpus: Path) -> None:
    document_id = list_ids(invoke, corpus)["globex.txt"]
    result = invoke("docs", "show", document_id, "--json", "--corpus", corpus)
    assert json.loads(result.stdout)["text"] == UNDATED


@pytest.mark.parametrize("action", ["show", "remove"])
def test_docs_when_the_id_is_unknown_says_so(invoke: Invoke, corpus: Path, action: str) -> None:
    assert_sentence(invoke("docs", action, "zzz", "--corpus", corpus), "zzz")


def test_docs_remove_takes_the_document_out(invoke: Invoke, articles: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "own"
    invoke("add", articles, "--corpus", corpus)
    document_id = list_ids(invoke, corpus)["plant.md"]
    assert (
        f"Removed {document_id}: Acme in Lyon"
        in invoke("docs", "remove", document_id, "--corpus", corpus).stdout
    )
    assert list(list_ids(invoke, corpus)) == ["globex.txt"]


def test_docs_help_is_that_of_the_group(invoke: Invoke) -> None:
    result = invoke("docs", "--help")
    assert result.exit_code == 0
    assert "remove" in result.stdout


def test_docs_when_the_action_is_unknown_is_a_usage_error(invoke: Invoke) -> None:
    assert invoke("docs", "destroy").exit_code == 2
