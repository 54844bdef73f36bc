"""Rules that turn what the evidence states into what is only possible, planned or alleged."""

from __future__ import annotations

import re
from random import Random

from training.mutations.pairs import Pair, shared_alone

DONE = re.compile(r"\b(?P<be>was|were) (?P<deed>\w+ed)\b(?! (?:to|that|by a fear)\b)")
"""What was done to something: the passive can be put into any mood without another form."""
MOODS = (
    "may have been {deed}", "might be {deed} one day", "{be} expected to be {deed}",
    "{be} nearly {deed}", "{be} reportedly to be {deed}",
)  # fmt: skip
ALLEGED = (
    "It was rumoured that ", "An anonymous post alleged that ", "A columnist speculated that ",
    "The draft proposed that ", "One theory holds that ",
)  # fmt: skip
BEGINNING = re.compile(r"(?:The|A|An|In|On|At|It|He|She|They|His|Her|This)\b")
"""First words that lose their capital inside a sentence."""


def only_possible(claim: str, evidence: str, random: Random) -> Pair | None:
    """Put what both say was done into the mood of a plan or chance, in both."""
    found = shared_alone(DONE, claim, evidence)
    return found.move(random.choice(MOODS).format(**found.in_claim.groupdict())) if found else None


def only_alleged(claim: str, evidence: str, random: Random) -> Pair | None:
    """Let claim and evidence tell as a rumour what they told as a fact."""
    if not BEGINNING.match(evidence) or ". " in evidence or not BEGINNING.match(claim):
        return None
    opening = random.choice(ALLEGED)
    return opening + _lowered(claim), opening + _lowered(evidence)


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
