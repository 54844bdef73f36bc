"""Where it was: the place of the claim's happening beside that of the source's."""

import re
from functools import lru_cache
from typing import NamedTuple

from verifier.judge.slots.reading import (
    beside,
    finding,
    is_named,
    is_told,
    sentences_of,
    without_names,
)
from verifier.judge.windows import Window
from verifier.language.names import Name, find_names, same_name
from verifier.language.names.gazetteer import contains, look_up
from verifier.language.names.lexicon import listed
from verifier.language.verbs import content_lemmas, lemma
from verifier.language.words import STOP_WORDS, Token, normalise, tokens
from verifier.types import Finding, Relation, Slot

_SIDES = {
    "in": "at", "at": "at", "near": "at", "inside": "at", "outside": "at",
    "from": "from", "to": "to", "into": "to", "towards": "to", "toward": "to",
}  # fmt: skip
_PREPOSITION = re.compile(
    r"\b(in|at|near|inside|outside|from|into|to|towards?)\s+(?:the\s+)?(?:city of\s+)?$",
    re.IGNORECASE,
)
_MAX_BEFORE = 200  # characters in front of a phrase, in which the happening is looked for
_MAX_PREPOSITION = 24  # characters; "towards the city of "
_INDEFINITE = re.compile(r"\b(?:an?|some|several|many|other|another)\s+(?:[\w-]+\s+){0,2}$", re.I)
_LIGHT = frozenset(map(lemma, ("take", "place", "hold", "happen", "occur", "stage")))
"""Verbs that leave it to another word what happens: "the meeting took place in"."""

_STATIC_WORDS = "base bear born bury die headquarter live locate situate reside"
_STATIC = frozenset(lemma(word) for word in _STATIC_WORDS.split())
"""Verbs that say by themselves what is where: "is based in"."""

_SINGLE_WORDS = """
    accident arrest arrive attack build ceremony concert conference congress crash debate explosion
    festival final find fly forum game hearing interview kill land launch match meet open race
    rally shoot sign speak speech summit talk tournament travel trial visit wedding
"""
_SINGLE = _STATIC | frozenset(lemma(word) for word in _SINGLE_WORDS.split())
"""What is in one place; profits may fall in two countries."""


class _Phrase(NamedTuple):
    name: Name
    side: str  # "at", "from" or "to"
    governor: str  # lemma of the word the phrase hangs on; empty when there is none
    words: frozenset[str]  # lemmas of the sentence up to the phrase, without names
    is_indefinite: bool  # "a plant in Lyon": there may be others


def compare_places(claim: str, window: Window) -> list[Finding]:
    """Compare the places where things happen in claim and window.

    The source differs when the same happening, of which the window and the words before it tell
    all else that the claim does, has another place in the same role; it tells of another
    happening where there may be several ("a plant in Lyon", "profits fell in"). A place that
    holds the other agrees.
    """
    stated = [
        phrase._replace(name=_shifted(phrase.name, sentence.start))
        for sentence in sentences_of(window)
        for phrase in _phrases(sentence.text)
    ]
    found = (_compare(claim, phrase, window, stated) for phrase in _phrases(claim))
    return [item for item in found if item is not None]


def _shifted(name: Name, offset: int) -> Name:
    return name._replace(start=name.start + offset, end=name.end + offset)


def _compare(claim: str, phrase: _Phrase, window: Window, stated: list[_Phrase]) -> Finding | None:
    told = [other for other in stated if other.side == phrase.side and _is_same(phrase, other)]
    for other in told:
        if _is_compatible(phrase.name, other.name):
            return _finding(phrase, window, other, Relation.AGREES)
    if not told or is_named(phrase.name.text, window.text):
        return None
    if not is_told(claim, window.context, but=[phrase.name]):
        return None
    is_single = not phrase.is_indefinite and bool(phrase.words & _SINGLE)
    relation = Relation.DIFFERS if is_single else Relation.OTHER_EVENT
    return _finding(phrase, window, told[-1], relation)


def _is_same(phrase: _Phrase, other: _Phrase) -> bool:
    """Tell whether two phrases may say where the same thing happens."""
    shared = (phrase.words & other.words) - _LIGHT
    if phrase.governor == other.governor and phrase.governor not in _LIGHT:
        return bool(shared) or phrase.governor in _STATIC
    has_light = bool({phrase.governor, other.governor} & _LIGHT)
    return has_light and bool(shared)


def _is_compatible(first: Name, second: Name) -> bool:
    if same_name(first, second):
        return True
    one, other = look_up(first.text), look_up(second.text)
    if one is None or other is None:
        return False
    return contains(one.thing, other.thing) or contains(other.thing, one.thing)


@lru_cache(maxsize=1024)  # texts; a claim is read for each of some dozen windows
def _phrases(text: str) -> tuple[_Phrase, ...]:
    names = find_names(text)
    unnamed = without_names(text, names)
    phrases = []
    for name in names:
        start = max(0, name.start - _MAX_PREPOSITION)
        match = _PREPOSITION.search(text[start : name.start])
        if match and _is_place(name, match[1].lower()):
            end = start + match.start()
            before = unnamed[max(0, end - _MAX_BEFORE) : end]
            phrases.append(_phrase(before, name, match[1].lower()))
    return tuple(phrases)


def _is_place(name: Name, preposition: str) -> bool:
    entry = look_up(name.text)
    if entry is not None:
        return entry.kind not in ("people", "organisation")
    return name.kind == "place" or (name.kind == "unknown" and preposition in ("in", "near"))


def _phrase(before: str, name: Name, preposition: str) -> _Phrase:
    governor = _governor(before)
    return _Phrase(
        name=name,
        side=_SIDES[preposition],
        governor=lemma(governor.text) if governor else "",
        words=frozenset(content_lemmas(before)),
        is_indefinite=governor is not None
        and _INDEFINITE.search(before[: governor.start]) is not None,
    )


def _governor(before: str) -> Token | None:
    """Return the last telling word in front of a phrase; months and numbers tell nothing."""
    for token in reversed(tokens(before)):
        low = normalise(token.text)
        if low.isalpha() and low not in STOP_WORDS and low not in listed("calendar"):
            return token
    return None


def _finding(phrase: _Phrase, window: Window, other: _Phrase, relation: Relation) -> Finding:
    return finding(
        window,
        slot=Slot.PLACE,
        relation=relation,
        claim_words=phrase.name.text,
        start=other.name.start,
        end=other.name.end,
        note=beside(phrase.name.text, other.name.text),
    )
