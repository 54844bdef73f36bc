"""From what the network said and what the slots say to one stance."""

from collections.abc import Sequence
from typing import NamedTuple

from verifier.judge.containment import FIGURES
from verifier.types import Finding, Probabilities, Relation, Slot

SAME_THING = 0.5
"""Share of a claim's telling words from which on a window speaks of the same thing."""

SAME_FIGURE = 0.9
"""Share from which on another number or date is another one for the same thing."""

SLOT_CERTAINTY = 0.9
"""Probability given to a side that the words alone decide."""


_SETTLING = frozenset({Slot.SCOPE, Slot.ORDER})
"""Slots that say the claim itself where they agree, and not only one part of it."""


class _Odds(NamedTuple):
    """By what a finding multiplies the odds of a side against neither."""

    supports: float
    contradicts: float


_DIFFERENT_FIGURE = _Odds(1, 12)
# Measured 0.67, but an answer may not say supported where a figure differs in the same breath.
_PERHAPS_DIFFERENT_FIGURE = _Odds(0.15, 1)
# Not measured, a choice: the training documents tell few stories twice.
_ANOTHER_HAPPENING = _Odds(0.05, 0.05)
# Not measured, a choice: few of the training claims convert a figure. The network can't compute, so
# it distrusts "5,400 million" beside "5.4 billion"; code has found them equal.
_CONVERTED_FIGURE = _Odds(2.5, 0.5)
_MISSING = {
    Slot.NAME: _Odds(0.33, 0.33),
    Slot.DATE: _Odds(0.33, 0.33),
    Slot.QUANTITY: _Odds(0.67, 0.67),
    Slot.MODALITY: _Odds(0.1, 1),  # "opened" beside "is to open" is as often false as open
}
"""What it does that the source does not give this part of the claim.

Source of all odds: how often the finding occurs on the evidence of 2,797 supported, 2,869
contradicted and 1,117 unverifiable claims of the authored training documents.
"""


def weigh(
    model: Probabilities, findings: Sequence[Finding], *, about: float, is_contained: bool
) -> Probabilities:
    """Let the findings overturn or weaken the network.

    Args:
        model: What the network said of the window.
        findings: The slots of the window, other happenings already told apart.
        about: Share of the claim's telling words that the window has together with its context,
            from which a reader carries names into it, 0 to 1.
        is_contained: Whether a sentence of the window says the claim in the same words.

    Returns:
        What stands.
    """
    if is_contained or _says_the_same(findings, about):
        return _settle(model, "supports")
    if _slots(findings, Relation.OTHER_EVENT):
        return _multiply(model, [_ANOTHER_HAPPENING])
    missing = _slots(findings, Relation.MISSING)
    differing = _slots(findings, Relation.DIFFERS)
    if differing and Slot.NAME not in missing:
        if differing - FIGURES and about >= SAME_THING:
            return _settle(model, "contradicts")
        if about >= SAME_FIGURE:
            return _multiply(model, [_DIFFERENT_FIGURE])
    if not (missing or differing) and about >= SAME_FIGURE and any(map(_is_converted, findings)):
        return _multiply(model, [_CONVERTED_FIGURE])
    odds = [_MISSING[slot] for slot in missing & _MISSING.keys()]
    return _multiply(model, [*odds, _PERHAPS_DIFFERENT_FIGURE] if differing else odds)


def _says_the_same(findings: Sequence[Finding], about: float) -> bool:
    """Whether the source says "first since", "all" or who did it to whom alike, and the rest."""
    relations = {finding.relation for finding in findings}
    return (
        about >= SAME_FIGURE
        and relations == {Relation.AGREES}
        and bool(_SETTLING & _slots(findings, Relation.AGREES))
    )


def _is_converted(finding: Finding) -> bool:
    """Whether the source gives a figure of the claim with other digits, or in words."""
    digits, others = (
        "".join(filter(str.isdigit, words)) for words in (finding.claim_words, finding.source_words)
    )
    return finding.slot is Slot.QUANTITY and digits != others


def _slots(findings: Sequence[Finding], relation: Relation) -> frozenset[Slot]:
    return frozenset(finding.slot for finding in findings if finding.relation is relation)


def _settle(model: Probabilities, side: str) -> Probabilities:
    """Give a side at least `SLOT_CERTAINTY`; the others share the rest as the network saw them."""
    certainty = max(SLOT_CERTAINTY, float(getattr(model, side)))
    others = {name: value for name, value in model if name != side}
    rest = sum(others.values())
    scaled = {
        name: (1 - certainty) * (value / rest if rest else 0.5) for name, value in others.items()
    }
    return Probabilities.model_validate({side: certainty, **scaled})


def _multiply(model: Probabilities, odds: Sequence[_Odds]) -> Probabilities:
    """Multiply the odds of each side by the strongest of what speaks against it."""
    if not odds:
        return model
    supports = model.supports * min(each.supports for each in odds)
    contradicts = model.contradicts * min(each.contradicts for each in odds)
    total = supports + contradicts + model.neither
    return Probabilities(
        supports=supports / total, contradicts=contradicts / total, neither=model.neither / total
    )
