"""Who holds which office of what: "Austrian Chancellor Karl Nehammer"."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from verifier.language.names import Name, find_names
from verifier.language.names.gazetteer import look_up

_STATE = "president|prime minister|premier|chancellor|king|queen|emperor|empress|sultan|monarch"
_DUTY = (
    "foreign(?: affairs)?|finance|defen[cs]e|interior|health|justice|trade|energy|education|culture"
    "|econom(?:y|ic)|environment|agriculture|labou?r|housing|home|transport|treasury|state"
)
_MINISTER = rf"(?:(?:{_DUTY}) )?(?:minister|secretary)(?: (?:of|for) (?:{_DUTY}))?"
_COMPANY = (
    r"chief (?:executive|financial|operating|technology)(?: officer)?|ceo|cfo|coo|cto"
    "|chair(?:man|woman|person)?|founder|owner|director|manager|head coach|coach|captain|editor"
)
_OTHER = "mayor|governor|speaker|ambassador|secretary[- ]general|spokes(?:man|woman|person)|leader"
_BEFORE = r"(?:former |ex-|then-|then |outgoing |acting |interim |deputy |vice[- ])*"
_OFFICE = re.compile(
    rf"\b(?P<before>{_BEFORE})(?P<office>{_STATE}|{_COMPANY}|{_OTHER}|{_MINISTER})\b",
    re.IGNORECASE,
)
_SYNONYMS = {
    "ceo": "chief executive",
    "chief executive officer": "chief executive",
    "cfo": "chief financial officer",
    "coo": "chief operating officer",
    "cto": "chief technology officer",
    "premier": "prime minister",
    "king": "monarch",
    "queen": "monarch",
}
_PAST = re.compile(r"former |ex-|then[- ]|(?:succe|replac|follow|oust|defeat)\w* $", re.IGNORECASE)
_MAX_GAP = 40  # characters between a person and an office
_MAX_BEFORE = 12  # characters; "succeeded " and "then-" before a name
_OF = re.compile(r"\s+(?:of|at|for)\s+(?:the\s+)?")
_BESIDE = re.compile(r",?\s+(?:Mr\.?\s+|Mrs\.?\s+|Ms\.?\s+|Dr\.?\s+)?")
_OWNING = re.compile(r"(?:['’]s?)?\s+")
_EQUALS = re.compile(r"\s+is\s+")
_HELD_BY = re.compile(
    r"\s*,?\s+(?:(?:is|was|are|were|as|became|becomes|remains|has been|to be|to become|who is"
    r"|who was|(?:was |is )?(?:elected|named|appointed|re-elected|sworn in)(?: as)?)\s+)?"
    r"(?:the\s+|a\s+|an\s+|its\s+|their\s+)?",
)
_IS = re.compile(r"\s+is\s+(?:the\s+)?")


class Office(NamedTuple):
    """An office a text gives a person.

    Attributes:
        title: The office, in one word for each, such as "chief executive".
        of: The country or body, None when it is not said.
        person: Who holds it, None when it is not said.
        is_past: Whether it was held before.
        is_identity: Whether the text says who the one holder is: "X is the chancellor of Austria".
        start: First character of all this.
        end: End, exclusive.
    """

    title: str
    of: Name | None
    person: Name | None
    is_past: bool
    is_identity: bool
    start: int
    end: int


@lru_cache(maxsize=1024)  # texts; a claim is read for each of some dozen windows
def find_offices(text: str) -> tuple[Office, ...]:
    """Return the offices of a text in order.

    >>> (office,) = find_offices("Austrian Chancellor Karl Nehammer left.")
    >>> office.title, office.of.text, office.person.text
    ('chancellor', 'Austrian', 'Karl Nehammer')
    """
    names = find_names(text)
    return tuple(_office(text, match, names) for match in _OFFICE.finditer(text))


def _office(text: str, match: re.Match[str], names: list[Name]) -> Office:
    n_before = bisect_right(names, match.start(), key=lambda name: name.end)
    n_after = bisect_left(names, match.end(), key=lambda name: name.start)
    before, after = names[max(0, n_before - 2) : n_before], names[n_after : n_after + 2]
    of, person, equals = _right(text, match.end(), after)
    start = match.start()
    if of is None and before and _can_own(text, before[-1], start):
        of = before.pop()
        start = of.start
    is_identity = equals
    if person is None and before and before[-1].kind != "place":
        gap = text[before[-1].end : start][:_MAX_GAP]
        if _HELD_BY.fullmatch(gap):
            person, is_identity = before[-1], _IS.fullmatch(gap) is not None
    spans = [(match.start(), match.end()), *((n.start, n.end) for n in (of, person) if n)]
    start = min(start for start, _ in spans)
    return Office(
        title=_title(match),
        of=of,
        person=person,
        is_past=_PAST.search(text, max(0, start - _MAX_BEFORE), match.start("office")) is not None,
        is_identity=is_identity,
        start=start,
        end=max(end for _, end in spans),
    )


def _right(text: str, end: int, after: list[Name]) -> tuple[Name | None, Name | None, bool]:
    """Read "of Ukraine, Volodymyr Zelensky" or "Volodymyr Zelensky" after an office."""
    of, person, equals = None, None, False
    if after and _OF.fullmatch(text[end : after[0].start]):
        of = after[0]
        end, after = of.end, after[1:]
    if after and after[0].kind != "place":
        gap = text[end : after[0].start]
        equals = _EQUALS.fullmatch(gap) is not None
        if equals or _BESIDE.fullmatch(gap):
            person = after[0]
    return of, person, equals


def _can_own(text: str, name: Name, office_start: int) -> bool:
    gap = text[name.end : office_start]
    if not _OWNING.fullmatch(gap):
        return False
    entry = look_up(name.text)
    return name.kind != "person" and (entry is None or entry.kind != "city" or "'" in gap)


def _title(match: re.Match[str]) -> str:
    office = " ".join(match["office"].lower().split())
    prefix = re.sub(r"former |ex-|then[- ]|outgoing ", "", match["before"].lower())
    return prefix + _SYNONYMS.get(office, office)
