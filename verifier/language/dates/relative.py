"""Dates that count from the day of writing: "last October", "two years ago", "on Wednesday"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from verifier.language.dates.absolute import (
    FULL_MONTH,
    GAP,
    SEASON,
    month_number,
    season_period,
)
from verifier.language.dates.mention import DateMention, Period, is_day, shift_month

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = rf"(?:{'|'.join(name.title() for name in _WEEKDAYS)})(?!\w)"
_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_NAMED = re.compile(
    rf"(?<!\w)(?<!the\s)(?P<which>(?ai:last|this|next)){GAP}"
    rf"(?:(?P<unit>(?ai:year|month|week|quarter))(?![\w-])|(?P<m>{FULL_MONTH})(?!{GAP}[0-9])"
    rf"|(?P<w>{_WEEKDAY})|(?P<season>{SEASON})(?!\w))"
)
_AGO = re.compile(
    rf"(?<![\w.,])(?:(?P<n>[0-9]{{1,3}})|(?P<word>(?ai:an?|{'|'.join(_NUMBERS)}))"
    r"|(?ai:a few|several))"
    rf"{GAP}(?P<unit>(?ai:day|week|month|year|decade))s?{GAP}(?ai:ago)(?!\w)"
)
_DAY_WORD = re.compile(r"(?<!\w)(?ai:yesterday|today|tomorrow)(?![\w-])")
_WEEKDAY_ALONE = re.compile(rf"(?<!\w)(?P<w>{_WEEKDAY})(?!['\u2019]s)")
_DAY_OFFSETS = {"yesterday": -1, "today": 0, "tomorrow": 1}  # days from the day of writing
_FUTURE = re.compile(
    r"\b(?:will|due|scheduled|expected|plans?|planned|upcoming|next|to be held)\b[^.!?\n]*$"
)
_TENSE_REACH = 80  # characters in front of a date in which a word of the future may stand


def find_relative(text: str, anchor: date | None) -> Iterator[DateMention]:
    """Find the dates that need a day of writing; without `anchor` they have no period.

    >>> day = date(2024, 7, 5)
    >>> [(m.text, m.year, m.month) for m in find_relative("Last October they met.", day)]
    [('Last October', 2023, 10)]
    """
    for match in _NAMED.finditer(text):
        yield _from_named(match, anchor)
    for match in _AGO.finditer(text):
        yield _from_ago(match, anchor)
    for match in _DAY_WORD.finditer(text):
        offset = timedelta(days=_DAY_OFFSETS[match[0].lower()])
        yield _on_day(_bare(match), anchor and anchor + offset)
    for match in _WEEKDAY_ALONE.finditer(text):
        if anchor is not None:
            which = "next" if is_future(text, match.start()) else "last or this"
            yield _on_day(_bare(match), _nearest_weekday(match["w"], which, anchor))


def is_future(text: str, position: int) -> bool:
    """Whether the sentence speaks of what is to come in front of a position.

    >>> is_future("They will meet in October", 18), is_future("They met in October", 12)
    (True, False)
    """
    return _FUTURE.search(text[max(0, position - _TENSE_REACH) : position]) is not None


def infer_year(mention: DateMention, anchor: date, *, is_future: bool) -> DateMention:
    """Give a month without a year the one nearest to the anchor, in the past unless told otherwise.

    >>> mention = DateMention(0, 7, "October", month=10)
    >>> infer_year(mention, date(2024, 7, 5), is_future=False).year
    2023
    """
    month, day = mention.month, mention.day
    if month is None or mention.year is not None:
        return mention
    is_later = (month, day or 0) > (anchor.month, anchor.day if day else 0)
    is_earlier = (month, day or 31) < (anchor.month, anchor.day if day else 31)
    year = anchor.year
    if is_future and is_earlier:
        year += 1
    if not is_future and is_later:
        year -= 1
    if day is not None and not is_day(year, month, day):
        return mention
    return replace(mention, year=year, is_inferred=True)


def _bare(match: re.Match[str]) -> DateMention:
    return DateMention(match.start(), match.end(), match[0])


def _on_day(mention: DateMention, day: date | None) -> DateMention:
    if day is None:
        return mention
    return replace(mention, year=day.year, month=day.month, day=day.day, is_inferred=True)


def _from_named(match: re.Match[str], anchor: date | None) -> DateMention:
    mention = _bare(match)
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    if match["m"]:
        mention = replace(mention, month=month_number(match["m"]))
        return mention if anchor is None else _named_month(mention, step, anchor)
    if anchor is None:
        return mention
    if match["w"]:
        return _on_day(mention, _nearest_weekday(match["w"], match["which"].lower(), anchor))
    if match["season"]:
        extent = season_period(anchor.year + step, match["season"])
        return replace(mention, extent=extent, is_inferred=True, is_approximate=True)
    return _named_unit(mention, match["unit"].lower(), step, anchor)


def _named_month(mention: DateMention, step: int, anchor: date) -> DateMention:
    month = mention.month or anchor.month
    year = anchor.year
    if step < 0 and month >= anchor.month:
        year -= 1
    if step > 0 and month <= anchor.month:
        year += 1
    return replace(mention, year=year, is_inferred=True)


def _named_unit(mention: DateMention, unit: str, step: int, anchor: date) -> DateMention:
    if unit == "year":
        return replace(mention, year=anchor.year + step, is_inferred=True)
    if unit == "month":
        year, month = shift_month(anchor.year, anchor.month, step)
        return replace(mention, year=year, month=month, is_inferred=True)
    if unit == "week":
        return replace(mention, extent=_week(anchor + timedelta(weeks=step)), is_inferred=True)
    return mention


def _from_ago(match: re.Match[str], anchor: date | None) -> DateMention:
    mention = replace(_bare(match), is_approximate=True)
    if anchor is None or not (match["n"] or match["word"]):
        return mention
    word = (match["word"] or "").lower()
    n = int(match["n"]) if match["n"] else _NUMBERS.index(word) + 1 if word in _NUMBERS else 1
    unit = match["unit"].lower()
    if unit == "day":
        return replace(_on_day(mention, anchor - timedelta(days=n)), is_approximate=False)
    if unit == "week":
        return replace(mention, extent=_week(anchor - timedelta(weeks=n)), is_inferred=True)
    if unit == "month":
        year, month = shift_month(anchor.year, anchor.month, -n)
        return replace(mention, year=year, month=month, is_inferred=True)
    year = anchor.year - n * (10 if unit == "decade" else 1)
    return replace(mention, year=year, is_inferred=True) if year >= 1 else mention


def _week(day: date) -> Period:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _nearest_weekday(name: str, which: str, anchor: date) -> date:
    """Find the weekday: the anchor itself or before it, or after it, or in its week."""
    weekday = _WEEKDAYS.index(name.lower())
    if which == "next":
        return anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)
    if which == "last":
        return anchor - timedelta(days=(anchor.weekday() - weekday - 1) % 7 + 1)
    if which == "this":
        return anchor + timedelta(days=weekday - anchor.weekday())
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)
