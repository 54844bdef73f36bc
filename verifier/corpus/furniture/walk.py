"""Walk down a page, line by line: into boxes and out of them, until the article is over."""

from collections.abc import Callable

from verifier.corpus.furniture.cues import Cue, is_link
from verifier.corpus.furniture.lines import Line
from verifier.corpus.furniture.page import Page, relatedness

_MIN_RELATED = 0.3  # share of a paragraph's words that its article used before
_MIN_AKIN = 0.4  # the same, of a lone paragraph that may be a teaser
_MIN_STEMS = 6  # in a shorter line common words are found again by chance
_MAX_VOCABULARY = 5_000  # stems; an article has used its words by then
_MIN_HEADINGS = 2  # in a row: that of a box, and that of a teaser in it
_MIN_PARAGRAPHS = 2  # before the comments of readers can begin
_MAX_TAG_WORDS = 4
_MIN_TAGS = 3
_BIO_VERBS = (" is ", " was ", " writes ", " covers ", " reports ", " works ", " lives ", " has ")
_MAX_CONTENTS = 60  # lines of a table of contents


def _is_tag(words: str) -> bool:
    is_short = len(words) < 60 and len(words.split()) <= _MAX_TAG_WORDS
    is_name = words[0].isupper() and words[-1].isalpha()
    return is_short and is_name and not any(sign.isdigit() for sign in words)


def _contents(page: Page, index: int) -> int:
    """Return how many lines a table of contents has.

    It ends before its first entry comes again, or before the first paragraph.
    """
    below = [_entry(line.words) for line in page.lines[index + 1 : index + 1 + _MAX_CONTENTS]]
    if not below or below[0] not in below[1:]:
        return 1
    n_entries = below.index(below[0], 1)
    prose = (n for n in range(n_entries) if page.is_paragraph(index + 1 + n))
    return 1 + next(prose, n_entries)


def _entry(words: str) -> str:
    return words.lower().removesuffix("[edit]").lstrip("0123456789. ")


_N_LEFT_OUT: dict[Cue | None, Callable[[Page, int], int]] = {
    Cue.LINE: lambda page, index: 1,
    Cue.BOX: lambda page, index: 1,
    Cue.LIST: lambda page, index: 1,
    Cue.CONTENTS: _contents,
    Cue.END: lambda page, index: len(page.lines) - index,
}


class Walk:
    """One way down the page, from the headline on.

    Attributes:
        furniture: Indices of the lines left out.
        vocabulary: Stems of the words that the article has used.
        last: The last paragraph that is the article's beyond doubt.
    """

    def __init__(self, page: Page, start: int) -> None:
        """Walk from the line `start` to the end of the page."""
        self.furniture: set[int] = set()
        self.vocabulary: set[str] = set()
        self.last = start
        self._page = page
        self._start = start
        self._menu = {line.words for line in page.lines[:start] if line.n_words > 1}
        self._n_paragraphs = 0
        self._n_headings = 0
        self._has_doubt = False
        self._is_in_box = False
        self._box = start
        self._is_over = False
        index = start
        while index < len(page.lines):
            n_left_out = self._step(index)
            self.furniture.update(range(index, index + n_left_out))
            index += max(n_left_out, 1)

    def _step(self, index: int) -> int:
        """Look at a line; return how many lines from it on are furniture."""
        cue = self._cue(index)
        self._has_doubt |= self._n_paragraphs > 0 and cue in (Cue.BOX, Cue.END)
        self._close_block(index)
        if cue is Cue.LIST and not self._is_in_box and self._resumes(index + 1):
            return self._keep(index)
        if cue is Cue.END and not self._may_end(index):
            return 1
        if cue in (Cue.BOX, Cue.LIST):
            self._is_in_box, self._box = True, index
        if cue in _N_LEFT_OUT:
            return _N_LEFT_OUT[cue](self._page, index)
        if self._is_bio(index):
            self._is_in_box = self._is_over = True
            return 1
        if self._is_in_box and not self._resumes(index):
            return 1
        return self._keep(index)

    def _may_end(self, index: int) -> bool:
        """Whether the article can be over: a count of comments stands above it at times."""
        return self._n_paragraphs >= _MIN_PARAGRAPHS and not self._page.is_paragraph(index + 1)

    def _cue(self, index: int) -> Cue | None:
        """Return a line's cue; a line that stands in the menu too opens a box."""
        line = self._page.lines[index]
        is_entry = index > self._start and not line.is_prose and line.words in self._menu
        return Cue.BOX if is_entry else self._page.cues[index]

    def _keep(self, index: int) -> int:
        """Take a line into the article, unless tags begin here: they end it."""
        line = self._page.lines[index]
        is_heading = not (line.is_bullet or line.is_sentence or line.is_caption)
        if is_heading and not any(sign.isdigit() for sign in line.words):
            self._n_headings += 1
        if self._page.is_paragraph(index):
            self._has_doubt |= self._n_paragraphs > 0 and self._n_headings >= _MIN_HEADINGS
            self._n_paragraphs += 1
            self._n_headings = 0
            if not self._has_doubt or self._is_sure(index):
                self.last = index
                self._has_doubt = False
        n_tags = self._count_tags(index)
        self._is_in_box = self._is_over = n_tags > 0
        if n_tags == 0 and len(self.vocabulary) < _MAX_VOCABULARY:
            self.vocabulary |= line.stems
        return n_tags

    def _close_block(self, index: int) -> None:
        """End a box at the blank line below it, unless only its heading stands above that."""
        if self._is_over or index < self._box + 2:
            return
        lines = self._page.lines
        if lines[index].follows_blank and not lines[self._box + 1].follows_blank:
            self._is_in_box = False

    def _resumes(self, index: int) -> bool:
        """Whether the article goes on: a paragraph of its matter, or one that has company.

        Teasers alternate with headlines, so two paragraphs in a row are none.
        """
        if not self._page.is_paragraph(index):
            return False
        is_related = self._is_related(self._page.lines[index])
        has_company = self._page.is_paragraph(index + 1)
        return is_related and has_company if self._is_over else is_related or has_company

    def _is_related(self, line: Line, least: float = _MIN_RELATED) -> bool:
        return len(line.stems) >= _MIN_STEMS and relatedness(line, self.vocabulary) >= least

    def _is_sure(self, index: int) -> bool:
        is_akin = self._is_related(self._page.lines[index], _MIN_AKIN)
        return is_akin or self._is_in_company(index)

    def _is_in_company(self, index: int) -> bool:
        """Whether a paragraph stands beside another of the article, links left aside."""
        before = index - 1
        while before > 0 and is_link(self._page.lines[before].words):
            before -= 1
        is_after = self._page.is_paragraph(before) and before not in self.furniture
        return is_after or self._page.is_paragraph(index + 1)

    def _is_bio(self, index: int) -> bool:
        """Whether a paragraph presents the author, as the one after the last often does."""
        author, words = self._page.author, self._page.lines[index].words
        if not author or not words.startswith(author) or not self._page.is_paragraph(index):
            return False
        return words[len(author) :].startswith(_BIO_VERBS)

    def _count_tags(self, index: int) -> int:
        """Return the length of the list of tags that begins here, 0 when there is none."""
        lines = self._page.lines
        end = index
        while end < len(lines) and _is_tag(lines[end].words) and lines[end].is_bullet:
            end += 1
        before = index - 1
        is_led_in = before not in self.furniture and not self._page.is_paragraph(before)
        if end - index < _MIN_TAGS or is_led_in or lines[before].words.endswith(":"):
            return 0
        known = sum(bool(line.stems & self.vocabulary) for line in lines[index:end])
        return end - index if 2 * known >= end - index else 0
