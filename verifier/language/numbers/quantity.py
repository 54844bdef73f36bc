"""A quantity as a text states it."""

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True)
class Quantity:
    """A number with what it counts or measures, and how exactly it was said.

    Values are in the base unit of the dimension: metres, kilograms, litres, seconds, hectares,
    km/h, degrees Celsius, percent, percentage points, whole pieces or units of money.

    Attributes:
        start: First character in the text.
        end: End, exclusive.
        text: The words, exactly `text[start:end]`.
        value: The number that was said; the middle of a range.
        low: Least value that was said; -inf for "up to 5".
        high: Greatest value that was said; inf for "at least 5".
        slack: How far from low and high the truth may lie and still be said so: half a unit of the
            last digit, more for "about"; at least 0. Below and above.
        dimension: What is measured: "length", "money", "percent", "count", "ordinal" and so on.
        unit: The base unit, the currency, or the stem of the counted noun; empty when unknown.
        is_approximate: Whether it is hedged by "about", "nearly" and their like.
        role: What the words in front make of it: "to" or "from" (the new and old value of a
            change), "by" (the change itself), "not" (denied), "former"; None for a plain one.
    """

    start: int
    end: int
    text: str
    value: float
    low: float
    high: float
    slack: tuple[float, float]
    dimension: str
    unit: str
    is_approximate: bool = False
    role: str | None = None

    @property
    def is_bounded(self) -> bool:
        """Whether it says a bound, such as "at least 50", and no number as such.

        >>> Quantity(0, 1, "5", 5, 5, 5, (0.5, 0.5), "count", "").is_bounded
        False
        """
        return self.low == -inf or self.high == inf

    @property
    def loose(self) -> tuple[float, float]:
        """Least and greatest truth of which these words could still be said.

        >>> Quantity(0, 3, "5.4", 5.4, 5.4, 5.4, (0.5, 0.5), "count", "").loose
        (4.9, 5.9)
        """
        return self.low - self.slack[0], self.high + self.slack[1]
