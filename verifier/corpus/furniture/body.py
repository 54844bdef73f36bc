"""Tell the lines of the article from those above, beside and below it."""

from collections.abc import Set as AbstractSet

from verifier.corpus.furniture.cues import is_link
from verifier.corpus.furniture.page import Page
from verifier.corpus.furniture.walk import Walk


def find_furniture(page: Page) -> set[int]:
    """Return the indices of the lines that are furniture.

    Without strong evidence that the text is a web page, only link lines are; and a page is never
    left without prose that it had.
    """
    if not page.is_web_page:
        return {index for index, line in enumerate(page.lines) if is_link(line.words)}
    start = _skip_head(page)
    walk = Walk(page, start)
    furniture = set(range(start)) | walk.furniture
    furniture |= _mostly_cues(page, start)
    furniture |= _tail(page, walk)
    prose = {index for index, line in enumerate(page.lines) if line.is_prose}
    return set() if prose <= furniture else furniture


def _skip_head(page: Page) -> int:
    """Return where the article begins: at its headline, else at the first line without a cue."""
    if page.headline is not None:
        return page.headline
    return next((index for index, cue in enumerate(page.cues) if cue is None), 0)


def _mostly_cues(page: Page, start: int) -> set[int]:
    """Return the lines of the blocks that are furniture by majority."""
    found: set[int] = set()
    for block in page.blocks(start):
        n_cues = sum(page.cues[index] is not None for index in block)
        if 2 * n_cues > len(block) and not any(page.is_paragraph(index) for index in block):
            found.update(block)
    return found


def _tail(page: Page, walk: Walk) -> set[int]:
    """Return the lines below the article: from the first block that is no list or table of it."""
    start = walk.last + 1
    blocks = list(page.blocks(start)) if start < len(page.lines) else []
    for block, after in zip(blocks, [*blocks[1:], range(0)], strict=False):
        is_titled = len(block) == 1 and _is_matter(page, after, walk.vocabulary)
        if not _is_matter(page, block, walk.vocabulary) and not is_titled:
            break
        start = block.stop
    return set(range(start, len(page.lines)))


def _is_matter(page: Page, block: range, vocabulary: AbstractSet[str]) -> bool:
    """Whether a block is of the article: short sentences, or figures and bullets in its words."""
    lines = [page.lines[index] for index in block if page.cues[index] is None]
    if len(lines) < len(block) or not lines:
        return False
    n_figures = sum(line.is_bullet or any(map(str.isdigit, line.words)) for line in lines)
    n_related = sum(bool(line.stems & vocabulary) for line in lines)
    is_talk = all(line.is_sentence and not line.is_prose for line in lines)
    return is_talk or 2 * min(n_figures, n_related) >= len(lines)
