"""Two happenings are not a contradiction: tells another event of the same kind from a false claim.

A meeting in Beijing in 2023 does not contradict one in Moscow in 2024. A plant, though, opens once:
"opened in 2016" and "opened in 2019" can't both be true.
"""

from collections.abc import Sequence

from verifier.language.words import content_stems, stem
from verifier.types import Finding, Relation, Slot

_REPEATABLE_WORDS = """
    meet meeting met visit visited trip travel talk talks spoke speak summit conference session call
    called phone fly flew flight arrive arrived tour match game play played beat win won defeat lost
    score scored attend attended host hosted sign signed publish published report reported announce
    announced vote voted elect election sue sued strike attack attacked raid test tested sell sold
    buy bought donate donated pay paid hire hired interview speech rally protest festival concert
    storm flood fire earthquake outbreak crash accident award awarded prize raise raised cut
"""
REPEATABLE = frozenset(stem(word) for word in _REPEATABLE_WORDS.split())
"""Stems of what the same people may well do again at another time or place."""

_EXCLUSIVE = frozenset(stem(word) for word in ("first", "only", "never", "last", "sole"))
_WHERE_AND_WHO = frozenset({Slot.PLACE, Slot.NAME})


def tell_apart(claim: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Mark the findings that differ only because the source speaks of another happening.

    Args:
        claim: The claim's text.
        findings: What the slots of one window say.

    Returns:
        The same findings; `DIFFERS` has become `OTHER_EVENT` where both may be true.
    """
    if not _speaks_of_another(claim, findings):
        return tuple(findings)
    return tuple(
        finding.model_copy(update={"relation": Relation.OTHER_EVENT})
        if finding.relation is Relation.DIFFERS and finding.slot in _MOVABLE
        else finding
        for finding in findings
    )


_MOVABLE = frozenset({Slot.DATE, Slot.PLACE, Slot.NAME, Slot.QUANTITY})


def _speaks_of_another(claim: str, findings: Sequence[Finding]) -> bool:
    differing = {f.slot for f in findings if f.relation is Relation.DIFFERS}
    agreeing = {f.slot for f in findings if f.relation is Relation.AGREES}
    stems = content_stems(claim)
    if stems & _EXCLUSIVE:
        return False
    if Slot.DATE in differing:
        told_otherwise = {f.slot for f in findings if f.relation is not Relation.AGREES} - agreeing
        if told_otherwise & {Slot.QUANTITY, Slot.PLACE, Slot.NAME}:
            return True
        return bool(stems & REPEATABLE) and Slot.QUANTITY not in agreeing
    if differing & _WHERE_AND_WHO and stems & REPEATABLE:
        return Slot.DATE not in agreeing or Slot.NAME in differing
    return False
