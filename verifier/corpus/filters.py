"""A filter in SQL."""

from typing import NamedTuple

from verifier.types import Filter


class Conditions(NamedTuple):
    """What a filter asks of the table `documents`, called d.

    Attributes:
        sql: Conditions joined by AND; empty when every document passes.
        parameters: Their values.
    """

    sql: str
    parameters: tuple[str, ...]


def conditions(wanted: Filter) -> Conditions:
    """Turn a filter into SQL; an undated document passes only where no date is asked for.

    >>> conditions(Filter(source="Reuters"))
    Conditions(sql='instr(casefold(d.source), ?)', parameters=('reuters',))
    """
    until = min(filter(None, (wanted.until, wanted.as_of)), default=None)
    parts = {
        "instr(casefold(d.source), ?)": wanted.source.casefold() if wanted.source else None,
        "d.published >= ?": wanted.since.isoformat() if wanted.since else None,
        "d.published <= ?": until.isoformat() if until else None,
    }
    given = {sql: value for sql, value in parts.items() if value}
    return Conditions(" AND ".join(given), tuple(given.values()))
