import pytest

from tests.judge.conftest import WindowMaker
from verifier.judge.slots.places import compare_places
from verifier.types import Relation

BEIJING = (
    "Last October, Orban held a meeting with Putin, becoming the first leader of a European Union "
    "member nation to meet in person with the Russian president since the start of the invasion. "
    "The meeting took place It took place in Beijing, within the framework of a forum."
)
MOSCOW = "Vladimir Putin and Viktor Orban shake hands during a meeting in Moscow on July 5, 2024."
BORN = "Maria Silva was born in Porto in 1970."
BASED = "Acme is based in Paris."

DIFFERS = [
    ("The meeting between Orban and Putin in October took place in Moscow", BEIJING, "Beijing"),
    ("Maria Silva was born in Lisbon in 1970.", BORN, "Porto"),
    ("Maria Silva was born in Spain.", BORN, "Porto"),
    ("Acme is based in Lyon.", BASED, "Paris"),
    ("Acme is based in Germany.", BASED, "Paris"),
    ("Orban flew from Kyiv to Moscow.", "Orban flew from Budapest to Moscow.", "Budapest"),
    ("The summit was held in Geneva.", "The summit was held in Vienna.", "Vienna"),
    ("The trial opened in Springfield.", "The trial opened in Shelbyville.", "Shelbyville"),
]

AGREES = [
    ("The meeting took place in Beijing", BEIJING),
    ("Orban met Putin in Moscow on July 5, 2024", MOSCOW),
    ("The meeting took place in Russia", MOSCOW),
    ("Acme is based in France.", BASED),
    ("Maria Silva was born in Portugal.", BORN),
    ("Acme is based in Europe.", BASED),
]

SILENT = [
    ("Orban met Putin in Moscow on July 5, 2024", BEIJING),
    ("The meeting between Orban and Putin in October took place in Beijing", MOSCOW),
    ("Orban flew to Moscow.", "Orban flew from Budapest."),
    ("Globex is based in Lyon.", BASED),
    ("Maria Silva died in Lisbon.", BORN),
    ("Orban is an ally of Putin.", BEIJING),
    ("The summit was held in Geneva.", "The summit moved from Vienna to Geneva."),
    ("The plant employs 240 people in Lyon.", "The plant employs 240 people."),
]


@pytest.mark.parametrize(("claim", "text", "place"), DIFFERS)
def test_a_place_differs_when_the_same_happening_is_elsewhere(
    claim: str, text: str, place: str, window: WindowMaker
) -> None:
    found = [f for f in compare_places(claim, window(text)) if f.relation is Relation.DIFFERS]

    assert [finding.source_words for finding in found] == [place]


@pytest.mark.parametrize(("claim", "text"), AGREES)
def test_a_place_agrees_when_it_is_the_same_or_holds_it(
    claim: str, text: str, window: WindowMaker
) -> None:
    assert {f.relation for f in compare_places(claim, window(text))} == {Relation.AGREES}


@pytest.mark.parametrize(("claim", "text"), SILENT)
def test_places_are_silent_when_the_happening_is_another(
    claim: str, text: str, window: WindowMaker
) -> None:
    assert compare_places(claim, window(text)) == []


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Acme opened a plant in Lyon.", "Acme opened a plant in Paris."),
        ("Profits fell in Germany.", "Profits fell in Austria."),
    ],
)
def test_a_place_tells_of_another_happening_when_there_may_be_several(
    claim: str, text: str, window: WindowMaker
) -> None:
    assert [f.relation for f in compare_places(claim, window(text))] == [Relation.OTHER_EVENT]
