"""Whether a number of the claim follows from two of the source, so that it differs from neither.

"Fifteen hours less" is said by "cut from 41 to 26 hours". Which sum was meant only a reader of the
sentence can tell; what can be computed here is left to the network.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

from verifier.language.numbers import Quantity

_POINTS = frozenset({"percent", "points"})
_FACTORS = frozenset({"times", "count"})
_EXACT = 1e-9  # relative error that arithmetic on floating points may leave


def is_computable(claimed: Quantity, stated: Sequence[Quantity]) -> bool:
    """Tell whether two quantities of a source come to the claimed one.

    By a sum, difference, share, multiple or ratio, to the digits that the claim gives.

    Args:
        claimed: A quantity of the claim.
        stated: Those of the window.

    >>> from verifier.language.numbers import find_quantities
    >>> [claimed] = find_quantities("fifteen hours less")
    >>> is_computable(claimed, find_quantities("The wait was cut from 41 hours to 26 hours."))
    True
    >>> is_computable(claimed, find_quantities("The wait was cut from 41 hours to 27 hours."))
    False
    """
    return any(_is_said(claimed, result) for result in _results(claimed, stated))


def _is_said(claimed: Quantity, result: float) -> bool:
    low, high = claimed.loose
    margin = _EXACT * max(1.0, abs(result))
    return low - margin <= result <= high + margin


def _results(claimed: Quantity, stated: Sequence[Quantity]) -> Iterator[float]:
    for one, other in permutations(stated, 2):
        if one.dimension == other.dimension:
            yield from _of_alike(claimed, one, other)
        elif one.dimension == claimed.dimension:
            yield from _scaled(one.value, other)


def _of_alike(claimed: Quantity, one: Quantity, other: Quantity) -> Iterator[float]:
    """Compute difference, sum and ratio of two values of one dimension."""
    if claimed.dimension == one.dimension or {claimed.dimension, one.dimension} == _POINTS:
        yield one.value - other.value
        yield one.value + other.value
    if other.value:
        ratio = one.value / other.value
        if claimed.dimension == "percent":
            yield from (100 * ratio, 100 * (ratio - 1), 100 * (1 - ratio))
        elif claimed.dimension == "times":
            yield ratio


def _scaled(value: float, by: Quantity) -> Iterator[float]:
    """Compute a share or a multiple of a value, and of what the value is one."""
    if by.dimension == "percent":
        share = by.value / 100
        yield from (value * share, value * (1 - share), value * (1 + share))
        factors = [factor for factor in (share, 1 - share, 1 + share) if factor]
        yield from (value / factor for factor in factors)
    elif by.dimension in _FACTORS and by.value:
        yield from (value * by.value, value / by.value)
