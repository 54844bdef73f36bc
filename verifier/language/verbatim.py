"""Words found again in a text, to the letter or but for spaces, quotation marks and dashes."""

import re
import unicodedata
from collections.abc import Iterator

from verifier.types import Span

_HYPHENATED = re.compile(r"(?<=\w)[-\u2010\x02]\s*\n\s*(?=[a-z])")
_ALIKE = {"‘": "'", "’": "'", "‚": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
_ALIKE |= {"<": "‹", ">": "›", "＜": "‹", "＞": "›", "…": "..."}
_INVISIBLE = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})
"""Formats, controls, surrogates, private and unassigned characters: able to hide words."""
_BLANK = frozenset("\u034f\u115f\u1160\u3164\uffa0") | {chr(code) for code in range(0xFE00, 0xFE10)}
"""Joiners, fillers and variation selectors: marks and letters by category, and as invisible."""
MIN_WORDS = 2
"""A single word proves nothing: it stands in any text."""


def find_words(text: str, words: str, within: Span) -> Span | None:
    r"""Find words in a stretch of a text.

    First to the letter, then under a normal form of white space, quotation marks, dashes,
    invisible characters and words divided at the end of a line. What is returned is always a span
    of the text as it stands.

    Args:
        text: The text.
        words: What is to be found.
        within: Where in the text.

    Returns:
        The first place; None when the words are not there in one piece, begin or end inside a word
        or number, or are fewer than `MIN_WORDS`.

    >>> find_words("They “met”\nin Rome.", '"met" in Rome', Span(0, 19))
    Span(start=5, end=18)
    >>> find_words("They “met”\nin Rome.", "met in Paris", Span(0, 19)) is None
    True
    """
    wanted = "".join(form for _, form in _normal_form(words)).strip()
    if len(re.findall(r"\w+", wanted)) < MIN_WORDS:
        return None
    exact = text.find(words, within.start, within.end)
    if exact >= 0 and _is_whole(text, exact, exact + len(words)):
        return Span(exact, exact + len(words))
    places = list(_normal_form(text[within.start : within.end]))
    normal = "".join(form for _, form in places)
    owners = [place for place, form in places for _ in form]
    for match in re.finditer(re.escape(wanted), normal):
        start = within.start + owners[match.start()]
        end = within.start + owners[match.end() - 1] + 1
        if _is_whole(text, start, end):
            return Span(start, end)
    return None


def is_invisible(character: str) -> bool:
    r"""Tell whether a character other than white space shows nothing to a reader.

    >>> is_invisible("\u200b"), is_invisible("\ufe0f"), is_invisible(" "), is_invisible("a")
    (True, True, False, False)
    """
    if character.isspace():
        return False
    return unicodedata.category(character) in _INVISIBLE or character in _BLANK


def _normal_form(text: str) -> Iterator[tuple[int, str]]:
    """Yield each character's place with what stands for it; runs of white space are one space."""
    divided = {place for match in _HYPHENATED.finditer(text) for place in range(*match.span())}
    was_space = False
    for place, character in enumerate(text):
        is_space = character.isspace()
        if place in divided or (is_space and was_space):
            continue
        if is_invisible(character):
            continue
        was_space = is_space
        if is_space:
            yield place, " "
        else:
            is_dash = unicodedata.category(character) == "Pd"
            yield place, "-" if is_dash else _ALIKE.get(character, character)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a span neither begins nor ends inside a word or a number."""
    before, after = text[max(0, start - 2) : start + 1], text[end - 1 : end + 2]
    return not (
        re.match(r"\w\w", before[-2:])
        or re.match(r"\w\w", after)
        or re.match(r"\d[.,]\d", before)
        or re.match(r"\d[.,]\d", after)
    )
