"""A report for a person at a terminal: at 80 columns, with colour or without, or in a pipe."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from verifier.render import wording
from verifier.render.neutral import neutralise
from verifier.types import Citation, Direction, Failure, Label, Report, Verdict

_LABEL_STYLES = {
    Label.SUPPORTED: "bold green",
    Label.CONTRADICTED: "bold red",
    Label.UNVERIFIABLE: "bold yellow",
}
_SIDE_STYLES = {
    Direction.SUPPORTS: "green",
    Direction.CONTRADICTS: "red",
    Direction.NEITHER: "yellow",
}
_DECISIVE_STYLE = "bold underline"
_ASIDE_STYLE = "dim"


def render_report(report: Report, *, is_plain: bool) -> RenderableType:
    """Lay out a report.

    Args:
        report: The report.
        is_plain: Mark decisive words by asterisks, since no colour will.
    """
    blocks: list[RenderableType] = []
    for answer in wording.answers(report):
        if isinstance(answer, Verdict):
            blocks += _verdict_blocks(answer, is_plain=is_plain)
        else:
            blocks.append(_failure_block(answer))
    return Group(*(Group(block, Text()) for block in blocks), _closing_block(report))


def _verdict_blocks(verdict: Verdict, *, is_plain: bool) -> Iterator[RenderableType]:
    head = f"{wording.SYMBOLS[verdict.label]} {wording.label_words(verdict)}"
    line = Text(head, style=_LABEL_STYLES[verdict.label])
    line.append(f"  {wording.confidence_words(verdict)}", style="not bold")
    claim = Text(neutralise(verdict.claim.text), style="bold")
    yield Group(line, _indent(claim), _indent(Text(neutralise(verdict.explanation))))
    for stance, citations in wording.sides(verdict):
        side = Text(f"{wording.SIDES[stance]}:", style=_SIDE_STYLES[stance])
        yield Group(_indent(side), *(_citation(each, is_plain=is_plain) for each in citations))
    remarks = list(_remarks(verdict))
    if remarks:
        yield Group(*remarks)


def _citation(citation: Citation, *, is_plain: bool) -> RenderableType:
    origin = f"— {wording.provenance(citation, citation.location)}"
    quote = _quote(citation, is_plain=is_plain)
    return Group(_indent(quote, by=4), _indent(Text(origin, style=_ASIDE_STYLE), by=4))


def _quote(citation: Citation, *, is_plain: bool) -> Text:
    quote = Text("“")
    for piece, is_decisive in wording.quote_pieces(citation):
        words = f"**{piece}**" if is_decisive and is_plain else piece
        quote.append(words, style=_DECISIVE_STYLE if is_decisive else None)
    return quote.append("”")


def _remarks(verdict: Verdict) -> Iterator[RenderableType]:
    for finding in verdict.findings:
        yield _indent(Text(wording.finding_words(finding)))
    for assumption in verdict.claim.assumptions:
        yield _labelled("Assumed", assumption)
    if verdict.settled_by:
        yield _labelled("Would settle it", verdict.settled_by)


def _failure_block(failure: Failure) -> RenderableType:
    head = Text(f"{wording.FAILURE_SYMBOL} FAILED: no verdict", style="bold magenta")
    claim = Text(neutralise(failure.claim.text), style="bold")
    error = Text(neutralise(f"{failure.error} (while: {failure.stage})"))
    return Group(head, _indent(claim), _indent(error))


def _closing_block(report: Report) -> RenderableType:
    counted = [Text(wording.summary(report), style="bold")] if len(report.claims) != 1 else []
    notes = [Text(f"Note: {neutralise(note)}") for note in report.notes]
    return Group(*counted, *notes, Text(wording.basis(report), style=_ASIDE_STYLE))


def _labelled(label: str, sentence: str) -> RenderableType:
    return _indent(Text(f"{label} · {neutralise(sentence)}"))


def _indent(text: Text, *, by: int = 2) -> RenderableType:
    return Padding(text, (0, 0, 0, by))
