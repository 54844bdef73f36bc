"""The places of a sentence that a mutation can change: numbers, years, months, units, names."""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
ANY_MONTH = "|".join(MONTHS)
NUMBER_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
OTHER_UNITS = {
    "minutes": ("hours", "seconds"),
    "hours": ("minutes", "days"),
    "days": ("weeks", "months"),
    "weeks": ("days", "months"),
    "months": ("weeks", "years"),
    "years": ("months", "weeks"),
    "metres": ("kilometres", "feet"),
    "meters": ("kilometers", "feet"),
    "kilometres": ("metres", "miles"),
    "kilometers": ("meters", "miles"),
    "miles": ("kilometres", "yards"),
    "feet": ("metres", "inches"),
    "kilograms": ("grams", "tonnes"),
    "pounds": ("kilograms", "tons"),
    "tonnes": ("kilograms",),
    "tons": ("pounds",),
    "grams": ("kilograms",),
    "percent": ("percentage points",),
    "percentage points": ("percent",),
    "dollars": ("euros", "pesos"),
    "euros": ("dollars", "francs"),
    "degrees": ("percent",),
    "litres": ("gallons", "millilitres"),
}
"""Units, and those that make another thing of the same number."""

YEAR = re.compile(r"(?<![\d.,/-])(1[5-9]\d\d|20[0-3]\d)(?![\d%]|[.,/-]\d)")
NUMBER = re.compile(r"(?<![\w.,/$€£-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\w/-]|[.,:]\d)")
MONTH = re.compile(rf"\b({ANY_MONTH})\b(?=\s+\d|,)|(?<=[Ii]n )({ANY_MONTH})\b")
MAGNITUDE = re.compile(r"(?<=\d )(thousand|million|billion|trillion)\b")
UNIT = re.compile(rf"(?<=\d )({'|'.join(OTHER_UNITS)})\b")
NAME = re.compile(r"\b[A-Z][\w'-]+(?: (?:de |van |von |of |al-)?[A-Z][\w'-]+)+\b")
"""Two capitalised words or more: a full name, of a person, firm or place."""
BOUND = re.compile(
    r"\b(before|after|by|since|until|till|between|from|at least|at most|over|under|above|below|more"
    r"|less|fewer|than|almost|nearly|about|around|approximately|roughly|some|up to|least|most|only"
    r"|exceed\w*|minimum|maximum|or|not|no|never|n't|without|unlike|neither)\b",
    re.IGNORECASE,
)
"""Words beside which another number need not be false, and a denial need not turn the meaning."""
_PAIRS = """
    rose fell, increased decreased, more fewer, higher lower, before after, opened closed, won lost,
    approved rejected, accepted refused, first last, largest smallest, north south, east west,
    above below, joined left, began ended, bought sold, confirmed denied, older younger, most few,
    always never, everyone nobody, both neither, highest lowest, longest shortest, oldest youngest,
    best worst, increase decrease, rise fall, rising falling, increases decreases, reduces raises
"""
OPPOSITES = {
    word: other
    for one, two in (pair.split() for pair in _PAIRS.split(","))
    for word, other in ((one, two), (two, one))
}
"""Words, and those that can't be true in their place."""
OPPOSITE = re.compile(rf"\b(?:{'|'.join(OPPOSITES)})\b")


def value(text: str) -> float:
    """Read a number as `NUMBER` finds it.

    >>> value("1,840.5")
    1840.5
    """
    return float(text.replace(",", ""))


def only(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the pattern's match if there is exactly one.

    >>> only(YEAR, "1999 or 2001") is None
    True
    """
    matches = list(pattern.finditer(text))
    return matches[0] if len(matches) == 1 else None


def replace(text: str, span: tuple[int, int], new: str) -> str:
    """Return the text with a span (end exclusive) replaced.

    >>> replace("in 2014.", (3, 7), "2012")
    'in 2012.'
    """
    return text[: span[0]] + new + text[span[1] :]
