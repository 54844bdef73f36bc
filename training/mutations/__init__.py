"""New pairs from old ones by rule, each true to its label by construction.

Every rule takes a claim, its evidence and a source of chance, and returns a changed pair or None
where it does not apply. `FALSE` turns a supported pair into a contradicted one, `TRUE` keeps it
supported, `OPEN` leaves it unsettled. A slot is changed in the claim or, as often, in the evidence:
then the claim itself gives nothing away. A denied contradicted claim is supported: `DENIED`.
"""

from training.mutations.bounds import false_bound, false_period, true_bound, true_period
from training.mutations.names import other_name, swapped_roles
from training.mutations.numbers import (
    other_magnitude,
    other_month,
    other_number,
    other_unit,
    other_year,
)
from training.mutations.omissions import without_name, without_number, without_year
from training.mutations.pairs import Pair, Rule
from training.mutations.wording import as_words, negated, reworded

FALSE: tuple[Rule, ...] = (
    other_year, other_month, other_number, other_magnitude, other_unit, other_name, swapped_roles,
    negated, false_bound, false_period,
)  # fmt: skip
TRUE: tuple[Rule, ...] = (as_words, true_bound, true_period, reworded)
OPEN: tuple[Rule, ...] = (without_year, without_number, without_name)
DENIED: tuple[Rule, ...] = (negated,)

__all__ = ["DENIED", "FALSE", "OPEN", "TRUE", "Pair", "Rule"]
