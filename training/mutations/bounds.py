"""Rules that put a bound or a span of time in place of an exact value, true or false of it."""

from __future__ import annotations

import re
from random import Random

from training import slots
from training.mutations.pairs import Pair, Shared, is_count, shared_alone, shared_number

SMALLEST = 20
"""Least number that gets a bound: "more than 3" for 4 sounds like nobody."""
LEAST_ROUNDED = 101
"""Least number that is rounded: two digits must drop one."""
WRONG = (0.5, 0.6, 0.7, 1.4, 1.6, 2.0)
"""Factors far beyond any rounding."""
NO_BOUND = re.compile(r"(\b(the|of|number|aged?) |[#(])$")
"""What may not come before: "the more than 40 seats"."""


def true_bound(claim: str, evidence: str, random: Random) -> Pair | None:
    """Put "more than" or "less than" with a round number that the exact one satisfies."""
    return _bound(claim, evidence, random, is_true=True)


def false_bound(claim: str, evidence: str, random: Random) -> Pair | None:
    """Put "more than" or "less than" with a round number that the exact one does not satisfy."""
    return _bound(claim, evidence, random, is_true=False)


def _bound(claim: str, evidence: str, random: Random, *, is_true: bool) -> Pair | None:
    found = _whole_count(claim, evidence, least=SMALLEST)
    if not found:
        return None
    low, high = round_neighbours(slots.value(found.text))
    more, fewer = (low, high) if is_true else (high, low)
    phrase = f"more than {more:,}" if random.random() < 0.5 else f"less than {fewer:,}"
    return slots.replace(claim, found.in_claim.span(), phrase), evidence


def _whole_count(claim: str, evidence: str, *, least: int) -> Shared | None:
    """Find a whole number of things that both say and that a bound or "about" may stand before."""
    found = shared_number(claim, evidence)
    if not found or "." in found.text or slots.value(found.text) < least:
        return None
    is_open = not NO_BOUND.search(claim[: found.in_claim.start()])
    return found if is_count(found.in_claim) and is_open else None


def true_rounding(claim: str, evidence: str, random: Random) -> Pair | None:
    """Say about how many, rounded to two digits."""
    return _rounding(claim, evidence, random, is_true=True)


def false_rounding(claim: str, evidence: str, random: Random) -> Pair | None:
    """Say about how many, rounded from another number."""
    return _rounding(claim, evidence, random, is_true=False)


def _rounding(claim: str, evidence: str, random: Random, *, is_true: bool) -> Pair | None:
    found = _whole_count(claim, evidence, least=LEAST_ROUNDED)
    if not found:
        return None
    number = int(slots.value(found.text))
    if not is_true:
        number = round(number * random.choice(WRONG))
    digits = 2 - len(str(number))
    rounded = round(number, digits)
    if is_true and rounded == number:
        return None
    word = random.choice(("about", "some", "roughly", "around"))
    return slots.replace(claim, found.in_claim.span(), f"{word} {rounded:,}"), evidence


def round_neighbours(number: float) -> tuple[int, int]:
    """Return the next round numbers below and above.

    >>> round_neighbours(1840)
    (1800, 1900)
    >>> round_neighbours(1800)
    (1700, 1900)
    """
    step = 10 ** max(0, len(str(int(number))) - 2)
    low = int(number // step * step)
    return (low if low < number else low - step), low + step


def true_period(claim: str, evidence: str, random: Random) -> Pair | None:
    """Name a span of time that holds the year."""
    return _period(claim, evidence, random, is_true=True)


def false_period(claim: str, evidence: str, random: Random) -> Pair | None:
    """Name a span of time that does not hold the year."""
    return _period(claim, evidence, random, is_true=False)


def _period(claim: str, evidence: str, random: Random, *, is_true: bool) -> Pair | None:
    found = shared_alone(slots.YEAR, claim, evidence)
    if not found or not claim[: found.in_claim.start()].endswith(" in "):
        return None
    year, gap = int(found.text), random.randint(1, 6)
    before, after = (year + gap, year - gap) if is_true else (year - gap, year + gap)
    decade = year // 10 * 10 + (0 if is_true else random.choice((-10, 10)))
    phrase = random.choice((f"before {before}", f"after {after}", f"in the {decade}s"))
    span = (found.in_claim.start() - len("in "), found.in_claim.end())
    return slots.replace(claim, span, phrase), evidence
