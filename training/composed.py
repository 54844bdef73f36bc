"""Fills the templates of `templates.toml`: invented people, firms and towns, numbers that fit."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from training.examples import LABELS, Example
from training.slots import MONTHS
from verifier.judge.premise import premise

FIRST = (
    "Alma", "Bruno", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hanne", "Imani", "Joaquim",
    "Keiko", "Lars", "Maren", "Nadia", "Oskar", "Priya", "Quentin", "Rosa", "Samir", "Tove",
    "Ulrich", "Vera", "Wanjiru", "Yusuf", "Zofia",
)  # fmt: skip
STARTS = (
    "Al", "Bar", "Cor", "Dan", "El", "Far", "Gol", "Hal", "Is", "Jor", "Kal", "Lin", "Mar", "Nor",
    "Os", "Pel", "Ros", "Sal", "Tam", "Ul", "Vel", "Wen", "Yar", "Zam",
)  # fmt: skip
MIDDLES = ("a", "be", "di", "go", "ka", "le", "mo", "ni", "re", "sta", "ti", "vo")
SURNAME_ENDS = ("berg", "dahl", "escu", "idze", "ini", "man", "nen", "ova", "sson", "wala", "zaki")
TOWN_ENDS = ("burg", "chester", "feld", "grad", "haven", "holm", "nagar", "mouth", "stad", "ville")
FIRM_ENDS = (
    "Airways", "Bank", "Foods", "Glass", "Holdings", "Lines", "Mills", "Motors", "Mining", "Power",
    "Rail", "Steel", "Textiles", "University", "Water", "Works",
)  # fmt: skip
TEMPLATES = Path(__file__).with_name("templates.toml")
UNDATED = 0.3
"""Share of premises without title and date."""


def composed(n: int, random: Random) -> Iterator[Example]:
    """Yield `n` triplets as three examples each, all templates alike often."""
    templates = tomllib.loads(TEMPLATES.read_text(encoding="utf-8"))["template"]
    for number in range(n):
        yield from _triplet(templates[number % len(templates)], random)


def _triplet(template: dict[str, Any], random: Random) -> Iterator[Example]:
    values = fill(random)
    claim = random.choice(template["claims"]).format(**values)
    title = day = None
    if random.random() > UNDATED:
        title = random.choice((values["o"], values["t"], values["a"]))
        day = datetime.date(int(values["y"]), random.randint(1, 12), random.randint(1, 28))
    for label in LABELS:
        window = random.choice(template[label]).format(**values)
        yield Example(claim, premise(window, title, day), label, "composed")


def fill(random: Random) -> dict[str, str]:
    """Invent a value for every slot of the templates."""
    return _names(random) | _dates(random) | _numbers(random)


def _names(random: Random) -> dict[str, str]:
    surnames = random.sample(_words(SURNAME_ENDS, random), 2)
    people = [f"{random.choice(FIRST)} {surname}" for surname in surnames]
    towns = random.sample(_words(TOWN_ENDS, random), 2)
    ends = random.sample(FIRM_ENDS, 2)
    firms = [f"{random.choice(STARTS)}{random.choice(MIDDLES)} {end}" for end in ends]
    return {
        "a": people[0], "b": people[1], "A": surnames[0], "t": towns[0], "u": towns[1],
        "o": firms[0], "p": firms[1],
    }  # fmt: skip


def _words(ends: tuple[str, ...], random: Random) -> list[str]:
    return [random.choice(STARTS) + random.choice(MIDDLES) + end for end in ends]


def _dates(random: Random) -> dict[str, str]:
    year, gap = random.randint(1960, 2024), random.randint(3, 19)
    first, second = random.sample(MONTHS, 2)
    return {
        "y": str(year), "y_last": str(year - 1), "y_before": str(year - gap), "gap": str(gap),
        "gap_other": str(gap + random.choice((2, 4, 7))), "m": first, "m2": second,
    }  # fmt: skip


def _numbers(random: Random) -> dict[str, str]:
    n, c = random.randint(11, 99) * 100 + random.randint(1, 99), random.randint(6, 90)
    k, k2, rate = random.randint(4, 9), random.randint(10, 19), random.randint(4, 9)
    few = random.randint(2, k2 // 2 - 1)
    values = {
        "n": n, "n_other": n + random.choice((-400, 300, 700)), "n_low": n // 100 * 100 - 100,
        "n_lower": n // 2, "n_high": n // 100 * 100 + 200, "n_higher": n * 2 + 13,
        "c": c, "bit": c + random.randint(1, 4), "twice": 2 * c, "thrice": 3 * c,
        "k": k, "K": k - 2, "k2": k2, "total": k + k2, "few": few, "many": k2 - few,
        "rate": rate, "rate_high": rate + k, "rate_near": rate + k - 1,
    }  # fmt: skip
    return {name: f"{value:,}" for name, value in values.items()}
