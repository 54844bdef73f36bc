import pytest

from verifier.judge.slots.dates import compare_dates
from verifier.judge.slots.quantities import compare_quantities
from verifier.types import Relation


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The wait fell by fifteen hours.", "The wait was cut from 41 hours to 26 hours."),
        ("The lorries weighed 208 tonnes.", "There were eight lorries of 26 tonnes each."),
        ("The town paid 69 million euros.", "The town paid 10 percent of 690 million euros."),
        ("The grant was 6 million euros.", "The grant was 2 million euros, then 4 million euros."),
    ],
)
def test_what_two_numbers_come_to_is_no_difference(window, claim, source):
    relations = {finding.relation for finding in compare_quantities(claim, window(source))}
    assert relations <= {Relation.AGREES}


def test_what_no_two_numbers_come_to_stays_a_difference(window):
    claim = "The wait was 31 hours."
    [finding] = compare_quantities(claim, window("The wait was cut from 41 hours to 26 hours."))
    assert finding.relation is Relation.DIFFERS


def test_date_that_a_period_leads_to_is_no_difference(window):
    claim = "The levees should have been finished in 1962."
    source = "The levees were finished in 1967, five years behind schedule."
    assert compare_dates(claim, window(source)) == []


def test_date_that_no_period_leads_to_stays_a_difference(window):
    claim = "The levees were finished in 1969."
    source = "The levees were finished in 1967, five years behind schedule."
    assert [finding.relation for finding in compare_dates(claim, window(source))] == [
        Relation.DIFFERS
    ]
