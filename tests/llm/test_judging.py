"""What becomes of a model's rulings: quotes are held against the documents, figures compared."""

import re

import pytest

from tests.llm.conftest import (
    CLAIM,
    SENTENCE,
    TEXT,
    assert_sentence,
    fenced,
    holder,
    in_turn,
    judging,
    ruling,
    sided,
)
from verifier import Filter, Label, Reason
from verifier.evaluation.server import Reply, answer_by_words
from verifier.types import Direction, Relation, Slot

UNION = "The Lyon plant of Acme employs 310 people."
OPENED = "Acme opened its Lyon plant in March 2019."
SIDES = ["supporting", "contradicting"]


def ruled(**named):
    return judging(lambda _, passages: ruling(passages, **named))


supported = ruled(supporting=SENTENCE)
contradicted = ruled(contradicting=UNION)
unsure = ruled(supporting=SENTENCE, is_sure=False)


def passage_ids(body) -> list[str]:
    return re.findall(r'<passage id="(\w+)"', body["messages"][1]["content"])


def decisive(citation, document) -> list[str]:
    return [document.text[start:end] for start, end in citation.decisive]


@pytest.mark.parametrize(
    ("side", "label"), [("supporting", Label.SUPPORTED), ("contradicting", Label.CONTRADICTED)]
)
def test_verdict_quotes_the_document_to_the_letter(check, side, label):
    report, _ = check(ruled(**{side: SENTENCE}))
    (verdict,) = report.verdicts
    (citation,) = verdict.citations
    assert (verdict.label, citation.quote) == (label, SENTENCE)


def test_words_of_half_a_sentence_are_quoted_with_all_of_it(check, parts):
    report, _ = check(ruled(supporting="employs 240 people"))
    (citation,) = report.verdicts[0].citations
    assert citation.quote == SENTENCE
    assert decisive(citation, parts[0].document(citation.document_id)) == ["employs 240 people"]


def test_reason_of_the_model_is_told(check):
    report, _ = check(supported)
    assert "Its reason: It says so." in report.verdicts[0].explanation


def test_sureness_of_the_model_orders_verdicts_and_is_no_probability(check):
    sure, doubtful = (check(script)[0].verdicts[0] for script in (supported, unsure))
    assert (sure.confidence, doubtful.confidence) == (0.9, 0.6)
    assert sure.votes[-1].confidence is None


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    "words",
    [
        "The plant employs over 240 people.",
        "Acme opened its Lyon plant. The plant employs 240 people.",
        "The plant ... 240 people.",
        "The mayor himself employs 240 people.",
        "plant employs 24",
        "plant",
        "in March",
        "of them are",
    ],
    ids=[
        "altered",
        "stitched",
        "shortened",
        "invented",
        "cut inside a number",
        "one word",
        "one telling word",
        "no telling word",
    ],
)
def test_quote_that_does_not_hold_costs_the_label(check, side, words):
    report, _ = check(ruled(**{side: words}))
    (verdict,) = report.verdicts
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIABLE, Reason.CITATION_REJECTED)
    assert verdict.citations == ()


@pytest.mark.parametrize("side", SIDES)
def test_quote_of_another_passage_costs_the_label(check, side):
    @judging
    def misplaced(claim, passages):
        return sided(**{side: [{"passage": holder(passages, UNION), "words": SENTENCE}]})

    report, _ = check(misplaced)
    assert report.verdicts[0].reason is Reason.CITATION_REJECTED


def test_one_quote_that_holds_is_enough_for_its_side(check):
    @judging
    def mixed(claim, passages):
        good = {"passage": holder(passages, SENTENCE), "words": SENTENCE}
        return sided(supporting=[{**good, "words": "The mayor employs them."}, good])

    report, _ = check(mixed)
    assert [citation.quote for citation in report.verdicts[0].citations] == [SENTENCE]


@pytest.mark.parametrize(
    ("words", "raw"),
    [
        ('"We won\'t pay for the bridge-not now."', "“We won’t pay for the bridge—not now.”"),
        (
            "Under an international treaty the airport of Marlow opened",
            "Under an inter-\nnational treaty\nthe airport of Marlow opened",
        ),
    ],
    ids=["quotes and dashes", "divided word and line breaks"],
)
def test_words_that_are_set_otherwise_are_found_and_quoted_as_they_stand(check, parts, words, raw):
    @judging
    def rule(claim, passages):
        marlow = holder(passages, "the airport of Marlow opened in")
        return sided(supporting=[{"passage": marlow, "words": words}])

    report, _ = check(rule, "The mayor of Marlow won't pay for the bridge or the airport.")
    (citation,) = report.verdicts[0].citations
    assert decisive(citation, parts[0].document(citation.document_id)) == [raw]
    assert raw in citation.quote


def test_conflict_shows_both_sides(check):
    report, _ = check(ruled(supporting=SENTENCE, contradicting=UNION))
    (verdict,) = report.verdicts
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIABLE, Reason.CONFLICTING)
    assert {citation.stance: citation.quote for citation in verdict.citations} == {
        Direction.SUPPORTS: SENTENCE,
        Direction.CONTRADICTS: UNION,
    }


def test_conflict_whose_one_side_is_invented_is_withdrawn(check):
    report, _ = check(ruled(supporting=SENTENCE, contradicting="The plant was never built."))
    assert report.verdicts[0].reason is Reason.CITATION_REJECTED


def test_unverifiable_claim_shows_what_comes_nearest(check):
    report, _ = check(ruled(nearest=OPENED), "The Lyon plant of Acme makes tyres.")
    (verdict,) = report.verdicts
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIABLE, Reason.INSUFFICIENT)
    assert [citation.quote for citation in verdict.citations] == [OPENED]


@pytest.mark.parametrize(
    ("claim", "words", "slot"),
    [
        ("The Lyon plant of Acme employs 250 people.", SENTENCE, Slot.QUANTITY),
        ("Acme opened its Lyon plant in March 2018.", OPENED, Slot.DATE),
    ],
)
def test_support_with_another_figure_is_left_open_and_the_difference_shown(
    check, claim, words, slot
):
    report, _ = check(ruled(supporting=words), claim)
    (verdict,) = report.verdicts
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIABLE, Reason.INSUFFICIENT)
    assert slot in [f.slot for f in verdict.findings if f.relation is Relation.DIFFERS]
    assert "figures or dates differ" in verdict.explanation


def test_claims_that_share_evidence_go_in_one_call(check):
    _, server = check(answer_by_words, TEXT)
    assert [len(fenced(body, "claim")) for body in server.bodies] == [0, 2]


def test_no_call_has_more_than_eight_claims(check):
    lines = [f"The Acme plant near witness {n} employs 240 people." for n in range(9)]
    _, server = check(answer_by_words, "\n".join(lines))
    assert sorted(len(fenced(body, "claim")) for body in server.bodies) == [0, 1, 8]


def test_passage_travels_once_in_a_call(check):
    _, server = check(answer_by_words, TEXT)
    sent = passage_ids(server.bodies[1])
    assert len(sent) == len(set(sent)) > 1


def test_passage_comes_with_title_and_day_of_its_document(check):
    _, server = check(answer_by_words)
    user = server.bodies[0]["messages"][1]["content"]
    assert 'title="Acme in Lyon" published="2022-03-01"' in user


def test_claim_without_evidence_is_not_sent(serve, opened):
    server = serve(answer_by_words)
    report = opened(server).check(CLAIM, filter=Filter(source="nobody"))
    assert (report.verdicts[0].reason, server.bodies) == (Reason.NO_EVIDENCE, [])


def test_unsure_claims_are_asked_again_one_by_one(check):
    report, server = check(unsure, f"{CLAIM}\n{SENTENCE}", is_rechecked=True)
    assert [len(fenced(body, "claim")) for body in server.bodies] == [0, 2, 1, 1]
    assert [verdict.label for verdict in report.verdicts] == [Label.SUPPORTED] * 2


def test_unsure_claim_is_asked_again_with_its_passages_in_the_other_order(check):
    _, server = check(unsure, is_rechecked=True)
    first, second = map(passage_ids, server.bodies)
    assert len(first) > 1
    assert second == first[::-1]


@pytest.mark.parametrize("second", [contradicted, ruled(nearest=OPENED)], ids=["other", "open"])
def test_unsure_claim_whose_second_answer_differs_is_left_open(check, second):
    report, server = check(in_turn(unsure, second), is_rechecked=True)
    (verdict,) = report.verdicts
    assert len(server.bodies) == 2
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIABLE, Reason.INSUFFICIENT)


def test_unsure_claim_whose_second_question_fails_is_a_failure(check):
    report, _ = check(in_turn(unsure, lambda body: Reply({}, status=404)), is_rechecked=True)
    assert_sentence(report.failures[0].error, "knows no model")


@pytest.mark.parametrize(("script", "is_rechecked"), [(supported, True), (unsure, False)])
def test_claim_is_asked_once_when_it_is_sure_or_no_second_question_is_wanted(
    check, script, is_rechecked
):
    _, server = check(script, is_rechecked=is_rechecked)
    assert len(server.bodies) == 1


def test_cascade_sends_only_what_the_embedded_judge_is_not_sure_of(check, opened):
    text = f"{SENTENCE}\nThe Lyon plant of Acme will make tyres for Globex."
    found = opened().check(text).verdicts
    doubtful, sure = sorted(found, key=lambda verdict: verdict.confidence)
    threshold = (doubtful.confidence + sure.confidence) / 2
    report, server = check(answer_by_words, text, judge="cascade", cascade_confidence=threshold)
    assert doubtful.confidence < threshold < sure.confidence
    assert list(fenced(server.bodies[1], "claim").values()) == [doubtful.claim.text]
    assert sure in report.verdicts


def test_cascade_that_is_sure_of_all_sends_nothing(check):
    report, server = check(supported, SENTENCE, judge="cascade", cascade_confidence=0.01)
    assert server.bodies == []
    assert [vote.judge for vote in report.verdicts[0].votes] == ["embedded"]


def test_cascade_records_both_votes(check):
    script = ruled(supporting=OPENED)
    report, _ = check(script, OPENED, judge="cascade", cascade_confidence=0.999)
    (verdict,) = report.verdicts
    assert [(vote.judge, vote.label) for vote in verdict.votes] == [
        ("embedded", Label.SUPPORTED),
        ("openai:scripted", Label.SUPPORTED),
    ]
    assert "had said" not in verdict.explanation


def test_cascade_tells_of_a_disagreement(check):
    script = ruled(contradicting=OPENED)
    report, _ = check(script, OPENED, judge="cascade", cascade_confidence=0.999)
    (verdict,) = report.verdicts
    assert verdict.label is Label.CONTRADICTED
    assert "The embedded judge had said supported" in verdict.explanation


def test_cascade_whose_model_fails_gives_a_failure_and_not_the_doubtful_verdict(check):
    report, _ = check(
        lambda body: Reply({}, status=404), SENTENCE, judge="cascade", cascade_confidence=0.999
    )
    assert (report.verdicts, len(report.failures)) == ((), 1)


def test_report_says_where_claims_went_and_that_sureness_was_not_measured(check):
    report, server = check(supported)
    (note,) = report.notes
    assert server.url in note
    assert "was not measured" in note


def test_words_on_both_sides_of_one_sentence_take_no_side(check):
    @judging
    def torn(claim, passages):
        place = holder(passages, SENTENCE)
        return sided(
            supporting=[{"passage": place, "words": "plant employs 240"}],
            contradicting=[{"passage": place, "words": "employs 240 people"}],
        )

    report, _ = check(torn)
    assert report.verdicts[0].label is Label.UNVERIFIABLE


def test_answer_that_changes_when_asked_again_says_so(check):
    report, _ = check(in_turn(unsure, contradicted), is_rechecked=True)
    (verdict,) = report.verdicts
    assert verdict.label is Label.UNVERIFIABLE
    assert "gave another answer when it was asked again" in verdict.explanation
