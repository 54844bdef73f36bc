from collections.abc import Callable

import pytest

from tests.corpus.reading.samples import ENCRYPTED, make_pdf
from verifier.types import Document

ReadOne = Callable[[str, bytes], Document]
Refuse = Callable[[str, bytes], str]


def test_read_pdf_gives_text_and_pages_when_there_are_two(read_one: ReadOne) -> None:
    document = read_one("a.pdf", make_pdf([(700, "It opened.")], [(700, "Nobody was hurt.")]))
    assert document.text == "It opened.\nNobody was hurt."
    assert [document.text[start:] for start in document.pages][1] == "Nobody was hurt."


def test_read_pdf_counts_a_page_when_it_is_blank(read_one: ReadOne) -> None:
    document = read_one("a.pdf", make_pdf([], [(700, "It opened.")]))
    assert len(document.pages) == 2
    assert document.text[document.pages[1] :] == "It opened."


def test_read_pdf_rejoins_words_when_a_line_breaks_them(read_one: ReadOne) -> None:
    lines = [(700, "The inter-"), (686, "national fair of COVID-"), (672, "19 caf\u00e9s.")]
    text = read_one("a.pdf", make_pdf(lines)).text
    assert text == "The international fair of COVID-19 cafés."


def test_read_pdf_tags_running_heads_when_pages_repeat_them(read_one: ReadOne) -> None:
    pages = [
        [
            (760, "Annual Report 2024"),
            (700, f"The town of {town} grew by {growth} percent."),
            (680, f"So it was in {town}."),
            (660, f"It will go on in {town}."),
            (30, f"Page {number} of 3"),
        ]
        for number, (town, growth) in enumerate([("Tarn", 2), ("Orm", 3), ("Vell", 4)], 1)
    ]
    document = read_one("a.pdf", make_pdf(*pages))
    tagged = [document.text[start:end] for start, end in document.furniture]
    assert tagged == [
        line for number in (1, 2, 3) for line in ("Annual Report 2024", f"Page {number} of 3")
    ]


def test_read_pdf_keeps_sentences_when_only_their_numbers_differ(read_one: ReadOne) -> None:
    pages = [[(700, f"The town grew by {growth} percent.")] for growth in (1, 2, 3)]
    assert read_one("a.pdf", make_pdf(*pages)).furniture == ()


@pytest.mark.parametrize(
    ("given", "title"),
    [
        (b"The Bridge of Tarn", "The Bridge of Tarn"),
        (b"Microsoft Word - tarn.doc", None),
        (b"final report.docx", None),
        (b"untitled", None),
        (b"", None),
    ],
)
def test_read_pdf_takes_the_title_when_it_is_one(
    read_one: ReadOne, given: bytes, title: str | None
) -> None:
    document = read_one("a.pdf", make_pdf([(700, "It opened.")], title=given))
    assert document.title == title
    assert document.published is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_pdf([(700, "It opened.")], trailer=ENCRYPTED), "is encrypted"),
        (b"%PDF-1.7 and then nothing", "damaged"),
        (b"", "damaged"),
        (make_pdf([], []), "has no text layer; run OCR first"),
    ],
)
def test_read_pdf_refuses_with_a_reason_when_it_has_no_text(
    refuse: Refuse, data: bytes, reason: str
) -> None:
    assert reason in refuse("a.pdf", data)
