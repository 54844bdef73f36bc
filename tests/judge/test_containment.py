import pytest

from verifier.judge.containment import is_contained
from verifier.judge.slots import compare


def contained(claim, window):
    return is_contained(claim, window, compare(claim, window))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Sales rose in 2021.", "Profit fell. Sales rose in 2021, the firm announced."),
        ("Arjun Mehta replaced Lena Okafor.", "Arjun Mehta replaced Lena Okafor on 1 November."),
        ("Revenue rose by 2 percentage points.", "Revenue rose from 3 percent to 5 percent."),
        ("The Lyon plant employs 240 people.", "Lyon has a plant. The plant employs 240 people."),
    ],
)
def test_sentence_that_says_the_claim_contains_it(window, claim, source):
    assert contained(claim, window(source))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Sales rose in 2021.", "He denied that sales rose in 2021."),
        ("Sales rose in 2021.", "Sales rose in 2019."),
        ("The plant was closed.", "The plant was almost closed."),
        ("Norrey holds the largest flock.", "Holm holds the largest flock, followed by Norrey."),
        ("Ana Ruiz drives a bus in Puebla.", "Ana Ruiz left. Eva Mora drives a bus in Puebla."),
        ("The plant was sold by Acme.", "The plant was sold to Acme."),
        ("All wards had declared.", "Most wards had declared."),
        ("", "Sales rose in 2021."),
    ],
)
def test_sentence_that_may_say_otherwise_does_not(window, claim, source):
    assert not contained(claim, window(source))
