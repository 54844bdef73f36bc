import pytest

from tests.judge.conftest import WindowMaker
from verifier.judge.slots.modality import compare_modality
from verifier.types import Relation

CLAIM = "Acme opened a plant in Lyon."

PLANNED = [
    "Acme will open a plant in Lyon.",
    "Acme plans to open a plant in Lyon.",
    "Acme is considering opening a plant in Lyon.",
    "Acme is expected to open a plant in Lyon.",
    "Acme said it will open a plant in Lyon.",
    "Acme proposed to open a plant in Lyon.",
]

SILENT = [
    (CLAIM, "Acme opened a plant in Lyon."),
    (CLAIM, "Acme will open an office in Paris."),
    (CLAIM, "Globex will open a plant in Lyon."),
    (CLAIM, "Acme opened a plant in Lyon. Acme will open a plant in Paris."),
    (CLAIM, "Acme will close a plant in Lyon."),
    ("Acme will open a plant in Lyon.", "Acme opened a plant in Lyon."),
    ("Acme plans to open a plant in Lyon.", "Acme will open a plant in Lyon."),
    ("The plant employs 240 people.", "Acme may open a plant in Lyon."),
]


@pytest.mark.parametrize("text", PLANNED)
def test_a_fact_is_missing_when_the_source_only_plans_it(text: str, window: WindowMaker) -> None:
    [found] = compare_modality(CLAIM, window(text))

    assert (found.relation, found.note) == (Relation.MISSING, "the source says it is planned")


def test_a_fact_is_missing_when_the_source_thinks_it_possible(window: WindowMaker) -> None:
    [found] = compare_modality(CLAIM, window("Acme may open a plant in Lyon."))

    assert found.source_words == "may open"
    assert found.note == "the source says it is possible"


@pytest.mark.parametrize(("claim", "text"), SILENT)
def test_modality_is_silent_when_it_was_done_or_another_is_planned(
    claim: str, text: str, window: WindowMaker
) -> None:
    assert compare_modality(claim, window(text)) == []


def test_plan_is_more_than_the_source_says_where_it_only_thinks_it_possible(window):
    found = compare_modality("The pool will close.", window("The mayor said the pool might close."))
    assert [f.relation for f in found] == [Relation.MISSING]
