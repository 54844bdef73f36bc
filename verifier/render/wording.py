"""The words in which terminal and Markdown show a report; made safe by `neutralise`."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from verifier.render.neutral import neutralise
from verifier.types import (
    SURE,
    Citation,
    Direction,
    Document,
    Failure,
    Finding,
    Label,
    Reason,
    Relation,
    Report,
    Usage,
    Verdict,
)

SYMBOLS = {Label.SUPPORTED: "✓", Label.CONTRADICTED: "✗", Label.UNVERIFIABLE: "?"}
FAILURE_SYMBOL = "!"

_REASONS = {
    Reason.NO_EVIDENCE: "no evidence",
    Reason.INSUFFICIENT: "not enough evidence",
    Reason.CONFLICTING: "conflicting sources",
    Reason.NOT_CHECKABLE: "nothing to check",
    Reason.CITATION_REJECTED: "the quote failed its check",
    Reason.MANIPULATED: "a document speaks to the model",
}
SIDES = {
    Direction.SUPPORTS: "Says so",
    Direction.CONTRADICTS: "Says otherwise",
    Direction.NEITHER: "Comes nearest",
}
_RELATIONS = {
    Relation.AGREES: "agrees",
    Relation.DIFFERS: "differs",
    Relation.MISSING: "on one side only",
    Relation.OTHER_EVENT: "of another event",
}


def answers(report: Report) -> list[Verdict | Failure]:
    """Return verdicts and failures together, in the order of the text."""
    both: list[Verdict | Failure] = [*report.verdicts, *report.failures]
    return sorted(both, key=lambda answer: (answer.claim.start, answer.claim.end))


def label_words(verdict: Verdict) -> str:
    """Name a verdict's label, and why if it is unverifiable."""
    words = verdict.label.value.upper()
    return f"{words}: {_REASONS[verdict.reason]}" if verdict.reason else words


def confidence_words(verdict: Verdict) -> str:
    """Write a confidence in whole percent, never as certainty; empty where nothing was judged.

    A language model gives no measured probability: its name stands there, and whether it is sure.
    """
    if verdict.reason is Reason.NOT_CHECKABLE:
        return ""
    if verdict.votes and verdict.votes[-1].confidence is None:
        doubt = "" if verdict.confidence >= SURE else ", not sure"
        return neutralise(f"by {verdict.votes[-1].judge}{doubt}")
    percent = round(100 * verdict.confidence)
    return "> 99 %" if percent > 99 else f"{percent} %"


def day_words(day: date) -> str:
    """Write a day in words.

    >>> day_words(date(2024, 7, 5))
    '5 July 2024'
    """
    return f"{day.day} {day:%B %Y}"


def sides(verdict: Verdict) -> list[tuple[Direction, list[Citation]]]:
    """Gather the citations by what they do to the claim, in their order."""
    grouped = groupby(verdict.citations, key=lambda citation: citation.stance)
    return [(stance, list(citations)) for stance, citations in grouped]


def provenance(origin: Citation | Document, location: str) -> str:
    """Say where words come from: title, source, day and place, as far as they are known."""
    day = day_words(origin.published) if origin.published else "undated"
    known = (origin.title, origin.source, day, location)
    return " · ".join(neutralise(part).strip() for part in known if part)


def quote_pieces(citation: Citation) -> Iterator[tuple[str, bool]]:
    """Cut a quote into safe pieces, each with whether its words are decisive."""
    position = citation.start
    for start, end in sorted(citation.decisive):
        if start < position:
            continue
        yield _piece(citation, position, start), False
        yield _piece(citation, start, end), True
        position = end
    yield _piece(citation, position, citation.end), False


def _piece(citation: Citation, start: int, end: int) -> str:
    return neutralise(citation.quote[start - citation.start : end - citation.start])


def finding_words(finding: Finding) -> str:
    """Set a claim's words beside the source's."""
    head = f"{finding.slot.value.capitalize()} {_RELATIONS[finding.relation]}"
    claim_words = finding.claim_words or "nothing"
    source_words = finding.source_words or "nothing"
    sides = neutralise(f"{head} · claim: {claim_words} / source: {source_words}")
    # A note in the common form only repeats the two sides.
    return sides if finding.note.startswith("claim: ") else f"{sides} · {neutralise(finding.note)}"


def summary(report: Report) -> str:
    """Count the answers of a text of several claims."""
    labels = Counter(verdict.label for verdict in report.verdicts)
    reasons = Counter(verdict.reason for verdict in report.verdicts)
    n_idle, n_conflicting = reasons[Reason.NOT_CHECKABLE], reasons[Reason.CONFLICTING]
    counts = [
        f"{labels[Label.SUPPORTED]} supported",
        f"{labels[Label.CONTRADICTED]} contradicted",
        f"{labels[Label.UNVERIFIABLE] - n_idle} unverifiable",
    ]
    if n_conflicting:
        counts[-1] += f" ({n_conflicting} conflicting)"
    if n_idle:
        counts.append(f"{n_idle} with nothing to check")
    if report.failures:
        counts.append(f"{len(report.failures)} failed")
    return f"{count_words(len(report.claims), 'claim')}: {', '.join(counts)}."


def basis(report: Report) -> str:
    """Say what the report rests on, and how long it took."""
    run = report.run
    documents = count_words(run.n_documents, "document")
    passages = count_words(run.n_passages, "passage")
    rested = f"Checked against {documents} ({passages}) in {run.seconds:.1f} s."
    return f"{rested} {usage_words(run.usage)}" if run.usage else rested


def usage_words(usage: Usage) -> str:
    """Say what a language model was asked for, and what it cost.

    >>> usage_words(Usage(n_calls=1, prompt_tokens=1200, completion_tokens=80, cost_usd=0.004))
    '1 call, 1,200 prompt tokens, 80 answer tokens, 0.0040 dollars.'
    """
    _, n_prompt, n_answer, cost = usage_cells(usage)
    calls = count_words(usage.n_calls, "call")
    cached = f" and {usage.n_cached:,} answered before" if usage.n_cached else ""
    price = f"{cost} dollars" if usage.cost_usd is not None else "price unknown"
    return f"{calls}{cached}, {n_prompt} prompt tokens, {n_answer} answer tokens, {price}."


def usage_cells(usage: Usage) -> tuple[str, str, str, str]:
    """Return calls, prompt tokens, answer tokens and US dollars as they are shown in a table."""
    cost = "unknown" if usage.cost_usd is None else f"{usage.cost_usd:.4f}"
    return (
        f"{usage.n_calls:,}",
        f"{usage.prompt_tokens:,}",
        f"{usage.completion_tokens:,}",
        cost,
    )


def count_words(count: int, noun: str) -> str:
    """Count things.

    >>> count_words(1, "claim"), count_words(12345, "claim")
    ('1 claim', '12,345 claims')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
