"""Find the headline of a page: the short line that the text below speaks about."""

import re
from collections.abc import Iterable, Sequence

from verifier.corpus.furniture.lines import Line
from verifier.language.dates import find_dates

_MAX_HEAD_LINES = 500  # lines; the longest menus of news sites have some 300
_MAX_HEADLINE_WORDS = 30
_MIN_TITLE_WORDS = 3
_N_BELOW = 25  # lines; far enough to reach past by-lines and captions into the body
_N_CREDIT_LINES = 4  # lines between a headline and its by-line
_CREDIT_WORTH = 0.6  # a by-line counts as much as that share of words found again
_TOP_WORTH = 0.2  # for standing on top of its block, as few entries of a menu do
_FULL_HEADLINE_WORDS = 3  # the name of a section may stand over a by-line too
_FEW_STEMS = 4  # a headline of fewer words proves little by finding them again
_MAX_DATE_LINE_WORDS = 12
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BYLINE = re.compile(
    r"(?:[\w ,]{0,25}\s)?by:?\s(?-i:[A-Z])|by:?\s\S|text:|author:|source:|from:"
    r"|staff\s(?:reporters?|writers?)",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?:\S+\s){0,2}\S+:(?:\s\S+){1,4}")  # "Location: Upper Marrow"
_NAME = re.compile(r"[A-Z][\w.'’-]{0,20}(?:\s[A-Z][\w.'’-]{0,20}){1,3}")
_AUTHOR = re.compile(r"\b(?:[Bb][Yy]|[Aa]uthor):?\s(?P<name>[A-Z].{1,60})")
_AFTER_NAME = re.compile(r"\s*(?:[•|·,–—/]|\bon\s\d|\b(?:last\s)?updated|\d).*$")


def is_date_line(line: Line) -> bool:
    r"""Whether a line is a date and little else, as by-lines are.

    >>> from verifier.corpus.furniture.lines import read_lines
    >>> [is_date_line(line) for line in read_lines("5 Jul 2024 19:55\n\nThe 2024 vote")]
    [True, False]
    """
    if line.n_words > _MAX_DATE_LINE_WORDS or not _YEAR.search(line.words) or line.is_prose:
        return False
    return any(mention.year and mention.day for mention in find_dates(line.words))


def is_credit(line: Line) -> bool:
    """Whether a line says who wrote a text, or when."""
    is_byline = line.n_words <= _MAX_DATE_LINE_WORDS and _BYLINE.match(line.words)
    return bool(is_byline) or is_date_line(line)


def is_name(line: Line) -> bool:
    """Whether a line is two to four capitalised words, as a by-line without "by" is.

    >>> from verifier.corpus.furniture.lines import read_lines
    >>> is_name(read_lines("Hedvig Storm")[0])
    True
    """
    return bool(_NAME.fullmatch(line.words))


def find_author(line: Line) -> str | None:
    """Return the name on a by-line, None when the line is none.

    >>> from verifier.corpus.furniture.lines import read_lines
    >>> find_author(read_lines("Words by Inga Rost | 2 May")[0])
    'Inga Rost'
    """
    match = _AUTHOR.search(line.words) if is_credit(line) else None
    return _AFTER_NAME.sub("", match["name"]).strip() if match else None


def score_headlines(lines: Sequence[Line], is_body: Sequence[bool]) -> dict[int, float]:
    """Return how well each line would do as the headline, the best first, 0 to 1.8.

    A headline is a short line whose words come again in the prose below it, the better if it
    stands on top of a by-line.

    Args:
        lines: Lines of the page.
        is_body: For each, whether it may belong to an article.

    Returns:
        Index of a line to the share of its words that come again; a by-line adds 0.6.
    """
    below = [line for line, may_be in zip(lines, is_body, strict=True) if may_be]
    positions = [index for index, may_be in enumerate(is_body) if may_be][:_MAX_HEAD_LINES]
    scores = {position: _score(below, at) for at, position in enumerate(positions)}
    return dict(sorted(scores.items(), key=lambda item: -item[1]))


def is_standing_title(lines: Sequence[Line]) -> bool:
    r"""Whether the first line stands alone over a text as titles do, whatever its words.

    >>> from verifier.corpus.furniture.lines import read_lines
    >>> is_standing_title(read_lines("Things to know\n\nRain falls."))
    True
    """
    if len(lines) < 2 or not lines[1].follows_blank or lines[0].is_sentence:
        return False
    return _may_be_headline(lines[0]) and lines[0].n_words >= _MIN_TITLE_WORDS


def _score(lines: Sequence[Line], at: int) -> float:
    line = lines[at]
    if not _may_be_headline(line) or is_credit(line):
        return 0.0
    below = lines[at + 1 : at + 1 + _N_BELOW]
    in_prose = _stems(other for other in below if other.is_prose and not other.is_bullet)
    n_found = len(line.stems & in_prose) + len(line.stems & _stems(below) - in_prose) / 2
    if not in_prose or not n_found:
        return 0.0
    share = n_found / max(len(line.stems), _FEW_STEMS)
    is_dated = at > 0 and is_date_line(lines[at - 1])
    credit = 1.0 if _has_credit(below) else is_dated / 2  # a date above is of less weight
    fullness = min(line.n_words / _FULL_HEADLINE_WORDS, 1.0)
    return share + _CREDIT_WORTH * fullness * credit + _TOP_WORTH * line.follows_blank


def _stems(lines: Iterable[Line]) -> frozenset[str]:
    return frozenset().union(*(line.stems for line in lines))


def _may_be_headline(line: Line) -> bool:
    is_field = not line.follows_blank and _FIELD.fullmatch(line.words)
    is_label = line.words.endswith((".", ":")) or is_field
    return not line.is_bullet and not is_label and line.n_words <= _MAX_HEADLINE_WORDS


def _has_credit(below: Sequence[Line]) -> bool:
    """Whether a by-line follows before the body does; a standfirst may come between."""
    return any(is_credit(line) for line in below[:_N_CREDIT_LINES])
