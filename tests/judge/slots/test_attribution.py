import pytest

from tests.judge.conftest import WindowMaker
from verifier.judge.slots.attribution import compare_attribution
from verifier.types import Relation

IDEA = "Kremlin spokesperson Dmitry Peskov said the meeting was a new idea."
TOLD = "Orban told Putin that Hungary never wanted to confront Russia."

CASES = [
    ("Karl Nehammer said the meeting was a new idea.", IDEA, Relation.DIFFERS),
    ("According to Maria Silva, the meeting was a new idea.", IDEA, Relation.DIFFERS),
    ("The meeting was a new idea, said Anna Kim.", IDEA, Relation.DIFFERS),
    ("Peskov said the meeting was a new idea.", IDEA, Relation.AGREES),
    ("According to Peskov, the meeting was a new idea.", IDEA, Relation.AGREES),
    ("The meeting was a new idea.", IDEA, Relation.MISSING),
    ("Hungary never wanted to confront Russia.", TOLD, Relation.MISSING),
]

SILENT = [
    ("Karl Nehammer said costs had doubled.", IDEA),
    ("The Kremlin said the meeting was a new idea.", IDEA),
    ("The meeting was short and dull.", IDEA),
    ("The meeting was a new idea.", "The meeting was a new idea."),
    ("Peskov said so.", IDEA),
]


@pytest.mark.parametrize(("claim", "text", "relation"), CASES)
def test_attribution_tells_who_said_it(
    claim: str, text: str, relation: Relation, window: WindowMaker
) -> None:
    [found] = compare_attribution(claim, window(text))

    assert found.relation is relation


@pytest.mark.parametrize(("claim", "text"), SILENT)
def test_attribution_is_silent_when_other_things_are_said(
    claim: str, text: str, window: WindowMaker
) -> None:
    assert compare_attribution(claim, window(text)) == []


def test_a_report_names_its_speaker(window: WindowMaker) -> None:
    [found] = compare_attribution("The meeting was a new idea.", window(IDEA))

    assert found.source_words == "Dmitry Peskov"
    assert found.note == "the source reports it as Dmitry Peskov's words"
