"""Rules that make a supported claim false by giving its deed to another."""

from __future__ import annotations

import re
from random import Random

from training import slots
from training.mutations.pairs import Pair

NAME = slots.NAME.pattern
DEEDS = (
    r"won|founded|wrote|directed|scored|defeated|beat|succeeded|replaced|invented|discovered"
    r"|composed|chairs|chaired|heads|headed|leads|led|said|told|argued|announced|designed|married"
    r"|acquired"
)
"""What a text that names its doer denies of others."""
DOER = re.compile(rf"^({NAME})(?= (?:{DEEDS})\b)")
AGENT = re.compile(rf"(?<=(?:ed|en|on) by )({NAME})")
"""A doer after a participle: "written by Orla Finn"."""
NO_NAMES = {"The", "On", "In", "At", "By", "For", "From", "His", "Her", "Its", *slots.MONTHS}
"""First words of capitalised runs that begin a sentence and name nobody."""
ENTITY = r"(?:The )?[A-Z][\w'-]+(?: (?:de |van |von |of |al-)?[A-Z][\w'-]+)*"
ASYMMETRIC = (
    r"acquired|bought|succeeded|replaced|defeated|beat|taught|sued|criticised|criticized|hired"
    r"|appointed|accused|outscored|overtook|(?:born|older|younger|taller|larger|smaller) than"
    r"|directed|wrote|founded"
)
"""What cannot, or will hardly ever, hold both ways round."""
ROLE = re.compile(
    rf"^(?P<a>{ENTITY}) (?P<verb>(?:had |has |was |is )?(?:{ASYMMETRIC})(?: by)?)"
    rf" (?P<b>{ENTITY})(?!['’]|-)"
)


def other_name(claim: str, evidence: str, random: Random) -> Pair | None:
    """Give an exclusive deed (won, founded, said) to another name of the evidence."""
    doer = DOER.search(claim) or AGENT.search(claim)
    if not doer or doer.group() not in evidence or slots.BOUND.search(claim):
        return None
    words = set(claim.split())
    names = [name for name in slots.NAME.findall(evidence) if not words & set(name.split())]
    others = [name for name in names if name.split()[0] not in NO_NAMES]
    if not others:
        return None
    return slots.replace(claim, doer.span(), random.choice(others)), evidence


def swapped_roles(claim: str, evidence: str, random: Random) -> Pair | None:
    """Exchange the two names around an asymmetric verb."""
    found = ROLE.match(claim)
    if not found or found["a"] == found["b"] or slots.BOUND.search(claim.replace(" than", "")):
        return None
    if found["a"] not in evidence and found["b"] not in evidence:
        return None
    return f"{found['b']} {found['verb']} {found['a']}{claim[found.end() :]}", evidence
