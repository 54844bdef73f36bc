import io
from datetime import date

import pytest
from rich.console import Console, RenderableType

from verifier.render.listing import render_document, render_documents, render_search
from verifier.types import Document, DocumentSummary, Evidence, Passage, Span

PAGE = Document(
    id="d1",
    text="Home | News\nReal words.\nRead more: Another story. Real end.\n\nLast page.",
    title="A title",
    source="example.org",
    furniture=(Span(0, 11), Span(24, 49)),
    pages=(0, 61),
)


def show(renderable: RenderableType) -> list[str]:
    file = io.StringIO()
    Console(file=file, width=80).print(renderable, soft_wrap=True)
    return [line.rstrip() for line in file.getvalue().splitlines()]


def make_evidence(*, scores: tuple[float, ...]) -> Evidence:
    text = "One thing. Another thing."
    passage = Passage(
        document_id="d1", start=0, end=25, text=text, sentences=(Span(0, 10), Span(11, 25))
    )
    document = Document(id="d1", text=text, title="Things", published=date(2024, 7, 5))
    return Evidence(
        passage=passage,
        document=document,
        rank=1,
        found_by=("words", "meaning"),
        sentence_scores=scores,
    )


def test_render_document_marks_furniture_numbers_lines_and_shows_pages() -> None:
    assert show(render_document(PAGE))[2:] == [
        "page 1",
        "1 ┊ Home | News",
        "2   Real words.",
        "3   ┊Read more: Another story.┊ Real end.",
        "4",
        "page 2",
        "5   Last page.",
    ]


def test_render_document_shows_every_word_of_the_text() -> None:
    shown = " ".join(show(render_document(PAGE)))
    assert all(word in shown for word in PAGE.text.split())


@pytest.mark.parametrize("text", ["a\x1b[2Jb", "a\u202eb", "[red]a"])
def test_render_document_when_text_is_hostile_neutralises_it(text: str) -> None:
    shown = show(render_document(Document(id="d", text=text)))[-1]
    assert shown.startswith("1   ")
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert shown != "1   a"


def test_render_search_marks_the_nearest_sentence_and_says_where_it_is() -> None:
    assert show(render_search([make_evidence(scores=(0.1, 0.9))], is_plain=True)) == [
        "1. Things · 5 July 2024 · line 1",
        "   One thing. **Another thing.**",
        "   found by words, meaning",
        "",
    ]


def test_render_search_without_scores_marks_nothing() -> None:
    assert "**" not in "".join(show(render_search([make_evidence(scores=())], is_plain=True)))


def test_render_search_when_nothing_is_found_says_so() -> None:
    assert show(render_search([], is_plain=True)) == ["Nothing found."]


def test_render_documents_lists_what_is_known_of_each() -> None:
    summary = DocumentSummary(
        id="0123456789abcdef", origin="a.txt", title=None, source="S", published=None, n_passages=1
    )
    assert show(render_documents([summary])) == [
        "0123456789abcdef  untitled",
        "                  S · undated · 1 passage · a.txt",
        "1 document.",
    ]


def test_list_of_documents_cuts_no_path_short() -> None:
    origin = "/folder/" + "long" * 40 + ".txt"
    summary = DocumentSummary(
        id="a", origin=origin, title=None, source=None, published=None, n_passages=1
    )
    shown = "".join("".join(show(render_documents([summary]))).split())
    assert origin in shown
