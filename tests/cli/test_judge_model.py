"""`verifier check --judge-model`: what it refuses, and, where the extra is there, what it does."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Invoke, assert_sentence
from tests.cli.test_check import SCHEMA, TRUE
from tests.models import tiny
from verifier.models import chosen

NAMES = {"0": "contradiction", "1": "entailment", "2": "neutral"}


def test_check_when_the_folder_is_absent_says_so(invoke: Invoke, corpus: Path) -> None:
    result = invoke("check", TRUE, "--judge-model", "./absent", "--corpus", corpus)
    assert_sentence(result, "There is no folder ./absent")
    assert result.stdout == ""


def test_check_when_the_name_is_empty_says_so(invoke: Invoke, corpus: Path) -> None:
    result = invoke("check", TRUE, "--judge-model", "", "--corpus", corpus)
    assert_sentence(result, "judge_model")


def test_check_when_labels_are_not_three_way_says_so(
    invoke: Invoke, corpus: Path, tmp_path: Path
) -> None:
    folder = tiny.write_config(tmp_path / "m", id2label={"0": "entailment", "1": "not_entailment"})
    result = invoke("check", TRUE, "--judge-model", folder, "--corpus", corpus)
    assert_sentence(result, "not clearly three-way", "entailment, not_entailment")


@pytest.mark.parametrize("is_local", [True, False])
def test_check_when_the_extra_is_missing_says_how_to_install_it(
    invoke: Invoke, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_local: bool
) -> None:
    monkeypatch.setattr(chosen, "LIBRARIES", ("absent_library",))
    folder = tiny.write_config(tmp_path / "m", id2label=NAMES)
    name = folder if is_local else "someone/some-nli"
    result = invoke("check", TRUE, "--judge-model", name, "--corpus", corpus)
    assert_sentence(result, "pip install -e '.[hf]'")


def test_check_takes_the_judge_model_from_the_environment(
    invoke: Invoke, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERIFIER_JUDGE_MODEL", "./elsewhere")
    assert_sentence(invoke("check", TRUE, "--corpus", corpus), "./elsewhere")
    assert invoke("search", "Lyon", "--corpus", corpus).exit_code == 0


def test_check_with_a_judge_model_names_it(invoke: Invoke, corpus: Path, tmp_path: Path) -> None:
    tiny.need_extra()
    folder = tiny.save(tmp_path / "m")
    given = ("check", TRUE, "--judge-model", folder, "--corpus", corpus)
    shown = invoke(*given)
    assert shown.exit_code == 0
    assert shown.stdout.count("Note: Judged by") == 1
    report = json.loads(invoke(*given, "--json").stdout)
    jsonschema.validate(report, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert report["run"]["judge"] == str(folder)


def test_check_without_one_names_the_judge_of_the_package(invoke: Invoke, corpus: Path) -> None:
    report = json.loads(invoke("check", TRUE, "--json", "--corpus", corpus).stdout)
    assert report["run"]["judge"] == "embedded"
    assert report["notes"] == []
