"""From what the network said and what the slots say to one stance."""

from collections.abc import Sequence

from verifier.types import Finding, Probabilities, Relation, Slot

SAME_THING = 0.5
"""Share of a claim's telling words from which on a window speaks of the same thing."""

NEARLY_VERBATIM = 0.85
"""Share from which on a window whose slots all agree says what the claim says."""

SLOT_CERTAINTY = 0.9
"""Probability given to a side that the slots alone decide."""

_MISSING_KEEPS = {Slot.NAME: 0.35, Slot.QUANTITY: 0.35, Slot.DATE: 0.5, Slot.MODALITY: 0.3}
"""What is left of a side when the source does not give this part of the claim."""

_DECISIVE = frozenset(Slot) - {Slot.MODALITY}


def weigh(
    model: Probabilities, findings: Sequence[Finding], *, said: float, about: float
) -> Probabilities:
    """Let the findings overturn, weaken or confirm the network.

    Args:
        model: What the network said of the window.
        findings: The slots of the window, other happenings already told apart.
        said: Share of the claim's telling words that the window has, 0 to 1.
        about: The same with the window's context, from which a reader carries names into it.

    Returns:
        What stands.
    """
    by_relation = {relation: _slots(findings, relation) for relation in Relation}
    if by_relation[Relation.OTHER_EVENT]:
        return _shift(model, keep_support=0.1, keep_contradiction=0.1)
    missing = by_relation[Relation.MISSING]
    differing = by_relation[Relation.DIFFERS] & _DECISIVE
    if differing:
        if about >= SAME_THING and Slot.NAME not in missing:
            return _lift(model, "contradicts")
        return _shift(model, keep_support=0.1, keep_contradiction=0.5)
    if missing:
        kept = min(_MISSING_KEEPS.get(slot, 1.0) for slot in missing)
        return _shift(model, keep_support=kept, keep_contradiction=kept)
    if said >= NEARLY_VERBATIM and by_relation[Relation.AGREES]:
        return _lift(model, "supports")
    return model


def _slots(findings: Sequence[Finding], relation: Relation) -> frozenset[Slot]:
    return frozenset(finding.slot for finding in findings if finding.relation is relation)


def _lift(model: Probabilities, side: str) -> Probabilities:
    """Give a side at least `SLOT_CERTAINTY`; the others share the rest as the network saw them."""
    certainty = max(SLOT_CERTAINTY, float(getattr(model, side)))
    others = {name: value for name, value in model if name != side}
    rest = sum(others.values())
    scaled = {
        name: (1 - certainty) * (value / rest if rest else 0.5) for name, value in others.items()
    }
    return Probabilities.model_validate({side: certainty, **scaled})


def _shift(
    model: Probabilities, *, keep_support: float, keep_contradiction: float
) -> Probabilities:
    """Move what is not kept of the two sides to neither."""
    supports = model.supports * keep_support
    contradicts = model.contradicts * keep_contradiction
    return Probabilities(
        supports=supports, contradicts=contradicts, neither=1 - supports - contradicts
    )
