"""Lists of English words that tell a name from an ordinary word, and what a name stands for."""

import json
from functools import cache
from pathlib import Path
from typing import Literal

ListName = Literal[
    "given_names",
    "family_names_first",  # of languages that put the family's name first: "Xi Jinping"
    "openers",  # adverbs and adjectives that open a sentence before a name: "Yesterday Putin"
    "common_nouns",
    "titles",  # "President"
    "portfolios",  # what a minister is minister of
    "organisation_words",  # they end the name of an organisation: "Ministry", "Inc"
    "place_words",  # they begin or end the name of a place: "Gulf", "River"
    "heads",  # further words that take an "of" into a name: "Battle of Hastings"
    "joint_heads",  # they take an "and" into a name: "Belt and Road Initiative"
    "particles",  # small words inside a name: "Ursula von der Leyen"
    "abbreviations",  # their point ends no sentence: "St. Petersburg"
    "calendar",  # capitals that are no names: months, weekdays
]


@cache
def listed(name: ListName) -> frozenset[str]:
    """Return a list's words, in lower case.

    >>> "president" in listed("titles"), "acme" in listed("common_nouns")
    (True, False)
    """
    return frozenset(" ".join(_lists()[name]).split())


def is_listed(word: str, *names: ListName) -> bool:
    """Tell whether a word in lower case stands in any of some lists.

    >>> is_listed("president", "calendar", "titles")
    True
    """
    return any(word in listed(name) for name in names)


@cache
def _lists() -> dict[str, list[str]]:
    path = Path(__file__).with_name("lexicon.json")
    lists: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return lists
