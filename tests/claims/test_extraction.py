import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.claims import extract, one_claim
from verifier.errors import InputError
from verifier.types import ClaimKind

_SENTENCES = Path(__file__).parents[2] / "evals" / "claims" / "sentences.jsonl"
_FIRST_LEADER = "first EU leader to meet Putin since 2022"
_TRAPS = ["He left. ", "Mr. Lee met Ann Ray. ", "\n\n", "\r\n", "\ufeff", "e\u0301", "• ", "?", "“"]
_TEXTS = st.lists(st.one_of(st.text(max_size=8), st.sampled_from(_TRAPS))).map("".join)


def _is_blank(text: str) -> bool:
    return all(character.isspace() or character == "\ufeff" for character in text)


@given(_TEXTS.filter(lambda text: not _is_blank(text)))
def test_extract_of_any_text_drops_nothing(text: str) -> None:
    spans = [(claim.start, claim.end) for claim in extract(text)]
    held = {index for span in spans for index in range(*span)}
    for index, character in enumerate(text):
        if character.isalpha():
            assert index in held
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(_TEXTS.filter(lambda text: not _is_blank(text)))
def test_extract_of_any_text_gives_a_note_to_what_is_not_checked(text: str) -> None:
    for claim in extract(text):
        assert claim.is_checkable == (claim.note is None)
        assert claim.text == claim.text.strip()
        if not claim.assumptions:
            assert claim.text == " ".join(text[claim.start : claim.end].split())


@given(st.text().filter(lambda text: not _is_blank(text)))
def test_one_claim_of_any_text_keeps_its_words(text: str) -> None:
    claim = one_claim(text)
    assert claim.text == text[claim.start : claim.end]
    assert not claim.text[0].isspace()
    assert not claim.text[-1].isspace()


@pytest.mark.parametrize("text", ["", "  \n\t", "\ufeff", "\u00a0"])
def test_empty_text_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="There is nothing to check;"):
        one_claim(text)
    with pytest.raises(InputError, match="There is nothing to check;"):
        extract(text)


def test_one_claim_without_verb_is_elliptical_and_says_how_it_is_read() -> None:
    claim = one_claim(f" {_FIRST_LEADER}\n")
    assert (claim.text, claim.kind) == (_FIRST_LEADER, ClaimKind.ELLIPTICAL)
    assert claim.assumptions == (
        f"Someone was the {_FIRST_LEADER}; who it was is left to the documents.",
        "‘since 2022’ is read as since the start of 2022.",
    )


def test_one_claim_without_subject_says_so() -> None:
    claim = one_claim("met Putin in Moscow")
    assert claim.kind is ClaimKind.ELLIPTICAL
    assert claim.assumptions == (
        "Someone or something met Putin in Moscow; who or what it was is left to the documents.",
    )


def test_one_claim_with_relative_time_is_read_by_the_documents_dates() -> None:
    claim = one_claim("Acme currently employs more people than last year.")
    assert claim.kind is ClaimKind.STATEMENT
    assert claim.assumptions == (
        "‘currently’ is read relative to the date of each document.",
        "‘last year’ is read relative to the date of each document.",
    )


def test_one_claim_of_question_is_not_checkable() -> None:
    claim = one_claim("Did Orban meet Putin?")
    assert claim.kind is ClaimKind.QUESTION
    assert claim.note


def test_one_claim_of_a_mere_name_is_not_checkable() -> None:
    assert one_claim("Moscow").kind is ClaimKind.FRAGMENT


def test_extract_replaces_pronoun_when_one_person_is_the_subject() -> None:
    text = "Prime Minister Viktor Orban flew to Moscow. He met the president there."
    claim = extract(text)[1]
    assert claim.text == "Viktor Orban met the president there."
    assert claim.assumptions == ("‘He’ is read as Viktor Orban, from the sentence before.",)
    assert text[claim.start : claim.end] == "He met the president there."


def test_extract_replaces_pronouns_through_several_sentences() -> None:
    claims = extract("Viktor Orban flew to Moscow. He left on Friday. His plane was late.")
    assert claims[2].text == "Viktor Orban's plane was late."


@pytest.mark.parametrize(
    "before",
    [
        "Viktor Orban met Vladimir Putin.",
        "A friend of Viktor Orban flew to Moscow.",
        "The talks ended.",
    ],
)
def test_extract_leaves_pronoun_when_it_is_not_certain(before: str) -> None:
    claim = extract(f"{before} He left on Friday.")[1]
    assert claim.text == "He left on Friday."
    assert claim.assumptions == ("‘He’ is left as it stands; what it means is not certain.",)


def test_extract_of_speech_notes_the_unnamed_speaker() -> None:
    claim = extract("Our government created 10,000 jobs. It rained.")[0]
    assert claim.assumptions == ("‘Our’ is left as it stands; the text does not say who speaks.",)


def test_extract_of_list_leaves_marks_out() -> None:
    text = "• Acme employs 240 people\n2. Globex bought Initech in 2020"
    claims = extract(text)
    assert [claim.text for claim in claims] == [
        "Acme employs 240 people",
        "Globex bought Initech in 2020",
    ]
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)


def test_extract_of_wrapped_sentence_makes_one_line() -> None:
    (claim,) = extract("The two leaders of both\ncountries met on Friday in\nthe capital.")
    assert claim.text == "The two leaders of both countries met on Friday in the capital."


def test_extract_of_own_sentences_finds_what_is_checkable() -> None:
    rows = [json.loads(line) for line in _SENTENCES.read_text("utf-8").splitlines()]
    checkable = {"statement", "elliptical"}
    is_said = [extract(row["text"])[0].is_checkable for row in rows]
    is_meant = [row["kind"] in checkable for row in rows]
    n_right = sum(said and meant for said, meant in zip(is_said, is_meant, strict=True))
    assert n_right / sum(is_meant) >= 0.95  # recall, measured 0.97
    assert n_right / sum(is_said) >= 0.85  # precision, measured 0.89
