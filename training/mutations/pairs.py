"""What the rules share: the place that claim and evidence have in common."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from training import slots

Pair = tuple[str, str]
"""A claim and its evidence."""
Rule = Callable[[str, str, Random], Pair | None]


@dataclass(frozen=True)
class Shared:
    """Something that a claim says once and its evidence says once.

    Attributes:
        claim: The claim.
        evidence: Its evidence.
        in_claim: Where the claim says it.
        in_evidence: Where the evidence says it.
    """

    claim: str
    evidence: str
    in_claim: re.Match[str]
    in_evidence: re.Match[str]

    @property
    def text(self) -> str:
        """What both say."""
        return self.in_claim.group()

    def move(self, new: str) -> Pair:
        """Say something else in both, so that they still agree."""
        claim = slots.replace(self.claim, self.in_claim.span(), new)
        return claim, slots.replace(self.evidence, self.in_evidence.span(), new)


def shared(pattern: re.Pattern[str], claim: str, evidence: str) -> Shared | None:
    """Find what claim and evidence both say, once each, if no word of the claim is a bound."""
    in_claim = slots.only(pattern, claim)
    if not in_claim or slots.BOUND.search(claim):
        return None
    same = [m for m in pattern.finditer(evidence) if m.group() == in_claim.group()]
    return Shared(claim, evidence, in_claim, same[0]) if len(same) == 1 else None


def shared_alone(pattern: re.Pattern[str], claim: str, evidence: str) -> Shared | None:
    """Find what both say, if the evidence says nothing else of its kind.

    >>> shared_alone(slots.YEAR, "Born in 1950.", "Born in 1950, died in 2001.") is None
    True
    """
    found = shared(pattern, claim, evidence)
    return found if found and len(pattern.findall(evidence)) == 1 else None


def shared_measure(pattern: re.Pattern[str], claim: str, evidence: str) -> Shared | None:
    """Find a magnitude or unit that stands beside the same number in both."""
    found = shared(pattern, claim, evidence)
    if not found:
        return None
    is_same = _number_before(found.in_claim) == _number_before(found.in_evidence)
    return found if is_same else None


def _number_before(match: re.Match[str]) -> str:
    return match.string[: match.start()].split()[-1].lstrip("$€£")


def shared_number(claim: str, evidence: str) -> Shared | None:
    """Find a number that both say and that is no year."""
    found = shared(slots.NUMBER, claim, evidence)
    return None if not found or slots.YEAR.fullmatch(found.text) else found


def is_count(number: re.Match[str]) -> bool:
    """Tell a number of things from one that is part of a name or a date.

    >>> [is_count(slots.NUMBER.search(text)) for text in ("It has 40 seats.", "It is Boeing 40.")]
    [True, False]
    """
    text = number.string
    before, after = text[: number.start()], text[number.end() :]
    beside = (*before.split()[-1:], *after.split()[:1])
    named = [word for word in beside if word[:1].isupper() and text.find(word) > 0]
    return not named and not before.endswith("+")
