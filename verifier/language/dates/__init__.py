"""Find the dates in a text, in time linear in its length."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from verifier.language.dates.absolute import FULL_MONTH, GAP, find_absolute, month_number
from verifier.language.dates.mention import DateMention
from verifier.language.dates.relative import find_relative, infer_year, is_future

__all__ = ["DateMention", "find_dates"]

_ANCHOR_YEARS = range(1500, 2100)  # beyond lie the first and last days that mean "no date"
_MONTH_CUE = (
    r"(?ai:in|since|until|till|by|before|after|from|to|between|and|during|through|around|of|early"
    r"|mid|late)"
)
_MONTH_ALONE = re.compile(rf"(?<!\w)(?:{_MONTH_CUE}(?:{GAP}|-))?(?P<m>{FULL_MONTH})")
_PLAIN_MONTHS = {1, 2, 7, 8, 9, 10, 11, 12}  # no name of a person, no verb
_YEAR = re.compile(
    r"(?<![\w$€£¥#°])(?<![\w.,:/'\u2019-][.,:/])(?<![0-9]\s)"
    r"(?:(?<!-)|(?<=mid-)|(?<=Mid-)|(?<=late-)|(?<=early-)|(?<=pre-)|(?<=post-))"
    r"((?:1[5-9]|20)[0-9]{2})"
    r"(?![\w%°]|[.,:/][0-9]|-[0-9a-z]|\s[0-9]{3}\b|\s?[%€£$])"
)
_WORD_BEFORE = re.compile(r"([\w.#]{1,20})[\s(]{1,3}$")
_WORD_AFTER = re.compile(r"[^\S\n]{1,3}([a-z]{1,20})(?![\w-])")
_FIRM_CUES = frozenset({
    "in", "since", "during", "until", "till", "circa", "mid", "early", "late", "year",
})  # fmt: skip
_DETERMINERS = frozenset({
    "the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "s", "whose",
})  # fmt: skip
_LABELS = frozenset({
    "flight", "room", "page", "no", "no.", "nos", "number", "route", "highway", "model", "article",
    "section", "chapter", "paragraph", "resolution", "building", "bus", "boeing", "airbus",
    "about", "over", "than", "nearly", "almost", "around", "roughly", "some", "least", "most",
    "exactly", "approximately",
})  # fmt: skip
_COUNTED = frozenset({
    "people", "men", "women", "children", "staff", "police", "troops", "personnel", "cattle",
    "sheep", "percent", "per", "percentage", "hundred", "thousand", "million", "billion",
    "trillion", "km", "kg", "cm", "mm", "mph", "ha", "feet", "yen", "m", "ft", "lb", "square",
    "cubic", "nautical", "local", "new", "more", "other",
})  # fmt: skip
_NOT_PLURAL = ("ss", "us", "is", "was", "has", "as", "its", "does")
_LEAD = re.compile(
    r"(?:(?<!\w)(?P<relation>(?ai:since|until|till|before|after|by|from|in|on|during))\s{1,3})?"
    r"(?:(?P<hedge>(?:the\s{1,3})?(?ai:(?:very\s)?(?:early|mid|late)(?:\s{1,3}in)?"
    r"|(?:start|beginning|middle|end)\s{1,3}of)[\s-]{1,3})|the\s{1,3})?$"
)
_LEAD_REACH = 48  # characters; the longest lead, "before the beginning of the", has 27
_JOINTS = {"to", "until", "till", "through", "and", "-", "\u2013", "\u2014"}
_OPENERS = re.compile(r"(?ai:\b(?P<word>from|between)\s{1,3}(?:the\s{1,3})?)$")


def find_dates(text: str, *, anchor: date | None = None) -> list[DateMention]:
    """Find the dates, months, years and periods that a text mentions, in order, not overlapping.

    Args:
        text: Any text.
        anchor: The day of writing. It resolves "last October" and gives a month its year; without
            it such mentions keep what they say of themselves, and a weekday is no mention.

    Returns:
        Mentions; those that say a year, or that the anchor resolves, have a `period`.

    >>> [(m.text, m.year, m.month) for m in find_dates("In May 2019, not 2016.")]
    [('May 2019', 2019, 5), ('2016', 2016, None)]
    >>> find_dates("They met on Friday.", anchor=date(2024, 7, 5))[0].day
    5
    >>> find_dates("It employs 2022 people and may march on.")
    []
    """
    is_meant = anchor is not None and anchor.year in _ANCHOR_YEARS
    return list(_found(text, anchor if is_meant else None))


@lru_cache(maxsize=512)  # texts; a window is read by several comparators, a claim for each window
def _found(text: str, anchor: date | None) -> tuple[DateMention, ...]:
    found = [*find_absolute(text), *find_relative(text, anchor), *_months(text), *_years(text)]
    mentions = [_with_lead(text, mention) for mention in _longest(found)]
    merged = _merge(text, mentions)
    if anchor is None:
        return tuple(merged)
    return tuple(
        infer_year(mention, anchor, is_future=is_future(text, mention.start)) for mention in merged
    )


def _months(text: str) -> Iterator[DateMention]:
    """Find months without a year: any capitalised "October", but "May" only after a cue."""
    for match in _MONTH_ALONE.finditer(text):
        month, name = month_number(match["m"]), match["m"]
        has_cue = match.start("m") > match.start()
        is_plain = month in _PLAIN_MONTHS and (name[0].isupper() or has_cue)
        if is_plain or (has_cue and name[0].isupper()):
            yield DateMention(match.start("m"), match.end("m"), name, month=month)


def _years(text: str) -> Iterator[DateMention]:
    """Find bare years that stand where a date stands, and not where a count does."""
    for match in _YEAR.finditer(text):
        before = _WORD_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
        after = _WORD_AFTER.match(text, match.end())
        if _is_year(before[1] if before else "", after[1] if after else ""):
            yield DateMention(match.start(), match.end(), match[0], year=int(match[0]))


def _is_year(before: str, after: str) -> bool:
    if before.lower() in _LABELS:
        return False
    is_plural = after.endswith("s") and not after.endswith(_NOT_PLURAL)
    if before.lower() in _FIRM_CUES:
        return after not in _COUNTED or after in ("people", "more", "new", "local", "police")
    if after in _COUNTED:
        return False
    return not is_plural or before.lower() in _DETERMINERS or before in ("By", "From", "After")


def _longest(mentions: Iterable[DateMention]) -> Iterator[DateMention]:
    """Keep the first and longest of those that overlap."""
    end = 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start >= end:
            yield mention
            end = mention.end


def _with_lead(text: str, mention: DateMention) -> DateMention:
    """Take in a hedge such as "early" and note the word in front."""
    low = max(0, mention.start - _LEAD_REACH)
    lead = _LEAD.search(text[low : mention.start])
    if lead is None:
        return mention
    relation = lead["relation"].lower() if lead["relation"] else None
    if not lead["hedge"]:
        return replace(mention, relation=relation)
    start = low + lead.start("hedge")
    words = text[start : mention.end]
    return replace(mention, start=start, text=words, relation=relation, is_approximate=True)


def _merge(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Join "Friday, July 5" into one mention, and "from 2019 to 2021" into one period."""
    merged: list[DateMention] = []
    for mention in mentions:
        joined = _join(text, merged[-1], mention) if merged else None
        if joined is None:
            merged.append(mention)
        else:
            merged[-1] = joined
    return merged


def _join(text: str, first: DateMention, second: DateMention) -> DateMention | None:
    between = text[first.end : second.start]
    if len(between) > 12:
        return None
    joint = between.strip().lower().removesuffix(" the").strip()
    words = text[first.start : second.end]
    if joint in ("", ",") and first.text.lower().endswith("day") and second.day:
        return replace(second, start=first.start, text=words, relation=first.relation)
    opener = _OPENERS.search(text[max(0, first.start - 16) : first.start])
    if joint not in _JOINTS or (joint in ("and", "to") and opener is None):
        return None
    return _range(first, second, words)


def _range(first: DateMention, second: DateMention, words: str) -> DateMention | None:
    if first.year is None and first.extent is None and second.year is not None:
        first = replace(first, year=second.year)
    if first.period is None or second.period is None or first.period[0] > second.period[1]:
        return None
    extent = (first.period[0], second.period[1])
    year = first.year if first.year == second.year else None
    return DateMention(first.start, second.end, words, year=year, extent=extent, relation="from")
