import pytest

from tests.judge.conftest import WindowMaker
from verifier.judge.slots.polarity import compare_polarity
from verifier.types import Relation, Slot

DIFFERS = [
    ("Revenue rose in 2022.", "Revenue fell in 2022.", "fell"),
    ("Unemployment dropped to 4%.", "Unemployment increased to 5%.", "increased"),
    ("The council approved the budget.", "The council rejected the budget.", "rejected"),
    ("Lyon won the match.", "Lyon lost the match 3-1.", "lost"),
    ("Acme opened the plant.", "On Monday Acme closed the plant.", "closed"),
    ("The law allows smoking.", "The law bans smoking.", "bans"),
    ("Acme opened its plant.", "Acme has not opened its plant.", "has not opened"),
    ("Acme never opened its plant.", "Acme opened its plant in 2019.", "opened"),
    ("Orban met Putin.", "Orban denied having met Putin.", "denied having met"),
    ("Orban met Putin.", "Orban refused to meet Putin.", "refused to meet"),
    ("Orban didn't meet Putin.", "Orban met Putin in Moscow.", "met"),
    ("The plant is profitable.", "The plant is not profitable.", "is not"),
    ("The plant is profitable.", "The plant isn't profitable.", "isn't"),
]

SILENT = [
    ("Revenue rose in 2022.", "Revenue fell in 2021."),
    ("Revenue rose.", "Costs fell and revenue rose."),
    ("Revenue rose.", "Costs fell."),
    ("Revenue rose.", "Revenue, then costs, were reported. Profit fell."),
    ("The council approved the budget.", "The council rejected the appeal."),
    ("The council approved the budget.", "The mayor rejected the budget."),
    ("Acme opened the plant in 2019.", "Acme did not open the plant until 2019."),
    ("Prices in France rose.", "Prices in Germany fell."),
    ("Revenue rose.", "Revenue did not fall."),
    ("Revenue rose.", "Revenue may fall."),
    ("Revenue rose.", "If revenue fell, they would leave."),
    ("Acme opened the plant.", "Acme opened the plant and closed an office."),
    ("Orban met Putin.", "Orban did not meet Xi."),
    ("The plant is profitable.", "The plant is profitable, not large."),
]


@pytest.mark.parametrize(("claim", "text", "words"), DIFFERS)
def test_polarity_differs_when_the_source_denies_or_says_the_opposite(
    claim: str, text: str, words: str, window: WindowMaker
) -> None:
    [found] = compare_polarity(claim, window(text))

    assert (found.slot, found.relation) == (Slot.NEGATION, Relation.DIFFERS)
    assert found.source_words == words


@pytest.mark.parametrize(("claim", "text"), SILENT)
def test_polarity_is_silent_when_both_may_be_true(
    claim: str, text: str, window: WindowMaker
) -> None:
    assert compare_polarity(claim, window(text)) == []
