"""Commands that name a language model, against a local server."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Timer

import pytest

from tests.cli.conftest import assert_sentence
from verifier.evaluation.server import Reply, ScriptedServer, answer_by_words
from verifier.prompts import names

CLAIM = "The plant employs 240 people."
TEXT = "Acme opened its Lyon plant in March 2019.\nThe plant employs 240 people.\nIs that so?\n"


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(answer_by_words) as running:
        yield running


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VERIFIER_CACHE", str(tmp_path / "answers"))


@pytest.fixture
def model(server: ScriptedServer) -> list[str]:
    return ["--model", "openai:scripted", "--base-url", server.url]


def test_model_judges_and_is_named(invoke, corpus, model):
    result = invoke("check", CLAIM, "--corpus", corpus, *model)
    assert result.exit_code == 0
    assert "✓ SUPPORTED  by openai:scripted" in result.stdout


def test_one_line_says_what_goes_where_before_anything_else(invoke, corpus, model, server):
    result = invoke("check", CLAIM, "--corpus", corpus, *model)
    assert result.stderr == f"Claims and passages go to openai:scripted at {server.url}.\n"


def test_nothing_is_said_or_sent_without_a_model(invoke, corpus, server, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-set")
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    result = invoke("check", CLAIM, "--corpus", corpus)
    assert (result.stderr, server.bodies) == ("", [])


def test_text_of_several_claims_takes_a_call_to_find_them_and_one_to_judge(
    invoke, corpus, model, server, tmp_path
):
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    result = invoke("check", "--file", tmp_path / "text.txt", "--corpus", corpus, "--json", *model)
    report = json.loads(result.stdout)
    assert len(report["claims"]) == 3
    assert report["run"]["usage"]["n_calls"] == len(server.bodies) == 2
    assert sorted(report["run"]["prompts"]) == names()


def test_dry_run_shows_stages_and_sends_nothing(invoke, corpus, model, server):
    result = invoke("check", TEXT, "--corpus", corpus, "--dry-run", *model)
    assert result.exit_code == 0
    assert "extract" in result.stdout
    assert "Nothing was sent." in result.stdout
    assert server.bodies == []


def test_dry_run_as_json_gives_calls_and_tokens(invoke, corpus, model):
    result = invoke("check", TEXT, "--corpus", corpus, "--dry-run", "--json", *model)
    plan = json.loads(result.stdout)
    assert [stage["name"] for stage in plan["stages"]] == ["extract", "judge"]
    assert all(stage["usage"]["prompt_tokens"] > 0 for stage in plan["stages"])


def test_dry_run_prices_a_known_model(invoke, corpus, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-none")
    known = ("--model", "openai:gpt-4.1-mini")
    result = invoke("check", CLAIM, "--corpus", corpus, "--dry-run", "--json", *known)
    assert json.loads(result.stdout)["stages"][0]["usage"]["cost_usd"] > 0


def test_dry_run_without_a_model_says_that_none_is_asked(invoke, corpus):
    result = invoke("check", CLAIM, "--corpus", corpus, "--dry-run")
    assert "No language model would be asked." in result.stdout


def test_plan_is_what_is_then_asked(invoke, corpus, model, server):
    plan = json.loads(
        invoke("check", TEXT, "--corpus", corpus, "--dry-run", "--json", *model).stdout
    )
    invoke("check", TEXT, "--corpus", corpus, *model)
    assert sum(stage["usage"]["n_calls"] for stage in plan["stages"]) == len(server.bodies)


def test_cap_on_cost_turns_claims_into_failures_that_say_so(
    invoke, corpus, model, server, monkeypatch
):
    monkeypatch.setenv("VERIFIER_PRICE_PROMPT", "1000")
    monkeypatch.setenv("VERIFIER_PRICE_COMPLETION", "1000")
    result = invoke("check", CLAIM, "--corpus", corpus, "--max-cost", "0.01", *model)
    assert result.exit_code == 2
    assert "could take the cost above 0.01 dollars" in " ".join(result.stdout.split())
    assert server.bodies == []


def test_recorded_answers_are_replayed_without_a_server(invoke, corpus, model, tmp_path):
    file = tmp_path / "answers.jsonl"
    recorded = invoke("check", CLAIM, "--corpus", corpus, "--json", "--record", file, *model)
    replayed = invoke(
        "check", CLAIM, "--corpus", corpus, "--json", "--model", "openai:scripted", "--replay", file
    )
    assert json.loads(replayed.stdout)["verdicts"] == json.loads(recorded.stdout)["verdicts"]


def test_cascade_names_both_judges(invoke, corpus, model):
    result = invoke("check", CLAIM, "--corpus", corpus, "--json", "--judge", "cascade", *model)
    assert json.loads(result.stdout)["run"]["judge"] == "cascade of embedded and openai:scripted"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--judge", "cascade"), ("needs a model", "--model")),
        (("--model", "gpt"), ("write provider:model",)),
        (("--model", "nobody:gpt"), ("knows no provider",)),
        (("--model", "openai:gpt-4.1"), ("OPENAI_API_KEY",)),
        (
            ("--model", "openai:x", "--base-url", "http://127.0.0.1:9", "--max-cost", "1"),
            ("price",),
        ),
        (("--model", "openai:x", "--replay", "absent.jsonl"), ("absent.jsonl",)),
    ],
)
def test_what_can_not_work_is_one_sentence(invoke, corpus, arguments, words):
    assert_sentence(invoke("check", CLAIM, "--corpus", corpus, *arguments), *words)


def test_prompts_are_listed_with_their_versions(invoke):
    result = invoke("prompt", "list")
    assert [line.split()[0] for line in result.stdout.splitlines()] == names()


def test_prompt_is_shown_whole(invoke):
    result = invoke("prompt", "show", "judge_claims")
    assert "Silence is not contradiction" in result.stdout


def test_prompt_is_filled_in_from_values_and_files(invoke, tmp_path):
    (tmp_path / "passages.txt").write_text("passages of a file", encoding="utf-8")
    result = invoke(
        "prompt",
        "render",
        "judge_claims",
        "claims=some claims",
        f"passages=@{tmp_path}/passages.txt",
    )
    assert "some claims" in result.stdout
    assert "passages of a file" in result.stdout


def test_prompt_without_its_values_is_one_sentence(invoke):
    assert_sentence(invoke("prompt", "render", "judge_claims", "claims=a"), "passages")


def test_unknown_prompt_is_one_sentence_that_names_the_others(invoke):
    assert_sentence(invoke("prompt", "show", "poem"), "judge_claims")


def test_ctrl_c_keeps_what_stood_by_then(corpus, tmp_path):
    """The second call never ends in time; the answers of the first are in the report."""
    claims = [f"Acme opened its Lyon plant in March 2019, said witness {n}." for n in range(9)]
    (tmp_path / "text.txt").write_text("\n".join(claims), encoding="utf-8")

    def script(body) -> Reply:
        reply = answer_by_words(body)
        is_second = "rulings" in str(reply.content) and str(reply.content).count("why") == 1
        if is_second:
            Timer(2.0, running.send_signal, (signal.SIGINT,)).start()
        return replace(reply, delay_s=30.0 if is_second else 0.0)

    with ScriptedServer(script) as server:
        command = [sys.executable, "-m", "verifier", "check", "--file", str(tmp_path / "text.txt")]
        command += ["--corpus", str(corpus), "--json", "--no-cache"]
        command += ["--model", "openai:scripted", "--base-url", server.url]
        running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        output, errors = running.communicate(timeout=25)
    report = json.loads(output)
    assert running.returncode == 130, errors
    assert len(report["verdicts"]) == 8
    assert [failure["stage"] for failure in report["failures"]] == ["stopped"]


def test_names_of_an_account_at_openai_go_to_no_other_server(
    invoke, corpus, model, server, monkeypatch
):
    monkeypatch.setenv("OPENAI_ORG_ID", "org-secret")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-secret")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    assert invoke("check", CLAIM, "--corpus", corpus, *model).exit_code == 0
    assert "secret" not in str(server.headers)


def test_dry_run_leaves_a_recording_as_it_is(invoke, corpus, model, tmp_path):
    file = tmp_path / "answers.jsonl"
    invoke("check", CLAIM, "--corpus", corpus, "--record", file, *model)
    before = file.read_text(encoding="utf-8")
    invoke("check", CLAIM, "--corpus", corpus, "--record", file, "--dry-run", *model)
    assert file.read_text(encoding="utf-8") == before != ""
