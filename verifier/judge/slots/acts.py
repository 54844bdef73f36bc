"""Who does what to whom: two names of a clause and the verb between them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from verifier.language.names import Name, find_names
from verifier.language.names.gazetteer import look_up
from verifier.language.names.lexicon import listed
from verifier.language.verbs import AUXILIARIES, PREPOSITIONS, lemma
from verifier.language.words import normalise, tokens


class Act(NamedTuple):
    """A verb between two names, in the order of who acts, passives and nouns undone.

    Attributes:
        verb: Lemma of the verb, with the particle or preposition that belongs to it.
        agent: Who acts.
        patient: Whom or what it befalls.
        is_negated: Whether it is said not to be so.
    """

    verb: str
    agent: Name
    patient: Name
    is_negated: bool

    @property
    def start(self) -> int:
        """First character of the earlier name."""
        return min(self.agent.start, self.patient.start)

    @property
    def end(self) -> int:
        """End of the later name, exclusive."""
        return max(self.agent.end, self.patient.end)


_BE = frozenset(("is", "are", "was", "were", "been", "being", "be"))
_NEGATIONS = re.compile(r"\b(?:not|never)\b|n[’']t\b", re.IGNORECASE)
_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their", "both"))
# Words after a verb that make another verb of it.
_PARTICLES = frozenset(("over", "to", "from", "out", "off", "down", "up", "for", "with", "against"))
_SENTENCE_END = re.compile(r"[.!?;:()\n\r\"“”]")
_ABBREVIATED = re.compile(r"^\.(?=\s+[a-z])")  # "Acme Inc. acquired"
_APPOSITION = re.compile(r"^\s*,[^,]{1,60},\s*")
_RELATIVE = re.compile(r"^\s*,?\s+(?=(?:who|which|that)\s)")
_POSSESSIVE = re.compile(r"^['’]s?\b")
_MEETING = re.compile(
    r"\b(?:had|held|holds?|holding|opened|began|has)\s+(?:\w+\s+){0,3}?(?:meetings?|talks)\s+with\b"
)
_MAX_GAP = 120  # characters between two names of an act, apposition included
_MAX_BEFORE_OBJECT = 4  # words; "its smaller French rival Initech"


@lru_cache(maxsize=1024)  # texts; a claim is read once for some dozen windows
def acts_of(text: str) -> tuple[Act, ...]:
    """Return the acts of a text in order.

    >>> [(act.verb, act.agent.text, act.patient.text) for act in acts_of("Globex bought Initech.")]
    [('buy', 'Globex', 'Initech')]
    >>> [(act.agent.text, act.patient.text) for act in acts_of("Initech was bought by Globex.")]
    [('Globex', 'Initech')]
    """
    names = [name for name in find_names(text) if not _is_people(name)]
    found = [act for first, second in pairwise(names) for act in _between(text, first, second)]
    return tuple(found + list(_given_on(text, names, found)))


def _is_people(name: Name) -> bool:
    entry = look_up(name.text)
    return entry is not None and entry.kind == "people"


def _between(text: str, first: Name, second: Name) -> Iterator[Act]:
    gap = text[first.end : second.start]
    if len(gap) > _MAX_GAP:
        return
    if _POSSESSIVE.match(gap):
        yield from _owned(gap, first, second)
        return
    gap = _RELATIVE.sub(" ", _APPOSITION.sub(" ", _ABBREVIATED.sub("", gap)), count=1)
    if _SENTENCE_END.search(gap) or "," in gap or _POSSESSIVE.match(text[second.end :]):
        return
    if re.fullmatch(r"\s+by\s+(?:the\s+)?", gap):
        yield from _nominal(text, first, second)
    elif not _hangs_on_preposition(text, first):
        yield from _verbal(gap, first, second)


def _owned(gap: str, first: Name, second: Name) -> Iterator[Act]:
    """Read "Globex's acquisition of Initech"."""
    match = re.fullmatch(r"['’]s?\s+(?:\w+\s+){0,2}?(\w+)\s+of\s+(?:the\s+)?", gap)
    if match:
        yield Act(lemma(match[1]), first, second, is_negated=False)


def _nominal(text: str, first: Name, second: Name) -> Iterator[Act]:
    """Read "the acquisition of Initech by Globex"."""
    match = re.search(r"(\w+)\s+of\s+(?:the\s+)?$", text[max(0, first.start - 40) : first.start])
    if match:
        yield Act(lemma(match[1]), second, first, is_negated=False)


def _hangs_on_preposition(text: str, name: Name) -> bool:
    before = tokens(text[max(0, name.start - 30) : name.start])
    words = [normalise(token.text) for token in before if token.text.lower() not in _DETERMINERS]
    return bool(words) and words[-1] in PREPOSITIONS - {"and", "that", "while", "when", "but"}


def _verbal(gap: str, first: Name, second: Name) -> Iterator[Act]:
    words = tokens(_MEETING.sub("met", gap))
    position = 0
    while position < len(words) and _is_auxiliary(words[position].text):
        position += 1
    if position == len(words):
        return
    auxiliaries = {normalise(word.text) for word in words[:position]}
    verb, rest = words[position].text, [normalise(word.text) for word in words[position + 1 :]]
    is_negated = _NEGATIONS.search(gap) is not None
    if "than" in rest[:2] and auxiliaries & _BE:
        yield Act(f"{lemma(verb)} than", first, second, is_negated)
    elif "by" in rest[:2] and auxiliaries & _BE and _is_object(rest[rest.index("by") + 1 :]):
        joined = " ".join([lemma(verb), *rest[: rest.index("by")]])
        yield Act(joined, second, first, is_negated)
    elif _may_be_verb(verb) and not auxiliaries & _BE:
        particles = [word for word in rest[:2] if word in _PARTICLES]
        if _is_object(rest[len(particles) :]):
            yield Act(" ".join([lemma(verb), *particles]), first, second, is_negated)


def _is_auxiliary(word: str) -> bool:
    low = normalise(word)
    return low in AUXILIARIES or low.endswith("n't") or (low.endswith("ly") and len(low) > 4)


def _may_be_verb(word: str) -> bool:
    return word.islower() and word not in PREPOSITIONS


def _is_object(words: list[str]) -> bool:
    """Tell whether only determiners, titles and adjectives stand before a name."""
    return len(words) <= _MAX_BEFORE_OBJECT and all(
        word not in PREPOSITIONS and (word not in AUXILIARIES or word in listed("titles"))
        for word in words
    )


def _given_on(text: str, names: list[Name], acts: list[Act]) -> Iterator[Act]:
    """Read "Acme sold Initech to Globex" and "Globex bought Initech from Acme"."""
    following = dict(pairwise(names))
    for act in acts:
        third = following.get(act.patient)
        if third is None or act.patient.start < act.agent.start:
            continue
        match = re.fullmatch(r"\s+(to|from)\s+(?:the\s+)?", text[act.patient.end : third.start])
        if match:
            yield Act(f"{act.verb} {match[1]}", act.agent, third, act.is_negated)
