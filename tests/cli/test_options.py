from datetime import date

import pytest

from verifier.cli.options import make_filter, parse_day
from verifier.errors import InputError
from verifier.types import Filter


def test_make_filter_without_options_is_none() -> None:
    assert make_filter(source=None, since=None, until=None, as_of=None) is None


def test_make_filter_with_options_holds_them() -> None:
    made = make_filter(source="BBC", since="2024-01-01", until="2024-01-01", as_of="2024-02-29")
    new_year = date(2024, 1, 1)
    assert made == Filter(source="BBC", since=new_year, until=new_year, as_of=date(2024, 2, 29))


def test_parse_day_when_the_day_is_not_in_the_calendar_raises() -> None:
    with pytest.raises(InputError, match="--until '2023-02-29' is no day"):
        parse_day("--until", "2023-02-29")
