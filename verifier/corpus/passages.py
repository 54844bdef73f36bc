"""Passages of a document: whole sentences of the article, long enough to be understood alone."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from verifier.language.blocks import find_blocks
from verifier.language.sentences import split_block
from verifier.types import Document, Passage, Span

_MIN_WORDS = 60  # a paragraph's end closes a passage from here on
_MIN_WORDS_BEFORE_HEADING = 30  # and a heading already from here on
_MAX_WORDS = 120  # about 160 word pieces: fits the encoder's window with the title
_MAX_HEADING_WORDS = 12

# How a sentence begins whose thought began in the sentence before.
_RUNS_ON = re.compile(
    r"[\"“‘(]?(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|Such|Both|Neither"
    r"|However|But|And|Or|So|Yet|Then|Thus|Also|Still|Instead|Therefore|Moreover|Furthermore"
    r"|Meanwhile|Nevertheless|Nonetheless|Otherwise|Similarly|Afterwards|Besides"
    r"|In addition|As a result|In contrast|By contrast|For example|On the other hand"
    r"|The (?:two|three|pair|former|latter|same|meeting|visit|talks?|trip|deal|agreement|decision"
    r"|move|report|study|plan|law|bill|attack|election|vote|figures?|numbers?|company|plant))\b"
)


class _Sentence(NamedTuple):
    span: Span
    n_words: int
    is_first_in_block: bool
    is_heading: bool
    runs_on: bool


def split(document: Document) -> list[Passage]:
    r"""Divide a document's article into passages of about 60 to 120 words.

    A passage holds whole sentences and no furniture, and ends with a paragraph where it can. It
    begins with the last sentence of the one before when its own first sentence leans on that. A
    sentence of more than 120 words stands alone.

    Returns:
        Passages in the order of the text; every sentence of the article is in at least one.

    >>> document = Document(id="a", text="Menu\nTalks in Rome\n\nThey met.", furniture=[(0, 4)])
    >>> [passage.text for passage in split(document)]
    ['Talks in Rome\n\nThey met.']
    """
    passages = []
    for stretch in _article_stretches(document):
        sentences = list(_read_sentences(document.text, stretch))
        for first, last in _merge_tail(sentences, _group(sentences)):
            passages.append(_passage(document, sentences[first : last + 1]))
    return passages


def _article_stretches(document: Document) -> Iterator[Span]:
    start = 0
    for furniture in document.furniture:
        yield Span(start, max(start, furniture.start))
        start = max(start, furniture.end)
    yield Span(start, max(start, len(document.text)))


def _read_sentences(text: str, stretch: Span) -> Iterator[_Sentence]:
    for block in find_blocks(text[slice(*stretch)]):
        spans = split_block(text, stretch.start + block.start, stretch.start + block.end)
        for span in spans:
            sentence = text[slice(*span)]
            n_words = len(sentence.split())
            yield _Sentence(
                span=span,
                n_words=n_words,
                is_first_in_block=span is spans[0],
                is_heading=len(spans) == 1 and _is_heading(sentence, n_words),
                runs_on=bool(_RUNS_ON.match(sentence)),
            )


def _is_heading(sentence: str, n_words: int) -> bool:
    return n_words <= _MAX_HEADING_WORDS and sentence[-1] not in '.!?…:;"”’)'


def _group(sentences: list[_Sentence]) -> list[tuple[int, int]]:
    """Return the first and last sentence of each passage, both inclusive."""
    groups = []
    first = n_words = 0
    for index, sentence in enumerate(sentences):
        if index > first and _is_closed(n_words, sentence):
            groups.append((first, index - 1))
            first, n_words = index, 0
            if _leans_back(sentences[index - 1], sentence):
                first, n_words = index - 1, sentences[index - 1].n_words
        n_words += sentence.n_words
    return [*groups, (first, len(sentences) - 1)] if sentences else []


def _is_closed(n_words: int, following: _Sentence) -> bool:
    """Tell whether a passage of so many words ends before a sentence."""
    if n_words + following.n_words > _MAX_WORDS:
        return True
    least = _MIN_WORDS_BEFORE_HEADING if following.is_heading else _MIN_WORDS
    return following.is_first_in_block and n_words >= least


def _leans_back(before: _Sentence, sentence: _Sentence) -> bool:
    return sentence.runs_on and before.n_words + sentence.n_words <= _MAX_WORDS


def _merge_tail(sentences: list[_Sentence], groups: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a short last passage to the one before when both fit into one."""
    if len(groups) < 2:
        return groups
    first, (tail_first, last) = groups[-2][0], groups[-1]
    n_tail = sum(sentence.n_words for sentence in sentences[tail_first:])
    n_both = sum(sentence.n_words for sentence in sentences[first:])
    if n_tail >= _MIN_WORDS or n_both > _MAX_WORDS:
        return groups
    return [*groups[:-2], (first, last)]


def _passage(document: Document, sentences: list[_Sentence]) -> Passage:
    start, end = sentences[0].span.start, sentences[-1].span.end
    return Passage(
        document_id=document.id,
        start=start,
        end=end,
        text=document.text[start:end],
        sentences=tuple(sentence.span for sentence in sentences),
    )
