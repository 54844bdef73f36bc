import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.language.sentences import split_sentences

_TRAPS = [
    *("\r\n", "\n\n", "\n", "\ufeff", "e\u0301", "Mr. ", "A. ", "2022.The ", ". ", '." ', "• "),
    *("# ", "1. ", "(AP) ", "“", "”", "…", "he said. ", "The talks went on. ", "—"),
]
_PIECES = st.lists(st.one_of(st.text(max_size=8), st.sampled_from(_TRAPS))).map("".join)


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@given(_PIECES)
def test_split_of_any_text_covers_every_visible_character_once(text: str) -> None:
    spans = split_sentences(text)
    positions = [index for start, end in spans for index in range(start, end)]
    visible = {i for i, char in enumerate(text) if not char.isspace() and char != "\ufeff"}
    assert positions == sorted(set(positions))
    assert visible <= set(positions)


@given(_PIECES)
def test_split_of_any_text_yields_trimmed_sentences(text: str) -> None:
    for sentence in _sentences(text):
        assert sentence
        assert sentence == sentence.strip().strip("\ufeff").strip()


@given(_PIECES, _PIECES, _PIECES)
def test_split_of_a_stretch_stays_inside_it(before: str, text: str, after: str) -> None:
    start, end = len(before), len(before) + len(text)
    found = split_sentences(before + text + after, start, end)
    assert [(s - start, e - start) for s, e in found] == split_sentences(text)


@pytest.mark.parametrize(
    "text",
    [
        "It began in 2022.|The talks went on.",
        "NATO met in June.|A deal followed.|“We won.”|The end.",
        "See example.com and bob.Smith@x.com for U.S.A news, 3.5 percent, No.5 or Node.js.",
        "Read https://x.com/a.php?Id=3 first.",
    ],
)
def test_split_without_a_space_finds_ends_but_spares_addresses_and_numbers(text: str) -> None:
    assert _sentences(text.replace("|", "")) == text.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith met Dr. No in St. Louis on Jan. 5.| He left at 5 a.m.| She stayed.",
        "J. K. Rowling met George W. Bush.| John F. Kennedy won.",
        "Acme Inc. bought it from Globex Corp. in Sept. 2023.| The price was low.",
        "The U.S. Senate met.| They met in the U.K.| The talks failed.",
        "See e.g. the law, i.e. Art. 3 of Act No. 5.| It costs 3.5 percent.",
        "The answer is no.| Orban left.| He sat.| They made art.| See Art. 3 and Fig. 5.",
        "They met in Poland.| Orban left.| He bought a bank.| Sales rose in New York.| Putin won.",
    ],
)
def test_split_survives_abbreviations_and_initials(text: str) -> None:
    assert _sentences(text.replace("|", "")) == text.split("| ")


@pytest.mark.parametrize(
    "text",
    [
        '"We won," he said.| "It was hard."| He left.',
        '"It is over!" he said.| "No!" Orban said.| He left.',
        "“They want contacts”Orban told Putin.| He left.",
        "He said (it was late.)| She left.",
        "He waited...| Then he left.| It was ... odd.",
        "They shake hands on July 5, 2024. (AP)| Then they left.",
        "They shake hands. (Sputnik/Pool via REUTERS)",
        "Is it?| Yes!| Stop...",
    ],
)
def test_split_keeps_quotations_and_credits_with_their_sentence(text: str) -> None:
    assert _sentences(text.replace("|", "")) == text.split("| ")


def test_split_of_lists_and_headlines_ends_at_their_lines() -> None:
    lines = ["# Report", "Putin, Orban meet", "• Politics", "1. First", "- Second", "Third"]
    assert _sentences("\n".join(lines)) == lines


def test_split_of_page_of_one_line_paragraphs_ends_at_lines() -> None:
    lines = [
        "Drone strike targets motorcycle in the south of the country",
        "Defence minister: We will continue to defend our interests with all our power",
        "President asks army to confront any incursion",
    ]
    assert _sentences("\r\n".join(lines)) == lines


@pytest.mark.parametrize("width", [40, 60, 72, 100])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_split_of_hard_wrapped_text_ignores_line_ends(width: int, newline: str) -> None:
    sentences = [
        "President Vladimir Putin held talks with Prime Minister Viktor Orban in the Kremlin.",
        "The two leaders spoke of Ukraine, of European sanctions and of the power plant at Paks.",
        "According to Dmitry Peskov, Russian officials only knew about the meeting on Wednesday.",
        "Mr. Orban had come from Kyiv, where he asked Volodymyr Zelensky to consider a ceasefire.",
    ]
    text = newline.join(textwrap.wrap(" ".join(sentences), width))
    assert [" ".join(sentence.split()) for sentence in _sentences(text)] == sentences


@pytest.mark.parametrize("piece", [".", "A. ", "!?", "_", "Aa.”", ". (A", "\n", '"', "w’-"])
def test_split_of_long_repetition_covers_it(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    spans = split_sentences(text)
    assert sum(end - start for start, end in spans) >= len(text.replace("\n", "").replace(" ", ""))


def test_split_of_real_article_finds_sentences_that_miss_a_space(shared: Path) -> None:
    text = (shared / "articles" / "zelensky-orban-argentina.txt").read_text("utf-8")
    sentences = _sentences(text)
    assert len(sentences) == 18
    assert any(sentence.endswith("contacts”Orban told Putin.") for sentence in sentences)
