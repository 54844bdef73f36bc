"""The lines of a page: where they stand, and which of them are prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from verifier.language.words import content_stems

_BULLET = re.compile(r"(?:(?:[•◦▪‣·*^–—-]|\d{1,2}[.)])\s+)+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\[\w{1,4}\])*$")
_CREDIT_END = re.compile(r"\([^()]{2,60}\)\.?$")
_MIN_PROSE_WORDS = 6  # a sentence of fewer words looks like a label
_LONG_PROSE_WORDS = 25  # so many words are a paragraph, whatever their last sign
_MIN_WRAPPED_CHARS = 45  # a line shorter than this was not broken for want of room
_MAX_READ_CHARS = 2000  # of a line; enough for its words, and it bounds the work


@dataclass(frozen=True)
class Line:
    """A line with words, or a sentence that was wrapped over several lines.

    Attributes:
        start: First character in the text, the indent included.
        end: End in the text, exclusive, the line break included.
        words: The words, single blanks between them, without the bullet.
        is_bullet: Whether a bullet or a number stands in front.
        follows_blank: Whether an empty line, or the start of the text, comes before.
    """

    start: int
    end: int
    words: str
    is_bullet: bool
    follows_blank: bool

    @cached_property
    def n_words(self) -> int:
        """How many words it has, within the part that is read."""
        return len(self.words.split())

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.words[-80:]))

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as a paragraph: a sentence of some length, or very many words."""
        if self.n_words >= _LONG_PROSE_WORDS:
            return True
        is_question = self.words.endswith("?")  # headlines end so too
        return self.is_sentence and self.n_words >= _MIN_PROSE_WORDS * (2 if is_question else 1)

    @cached_property
    def is_caption(self) -> bool:
        """Whether it ends with a credit in brackets, as captions do."""
        return bool(_CREDIT_END.search(self.words[-80:]))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of its content words."""
        return frozenset(content_stems(self.words))


def read_lines(text: str) -> list[Line]:
    r"""Return the lines of a text that are not blank; wrapped sentences are one line.

    >>> [(line.words, line.is_bullet) for line in read_lines("News\n\n  • Sport\n")]
    [('News', False), ('Sport', True)]
    """
    lines: list[Line] = []
    for line in _raw_lines(text):
        if lines and _is_wrapped(lines[-1], line):
            lines[-1] = _join(lines[-1], line)
        else:
            lines.append(line)
    return lines


def _raw_lines(text: str) -> Iterator[Line]:
    start, follows_blank = 0, True
    for raw in text.splitlines(keepends=True):
        end = start + len(raw)
        words = " ".join(raw[:_MAX_READ_CHARS].split())
        bullet = _BULLET.match(words + " ")
        if words:
            rest = words[bullet.end() :] if bullet else words
            yield Line(start, end, rest or words, bool(bullet and rest), follows_blank)
        start, follows_blank = end, not words


def _is_wrapped(line: Line, after: Line) -> bool:
    is_full = _MIN_WRAPPED_CHARS <= line.end - line.start <= _MAX_READ_CHARS
    is_apart = after.is_bullet or after.follows_blank or after.words.startswith("by ")
    return is_full and not is_apart and not line.is_sentence and after.words[0].islower()


def _join(line: Line, after: Line) -> Line:
    words = f"{line.words} {after.words}"
    return Line(line.start, after.end, words, line.is_bullet, line.follows_blank)
