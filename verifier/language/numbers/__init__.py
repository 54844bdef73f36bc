"""Find the quantities in a text, in time linear in its length."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from math import inf

from verifier.language.dates import find_dates
from verifier.language.numbers.context import (
    Noun,
    change_direction,
    find_bound,
    find_noun,
    find_role,
    is_name,
)
from verifier.language.numbers.quantity import Quantity
from verifier.language.numbers.scan import Draft, find_drafts, longest, without
from verifier.language.numbers.units import Unit
from verifier.language.numbers.words import Number
from verifier.language.words import stem

__all__ = ["Quantity", "find_quantities"]

_ABOUT = 0.1  # of the value: how far "about 50" may be off; news agencies round by less
_STRICT = 1e-6  # of the value: how far above 50 "more than 50" begins
_JOINT = re.compile(r"\s{0,2}[-\u2013\u2014]\s{0,2}|\s{1,2}(?:to|or|and)\s{1,2}")
_OPENER = re.compile(r"\b(?ai:between|from)\s{1,3}$")
_OPENER_REACH = 12  # characters; "between" and three blanks have 10
_GAME = re.compile(
    r"\b(?ai:won|wins?|lost|lose|beat|beaten|beating|defeat\w{0,3}|draw|drew|victory|loss|scored?"
    r"|lead|leading|led|ahead|final|tied?)\b"
)
_SCORE_REACH = 48  # characters around a score in which a word of the game may stand
_SCORE = Unit("score", "goal", 1)
_SCORE_BASE = 1000  # 3-1 is kept as 3001; no game scores as high
_INHERITED = 60  # characters over which "310 people, not 240" lends its noun


def find_quantities(text: str) -> list[Quantity]:
    """Find the numbers of a text that count or measure something, in order, not overlapping.

    Dates (see `dates.find_dates`), names such as Flight 370 and times of day are left out.

    >>> [(q.text, q.low, q.unit) for q in find_quantities("At least 50 people paid $5.4 billion.")]
    [('At least 50 people', 50.0, 'peopl'), ('$5.4 billion', 5400000000.0, 'dollar')]
    >>> [(q.value, q.dimension) for q in find_quantities("a six-month talk, 27-member bloc")]
    [(15778800.0, 'duration'), (27.0, 'count')]
    >>> find_quantities("Flight 370 left on 5 July 2024.")
    []
    """
    return list(_found(text))


@lru_cache(maxsize=512)  # texts; a window is read by several comparators, a claim for each window
def _found(text: str) -> tuple[Quantity, ...]:
    dates = [(mention.start, mention.end) for mention in find_dates(text)]
    drafts = without(find_drafts(text), dates)
    drafts = [draft for draft in drafts if draft.unit or not _is_name(text, draft)]
    return tuple(_inherit([_quantity(text, draft) for draft in longest(_paired(text, drafts))]))


def _is_name(text: str, draft: Draft) -> bool:
    """Whether it is the 370 of Flight 370; "5,400", "5 million" and "about 5" name nothing."""
    is_count = not text[draft.start : draft.end].isalnum() or draft.magnitude > 1
    if is_count or find_bound(text, draft.start, draft.end).kind:
        return False
    return is_name(text, draft.start, draft.end)


def _paired(text: str, drafts: list[Draft]) -> Iterator[Draft]:
    """Join two numbers into a range or a score; give "3" its unit in "from 3 to 5 percent"."""
    i = 0
    while i < len(drafts):
        second = drafts[i + 1] if i + 1 < len(drafts) else None
        joint = _JOINT.fullmatch(text, drafts[i].end, second.start) if second else None
        if second is None or joint is None or drafts[i].unit not in (None, second.unit):
            yield drafts[i]
            i += 1
            continue
        joined = _pair(text, drafts[i], second, joint[0].strip())
        yield joined or _lend(drafts[i], second)
        i += 2 if joined else 1


def _pair(text: str, first: Draft, second: Draft, joint: str) -> Draft | None:
    """Read two numbers as a range or a score; None when they are two quantities."""
    if joint in ("-", "\u2013") and _is_score(text, first, second):
        score = Number(first.number.value * _SCORE_BASE + second.number.value, 1.0)
        return Draft(first.start, second.end, score, 1.0, _SCORE)
    opener = _OPENER.search(text[max(0, first.start - _OPENER_REACH) : first.start])
    word = opener[0].strip().lower() if opener else ""
    is_change = word == "from" and change_direction(text, first.start) is not None
    low, high = _lend(first, second).number, second.number
    if is_change or (joint == "and" and word != "between") or low.value >= high.value:
        return None
    start = first.start - len(opener[0]) if opener else first.start
    grain = min(low.grain, high.grain)
    return replace(second, start=start, number=Number(low.value, grain), top=high.value)


def _lend(first: Draft, second: Draft) -> Draft:
    """Give a bare first number the unit and, if it said none, the "million" of the second."""
    if first.unit is not None:
        return first
    number = first.number
    if first.magnitude == 1 and second.magnitude > 1 and number.value < second.magnitude:
        number = Number(number.value * second.magnitude, number.grain * second.magnitude)
    return replace(first, number=number, unit=second.unit)


def _is_score(text: str, first: Draft, second: Draft) -> bool:
    is_bare = first.unit is None and second.unit is None
    low = max(0, first.start - _SCORE_REACH)
    beside = text[low : first.start] + " " + text[second.end : second.end + _SCORE_REACH]
    return is_bare and _GAME.search(beside) is not None


def _quantity(text: str, draft: Draft) -> Quantity:
    bound = find_bound(text, draft.start, draft.end)
    unit = draft.unit or Unit("count", "", 1)
    is_during = unit.dimension == "duration" and bound.kind == "above"
    kind = "" if is_during else bound.kind  # "over two years" is mostly "in the course of"
    noun = Noun(bound.end, "")
    if unit.dimension in ("count", "ordinal"):
        noun = find_noun(text, bound.end)
    name = stem(noun.word) if noun.word else unit.name
    if unit.dimension == "count" and name == "time":
        unit = Unit("times", "time", 1)
    start, end = bound.start, max(bound.end, noun.end)
    first = draft.number.value * unit.factor + unit.offset
    last = first if draft.top is None else draft.top * unit.factor + unit.offset
    low, high, slack = _interval(first, last, draft.number.grain * unit.factor / 2, kind)
    return Quantity(
        start,
        end,
        text[start:end],
        value=(first + last) / 2,
        low=low,
        high=high,
        slack=slack,
        dimension=unit.dimension,
        unit=name,
        is_approximate=bound.kind in ("about", "nearly"),
        role=find_role(text, start, end),
    )


def _interval(
    first: float, last: float, rounding: float, bound: str
) -> tuple[float, float, tuple[float, float]]:
    """Least and greatest value that was said, and the slack below and above them."""
    about = max(rounding, _ABOUT * max(abs(first), abs(last)))
    step = _STRICT * max(1.0, abs(first))
    return {
        "least": (first, inf, (0.0, 0.0)),
        "above": (first + step, inf, (0.0, 0.0)),
        "most": (-inf, last, (0.0, 0.0)),
        "below": (-inf, last - step, (0.0, 0.0)),
        "about": (first, last, (about, about)),
        "nearly": (first, last, (about, rounding)),
    }.get(bound, (first, last, (rounding, rounding)))


def _inherit(found: list[Quantity]) -> list[Quantity]:
    """Give the bare number of "310 people, not 240" the noun of its neighbour."""
    return [
        _with_unit_of(quantity, found[max(0, i - 1) : i] + found[i + 1 : i + 2])
        for i, quantity in enumerate(found)
    ]


def _with_unit_of(quantity: Quantity, neighbours: list[Quantity]) -> Quantity:
    if quantity.unit or quantity.dimension != "count" or quantity.role is None:
        return quantity
    for other in neighbours:
        gap = max(other.start - quantity.end, quantity.start - other.end)
        if gap <= _INHERITED and other.dimension == "count" and other.unit:
            return replace(quantity, unit=other.unit)
    return quantity
