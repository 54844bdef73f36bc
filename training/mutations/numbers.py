"""Rules that move a number, date, unit or direction in claim and evidence alike."""

from __future__ import annotations

from random import Random

from training import slots
from training.mutations.pairs import (
    Pair,
    is_count,
    shared_alone,
    shared_measure,
    shared_number,
)

FACTORS = (0.5, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.5, 2.0)
STEPS = (-3, -2, -1, 1, 2, 3)
SMALL = 20
"""Numbers under this move by `STEPS`, others by `FACTORS`."""
MAGNITUDES = ("thousand", "million", "billion", "trillion")


def other_year(claim: str, evidence: str, random: Random) -> Pair | None:
    """Move a shared year by one to nine years."""
    found = shared_alone(slots.YEAR, claim, evidence)
    if not found:
        return None
    new = int(found.text) + random.choice((-1, 1)) * random.randint(1, 9)
    return found.move(str(new))


def other_month(claim: str, evidence: str, random: Random) -> Pair | None:
    """Name another month than the one that both name."""
    found = shared_alone(slots.MONTH, claim, evidence)
    if not found:
        return None
    return found.move(random.choice([m for m in slots.MONTHS if m != found.text]))


def other_number(claim: str, evidence: str, random: Random) -> Pair | None:
    """Change a shared number by a tenth or more; small ones by one or more."""
    found = shared_number(claim, evidence)
    if not found or not is_count(found.in_claim):
        return None
    old = slots.value(found.text)
    new = old * random.choice(FACTORS)
    if old < SMALL:
        new = max(1, old + random.choice(STEPS))
    text = f"{new:,.1f}" if "." in found.text else f"{round(new):,}"
    if text in evidence or slots.value(text) == old:
        return None
    return found.move(text)


def other_magnitude(claim: str, evidence: str, random: Random) -> Pair | None:
    """Say billion for million and the like."""
    found = shared_measure(slots.MAGNITUDE, claim, evidence)
    if not found:
        return None
    place = MAGNITUDES.index(found.text)
    near = [word for word in MAGNITUDES[max(0, place - 1) : place + 2] if word != found.text]
    return found.move(random.choice(near))


def other_unit(claim: str, evidence: str, random: Random) -> Pair | None:
    """Keep the number and change its unit."""
    found = shared_measure(slots.UNIT, claim, evidence)
    return found.move(random.choice(slots.OTHER_UNITS[found.text])) if found else None


def other_direction(claim: str, evidence: str, random: Random) -> Pair | None:
    """Turn a word that both say into its opposite: rose, before, most, always."""
    found = shared_alone(slots.OPPOSITE, claim, evidence)
    return found.move(slots.OPPOSITES[found.text]) if found else None
