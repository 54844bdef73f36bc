"""What is sent, where, and how much at once, through the real clients."""

import json
import socket
import threading
import time
from contextlib import closing
from dataclasses import replace

import langsmith.utils
import pytest
from langchain_core.tracers.langchain import wait_for_all_tracers
from pydantic import BaseModel, ConfigDict

from tests.llm.conftest import CLAIM, SENTENCE, assert_sentence, fenced, judging, reply, ruling
from verifier import Label, Settings
from verifier.errors import ModelError, SettingsError
from verifier.evaluation.server import Reply, answer_by_words, completion
from verifier.llm.answers import NoAnswers
from verifier.llm.chat import ChatModel, Request
from verifier.llm.client import Client
from verifier.prompts import Prompt

OWN_KEY, SERVER_KEY = "sk-of-the-provider", "key-of-the-server"


class Echo(BaseModel):
    model_config = ConfigDict(extra="forbid")

    said: str


def prompt() -> Prompt:
    head = "---\npurpose: Echo.\nvariables:\n  word: A word.\n---\n\n"
    return Prompt.parse("echo", f"{head}# System\n\nSay it again.\n\n# User\n\n{{{{word}}}}\n")


def request(word: str) -> Request[Echo]:
    return Request(prompt(), {"word": word}, Echo, lambda answer: None, n_expected=10)


def echo(body) -> Reply:
    return reply(body, {"said": body["messages"][1]["content"].strip()})


def refusing(words, script):
    """Refuse requests that have what the server lacks."""

    def answer(body):
        if words in body:
            return Reply({"error": {"message": f"Unsupported parameter: '{words}'."}}, status=400)
        return script(body)

    return answer


def by_tool(body) -> Reply:
    """Answer as a server does that knows tools and no schema."""
    (tool,) = body["tools"]
    answer = json.loads(answer_by_words(body).content["choices"][0]["message"]["content"])
    called = {"name": tool["function"]["name"], "arguments": json.dumps(answer)}
    calls = [{"id": "call_1", "type": "function", "function": called}]
    return Reply(completion(body, None, tool_calls=calls, finish_reason="tool_calls"))


@pytest.fixture
def chat(serve):
    """Make a model of its own that echoes words; its server comes with it."""

    def make(script=echo, **given):
        server = serve(script)
        settings = Settings.load(
            model="openai:scripted", base_url=server.url, use_cache=False, timeout_s=20, **given
        )
        return ChatModel(Client(settings), settings, NoAnswers()), server

    return make


def test_form_is_asked_for_as_a_strict_schema_without_other_fields(check):
    _, server = check(answer_by_words)
    wanted = server.bodies[0]["response_format"]
    schema = wanted["json_schema"]["schema"]
    assert (wanted["type"], wanted["json_schema"]["strict"]) == ("json_schema", True)
    for part in (schema, *schema["$defs"].values()):
        assert part["additionalProperties"] is False
        assert sorted(part["required"]) == sorted(part["properties"])


def test_rules_and_data_go_in_separate_messages(check):
    _, server = check(answer_by_words)
    system, user = server.bodies[0]["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert CLAIM not in system["content"]
    assert CLAIM in user["content"]


def test_temperature_is_sent(check):
    _, server = check(answer_by_words, temperature=0.3)
    assert server.bodies[0]["temperature"] == 0.3


def test_temperature_is_dropped_where_the_server_lacks_it(check):
    report, server = check(refusing("temperature", answer_by_words), SENTENCE)
    assert report.verdicts[0].label is Label.SUPPORTED
    assert ["temperature" in body for body in server.bodies] == [True, False]


def test_what_a_server_lacks_is_not_tried_again(check):
    _, server = check(refusing("temperature", answer_by_words), f"{CLAIM}\n{SENTENCE}")
    assert ["temperature" in body for body in server.bodies] == [True, False, False]


def test_calls_under_way_together_all_do_without_what_the_server_lacks(chat):
    together = threading.Barrier(4)

    def script(body):
        if "temperature" in body:
            together.wait(timeout=20)
        return refusing("temperature", echo)(body)

    model, _ = chat(script, max_concurrency=4)
    answers = dict(model.ask_all([request(word) for word in "abcd"]))
    assert [answers[place].said for place in range(4)] == list("abcd")


@pytest.mark.parametrize(
    "message",
    [
        "response_format is not supported",
        "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this "
        "model.",
        "Invalid schema for response_format 'Rulings'.",
    ],
)
def test_tools_are_used_where_the_server_lacks_schemas(check, message):
    def script(body):
        if "response_format" in body:
            return Reply({"error": {"message": message}}, status=400)
        return by_tool(body)

    report, server = check(script, SENTENCE)
    assert report.verdicts[0].label is Label.SUPPORTED
    assert server.bodies[-1]["tool_choice"]["function"]["name"] == "Rulings"


def test_content_filter_is_a_refusal_for_tools_as_well(check):
    def filtered(body):
        return Reply(completion(body, "Partly", finish_reason="content_filter"))

    report, _ = check(refusing("response_format", filtered))
    assert_sentence(report.failures[0].error, "refused to answer")


def test_key_of_the_provider_never_goes_to_another_server(check, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", OWN_KEY)
    _, server = check(answer_by_words)
    assert server.headers
    assert OWN_KEY not in str(server.headers) + str(server.bodies)


def test_key_of_the_server_goes_to_it(check, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", OWN_KEY)
    monkeypatch.setenv("VERIFIER_API_KEY", SERVER_KEY)
    _, server = check(answer_by_words)
    assert server.headers[0]["authorization"] == f"Bearer {SERVER_KEY}"
    assert OWN_KEY not in str(server.headers)


def test_key_is_in_no_report_and_no_settings(check):
    report, _ = check(answer_by_words, api_key=SERVER_KEY)
    assert SERVER_KEY not in report.model_dump_json()
    assert SERVER_KEY not in repr(Settings.load(api_key=SERVER_KEY))


def test_server_of_the_environment_is_named(opened, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", OWN_KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert "http://127.0.0.1:9/v1" in opened(model="openai:gpt-4.1").where


def test_nothing_is_sent_without_a_model(serve, opened, monkeypatch):
    server = serve(answer_by_words)
    monkeypatch.setenv("OPENAI_API_KEY", OWN_KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    report = opened().check(CLAIM)
    assert (len(report.verdicts), report.run.usage, server.bodies) == (1, None, [])


def test_nothing_is_sent_by_the_embedded_judge_though_a_model_is_named(check):
    report, server = check(answer_by_words, judge="embedded")
    assert (len(report.verdicts), report.run.usage, server.bodies) == (1, None, [])


def test_tracing_of_the_environment_gets_nothing(check, monkeypatch):
    with closing(socket.create_server(("127.0.0.1", 0))) as tracer:
        tracer.settimeout(0.2)
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGSMITH_API_KEY", "ls-key")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", f"http://127.0.0.1:{tracer.getsockname()[1]}")
        langsmith.utils.get_env_var.cache_clear()
        try:
            report, _ = check(answer_by_words)
            wait_for_all_tracers()
            with pytest.raises(TimeoutError):
                tracer.accept()
        finally:
            langsmith.utils.get_env_var.cache_clear()
    assert len(report.verdicts) == 1


def test_no_more_calls_are_under_way_than_allowed(chat):
    under_way, most = [], []
    three = threading.Barrier(3)

    def script(body):
        under_way.append(body)
        three.wait(timeout=20)
        time.sleep(0.05)
        most.append(len(under_way))
        under_way.pop()
        return echo(body)

    model, server = chat(script, max_concurrency=3)
    assert len(list(model.ask_all([request(str(n)) for n in range(12)]))) == 12
    assert len(server.bodies) == 12
    assert max(most) == 3


def test_answer_goes_with_its_question_whichever_comes_first(chat):
    model, _ = chat(
        lambda body: replace(echo(body), delay_s=0.3 * ("a" in str(body["messages"][1])))
    )
    came = list(model.ask_all([request("a"), request("bb")]))
    assert [(place, answer.said) for place, answer in came] == [(1, "bb"), (0, "a")]


def test_verdicts_come_in_the_order_of_the_text_whichever_answer_comes_first(check, one_a_call):
    first, second = CLAIM, "The plant near Rome employs 240 people."

    def script(body):
        is_first = first in fenced(body, "claim").values()
        return replace(answer_by_words(body), delay_s=0.3 if is_first else 0.0)

    report, _ = check(script, f"{first}\n{second}")
    assert [verdict.claim.text for verdict in report.verdicts] == [first, second]


def test_one_failed_answer_leaves_the_others(chat):
    def script(body):
        return Reply({}, status=404) if "bad" in str(body["messages"][1]) else echo(body)

    model, _ = chat(script)
    answers = dict(model.ask_all([request("good"), request("bad"), request("fine")]))
    assert isinstance(answers.pop(1), ModelError)
    assert (answers[0].said, answers[2].said) == ("good", "fine")


@pytest.mark.parametrize("name", ["gpt-4.1", "openai:", ":gpt-4.1"])
def test_model_without_its_provider_is_refused(opened, name):
    with pytest.raises(SettingsError) as caught:
        opened(model=name)
    assert_sentence(str(caught.value), name, "write provider:model")


def test_unknown_provider_is_refused(opened):
    with pytest.raises(SettingsError) as caught:
        opened(model="nobody:gpt").check(CLAIM)
    assert_sentence(str(caught.value), "knows no provider", "nobody:gpt", "write provider:model")


def test_provider_whose_package_is_absent_is_refused(opened):
    with pytest.raises(SettingsError) as caught:
        opened(model="groq:any").check(CLAIM)
    assert_sentence(str(caught.value), "groq:any", "not installed", "install it")


def test_missing_key_is_refused_before_any_work(opened):
    with pytest.raises(SettingsError) as caught:
        opened(model="openai:gpt-4.1").check(CLAIM)
    assert_sentence(str(caught.value), "set OPENAI_API_KEY", "--base-url")


def test_judge_that_needs_a_model_is_refused_without_one(opened):
    with pytest.raises(SettingsError) as caught:
        opened(judge="cascade")
    assert_sentence(str(caught.value), "--model")


def test_contradiction_of_a_model_is_a_verdict_with_its_name(check):
    script = judging(lambda _, passages: ruling(passages, contradicting=SENTENCE))
    report, _ = check(script, "The Lyon plant of Acme employs 99 people.")
    assert report.verdicts[0].label is Label.CONTRADICTED
    assert report.verdicts[0].votes[-1].judge == "openai:scripted"
