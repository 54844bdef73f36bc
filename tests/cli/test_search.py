import json
from pathlib import Path

from tests.cli.conftest import Invoke, assert_sentence


def test_search_shows_passage_and_place(invoke: Invoke, corpus: Path) -> None:
    result = invoke("search", "Lyon plant", "--corpus", corpus)
    assert result.exit_code == 0
    assert result.stdout.startswith("1. Acme in Lyon · Lyon Courier · 1 March 2022 · line 7")


def test_search_with_json_and_limit_is_that_many_results(invoke: Invoke, corpus: Path) -> None:
    result = invoke("search", "plant", "--limit", "1", "--json", "--corpus", corpus)
    (found,) = json.loads(result.stdout)
    assert found["rank"] == 1
    assert "text" not in found["document"]


def test_search_with_a_source_finds_only_it(invoke: Invoke, corpus: Path) -> None:
    result = invoke("search", "Globex", "--source", "courier", "--json", "--corpus", corpus)
    assert {each["document"]["source"] for each in json.loads(result.stdout)} <= {"Lyon Courier"}


def test_search_when_the_corpus_is_empty_says_how_to_fill_it(
    invoke: Invoke, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    assert_sentence(invoke("search", "rain", "--corpus", tmp_path / "empty"), "verifier add")


def test_search_when_the_query_is_empty_says_so(invoke: Invoke, corpus: Path) -> None:
    assert_sentence(invoke("search", " ", "--corpus", corpus), "empty")


def test_search_when_the_limit_is_no_number_is_a_usage_error(invoke: Invoke, corpus: Path) -> None:
    assert invoke("search", "rain", "--limit", "0", "--corpus", corpus).exit_code == 2
    assert invoke("search", "rain", "--limit", "x", "--corpus", corpus).exit_code == 2
