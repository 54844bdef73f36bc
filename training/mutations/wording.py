"""Rules that change a claim's wording: denial turns its label, other forms keep it."""

from __future__ import annotations

import re
from random import Random

from training import slots
from training.mutations.pairs import Pair

AUXILIARY = re.compile(
    r"\b(is|was|are|were|has|have|had|will|did|does|can|could)\b(?! (?:been )?not)"
)
SCOPED = re.compile(
    r"\b(all|every|each|both|some|any|many|few|several|also|first|if|because|but|and|who|which"
    r"|that)\b|[,;:]",
    re.IGNORECASE,
)
"""Words in whose reach a bare "not" would be ambiguous."""
WORD = re.compile(r"\b(" + "|".join(slots.NUMBER_WORDS[2:]) + r")\b(?!-)")
DIGITS = {str(number): word for number, word in enumerate(slots.NUMBER_WORDS) if number > 1}
REWORDINGS = (
    (r"(\d) percent\b", r"\1%"), (r"(\d)%", r"\1 percent"), (r"(\d) million\b", r"\1m"),
    (rf"\b({slots.ANY_MONTH}) (\d{{1,2}}), (\d{{4}})", r"\2 \1 \3"),
    (rf"\b(\d{{1,2}}) ({slots.ANY_MONTH}) (\d{{4}})", r"\2 \1, \3"),
    (r"\bsaid that\b", "stated that"), (r"\bbegan\b", "started"), (r"\bbought\b", "purchased"),
    (r"\bfilm\b", "movie"), (r"\bmovie\b", "film"), (r"\balmost\b", "nearly"),
    (r"\bmore than\b", "over"), (r"\bapproximately\b", "about"), (r"\bpurchased\b", "bought"),
    (r"\bchildren\b", "kids"), (r"\brequired\b", "obliged"), (r"\bhelp\b", "assist"),
    (r"\bnot (have|been|be)\b", r"never \1"), (r"(\d),(\d{3})\b", r"\1\2"),
    (r"\bdied\b", "passed away"),
)  # fmt: skip


def negated(claim: str, evidence: str, random: Random) -> Pair | None:
    """Deny a claim of one plain clause: true becomes false and false true."""
    found = slots.only(AUXILIARY, claim)
    if not found or not found.start() or SCOPED.search(claim) or slots.BOUND.search(claim):
        return None
    return f"{claim[: found.end()]} not{claim[found.end() :]}", evidence


def as_words(claim: str, evidence: str, random: Random) -> Pair | None:
    """Write a small number of the claim in words, or a number word in digits."""
    small = [match for match in slots.NUMBER.finditer(claim) if match.group() in DIGITS]
    if small and not re.search(r"[$€£:]|[a-z]\d", claim):
        match = random.choice(small)
        if not _is_dated(match):
            return slots.replace(claim, match.span(), DIGITS[match.group()]), evidence
    word = WORD.search(claim)
    if not word or not word.start():
        return None
    digits = str(slots.NUMBER_WORDS.index(word.group()))
    return slots.replace(claim, word.span(), digits), evidence


def _is_dated(match: re.Match[str]) -> bool:
    """Tell a day of the month, or the end of a range, from a count."""
    before = match.string[: match.start()].split()[-1:]
    after = match.string[match.end() :].split()[:1]
    return bool({*before, *after} & set(slots.MONTHS)) or before == ["and"]


def reworded(claim: str, evidence: str, random: Random) -> Pair | None:
    """Say one thing of the claim in another form."""
    usable = [(old, new) for old, new in REWORDINGS if re.search(old, claim)]
    if not usable:
        return None
    old, new = random.choice(usable)
    return re.sub(old, new, claim, count=1), evidence
