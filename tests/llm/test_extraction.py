"""Claims found by a model, tied to the sentences they come from."""

import pytest

from tests.llm.conftest import (
    SENTENCE,
    assert_sentence,
    extracting,
    fenced,
    in_turn,
    reply,
)
from verifier import Label, Reason
from verifier.claims.model import MAX_TOKENS
from verifier.evaluation.server import answer_by_words
from verifier.models.runtime import count_tokens
from verifier.types import ClaimKind

TWO = "Acme opened its Lyon plant in 2019, and the plant employs 240 people."
TEXT = f"{TWO}\nGlobex acquired Initech in 2020.\n"


def said(text, words=None, kind="statement", note="", assumptions=()):
    return {
        "text": text,
        "words": text if words is None else words,
        "kind": kind,
        "assumptions": list(assumptions),
        "note": note,
    }


def spans(report) -> list[str]:
    return [report.text[claim.start : claim.end] for claim in report.claims]


def test_claim_is_tied_to_its_words_to_the_letter(check):
    claim = said("The Lyon plant employs 240 people.", "the plant employs 240 people")
    report, _ = check(extracting(claim), TWO, is_single_claim=False)
    assert [each.text for each in report.claims] == ["The Lyon plant employs 240 people."]
    assert spans(report) == ["the plant employs 240 people"]


def test_sentence_can_hold_several_claims(check):
    both = (
        said("Acme opened its Lyon plant in 2019.", "Acme opened its Lyon plant in 2019"),
        said("The Lyon plant employs 240 people.", "the plant employs 240 people"),
    )
    report, _ = check(extracting(*both), TWO, is_single_claim=False)
    assert spans(report) == ["Acme opened its Lyon plant in 2019", "the plant employs 240 people"]
    assert len(report.verdicts) == 2


def test_words_that_are_written_otherwise_are_found_as_they_stand(check):
    text = "The mayor said: “We won’t\npay for the bridge.”\nIs that so?"
    claim = said("The mayor won't pay.", '"We won\'t pay for the bridge."')
    report, _ = check(extracting(claim), text)
    assert spans(report)[0] == "“We won’t\npay for the bridge.”"


@pytest.mark.parametrize("words", ["", "plant", "the plant closed", "the plant ... 240 people"])
def test_words_that_are_not_in_the_sentence_fall_back_to_all_of_it(check, words):
    claim = said("The Lyon plant employs 240 people.", words)
    report, _ = check(extracting(claim), TWO, is_single_claim=False)
    assert spans(report) == [TWO]


def test_words_of_another_sentence_fall_back_to_the_own_one(check):
    claim = said("Globex acquired Initech.", "Globex acquired Initech in 2020.")
    report, _ = check(extracting(claim), TEXT)
    assert spans(report) == [TWO, "Globex acquired Initech in 2020."]


def test_assumptions_are_kept(check):
    claim = said(SENTENCE, assumptions=["The plant is the one in Lyon."])
    report, _ = check(extracting(claim), SENTENCE, is_single_claim=False)
    assert report.claims[0].assumptions == ("The plant is the one in Lyon.",)


def test_number_that_is_not_in_the_text_is_asked_for_again(check):
    invented = extracting(said("The plant employs 2,400 people."))
    report, server = check(in_turn(invented, answer_by_words), SENTENCE, is_single_claim=False)
    assert "The number 2,400 is not in the text" in server.bodies[1]["messages"][3]["content"]
    assert [claim.text for claim in report.claims] == [SENTENCE]


def test_number_that_is_invented_twice_fails_the_sentence(check):
    invented = extracting(said("The plant employs 2,400 people."))
    report, _ = check(invented, SENTENCE, is_single_claim=False)
    assert [failure.stage for failure in report.failures] == ["extract"]
    assert_sentence(report.failures[0].error, "2,400", "use another model")


def test_number_of_another_sentence_may_be_carried_over(check):
    claim = said("Globex acquired Initech after 2019.")
    report, _ = check(extracting(claim), TEXT)
    assert report.failures == ()


def test_ambiguous_sentence_is_marked_with_its_readings_and_not_judged(check):
    note = "He may be the mayor or the director."
    claim = said("He left in May.", kind="ambiguous", note=note)
    report, server = check(extracting(claim), "He left in May.", is_single_claim=False)
    (verdict,) = report.verdicts
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIABLE, Reason.NOT_CHECKABLE)
    assert (verdict.claim.kind, verdict.claim.note) == (ClaimKind.AMBIGUOUS, note)
    assert note in verdict.explanation
    assert len(server.bodies) == 1


@pytest.mark.parametrize(
    "kind", ["question", "opinion", "wish", "instruction", "heading", "fragment"]
)
def test_what_asserts_nothing_is_not_checkable_and_not_judged(check, kind):
    claim = said("Is that so?", kind=kind)
    report, server = check(extracting(claim), "Is that so?", is_single_claim=False)
    assert report.verdicts[0].reason is Reason.NOT_CHECKABLE
    assert report.claims[0].kind == kind
    assert report.claims[0].note
    assert len(server.bodies) == 1


def test_elliptical_line_is_checked(check):
    claim = said("first Acme plant in Lyon", kind="elliptical")
    text = "first Acme plant in Lyon\nSo they say."
    report, server = check(extracting(claim), text)
    assert report.claims[0].is_checkable
    assert fenced(server.bodies[1], "claim")


def test_note_of_a_claim_that_is_checked_is_dropped(check):
    claim = said(SENTENCE, note="Nothing to add.")
    report, _ = check(extracting(claim), SENTENCE, is_single_claim=False)
    assert report.claims[0].note is None


def test_kind_that_is_unknown_is_asked_for_again(check):
    unknown = extracting(said(SENTENCE, kind="rumour"))
    report, server = check(in_turn(unknown, answer_by_words), SENTENCE, is_single_claim=False)
    assert "sentences.0.claims.0.kind" in server.bodies[1]["messages"][3]["content"]
    assert report.failures == ()


def forgetful(body):
    """Leave out all sentences but the first."""
    first, *_ = fenced(body, "sentence")
    sentence = {"sentence": first, "claims": [said("Acme opened its Lyon plant in 2019.")]}
    return reply(body, {"sentences": [sentence]})


def test_sentence_that_is_left_out_is_asked_for_again(check):
    report, server = check(in_turn(forgetful, answer_by_words), TEXT)
    first, second = fenced(server.bodies[0], "sentence")
    assert f"exactly once: {first}, {second}." in server.bodies[1]["messages"][3]["content"]
    assert report.failures == ()


def test_sentences_of_an_answer_that_leaves_one_out_twice_are_failures(check):
    report, server = check(forgetful, TEXT)
    assert [failure.stage for failure in report.failures] == ["extract", "extract"]
    assert spans(report) == [failure.claim.text for failure in report.failures] == TEXT.splitlines()
    assert len(server.bodies) == 2


def test_sentence_without_a_claim_is_asked_for_again(check):
    _, server = check(in_turn(extracting(), answer_by_words), SENTENCE, is_single_claim=False)
    assert "needs at least one claim" in server.bodies[1]["messages"][3]["content"]


def test_claim_that_is_given_twice_counts_once(check):
    one = said("The Lyon plant employs 240 people.", "the plant employs 240 people")
    other = {**one, "assumptions": ["Read twice."]}
    report, _ = check(extracting(one, other), TWO, is_single_claim=False)
    assert len(report.verdicts) == 1


def test_long_text_goes_in_several_calls_and_comes_back_in_order(check):
    lines = [f"Witness number {n} says that the plant employs 240 people." for n in range(160)]
    text = "\n".join(lines)
    claims = []

    def questions(body):
        sentences = fenced(body, "sentence")
        claims.append(count_tokens(list(sentences.values())))
        said_ = [{"sentence": s, "claims": [said(t, kind="opinion")]} for s, t in sentences.items()]
        return reply(body, {"sentences": said_})

    report, server = check(questions, text)
    assert count_tokens(lines) > MAX_TOKENS
    assert len(server.bodies) == 2
    assert max(claims) <= MAX_TOKENS
    assert [claim.text for claim in report.claims] == lines


def test_call_shows_the_two_sentences_before_its_own(check, monkeypatch):
    monkeypatch.setattr("verifier.claims.model.MAX_TOKENS", 5)
    text = "One came first.\nTwo came next.\nThree came then.\nFour came last."
    _, server = check(extracting(said("One came first.", kind="opinion")), text)
    shown = {
        "".join(fenced(body, "sentence").values()): body["messages"][1]["content"]
        for body in server.bodies
    }
    last = shown["Four came last."]
    assert last.index("Two came next.") < last.index("Three came then.") < last.index("Four came")
    assert "One came first." not in last


def test_calls_that_succeed_keep_their_claims_where_another_fails(check, monkeypatch):
    monkeypatch.setattr("verifier.claims.model.MAX_TOKENS", 5)

    def script(body):
        is_bad = "Globex" in "".join(fenced(body, "sentence").values())
        return reply(body, "no JSON") if is_bad else answer_by_words(body)

    report, _ = check(script, f"{SENTENCE}\nGlobex acquired Initech in 2020.")
    assert [verdict.claim.text for verdict in report.verdicts] == [SENTENCE]
    assert [failure.stage for failure in report.failures] == ["extract"]


def test_line_that_is_one_claim_is_not_sent_to_be_divided(check):
    report, server = check(answer_by_words, SENTENCE)
    assert [claim.text for claim in report.claims] == [SENTENCE]
    assert [bool(fenced(body, "sentence")) for body in server.bodies] == [False]
