"""Answers that are there already: the cache, recordings and their replay."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.llm.conftest import (
    CLAIM,
    SENTENCE,
    TEXT,
    assert_sentence,
    fenced,
    in_turn,
    judging,
    reply,
    ruling,
)
from verifier.errors import InputError, SettingsError
from verifier.evaluation.server import Reply, answer_by_words
from verifier.llm.answers import Cache, Question
from verifier.prompts import Prompt

QUESTION = Question(
    model="openai:scripted",
    base_url=None,
    prompt="0123",
    schema="4567",
    system="Rules.",
    user="Data.",
    temperature=0.0,
)


@pytest.fixture
def twice(serve, opened) -> Callable:
    """Check a text twice at one server, the second time with other settings."""

    def run(script=answer_by_words, text=CLAIM, *, between=lambda: None, given=None, **then):
        server = serve(script)
        first = opened(server, **(given or {})).check(text)
        n_calls = len(server.bodies)
        between()
        second = opened(server, **then).check(text)
        return first, second, len(server.bodies) - n_calls

    return run


def cached_files(tmp_path: Path) -> list[Path]:
    files = list((tmp_path / "cache").rglob("*.json"))
    assert files
    return files


def test_second_run_sends_nothing_and_says_the_same(twice):
    first, second, n_calls = twice(text=TEXT)
    assert (n_calls, second.verdicts) == (0, first.verdicts)


def test_second_run_counts_its_answers_as_cached_and_free(twice):
    _, second, _ = twice(text=TEXT, price_prompt=1, price_completion=1)
    usage = second.run.usage
    assert (usage.n_calls, usage.n_cached, usage.prompt_tokens, usage.cost_usd) == (0, 2, 0, 0.0)


def test_another_prompt_is_asked_again(twice, monkeypatch):
    load = Prompt.load

    def altered(name):
        return load(name).model_copy(update={"fingerprint": "another"})

    _, _, n_calls = twice(between=lambda: monkeypatch.setattr(Prompt, "load", altered))
    assert n_calls == 1


def test_other_evidence_is_asked_for_again(twice):
    _, _, n_calls = twice(n_evidence=1)
    assert n_calls == 1


@pytest.mark.parametrize(
    "then", [{"model": "openai:other"}, {"temperature": 0.5}], ids=["model", "temperature"]
)
def test_another_model_or_temperature_is_asked_again(twice, then):
    _, _, n_calls = twice(**then)
    assert n_calls == 1


def test_setting_that_changes_no_question_is_answered_from_the_cache(twice):
    _, _, n_calls = twice(max_concurrency=1)
    assert n_calls == 0


def test_without_the_cache_all_is_asked_again(twice):
    _, _, n_calls = twice(use_cache=False)
    assert n_calls == 1


def test_fault_is_never_kept(twice):
    first, second, n_calls = twice(in_turn(lambda body: Reply({}, status=404), answer_by_words))
    assert (len(first.failures), len(second.verdicts), n_calls) == (1, 1, 1)


def test_answer_that_is_broken_twice_is_never_kept(twice, tmp_path):
    _, second, n_calls = twice(judging(lambda *_: {"why": "No more."}))
    assert (len(second.failures), n_calls) == (1, 2)
    assert not (tmp_path / "cache").exists()


def test_second_try_that_succeeds_is_kept(twice):
    _, second, n_calls = twice(in_turn(judging(lambda *_: {}), answer_by_words))
    assert (len(second.verdicts), n_calls) == (1, 0)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe\x00", b"[]", b"{}", b'{"answer": 5}', b'{"answer": "no JSON"}'],
)
def test_damaged_answer_is_asked_for_again_and_mended(twice, tmp_path, content):
    def damage():
        for file in cached_files(tmp_path):
            file.write_bytes(content)

    first, second, n_calls = twice(between=damage)
    assert (n_calls, second.verdicts) == (1, first.verdicts)
    assert all(file.read_bytes() != content for file in cached_files(tmp_path))


def test_folder_that_can_not_be_made_costs_only_the_cache(check, tmp_path):
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    report, _ = check(answer_by_words)
    assert len(report.verdicts) == 1


def test_cache_holds_one_whole_file_an_answer_and_nothing_else(tmp_path):
    cache = Cache(tmp_path / "cache")
    cache.put(QUESTION, "first")
    cache.put(QUESTION, "second")
    assert cache.get(QUESTION) == "second"
    assert [file.suffix for file in (tmp_path / "cache").rglob("*.*")] == [".json"]


@pytest.mark.parametrize("field", Question._fields)
def test_all_that_an_answer_depends_on_is_in_its_key(field):
    assert QUESTION._replace(**{field: "another"}).key != QUESTION.key


def test_recording_is_replayed_without_a_server(check, opened, tmp_path):
    file = tmp_path / "answers.jsonl"
    recorded, server = check(answer_by_words, TEXT, record=file)
    replayed = opened(model="openai:scripted", replay=file).check(TEXT)
    assert replayed.verdicts == recorded.verdicts
    assert replayed.run.usage.n_cached == len(server.bodies) == 2


def test_recording_needs_no_key_and_goes_nowhere(check, opened, tmp_path):
    file = tmp_path / "answers.jsonl"
    check(answer_by_words, record=file, api_key="sk-secret")
    assert "sk-secret" not in file.read_text(encoding="utf-8")
    assert opened(model="openai:scripted", replay=file).where is None


def test_recording_holds_cached_answers_too(twice, opened, tmp_path):
    file = tmp_path / "answers.jsonl"
    _, second, n_calls = twice(record=file)
    assert n_calls == 0
    assert opened(model="openai:scripted", replay=file).check(CLAIM).verdicts == second.verdicts


def test_recording_begins_anew(check, tmp_path):
    file = tmp_path / "answers.jsonl"
    file.write_text("what stood there\n", encoding="utf-8")
    check(answer_by_words, record=file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [sorted(json.loads(line)) for line in lines] == [
        sorted([*Question._fields, "answer", "key"])
    ]


def test_replay_of_what_was_not_recorded_is_a_failure(check, opened, tmp_path):
    file = tmp_path / "answers.jsonl"
    check(answer_by_words, record=file)
    report = opened(model="openai:scripted", replay=file).check("Globex acquired Initech in 2020.")
    (failure,) = report.failures
    assert_sentence(failure.error, "answers.jsonl", "record again")


def test_replay_of_an_answer_that_does_not_fit_is_a_failure_and_sends_nothing(
    check, serve, opened, tmp_path
):
    file = tmp_path / "answers.jsonl"
    check(answer_by_words, record=file)
    line = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**line, "answer": "{}"}), encoding="utf-8")
    server = serve(answer_by_words)
    report = opened(server, replay=file).check(CLAIM)
    assert (len(report.failures), server.bodies) == (1, [])
    assert_sentence(report.failures[0].error)


@pytest.mark.parametrize(
    "content", [b"no JSON\n", b"[1]\n", b'{"key": "a"}\n', b'"words"\n', b"\xff\xfe\n"]
)
def test_file_that_is_no_recording_is_one_sentence(opened, tmp_path, content):
    file = tmp_path / "answers.jsonl"
    file.write_bytes(content)
    with pytest.raises(InputError) as caught:
        opened(model="openai:scripted", replay=file).check(CLAIM)
    assert_sentence(str(caught.value), "answers.jsonl", "is no recording", "--record")


def test_recording_that_is_absent_is_one_sentence(opened, tmp_path):
    with pytest.raises(InputError) as caught:
        opened(model="openai:scripted", replay=tmp_path / "absent.jsonl").check(CLAIM)
    assert_sentence(str(caught.value), "absent.jsonl", "name a recording")


def test_place_that_can_not_be_written_is_one_sentence(check, tmp_path):
    with pytest.raises(InputError) as caught:
        check(answer_by_words, record=tmp_path / "absent" / "answers.jsonl")
    assert_sentence(str(caught.value), "answers.jsonl", "name another")


def test_record_and_replay_together_are_refused(opened, tmp_path):
    with pytest.raises(SettingsError) as caught:
        opened(model="openai:scripted", record=tmp_path / "a", replay=tmp_path / "b")
    assert_sentence(str(caught.value), "give one of them")


def test_answer_of_unusual_characters_is_replayed_to_the_letter(check, opened, tmp_path):
    file = tmp_path / "answers.jsonl"
    why = "Line\u2028ends\x85 and “quotes” 😀."

    def script(body):
        (id,), found = fenced(body, "claim"), fenced(body, "passage")
        said = {"claim": id, **ruling(found, supporting=SENTENCE), "why": why}
        return reply(body, json.dumps({"rulings": [said]}, ensure_ascii=False))

    recorded, _ = check(script, record=file)
    replayed = opened(model="openai:scripted", replay=file).check(CLAIM)
    assert why in recorded.verdicts[0].explanation
    assert replayed.verdicts == recorded.verdicts
