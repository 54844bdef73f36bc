from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from verifier.corpus.reading.decoding import is_garbled
from verifier.corpus.reading.markup import read_html, read_markdown, read_piped, read_plain
from verifier.errors import UnreadableDocument
from verifier.types import Document

ReadOne = Callable[[str, bytes], Document]

FRONT = (
    "---\r\ntitle: The bridge\r\ndate: 5 July 2024\r\nsource: Tarn Post\r\n"
    "url: https://tarn.example/1\r\ntags: [roads, money]\r\n---\r\n"
)
BODY = "# Another heading\r\n\r\nIt opened in May.\r\n"
PAGE = """<!doctype html><html><head><title>The bridge - Tarn Post</title>
<meta charset="utf-8"><meta property="og:site_name" content="Tarn Post">
<meta name="author" content="Ann Lee"><link rel="canonical" href="https://tarn.example/1">
<meta property="article:published_time" content="2024-07-05T23:30:00+02:00"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<article><h1>The bridge</h1><p>It opened
in May, after four years of work and of many long delays.</p>
<h2>Costs</h2><p>It cost 5.4 million, the council said in a letter.</p></article></body></html>"""


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@pytest.mark.parametrize("read", [read_plain, read_markdown, read_piped])
def test_read_keeps_the_text_when_utf8(read: Callable[[bytes], Document], text: str) -> None:
    assume(text.strip() and not is_garbled(text) and not text.startswith("\ufeff"))
    document = read(text.encode())
    assert document.text == text
    assert all(0 <= start < end <= len(text) for start, end in document.furniture)


def test_read_plain_finds_the_article_when_a_page_was_copied(shared: Path) -> None:
    document = read_plain((shared / "articles" / "putin-orban-moscow.txt").read_bytes())
    assert document.published == date(2024, 7, 5)
    assert document.title
    assert document.furniture


def test_read_markdown_takes_the_fields_when_there_is_front_matter(read_one: ReadOne) -> None:
    document = read_one("a.md", (FRONT + BODY).encode())
    assert document.text == FRONT + BODY
    assert (document.title, document.source) == ("The bridge", "Tarn Post")
    assert (document.url, document.published) == ("https://tarn.example/1", date(2024, 7, 5))
    assert document.metadata == {"tags": "roads, money"}
    assert document.furniture == ((0, len(FRONT)),)


def test_read_markdown_takes_the_heading_when_there_is_no_title(read_one: ReadOne) -> None:
    assert read_one("a.md", BODY.encode()).title == "Another heading"


def test_read_markdown_reads_the_lines_when_the_yaml_is_broken(read_one: ReadOne) -> None:
    text = '---\ntitle: Tarn: a bridge opens\ndate: "2024-07-05"\n---\nIt opened.\n'
    document = read_one("a.md", text.encode())
    assert document.title == "Tarn: a bridge opens"
    assert document.published == date(2024, 7, 5)


def test_read_markdown_keeps_all_as_text_when_the_rules_are_no_front_matter(
    read_one: ReadOne,
) -> None:
    document = read_one("a.md", b"---\n\nOnce upon a time.\n\n---\n\nThe end.\n")
    assert document.furniture == ()


def test_read_markdown_refuses_when_only_front_matter_is_there() -> None:
    with pytest.raises(UnreadableDocument, match="is empty"):
        read_markdown(FRONT.encode())


def test_read_piped_has_no_title_when_it_is_one_line(read_one: ReadOne) -> None:
    assert read_one("-", b"It opened in May.").title is None


def test_read_piped_reads_markdown_when_it_begins_so(read_one: ReadOne) -> None:
    assert read_one("-", (FRONT + BODY).encode()).title == "The bridge"


def test_read_html_takes_article_and_fields_when_the_page_names_them(read_one: ReadOne) -> None:
    document = read_one("a.html", PAGE.encode())
    assert (document.title, document.source) == ("The bridge", "Tarn Post")
    assert (document.url, document.published) == ("https://tarn.example/1", date(2024, 7, 5))
    assert document.metadata == {"author": "Ann Lee"}
    assert "It opened in May, after" in document.text
    assert "\n\nCosts\n\nIt cost" in document.text
    assert "Home" not in document.text


def test_read_html_guesses_no_date_when_only_the_text_has_one(read_one: ReadOne) -> None:
    page = (
        "<html><body><p>28 October 2025: war ends.</p><p>It rained all day long.</p></body></html>"
    )
    assert read_one("a.html", page.encode()).published is None


def test_read_html_uses_the_declared_encoding_when_not_utf8(read_one: ReadOne) -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Őry in Łódź.</p></body></html>'
    assert read_one("a.htm", page.encode("iso-8859-2")).text == "Őry in Łódź."


@pytest.mark.parametrize("page", [b"<html></html>", b"<p></p>", b"<div>" * 5000])
def test_read_html_refuses_in_silence_when_there_is_no_article(
    page: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UnreadableDocument, match="holds no article"):
        read_html(page)
    assert capfd.readouterr() == ("", "")


def test_markdown_without_a_title_takes_the_headline_of_its_text() -> None:
    text = "---\ndate: 2023-12-11\n---\nRain floods the Tarn valley\n\n" + (
        "The river rose by two metres on Sunday night, and forty families had to leave. "
        "The mayor said that the dam at Quay had held.\n\n"
        "More rain is expected in the valley on Tuesday, the weather office said.\n"
    )
    assert read_markdown(text.encode()).title == "Rain floods the Tarn valley"
