"""Read the value of a number in digits or words, and how exactly it was said."""

import re
from typing import NamedTuple


class Number(NamedTuple):
    """A number as it was said.

    Attributes:
        value: The number.
        grain: One unit of the last digit that was said, 0.1 for "5.4"; more than 0.
    """

    value: float
    grain: float


_SMALL = {
    word: value
    for value, word in enumerate(
        [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
            "eighteen", "nineteen",
        ]
    )
}  # fmt: skip
_TENS = {
    word: value * 10
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
MAGNITUDES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12,
    "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "k": 1e3, "m": 1e6, "b": 1e9,
}  # fmt: skip
"""What a word or letter after a number multiplies it by."""

_LARGE = ("thousand", "million", "billion", "trillion")
_ONE_TO_NINE = "|".join(list(_SMALL)[1:10])
_UNDER_HUNDRED = (
    rf"(?:{'|'.join(_TENS)})(?:[\s-](?:{_ONE_TO_NINE}))?|{'|'.join(sorted(_SMALL, key=len)[::-1])}"
)
_UNDER_THOUSAND = (
    rf"(?:(?:{_UNDER_HUNDRED}|a)[\s-]hundred(?:[\s-](?:and[\s-])?(?:{_UNDER_HUNDRED}))?"
    rf"|{_UNDER_HUNDRED})"
)
WORDS = (
    rf"(?ai:(?:{_UNDER_THOUSAND}|a)[\s-](?:{'|'.join(_LARGE)})"
    rf"(?:,?\s(?:and\s)?{_UNDER_THOUSAND}[\s-](?:{'|'.join(_LARGE)})){{0,3}}"
    rf"(?:,?\s(?:and\s)?{_UNDER_THOUSAND}(?!\w))?|{_UNDER_THOUSAND})(?!\w)"
)
"""Pattern of a number in words, from zero to trillions."""

DIGITS = (
    r"(?:[0-9]{1,3}(?:\.[0-9]{3}){1,6},[0-9]{1,6}|[0-9]{1,3}(?:\.[0-9]{3}){2,6}"
    r"|[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,12})?"
    r"|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,6}(?![0-9])|[0-9]{1,18},[0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,18}(?:\.[0-9]{1,12})?)"
)
"""Pattern of a number in digits: 1,234.5; 1 234; 1.234,5 and 1.234.567; 3,5; 42."""


def read_digits(text: str) -> Number:
    """Read a number that `DIGITS` matched.

    >>> read_digits("1,234.5").value, read_digits("1.234,5").value, read_digits("3,5")
    (1234.5, 1234.5, Number(value=3.5, grain=0.1))
    """
    plain = re.sub(r"[ \u00a0\u202f]", "", text)
    has_decimal_comma = re.search(r"\.[0-9]{3},|^[0-9]+,[0-9]{1,2}$", plain)
    if has_decimal_comma or plain.count(".") > 1:
        plain = plain.replace(".", "").replace(",", ".")
    plain = plain.replace(",", "")
    n_decimals = len(plain.partition(".")[2])
    return Number(float(plain), 10.0**-n_decimals)


def read_words(text: str) -> Number:
    """Read a number that `WORDS` matched.

    >>> read_words("two hundred and forty").value, read_words("Three million").grain
    (240.0, 1000000.0)
    """
    total = group = 0.0
    grain = 1.0
    for word in re.findall(r"[a-z]+", text.lower()):
        grain = 1.0
        if word in _LARGE:
            total += (group or 1) * MAGNITUDES[word]
            group, grain = 0.0, MAGNITUDES[word]
        elif word == "hundred":
            group = (group or 1) * 100
        else:
            group += _SMALL.get(word, _TENS.get(word, 0))
    return Number(total + group, grain)


_ORDINAL_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
ORDINAL = rf"(?:[0-9]{{1,4}}(?:st|nd|rd|th)|(?ai:{'|'.join(_ORDINAL_WORDS)}))(?!\w)"
"""Pattern of an ordinal."""


def read_ordinal(text: str) -> Number:
    """Read an ordinal that `ORDINAL` matched.

    >>> read_ordinal("42nd").value, read_ordinal("Third").value
    (42.0, 3.0)
    """
    return Number(float(_ORDINAL_WORDS.get(text.lower()) or text[:-2]), 1.0)
