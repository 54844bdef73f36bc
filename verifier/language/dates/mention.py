"""A date as a text mentions it, and the little calendar arithmetic it needs."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

Period = tuple[date, date]


@dataclass(frozen=True)
class DateMention:
    """A date, month, year or longer period that a text mentions.

    Attributes:
        start: First character in the text.
        end: End, exclusive.
        text: The words, exactly `text[start:end]`.
        year: 1500 to 2099, None when unknown or when more than one year is meant.
        month: 1 to 12, None when unknown or not said.
        day: 1 to 31, None when unknown or not said.
        extent: First and last day of what year, month and day can't express: a range of years, a
            quarter, a decade; None otherwise.
        relation: The word in front, such as "since" or "in"; None when there is none.
        is_approximate: Whether it is hedged: "early 2022", "summer 2022", "two weeks ago".
        is_inferred: Whether the anchor, and not the text, gave the year.
    """

    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    extent: Period | None = None
    relation: str | None = None
    is_approximate: bool = False
    is_inferred: bool = False

    @property
    def period(self) -> Period | None:
        """First and last day, both inclusive; None when the year is unknown.

        >>> mention = DateMention(0, 8, "May 2019", year=2019, month=5)
        >>> [day.isoformat() for day in mention.period]
        ['2019-05-01', '2019-05-31']
        """
        if self.extent is not None or self.year is None:
            return self.extent
        if self.month is None:
            return date(self.year, 1, 1), date(self.year, 12, 31)
        if self.day is None:
            return month_period(self.year, self.month)
        day = date(self.year, self.month, self.day)
        return day, day


def month_period(year: int, month: int, n_months: int = 1) -> Period:
    """First and last day of some months in a row.

    >>> [day.isoformat() for day in month_period(2023, 12, 3)]
    ['2023-12-01', '2024-02-29']
    """
    last_year, last_month = shift_month(year, month, n_months - 1)
    last_day = monthrange(last_year, last_month)[1]
    return date(year, month, 1), date(last_year, last_month, last_day)


def shift_month(year: int, month: int, n_months: int) -> tuple[int, int]:
    """Year and month some months later, or earlier when negative.

    >>> shift_month(2024, 1, -1)
    (2023, 12)
    """
    count = year * 12 + month - 1 + n_months
    return count // 12, count % 12 + 1


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has that day; 29 February passes when the year is unknown.

    >>> is_day(2023, 2, 29), is_day(None, 2, 29), is_day(2024, 4, 31)
    (False, True, False)
    """
    leap = 2000
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or leap, month)[1]
