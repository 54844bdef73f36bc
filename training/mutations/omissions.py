"""Rules that take the deciding part out of the evidence, so that nothing is settled."""

from __future__ import annotations

import re
from random import Random

from training import slots
from training.mutations.names import AGENT
from training.mutations.pairs import Pair, is_count, shared_alone, shared_number

BEFORE_YEAR = (
    rf",? (?:(?:in|on|since|by|from|until|of) )?(?:(?:\d+ )?(?:{slots.ANY_MONTH}) (?:\d+, )?)?"
)
VAGUE = ("several", "a number of", "some")


def without_year(claim: str, evidence: str, random: Random) -> Pair | None:
    """Take the year that the claim speaks of out of the evidence."""
    found = shared_alone(slots.YEAR, claim, evidence)
    return (claim, re.sub(rf"{BEFORE_YEAR}{found.text}\b", "", evidence)) if found else None


def without_number(claim: str, evidence: str, random: Random) -> Pair | None:
    """Put vague words in place of the number that the claim speaks of."""
    found = shared_number(claim, evidence)
    if not found or len(found.text) < 2 or not is_count(found.in_evidence):
        return None
    number = re.escape(found.text)
    sums = r" (?:thousand|million|billion|trillion)?(?: ?(?:dollars|euros|pounds))"
    for pattern, vague in (
        (rf"[$€£]?{number} ?(?:%|percent\b|per cent\b)", "an unstated percentage"),
        (rf"[$€£]?{number}{sums}", "an undisclosed sum"),
        (rf"(?<![$€£\w]){number}(?= [a-z])", random.choice(VAGUE)),
    ):
        changed = re.sub(pattern, vague, evidence)
        if changed != evidence:
            return claim, changed
    return None


def without_name(claim: str, evidence: str, random: Random) -> Pair | None:
    """Put "someone" in place of the one that the claim says did it."""
    agent = AGENT.search(claim)
    if not agent or evidence.count(agent.group().split()[-1]) != 1:
        return None
    by_agent = rf"\bby {re.escape(agent.group())}(?=[.,;]| (?:and|in|on|for|with|at)\b)"
    changed = re.sub(by_agent, "by someone whose name was not given", evidence)
    return (claim, changed) if changed != evidence else None
