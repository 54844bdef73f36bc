"""Count, line by line, how well the article is found in the page dumps.

python -m verifier.evaluation.pages
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from verifier.corpus.furniture import Article, find_article
from verifier.shipped import shipped


class Page(BaseModel, frozen=True):
    """A page dump with its gold lines. Lines count from 1, as `str.splitlines` breaks them.

    Attributes:
        file: Name in `evals/pages`.
        split: "dev" or "test".
        shape: What kind of page it is.
        title: The right headline.
        source: The right publisher, author or agency.
        published: The right day.
        kept: Lines that are article.
        either: By-lines and blank lines, which do not count.
    """

    file: str
    split: str
    shape: str
    title: str | None
    source: str | None
    published: date | None
    kept: frozenset[int]
    either: frozenset[int]


@dataclass(frozen=True)
class Count:
    """What was kept and lost of one page, or of several.

    Attributes:
        n_kept: Article lines kept.
        lost: Article lines that were taken for furniture.
        leaked: Furniture lines that were taken for article.
        n_furniture: Furniture lines in the gold.
        n_right: On how many pages title, source and day are right.
        n_pages: Pages.
    """

    n_kept: int
    lost: tuple[str, ...]
    leaked: tuple[str, ...]
    n_furniture: int
    n_right: tuple[int, int, int]
    n_pages: int = 1

    @property
    def recall(self) -> float:
        """Share of the article's lines that were kept, 0 to 1."""
        n_article = self.n_kept + len(self.lost)
        return self.n_kept / n_article if n_article else 1.0

    @property
    def precision(self) -> float:
        """Share of the kept lines that are the article's, 0 to 1."""
        n_all = self.n_kept + len(self.leaked)
        return self.n_kept / n_all if n_all else 1.0


def load(folder: Path | None = None) -> list[Page]:
    """Read the gold of the page dumps.

    Args:
        folder: Folder with `gold.jsonl`; the shipped one when None.
    """
    gold = (folder or shipped("evals/pages")) / "gold.jsonl"
    return [Page.model_validate_json(line) for line in gold.read_text("utf-8").splitlines()]


def count(page: Page, text: str) -> Count:
    """Count one page's lines.

    Args:
        page: The gold.
        text: The page's text, its line breaks as they are in the file.
    """
    article = find_article(text)
    kept, lost, leaked, n_furniture = 0, [], [], 0
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        is_out = any(span.start <= start < span.end for span in article.furniture)
        start += len(line)
        if number in page.either:
            continue
        is_article = number in page.kept
        n_furniture += not is_article
        kept += is_article and not is_out
        if is_article and is_out:
            lost.append(line.strip())
        if not is_article and not is_out:
            leaked.append(line.strip())
    right = compare(page, article)
    return Count(kept, tuple(lost), tuple(leaked), n_furniture, right)


def compare(page: Page, article: Article) -> tuple[bool, bool, bool]:
    """Return whether title, source and day are right."""
    return (
        page.title == article.title,
        page.source == article.source,
        page.published == article.published,
    )


def read(page: Page, folder: Path | None = None) -> str:
    """Return a page's text, its line breaks as they are in the file."""
    return ((folder or shipped("evals/pages")) / page.file).read_bytes().decode("utf-8")


def total(counts: Iterable[Count]) -> Count:
    """Add counts up."""
    every = list(counts)
    return Count(
        n_kept=sum(one.n_kept for one in every),
        lost=tuple(line for one in every for line in one.lost),
        leaked=tuple(line for one in every for line in one.leaked),
        n_furniture=sum(one.n_furniture for one in every),
        n_right=(
            sum(one.n_right[0] for one in every),
            sum(one.n_right[1] for one in every),
            sum(one.n_right[2] for one in every),
        ),
        n_pages=sum(one.n_pages for one in every),
    )


def tabulate(split: str) -> Table:
    """Return a table of one split: a row a page, and the sum."""
    title = f"The article in {split} pages: lines kept and lost, fields right"
    table = Table(title=title, box=SIMPLE, padding=0, pad_edge=False)
    for name in ("page", "recall", "lost", "precision", "leaked", "title", "source", "day"):
        table.add_column(name, justify="left" if name == "page" else "right", no_wrap=True)
    counts = {page.file: count(page, read(page)) for page in load() if page.split == split}
    for file, one in counts.items():
        table.add_row(file, *_cells(one))
    table.add_section()
    table.add_row(f"all {len(counts)} pages", *_cells(total(counts.values())))
    return table


def _cells(one: Count) -> tuple[str, ...]:
    return (
        f"{one.recall:.3f}",
        f"{len(one.lost)}/{one.n_kept + len(one.lost)}",
        f"{one.precision:.3f}",
        f"{len(one.leaked)}/{one.n_furniture}",
        *(f"{int(n)}/{one.n_pages}" for n in one.n_right),
    )


if __name__ == "__main__":
    for split in ("dev", "test"):
        Console().print(tabulate(split))
