"""Who did it to whom: the same verb with its arguments the other way round."""

from typing import NamedTuple

from verifier.judge.slots.acts import Act, acts_of
from verifier.judge.slots.reading import beside, finding, has_other_years, is_told
from verifier.judge.windows import Window
from verifier.language.names.sameness import is_same
from verifier.language.verbs import lemma
from verifier.types import Finding, Relation, Slot


class _Sense(NamedTuple):
    name: str
    is_reversed: bool  # "preceded" tells of the same as "succeeded" from the other side
    can_be_mutual: bool  # "accused": each may have done it to the other


# Each line: verbs of one sense; after "<" those that tell it from the other side.
_ONE_WAY = """
    acquire buy purchase take-over takeover
    succeed replace take-over-from < precede hand-over-to
    own < belong-to
    invade
    founded
    report-to
    hire recruit employ
    fire dismiss sack
    appoint
    sell-to < buy-from
    lend-to < borrow-from
    larger-than bigger-than < smaller-than
    older-than < younger-than
    higher-than taller-than < lower-than shorter-than
    richer-than < poorer-than
    faster-than < slower-than
    stronger-than < weaker-than
    exceed outnumber outweigh
"""
_MUTUAL = """
    defeat beat overcome < lose-to
    sue
    attack
    outsell
    overtake surpass
    accuse
    criticise condemn
    praise
    invite
    visit
    pay
    follow
"""


def compare_order(claim: str, window: Window) -> list[Finding]:
    """Compare who acts on whom in claim and window.

    A finding agrees when the window has the claim's arguments in their order, and differs when it
    has them the other way round. Verbs that both sides may have done to each other differ only
    where the window speaks of all else in the claim too.
    """
    source = acts_of(window.text)
    found = (_compare(claim, act, window, source) for act in acts_of(claim))
    return [item for item in found if item is not None]


def _compare(claim: str, act: Act, window: Window, source: tuple[Act, ...]) -> Finding | None:
    sense = _sense(act)
    if sense is None:
        return None
    told = [
        (other, _is_in_order(act, sense, other))
        for other in source
        if other.is_negated == act.is_negated and _is_in_order(act, sense, other) is not None
    ]
    for other, is_in_order in told:
        if is_in_order:
            return _finding(claim, act, window, other, Relation.AGREES)
    for other, _ in told:
        if _is_excluded(claim, act, window, sense):
            return _finding(claim, act, window, other, Relation.DIFFERS)
    return None


def _is_excluded(claim: str, act: Act, window: Window, sense: _Sense) -> bool:
    if sense.can_be_mutual:
        return is_told(f"{claim[: act.start]} {claim[act.end :]}", window.text)
    return not has_other_years(claim, window.text)


def _is_in_order(act: Act, sense: _Sense, other: Act) -> bool | None:
    """Tell whether two acts have the same order; None when they are not of the same."""
    other_sense = _sense(other)
    if other_sense is None or other_sense.name != sense.name:
        return None
    names = other.agent.text, other.patient.text
    agent, patient = reversed(names) if other_sense.is_reversed != sense.is_reversed else names
    if is_same(act.agent.text, agent) and is_same(act.patient.text, patient):
        return True
    if is_same(act.agent.text, patient) and is_same(act.patient.text, agent):
        return False
    return None


def _finding(claim: str, act: Act, window: Window, other: Act, relation: Relation) -> Finding:
    words = claim[act.start : act.end]
    return finding(
        window,
        slot=Slot.ORDER,
        relation=relation,
        claim_words=words,
        start=other.start,
        end=other.end,
        note=beside(words, window.text[other.start : other.end]),
    )


def _read_senses(lines: str, *, can_be_mutual: bool) -> dict[str, _Sense]:
    senses = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        straight, _, inverse = line.partition("<")
        name = straight.split()[0]
        for verbs, is_reversed in ((straight, False), (inverse, True)):
            for verb in verbs.split():
                head, *particles = verb.split("-")
                key = " ".join([lemma(head), *particles])
                senses[key] = _Sense(name, is_reversed, can_be_mutual)
    return senses


_SENSES = _read_senses(_MUTUAL, can_be_mutual=True) | _read_senses(_ONE_WAY, can_be_mutual=False)


def _sense(act: Act) -> _Sense | None:
    return _SENSES.get(act.verb)
