import pytest

from tests.judge.conftest import WindowMaker
from verifier.judge.slots.roles import compare_roles
from verifier.types import Relation

TRIP = "It was the first visit since a trip by Austrian Chancellor Karl Nehammer in April 2022."
ACME = "Maria Silva, chief executive of Acme, left on Monday."
SHAKE = "Russian President Vladimir Putin and Hungarian Prime Minister Viktor Orban shake hands."

DIFFERS = [
    ("Karl Nehammer is the chancellor of Germany", TRIP, "claim: Germany; source: Austrian"),
    ("German Chancellor Karl Nehammer spoke", TRIP, "claim: German; source: Austrian"),
    ("Karl Nehammer, chancellor of Germany, left.", TRIP, "claim: Germany; source: Austrian"),
    ("Germany's chancellor Karl Nehammer", TRIP, "claim: Germany; source: Austrian"),
    ("The chancellor of Austria is Anna Huber.", TRIP, "claim: Anna Huber; source: Karl Nehammer"),
    ("Anna Huber is the chancellor of Austria", TRIP, "claim: Anna Huber; source: Karl Nehammer"),
    ("Romanian Prime Minister Viktor Orban", SHAKE, "claim: Romanian; source: Hungarian"),
    ("Maria Silva is chief executive of Globex", ACME, "claim: Globex; source: Acme"),
    ("Maria Silva, CEO of Globex, left", ACME, "claim: Globex; source: Acme"),
]

AGREES = [
    ("Karl Nehammer is the chancellor of Austria", TRIP),
    ("Austria's chancellor, Karl Nehammer, travelled", TRIP),
    ("Viktor Orban is Hungary's prime minister", SHAKE),
    ("Orban is the premier of Hungary", SHAKE),
    ("Maria Silva is the CEO of Acme", ACME),
    ("President of Russia, Vladimir Putin, met", SHAKE),
]

SILENT = [
    ("Austrian Chancellor Anna Huber spoke", TRIP),
    ("Karl Nehammer is a member of the council of Austria", TRIP),
    ("Maria Silva is president of Acme", ACME),
    ("Donald Trump is the president of Russia", "former US President Donald Trump spoke"),
    ("Maria Silva is the chief executive of Acme", "Maria Silva succeeded John Park there."),
    ("John Park is the CEO of Globex", "At Acme, Silva succeeded John Park as chief executive."),
    ("Viktor Orban is a leader of the EU", "Hungarian leader Viktor Orban spoke."),
    ("Ursula Weber is the president of Germany", "European Commission President Ursula Weber"),
    ("The plant employs 240 people.", ACME),
    ("Putin met Orban", SHAKE),
]


@pytest.mark.parametrize(("claim", "text", "note"), DIFFERS)
def test_a_role_differs_when_place_or_holder_is_another(
    claim: str, text: str, note: str, window: WindowMaker
) -> None:
    [found] = compare_roles(claim, window(text))

    assert (found.relation, found.note) == (Relation.DIFFERS, note)


@pytest.mark.parametrize(("claim", "text"), AGREES)
def test_a_role_agrees_when_the_source_gives_it(claim: str, text: str, window: WindowMaker) -> None:
    assert [found.relation for found in compare_roles(claim, window(text))] == [Relation.AGREES]


@pytest.mark.parametrize(("claim", "text"), SILENT)
def test_roles_are_silent_when_both_may_be_true(claim: str, text: str, window: WindowMaker) -> None:
    assert compare_roles(claim, window(text)) == []


def test_another_office_of_the_same_country_differs(window: WindowMaker) -> None:
    [found] = compare_roles("Karl Nehammer is the president of Austria", window(TRIP))

    assert found.relation is Relation.DIFFERS
    assert found.source_words == "Austrian Chancellor Karl Nehammer"
