import pytest

from tests.judge.conftest import WindowMaker, evidence_of
from verifier.judge.slots.names import compare_names
from verifier.judge.windows import Window
from verifier.types import Relation

LYON = "Acme opened its Lyon plant in March 2019."
TRIP = "It was the first visit since a trip by Austrian Chancellor Karl Nehammer in April 2022."

DIFFERS = [
    ("Globex opened its Lyon plant in March 2019.", LYON, "Acme"),
    ("Globex opened its Lyon plant.", LYON, "Acme"),
    ("Hooli acquired Initech.", "Globex acquired Initech in 2020.", "Globex"),
    ("Initech was bought by Hooli.", "Initech was bought by Globex.", "Globex"),
    ("Maria Silva succeeded Anna Kim.", "Maria Silva succeeded John Park.", "John Park"),
    ("Orban met Xi on 5 July.", "Orban met Putin on 5 July.", "Putin"),
]

MISSING = [
    ("Acme sued Initech.", LYON, "Initech"),
    ("Orban met Xi.", "Orban met Putin.", "Xi"),
    ("Acme acquired Hooli.", "Acme acquired Initech in 2020.", "Hooli"),
    ("Globex opened a plant in Lyon.", "Acme opened a plant in Lyon.", "Globex"),
    ("Orban met Putin in Kyiv.", "Orban met Putin.", "Kyiv"),
    ("Globex opened its Paris plant.", "Acme closed its Paris plant.", "Globex"),
]

NAMED = [
    ("Acme opened its Lyon plant.", LYON),
    ("Viktor Orban met Vladimir Putin.", "Orbán met Putin."),
    ("first EU leader to meet Putin", "the first European Union leader to meet Putin"),
    ("Austria sent Nehammer.", TRIP),
    ("Kyiv has a plan.", "They say that kyiv has a plan."),
]


@pytest.mark.parametrize(("claim", "text", "name"), DIFFERS)
def test_a_name_differs_when_another_stands_in_its_place(
    claim: str, text: str, name: str, window: WindowMaker
) -> None:
    found = [f for f in compare_names(claim, window(text)) if f.relation is Relation.DIFFERS]

    assert [finding.source_words for finding in found] == [name]


@pytest.mark.parametrize(("claim", "text", "name"), MISSING)
def test_a_name_is_missing_when_the_source_leaves_room_for_it(
    claim: str, text: str, name: str, window: WindowMaker
) -> None:
    found = [f for f in compare_names(claim, window(text)) if f.relation is not Relation.AGREES]

    assert [(f.relation, f.claim_words) for f in found] == [(Relation.MISSING, name)]
    assert found[0].note == f"the source does not name {name} here"


@pytest.mark.parametrize(("claim", "text"), NAMED)
def test_names_agree_however_the_source_writes_them(
    claim: str, text: str, window: WindowMaker
) -> None:
    assert {f.relation for f in compare_names(claim, window(text))} == {Relation.AGREES}


def test_a_name_is_not_missing_when_the_title_has_it(window: WindowMaker) -> None:
    found = compare_names("Acme opened a plant.", window("It opened a plant.", title="Acme grows"))

    assert found == []


def test_a_name_is_not_missing_when_the_passage_has_it_before() -> None:
    text = "Putin spoke in Sochi. He praised the plan."
    window = Window(evidence_of(text), text.index("He"), len(text))

    assert compare_names("Putin praised the plan.", window) == []


def test_a_name_is_left_to_its_role_when_that_differs(window: WindowMaker) -> None:
    assert compare_names("Karl Nehammer is the chancellor of Germany", window(TRIP)) == []


def test_a_country_is_not_missing_when_its_city_is_named(window: WindowMaker) -> None:
    found = compare_names("Acme sells shoes in France.", window("Acme sells shoes in Paris."))

    assert [f.claim_words for f in found] == ["Acme"]


MEETING = (
    "Last October, Orban held a meeting with Putin. It took place in Beijing, at a forum that is "
    "one of the policies of Xi Jinping."
)


def test_name_that_only_turns_up_beside_the_meeting_is_another_happening(window):
    found = compare_names("Orban met Xi Jinping at the Beijing forum", window(MEETING))
    assert Relation.OTHER_EVENT in {f.relation for f in found if f.claim_words == "Xi Jinping"}


def test_name_in_a_list_of_those_met_agrees(window):
    found = compare_names(
        "Orban met Xi Jinping", window("Orban met Putin and President Xi Jinping.")
    )
    assert {f.relation for f in found} == {Relation.AGREES}
