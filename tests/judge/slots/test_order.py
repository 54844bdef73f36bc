import pytest

from tests.judge.conftest import WindowMaker
from verifier.judge.slots.order import compare_order
from verifier.types import Relation

PARK = "Maria Silva succeeded John Park as chief executive."
GLOBEX = "Globex acquired Initech in 2020."

DIFFERS = [
    ("John Park succeeded Maria Silva as chief executive.", PARK),
    ("John Park took over from Maria Silva.", PARK),
    ("Maria Silva preceded John Park.", PARK),
    ("John Park replaced Maria Silva.", "Maria Silva took over from John Park in 2019."),
    ("Initech acquired Globex in 2020.", GLOBEX),
    ("Globex was acquired by Initech.", GLOBEX),
    ("Initech's acquisition of Globex", GLOBEX),
    ("Initech bought Globex.", "The acquisition of Initech by Globex was completed in June."),
    ("Initech owns Globex.", "Initech is owned by Globex."),
    ("Acme sold Initech to Globex.", "Acme bought Initech from Globex."),
    ("Ukraine invaded Russia.", "Russia invaded Ukraine in February 2022."),
    ("Germany is larger than France.", "France is larger than Germany."),
    ("Germany is larger than France.", "Germany is smaller than France."),
    ("Lyon beat Paris.", "Lyon lost to Paris 3-1."),
    ("Acme sued Globex over patents.", "Globex sued Acme over patents in May."),
    ("Karl Nehammer criticised Viktor Orban.", "Viktor Orban criticised Karl Nehammer."),
]

AGREES = [
    ("Maria Silva succeeded John Park.", PARK),
    ("John Park was succeeded by Maria Silva.", PARK),
    ("John Park preceded Maria Silva.", PARK),
    ("Silva replaced Park.", PARK),
    ("Initech was bought by Globex.", GLOBEX),
    ("Globex acquired Initech.", "Globex Inc. acquired its smaller French rival Initech."),
    ("Globex acquired Initech.", "Globex's takeover of Initech failed to please."),
    ("Globex bought Initech from Acme.", "Acme sold Initech to Globex."),
    ("France is larger than Germany.", "Germany is smaller than France."),
    ("Acme acquired Globex.", "Acme, which acquired Globex, sued Initech."),
]

SILENT = [
    ("Initech acquired Hooli in 2020.", GLOBEX),
    ("Globex sued Initech.", GLOBEX),
    ("Globex met Initech.", "Initech met Globex."),
    ("John Park married Maria Silva.", "Maria Silva married John Park."),
    ("Initech acquired Globex in 2024.", GLOBEX),
    ("Ukraine accused Russia of shelling a school.", "Russia accused Ukraine of bombing a plant."),
    ("Globex acquired Initech.", "Shareholders of Initech sued Globex."),
    ("Initech did not acquire Globex.", GLOBEX),
    ("Initech acquired Globex.", "Initech's auditors acquired Globex shares."),
    ("Acme opened its Lyon plant.", "The plant employs 240 people."),
]


@pytest.mark.parametrize(("claim", "text"), DIFFERS)
def test_order_differs_when_the_arguments_are_swapped(
    claim: str, text: str, window: WindowMaker
) -> None:
    found = compare_order(claim, window(text))

    assert [finding.relation for finding in found] == [Relation.DIFFERS]


@pytest.mark.parametrize(("claim", "text"), AGREES)
def test_order_agrees_when_the_arguments_stand_alike(
    claim: str, text: str, window: WindowMaker
) -> None:
    relations = {finding.relation for finding in compare_order(claim, window(text))}

    assert relations == {Relation.AGREES}


@pytest.mark.parametrize(("claim", "text"), SILENT)
def test_order_is_silent_when_nothing_is_swapped(
    claim: str, text: str, window: WindowMaker
) -> None:
    assert compare_order(claim, window(text)) == []


def test_a_finding_shows_both_sides(window: WindowMaker) -> None:
    [found] = compare_order("Initech acquired Globex.", window(f"It rained. {GLOBEX}"))

    assert found.claim_words == "Initech acquired Globex"
    assert found.source_words == "Globex acquired Initech"
    assert found.start == len("It rained. ")
    assert found.note == "claim: Initech acquired Globex; source: Globex acquired Initech"
