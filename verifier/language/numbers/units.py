"""Units of measure and money: what they measure, and how they convert."""

import re
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit.

    Attributes:
        dimension: What it measures, such as "length" or "money".
        name: The base unit or the currency; only quantities of one name convert into each other.
        factor: How many base units one is.
        offset: What is added after multiplying; only temperatures have one.
    """

    dimension: str
    name: str
    factor: float
    offset: float = 0.0


_MEASURES: dict[str, dict[str, float]] = {
    "length metre": {
        "metre meter m": 1, "kilometre kilometer km": 1000, "centimetre centimeter cm": 0.01,
        "millimetre millimeter mm": 0.001, "mile mi": 1609.344, "yard yd": 0.9144,
        "foot feet ft": 0.3048, "inch inches": 0.0254, "nautical_mile": 1852,
    },
    "mass kilogram": {
        "kilogram kilo kg": 1, "gram gramme g": 0.001, "milligram mg": 1e-6,
        "tonne ton metric_ton t": 1000, "pound lb lbs": 0.45359237, "ounce oz": 0.028349523,
    },
    "volume litre": {
        "litre liter l": 1, "millilitre milliliter ml": 0.001, "gallon": 3.785411784,
        "cubic_metre cubic_meter m³": 1000, "barrel": 158.987294928,
    },
    "duration second": {
        "second sec": 1, "minute min": 60, "hour hr": 3600, "day": 86400, "week": 604800,
        "month": 2629800, "year yr": 31557600, "decade": 315576000, "century": 3155760000,
    },
    "area hectare": {
        "hectare ha": 1, "acre": 0.40468564224, "square_metre square_meter sq_m m²": 1e-4,
        "square_kilometre square_kilometer sq_km km²": 100, "square_mile sq_mi": 258.9988110336,
        "square_foot square_feet sq_ft": 9.290304e-6,
    },
    "speed km/h": {
        "kilometre_per_hour kilometres_per_hour kilometer_per_hour kilometers_per_hour km/h kph"
        " kmh": 1,
        "mile_per_hour miles_per_hour mph": 1.609344, "knot": 1.852,
        "metres_per_second meters_per_second m/s": 3.6,
    },
    "energy kilowatt hour": {
        "kilowatt_hour kwh kWh": 1, "megawatt_hour MWh": 1e3, "GWh": 1e6, "TWh": 1e9,
    },
    "power kilowatt": {"kilowatt kW": 1, "megawatt MW": 1e3, "gigawatt GW": 1e6},
    "percent percent": {"percent per_cent pct %": 1},
    "points percentage point": {"percentage_point percent_point pp": 1, "basis_point bps": 0.01},
}  # fmt: skip
"""Base units of each dimension; a month is a twelfth of a year of 365.25 days, a ton 1,000 kg."""

_TEMPERATURES = {
    "°c degrees_celsius degree_celsius degrees_c celsius": (1.0, 0.0),
    "°f degrees_fahrenheit degree_fahrenheit degrees_f fahrenheit": (5 / 9, -160 / 9),
}
_CURRENCIES = {
    "dollar": "dollar us_dollar american_dollar buck USD",
    "australian dollar": "australian_dollar AUD",
    "canadian dollar": "canadian_dollar CAD",
    "euro": "euro EUR",
    "pound": "pound_sterling pounds_sterling british_pound sterling GBP",
    "yen": "yen JPY",
    "yuan": "yuan renminbi CNY RMB",
    "rouble": "rouble ruble russian_rouble RUB",
    "forint": "forint HUF",
    "krone": "krone kroner NOK DKK",
    "krona": "krona kronor SEK",
    "franc": "franc swiss_franc CHF",
    "zloty": "zloty PLN",
    "hryvnia": "hryvnia UAH",
    "rupee": "rupee INR",
    "peso": "peso",
    "lira": "lira lire TRY",
    "shekel": "shekel ILS",
    "rand": "rand ZAR",
    "koruna": "koruna CZK",
}
SYMBOLS = {
    "$": "dollar", "US$": "dollar", "USD": "dollar", "A$": "australian dollar",
    "C$": "canadian dollar", "€": "euro", "EUR": "euro", "£": "pound", "GBP": "pound", "¥": "yen",
    "₽": "rouble", "₹": "rupee", "₴": "hryvnia", "CHF": "franc", "HUF": "forint",
}  # fmt: skip
"""Signs of money that stand in front of a number."""


def _table() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for measure, units in _MEASURES.items():
        dimension, _, base = measure.partition(" ")
        for spellings, factor in units.items():
            table.update({word: Unit(dimension, base, factor) for word in spellings.split()})
    for spellings, (factor, offset) in _TEMPERATURES.items():
        unit = Unit("temperature", "degree Celsius", factor, offset)
        table.update(dict.fromkeys(spellings.split(), unit))
    for currency, spellings in _CURRENCIES.items():
        table.update({word: Unit("money", currency, 1) for word in spellings.split()})
    return table


_UNITS = _table()
_MAX_SYMBOL = 3  # letters; a longer spelling is a word, which may be in the plural or capitalised


def _alternative(spelling: str) -> str:
    words = r"[\s-]".join(re.escape(word) for word in spelling.split("_"))
    if not spelling.isascii() or not spelling.isalpha():
        return words if not spelling[-1].isalpha() else f"(?ai:{words})s?"
    is_symbol = len(spelling) <= _MAX_SYMBOL and spelling not in ("day", "ton", "yen")
    return words if is_symbol or spelling.isupper() else f"(?ai:{words})s?"


UNIT = "|".join(_alternative(word) for word in sorted(_UNITS, key=len, reverse=True))
"""Pattern of all units, longest first."""


def read_unit(words: str) -> Unit | None:
    """Look a unit up as a text spells it; None when it is none.

    >>> read_unit("square miles").name, read_unit("kWh").dimension, read_unit("people")
    ('hectare', 'energy', None)
    """
    spelling = re.sub(r"[\s-]+", "_", words)
    for form in (spelling, spelling.lower(), spelling.lower().removesuffix("s")):
        if form in _UNITS:
            return _UNITS[form]
    return _UNITS["century"] if spelling.lower() == "centuries" else None


def currency(symbol: str) -> Unit:
    """Look up a sign of money.

    >>> currency("US$").name
    'dollar'
    """
    return Unit("money", SYMBOLS[symbol], 1)
