from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from verifier.corpus.passages import split
from verifier.language.sentences import split_sentences
from verifier.types import Document, Span

_TRAPS = [
    *("\r\n", "\n\n", "\ufeff", "e\u0301", "He left. ", "The meeting went on. ", "\n# Title\n"),
    *("word " * 40, "word " * 70 + ". ", "A sentence of five words. " * 12),
]
_TEXTS = st.lists(st.one_of(st.text(max_size=8), st.sampled_from(_TRAPS))).map("".join)


@st.composite
def _documents(draw: st.DrawFn) -> Document:
    text = draw(_TEXTS)
    marks = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    furniture = tuple(Span(*pair) for pair in zip(marks[::2], marks[1::2], strict=False))
    return Document(id="x", text=text, furniture=furniture)


def _document(*paragraphs: str) -> Document:
    return Document(id="x", text="\n\n".join(paragraphs))


def _words(n: int, first: str = "Prices") -> str:
    return " ".join([first, *["rose"] * (n - 2), "again."])


@given(_documents())
def test_split_of_any_document_gives_its_text_to_the_letter(document: Document) -> None:
    for passage in split(document):
        assert passage.text == document.text[passage.start : passage.end]
        assert passage.start == passage.sentences[0].start
        assert passage.end == passage.sentences[-1].end


@given(_documents())
def test_split_of_any_document_touches_no_furniture(document: Document) -> None:
    for passage in split(document):
        for start, end in document.furniture:
            assert passage.end <= start or end <= passage.start


@given(_documents())
def test_split_of_any_document_holds_every_visible_character_of_the_article(
    document: Document,
) -> None:
    held = {i for p in split(document) for s in p.sentences for i in range(*s)}
    left_out = {i for span in document.furniture for i in range(*span)}
    for index, character in enumerate(document.text):
        if index not in left_out and not character.isspace() and character != "\ufeff":
            assert index in held


@given(_TEXTS)
def test_split_of_any_text_holds_its_sentences_whole(text: str) -> None:
    passages = split(Document(id="x", text=text))
    held = {sentence for passage in passages for sentence in passage.sentences}
    assert held == set(split_sentences(text))


@given(_documents())
def test_split_of_any_document_overlaps_by_one_sentence_at_most(document: Document) -> None:
    for before, after in pairwise(split(document)):
        assert len(set(before.sentences) & set(after.sentences)) <= 1
        assert before.end < after.end


def test_split_of_short_document_gives_one_passage() -> None:
    document = _document("Talks in Moscow", "Orban met Putin.", "They spoke of peace.")
    assert [passage.text for passage in split(document)] == [document.text]


def test_split_of_empty_document_gives_none() -> None:
    assert split(_document("")) == split(_document(" \n\ufeff")) == []


def test_split_breaks_at_paragraph_from_sixty_words_on() -> None:
    paragraphs = [_words(65), _words(61), _words(70)]
    assert [passage.text for passage in split(_document(*paragraphs))] == paragraphs


def test_split_stays_within_one_hundred_and_twenty_words() -> None:
    document = _document(" ".join([_words(30)] * 10))
    assert [len(passage.text.split()) for passage in split(document)] == [120, 120, 60]


def test_split_leaves_longer_sentence_alone() -> None:
    long = _words(150)
    passages = split(_document(f"{_words(40)} {long} {_words(70)}"))
    assert passages[1].text == long


def test_split_overlaps_when_the_thought_runs_on() -> None:
    last = "Orban flew to Moscow."
    passages = split(_document(f"{_words(60)} {last}", _words(70, "He")))
    assert passages[1].text.startswith(last)


def test_split_does_not_overlap_when_a_new_thought_begins() -> None:
    first, second = split(_document(_words(65), _words(70, "Acme")))
    assert first.end <= second.start


def test_split_puts_heading_with_what_follows() -> None:
    passages = split(_document(_words(40), "A new heading", _words(70)))
    assert passages[1].text.startswith("A new heading")


def test_split_of_wrapped_text_ends_no_sentence_at_a_line() -> None:
    lines = ["The president of the republic met Prime Minister"]
    lines += ["Viktor Orban in Moscow, where they spoke of", "peace."]
    text = "\n".join(lines)
    assert [len(passage.sentences) for passage in split(Document(id="x", text=text))] == [1]
