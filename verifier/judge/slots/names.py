"""People, places and organisations of the claim that the source names, or names others for."""

import re
from collections.abc import Iterable, Iterator

from verifier.judge.slots.acts import Act, acts_of
from verifier.judge.slots.places import compare_places
from verifier.judge.slots.reading import beside, finding, is_named, is_told, missing
from verifier.judge.slots.roles import compare_roles
from verifier.judge.windows import Window
from verifier.language.names import Name, find_names, same_name
from verifier.language.names.gazetteer import contains, look_up
from verifier.language.verbs import content_lemmas, lemma
from verifier.language.words import normalise, tokens
from verifier.types import Finding, Relation, Slot

_ONE_AGENT_VERBS = """
    acquire buy purchase build create defeat design direct discover establish found founded
    invent kill launch open own paint replace succeed win write
"""
_ONE_AGENT = frozenset(lemma(verb) for verb in _ONE_AGENT_VERBS.split())
"""Verbs of which a thing has one agent: two that bought Initech can't both be right."""

_ONE_PATIENT = frozenset(lemma(verb) for verb in ("succeed", "replace", "marry", "precede"))
"""Verbs of which an agent has one patient."""

_INDEFINITE = re.compile(r"\s+an?\s+")


def compare_names(claim: str, window: Window) -> list[Finding]:
    """Compare the names of a claim with those of a window.

    A name agrees when the window has it, and is missing when neither the window nor the words a
    reader carries into it (title, passage so far) have it. It differs when the same verb stands
    with the same other argument and another name in its place, and the window tells all else the
    claim does. Names whose place or office differs are left to those comparators.
    """
    others = [*compare_places(claim, window), *compare_roles(claim, window)]
    told = [item.claim_words for item in others if item.relation is not Relation.AGREES]
    names = [name for name in find_names(claim) if not any(name.text in words for words in told)]
    found = (_compare(claim, name, window) for name in names)
    return [item for item in found if item is not None]


def _compare(claim: str, name: Name, window: Window) -> Finding | None:
    span = _find(name, window.text)
    if span is not None:
        return _stand_in(claim, name, window, span) or _finding(name, window, span, Relation.AGREES)
    other = _rival(claim, name, window)
    if other is not None:
        return _finding(name, window, (other.start, other.end), Relation.DIFFERS)
    if _is_known(name, window.context):
        return None
    note = f"the source does not name {name.text} here"
    return missing(window, slot=Slot.NAME, claim_words=name.text, note=note)


def _stand_in(claim: str, name: Name, window: Window, span: tuple[int, int]) -> Finding | None:
    """Find who did it, where the name only turns up beside: "met B, at a forum that C founded".

    The passage before the window counts, since a reader carries from there who is spoken of.
    """
    told = Window(window.evidence, window.evidence.passage.start, window.end)
    shift = window.start - told.start
    acts = acts_of(told.text)
    for act in acts_of(claim):
        if name not in (act.agent, act.patient):
            continue
        named = list(_in_same_place(act, name, acts))
        place = (span[0] + shift, span[1] + shift)
        if named and not any(_are_together(told.text, place, other) for other in named):
            return _of_another(name, named, window, shift)
    return None


def _of_another(name: Name, named: list[Name], window: Window, shift: int) -> Finding:
    """Return the finding on who did it, in the window's own words where it names them."""
    inside = [(other.start - shift, other.end - shift) for other in named if other.start >= shift]
    if inside:
        return _finding(name, window, inside[0], Relation.OTHER_EVENT)
    note = beside(name.text, named[0].text)
    found = missing(window, slot=Slot.NAME, claim_words=name.text, note=note)
    return found.model_copy(update={"relation": Relation.OTHER_EVENT})


def _are_together(text: str, span: tuple[int, int], other: Name) -> bool:
    """Tell whether a name is the other one or stands in a list with it."""
    start, end = sorted(((span[0], span[1]), (other.start, other.end)))
    between = (
        normalise(token.text) for token in tokens(text[start[1] : end[0]]) if token.text.islower()
    )
    return all(word in ("and", "as", "well", "both") for word in between)


def _find(name: Name, text: str) -> tuple[int, int] | None:
    for other in find_names(text):
        if same_name(name, other):
            return other.start, other.end
    match = re.search(rf"\b{re.escape(name.text)}\b", text, re.IGNORECASE)  # "kyiv"
    return match.span() if match else None


def _is_known(name: Name, context: str) -> bool:
    if is_named(name.text, context) or _holds_any(name, find_names(context)):
        return True
    is_word = name.kind == "unknown" and " " not in name.text
    return is_word and lemma(name.text) in content_lemmas(context)


def _holds_any(name: Name, others: Iterable[Name]) -> bool:
    """Tell whether a place of the source lies in the claim's: "France" is told by "Paris"."""
    entry = look_up(name.text)
    entries = (look_up(other.text) for other in others)
    return entry is not None and any(
        other is not None and contains(entry.thing, other.thing) for other in entries
    )


def _rival(claim: str, name: Name, window: Window) -> Name | None:
    """Return the name that stands in the window where the claim has this one."""
    for act in acts_of(claim):
        if name not in (act.agent, act.patient) or not _is_only(claim, act, name):
            continue
        for rival in _in_same_place(act, name, acts_of(window.text)):
            is_claimed = is_named(rival.text, claim)
            if not is_claimed and is_told(claim, window.context, but=[name]):
                return rival
    return None


def _in_same_place(act: Act, name: Name, stated: Iterable[Act]) -> Iterator[Name]:
    for other in stated:
        if other.verb != act.verb or other.is_negated != act.is_negated:
            continue
        if name == act.agent and same_name(act.patient, other.patient):
            yield other.agent
        elif name == act.patient and same_name(act.agent, other.agent):
            yield other.patient


def _is_only(claim: str, act: Act, name: Name) -> bool:
    """Tell whether the claim leaves room for one name in that place."""
    if name == act.agent and act.verb in _ONE_AGENT:
        return _INDEFINITE.search(claim[act.start : act.end]) is None
    if name == act.patient and act.verb in _ONE_PATIENT:
        return True
    rest = claim[: act.start] + claim[act.end :]
    return any(character.isdigit() for character in rest)


def _finding(name: Name, window: Window, span: tuple[int, int], relation: Relation) -> Finding:
    return finding(
        window,
        slot=Slot.NAME,
        relation=relation,
        claim_words=name.text,
        start=span[0],
        end=span[1],
        note=beside(name.text, window.text[slice(*span)]),
    )
