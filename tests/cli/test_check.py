import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Invoke, assert_sentence
from tests.render import answers
from verifier.cli.check import FailOn, is_met
from verifier.types import Report

SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"
TRUE = "The Lyon plant employs 240 people."
FALSE = "Acme opened its Lyon plant in March 2016."


def test_check_a_true_claim_shows_label_quote_and_place(invoke: Invoke, corpus: Path) -> None:
    result = invoke("check", TRUE, "--corpus", corpus)
    assert result.exit_code == 0
    assert "✓ SUPPORTED" in result.stdout
    assert "employs" in result.stdout
    assert "Acme in Lyon · Lyon Courier · 1 March 2022 · line 7" in result.stdout


def test_check_with_json_is_a_report_by_the_schema(invoke: Invoke, corpus: Path) -> None:
    result = invoke("check", FALSE, "--json", "--corpus", corpus)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(result.stdout), schema)
    report = Report.model_validate_json(result.stdout)
    assert report.verdicts[0].label == "contradicted"
    assert "2019" in report.verdicts[0].citations[0].quote


def test_check_with_markdown_is_markdown(invoke: Invoke, corpus: Path) -> None:
    assert "\n## ✗ CONTRADICTED" in invoke("check", FALSE, "--markdown", "--corpus", corpus).stdout


@pytest.mark.parametrize("label", ["contradicted", "unsupported"])
def test_check_when_fail_on_is_met_exits_with_1(invoke: Invoke, corpus: Path, label: str) -> None:
    result = invoke("check", FALSE, "--fail-on", label, "--corpus", corpus)
    assert result.exit_code == 1
    assert "CONTRADICTED" in result.stdout


def test_check_when_fail_on_is_not_met_exits_with_0(invoke: Invoke, corpus: Path) -> None:
    result = invoke(
        "check", FALSE, "--fail-on", "unverifiable", "--fail-on", "unverifiable", "--corpus", corpus
    )
    assert result.exit_code == 0


def test_check_a_file_checks_each_of_its_claims(
    invoke: Invoke, corpus: Path, tmp_path: Path
) -> None:
    speech = tmp_path / "speech.txt"
    speech.write_text(f"{TRUE} {FALSE}", encoding="utf-8")
    result = invoke("check", "--file", speech, "--json", "--corpus", corpus)
    labels = [verdict["label"] for verdict in json.loads(result.stdout)["verdicts"]]
    assert labels == ["supported", "contradicted"]


@pytest.mark.parametrize("args", [("-",), ("--file", "-"), ()])
def test_check_standard_input_checks_it(
    invoke: Invoke, corpus: Path, args: tuple[str, ...]
) -> None:
    result = invoke("check", *args, "--corpus", corpus, stdin=TRUE)
    assert "✓ SUPPORTED" in result.stdout


def test_check_as_of_a_day_before_everything_finds_nothing(invoke: Invoke, corpus: Path) -> None:
    result = invoke("check", TRUE, "--as-of", "2020-01-01", "--corpus", corpus)
    assert "? UNVERIFIABLE" in result.stdout
    assert "undated document" in result.stdout


@pytest.mark.parametrize("option", ["--as-of", "--since", "--until"])
@pytest.mark.parametrize(
    "day", ["yesterday", "2024-13-01", "20240705", "2024-W27-5", "", "٢٠٢٤-٠٧-٠٥"]
)
def test_check_when_a_date_is_none_says_how_to_write_one(
    invoke: Invoke, corpus: Path, option: str, day: str
) -> None:
    assert_sentence(invoke("check", TRUE, option, day, "--corpus", corpus), option, "2024-07-05")


def test_check_when_since_is_after_until_says_so(invoke: Invoke, corpus: Path) -> None:
    dates = ("--since", "2024-07-05", "--until", "2024-07-04")
    assert_sentence(invoke("check", TRUE, *dates, "--corpus", corpus), "swap")


def test_check_when_there_is_no_corpus_says_how_to_make_one(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("check", TRUE, "--corpus", tmp_path / "absent")
    assert_sentence(result, "verifier add")
    assert not (tmp_path / "absent").exists()


def test_check_when_the_corpus_is_empty_says_how_to_fill_it(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert_sentence(invoke("check", TRUE, "--corpus", tmp_path / "empty"), "verifier add")


@pytest.mark.parametrize("text", ["", "  \n"])
def test_check_when_the_text_is_empty_says_so(invoke: Invoke, corpus: Path, text: str) -> None:
    assert_sentence(invoke("check", "--corpus", corpus, stdin=text), "empty")
    assert_sentence(invoke("check", text, "--corpus", corpus), "empty")


def test_check_when_the_file_is_absent_names_it(invoke: Invoke, corpus: Path) -> None:
    assert_sentence(invoke("check", "--file", "absent.txt", "--corpus", corpus), "absent.txt")


def test_check_when_the_file_is_binary_says_so(
    invoke: Invoke, corpus: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 4)
    assert_sentence(invoke("check", "--file", tmp_path / "a.bin", "--corpus", corpus), "binary")


def test_check_when_options_exclude_each_other_says_so(invoke: Invoke, corpus: Path) -> None:
    assert_sentence(invoke("check", TRUE, "--json", "--markdown", "--corpus", corpus), "exclude")
    assert_sentence(invoke("check", TRUE, "--file", "x.txt", "--corpus", corpus), "not both")


def test_check_when_fail_on_names_no_label_is_a_usage_error(invoke: Invoke, corpus: Path) -> None:
    assert invoke("check", TRUE, "--fail-on", "false", "--corpus", corpus).exit_code == 2


@pytest.mark.parametrize(
    ("kinds", "condition", "expected"),
    [
        (["supported"], FailOn.UNSUPPORTED, False),
        (["supported", "contradicted"], FailOn.CONTRADICTED, True),
        (["supported", "contradicted"], FailOn.UNSUPPORTED, True),
        (["supported", "contradicted"], FailOn.UNVERIFIABLE, False),
        (["supported", "conflicting"], FailOn.UNVERIFIABLE, True),
        (["supported", "not_checkable"], FailOn.UNSUPPORTED, False),
        (["not_checkable"], FailOn.UNVERIFIABLE, True),
    ],
)
def test_is_met_looks_at_claims_that_assert_something(
    kinds: list[str], condition: FailOn, expected: bool
) -> None:
    report = answers.make_report(*(getattr(answers, kind)(100 * i) for i, kind in enumerate(kinds)))
    assert is_met(report, [condition]) is expected
