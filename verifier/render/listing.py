"""Documents and passages for a person at a terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from verifier.cite import locate
from verifier.render.neutral import neutralise
from verifier.render.wording import count_words, day_words, provenance, usage_cells
from verifier.types import Document, DocumentSummary, Evidence, Plan, Span, Usage

FURNITURE_MARK = "┊"
_FURNITURE_STYLE = "dim"
_BEST_STYLE = "bold"


def render_search(found: Sequence[Evidence], *, is_plain: bool) -> RenderableType:
    """Lay out search results, the sentence nearest to the query marked in each.

    Args:
        found: The results.
        is_plain: Mark that sentence by asterisks, since no colour will.
    """
    if not found:
        return Text("Nothing found.")
    grid = Table.grid(padding=(0, 1, 0, 0))
    for evidence in found:
        place = locate(evidence.document, evidence.passage.start)
        head = Text(provenance(evidence.document, place), style="bold")
        found_by = Text(f"found by {', '.join(evidence.found_by)}", style="dim")
        passage = _passage(evidence, is_plain=is_plain)
        grid.add_row(f"{evidence.rank}.", Group(head, passage, found_by, Text()))
    return grid


def _passage(evidence: Evidence, *, is_plain: bool) -> Text:
    passage, text = evidence.passage, Text()
    scores = evidence.sentence_scores
    best = (
        passage.sentences[scores.index(max(scores))] if scores else Span(passage.end, passage.end)
    )
    text.append(neutralise(passage.text[: best.start - passage.start]))
    words = neutralise(passage.text[best.start - passage.start : best.end - passage.start])
    text.append(f"**{words}**" if is_plain and words else words, style=_BEST_STYLE)
    return text.append(neutralise(passage.text[best.end - passage.start :]))


def render_plan(plan: Plan) -> RenderableType:
    """Lay out what checking a text would ask of a language model."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("stage", "items", "calls", "prompt tokens", "answer tokens", "dollars"):
        table.add_column(heading, justify="left" if heading == "stage" else "right")
    total = Usage(cost_usd=0.0)
    for stage in plan.stages:
        total += stage.usage
        table.add_row(stage.name, f"{stage.n_items:,}", *usage_cells(stage.usage))
    table.add_row("in all", "", *usage_cells(total))
    counted = f"{count_words(plan.n_claims, 'claim')}; {plan.n_decided:,} of them are never sent."
    if not plan.stages:
        return Text(f"{counted} No language model would be asked.")
    where = f"Would go to {neutralise(plan.where)}. Nothing was sent."
    return Group(Text(where), table, Text(counted), Text(_ESTIMATED, style="dim"))


_ESTIMATED = (
    "Estimated: tokens by the tokenizer in the package, claims by its rules. Answers that are "
    "broken, or passages that speak to a model, take a further call each."
)


def render_documents(summaries: Sequence[DocumentSummary]) -> RenderableType:
    """Lay out the list of documents."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for summary in summaries:
        day = day_words(summary.published) if summary.published else "undated"
        known = (summary.source, day, count_words(summary.n_passages, "passage"), summary.origin)
        details = " · ".join(neutralise(part) for part in known if part)
        title = Text(neutralise(summary.title or "untitled"), style="bold")
        grid.add_row(summary.id, Group(title, Text(details, overflow="fold")))
    return Group(grid, Text(f"{count_words(len(summaries), 'document')}."))


def render_document(document: Document) -> RenderableType:
    """Lay out a document's text: line numbers, page starts, furniture dimmed and marked."""
    day = day_words(document.published) if document.published else "undated"
    known = (document.title, document.source, day, document.url, document.id)
    head = " · ".join(neutralise(part) for part in known if part)
    legend = f"{FURNITURE_MARK} marks page furniture: kept, but never indexed or cited."
    return Group(Text(head, style="bold"), Text(legend, style="dim"), *_numbered_lines(document))


def _numbered_lines(document: Document) -> Iterator[Text]:
    position, page = 0, 0
    lines = document.text.split("\n")
    width = len(str(len(lines)))
    for number, line in enumerate(lines, start=1):
        end = position + len(line)
        while page < len(document.pages) and document.pages[page] <= end:
            page += 1
            yield Text(f"page {page}", style="bold")
        yield Text(f"{number:>{width}} ").append(_marked_line(document, Span(position, end)))
        position = end + 1


def _marked_line(document: Document, line: Span) -> Text:
    """Return a line behind its mark; furniture within a line of text stands between two marks."""
    pieces = list(_pieces(document, line))
    kept = "".join(document.text[start:end] for (start, end), is_kept in pieces if is_kept)
    if not kept.strip() and len(pieces) > 0 and not all(is_kept for _, is_kept in pieces):
        words = neutralise(document.text[line.start : line.end])
        return Text(f"{FURNITURE_MARK} {words}", style=_FURNITURE_STYLE)
    marked = Text("  ")
    for (start, end), is_kept in pieces:
        words = neutralise(document.text[start:end])
        if is_kept:
            marked.append(words)
        else:
            marked.append(f"{FURNITURE_MARK}{words}{FURNITURE_MARK}", style=_FURNITURE_STYLE)
    return marked


def _pieces(document: Document, line: Span) -> Iterator[tuple[Span, bool]]:
    """Cut a line where furniture begins or ends, each piece with whether it is kept."""
    position = line.start
    for start, end in document.furniture:
        start, end = max(start, position), min(end, line.end)
        if start >= end:
            continue
        if position < start:
            yield Span(position, start), True
        yield Span(start, end), False
        position = end
    if position < line.end:
        yield Span(position, line.end), True
