"""Whether two quantities agree, and what follows from a value that changes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from math import inf, isclose

from verifier.language.dates import DateMention
from verifier.language.numbers.quantity import Quantity
from verifier.language.words import stem
from verifier.types import Relation

_PEOPLE = frozenset(
    stem(word)
    for word in ("people", "person", "employee", "worker", "staff", "personnel", "staffer")
)
_GROUPS = {None: "new", "to": "new", "from": "old", "former": "old", "by": "change", "not": "not"}
_EXACT = 1e-9  # relative error that arithmetic on floating points may leave
_PAIR_REACH = 60  # characters between the old and the new value of one change
_DAY_S = 86_400.0
_YEAR_S = 31_557_600.0


def relate(claimed: Quantity, stated: Quantity) -> Relation | None:
    """Compare two quantities of one dimension and unit.

    They agree when what the source says lies within the claim, to the digits that the claim gives,
    and differ when neither can be said of the other.

    Returns:
        `AGREES`, `DIFFERS`, or None when the source is less exact than the claim.
    """
    said, meant = (stated.low, stated.high), (claimed.low, claimed.high)
    if _is_within(said, claimed.loose):
        return Relation.AGREES
    if _is_apart(meant, stated.loose) and _is_apart(said, claimed.loose):
        return Relation.DIFFERS
    return None


def is_comparable(claimed: Quantity, stated: Quantity) -> bool:
    """Whether two quantities measure the same in the same unit, or count the same noun."""
    if claimed.dimension != stated.dimension:
        return False
    units = {claimed.unit, stated.unit}
    return len(units) == 1 or (claimed.dimension == "count" and ("" in units or units <= _PEOPLE))


def has_same_role(claimed: Quantity, stated: Quantity) -> bool:
    """Whether both are new values, or old ones, or changes, or denied."""
    return _GROUPS[claimed.role] == _GROUPS[stated.role]


def is_denial(claimed: Quantity, stated: Quantity) -> bool:
    """Whether one text asserts as present what the other denies.

    That is "not 240" beside "240"; an old value denies nothing of the past.
    """
    groups = {_GROUPS[claimed.role], _GROUPS[stated.role]}
    return groups == {"new", "not"}


def derive_changes(
    claimed: Quantity, stated: Sequence[Quantity], direction: int | None
) -> Iterator[Quantity]:
    """Compute the change that a claim speaks of from an old and a new value of the source.

    Args:
        claimed: A change, such as "by 2 percentage points" or "doubled".
        stated: The source's quantities, in order.
        direction: 1 when the claim speaks of a rise, -1 of a fall; else either.

    Yields:
        Quantities like the claimed one that span the old and the new value; negative when the
        change went the other way.
    """
    if claimed.role != "by" and claimed.dimension != "times":
        return
    for old, new in pairwise(stated):
        is_pair = (
            _GROUPS[old.role] == "old" and _GROUPS[new.role] == "new" and is_comparable(old, new)
        )
        if not is_pair or new.start - old.end > _PAIR_REACH:
            continue
        for change in _changes(claimed, old, new):
            value = change * direction if direction else abs(change)
            words = replace(claimed, start=old.start, end=new.end, text=f"{old.text} to {new.text}")
            yield replace(words, value=value, low=value, high=value, slack=(0.0, 0.0))


def derive_durations(claimed: Quantity, mentions: Sequence[DateMention]) -> Iterator[Quantity]:
    """Compute how long a period of the source lasts, with and without its last day or year."""
    if claimed.dimension != "duration":
        return
    for mention in mentions:
        if mention.extent is None or mention.relation != "from":
            continue
        first, last = mention.extent
        days = (last - first + timedelta(days=1)).days * _DAY_S
        for seconds in (days, days - _DAY_S, (last.year - first.year) * _YEAR_S):
            words = replace(claimed, start=mention.start, end=mention.end, text=mention.text)
            yield replace(words, value=seconds, low=seconds, high=seconds, slack=(0.0, 0.0))


def _changes(claimed: Quantity, old: Quantity, new: Quantity) -> Iterator[float]:
    difference = new.value - old.value
    if claimed.dimension == "points" and old.dimension == "percent":
        yield difference
    elif claimed.dimension == "times" and old.value:
        yield new.value / old.value
    elif claimed.dimension == "percent" and old.value:
        relative = 100 * difference / abs(old.value)
        # "Rose by 2 percent" may mean points where the values are percentages.
        if old.dimension != "percent" or abs(abs(relative) - claimed.value) <= claimed.slack[1]:
            yield relative
    elif is_comparable(claimed, new):
        yield difference


def _is_within(inner: tuple[float, float], outer: tuple[float, float]) -> bool:
    return _at_most(outer[0], inner[0]) and _at_most(inner[1], outer[1])


def _is_apart(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return not (_at_most(first[0], second[1]) and _at_most(second[0], first[1]))


def _at_most(low: float, high: float) -> bool:
    return low <= high or (abs(low) < inf and isclose(low, high, rel_tol=_EXACT))
