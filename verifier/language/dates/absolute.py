"""Dates that say themselves which they are: "5 July 2024", "Q1 2022", "the 1990s"."""

import re
from collections.abc import Iterator
from datetime import date

from verifier.language.dates.mention import DateMention, Period, is_day, month_period

# Ranges of white space are bounded, so that no pattern can run long: a line break or a few blanks.
GAP = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n)"
MONTH = (
    r"(?ai:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![A-Za-z])"
)
FULL_MONTH = (
    r"(?ai:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)(?!\w)"
)
SEASON = r"(?ai:spring|summer|autumn|fall|winter)"
_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_START = r"(?<![0-9][.,/:-])(?<!\w)"
_END = r"(?![\w%]|[.,/:-][0-9])"
_DASH = r"[-\u2010-\u2014]"
_NO_UNIT = (
    rf"(?!{GAP}?(?:%|°|\$|€|£))"
    rf"(?!(?:{GAP}|-)(?ai:percent|per|percentage|thousand|million|billion|trillion|hundred|km|kg|cm|mm"
    r"|mph|ha|people|men|women|children|staff|feet|pages?|euros?|dollars?|pounds?|yen|a|p)\b"
    r"(?!\.?m\.?\b))"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_CENTURY_WORDS = {
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "twenty-first": 21,
}  # fmt: skip
_ONE_TO_FOUR = r"(?ai:first|second|third|fourth|1st|2nd|3rd|4th)"

_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w-])(?P<y>{_YEAR})(?P<s>[-/])(?P<n>0[1-9]|1[0-2])(?P=s)(?P<d>{_DAY})(?!-)",
        rf"{_START}(?P<a>{_DAY})(?P<s>[./-])(?P<b>{_DAY})(?P=s)(?P<y>{_YEAR}){_END}",
        rf"{_START}(?P<d>{_DAY})(?:{_DASH}|{GAP}(?:to|and){GAP})(?P<d2>{_DAY}){GAP}(?P<m>{MONTH})"
        rf"(?:\.?,?{GAP}(?P<y>{_YEAR}){_END})?",
        rf"{_START}(?P<d>{_DAY})(?ai:st|nd|rd|th)?(?:{GAP}(?ai:of{GAP})?|-)(?P<m>{MONTH})"
        rf"(?:(?:\.?,?{GAP}|[,-])(?P<y>{_YEAR}){_END})?(?!\w)",
        rf"{_START}(?P<m>{MONTH})\.?{GAP}(?P<d>{_DAY}){_DASH}(?P<d2>{_DAY})"
        rf"(?:,?{GAP}(?P<y>{_YEAR}){_END})?(?!\w)",
        rf"{_START}(?P<m>{MONTH})\.?{GAP}(?P<d>{_DAY})(?ai:st|nd|rd|th)?"
        rf"(?:,?{GAP}(?P<y>{_YEAR}){_END}|,(?P<y3>{_YEAR}){_END})?{_END}{_NO_UNIT}",
        rf"{_START}(?P<m>{MONTH})\.?,?{GAP}(?:of{GAP})?(?P<y>{_YEAR}){_END}",
        rf"{_START}(?:[Qq](?P<q>[1-4])|(?P<q2>{_ONE_TO_FOUR})(?:{GAP}|-)(?ai:quarter))"
        rf"(?:{GAP}(?:of{GAP})?|[/-])?(?P<y>{_YEAR}){_END}",
        rf"{_START}(?:H(?P<h>[12])|(?P<h2>(?ai:first|second|1st|2nd)){GAP}(?ai:half)){GAP}"
        rf"(?:of{GAP})?(?P<y>{_YEAR}){_END}",
        rf"{_START}(?P<season>{SEASON}){GAP}(?:of{GAP})?(?P<y>{_YEAR}){_END}",
        rf"{_START}(?P<decade>(?:1[5-9]|20)[0-9]0)['\u2019]?s(?!\w)",
        rf"{_START}(?:(?P<c>1[6-9]|2[01])(?:th|st)|(?P<c2>(?ai:{'|'.join(_CENTURY_WORDS)})))"
        rf"(?:{GAP}|-)(?ai:century|centuries)(?!\w)",
        rf"{_START}(?P<y>{_YEAR}){GAP}?{_DASH}{GAP}?(?P<y2>{_YEAR}|[0-9]{{2}}){_END}",
    )
]


def find_absolute(text: str) -> Iterator[DateMention]:
    """Find the dates that carry their own year, or a day and a month.

    They may overlap each other; the longest at a place is the right one.

    >>> [(m.text, m.year, m.month, m.day) for m in find_absolute("on 5 Jul 2024")]
    [('5 Jul 2024', 2024, 7, 5), ('Jul 2024', 2024, 7, None)]
    """
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            mention = _build(match)
            if mention is not None:
                yield mention


def month_number(name: str) -> int:
    """Number of a month, 1 to 12, from its English name or abbreviation.

    >>> month_number("Sept"), month_number("march")
    (9, 3)
    """
    names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return names.index(name[:3].lower()) + 1


def season_period(year: int, season: str) -> Period:
    """First and last day of a season, of three calendar months; winter begins in December.

    >>> [day.isoformat() for day in season_period(2022, "summer")]
    ['2022-06-01', '2022-08-31']
    """
    return month_period(year, _SEASON_STARTS[season.lower()], 3)


def _build(match: re.Match[str]) -> DateMention | None:
    parts = {name: value for name, value in match.groupdict().items() if value}
    year = int(parts.get("y") or parts.get("y3") or 0) or None
    if "a" in parts:
        return _from_numbers(match, int(parts["a"]), int(parts["b"]))
    if "d" in parts:
        return _from_day(match, parts, year)
    if "m" in parts:
        return _mention(match, year=year, month=month_number(parts["m"]))
    if "y2" in parts and year is not None:
        return _from_years(match, year, parts["y2"])
    return _from_period(match, parts, year)


def _mention(
    match: re.Match[str],
    *,
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
    extent: Period | None = None,
) -> DateMention:
    return DateMention(match.start(), match.end(), match[0], year, month, day, extent)


def _from_numbers(match: re.Match[str], first: int, second: int) -> DateMention | None:
    """Read 25.07.2024: dots are written day first; else a day above 12 tells which is which."""
    year = int(match["y"])
    is_certain = match["s"] == "." or first > 12 or second > 12 or first == second
    if not is_certain:
        return _mention(match, year=year)
    day, month = (second, first) if second > 12 else (first, second)
    return _mention(match, year=year, month=month, day=day) if is_day(year, month, day) else None


def _from_day(match: re.Match[str], parts: dict[str, str], year: int | None) -> DateMention | None:
    day, last = int(parts["d"]), int(parts.get("d2", parts["d"]))
    if "m" in parts and year is None and parts["m"][0].islower():
        return None  # "you may 5" and "march 3 miles" are no dates
    month = month_number(parts["m"]) if "m" in parts else int(parts["n"])
    if not is_day(year, month, day) or not is_day(year, month, last) or last < day:
        return None
    if "d2" not in parts:
        return _mention(match, year=year, month=month, day=day)
    extent = (date(year, month, day), date(year, month, last)) if year else None
    return _mention(match, year=year, month=month, extent=extent)


def _from_years(match: re.Match[str], year: int, last: str) -> DateMention | None:
    """Read 2019-2021, 2019-21, and the ISO month 2019-06."""
    last_year = int(last) if len(last) == 4 else year // 100 * 100 + int(last)
    if last_year > year:
        return _mention(match, extent=(date(year, 1, 1), date(last_year, 12, 31)))
    if len(last) == 2 and is_day(year, int(last), 1):
        return _mention(match, year=year, month=int(last))
    return None


def _from_period(
    match: re.Match[str], parts: dict[str, str], year: int | None
) -> DateMention | None:
    if "decade" in parts:
        first = int(parts["decade"])
        return _mention(match, extent=(date(first, 1, 1), date(first + 9, 12, 31)))
    if year is None:
        century = int(parts.get("c") or _CENTURY_WORDS[parts["c2"].lower()])
        first = (century - 1) * 100
        return _mention(match, extent=(date(first + 1, 1, 1), date(first + 100, 12, 31)))
    if "season" in parts:
        return _mention(match, year=year, extent=season_period(year, parts["season"]))
    if "h" in parts or "h2" in parts:
        half = _ordinal(parts.get("h") or parts["h2"])
        return _mention(match, year=year, extent=month_period(year, half * 6 - 5, 6))
    quarter = _ordinal(parts.get("q") or parts["q2"])
    return _mention(match, year=year, extent=month_period(year, quarter * 3 - 2, 3))


def _ordinal(word: str) -> int:
    return _ORDINALS.get(word.lower()) or int(word[0])
