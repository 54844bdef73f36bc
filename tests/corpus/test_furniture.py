from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.corpus.furniture import Article, find_article
from verifier.evaluation.pages import Page, count, load, read, total
from verifier.types import Span

PAGES = load()
PIECES = [
    "Read more: Ferry to sail again", "Most Read", "Related News", "Sign in", "News", "© 2024 Mail",
    "Comments (3)", "  • Hirst", "2 May 2024", "By Inga Rost", "Contents", "Advertisement",
    "The ferry of Sele does not sail today, said its captain.", "Ferry stops in Sele", "", "",
]  # fmt: skip


def kept(text: str, article: Article) -> list[str]:
    lines, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip() and not any(s.start <= start < s.end for s in article.furniture):
            lines.append(line.strip())
        start += len(line)
    return lines


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.file)
def test_article_is_kept_whole_on_every_page(page: Page):
    assert count(page, read(page)).lost == ()


# Floors as measured, so that they can't sink.
@pytest.mark.parametrize(("split", "precision"), [("dev", 0.97), ("test", 0.79)])
def test_precision_stays_where_it_was(split: str, precision: float):
    counts = total(count(page, read(page)) for page in PAGES if page.split == split)
    assert counts.precision >= precision


@pytest.mark.parametrize(
    ("split", "right"), [("dev", (47, 46, 48)), ("test", (11, 10, 11))], ids=["dev", "test"]
)
def test_title_source_and_day_stay_as_right_as_they_were(split: str, right: tuple[int, int, int]):
    counts = total(count(page, read(page)) for page in PAGES if page.split == split)
    assert all(now >= then for now, then in zip(counts.n_right, right, strict=True))


@pytest.mark.parametrize("page", [p for p in PAGES if "no furniture" in p.shape], ids=str)
def test_page_without_furniture_loses_nothing(page: Page):
    assert find_article(read(page)).furniture == ()


def test_page_with_menus_and_ticker_keeps_the_article_alone(shared: Path):
    text = (shared / "articles" / "putin-orban-moscow.txt").read_bytes().decode()
    every = [line.strip() for line in text.splitlines() if line.strip()]
    top = every.index("Putin, Orban discuss Ukraine, other issues in rare meeting")
    end = next(n for n, line in enumerate(every) if line.startswith("The visit also marks")) + 1
    inside = ("3 Min Read", "Listen", "•\xa0x", "• x", "Read more:", "Related News")
    teasers = ("Hungary plans anti-Ukraine bloc", "Lavrov, Rubio discuss")
    article = [line for line in every[top:end] if not line.startswith((*inside, *teasers))]
    assert kept(text, find_article(text)) == article


def test_page_with_menus_says_its_title_source_and_day(shared: Path):
    article = find_article((shared / "articles" / "putin-orban-moscow.txt").read_text("utf-8"))
    assert article.title == "Putin, Orban discuss Ukraine, other issues in rare meeting"
    assert article.source == "Al Mayadeen English"
    assert article.published == date(2024, 7, 5)


def test_article_without_furniture_or_date_loses_nothing(shared: Path):
    article = find_article(
        (shared / "articles" / "zelensky-orban-argentina.txt").read_text("utf-8")
    )
    assert article.furniture == ()
    assert article.published is None
    assert article.title is not None
    assert article.title.startswith("Volodimir Zelensky crossed paths in Argentina")


def test_link_in_a_plain_text_is_the_only_furniture():
    text = "The ferry stopped.\nRead more: Ferry to sail again\nIt was Tuesday.\n"
    assert kept(text, find_article(text)) == ["The ferry stopped.", "It was Tuesday."]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Milk\nBread\nCandles\n",
        "The rain is home\nand home is rain,\nthe search is over.\n\nHelp.\n",
        "def share(x):\n    print(x)\n    return x\n",
        "One sentence about nothing in particular.",
        "- Home\n- News\n- Search\n- Contact\n",
    ],
)
def test_note_poem_list_and_code_are_kept(text: str):
    assert find_article(text).furniture == ()


def test_day_in_the_running_text_is_no_day_of_publication():
    text = "Ferry stops\n\nThe ferry stopped on 2 May 2024, and on 3 May 2024 it sailed again.\n"
    assert find_article(text).published is None


def test_day_of_an_update_gives_way_to_that_of_publication():
    days = "Updated: 3 May 2024\nPublished: 2 May 2024\n"
    text = f"Ferry of Sele stops\n{days}\nThe ferry stopped in Sele.\n"
    assert find_article(text).published == date(2024, 5, 2)


def test_count_of_comments_above_the_body_does_not_end_the_article():
    body = (
        "The ferry of Sele stopped on Tuesday, said its captain.\nIt will sail again on Friday.\n"
    )
    text = f"Sign in\nShare\n\nFerry of Sele stops\n2 May 2024\n12 comments\n\n{body}"
    assert kept(text, find_article(text))[-2:] == body.splitlines()


texts = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=60))).map("\n".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("\r\n".join),
)


@given(texts)
def test_spans_are_sorted_disjoint_whole_lines(text: str):
    spans = find_article(text).furniture
    starts = {0}
    for line in text.splitlines(keepends=True):
        starts.add(max(starts) + len(line))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert {edge for span in spans for edge in span} <= starts


@given(texts)
def test_prose_is_never_furniture_altogether(text: str):
    sentence = "The ferry of Sele does not sail today, said its captain on Tuesday."
    text = f"{text}\n\n{sentence}\n"
    whole = [Span(0, len(text))]
    assert list(find_article(text).furniture) != whole
    assert kept(text, find_article(text))
