from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.language.dates import DateMention, find_dates

FRIDAY = date(2024, 7, 5)

CASES = [
    ("on 5 July 2024", ("5 July 2024", 2024, 7, 5)),
    ("July 5, 2024", ("July 5, 2024", 2024, 7, 5)),
    ("5 Jul 2024 19:55", ("5 Jul 2024", 2024, 7, 5)),
    ("Jul. 5, 2024", ("Jul. 5, 2024", 2024, 7, 5)),
    ("the 5th of July, 2024", ("5th of July, 2024", 2024, 7, 5)),
    ("2024-07-05T10:00", ("2024-07-05", 2024, 7, 5)),
    ("05.07.2024", ("05.07.2024", 2024, 7, 5)),
    ("25/07/2024", ("25/07/2024", 2024, 7, 25)),
    ("07/25/2024", ("07/25/2024", 2024, 7, 25)),
    ("05/07/2024", ("05/07/2024", 2024, None, None)),
    ("July 2024", ("July 2024", 2024, 7, None)),
    ("in early 2022", ("early 2022", 2022, None, None)),
    ("mid-2022", ("mid-2022", 2022, None, None)),
    ("by the end of 2022", ("the end of 2022", 2022, None, None)),
    ("in 2022 people moved", ("2022", 2022, None, None)),
    ("The 2022 elections", ("2022", 2022, None, None)),
    ("World Cup 2022", ("2022", 2022, None, None)),
    ("in October", ("October", None, 10, None)),
    ("In May he said", ("May", None, 5, None)),
    ("last October", ("last October", None, 10, None)),
    ("on July 2", ("July 2", None, 7, 2)),
    ("31 February 2022", ("February 2022", 2022, 2, None)),
    ("29 February", ("29 February", None, 2, 29)),
    ("two weeks ago", ("two weeks ago", None, None, None)),
]

NO_DATES = [
    "employs 2022 people", "about 2000 staff", "a $2022 bill", "Boeing 2000", "Resolution 1701",
    "at 1500 metres", "1999 dollars", "2000 million", "the march on may", "He may march on.",
    "Theresa May said", "over the last year", "on Wednesday", "20240705", "1,999", "2.1999",
    "5 may", "two days later", "A-2000", "June Smith spoke",
]  # fmt: skip

PERIODS = [
    ("Q1 2022", date(2022, 1, 1), date(2022, 3, 31)),
    ("the first quarter of 2022", date(2022, 1, 1), date(2022, 3, 31)),
    ("the second half of 2022", date(2022, 7, 1), date(2022, 12, 31)),
    ("summer of 2022", date(2022, 6, 1), date(2022, 8, 31)),
    ("the 1990s", date(1990, 1, 1), date(1999, 12, 31)),
    ("the 19th century", date(1801, 1, 1), date(1900, 12, 31)),
    ("2019-2021", date(2019, 1, 1), date(2021, 12, 31)),
    ("2019–21", date(2019, 1, 1), date(2021, 12, 31)),
    ("from 2019 to 2021", date(2019, 1, 1), date(2021, 12, 31)),
    ("between March and May 2020", date(2020, 3, 1), date(2020, 5, 31)),
    ("5–7 July 2024", date(2024, 7, 5), date(2024, 7, 7)),
    ("July 5-7, 2024", date(2024, 7, 5), date(2024, 7, 7)),
    ("February 2024", date(2024, 2, 1), date(2024, 2, 29)),
]

ANCHORED = [
    ("last October", date(2023, 10, 1), date(2023, 10, 31)),
    ("this March", date(2024, 3, 1), date(2024, 3, 31)),
    ("in October", date(2023, 10, 1), date(2023, 10, 31)),
    ("They will meet in October", date(2024, 10, 1), date(2024, 10, 31)),
    ("next year", date(2025, 1, 1), date(2025, 12, 31)),
    ("last year", date(2023, 1, 1), date(2023, 12, 31)),
    ("last month", date(2024, 6, 1), date(2024, 6, 30)),
    ("last week", date(2024, 6, 24), date(2024, 6, 30)),
    ("yesterday", date(2024, 7, 4), date(2024, 7, 4)),
    ("three years ago", date(2021, 1, 1), date(2021, 12, 31)),
    ("seven months ago", date(2023, 12, 1), date(2023, 12, 31)),
    ("5 days ago", date(2024, 6, 30), date(2024, 6, 30)),
    ("on Wednesday", date(2024, 7, 3), date(2024, 7, 3)),
    ("on Friday", FRIDAY, FRIDAY),
    ("last Friday", date(2024, 6, 28), date(2024, 6, 28)),
    ("will meet on Wednesday", date(2024, 7, 10), date(2024, 7, 10)),
    ("on July 2", date(2024, 7, 2), date(2024, 7, 2)),
]

RELATIONS = [
    ("since 2022", "since"), ("until July 2024", "until"), ("before 5 July 2024", "before"),
    ("after 2020", "after"), ("by the end of 2022", "by"), ("from 2019 to 2021", "from"),
    ("in early 2022", "in"), ("on the 5th of July", "on"), ("Berlin 2022", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_find_dates_reads_year_month_and_day(
    text: str, expected: tuple[str, int | None, int | None, int | None]
) -> None:
    assert [(m.text, m.year, m.month, m.day) for m in find_dates(text)] == [expected]


@pytest.mark.parametrize("text", NO_DATES)
def test_find_dates_when_there_is_none(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(("text", "first", "last"), PERIODS)
def test_find_dates_gives_periods(text: str, first: date, last: date) -> None:
    assert [mention.period for mention in find_dates(text)] == [(first, last)]


@pytest.mark.parametrize(("text", "first", "last"), ANCHORED)
def test_find_dates_resolves_by_the_anchor(text: str, first: date, last: date) -> None:
    mention = find_dates(text, anchor=FRIDAY)[0]
    assert mention.period == (first, last)
    assert mention.is_inferred


@pytest.mark.parametrize(("text", "relation"), RELATIONS)
def test_find_dates_notes_the_word_in_front(text: str, relation: str | None) -> None:
    assert [mention.relation for mention in find_dates(text)] == [relation]


def test_find_dates_joins_the_weekday_to_its_date() -> None:
    mentions = find_dates("Friday, July 5, 2024", anchor=date(2024, 8, 1))
    assert [(m.text, m.period) for m in mentions] == [("Friday, July 5, 2024", (FRIDAY, FRIDAY))]


def test_find_dates_ignores_an_anchor_that_means_no_date() -> None:
    assert find_dates("next year", anchor=date(9999, 12, 31))[0].period is None


@pytest.mark.parametrize("part", ["2019 ", "from ", "May 5 ", "in the early ", "two weeks ", "1-"])
def test_find_dates_survives_repetition(part: str) -> None:
    text = part * (200_000 // len(part))
    assert _are_exact(text, find_dates(text, anchor=FRIDAY))


_WORDS = (
    "5 July 2024 May , . - – / 2019-2021 from to the early 1990s last year Friday and 05.07.2024"
    " Q1 first quarter of \n ago two weeks İ ſept 31"
)
WORDS = st.sampled_from(_WORDS.split(" "))


@given(st.text() | st.lists(WORDS).map(" ".join), st.none() | st.dates())
def test_find_dates_has_exact_spans_in_order(text: str, anchor: date | None) -> None:
    assert _are_exact(text, find_dates(text, anchor=anchor))


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)))
def test_find_dates_reads_any_day_in_any_form(day: date) -> None:
    for text in (f"{day.day} {day:%B} {day.year}", f"{day:%b} {day.day}, {day.year}", str(day)):
        assert [mention.period for mention in find_dates(text)] == [(day, day)]


def _are_exact(text: str, mentions: list[DateMention]) -> bool:
    ends = [0, *(mention.end for mention in mentions)]
    return all(
        text[mention.start : mention.end] == mention.text and mention.start >= end
        for mention, end in zip(mentions, ends, strict=False)
    ) and all(m.period is None or m.period[0] <= m.period[1] for m in mentions)
