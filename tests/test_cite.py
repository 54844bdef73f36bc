import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.cite import check, cite, locate
from verifier.errors import CitationError
from verifier.types import Direction, Document, Span, content_id

TEXT = "One line.\r\nThe plant employs 240 people.\r\nMenu"


def document(text: str = TEXT, **fields: object) -> Document:
    return Document.model_validate({"id": content_id(text), "text": text, **fields})


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[Document, Span]:
    text = draw(st.text(min_size=1, max_size=300))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return document(text), Span(start, end)


@given(cut_texts())
def test_quote_is_the_document_to_the_letter_for_any_text(cut):
    source, span = cut
    if not source.text[span.start : span.end].strip():
        with pytest.raises(CitationError):
            cite(source, span, Direction.SUPPORTS)
        return
    citation = cite(source, span, Direction.SUPPORTS)
    assert citation.quote == source.text[citation.start : citation.end]
    check(citation, source)


@pytest.mark.parametrize("span", [Span(5, 5), Span(-3, 4), Span(40, 400), Span(9, 11)])
def test_span_without_words_is_refused(span):
    with pytest.raises(CitationError):
        cite(document(), span, Direction.SUPPORTS)


def test_furniture_is_never_cited():
    page = document(furniture=(Span(42, 46),))
    with pytest.raises(CitationError):
        cite(page, Span(11, 46), Direction.CONTRADICTS)


def test_check_refuses_a_document_that_changed():
    citation = cite(document(), Span(11, 40), Direction.SUPPORTS)
    changed = document().model_copy(update={"text": TEXT.replace("240", "310")})
    with pytest.raises(CitationError):
        check(citation, changed)


def test_check_refuses_another_document():
    citation = cite(document(), Span(0, 9), Direction.SUPPORTS)
    with pytest.raises(CitationError):
        check(citation, document("One line. More."))


def test_decisive_words_outside_the_quote_are_left_out():
    citation = cite(
        document(), Span(11, 40), Direction.SUPPORTS, decisive=[Span(0, 3), Span(29, 32)]
    )
    assert citation.decisive == (Span(29, 32),)


def test_location_counts_lines_from_one():
    assert locate(document(), 12) == "line 2"
