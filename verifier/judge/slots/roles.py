"""Offices: the same person and office with another country, or the other way round."""

from verifier.judge.slots.offices import Office, find_offices
from verifier.judge.slots.reading import beside, finding
from verifier.judge.windows import Window
from verifier.language.names import Name, same_name
from verifier.language.names.gazetteer import contains, look_up
from verifier.types import Finding, Relation, Slot

_ONE_AT_A_TIME = frozenset(
    ("president", "prime minister", "chancellor", "monarch", "emperor", "empress", "sultan")
)
"""Offices of a country of which nobody holds two at once."""

_MINISTERS = frozenset(
    f"{duty} minister"
    for duty in ("foreign", "finance", "interior", "defence", "defense", "health")
)
_HEADS = frozenset(
    (
        "mayor",
        "governor",
        "secretary general",
        "secretary of state",
        "chief executive",
        "head coach",
    )
)
_OF_ONE_BODY = _ONE_AT_A_TIME | _MINISTERS | _HEADS
"""Offices nobody holds in two countries or bodies at once, and only one person in each."""


def compare_roles(claim: str, window: Window) -> list[Finding]:
    """Compare who holds which office of what.

    The source differs when it gives the same person the same office of another country or body,
    or another office of the same country where one can't hold both, or names another holder where
    the claim says who the holder is. Offices of the past are not compared.
    """
    stated = [office for office in find_offices(window.text) if not office.is_past]
    findings = []
    for office in find_offices(claim):
        told = [(other, _relation(office, other)) for other in stated]
        agreeing = [other for other, relation in told if relation is Relation.AGREES]
        differing = [other for other, relation in told if relation is Relation.DIFFERS]
        for other in agreeing[:1] or differing[:1]:
            relation = Relation.AGREES if agreeing else Relation.DIFFERS
            findings.append(_finding(claim, office, window, other, relation))
    return findings


def _relation(office: Office, other: Office) -> Relation | None:
    if office.is_past or office.person is None or other.person is None:
        return None
    if not same_name(office.person, other.person):
        return _relation_of_others(office, other)
    if office.of is None or other.of is None:
        return None
    if same_name(office.of, other.of):
        return _relation_of_titles(office.title, other.title)
    if office.title != other.title or office.title not in _OF_ONE_BODY:
        return None
    return Relation.DIFFERS if _are_alike(office.of, other.of) else None


def _relation_of_others(office: Office, other: Office) -> Relation | None:
    """Compare two holders: only a claim that says who the one holder is can be wrong."""
    if not office.is_identity or office.of is None or other.of is None:
        return None
    is_same = office.title == other.title and same_name(office.of, other.of)
    return Relation.DIFFERS if is_same and office.title in _OF_ONE_BODY else None


def _relation_of_titles(title: str, other: str) -> Relation | None:
    if title == other:
        return Relation.AGREES
    return Relation.DIFFERS if {title, other} <= _ONE_AT_A_TIME else None


def _are_alike(first: Name, second: Name) -> bool:
    """Tell whether two bodies are of one kind, so that an office of one is none of the other."""
    one, other = look_up(first.text), look_up(second.text)
    if one is None or other is None:
        return one is other
    if contains(one.thing, other.thing) or contains(other.thing, one.thing):
        return False
    return (one.kind == "organisation") == (other.kind == "organisation")


def _finding(
    claim: str, office: Office, window: Window, other: Office, relation: Relation
) -> Finding:
    words = claim[office.start : office.end]
    pairs = [(office.of, other.of), (office.person, other.person)]
    unlike = [(a.text, b.text) for a, b in pairs if a and b and not same_name(a, b)]
    first, second = unlike[0] if unlike else (words, window.text[other.start : other.end])
    return finding(
        window,
        slot=Slot.ROLE,
        relation=relation,
        claim_words=words,
        start=other.start,
        end=other.end,
        note=beside(first, second),
    )
