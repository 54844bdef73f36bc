"""What can go wrong with a call: each ends in a verdict or in one sentence that says what to do."""

import json
import socket
import time

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
    sided,
)
from verifier import Label
from verifier.evaluation.server import Reply, answer_by_words, completion

KEY = "sk-secret-of-the-user"
NO_CHOICES = b'{"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": []}'


def status(code, **headers):
    error = {"error": {"message": f"status {code}", "type": "error"}}
    return lambda body: Reply(error, status=code, headers=headers)


def raw(content):
    return lambda body: Reply(content)


def said(answer, **message):
    return lambda body: reply(body, answer, **message)


def slow(body):
    return Reply({}, delay_s=1.0)


@judging
def good(claim, passages):
    words = SENTENCE if "240" in claim else "Globex acquired Initech in 2020."
    return ruling(passages, supporting=words)


made_up = judging(lambda *_: sided(supporting=[{"passage": "p00", "words": "any words"}]))
unbacked = judging(lambda *_: {**sided(), "label": "contradicted"})


def failed(report) -> str:
    (failure,) = report.failures
    assert (report.verdicts, failure.stage) == ((), "judge")
    assert_sentence(failure.error)
    return failure.error


def labels(report) -> list[Label]:
    return [verdict.label for verdict in report.verdicts]


@pytest.fixture
def no_retries(monkeypatch):
    monkeypatch.setattr("verifier.llm.client._N_RETRIES", 0)


def test_late_answer_is_a_failure_that_names_the_wait(check, no_retries):
    report, _ = check(slow, timeout_s=0.3)
    assert "within 0.3 s; try again, or raise VERIFIER_TIMEOUT_S" in failed(report)


def test_rate_limit_that_passes_is_waited_out(check):
    report, server = check(in_turn(status(429), good))
    assert labels(report) == [Label.SUPPORTED]
    assert len(server.bodies) == 2


@pytest.mark.parametrize(
    ("code", "words"),
    [(429, "lower VERIFIER_MAX_CONCURRENCY"), (500, "failed on its side; try again later")],
)
def test_limit_or_error_that_stays_is_a_failure_after_two_retries(check, code, words):
    report, server = check(status(code))
    assert words in failed(report)
    assert len(server.bodies) == 3


def test_retry_after_is_honoured(check):
    asked = []

    def script(body):
        asked.append(time.monotonic())
        return good(body) if len(asked) > 1 else status(429, **{"Retry-After": "0.5"})(body)

    report, _ = check(script)
    assert labels(report) == [Label.SUPPORTED]
    assert asked[1] - asked[0] >= 0.5


def test_server_error_that_passes_is_retried(check):
    report, server = check(in_turn(status(500), status(503), good))
    assert labels(report) == [Label.SUPPORTED]
    assert len(server.bodies) == 3


def test_server_that_does_not_run_is_a_failure_that_names_base_url(opened, no_retries):
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    report = opened(model="openai:scripted", base_url=url).check(CLAIM)
    assert_sentence(failed(report), url, "can't be reached", "--base-url")


def test_wrong_key_is_not_tried_again_and_never_told(check):
    def refuse(body):
        return Reply({"error": {"message": f"Incorrect API key provided: {KEY}"}}, status=401)

    report, server = check(refuse, api_key=KEY)
    assert_sentence(failed(report), "refused the key")
    assert KEY not in failed(report)
    assert len(server.bodies) == 1


def test_key_that_may_not_use_a_model_is_a_failure_that_says_what_to_change(check):
    report, _ = check(status(403))
    assert_sentence(failed(report), "does not let this key use openai:scripted", "--model")


def test_unknown_model_is_a_failure_that_names_model(check):
    report, server = check(status(404))
    assert_sentence(failed(report), "knows no model openai:scripted", "correct --model")
    assert len(server.bodies) == 1


def test_refused_request_tells_what_the_server_said(check):
    report, _ = check(status(400))
    assert_sentence(failed(report), "(", "status 400", "correct --model or its settings")


def test_answer_that_was_cut_off_is_a_failure_and_not_asked_again(check):
    report, server = check(said('{"rulings": [', finish_reason="length"))
    assert "cut off at its length limit" in failed(report)
    assert len(server.bodies) == 1


def test_content_filter_is_a_failure_that_names_another_way(check):
    report, _ = check(said(None, finish_reason="content_filter"))
    assert "--judge embedded" in failed(report)


def test_refusal_is_a_failure_that_names_another_way(check):
    report, server = check(said(None, refusal="I can't help with that."))
    assert_sentence(failed(report), "refused to answer", "--judge embedded")
    assert len(server.bodies) == 1


@pytest.mark.parametrize("answer", ["", "  \n", None])
def test_empty_answer_is_a_failure(check, answer):
    report, _ = check(said(answer))
    assert "gave an empty answer; try again" in failed(report)


def test_broken_json_is_asked_for_once_more_with_what_is_wrong(check):
    report, server = check(in_turn(said('{"rulings": ['), good))
    assert labels(report) == [Label.SUPPORTED]
    first, second = server.bodies
    assert second["messages"][:2] == first["messages"]
    assert second["messages"][2]["content"] == '{"rulings": ['
    assert "Invalid JSON" in second["messages"][3]["content"]


def test_field_that_is_missing_is_named_in_the_second_question(check):
    _, server = check(in_turn(said({"rulings": [{"claim": "c1"}]}), good))
    assert "rulings.0.why: Field required" in server.bodies[1]["messages"][3]["content"]


def test_answer_that_is_broken_twice_is_a_failure(check):
    report, server = check(said("Sure! The claim is supported."))
    assert_sentence(failed(report), "broken answer twice", "use another model")
    assert len(server.bodies) == 2


def test_fenced_json_is_asked_for_again_without_its_fence(check):
    def in_fence(body):
        answer = good(body).content["choices"][0]["message"]["content"]
        return reply(body, f"```json\n{answer}\n```")

    report, server = check(in_turn(in_fence, good))
    assert labels(report) == [Label.SUPPORTED]
    assert len(server.bodies) == 2


def test_half_a_character_in_an_answer_is_a_broken_answer(check):
    def half(body):
        answer = json.dumps(completion(body, "MARK")).replace("MARK", r"\ud800")
        return Reply(answer.encode())

    report, _ = check(half)
    assert "broken answer twice" in failed(report)


def test_unknown_passage_is_asked_for_again(check):
    report, server = check(in_turn(made_up, good))
    assert "There is no passage 'p00'" in server.bodies[1]["messages"][3]["content"]
    assert labels(report) == [Label.SUPPORTED]


def test_unknown_passage_twice_is_a_failure(check):
    report, _ = check(made_up)
    assert_sentence(failed(report), "p00", "use another model")


def test_claim_without_a_ruling_is_asked_for_again_by_its_id(check):
    report, server = check(in_turn(said({"rulings": []}), good))
    (id,) = fenced(server.bodies[0], "claim")
    assert f"exactly once: {id}." in server.bodies[1]["messages"][3]["content"]
    assert labels(report) == [Label.SUPPORTED]


def test_claim_that_is_left_out_twice_fails_with_its_call_and_is_not_dropped(check):
    def forgets(body):
        first, *_ = fenced(body, "claim")
        rest = ruling(fenced(body, "passage"), supporting=SENTENCE)
        return reply(body, {"rulings": [{"claim": first, **rest}]})

    script = in_turn(answer_by_words, forgets)
    report, _ = check(script, TEXT)
    assert [failure.claim for failure in report.failures] == list(report.claims)
    for failure in report.failures:
        assert_sentence(failure.error, "exactly once")


def test_claim_that_is_ruled_on_twice_is_asked_for_again(check):
    def twice(body):
        (id,), passages = fenced(body, "claim"), fenced(body, "passage")
        one = {"claim": id, **ruling(passages, supporting=SENTENCE)}
        return reply(body, {"rulings": [one, one]})

    report, server = check(in_turn(twice, good))
    assert "exactly once" in server.bodies[1]["messages"][3]["content"]
    assert labels(report) == [Label.SUPPORTED]


def test_label_that_its_quotes_do_not_back_is_asked_for_again(check):
    report, server = check(in_turn(unbacked, good))
    assert "passages make it unverifiable" in server.bodies[1]["messages"][3]["content"]
    assert labels(report) == [Label.SUPPORTED]


def test_label_that_is_never_backed_is_a_failure_and_no_verdict(check):
    report, _ = check(unbacked)
    assert_sentence(failed(report), "labelled contradicted", "use another model")


@pytest.mark.parametrize(
    "content",
    [b"<html><body>Sign in</body></html>", b"{}", NO_CHOICES, b"[]", b"null", b"", b"\xff\xfe"],
)
def test_page_that_is_no_completion_is_a_failure(check, content):
    report, _ = check(raw(content))
    assert_sentence(failed(report), "answered in a way that can't be read", "try again")


def test_each_fault_costs_the_claim_of_its_call_and_no_other(check, one_a_call, no_retries):
    faults = {
        "Rome": status(429),
        "Oslo": status(500),
        "Bern": status(401),
        "Cork": said("{"),
        "Nice": said(None, refusal="No."),
        "Graz": said("", finish_reason="length"),
        "Linz": raw(b"<html>"),
        "Lodz": raw(b"{}"),
        "Kiel": raw(NO_CHOICES),
        "Metz": unbacked,
    }

    def script(body):
        claims = " ".join(fenced(body, "claim").values())
        fault = next((fault for place, fault in faults.items() if place in claims), good)
        return fault(body)

    lines = [f"The Acme plant near {place} employs 240 people." for place in faults]
    report, _ = check(script, "\n".join([CLAIM, *lines, "Globex acquired Initech in 2020."]))
    assert [claim.text for claim in report.claims[1:-1]] == lines
    assert [verdict.claim for verdict in report.verdicts] == [report.claims[0], report.claims[-1]]
    assert [failure.claim for failure in report.failures] == list(report.claims[1:-1])
    for failure in report.failures:
        assert_sentence(failure.error)


def test_text_whose_claims_can_not_be_found_is_told_sentence_by_sentence(check):
    report, _ = check(status(404), TEXT)
    assert [failure.stage for failure in report.failures] == ["extract", "extract"]
    assert [failure.claim.text for failure in report.failures] == TEXT.splitlines()
