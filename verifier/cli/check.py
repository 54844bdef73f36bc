"""`verifier check`: the main job."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.given import read_given
from verifier.cli.guard import FOUND, STOPPED, fail
from verifier.cli.model import (
    BaseUrlOption,
    DryRunOption,
    JudgeOption,
    MaxCostOption,
    ModelOption,
    NoCacheOption,
    RecheckOption,
    RecordOption,
    ReplayOption,
    model_settings,
    say_where,
    show_plan,
)
from verifier.cli.options import (
    AsOfOption,
    CorpusOption,
    JsonOption,
    SinceOption,
    SourceOption,
    UntilOption,
    make_filter,
)
from verifier.cli.output import show, write
from verifier.cli.session import HOW_TO_ADD, reading
from verifier.errors import InputError

if TYPE_CHECKING:
    from verifier.types import Report


STOPPED_STAGE = "stopped"
"""Stage of claims that Ctrl-C came before."""


class FailOn(StrEnum):
    """What makes the exit code 1."""

    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"
    UNSUPPORTED = "unsupported"


def check(
    claim: Annotated[
        str | None,
        typer.Argument(
            metavar="CLAIM", help="A claim, or several lines of text; - reads standard input."
        ),
    ] = None,
    *,
    file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Read the text from a file, or from -.")
    ] = None,
    json: JsonOption = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Write Markdown.")] = False,
    as_of: AsOfOption = None,
    source: SourceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    fail_on: Annotated[
        list[FailOn] | None,
        typer.Option(
            metavar="LABEL",
            help="Exit code 1 if any claim is contradicted, unverifiable, or unsupported (either). "
            "May be given again.",
        ),
    ] = None,
    judge_model: Annotated[
        str | None,
        typer.Option(
            metavar="MODEL",
            help="Judge with this three-way NLI model: a folder, or owner/name on the "
            "Hugging Face hub, which is downloaded.",
        ),
    ] = None,
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    judge: JudgeOption = None,
    max_cost: MaxCostOption = None,
    recheck: RecheckOption = False,
    record: RecordOption = None,
    replay: ReplayOption = None,
    no_cache: NoCacheOption = False,
    dry_run: DryRunOption = False,
    corpus: CorpusOption = None,
) -> None:
    """Check claims against the documents.

    Each claim is supported, contradicted or unverifiable, with the words that decide.

    Exit codes: 0 done; 1 what --fail-on names was found; 2 an error. Sentences that assert nothing,
    such as questions and headings, don't count for --fail-on beside claims that do.
    """
    if json and markdown:
        raise InputError("--json and --markdown exclude each other; give one of them.")
    filter_ = make_filter(source=source, since=since, until=until, as_of=as_of)
    given = read_given(claim, file)
    settings = model_settings(
        model,
        base_url,
        judge,
        max_cost,
        record,
        replay,
        is_rechecked=recheck,
        no_cache=no_cache,
    )
    is_single_claim = None if given.is_typed else False
    with reading(corpus, judge_model=judge_model, **settings) as verifier:
        if dry_run:
            plan = verifier.plan(given.text, filter=filter_, is_single_claim=is_single_claim)
            show_plan(plan, json=json)
            return
        if verifier.where:
            say_where(verifier.where)
        report = verifier.check(given.text, filter=filter_, is_single_claim=is_single_claim)
    if report.run.n_documents == 0:
        raise InputError(f"The corpus is empty; {HOW_TO_ADD}")
    _show(report, json=json, markdown=markdown)
    if any(failure.stage == STOPPED_STAGE for failure in report.failures):
        fail("stopped; what stood by then is in the report.", code=STOPPED)
    if report.failures:
        fail(f"{len(report.failures)} of {len(report.claims)} got no verdict; the report says why.")
    if is_met(report, fail_on or []):
        raise typer.Exit(FOUND)


def is_met(report: "Report", conditions: list[FailOn]) -> bool:
    """Whether a verdict is of a kind that the user wants to fail on."""
    from verifier.types import Label, Reason

    checked = [verdict for verdict in report.verdicts if verdict.reason is not Reason.NOT_CHECKABLE]
    labels = {verdict.label for verdict in checked or report.verdicts}
    is_of_kind = {
        FailOn.CONTRADICTED: Label.CONTRADICTED in labels,
        FailOn.UNVERIFIABLE: Label.UNVERIFIABLE in labels,
        FailOn.UNSUPPORTED: bool(labels - {Label.SUPPORTED}),
    }
    return any(is_of_kind[condition] for condition in conditions)


def _show(report: "Report", *, json: bool, markdown: bool) -> None:
    if json:
        from verifier.render.structured import to_json

        write(to_json(report))
    elif markdown:
        from verifier.render.markdown import render_markdown

        write(render_markdown(report))
    else:
        from verifier.render.terminal import render_report

        show(lambda is_plain: render_report(report, is_plain=is_plain))
