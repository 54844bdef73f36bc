"""Words of a text with what their capitals and neighbours tell of names."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from verifier.language.names.gazetteer import look_up
from verifier.language.words import STOP_WORDS, Token, normalise, tokens


class Word(NamedTuple):
    """A word that may be part of a name.

    Attributes:
        start: First character.
        end: End, exclusive.
        text: Exactly the text between the two.
        gap: What stands between it and the word before.
        is_shouted: Whether every word that counts has a capital in its line, as in a headline.
    """

    start: int
    end: int
    text: str
    gap: str
    is_shouted: bool = False

    @property
    def low(self) -> str:
        """The word as word lists have it."""
        return normalise(self.text)

    @property
    def has_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper() or self.text[0].istitle()

    @property
    def is_opening(self) -> bool:
        """Whether it opens a sentence or line, so that its capital says nothing."""
        return self.start == 0 or _OPENING.search(self.gap) is not None

    @property
    def is_function_word(self) -> bool:
        """Whether it is a word such as "the"; "US" is none."""
        return self.low in STOP_WORDS and look_up(self.text) is None


_OPENING = re.compile(r"[.!?…:;•“\"«—–\n\r]")
_HYPHENS = re.compile(r"[-\u2010\u2011]")
_ADJECTIVAL = re.compile(r"\w*ed|run|era|wide|style|born|made|like|held|style|built|only|free")
_MIN_HEADLINE_WORDS = 5  # "John Park, CEO of Acme" has four and is none
_SMALL_WORDS = "a an the of in to for on at by and or as with from da de der van von"
_SMALL_IN_HEADLINES = frozenset(_SMALL_WORDS.split())


def capital_words(text: str) -> list[Word]:
    """Return the words of a text in order, without possessives.

    Compounds such as "US-China" and "Moscow-backed" are taken apart, "Jean-Claude" is not.

    >>> [word.text for word in capital_words("Hungary's US-led Jean-Claude")]
    ['Hungary', 'US', 'led', 'Jean-Claude']
    """
    words: list[Word] = []
    end = 0
    for token in tokens(text):
        if token.text[0] in "'’":  # the possessive: left in the gap, it parts two names
            continue
        for part in _parts(token):
            words.append(Word(*part, gap=text[end : part.start]))
            end = part.end
    return [word for line in _lines(words) for word in _mark_shouted(line)]


def _parts(token: Token) -> Iterator[Token]:
    hyphens = [match.start() for match in _HYPHENS.finditer(token.text)]
    if not hyphens or look_up(token.text):
        yield token
        return
    parts = [
        Token(token.start + before + 1, token.start + after, token.text[before + 1 : after])
        for before, after in pairwise([-1, *hyphens, len(token.text)])
    ]
    if parts[0].text[0].islower() or any(_ends_name(part.text) for part in parts):
        yield from parts
    else:
        yield token


def _ends_name(part: str) -> bool:
    return look_up(part) is not None or _ADJECTIVAL.fullmatch(part) is not None


def _lines(words: list[Word]) -> Iterator[list[Word]]:
    n_lines = 0
    numbered = []
    for word in words:
        n_lines += "\n" in word.gap or "\r" in word.gap
        numbered.append((n_lines, word))
    for _, line in groupby(numbered, key=lambda pair: pair[0]):
        yield [word for _, word in line]


def _mark_shouted(line: list[Word]) -> list[Word]:
    heavy = [word for word in line if word.text[0].isalpha() and word.low not in STOP_WORDS]
    is_title = len(heavy) >= _MIN_HEADLINE_WORDS and all(
        word.has_capital or word.text in _SMALL_IN_HEADLINES for word in line
    )
    is_capitals = len(heavy) > 1 and all(word.text.isupper() for word in heavy)
    return [word._replace(is_shouted=True) for word in line] if is_title or is_capitals else line
