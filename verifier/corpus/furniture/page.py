"""A page as lines, what their phrases say, and whether it is a web page at all."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import pairwise

from verifier.corpus.furniture.cues import Cue, find_cue
from verifier.corpus.furniture.headline import (
    find_author,
    is_date_line,
    is_name,
    is_standing_title,
    score_headlines,
)
from verifier.corpus.furniture.lines import Line, read_lines

_PROOFS = (Cue.LINE, Cue.BOX, Cue.END)
_MIN_PROOFS = 2  # phrases; one may be chance
_MAX_CREDIT_LINES = 12  # lines from headline to body; standfirst, by-line, buttons, key points
_MAX_MENU_WORDS = 4  # of an entry
_MIN_MENU_LINES = 4  # fewer are the labels of a report or a press release
_MENU_SHARE = 0.5  # of the lines above the headline; a ticker may stand among them
_SURE_SCORE = 0.85  # a by-line, and a few words or a place of its own; see `score_headlines`
_MIN_SCORE = 0.5
_MIN_TITLE_SCORE = 0.45  # nothing is cut off above a plain text's title, so less proof will do
_TITLE_MARGIN = 0.5  # a line this much better makes the one above it a label
_N_TITLE_LINES = 5  # lines on top of a plain text among which its title stands
_MIN_RELATED = 0.3  # share of words again; see `_is_below_article`
_MIN_RELATED_APART = 0.1
_N_OPENING = 25  # lines below the headline; enough to know what an article is about


class Page:
    """The lines of a page, each with what its phrase says.

    Attributes:
        lines: The lines that are not blank.
        cues: For each line its cue, None for a line like any other.
    """

    def __init__(self, text: str) -> None:
        """Read the lines of a text."""
        self.lines: Sequence[Line] = read_lines(text)
        self.cues: Sequence[Cue | None] = [find_cue(line.words) for line in self.lines]

    @cached_property
    def is_web_page(self) -> bool:
        """Whether it has enough phrases of web pages, or a menu on top, to look for furniture."""
        proofs = {
            line.words.lower()
            for line, cue in zip(self.lines, self.cues, strict=True)
            if cue in _PROOFS
        }
        return len(proofs) >= _MIN_PROOFS or self._has_menu

    @property
    def _has_menu(self) -> bool:
        """Whether short lines are piled up above a headline that has a by-line."""
        best, score = next(iter(self._scores.items()), (0, 0.0))
        n_short = sum(line.n_words <= _MAX_MENU_WORDS for line in self.lines[:best])
        return score >= _SURE_SCORE and n_short >= max(_MIN_MENU_LINES, _MENU_SHARE * best)

    @cached_property
    def _scores(self) -> dict[int, float]:
        return score_headlines(self.lines, [cue is None for cue in self.cues])

    @cached_property
    def headline(self) -> int | None:
        """Index of the headline, None when no line deserves the name.

        In a text that is no web page nothing but other titles can stand above it.
        """
        if self.is_web_page:
            ranked = (index for index, score in self._scores.items() if score >= _MIN_SCORE)
            best = next((index for index in ranked if not self._is_below_article(index)), None)
            return None if best is None else self._first_like(best)
        titles = {index: self._scores.get(index, 0.0) for index in range(_N_TITLE_LINES)}
        least = max(_MIN_TITLE_SCORE, max(titles.values()) - _TITLE_MARGIN)
        return next((index for index, score in titles.items() if score >= least), None)

    def _first_like(self, index: int) -> int:
        """Return the first of the same words in the lines just above: boxes repeat headlines."""
        words = self.lines[index].words
        above = range(max(index - _N_TITLE_LINES, 0), index)
        return next((other for other in above if self.lines[other].words == words), index)

    @cached_property
    def title(self) -> str | None:
        """The headline's words, or those of a line that stands over a text without furniture."""
        if self.headline is not None:
            return self.lines[self.headline].words
        has_title = not self.is_web_page and is_standing_title(self.lines)
        return self.lines[0].words if has_title else None

    def _is_below_article(self, index: int) -> bool:
        """Whether prose above a line speaks of the same matter as the prose below it.

        A ticker's lines stand in one block and speak of other things; paragraphs that stand apart
        are article until they are shown to have nothing to do with it.
        """
        opening = self._opening(index)
        above = [self.lines[other] for other in range(index) if self.is_paragraph(other)]
        apart = [line for line in above if line.follows_blank]
        return (
            _mean_relatedness(above, opening) >= _MIN_RELATED
            or _mean_relatedness(apart, opening) >= _MIN_RELATED_APART
        )

    def _opening(self, index: int) -> frozenset[str]:
        """Return the stems of a line and of the prose below it."""
        below = range(index + 1, min(index + _N_OPENING, len(self.lines)))
        stems = (self.lines[other].stems for other in below if self.is_paragraph(other))
        return self.lines[index].stems.union(*stems)

    @cached_property
    def author(self) -> str | None:
        """Who wrote it, from the by-line near the headline or the name above the date."""
        names = [find_author(line) for line in self.credit_lines]
        for line, after in pairwise(self.credit_lines):
            names.append(line.words if is_name(line) and is_date_line(after) else None)
        return next((name for name in names if name), None)

    @cached_property
    def credit_lines(self) -> Sequence[Line]:
        """The lines below the headline among which a by-line may stand.

        They end with the second paragraph: the first may be a standfirst.
        """
        start = 0 if self.headline is None else self.headline + 1
        end = start
        n_paragraphs = 0
        while end < min(start + _MAX_CREDIT_LINES, len(self.lines)) and n_paragraphs < 2:
            n_paragraphs += self.is_paragraph(end)
            end += 1
        return self.lines[start:end]

    def is_paragraph(self, index: int) -> bool:
        """Whether a line reads as a paragraph of an article: prose, no bullet, caption or cue."""
        if not 0 <= index < len(self.lines) or self.cues[index] is not None:
            return False
        line = self.lines[index]
        return line.is_prose and not line.is_bullet and not line.is_caption

    def blocks(self, start: int) -> Iterator[range]:
        """Yield the runs of lines without a blank line between them, from a line on."""
        for index in range(start + 1, len(self.lines) + 1):
            if index == len(self.lines) or self.lines[index].follows_blank:
                yield range(start, index)
                start = index


def relatedness(line: Line, vocabulary: AbstractSet[str]) -> float:
    """Return the share of a line's content words that a vocabulary has, 0 to 1."""
    return len(line.stems & vocabulary) / len(line.stems) if line.stems else 0.0


def _mean_relatedness(lines: Sequence[Line], vocabulary: AbstractSet[str]) -> float:
    return sum(relatedness(line, vocabulary) for line in lines) / max(len(lines), 1)
