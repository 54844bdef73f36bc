import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.language.names import find_names, same_name

FOUND = [
    ("Orban met Xi Jinping during the Beijing forum", ["Orban", "Xi Jinping", "Beijing"]),
    ("Austrian Chancellor Karl Nehammer left.", ["Austrian", "Karl Nehammer"]),
    ("Hungary's EU presidency lasts twelve months", ["Hungary", "EU"]),
    ("the Belt and Road Initiative", ["Belt and Road Initiative"]),
    ("He joined the Bank of England in May.", ["Bank of England"]),
    ("Bosnia and Herzegovina", ["Bosnia and Herzegovina"]),
    ("Hungary and Ukraine", ["Hungary", "Ukraine"]),
    ("Putin and Orban", ["Putin", "Orban"]),
    ("Last October, Orban held a meeting", ["Orban"]),
    ("Yesterday Putin spoke on Monday.", ["Putin"]),
    ("Revenue rose in 2022.", []),
    ("The plant employs 240 people.", []),
    ("Officials said prices rose. Negotiations failed.", []),
    ("Acme cut emissions.", ["Acme"]),
    ("Maria Silva succeeded John Park", ["Maria Silva", "John Park"]),
    (
        "J. Park and Mr. Smith met Ursula von der Leyen.",
        ["J. Park", "Smith", "Ursula von der Leyen"],
    ),
    ("US Secretary of State Antony Blinken", ["US", "Antony Blinken"]),
    ("Theresa May resigned in May.", ["Theresa May"]),
    ("Tell us what it is. It is IT.", []),
    ("US-China trade and Moscow-backed men", ["US", "China", "Moscow"]),
    ("Jean-Claude Juncker met Kim Jong-un.", ["Jean-Claude Juncker", "Kim Jong-un"]),
    ("KARL NEHAMMER VISITS MOSCOW", ["KARL NEHAMMER", "MOSCOW"]),
    ("Food Prices Fall As Shops Close Early", []),
    ("the president of Globex", ["Globex"]),
    ("the Justice Department and General Motors", ["Justice Department", "General Motors"]),
    ("He read Nestlé’s report, and O'Brien's.", ["Nestlé", "O'Brien"]),
    ("the Ukrainian Army and the European Union", ["Ukrainian Army", "European Union"]),
    ("Orba\u0301n spoke", ["Orba\u0301n"]),
    ("Bananas are yellow. We like bananas.", []),
    ("", []),
]

KINDS = [
    ("Karl Nehammer", "person"),
    ("President Globov", "person"),
    ("Xi Jinping", "person"),
    ("John Park", "person"),
    ("Moscow", "place"),
    ("Hungarian", "place"),
    ("Gulf of Mexico", "place"),
    ("NATO", "organisation"),
    ("Ministry of Health", "organisation"),
    ("Acme Inc", "organisation"),
    ("Acme", "unknown"),
]

SAME = [
    ("Orban", "Viktor Orban"),
    ("Orbán", "Viktor Orban"),
    ("Zelensky", "Volodymyr Zelenskyy"),
    ("Volodimir Zelenskyand", "Volodymyr Zelensky"),
    ("J. Park", "John Park"),
    ("Xi", "Xi Jinping"),
    ("EU", "European Union"),
    ("US", "United States"),
    ("USA", "America"),
    ("UK", "Britain"),
    ("UN", "United Nations"),
    ("WHO", "World Health Organization"),
    ("Austrian", "Austria"),
    ("Hungarian", "Hungary"),
    ("Kiev", "Kyiv"),
    ("Acme", "Acme Inc"),
    ("von der Leyen", "Ursula von der Leyen"),
]

NOT_SAME = [
    ("Moscow", "Russia"),
    ("Washington", "United States"),
    ("Austria", "Australia"),
    ("Austrian", "Germany"),
    ("John Park", "Jane Park"),
    ("J. Park", "Maria Park"),
    ("Johnson", "Johnston"),
    ("Putin", "Orban"),
    ("Bank of England", "Bank of Japan"),
    ("Acme Bank", "Globex Bank"),
    ("Viktor", "Viktor Orban"),
    ("Niger", "Nigeria"),
    ("North Korea", "South Korea"),
    ("Europe", "EU"),
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_names_are_found_whole(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text)] == names


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_name_has_the_kind_its_words_tell(text: str, kind: str) -> None:
    assert [name.kind for name in find_names(f"They saw {text} there.")][-1] == kind


def test_a_surname_takes_the_kind_of_the_full_name() -> None:
    names = find_names("Then Karl Nehammer spoke. Later Nehammer left.")

    assert [name.kind for name in names] == ["person", "person"]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_names_of_the_same_are_the_same(first: str, second: str) -> None:
    assert _is_same(first, second)
    assert _is_same(second, first)


@pytest.mark.parametrize(("first", "second"), NOT_SAME)
def test_names_of_others_are_not_the_same(first: str, second: str) -> None:
    assert not _is_same(first, second)
    assert not _is_same(second, first)


@given(st.text(alphabet=st.sampled_from("ABab .,-'’&\n\r\u0301éUSEU of and the Mr I1")) | st.text())
def test_spans_are_exact_in_order_and_apart(text: str) -> None:
    end = 0
    for name in find_names(text):
        assert name.start >= end
        assert text[name.start : name.end] == name.text != ""
        end = name.end


def test_every_name_of_the_real_articles_is_no_function_word(shared) -> None:  # type: ignore[no-untyped-def]
    text = (shared / "articles" / "zelensky-orban-argentina.txt").read_text(encoding="utf-8")

    names = {name.text for name in find_names(text)}

    assert {"Viktor Orban", "Javier Milei", "Emmanuel Macron", "Belt and Road Initiative"} <= names
    assert not names & {"The", "It", "Last", "That", "Within", "Although", "October", "February"}


def _is_same(first: str, second: str) -> bool:
    [one], [other] = find_names(f"of {first}"), find_names(f"of {second}")
    return same_name(one, other)
