"""What a language model is asked for, as a table: `python -m verifier.evaluation.calls`.

A script answers in place of a model, each time after a second, so calls, tokens and waiting are
real and the labels are not: they say nothing of how well any model judges. Tokens are counted by
the tokenizer in the package. The rivals' figures follow from their code, for a text of as many
sentences and claims.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from verifier.evaluation.probes import load
from verifier.evaluation.server import Body, Reply, ScriptedServer, answer_by_words
from verifier.pipeline import Verifier
from verifier.settings import Settings
from verifier.shipped import shipped
from verifier.types import Report, Usage

_DELAY_S = 1.0
"""How long the script takes for an answer, seconds."""
_AT_ONCE = 8
_JUDGES = ("model", "cascade")
_NOTHING = Usage()
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
    documents = sorted(shipped("evals/corpora/sample").glob("*.md"))
    table = Table("who judges", "calls", "prompt tokens", "answer tokens", "s", "sent", "agree")
    with ScriptedServer(_slow) as server:
        for judge in _JUDGES:
            began = time.perf_counter()
            report = _checked(text, documents, server.url, judge)
            row = _Row.of(report)
            table.add_row(judge, *row.cells(time.perf_counter() - began))
    table.title = f"{len(text.splitlines())} sentences, {len(report.claims)} claims"
    for name, n_calls, n_tokens in _RIVALS:
        table.add_row(name, n_calls, n_tokens)
    return table


def measure_gold() -> Table:
    """Check the gold claims of the probes in both ways, each set as one text."""
    table = Table("who judges", "calls", "prompt tokens", "answer tokens", "s", "sent", "agree")
    sets = load(shipped("evals/probes") / "probes.jsonl")
    with ScriptedServer(answer_by_words) as server, tempfile.TemporaryDirectory() as folder:
        for judge in _JUDGES:
            began, total = time.perf_counter(), _Row()
            for probes in sets:
                rows = Path(folder) / f"{probes.set}.jsonl"
                rows.write_text("\n".join(map(json.dumps, probes.documents)), encoding="utf-8")
                text = "\n".join(probe.claim for probe in probes.claims)
                total += _Row.of(_checked(text, [rows], server.url, judge))
            table.add_row(judge, *total.cells(time.perf_counter() - began))
    table.title = f"{total.n_claims} gold claims in {len(sets)} texts; no waiting"
    return table


def _slow(body: Body) -> Reply:
    return replace(answer_by_words(body), delay_s=_DELAY_S)


def _checked(text: str, documents: Sequence[Path], url: str, judge: str) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.load(
            corpus=Path(folder) / "corpus",
            model="openai:scripted",
            base_url=url,
            judge=judge,
            use_cache=False,
            max_concurrency=_AT_ONCE,
        )
        with Verifier.open(settings=settings) as verifier:
            verifier.add(documents)
            return verifier.check(text, is_single_claim=False)


@dataclass(frozen=True)
class _Row:
    """What one or several checks took; two can be added."""

    usage: Usage = _NOTHING
    n_claims: int = 0
    n_sent: int = 0
    n_agreeing: int = 0

    @classmethod
    def of(cls, report: Report) -> _Row:
        if report.run.usage is None or report.failures:
            raise RuntimeError("the scripted server did not answer; nothing was measured")
        votes = [each.votes for each in report.verdicts if each.votes]
        sent = [each for each in votes if each[-1].confidence is None]
        n_agreeing = sum(each[0].label is each[-1].label for each in sent)
        return cls(report.run.usage, len(report.claims), len(sent), n_agreeing)

    def __add__(self, other: _Row) -> _Row:
        return _Row(
            self.usage + other.usage,
            self.n_claims + other.n_claims,
            self.n_sent + other.n_sent,
            self.n_agreeing + other.n_agreeing,
        )

    def cells(self, seconds: float) -> tuple[str, ...]:
        return (
            f"{self.usage.n_calls}",
            f"{self.usage.prompt_tokens:,}",
            f"{self.usage.completion_tokens:,}",
            f"{seconds:.1f}",
            f"{self.n_sent} of {self.n_claims}",
            f"{self.n_agreeing} of {self.n_sent}",
        )


def main() -> None:
    """Print both tables."""
    Console().print(measure())
    Console().print(measure_gold())


if __name__ == "__main__":
    main()
