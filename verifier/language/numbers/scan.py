"""Find the bare numbers of a text with the unit beside them, before their context is read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf

from verifier.language.numbers.units import SYMBOLS, UNIT, Unit, currency, read_unit
from verifier.language.numbers.words import (
    DIGITS,
    MAGNITUDES,
    ORDINAL,
    WORDS,
    Number,
    read_digits,
    read_ordinal,
    read_words,
)


@dataclass(frozen=True)
class Draft:
    """A number with its unit, in units as said.

    Attributes:
        start: First character, with a sign of money.
        end: End of the unit, exclusive.
        number: The number, with "million" and its like multiplied in.
        magnitude: What it was multiplied by.
        unit: Its unit; None for a bare number, which may count something.
        top: Greatest value of a vague number ("hundreds"); None for an exact one.
    """

    start: int
    end: int
    number: Number
    magnitude: float = 1.0
    unit: Unit | None = None
    top: float | None = None


_PERCENT = Unit("percent", "percent", 1)
_TIMES = Unit("times", "time", 1)
_ORDINAL_UNIT = Unit("ordinal", "", 1)
_MAGNITUDE = r"(?ai:hundred|thousand|million|billion|trillion|dozen|mn|mln|bn|bln|tn)(?!\w)"
_DOZEN = MAGNITUDES["dozen"]
_SYMBOL = "|".join(re.escape(symbol) for symbol in sorted(SYMBOLS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.])(?<![\w.][.,:/])(?<![A-Za-z_]-)(?<!-\d-)(?P<sign>(?<![\w)-])[-\u2212](?=[0-9$€£¥])|(?ai:minus)\s)?"
    rf"(?:(?P<symbol>{_SYMBOL})\s?)?"
    rf"(?:(?P<digits>{DIGITS})|(?P<words>{WORDS})|(?P<a>(?ai:an?)(?=[\s-](?ai:dozen|half)\b)))"
    rf"(?![0-9]|[.,:/][0-9])"
    rf"(?P<and_half>\s(?ai:and\sa\shalf))?"
    rf"(?:(?P<letter>[kKmMbB])(?![\w/²³])|(?:\s{{1,2}}|-)?(?P<magnitude>{_MAGNITUDE}))?"
    rf"(?:(?:\s{{1,3}}|-)?(?P<unit>{UNIT})(?![\w²³]))?(?![^\W_])"
)
_SCALED_HALF = re.compile(
    rf"(?<!\w)(?<!and\sa\s)(?ai:half(?:\san?)?)(?:\s|-)(?:(?P<magnitude>{_MAGNITUDE})|(?P<unit>{UNIT})(?!\w))"
)
_DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_NUMERATORS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "nine": 9}
_FRACTION = re.compile(
    rf"(?<![\w-])(?<!and\s)(?<!first\s)(?<!second\s)(?<!other\s)(?:(?P<n>(?ai:{'|'.join(_NUMERATORS)}))[\s-])?"
    rf"(?P<d>(?ai:{'|'.join(_DENOMINATORS)}))(?P<s>s?)(?!\w)"
)
_PART_OF = re.compile(r"\s(?ai:of|the|its|their|all|his|her)\b|\s?[.,;:)]|\s?$")
_MULTIPLES = {
    "once": 1, "twice": 2, "thrice": 3, "doubled": 2, "tripled": 3, "quadrupled": 4, "halved": 0.5,
}  # fmt: skip
_MULTIPLE = re.compile(
    r"(?<!\w)(?ai:once(?=\s(?:a|every|per|only)\b)|(?<=only\s)once|twice|thrice|doubled|tripled"
    r"|quadrupled|halved)(?!\w)"
)
_VAGUE_VALUES = {
    "dozens": (24, 200), "scores": (40, 200), "hundreds": (100, 1_000),
    "thousands": (1_000, 1e6), "millions": (1e6, 1e9), "billions": (1e9, 1e12),
}  # fmt: skip
_VAGUE = re.compile(
    rf"(?<!\w)(?:(?P<times>(?ai:tens|hundreds))\sof\s)?(?P<word>(?ai:{'|'.join(_VAGUE_VALUES)}))"
    r"(?=\sof\b)"
)
_ORDINAL = re.compile(rf"(?<![\w.,-]){ORDINAL}(?!-)")
_NOT_A_COUNT = frozenset(
    {"no", "the", "this", "that", "any", "some", "each", "every", "another", "which", "only"}
)
_AFTER_PRONOUN = re.compile(
    r"\s(?ai:of|another|day|who|that|is|was|has|and|or|to|in|on)\b|\W?$|[,.;:)]"
)
_FOREIGN = re.compile(
    r"[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?=\s?[ap]\.?m\b)|(?<!\w)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
    r"|[0-9]{1,12}(?:[-/:][0-9]{1,12}){2,8}|(?<![\w.])[0-9]{1,4}/[0-9]{1,4}|(?i:www\.|https?:)\S{1,200}"
    r"|\S{1,64}@\S{1,64}|(?<!\w)[0-9]{1,2}\s?[ap]\.?m\b"
)


def find_drafts(text: str) -> list[Draft]:
    """Find all numbers, longest first where they overlap, in order.

    >>> [(d.number.value, d.unit and d.unit.name) for d in find_drafts("Half of 5 km, a dozen.")]
    [(50.0, 'percent'), (5.0, 'metre'), (12.0, None)]
    """
    foreign = [match.span() for match in _FOREIGN.finditer(text)]
    drafts = [
        *_plain(text), *_halves(text), *_fractions(text), *_multiples(text), *_vague(text),
        *_ordinals(text),
    ]  # fmt: skip
    return without(longest(drafts), foreign)


def longest(drafts: Iterable[Draft]) -> list[Draft]:
    """Keep the first and longest of those that overlap."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
    return kept


def without(drafts: Iterable[Draft], spans: Iterable[tuple[int, int]]) -> list[Draft]:
    """Drop drafts that touch any of some spans; both in order of their starts.

    >>> without([Draft(0, 1, Number(1, 1)), Draft(2, 3, Number(2, 1))], [(1, 3)])
    [Draft(start=0, end=1, number=Number(value=1, grain=1), magnitude=1.0, unit=None, top=None)]
    """
    kept: list[Draft] = []
    rest = iter(spans)
    span = next(rest, None)
    for draft in drafts:
        while span is not None and span[1] <= draft.start:
            span = next(rest, None)
        if span is None or span[0] >= draft.end:
            kept.append(draft)
    return kept


def _plain(text: str) -> Iterator[Draft]:
    for match in _NUMBER.finditer(text):
        if not _is_pronoun(text, match):
            draft = _read(match)
            if draft is not None:
                yield draft


def _is_pronoun(text: str, match: re.Match[str]) -> bool:
    """Whether "one" stands for a noun instead of counting one."""
    if match[0].lower() != "one":
        return False
    before = text[max(0, match.start() - 12) : match.start()].split()
    has_determiner = bool(before) and before[-1].lower() in _NOT_A_COUNT
    return has_determiner or _AFTER_PRONOUN.match(text, match.end()) is not None


def _read(match: re.Match[str]) -> Draft | None:
    number = _number(match)
    letter, unit = match["letter"], read_unit(match["unit"]) if match["unit"] else None
    magnitude = MAGNITUDES[(match["magnitude"] or letter or "hundred").lower()]
    if not match["magnitude"] and not letter:
        magnitude = 1.0
    if match["symbol"]:
        unit = currency(match["symbol"])
    elif letter == "m" and unit is None:
        magnitude, unit = 1.0, read_unit("m")
    elif letter in ("b", "B"):
        return None
    if unit is not None and unit.name == "kilogram" and "pound" in match["unit"] and magnitude > 1:
        unit = currency("£")  # nothing weighs millions of pounds
    grain = 1.0 if magnitude == _DOZEN else number.grain * magnitude
    scaled = Number(number.value * magnitude, grain)
    return Draft(match.start(), match.end(), scaled, magnitude, unit)


def _number(match: re.Match[str]) -> Number:
    if match["a"]:
        return Number(1.0, 1.0)
    number = read_digits(match["digits"]) if match["digits"] else read_words(match["words"])
    if match["and_half"]:
        number = Number(number.value + 0.5, 0.5)
    return Number(-number.value, number.grain) if match["sign"] else number


def _halves(text: str) -> Iterator[Draft]:
    for match in _SCALED_HALF.finditer(text):
        magnitude = MAGNITUDES[match["magnitude"].lower()] if match["magnitude"] else 1.0
        unit = read_unit(match["unit"]) if match["unit"] else None
        number = Number(magnitude / 2, magnitude / 10)
        yield Draft(match.start(), match.end(), number, magnitude, unit)


def _fractions(text: str) -> Iterator[Draft]:
    for match in _FRACTION.finditer(text):
        numerator, word = (match["n"] or "a").lower(), match["d"].lower()
        is_part = _PART_OF.match(text, match.end()) is not None
        is_plain = numerator == "a" and (not is_part or (word != "half" and not match["n"]))
        if is_plain or (match["s"] and numerator in ("a", "one")):
            continue
        value = 100 * _NUMERATORS[numerator] / _DENOMINATORS[word]
        yield Draft(match.start(), match.end(), Number(value, 1.0), 1.0, _PERCENT)


def _multiples(text: str) -> Iterator[Draft]:
    for match in _MULTIPLE.finditer(text):
        number = Number(_MULTIPLES[match[0].lower()], 0.1)
        yield Draft(match.start(), match.end(), number, 1.0, _TIMES)


def _vague(text: str) -> Iterator[Draft]:
    for match in _VAGUE.finditer(text):
        low, high = _VAGUE_VALUES[match["word"].lower()]
        if match["times"]:
            factor = 10 if match["times"].lower() == "tens" else 100
            low, high = low * factor, low * factor * 10
        yield Draft(match.start(), match.end(), Number(low, low), 1.0, None, min(high, inf))


def _ordinals(text: str) -> Iterator[Draft]:
    for match in _ORDINAL.finditer(text):
        yield Draft(match.start(), match.end(), read_ordinal(match[0]), 1.0, _ORDINAL_UNIT)
