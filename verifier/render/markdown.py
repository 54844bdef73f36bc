"""A report as Markdown, in which words from documents stay words: no links, images or HTML."""

import re
from collections.abc import Iterator

from verifier.render import wording
from verifier.render.neutral import neutralise
from verifier.types import Citation, Failure, Report, Verdict

_SPECIAL = re.compile(r"[\\`*_\[\]|~!$#]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}
_AUTOLINK = re.compile(r"(?i)(?<=\bwww)\.|:(?=//)")


def render_markdown(report: Report) -> str:
    """Return a report as Markdown text."""
    parts = ["# Report", wording.summary(report)]
    for answer in wording.answers(report):
        lines = _verdict_parts(answer) if isinstance(answer, Verdict) else _failure_parts(answer)
        parts += lines
    parts += [f"Note: {escape(note)}" for note in report.notes]
    return "\n\n".join([*parts, wording.basis(report)]) + "\n"


def escape(text: str) -> str:
    r"""Return words that Markdown shows as they are; to be put behind words of our own.

    Nothing here guards the start of a line, where `-` or `1.` would begin a list.

    >>> escape("<b> [x](http://y) a_b")
    '&lt;b&gt; \\[x\\](http&#58;//y) a\\_b'
    """
    text = _SPECIAL.sub(r"\\\g<0>", neutralise(text))
    text = re.sub("[&<>@]", lambda match: _ENTITIES[match[0]], text)
    return _AUTOLINK.sub(lambda match: f"&#{ord(match[0])};", text)


def _verdict_parts(verdict: Verdict) -> Iterator[str]:
    confidence = wording.confidence_words(verdict)
    head = f"{wording.SYMBOLS[verdict.label]} {wording.label_words(verdict)}"
    yield f"## {head} ({confidence.replace('>', 'over')})" if confidence else f"## {head}"
    yield f"**Claim:** {escape(verdict.claim.text)}"
    yield f"**Why:** {escape(verdict.explanation)}"
    for stance, citations in wording.sides(verdict):
        yield f"{wording.SIDES[stance]}:"
        yield from map(_quote, citations)
    if verdict.findings:
        yield "\n".join(f"- {escape(wording.finding_words(f))}" for f in verdict.findings)
    for assumption in verdict.claim.assumptions:
        yield f"Assumed · {escape(assumption)}"
    if verdict.settled_by:
        yield f"Would settle it · {escape(verdict.settled_by)}"


def _quote(citation: Citation) -> str:
    words = "".join(
        f"**{escape(piece)}**" if is_decisive and piece.strip() else escape(piece)
        for piece, is_decisive in wording.quote_pieces(citation)
    )
    origin = escape(wording.provenance(citation, citation.location))
    return f"> “{words}”\n>\n> — {origin}"


def _failure_parts(failure: Failure) -> Iterator[str]:
    yield f"## {wording.FAILURE_SYMBOL} FAILED: no verdict"
    yield f"**Claim:** {escape(failure.claim.text)}"
    yield f"Error: {escape(failure.error)} (while: {escape(failure.stage)})"
