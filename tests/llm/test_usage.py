"""What calls cost, and the cap on it."""

import pytest

from tests.llm.conftest import CLAIM, TEXT, assert_sentence, fenced, in_turn, judging, reply, sided
from verifier.errors import SettingsError
from verifier.evaluation.server import Reply, answer_by_words
from verifier.llm.usage import Account, Price, known_price

PRICES = {"price_prompt": 2.0, "price_completion": 8.0}
TOKENS = {"prompt_tokens": 1000, "completion_tokens": 500, "total_tokens": 1500}
COST = (2.0 * 1000 + 8.0 * 500) / 1_000_000


def counted(script=answer_by_words):
    """Answer by a script, with a provider's own count of tokens."""
    return lambda body: Reply({**script(body).content, "usage": TOKENS})


def test_tokens_are_those_that_the_provider_counts(check):
    report, _ = check(counted(), TEXT)
    usage = report.run.usage
    assert (usage.n_calls, usage.prompt_tokens, usage.completion_tokens) == (2, 2000, 1000)


def test_cost_follows_from_the_prices_that_are_set(check):
    report, _ = check(counted(), TEXT, **PRICES)
    assert report.run.usage.cost_usd == pytest.approx(2 * COST)


def test_unknown_price_gives_tokens_and_no_cost(check):
    report, _ = check(counted())
    assert (report.run.usage.prompt_tokens, report.run.usage.cost_usd) == (1000, None)


def test_one_price_alone_gives_no_cost(check):
    report, _ = check(counted(), price_prompt=2.0)
    assert report.run.usage.cost_usd is None


def test_price_of_the_table_is_not_taken_for_another_server(check):
    report, _ = check(counted(), model="openai:gpt-4.1-mini")
    assert known_price("openai:gpt-4.1-mini") is not None
    assert report.run.usage.cost_usd is None


def test_provider_that_counts_nothing_is_counted_by_our_own_tokenizer(check):
    def uncounted(body):
        return Reply({**answer_by_words(body).content, "usage": None})

    report, _ = check(uncounted)
    usage = report.run.usage
    assert usage.n_calls == 1
    assert usage.prompt_tokens > 100
    assert usage.completion_tokens > 10


def test_answer_that_is_broken_is_paid_for_too(check):
    broken = counted(lambda body: reply(body, "no JSON"))
    report, _ = check(in_turn(broken, counted()), **PRICES)
    assert (len(report.verdicts), report.run.usage.n_calls) == (1, 2)
    assert report.run.usage.cost_usd == pytest.approx(2 * COST)


@pytest.mark.parametrize(
    "message",
    [
        {"finish_reason": "length"},
        {"finish_reason": "content_filter"},
        {"refusal": "No."},
        {"finish_reason": "stop"},
    ],
    ids=["length", "content filter", "refusal", "empty"],
)
def test_answer_that_can_not_be_used_is_paid_for_too(check, message):
    report, _ = check(counted(lambda body: reply(body, "", **message)), **PRICES)
    usage = report.run.usage
    assert (len(report.failures), usage.n_calls) == (1, 1)
    assert usage.cost_usd == pytest.approx(COST)


def test_request_that_was_refused_costs_nothing(check):
    report, _ = check(lambda body: Reply({}, status=404), **PRICES)
    assert (report.run.usage.n_calls, report.run.usage.cost_usd) == (0, 0.0)


def test_usage_of_a_run_is_its_own(serve, opened):
    verifier = opened(serve(counted()), use_cache=False)
    first, second = (verifier.check(CLAIM).run.usage for _ in range(2))
    assert first == second


def test_call_that_might_cost_too_much_is_not_made(check):
    report, server = check(counted(), max_cost_usd=0.0001, **PRICES)
    assert server.bodies == []
    assert_sentence(report.failures[0].error, "Not checked", "0.00 dollars", "raise --max-cost")


def test_cap_keeps_verdicts_so_far_and_fails_the_rest(check, one_a_call):
    lines = [f"The Acme plant near {place} employs 240 people." for place in ("Rome", "Oslo")]
    spent = {"prompt_tokens": 10_000, "completion_tokens": 10_000, "total_tokens": 20_000}

    def script(body):
        return Reply({**answer_by_words(body).content, "usage": spent})

    # The call to find claims and one to judge cost 0.20 dollars; a third would go beyond 0.21.
    report, server = check(
        script, "\n".join(lines), max_cost_usd=0.195, max_concurrency=1, **PRICES
    )
    assert (len(report.verdicts), len(report.failures)) == (1, 1)
    assert_sentence(report.failures[0].error, "raise --max-cost")
    assert len(server.bodies) == 2
    assert report.run.usage.cost_usd <= 0.2


def test_calls_under_way_together_keep_under_the_cap():
    account = Account(Price(1.0, 1.0), max_cost_usd=1.0)
    reserved = account.reserve(400_000, 200_000)
    with pytest.raises(Exception, match="raise --max-cost"):
        account.reserve(400_000, 200_000)
    account.settle(reserved, 0, 0)
    assert account.reserve(400_000, 200_000) == reserved


def test_capped_call_bounds_its_answer(check):
    _, server = check(counted(), max_cost_usd=1.0, **PRICES)
    (body,) = server.bodies
    assert body.get("max_completion_tokens") or body.get("max_tokens")


def test_second_question_counts_against_the_cap(check):
    unbacked = judging(lambda *_: {**sided(), "label": "supported"})

    def dear(body):
        tokens = {"prompt_tokens": 100_000, "completion_tokens": 0, "total_tokens": 100_000}
        return Reply({**unbacked(body).content, "usage": tokens})

    report, server = check(dear, max_cost_usd=0.2, **PRICES)
    assert len(server.bodies) == 1
    assert_sentence(report.failures[0].error, "raise --max-cost")


def test_cached_answers_are_free_under_any_cap(serve, opened):
    server = serve(counted())
    opened(server, **PRICES).check(CLAIM)
    report = opened(server, max_cost_usd=0.0, **PRICES).check(CLAIM)
    assert (len(report.verdicts), len(server.bodies)) == (1, 1)


def test_cap_without_a_known_price_is_refused_before_any_call(serve, opened):
    server = serve(answer_by_words)
    with pytest.raises(SettingsError) as caught:
        opened(server, max_cost_usd=1.0).check(CLAIM)
    assert_sentence(str(caught.value), "VERIFIER_PRICE_PROMPT", "VERIFIER_PRICE_COMPLETION")
    assert server.bodies == []


def test_plan_asks_for_no_more_than_is_then_asked(serve, opened):
    server = serve(counted())
    verifier = opened(server, **PRICES)
    plan = verifier.plan(TEXT)
    assert server.bodies == []
    verifier.check(TEXT)
    assert sum(stage.usage.n_calls for stage in plan.stages) == len(server.bodies)
    assert all(fenced(body, "claim") or fenced(body, "sentence") for body in server.bodies)


def test_call_that_was_lost_counts_as_spent_under_a_cap():
    account = Account(Price(1.0, 1.0), max_cost_usd=1.0)
    account.lose(account.reserve(400_000, 200_000))
    assert account.usage.cost_usd == pytest.approx(0.6)
    with pytest.raises(Exception, match="raise --max-cost"):
        account.reserve(400_000, 200_000)
