import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.render import answers
from verifier.render.markdown import escape, render_markdown

HOSTILE = [
    "[click](http://evil.example)",
    "![pixel](http://evil.example/a.png)",
    "<script>alert(1)</script>",
    "<http://evil.example>",
    "http://evil.example and www.evil.example and a@evil.example",
    "[x]: http://evil.example",
    "a\n\n# heading\n- list\n```\ncode",
    "&lt;b&gt; `code` ~~no~~ | cell | $x$ **bold** _em_ \\[x](y)",
]


def to_html(markdown: str) -> str:
    return MarkdownIt("commonmark").render(markdown)


def to_words(html: str) -> str:
    words = re.sub(r"<[^>]+>", "", html)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        words = words.replace(entity, character)
    return words


def test_render_markdown_shows_label_quote_and_provenance() -> None:
    shown = render_markdown(answers.make_report(answers.contradicted()))
    assert "## ✗ CONTRADICTED (82 %)" in shown
    assert "> “**Austrian Chancellor** Karl Nehammer was the first EU leader" in shown
    assert "> — Orban meets Putin · Al Mayadeen English · 5 July 2024 · line 2" in shown


def test_render_markdown_of_every_kind_of_answer_keeps_them_all() -> None:
    shown = render_markdown(answers.full_report())
    assert len(re.findall(r"^## ", shown, flags=re.MULTILINE)) == 5
    assert "! FAILED: no verdict" in shown


@pytest.mark.parametrize("words", HOSTILE)
def test_render_markdown_when_words_hold_markdown_makes_nothing_of_it(words: str) -> None:
    html = to_html(render_markdown(answers.make_report(answers.hostile_verdict(words))))
    assert not re.search(r"<(a|img|script|code|table|del|em)\b", html)
    assert html.count("<h1>") + html.count("<h2>") == 2


@pytest.mark.parametrize("words", ["http://evil.example", "WWW.evil.example", "a@evil.example"])
def test_escape_when_words_look_like_an_address_leaves_nothing_to_link(words: str) -> None:
    assert not re.search(r"(?i)://|www\.|@", escape(words))


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=40))
def test_escape_any_words_are_shown_as_they_were(words: str) -> None:
    shown = to_words(to_html(f"Claim: {escape(words)}."))
    assert shown.split() == f"Claim: {words}.".split()
