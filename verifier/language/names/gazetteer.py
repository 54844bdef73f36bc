"""Well-known places, peoples and organisations, and which of their names mean the same."""

import json
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

PlaceKind = Literal["country", "city", "region", "people", "organisation"]


class Entry(NamedTuple):
    """What a well-known name stands for.

    Attributes:
        thing: The one name of it, folded; a people stands for its country.
        kind: What the name itself is.
    """

    thing: str
    kind: PlaceKind


_NO_MARK_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "’": "'"}
)


@lru_cache(maxsize=65_536)  # words; bounds memory when thousands of documents are read
def fold(name: str) -> str:
    """Return a name without case, accents, points and runs of white space.

    >>> fold("Orbán"), fold("U.S."), fold("São  Paulo")
    ('orban', 'us', 'sao paulo')
    """
    apart = unicodedata.normalize("NFKD", name.casefold().translate(_NO_MARK_LETTERS))
    letters = "".join(mark for mark in apart if not unicodedata.combining(mark))
    return " ".join(letters.replace(".", "").split())


def look_up(name: str) -> Entry | None:
    """Return what a well-known name stands for, None for any other.

    A name counts only with a capital, an acronym only in capitals: "turkey" and "Who" are words.

    >>> look_up("Hungarian"), look_up("USA").thing, look_up("Us"), look_up("Acme")
    (Entry(thing='hungary', kind='people'), 'united states', None, None)
    """
    if not name[:1].isupper():
        return None
    return _entries().get(_key(name)) or _entries().get(fold(name))


def country_of(thing: str) -> str | None:
    """Return the country of a city or the region that holds it, both folded, None when unknown.

    >>> country_of("lyon"), country_of("vienna"), country_of("france")
    ('france', 'austria', None)
    """
    return _countries_of_cities().get(thing)


def contains(outer: str, inner: str) -> bool:
    """Tell whether one place or organisation holds another, both folded.

    >>> contains("france", "paris"), contains("european union", "hungary")
    (True, True)
    >>> contains("paris", "france"), contains("austria", "germany")
    (False, False)
    """
    country = country_of(inner) or inner
    if outer in (_PARTS.get(country), country) and outer != inner:
        return True
    return outer in ("european union", "europe") and country in _members()


_PARTS = dict.fromkeys(("england", "scotland", "wales", "northern ireland"), "united kingdom")


def _key(name: str) -> str:
    letters = name.replace(".", "")
    return letters if letters.isupper() else fold(name)


@cache
def _data() -> dict[str, Any]:
    path = Path(__file__).with_name("places.json")
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


@cache
def _entries() -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for name, thing, kind in _rows():
        entries.setdefault(_key(name), Entry(fold(thing), kind))
    return entries


def _rows() -> Iterator[tuple[str, str, PlaceKind]]:
    """Yield names in order of precedence: "Singapore" is a country before it is a city."""
    data = _data()
    for country, facts in data["countries"].items():
        yield from ((name, country, "country") for name in [country, *facts.get("also", [])])
        for people in facts.get("people", []):
            yield from ((name, country, "people") for name in (people, people + "s"))
    for name, others in data["city_names"].items():
        yield from ((other, name, "city") for other in [name, *others])
    for facts in data["countries"].values():
        if "capital" in facts:
            yield facts["capital"], facts["capital"], "city"
    for cities in data["cities"].values():
        yield from ((city, city, "city") for city in cities)
    yield from ((region, region, "region") for region in data["regions"])
    for people, region in data["region_people"].items():
        yield from ((name, region, "people") for name in (people, people + "s"))
    for name, others in data["organisations"].items():
        yield from ((other, name, "organisation") for other in [name, *others])


@cache
def _countries_of_cities() -> dict[str, str]:
    data = _data()
    countries = {
        fold(city): fold(country) for country, cities in data["cities"].items() for city in cities
    }
    for country, facts in data["countries"].items():
        if "capital" in facts:
            countries.setdefault(fold(facts["capital"]), fold(country))
    return countries


@cache
def _members() -> frozenset[str]:
    return frozenset(fold(country) for country in _data()["european_union"])
