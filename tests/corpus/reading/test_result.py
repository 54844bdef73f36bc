from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.corpus.reading.result import compose, parse_day
from verifier.errors import UnreadableDocument
from verifier.types import content_id

DAY = date(2024, 7, 5)


@pytest.mark.parametrize(
    "written",
    [
        "2024-07-05",
        "2024-07-05T23:59:59Z",
        "2024-07-05 10:00:00.123+02:00",
        "20240705",
        "2024/07/05",
        "5 July 2024",
        "July 5, 2024",
        "5th of July, 2024",
        "Fri, 05 Jul 2024 10:00:00 GMT",
    ],
)
def test_parse_day_gives_the_day_when_it_is_named(written: str) -> None:
    assert parse_day(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        *("03/04/2024", "July 2024", "2024", "yesterday", "2024-13-01", "20241301"),
        *("1720137600", "1710010600000", "5 July 2024 to 6 July 2024", "soon", ""),
    ],
)
def test_parse_day_gives_none_when_the_day_is_open(written: str) -> None:
    assert parse_day(written) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_parse_day_gives_back_any_day_when_written_in_full(day: date) -> None:
    assert parse_day(f"{day:%A, %B} {day.day}, {day.year}") == day


def test_compose_keeps_the_date_as_given_when_it_is_no_day() -> None:
    document = compose("It opened.", {"published": "in spring", "desk": "City"})
    assert document.published is None
    assert document.metadata == {"date": "in spring", "desk": "City"}


def test_compose_hashes_text_and_identity() -> None:
    fields = {"title": "The bridge", "source": " ", "url": "u", "date": "2024-07-05"}
    document = compose("It opened.", fields)
    assert document.id == content_id("It opened.", "The bridge", None, "u", DAY)


def test_compose_refuses_when_the_text_is_blank() -> None:
    with pytest.raises(UnreadableDocument, match="is empty"):
        compose(" \u00a0\n", {})
