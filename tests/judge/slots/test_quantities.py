import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judge.conftest import WindowMaker, evidence_of
from verifier.judge.slots.quantities import compare_quantities
from verifier.judge.windows import Window
from verifier.types import Finding, Relation

AGREES, DIFFERS, MISSING = Relation.AGREES, Relation.DIFFERS, Relation.MISSING

PLANT = "The plant employs 240 people."
CORRECTED = "A corrected filing says the Lyon plant employs 310 people, not 240."
REVENUE = "Revenue rose from 3 percent to 5 percent in 2022."

CASES = [
    # the probes
    ("The Lyon plant employs 240 people.", PLANT, AGREES, "240 people"),
    ("The Lyon plant employs 240 people.", CORRECTED, DIFFERS, "310 people"),
    ("The plant employs two hundred and forty people.", PLANT, AGREES, "240 people"),
    ("The plant employs two hundred and forty people.", CORRECTED, DIFFERS, "310 people"),
    ("Revenue rose by 2 percentage points in 2022.", REVENUE, AGREES, "3 percent to 5 percent"),
    ("Revenue rose by 3 percentage points in 2022.", REVENUE, DIFFERS, "3 percent to 5 percent"),
    ("Acme cut emissions by 12 percent.", "Acme cut emissions by 12%.", AGREES, "12%"),
    ("Acme cut emissions by 21 percent.", "Acme cut emissions by 12%.", DIFFERS, "12%"),
    # the two values of a change
    ("Revenue rose to 5 percent.", REVENUE, AGREES, "5 percent"),
    ("Revenue rose to 3 percent.", REVENUE, DIFFERS, "5 percent"),
    ("Revenue rose from 3 percent.", REVENUE, AGREES, "3 percent"),
    ("Revenue rose from 4 percent.", REVENUE, DIFFERS, "3 percent"),
    ("Revenue fell by 2 percentage points.", REVENUE, DIFFERS, "3 percent to 5 percent"),
    ("Revenue rose by 67 percent.", REVENUE, AGREES, "3 percent to 5 percent"),
    ("Staff grew by 20 percent.", "Staff grew from 200 to 240.", AGREES, "200 to 240"),
    ("Staff grew by 40.", "Staff grew from 200 to 240.", AGREES, "200 to 240"),
    (
        "Sales doubled.",
        "Sales rose from $2 million to $4 million.",
        AGREES,
        "$2 million to $4 million",
    ),
    ("Profit rose by 12 percent.", "Profit fell by 12 percent.", DIFFERS, "12 percent"),
    (
        "The plant employs 240 people.",
        "The plant employs 310 people, up from 240.",
        DIFFERS,
        "310 people",
    ),
    (
        "The plant employs 310 people.",
        "The plant employs 310 people, up from 240.",
        AGREES,
        "310 people",
    ),
    # denials
    ("The plant employs 310 people, not 240.", CORRECTED, AGREES, "310 people"),
    ("The dam holds 40 litres.", "The dam does not hold 40 litres.", AGREES, "40 litres"),
    ("The dam cost 40 euros.", "The dam cost 30 euros rather than 40 euros.", DIFFERS, "30 euros"),
    ("The dam cost 40 euros.", "The dam cost 30 euros instead of 40 euros.", DIFFERS, "30 euros"),
    # digits, words, magnitudes, rounding
    ("Turnover was $5.4 billion.", "Turnover was $5,400 million.", AGREES, "$5,400 million"),
    ("Turnover was $5,400 million.", "Turnover was $5.4 billion.", AGREES, "$5.4 billion"),
    ("Turnover was $5.4 billion.", "Turnover was $5.38 billion.", AGREES, "$5.38 billion"),
    ("Turnover was $5.4 billion.", "Turnover was $5.48 billion.", DIFFERS, "$5.48 billion"),
    ("Turnover was about $5.4 billion.", "Turnover was $5.6 billion.", AGREES, "$5.6 billion"),
    ("Turnover was $5 billion.", "Turnover was $5 million.", DIFFERS, "$5 million"),
    ("Turnover was $5.38 billion.", "Turnover was $5.4 billion.", MISSING, ""),
    ("Some 9 million voted.", "9.8 million voted.", AGREES, "9.8 million"),
    ("9 million people voted.", "9.8 million people voted.", DIFFERS, "9.8 million people"),
    ("A dozen eggs broke.", "12 eggs broke.", AGREES, "12 eggs"),
    ("Half of voters agreed.", "50 percent of voters agreed.", AGREES, "50 percent"),
    ("Two-thirds of voters agreed.", "67 percent of voters agreed.", AGREES, "67 percent"),
    ("A third of voters agreed.", "67 percent of voters agreed.", DIFFERS, "67 percent"),
    ("Thousands of people marched.", "5,200 people marched.", AGREES, "5,200 people"),
    ("Hundreds of people marched.", "Twelve people marched.", DIFFERS, "Twelve people"),
    # bounds
    ("At least 50 people died.", "60 people died.", AGREES, "60 people"),
    ("At least 50 people died.", "At least 50 people died.", AGREES, "At least 50 people"),
    ("At least 50 people died.", "40 people died.", DIFFERS, "40 people"),
    ("More than 50 people died.", "60 people died.", AGREES, "60 people"),
    ("Fewer than 50 people died.", "60 people died.", DIFFERS, "60 people"),
    ("Up to 50 people died.", "40 people died.", AGREES, "40 people"),
    ("50 people died.", "More than 50 people died.", MISSING, ""),
    ("40 people died.", "More than 50 people died.", DIFFERS, "More than 50 people"),
    ("Nearly 5 million voted.", "4.9 million voted.", AGREES, "4.9 million"),
    ("Exactly 12 people died.", "12 people died.", AGREES, "12 people"),
    ("Between 10 and 20 people died.", "15 people died.", AGREES, "15 people"),
    ("Between 10 and 20 people died.", "25 people died.", DIFFERS, "25 people"),
    ("15 people died.", "10 to 20 people died.", MISSING, ""),
    # units
    ("The road is 10 miles long.", "The road is 16 km long.", AGREES, "16 km"),
    ("The road is 16 km long.", "The road is 10 miles long.", AGREES, "10 miles"),
    ("The road is 10 miles long.", "The road is 20 km long.", DIFFERS, "20 km"),
    ("It was 20 °C in the hall.", "It was 68 °F in the hall.", AGREES, "68 °F"),
    ("The load weighs 2 tonnes.", "The load weighs 2,000 kg.", AGREES, "2,000 kg"),
    (
        "The talks took 90 minutes.",
        "The talks took one and a half hours.",
        AGREES,
        "one and a half hours",
    ),
    ("The presidency lasts twelve months.", "The presidency lasts one year.", AGREES, "one year"),
    (
        "The rate rose by 25 basis points.",
        "The rate rose by 0.25 percentage points.",
        AGREES,
        "0.25 percentage points",
    ),
    ("The lease ran for two years.", "The lease ran from 2019 to 2021.", AGREES, "2019 to 2021"),
    (
        "Hungary's EU presidency lasts twelve months.",
        "Hungary will hold a six-month presidency of the EU.",
        DIFFERS,
        "six-month",
    ),
    # what must not be compared
    (
        "The bloc's presidency lasts twelve months.",
        "Orban undermined the 27-member bloc's stance.",
        MISSING,
        "",
    ),
    ("The plant employs 240 people.", "The plant sold 310 shares.", MISSING, ""),
    ("The firm earned $5 billion.", "The firm serves 5 billion people.", MISSING, ""),
    ("The firm earned $5 billion.", "The firm earned €5 billion.", MISSING, ""),
    ("The rate rose 12 percent.", "The rate rose by 12 percentage points.", MISSING, ""),
    ("Profit was 12 percent.", "Profit rose by 9 percent.", MISSING, ""),
    ("The plant employs 240 people.", "Flight 310 left the plant on 3 May 2019.", MISSING, ""),
    ("The plant employs 240 people.", "310 people died in a flood.", MISSING, ""),
    # two things in one sentence
    (
        "Acme's debt is $5 billion.",
        "Acme had revenue of $5 billion and debt of $3 billion.",
        DIFFERS,
        "$3 billion",
    ),
    (
        "Acme's debt is $3 billion.",
        "Acme had revenue of $5 billion and debt of $3 billion.",
        AGREES,
        "$3 billion",
    ),
    ("Acme won 3-1.", "Acme won the final 3-1.", AGREES, "3-1"),
    ("Acme won the final 3-2.", "Acme won the final 3-1.", DIFFERS, "3-1"),
    ("It is her third term as mayor.", "Her fourth term as mayor began.", DIFFERS, "fourth term"),
]


@pytest.mark.parametrize(("claim", "source", "relation", "words"), CASES)
def test_compare_quantities_on_one_sentence(
    window: WindowMaker, claim: str, source: str, relation: Relation, words: str
) -> None:
    finding = compare_quantities(claim, window(source))[0]
    assert (finding.relation, finding.source_words) == (relation, words)


def test_compare_quantities_when_ordinal_is_missing(window: WindowMaker) -> None:
    assert compare_quantities("It is her third term.", window("She is mayor.")) == []


def test_compare_quantities_when_one_sentence_of_the_window_agrees(window: WindowMaker) -> None:
    findings = compare_quantities(PLANT, window(f"310 people work at the mill. {PLANT}"))
    assert [finding.relation for finding in findings] == [AGREES]


def test_compare_quantities_counts_spans_from_the_document(window: WindowMaker) -> None:
    text = f"Heading\n\n{PLANT}"
    inner = Window(evidence_of(text), text.index("The plant"), len(text))
    finding = compare_quantities("The plant employs 250 people.", inner)[0]
    assert text[finding.start : finding.end] == finding.source_words == "240 people"


NUMBERS = st.one_of(
    st.integers(0, 10**13).map(str),
    st.integers(0, 10**12).map("{:,}".format),
    st.decimals(0, 10**6, places=2).map(str),
    st.sampled_from(
        ["a dozen", "two hundred and forty", "half a million", "thirty-one", "hundreds"]
    ),
)
SENTENCES = st.builds(
    "{}{} {}{} {}{}".format,
    st.sampled_from(
        ["The plant has ", "Revenue rose to ", "Acme paid ", "Costs fell from ", "It was not "]
    ),
    st.sampled_from(
        ["", "about ", "at least ", "up to ", "more than ", "$", "between 3 and ", "-"]
    ),
    NUMBERS,
    st.sampled_from(["", " million", "%", " km", "-month", "°C", " bn"]),
    st.sampled_from(
        ["people", "euros", "percentage points", "of it", "years", "to 7 percent", "-"]
    ),
    st.sampled_from([".", " in 2019.", ", not 240.", " and 12 cars, up from 9 cars."]),
)


@given(SENTENCES)
def test_compare_quantities_of_a_claim_with_itself_never_differs(sentence: str) -> None:
    findings = compare_quantities(sentence, Window(evidence_of(sentence), 0, len(sentence)))
    assert all(finding.relation is AGREES for finding in findings)


def _check_words(findings: list[Finding], text: str) -> None:
    for finding in findings:
        words = text[finding.start : finding.end]
        assert finding.source_words in (words, "")


@given(st.text(min_size=1), st.lists(SENTENCES, max_size=3).map(" ".join))
def test_compare_quantities_quotes_the_document(noise: str, claim: str) -> None:
    text = f"{noise} {claim}"
    _check_words(compare_quantities(claim, Window(evidence_of(text), 0, len(text))), text)
