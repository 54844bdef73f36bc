"""All, most, some, none of a group."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verifier.judge.slots.reading import beside, finding
from verifier.judge.windows import Window
from verifier.language.words import stem
from verifier.types import Finding, Relation, Slot

_SHARES = {
    "all": (1.0, 1.0),
    "every": (1.0, 1.0),
    "most": (0.501, 0.999),
    "half": (0.5, 0.5),
    "none": (0.0, 0.0),
}
"""Share of the group that a word can mean, lowest and highest. "Some" and "many" exclude nothing
but none, and are left to the network."""

_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"

_SHARE = re.compile(
    r"\b(?P<exception>not\s+|nearly\s+|almost\s+|about\s+)?(?P<word>all|every|most|half|none)"
    r"\s+(?:of\s+)?(?:the\s+|its\s+|their\s+|his\s+|her\s+)?"
    rf"(?:(?:[\d,]+|{_NUMBERS})\s+)?(?P<noun>[^\W\d_]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Share:
    start: int
    end: int
    words: str
    noun: str
    low: float
    high: float


def compare_share(claim: str, window: Window) -> list[Finding]:
    """Compare "all", "most", "half" and "none" of a group with what the source says of it.

    "Not all" and "nearly all" are anything under all. Only the same noun is compared.
    """
    stated = list(_shares(window.text))
    findings = []
    for claimed in _shares(claim):
        same = [share for share in stated if share.noun == claimed.noun]
        if same:
            findings.append(_finding(claimed, same[0], window))
    return findings


def _shares(text: str) -> Iterator[_Share]:
    for match in _SHARE.finditer(text):
        low, high = _SHARES[match["word"].lower()]
        if match["exception"]:
            low, high = (0.0, 0.999) if high == 1.0 else (0.0, 1.0)
        yield _Share(*match.span(), match.group(), stem(match["noun"]), low, high)


def _finding(claimed: _Share, stated: _Share, window: Window) -> Finding:
    is_possible = claimed.low <= stated.high and stated.low <= claimed.high
    return finding(
        window,
        slot=Slot.SCOPE,
        relation=Relation.AGREES if is_possible else Relation.DIFFERS,
        claim_words=claimed.words,
        start=stated.start,
        end=stated.end,
        note=beside(claimed.words, stated.words),
    )
