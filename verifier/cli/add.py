"""`verifier add`: index documents."""

import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.guard import fail
from verifier.cli.options import STANDARD_INPUT, CorpusOption
from verifier.cli.output import write
from verifier.cli.session import writing
from verifier.errors import InputError

if TYPE_CHECKING:
    from verifier.pipeline import Verifier
    from verifier.types import AddReport

MAX_LISTED = 20
"""Names shown of what went well; what went wrong is listed in full."""


def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS...", help="Files, folders, or - (standard input).")
    ],
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove documents whose file is gone from its folder.")
    ] = False,
    corpus: CorpusOption = None,
) -> None:
    """Index documents.

    Reads txt, md, html, pdf, docx, jsonl and csv (a document a row), and folders with all below
    them. Adding again changes only what has changed. What can't be read is listed with the reason,
    the rest goes in, and the exit code is 2.
    """
    with writing(corpus) as verifier:
        reports = list(_add_all(verifier, paths, prune=prune))
    for report in reports:
        write("\n".join(_lines(report)))
    n_skipped = sum(len(report.skipped) for report in reports)
    if n_skipped:
        fail(f"{n_skipped} could not be read, for the reasons listed; the rest is in.")


def _add_all(verifier: "Verifier", paths: list[str], *, prune: bool) -> "Iterator[AddReport]":
    if "" in paths:
        raise InputError("One of the paths is empty; name a file or a folder.")
    named = [Path(path) for path in paths if path != STANDARD_INPUT]
    if named:
        yield verifier.add(named, prune=prune)
    if STANDARD_INPUT in paths:
        data = sys.stdin.buffer.read()
        # Named by its content, so that a second text does not replace the first.
        yield verifier.add_text(f"standard input {sha256(data).hexdigest()[:8]}", data)


def _lines(report: "AddReport") -> Iterator[str]:
    from verifier.render.neutral import neutralise
    from verifier.render.wording import count_words

    for what in ("added", "changed", "removed"):
        names = getattr(report, what)
        yield from (f"{what:<9} {neutralise(name)}" for name in names[:MAX_LISTED])
        if len(names) > MAX_LISTED:
            yield f"{what:<9} and {len(names) - MAX_LISTED:,} more"
    for name in report.missing:
        yield f"missing   {neutralise(name)} (its file is gone; --prune removes it)"
    for skipped in report.skipped:
        yield f"skipped   {neutralise(skipped.path)}: {neutralise(skipped.reason)}"
    counted = ("added", "changed", "unchanged", "removed", "missing", "skipped")
    counts = ", ".join(f"{len(getattr(report, what)):,} {what}" for what in counted)
    yield f"{counts}; {count_words(report.n_passages, 'passage')} indexed."
