"""Blocks of a text by the shape of its lines: paragraphs, headings, items of lists.

A hard-wrapped paragraph stays whole; a page in which every line is a paragraph falls apart.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from verifier.types import Span

_HEADING = re.compile(r"#{1,6}\s|\||[=\-_*~]{3,}$")
_ITEM = re.compile(r"(?:[-*+•‣◦▪●○·–—]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{2,4})[.)])(?:\s|$)")
_MIN_WRAPPED_CHARS = 20  # characters; nobody wraps prose narrower, menus and lists are
_MAX_SPREAD = 1.5  # how much wider a wrapped line may be than one that surely goes on
# Of the breaks after long lines; wrapped prose breaks before a lower-case word in most cases.
_MIN_WRAPPED_SHARE = 0.3


class _Line(NamedTuple):
    start: int
    text: str


def find_blocks(text: str) -> Iterator[Span]:
    r"""Divide a text at the line ends that end a paragraph, a heading or an item of a list.

    A line that leaves no room for the next line's first word was wrapped, and so was one that goes
    on in lower case; every other line ends its block.

    Yields:
        Adjoining spans that cover the whole text, in order.

    >>> text = "Talks in Moscow\nThe two leaders of Hungary met\non Friday.\n\n• News\n• Economy"
    >>> [text[start:end].strip() for start, end in find_blocks(text)]
    ['Talks in Moscow', 'The two leaders of Hungary met\non Friday.', '', '• News', '• Economy']
    """
    lines = list(_lines(text))
    width = _wrap_width(lines)
    start = 0
    for line, following in pairwise(lines):
        if not _runs_on(line.text, following.text, width):
            yield Span(start, following.start)
            start = following.start
    yield Span(start, len(text))


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield _Line(start, line.strip().strip("\ufeff"))
        start += len(line)


def _wrap_width(lines: list[_Line]) -> int:
    """Return the width to which a text was wrapped, in characters; 0 when it was not."""
    breaks = [
        (len(line.text), _is_continued(line.text, following.text))
        for line, following in pairwise(lines)
        if len(line.text) >= _MIN_WRAPPED_CHARS and following.text
    ]
    surely = [length for length, is_continued in breaks if is_continued]
    if len(surely) <= len(breaks) * _MIN_WRAPPED_SHARE:
        return 0
    return max(length for length, _ in breaks if length <= max(surely) * _MAX_SPREAD)


def _runs_on(line: str, following: str, width: int) -> bool:
    if not line or not following or _HEADING.match(line) or _opens_block(following):
        return False
    return _is_continued(line, following) or _is_full(line, following, width)


def _is_continued(line: str, following: str) -> bool:
    """Tell whether a line surely goes on in the next: that begins in lower case."""
    is_lower = following.lstrip("\"“‘'([")[:1].islower()
    return is_lower and len(line) >= _MIN_WRAPPED_CHARS and not _opens_block(following)


def _is_full(line: str, following: str, width: int) -> bool:
    """Tell whether the next line's first word had no room on this line."""
    room = width - len(line)
    return width > 0 and 0 <= room <= len(following.split(maxsplit=1)[0])


def _opens_block(line: str) -> bool:
    return bool(_HEADING.match(line) or _ITEM.match(line))
