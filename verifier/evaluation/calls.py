"""What a language model is asked for, as a table: `python -m verifier.evaluation.calls`.

A script answers in place of a model, each time after a second, so calls, tokens and waiting are
real and the labels are not: they say nothing of how well any model judges. Tokens are counted by
the tokenizer in the package. The rivals' figures follow from their code, for a text of as many
sentences and claims.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from verifier.evaluation.server import Body, Reply, ScriptedServer, answer_by_words
from verifier.pipeline import Verifier
from verifier.settings import Settings
from verifier.shipped import shipped
from verifier.types import Report

_DELAY_S = 1.0
"""How long the script takes for an answer, seconds."""
_AT_ONCE = 8
_RIVALS = (
    ("SAFE", "130", "86,000"),
    ("Loki", "up to 243", "up to 156,000"),
    ("VeriScore", "25", "156,000"),
    ("FActScore", "25", "29,000"),
    ("FacTool", "31", "17,000"),
    ("Ragas faithfulness", "2", "2,500 to 3,000"),
)
"""Calls and prompt tokens for 10 sentences with 15 claims, by their code of November 2026."""


def measure() -> Table:
    """Check the sample text in both ways, and return the table.

    Its last column counts the claims of which the judge in the package says what the script says.
    """
    text = (shipped("evals/claims") / "speech.txt").read_text(encoding="utf-8")
    n_sentences = text.count("\n")
    table = Table("who judges", "calls", "prompt tokens", "answer tokens", "s", "sent", "agree")
    with ScriptedServer(_slow) as server, tempfile.TemporaryDirectory() as folder:
        for judge in ("model", "cascade"):
            with _opened(Path(folder), server.url, judge) as verifier:
                began = time.perf_counter()
                report = verifier.check(text)
                seconds = time.perf_counter() - began
            table.add_row(*_row(judge, report, seconds))
    table.title = f"{n_sentences} sentences, {len(report.claims)} claims"
    for name, n_calls, n_tokens in _RIVALS:
        table.add_row(name, n_calls, n_tokens)
    return table


def _slow(body: Body) -> Reply:
    return replace(answer_by_words(body), delay_s=_DELAY_S)


@contextmanager
def _opened(folder: Path, url: str, judge: str) -> Iterator[Verifier]:
    settings = Settings.load(
        corpus=folder / "corpus",
        model="openai:scripted",
        base_url=url,
        judge=judge,
        use_cache=False,
        max_concurrency=_AT_ONCE,
    )
    with Verifier.open(settings=settings) as verifier:
        verifier.add(sorted(shipped("evals/corpora/sample").glob("*.md")))
        yield verifier


def _row(judge: str, report: Report, seconds: float) -> tuple[str, ...]:
    if report.run.usage is None or report.failures:
        raise RuntimeError("the scripted server did not answer; nothing was measured")
    usage = report.run.usage
    sent = [each.votes for each in report.verdicts if each.votes[-1].confidence is None]
    n_agreeing = sum(votes[0].label is votes[-1].label for votes in sent)
    return (
        judge,
        f"{usage.n_calls}",
        f"{usage.prompt_tokens:,}",
        f"{usage.completion_tokens:,}",
        f"{seconds:.1f}",
        f"{len(sent)} of {len(report.claims)}",
        f"{n_agreeing} of {len(sent)}",
    )


def main() -> None:
    """Print the table."""
    Console().print(measure())


if __name__ == "__main__":
    main()
