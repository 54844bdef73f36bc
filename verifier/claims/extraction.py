"""A text to its claims: one a sentence, each with its span, its kind and its assumptions."""

import re

from verifier.claims.assumptions import read_line, read_speaker, read_times
from verifier.claims.kinds import kind_of_line, kind_of_sentence, reason_against
from verifier.claims.pronouns import read_pronoun
from verifier.errors import InputError
from verifier.language.sentences import split_sentences
from verifier.types import Claim, ClaimKind, Span

_LIST_MARK = re.compile(r"(?:[•‣◦▪●○·*+–—-]\s+|\(?\d{1,3}[.)]\s+)+")
_NOTHING = "There is nothing to check; give a sentence or a line that states something."


def one_claim(text: str) -> Claim:
    """Return a pasted line as one claim, its words unchanged.

    Raises:
        InputError: The text is empty.

    >>> one_claim(" first EU leader to meet Putin since 2022 ").kind.value
    'elliptical'
    """
    stripped = text.strip().strip("\ufeff").strip()
    if not stripped:
        raise InputError(_NOTHING)
    start = text.index(stripped)
    return _claim(stripped, Span(start, start + len(stripped)), kind_of_line(stripped))


def extract(text: str) -> list[Claim]:
    """Return every sentence of a text as a claim; those that assert nothing carry the reason.

    A wrapped sentence becomes one line, marks of lists are left out, and a pronoun at the start is
    replaced by the name from the sentence before where that is safe; the span stays that of the
    sentence as it stands in the text.

    Raises:
        InputError: The text is empty.

    >>> [claim.text for claim in extract("Viktor Orban flew to Moscow. He met Putin.")]
    ['Viktor Orban flew to Moscow.', 'Viktor Orban met Putin.']
    """
    claims: list[Claim] = []
    before = ""
    for span in split_sentences(text):
        claim = _extract_one(text, span, before)
        claims.append(claim)
        before = claim.text
    if not claims:
        raise InputError(_NOTHING)
    return claims


def _extract_one(text: str, span: Span, before: str) -> Claim:
    span = _without_list_mark(text, span)
    sentence = " ".join(text[slice(*span)].split())
    kind = kind_of_sentence(sentence)
    reading = read_pronoun(sentence, before)
    if reading is None or reason_against(kind):
        return _claim(sentence, span, kind)
    return _claim(reading.text, span, kind, (reading.assumption,))


def _without_list_mark(text: str, span: Span) -> Span:
    mark = _LIST_MARK.match(text, *span)
    return Span(mark.end(), span.end) if mark and mark.end() < span.end else span


def _claim(text: str, span: Span, kind: ClaimKind, assumptions: tuple[str, ...] = ()) -> Claim:
    note = reason_against(kind)
    if note is None:
        line = [read_line(text)] if kind is ClaimKind.ELLIPTICAL else []
        assumptions = (*line, *assumptions, *read_times(text), *read_speaker(text))
    return Claim(
        text=text, start=span.start, end=span.end, assumptions=assumptions, kind=kind, note=note
    )
