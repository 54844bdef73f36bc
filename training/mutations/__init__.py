"""New pairs from old ones by rule, each true to its label by construction.

Every rule takes a supported claim, its evidence and a source of chance, and returns a changed pair
or None where it does not apply. Classes are balanced inside each kind, so that odd wording gives
nothing away:

- `MOVED` changes a slot in claim and evidence alike: the new two agree with each other, and each
  contradicts the other's old one.
- `DOUBTED` does so with certainty: the new claim and evidence agree, the new evidence leaves the
  old claim open.
- `FALSE` changes the claim alone; `TRUE` words it otherwise.
- `OPEN` takes the deciding words out of the evidence.
- `DENIED` turns a contradicted claim into a supported one.
"""

from functools import wraps
from random import Random

from training.mutations.bounds import (
    false_bound,
    false_period,
    false_rounding,
    true_bound,
    true_period,
    true_rounding,
)
from training.mutations.doubts import only_alleged, only_possible
from training.mutations.names import other_name, swapped_roles
from training.mutations.numbers import (
    other_direction,
    other_magnitude,
    other_month,
    other_number,
    other_unit,
    other_year,
)
from training.mutations.omissions import without_name, without_number, without_year
from training.mutations.pairs import Pair, Rule
from training.mutations.wording import as_words, negated, reworded


def apart(rule: Rule) -> Rule:
    """Let a rule of `MOVED` change only one of claim and evidence, by chance."""

    @wraps(rule)
    def false(claim: str, evidence: str, random: Random) -> Pair | None:
        moved = rule(claim, evidence, random)
        if not moved:
            return None
        return (moved[0], evidence) if random.random() < 0.5 else (claim, moved[1])

    return false


MOVED: tuple[Rule, ...] = (
    other_year, other_month, other_number, other_magnitude, other_unit, other_direction,
)  # fmt: skip
DOUBTED: tuple[Rule, ...] = (only_possible, only_alleged)
CLAIM_ALONE: tuple[Rule, ...] = (
    other_name, swapped_roles, negated, false_bound, false_period, false_rounding,
)  # fmt: skip
FALSE: tuple[Rule, ...] = (*map(apart, MOVED), *CLAIM_ALONE)
TRUE: tuple[Rule, ...] = (as_words, true_bound, true_period, true_rounding, reworded)
OPEN: tuple[Rule, ...] = (without_year, without_number, without_name)
DENIED: tuple[Rule, ...] = (negated,)

__all__ = [
    "CLAIM_ALONE", "DENIED", "DOUBTED", "FALSE", "MOVED", "OPEN", "TRUE", "Pair", "Rule", "apart",
]  # fmt: skip
