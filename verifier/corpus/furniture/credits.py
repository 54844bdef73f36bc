"""Who published a page, and when: from its by-line, never from its furniture."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from verifier.corpus.furniture.headline import is_credit, is_date_line
from verifier.corpus.furniture.lines import Line
from verifier.corpus.furniture.page import Page
from verifier.language.dates import find_dates
from verifier.language.words import content_stems

_MAX_SITE_WORDS = 6
_MAX_SITE_LINE_WORDS = 20  # a longer line that has the site's name is about it
_N_LINES_ABOVE = 2  # a date may stand on top of the headline, with a section's name between
_DATELINE_CHARS = 60
_DATELINE_END = re.compile(r"\s?(?:\([^()]{2,40}\)\s?)?[-–—:]\s")
_DATELINE_PLACE = re.compile(r"[A-Z][\w.' -]{1,40},\s$")
_LABELLED = re.compile(
    r"(?:from|publisher):\s(?P<name>.{2,80})$|from\s(?P<wiki>\w+), the \w+ encyclopa?edia$",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"source:\s(?P<name>.{2,80})$", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:©|copyright)\s(?:\d{4}\s)?(?P<name>[^\d.,|]{2,50}?)(?=\s\d|[.,|]|$)", re.IGNORECASE
)
_WELCOME = re.compile(r"welcome to\s", re.IGNORECASE)
_AGENCY = re.compile(r"\((?P<name>[A-Z][\w ]{1,30})\)\s[-–—]\s")


def find_published(page: Page) -> date | None:
    """Return the day on a page's by-line or dateline, None when neither says one.

    A line of an update counts only when no other gives a day.
    """
    lines = [line for line in page.credit_lines if is_date_line(line)]
    lines.sort(key=_is_update)
    days = [_day(line.words) for line in [*lines, *_datelines(page), *_lines_above(page)]]
    return next((day for day in days if day), None)


def _is_update(line: Line) -> bool:
    return line.words.lower().startswith(("updated", "last updated", "last modified", "modified"))


def _datelines(page: Page) -> Iterator[Line]:
    """Yield the paragraphs near the headline that begin with a place and a day."""
    for line in page.credit_lines:
        opening = line.words[: 2 * _DATELINE_CHARS]
        for mention in find_dates(opening)[:1]:
            is_led = _DATELINE_PLACE.fullmatch(opening[: mention.start])
            if is_led and _DATELINE_END.match(opening, mention.end):
                yield line


def _lines_above(page: Page) -> Iterator[Line]:
    """Yield the date lines just above the headline."""
    if page.headline is not None:
        known = [index for index in range(page.headline) if page.cues[index] is None]
        yield from filter(is_date_line, (page.lines[index] for index in known[-_N_LINES_ABOVE:]))


def _day(words: str) -> date | None:
    for mention in find_dates(words):
        if mention.year and mention.month and mention.day:
            return date(mention.year, mention.month, mention.day)
    return None


def find_source(page: Page) -> str | None:
    """Return who published a page: its label, its site's name, its copyright, or its by-line."""
    return (
        _first(_LABELLED, page.credit_lines)
        or _first(_SOURCE, page.lines[: page.headline or 0][-_N_LINES_ABOVE:])
        or _publisher(page)
        or page.author
        or _first(_SOURCE, page.credit_lines)
        or _first(_AGENCY, page.credit_lines)
    )


def _publisher(page: Page) -> str | None:
    """Return the site's name, unless the holder of the copyright has nothing in common with it."""
    site, holder = _site_name(page), _first(_COPYRIGHT, page.lines)
    if site and holder and not content_stems(site) & content_stems(holder):
        return holder
    return site or holder


def _first(pattern: re.Pattern[str], lines: Sequence[Line]) -> str | None:
    for line in lines:
        match = pattern.search(line.words)
        if match:
            return next(name for name in match.groups() if name).strip()
    return None


def _site_name(page: Page) -> str | None:
    """Return the first line above the headline that is no menu, if it may be a name."""
    if not page.headline or not page.is_web_page:
        return None
    known = (page.lines[index] for index in range(page.headline) if page.cues[index] is None)
    first = next(known, None)
    if first is None or first.is_bullet or first.is_prose or is_credit(first):
        return None
    again = [line.words for line in page.lines if _has_name(line, first)]
    is_name = first.n_words <= _MAX_SITE_WORDS and (first.n_words > 1 or again)
    return _mixed_case(_WELCOME.sub("", first.words), again) if is_name else None


def _has_name(line: Line, first: Line) -> bool:
    is_short = line is not first and line.n_words <= _MAX_SITE_LINE_WORDS
    return is_short and first.words.lower() in line.words.lower()


def _mixed_case(name: str, lines: list[str]) -> str:
    """Return a name in capitals as another line writes it."""
    for line in lines if name.isupper() else ():
        at = line.lower().find(name.lower())
        if not line[at : at + len(name)].isupper():
            return line[at : at + len(name)]
    return name
