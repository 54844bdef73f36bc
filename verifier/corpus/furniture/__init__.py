"""Find the article in a plain-text page: what is furniture, and what the page says of itself.

The text is never altered: furniture is given as spans, and what has no strong evidence against it
is kept. The phrases are English; a page in another language keeps everything.
"""

from dataclasses import dataclass
from datetime import date

from verifier.corpus.furniture.body import find_furniture
from verifier.corpus.furniture.credits import find_published, find_source
from verifier.corpus.furniture.page import Page
from verifier.types import Span

__all__ = ["Article", "find_article"]


@dataclass(frozen=True)
class Article:
    """What a page is made of.

    Attributes:
        furniture: Spans of whole lines that are no part of the article, sorted, not overlapping.
        title: Headline, None when no line deserves the name.
        source: Publisher, else author or agency; None when unknown.
        published: Day of publication, None when unknown.
    """

    furniture: tuple[Span, ...]
    title: str | None
    source: str | None
    published: date | None


def find_article(text: str) -> Article:
    r"""Find the article in a page, in time linear in its length.

    Args:
        text: A page as plain text: a dump with menus and teasers, or nothing but an article.

    >>> menu = "Sign in\nMost Read\n\n"
    >>> article = find_article(f"{menu}Ferry stops\n2 May 2024\nThe ferry of Sele stops today.\n")
    >>> article.title, article.published.isoformat(), article.furniture
    ('Ferry stops', '2024-05-02', (Span(start=0, end=18),))
    """
    page = Page(text)
    furniture = _spans(page, find_furniture(page))
    return Article(furniture, page.title, find_source(page), find_published(page))


def _spans(page: Page, furniture: set[int]) -> tuple[Span, ...]:
    """Join neighbouring lines, and the blank ones between them, into spans."""
    spans: list[Span] = []
    for index in sorted(furniture):
        line = page.lines[index]
        if index - 1 in furniture:
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(line.start, line.end))
    return tuple(spans)
