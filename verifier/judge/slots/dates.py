"""Dates of a claim beside those that a window gives for the same thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from verifier.judge.slots.setting import (
    Setting,
    find_settings,
    make_finding,
    window_sentences,
)
from verifier.judge.windows import Window
from verifier.language.dates import DateMention, find_dates
from verifier.language.dates.mention import Period
from verifier.language.numbers import Quantity, find_quantities
from verifier.language.words import content_stems
from verifier.types import Finding, Relation, Slot, Span

_BEFORE = frozenset({"before"})
_UP_TO = frozenset({"by", "until", "till"})
_FROM_ON = frozenset({"since", "from"})
_WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
_DAY_S = 86_400.0
_SAME_WEEK = timedelta(days=7)  # a weekday of the same week is the day of another step of one story


@dataclass(frozen=True)
class _Dated:
    """A date with what it is said of."""

    mention: DateMention
    setting: Setting


def compare_dates(claim: str, window: Window) -> list[Finding]:
    """Compare every date of a claim with what the window gives for the same thing.

    Relative dates of the source count from the document's day of publication; that day never
    makes a difference by itself.

    Args:
        claim: The claim's text.
        window: The sentences to read it against.

    Returns:
        One finding a date: `AGREES` when a date of the source lies within it, at the claim's own
        precision; `DIFFERS` when none does and one for the same thing lies elsewhere; `MISSING`
        when there is none, or none as exact. A claim's "last year" gives no finding, nor does a
        date that a period of the source may lead to: "five years later".
    """
    stated = _read(window.text, window.published, tuple(window_sentences(window)))
    findings = (_compare(claimed, stated, window) for claimed in _read(claim, None))
    return [finding for finding in findings if finding is not None]


@lru_cache(maxsize=256)  # texts; a claim is compared with a few dozen windows, one after another
def _read(
    text: str, published: date | None, sentences: tuple[Span, ...] = ()
) -> tuple[_Dated, ...]:
    mentions = find_dates(text, anchor=published)
    settings = find_settings(text, mentions, sentences)
    return tuple(_Dated(*pair) for pair in zip(mentions, settings, strict=True))


def _compare(claimed: _Dated, stated: Sequence[_Dated], window: Window) -> Finding | None:
    said = claimed.mention
    if said.period is None and said.month is None:
        return None
    agreeing = _closest(claimed, stated, Relation.AGREES)
    differing = _closest(claimed, stated, Relation.DIFFERS)
    best = agreeing or differing
    published = window.published
    if best is None and published and not stated and _is_reported(claimed, window):
        note = f"claim: {said.text}; report dated {_day(published)}"
        return make_finding(window, Slot.DATE, Relation.AGREES, said.text, source=None, note=note)
    if not agreeing and _is_computable(said, stated, window):
        return None
    if best is None:
        note = f"claim: {said.text}; the source gives no such date"
        return make_finding(window, Slot.DATE, Relation.MISSING, said.text, source=None, note=note)
    relation = Relation.AGREES if agreeing else Relation.DIFFERS
    source = Span(best.mention.start, best.mention.end)
    note = f"claim: {said.text}; source: {_in_words(best.mention)}"
    return make_finding(window, Slot.DATE, relation, said.text, source=source, note=note)


def _closest(claimed: _Dated, stated: Sequence[_Dated], relation: Relation) -> _Dated | None:
    fitting = [
        other
        for other in stated
        if relate(claimed.mention, other.mention) is relation
        and (relation is Relation.AGREES or claimed.setting.is_same_thing(other.setting))
    ]
    return max(fitting, key=lambda o: claimed.setting.closeness(o.setting), default=None)


def _is_reported(claimed: _Dated, window: Window) -> bool:
    """Whether a report of the claimed day tells of the same thing; it then needs no date."""
    day, setting = window.published, claimed.setting
    is_that_day = day is not None and claimed.mention.period == (day, day)
    return is_that_day and bool(content_stems(window.text) & (setting.sentence | setting.names))


def _is_computable(said: DateMention, stated: Sequence[_Dated], window: Window) -> bool:
    """Whether a date of the source and a period of it, forth or back, lead to the claimed date.

    Which of the dates the period counts from, only a reader of the sentence can tell; the day of
    publication is one of them.
    """
    anchors = [other.mention.period for other in stated]
    published = window.published
    anchors += [(published, published)] if published else []
    return said.period is not None and any(
        _leads_to(said.period, anchor, quantity)
        for quantity in find_quantities(window.text)
        for anchor in anchors
        if anchor is not None and quantity.dimension == "duration" and not quantity.is_bounded
    )


def _leads_to(claimed: Period, anchor: Period, duration: Quantity) -> bool:
    shortest, longest = (seconds / _DAY_S for seconds in duration.loose)
    first, last = (day.toordinal() for day in anchor)  # of which no sum overflows
    start, end = (day.toordinal() for day in claimed)
    is_later = first + shortest <= end and start <= last + longest
    is_earlier = first - longest <= end and start <= last - shortest
    return is_later or is_earlier


def relate(claimed: DateMention, stated: DateMention) -> Relation | None:
    """Compare two dates at the precision of the claimed one.

    Returns:
        `AGREES` when the stated date lies within the claimed one, `DIFFERS` when they lie apart,
        None when the stated one is less exact, or open to the side of the claimed one.
    """
    if claimed.text.lower() == stated.text.lower() and claimed.relation == stated.relation:
        return Relation.AGREES
    if claimed.period is None or stated.period is None:
        return _relate_months(claimed, stated)
    relation = _relate_periods(_reach(claimed), stated.period)
    if relation is Relation.DIFFERS and _may_be_beside(claimed, stated):
        return None
    return relation


def _relate_periods(claimed: Period, stated: Period) -> Relation | None:
    if claimed[0] <= stated[0] and stated[1] <= claimed[1]:
        return Relation.AGREES
    is_apart = claimed[1] < stated[0] or stated[1] < claimed[0]
    return Relation.DIFFERS if is_apart else None


def _relate_months(claimed: DateMention, stated: DateMention) -> Relation | None:
    """Compare the month, and the day if both have one, where one of the two has no year."""
    if claimed.month is None or stated.month is None:
        return None
    is_same_day = None in (claimed.day, stated.day) or claimed.day == stated.day
    if claimed.month != stated.month or not is_same_day:
        return Relation.DIFFERS
    is_exact = claimed.year is None and (claimed.day is None or stated.day is not None)
    return Relation.AGREES if is_exact else None


def _reach(mention: DateMention) -> Period:
    """The period, reaching back for "before 2020" and on for "after 2020"."""
    first, last = mention.period or (date.min, date.max)
    if mention.relation in _BEFORE:
        return date.min, first - timedelta(days=1)
    if mention.relation in _UP_TO:
        return date.min, last
    if mention.relation == "after":
        return last + timedelta(days=1), date.max
    return first, last


def _may_be_beside(claimed: DateMention, stated: DateMention) -> bool:
    """Whether two dates that lie apart leave room for each other.

    "Since 2019" says nothing against 2020, nor does a weekday against another of that week.
    """
    first, second = claimed.period, stated.period
    if first is None or second is None:
        return True
    if claimed.relation in _FROM_ON and claimed.extent is None:
        return second[0] > first[1] or stated.relation not in _FROM_ON
    if stated.relation in {*_FROM_ON, "after"} and stated.extent is None:
        return first[0] > second[1]
    if stated.relation in _UP_TO | _BEFORE:
        return first[1] < second[0]
    gap = max(first[0] - second[1], second[0] - first[1])
    return stated.is_inferred and stated.text[:3].lower() in _WEEKDAYS and gap <= _SAME_WEEK


def _in_words(mention: DateMention) -> str:
    """The source's words, with the date that they come to when they don't say it."""
    if not mention.is_inferred or mention.period is None:
        return mention.text
    first, last = mention.period
    meant = _day(first) if first == last else f"{_day(first)} to {_day(last)}"
    return f"{mention.text} ({meant})"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
