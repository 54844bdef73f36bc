"""What is said of what: the verbs of a text with their subject, negation and mood."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from verifier.language.verbs import AUXILIARIES, is_verb, lemma
from verifier.language.words import STOP_WORDS, Token, normalise, tokens


class Mood(StrEnum):
    """Whether it has happened."""

    FACT = "fact"
    PLAN = "plan"
    POSSIBLE = "possible"


class Predicate(NamedTuple):
    """A verb of a clause.

    Attributes:
        verb: Its lemma; "be" where it only links.
        start: First character of the verb with what negates it or gives its mood.
        end: End of the verb, exclusive.
        subject: Lemmas of the clause's words in front of it.
        rest: Lemmas of the clause's words behind it.
        is_negated: Whether it is denied.
        mood: Whether it has happened.
    """

    verb: str
    start: int
    end: int
    subject: frozenset[str]
    rest: frozenset[str]
    is_negated: bool
    mood: Mood


_BOUNDARY = re.compile(r"[.!?;:()\n\r\"“”—–]|,(?!\d)")
_BOUNDARY_WORDS = frozenset(("and", "but", "while", "whereas", "although", "because", "when"))
_UNSURE = re.compile(r"\b(?:if|whether|unless|would|should|until|not only|no longer)\b", re.I)
_NEGATION = re.compile(
    r"\b(?:not|never|without|denie[sd]|deny|den?ying|refuse[sd]?(?: to)?|fail(?:s|ed)? to"
    r"|decline[sd] to|neither)\b|n[’']t\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?:will|shall|going to|about to|(?:plan|intend|aim|hope|expect|seek|agree|promise|pledge"
    r"|vow|want|propose|hop|prepar|threaten)(?:s|d|ed|ing)? to|set to|due to|scheduled to"
    r"|sought to|consider(?:s|ed|ing)?|propos(?:es|ed|ing)|plan(?:s|ned|ning)(?: on)?)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(r"\b(?:may|might|could|possibly|perhaps|allegedly)\b", re.IGNORECASE)
_BE = frozenset(("is", "are", "was", "were", "isn't", "aren't", "wasn't", "weren't"))
_PRONOUNS = frozenset(("it", "he", "she", "they", "who", "which"))
_MAX_WORDS = 20  # read before and behind a verb; keeps a text without points from costing squares
_MAX_BEFORE_VERB = 5  # words between a modal or negation and its verb
_NOUN_SIGNS = frozenset(("a", "an", "the", "of", "its", "his", "her", "their", "in", "this", "no"))


@lru_cache(maxsize=1024)  # texts; a claim is read for each of some dozen windows
def predicates_of(text: str) -> tuple[Predicate, ...]:
    """Return the predicates of a text in order.

    >>> [found] = predicates_of("Acme has not opened the plant.")
    >>> found.verb, sorted(found.subject), sorted(found.rest), found.is_negated
    ('open', ['acm'], ['plant'], True)
    >>> [found.mood.value for found in predicates_of("Acme plans to close the plant.")]
    ['plan']
    """
    return tuple(found for clause in _clauses(text) for found in _read(text, clause))


def _clauses(text: str) -> Iterator[list[Token]]:
    clause: list[Token] = []
    for token in tokens(text):
        is_apart = clause and _BOUNDARY.search(text, clause[-1].end, token.start)
        if is_apart or normalise(token.text) in _BOUNDARY_WORDS:
            yield clause
            clause = []
        if normalise(token.text) not in _BOUNDARY_WORDS:
            clause.append(token)
    yield clause


def _read(text: str, clause: list[Token]) -> Iterator[Predicate]:
    if not clause or _UNSURE.search(text, clause[0].start, clause[-1].end):
        return
    start, subject = 0, frozenset[str]()
    for position in range(len(clause)):
        if not _is_verb(clause, position):
            continue
        first = max(start, _first_sign(text, clause, position))
        before = clause[start:first]
        if not any(word.text.lower() in _PRONOUNS for word in before):
            subject = _lemmas(before[-_MAX_WORDS:])
        yield _predicate(text, clause, (first, position), subject)
        start = position + 1


def _predicate(
    text: str, clause: list[Token], span: tuple[int, int], subject: frozenset[str]
) -> Predicate:
    first, position = span
    verb = clause[position]
    is_link = _is_link(verb)
    end = verb.end
    rest = clause[position + 1 : position + 1 + _MAX_WORDS]
    if is_link and rest and _NEGATION.fullmatch(rest[0].text):
        end = rest[0].end
    signs = text[clause[first].start : end]
    return Predicate(
        verb="be" if is_link else lemma(verb.text),
        start=clause[first].start,
        end=end,
        subject=subject,
        rest=_lemmas(rest),
        is_negated=_NEGATION.search(signs) is not None,
        mood=_mood(signs),
    )


def _mood(before: str) -> Mood:
    if _POSSIBLE.search(before):
        return Mood.POSSIBLE
    return Mood.PLAN if _PLAN.search(before) else Mood.FACT


def _first_sign(text: str, clause: list[Token], position: int) -> int:
    """Return where the words begin that negate a verb, give its mood or are its auxiliaries."""
    first = position
    for place in range(position - 1, max(-1, position - 1 - _MAX_BEFORE_VERB), -1):
        word = clause[place].text
        span = text[clause[place].start : clause[position].start]
        is_sign = any(sign.match(span) for sign in (_NEGATION, _PLAN, _POSSIBLE))
        if is_sign or normalise(word) in AUXILIARIES or "n't" in normalise(word):
            first = place
    return first


def _is_verb(clause: list[Token], position: int) -> bool:
    token = clause[position]
    low = normalise(token.text)
    before = normalise(clause[position - 1].text) if position else ""
    if not token.text.islower() or before in _NOUN_SIGNS or position == 0:
        return False
    if _is_link(token):
        following = clause[position + 1 : position + 3]
        return not any(is_verb(word.text) or word.text.endswith("ing") for word in following)
    if _PLAN.fullmatch(low) or _PLAN.match(f"{low} to") or _NEGATION.match(f"{low} to"):
        return False
    if low in STOP_WORDS:
        return False
    follows_modal = before in ("to", "not", "will", "may", "might", "could", "never", "did")
    return is_verb(low) or follows_modal or before.endswith("n't") or _is_ing(clause, position)


def _is_ing(clause: list[Token], position: int) -> bool:
    before = clause[position - 1].text
    return clause[position].text.endswith("ing") and bool(
        normalise(before) in AUXILIARIES or _PLAN.fullmatch(before) or _NEGATION.fullmatch(before)
    )


def _is_link(token: Token) -> bool:
    return normalise(token.text) in _BE


def _lemmas(words: list[Token]) -> frozenset[str]:
    return frozenset(lemma(word.text) for word in words if normalise(word.text) not in STOP_WORDS)
