"""Windows and evidence for the judge's tests."""

from collections.abc import Callable
from datetime import date

import pytest

from verifier.judge.windows import Window
from verifier.language.sentences import split_sentences
from verifier.types import Document, Evidence, Passage, content_id

WindowMaker = Callable[..., Window]


def evidence_of(text: str, **fields: object) -> Evidence:
    """Return a whole text as one passage."""
    document = Document.model_validate({"id": content_id(text), "text": text, **fields})
    spans = tuple(split_sentences(text))
    passage = Passage(document_id=document.id, start=0, end=len(text), text=text, sentences=spans)
    return Evidence(passage=passage, document=document, rank=1, sentence_scores=(0.5,) * len(spans))


@pytest.fixture
def window() -> WindowMaker:
    """Make a window over a whole text."""

    def make(text: str, *, published: date | None = None, title: str | None = None) -> Window:
        evidence = evidence_of(text, published=published, title=title)
        return Window(evidence, 0, len(text))

    return make
