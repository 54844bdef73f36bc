"""Yes or no: a verb beside its denial or its opposite."""

from verifier.judge.slots.predicates import Mood, Predicate, predicates_of
from verifier.judge.slots.reading import beside, finding, has_other_years
from verifier.judge.windows import Window
from verifier.language.verbs import lemma
from verifier.types import Finding, Relation, Slot

# Each line: verbs of one direction, then those of the other.
_OPPOSITES = """
    rise increase grow climb jump surge soar gain | fall decrease decline drop shrink plunge slump
    raise increase boost | cut lower reduce slash
    open | close shut
    win | lose
    gain | lose
    accept approve adopt pass back support | reject veto oppose block refuse
    pass | fail
    join enter | leave quit exit
    start begin launch | end stop halt finish
    allow permit authorise authorize legalise legalize | ban forbid prohibit bar outlaw
    hire recruit | fire dismiss sack
    confirm admit | deny
    buy | sell
    convict | acquit
    survive | die
    strengthen | weaken
    improve | worsen deteriorate
    import | export
    include | exclude
    succeed | fail
    arrive | depart
    expand | contract
    praise | criticise condemn
"""
_PAIRS = tuple(
    tuple(frozenset(map(lemma, side.split())) for side in line.split("|"))
    for line in filter(None, map(str.strip, _OPPOSITES.splitlines()))
)
_INTRANSITIVE = _PAIRS[0][0] | _PAIRS[0][1]
"""Verbs after which amounts and times stand, not what they are done to."""

_MIN_SHARE = 0.5  # of the claim's words behind the verb; "the plan", not its every detail


def compare_polarity(claim: str, window: Window) -> list[Finding]:
    """Compare what claim and window affirm and deny.

    The source differs when it says of the same subject, and of the same object where there is
    one, the opposite ("rose", "fell") or denies what the claim affirms, or the other way round.
    """
    stated = [found for found in predicates_of(window.text) if found.mood is Mood.FACT]
    findings = []
    for predicate in predicates_of(claim):
        if predicate.mood is not Mood.FACT or has_other_years(claim, window.text):
            continue
        told = [(other, _relation(predicate, other)) for other in stated]
        agreeing = [other for other, relation in told if relation is Relation.AGREES]
        differing = [other for other, relation in told if relation is Relation.DIFFERS]
        if differing and not agreeing:
            findings.append(_finding(claim, predicate, window, differing[0]))
    return findings


def _relation(predicate: Predicate, other: Predicate) -> Relation | None:
    if not _is_same_subject(predicate, other) or not _is_same_object(predicate, other):
        return None
    is_opposite = _are_opposite(predicate.verb, other.verb)
    if not is_opposite and not _are_alike(predicate.verb, other.verb):
        return None
    is_denial = predicate.is_negated != other.is_negated
    if is_opposite and is_denial:  # "did not rise" may be "fell" or not
        return None
    return Relation.DIFFERS if is_opposite or is_denial else Relation.AGREES


def _is_same_subject(predicate: Predicate, other: Predicate) -> bool:
    one, two = predicate.subject, other.subject
    return bool(one and two) and (one <= two or two <= one)


def _is_same_object(predicate: Predicate, other: Predicate) -> bool:
    if predicate.verb in _INTRANSITIVE or not predicate.rest:
        return True
    if predicate.verb == "be":
        return bool(other.rest) and (predicate.rest <= other.rest or other.rest <= predicate.rest)
    return len(predicate.rest & other.rest) / len(predicate.rest) >= _MIN_SHARE


def _are_opposite(one: str, other: str) -> bool:
    return any(
        (one in left and other in right) or (one in right and other in left)
        for left, right in _PAIRS
    )


def _are_alike(one: str, other: str) -> bool:
    return one == other or any(one in side and other in side for pair in _PAIRS for side in pair)


def _finding(claim: str, predicate: Predicate, window: Window, other: Predicate) -> Finding:
    words = claim[predicate.start : predicate.end]
    return finding(
        window,
        slot=Slot.NEGATION,
        relation=Relation.DIFFERS,
        claim_words=words,
        start=other.start,
        end=other.end,
        note=beside(words, window.text[other.start : other.end]),
    )
