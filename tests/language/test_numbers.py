import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.language.numbers import find_quantities

INF = float("inf")

CASES = [
    ("1,234.5 tonnes", 1_234_500, "mass", "kilogram"),
    ("1 234 people", 1_234, "count", "peopl"),
    ("1.234.567 people", 1_234_567, "count", "peopl"),
    ("3,5 million euros", 3.5e6, "money", "euro"),
    ("two hundred and forty people", 240, "count", "peopl"),
    ("thirty thousand two hundred people", 30_200, "count", "peopl"),
    ("a dozen eggs", 12, "count", "egg"),
    ("half of voters", 50, "percent", "percent"),
    ("two-thirds of members", 200 / 3, "percent", "percent"),
    ("twice", 2, "times", "time"),
    ("three times", 3, "times", "time"),
    ("$5bn", 5e9, "money", "dollar"),
    ("US$ 5 million", 5e6, "money", "dollar"),
    ("5,400 million yen", 5.4e9, "money", "yen"),
    ("300 kroner", 300, "money", "krone"),
    ("5 million pounds", 5e6, "money", "pound"),
    ("150 pounds", 68.0388555, "mass", "kilogram"),
    ("12 per cent", 12, "percent", "percent"),
    ("25 basis points", 0.25, "points", "percentage point"),
    ("10 miles", 16_093.44, "length", "metre"),
    ("40 km²", 4_000, "area", "hectare"),
    ("5 km/h", 5, "speed", "km/h"),
    ("68 degrees Fahrenheit", 20, "temperature", "degree Celsius"),
    ("minus 5 degrees Celsius", -5, "temperature", "degree Celsius"),
    ("six-month presidency", 15_778_800, "duration", "second"),
    ("two and a half years", 78_894_000, "duration", "second"),
    ("half an hour", 1_800, "duration", "second"),
    ("27-member bloc", 27, "count", "member"),
    ("310 full-time employees", 310, "count", "employe"),
    ("three of its members", 3, "count", "member"),
    ("the third term", 3, "ordinal", "term"),
    ("42nd president", 42, "ordinal", "presid"),
    ("won 3-1 against", 3_001, "score", "goal"),
    ("Employs 240 people", 240, "count", "peopl"),
    ("2022 people", 2_022, "count", "peopl"),
]

NO_QUANTITIES = [
    "Flight 370", "Apollo 11", "COVID-19", "G20", "Boeing 737 jets", "Article 5", "MH370",
    "No. 10", "one of the leaders", "no one", "5 July 2024", "since 2022", "at 19:55", "10.30 pm",
    "5G phones", "978-3-16-148410-0", "24/7", "two weeks ago", "a@b1.org", "https://a.org/12 ",
]  # fmt: skip

INTERVALS = [
    ("at least 50 people", 50, INF),
    ("50 or more people", 50, INF),
    ("up to 10 people", -INF, 10),
    ("no more than 10 people", -INF, 10),
    ("about 240 people", 240, 240),
    ("between 10 and 20 people", 10, 20),
    ("10-20 people", 10, 20),
    ("from 10 to 20 people", 10, 20),
    ("5 to 10 million people", 5e6, 1e7),
    ("hundreds of people", 100, 1_000),
]

ROLES = [
    ("employs 310 people, not 240", [None, "not"]),
    ("rose from 3 percent to 5 percent", ["from", "to"]),
    ("rose from 3 to 5 percent", ["from", "to"]),
    ("fell by 12 percent", ["by"]),
    ("a 12 percent rise", ["by"]),
    ("310 people, up from 240", [None, "former"]),
    ("led by 27 members", [None]),
]


@pytest.mark.parametrize(("text", "value", "dimension", "unit"), CASES)
def test_find_quantities_reads_value_and_unit(
    text: str, value: float, dimension: str, unit: str
) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.value == pytest.approx(value)
    assert (quantity.dimension, quantity.unit) == (dimension, unit)


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_find_quantities_when_there_is_none(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(("text", "low", "high"), INTERVALS)
def test_find_quantities_reads_bounds(text: str, low: float, high: float) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_find_quantities_reads_roles(text: str, roles: list[str | None]) -> None:
    assert [quantity.role for quantity in find_quantities(text)] == roles


def test_find_quantities_lends_the_noun_to_a_denied_number() -> None:
    assert [q.unit for q in find_quantities("310 people, not 240")] == ["peopl", "peopl"]


def test_find_quantities_knows_hedges() -> None:
    assert [q.is_approximate for q in find_quantities("nearly 5 cars and 6 vans")] == [True, False]


@pytest.mark.parametrize("part", ["1 ", "1-", "five hundred ", "5 million ", "half ", "9", "1,"])
def test_find_quantities_survives_repetition(part: str) -> None:
    _check(part * (50_000 // len(part)))


_WORDS = (
    "5 one hundred and a half third million % km $ - to from between not at least rose by 1,234.5"
    " people 27-member 3-1 won \n . dozens of ² ½ ٣ K ſecond"
)
WORDS = st.sampled_from(_WORDS.split(" "))


@given(st.text() | st.lists(WORDS).map(" ".join))
def test_find_quantities_has_exact_spans_in_order(text: str) -> None:
    _check(text)


@given(st.integers(0, 10**15))
def test_find_quantities_reads_any_whole_number(number: int) -> None:
    for text in (f"{number:,} people", f"the {number} people"):
        assert [quantity.value for quantity in find_quantities(text)] == [number]


def _check(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.start >= end
        assert quantity.low <= quantity.high
        end = quantity.start + 1
