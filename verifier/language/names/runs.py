"""Words that stand together and may be a name: "President Xi Jinping", "Bank of England"."""

import re
from collections.abc import Iterator

from verifier.language.names.capitals import Word
from verifier.language.names.gazetteer import look_up
from verifier.language.names.lexicon import is_listed, listed

Run = list[Word]

_JOINING_GAP = re.compile(r"[ \t\u00a0]{1,2}|[ ]?&[ ]?")
_POINTED_GAP = re.compile(r"\.[ \t\u00a0]?")  # "J. Park", "St. Petersburg"
_MAX_NAME_WORDS = 14  # with titles; no name is longer, a shouted page is
_MAX_JOINT_WORDS = 3  # "Department of Health" before "and Human Services"


def plain(words: Run) -> str:
    """Return the words with single spaces between them."""
    return " ".join(word.text for word in words)


def is_given(words: Run) -> bool:
    """Tell whether the first of some words is a given name."""
    return bool(words) and words[0].low in listed("given_names")


def find_runs(text: str, words: list[Word]) -> Iterator[Run]:
    """Yield words that stand together as a name may, "and" only where a name needs it.

    >>> from verifier.language.names.capitals import capital_words
    >>> text = "The Belt and Road Initiative"
    >>> [text[run[0].start : run[-1].end] for run in find_runs(text, capital_words(text))]
    ['Belt and Road Initiative']
    """
    previous: Run = []
    for run in _simple_runs(words):
        if previous and _is_joint(text, previous, run):
            previous = previous + run
            continue
        if previous:
            yield previous
        previous = run
    if previous:
        yield previous


def _is_joint(text: str, first: Run, second: Run) -> bool:
    if text[first[-1].end : second[0].start] != " and ":
        return False
    if look_up(text[first[0].start : second[-1].end]):
        return True
    return (
        len(first) <= _MAX_JOINT_WORDS
        and second[-1].low in listed("joint_heads")
        and look_up(plain(first)) is None
        and look_up(plain(second)) is None
    )


def _simple_runs(words: list[Word]) -> Iterator[Run]:
    run: Run = []
    waiting: Run = []  # small words, part of the name if a capital follows
    for word in words:
        is_capital = word.has_capital and (not word.is_function_word or _is_surname(run, word))
        if 0 < len(run) < _MAX_NAME_WORDS and _is_joined((waiting or run)[-1], word):
            if is_capital:
                run += [*waiting, word]
                waiting = []
                continue
            if _is_connector(run[-1], waiting, word):
                waiting.append(word)
                continue
        if run:
            yield run
        run, waiting = [word] if is_capital else [], []
    if run:
        yield run


def _is_joined(before: Word, word: Word) -> bool:
    if _JOINING_GAP.fullmatch(word.gap):
        return True
    is_short = len(before.text) == 1 or before.low in listed("abbreviations")
    return is_short and _POINTED_GAP.fullmatch(word.gap) is not None


def _is_surname(run: Run, word: Word) -> bool:
    """Tell "May" in "Theresa May" from the auxiliary."""
    return len(run) == 1 and is_given(run) and word.gap == " " and not word.is_shouted


def _is_connector(last: Word, waiting: Run, word: Word) -> bool:
    if word.text in listed("particles"):
        return True
    if word.text == "the":
        return bool(waiting) and waiting[-1].text in ("of", "for")
    return word.text in ("of", "for") and is_listed(
        last.low, "organisation_words", "place_words", "heads", "titles"
    )
