"""Whether two names may stand for the same person, place or organisation."""

import re
from functools import lru_cache

from verifier.language.names.gazetteer import Entry, fold, look_up
from verifier.language.names.lexicon import listed

_LEGAL_FORMS = "ag co company corp corporation gmbh group holdings inc limited llc ltd plc"
_SUFFIXES = frozenset([*_LEGAL_FORMS.split(), "jr", "sr", "ii", "iii"])
_SPLIT = re.compile(r"[^\w'-]+")
_DOUBLED = re.compile(r"(.)\1+")
_MIN_PREFIX = 8  # letters; a name glued to the next word: "Zelenskyand"
_MAX_GLUED = 3  # letters
_MIN_ACRONYM = 3  # letters; two could stand for anything, those we know are listed


def is_same(first: str, second: str) -> bool:
    """Tell whether two names may mean the same.

    A surname stands for the full name, an initial for a first name, an acronym for its words and
    a people for its country; accents and ways of transcribing do not count. A capital is not its
    country's government.

    >>> is_same("Orban", "Viktor Orbán"), is_same("Zelensky", "Volodymyr Zelenskyy")
    (True, True)
    >>> is_same("Austrian", "Austria"), is_same("EU", "European Union")
    (True, True)
    >>> is_same("John Park", "Jane Park"), is_same("Moscow", "Russia")
    (False, False)
    """
    if fold(first) == fold(second):
        return True
    one, other = look_up(first), look_up(second)
    if one and other:
        return one.thing == other.thing
    if _is_thing(one) or _is_thing(other):
        return False
    return _is_same_unlisted(_words(first), _words(second)) or _is_acronym(first, second)


def _is_thing(entry: Entry | None) -> bool:
    """Tell a listed name; a city's may also be a surname ("Washington")."""
    return entry is not None and entry.kind != "city"


def _words(name: str) -> tuple[str, ...]:
    words = [word for word in _SPLIT.split(fold(name)) if word]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return tuple(words)


def _is_same_unlisted(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    short, full = sorted((first, second), key=len)
    if not short:
        return False
    if len(short) == 1:
        return _is_part_alone(short[0], full)
    if len(short) == len(full) == 2 and _is_same_word(short[0], full[1]):
        return _is_same_word(short[1], full[0])  # "Orban Viktor"
    if not _is_same_word(short[-1], full[-1]):
        return False
    return short[0] in listed("particles") or _is_same_first(short[0], full[0])


def _is_part_alone(word: str, full: tuple[str, ...]) -> bool:
    if len(full) == 1:
        return _is_same_word(word, full[0])
    if full[0] in listed("family_names_first") and word == full[0]:
        return True
    if word == full[0] and listed("organisation_words").issuperset(full[1:]):
        return True
    is_tail = full[0] in listed("given_names") or look_up(word.title()) is None
    return is_tail and _is_same_word(word, full[-1])


def _is_same_first(one: str, other: str) -> bool:
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    short, long = sorted((one, other), key=len)
    return _is_same_word(one, other) or (len(short) > 2 and long.startswith(short))


@lru_cache(maxsize=65_536)  # pairs; bounds memory
def _is_same_word(one: str, other: str) -> bool:
    first, second = _transcribed(one), _transcribed(other)
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    is_glued = len(short) >= _MIN_PREFIX and len(long) - len(short) <= _MAX_GLUED
    return is_glued and long.startswith(short)


def _transcribed(word: str) -> str:
    """Write a word so that ways to transcribe Cyrillic and Arabic fall together."""
    plain = re.sub("[yj]", "i", word.replace("ph", "f").replace("ou", "u"))
    return _DOUBLED.sub(r"\1", plain)


def _is_acronym(first: str, second: str) -> bool:
    short, full = sorted((first, second), key=len)
    letters = short.replace(".", "")
    if len(letters) < _MIN_ACRONYM or not letters.isupper():
        return False
    initials = [word[0] for word in re.split(r"[\s-]+", full) if word[0].isupper()]
    return letters == "".join(initials)
