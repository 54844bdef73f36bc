import io
import re

import pytest
from rich.console import Console

from tests.render import answers
from verifier.render.terminal import render_report
from verifier.types import Report

ESCAPE_SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")


def show(report: Report, *, is_plain: bool = True, **options: object) -> str:
    file = io.StringIO()
    Console(file=file, width=80, **options).print(render_report(report, is_plain=is_plain))
    return file.getvalue()


def show_in_colour(report: Report) -> str:
    return show(report, is_plain=False, force_terminal=True, color_system="standard")


def test_render_report_when_contradicted_shows_all_that_decides() -> None:
    lines = [
        line.rstrip() for line in show(answers.make_report(answers.contradicted())).split("\n")
    ]
    assert lines == [
        "✗ CONTRADICTED  82 %",
        "  Karl Nehammer is the chancellor of Germany",
        "  The source says otherwise.",
        "",
        "  Says otherwise:",
        "    “**Austrian Chancellor** Karl Nehammer was the first EU leader to meet",
        "    Putin”",
        "    — Orban meets Putin · Al Mayadeen English · 5 July 2024 · line 2",
        "",
        "  Role differs · claim: chancellor of Germany / source: Austrian Chancellor",
        "",
        "Checked against 2 documents (31 passages) in 0.1 s.",
        "",
    ]


def test_render_report_when_conflicting_quotes_both_sides_and_what_was_assumed() -> None:
    shown = show(answers.make_report(answers.conflicting()))
    says_so, says_otherwise = shown.index("Says so:"), shown.index("Says otherwise:")
    assert says_so < shown.index("“Orban met Putin in Moscow”") < says_otherwise
    assert "Assumed · “Viktor Orban is” was put in front." in shown
    assert "Would settle it · A later or more authoritative source" in shown


def test_render_report_when_a_claim_failed_shows_the_error_and_no_label() -> None:
    shown = show(answers.make_report(answers.failed()))
    assert "! FAILED: no verdict" in shown
    assert "The disk is full. (while: judge)" in shown


def test_render_report_of_many_claims_ends_with_counts_and_notes() -> None:
    shown = show(answers.full_report())
    assert "5 claims: 1 supported, 1 contradicted" in shown
    assert "Note: 2 undated documents were left out" in shown


@pytest.mark.parametrize("is_coloured", [True, False])
def test_render_report_stays_within_80_columns(is_coloured: bool) -> None:
    report = answers.full_report()
    shown = show_in_colour(report) if is_coloured else show(report)
    assert max(len(line) for line in ESCAPE_SEQUENCE.sub("", shown).split("\n")) <= 80


def test_render_report_when_piped_holds_no_escape_sequence() -> None:
    assert "\x1b" not in show(answers.full_report())


def test_render_report_in_colour_marks_decisive_words_without_asterisks() -> None:
    shown = show_in_colour(answers.make_report(answers.contradicted()))
    assert "\x1b[1;4mAustrian Chancellor\x1b[0m" in shown
    assert "**" not in shown


@pytest.mark.parametrize("words", ["[red]x[/red]", "[link=http://evil]x[/link]", ":smile:", "[/]"])
def test_render_report_when_words_look_like_markup_shows_them_as_they_are(words: str) -> None:
    assert show(answers.make_report(answers.hostile_verdict(words))).count(words) >= 8


def test_render_report_when_words_hold_escape_sequences_lets_none_through() -> None:
    hostile = answers.hostile_verdict("a\x1b[2J\x1b]0;owned\x07\x9b1m\u202eb\r\x08")
    shown = show_in_colour(answers.make_report(hostile))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ESCAPE_SEQUENCE.sub("", shown))
    assert "a␛[2J␛]0;owned␇<U+009B>1m<U+202E>b" in ESCAPE_SEQUENCE.sub("", shown)
