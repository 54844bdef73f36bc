"""First since when: exclusivity of a claim beside that of its source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from verifier.judge.slots.reading import finding
from verifier.judge.windows import Window
from verifier.language.dates import DateMention, find_dates
from verifier.language.names import Name, find_names, same_name
from verifier.language.words import content_stems
from verifier.types import Finding, Relation, Slot

_FIRST_SINCE = re.compile(
    r"\bfirst\b(?P<kind>[^.;!?\n]{0,200}?)(?:\bsince\b(?P<anchor>[^.;!?\n]{0,200}))?"
    r"(?=[.;!?\n]|$)",
    re.IGNORECASE,
)
_SAME_KIND = 0.4
"""Share of the claim's words for what it counts that the source must have."""


@dataclass(frozen=True)
class _Exclusive:
    """One "first <kind> since <anchor>"; spans count from the start of the text it stands in."""

    start: int
    end: int
    kind: str
    anchor: str

    def began(self, published: date | None) -> date | None:
        """The first day that counts."""
        mention = next(iter(find_dates(self.anchor, anchor=published)), None)
        return _first_day(mention)


def compare_exclusivity(claim: str, window: Window) -> list[Finding]:
    """Compare "first … since …" of a claim with what the source counts from.

    The source differs when the happening it counts from is itself one of the kind, by somebody
    else, and falls into the time that the claim speaks of: "the first since a trip by B in April
    2022" says that B was there after the start of 2022.
    """
    claimed = next(_exclusives(claim), None)
    if claimed is None:
        return []
    findings = []
    for stated in _exclusives(window.text):
        if _is_same_kind(claimed, window):
            found = _compare(claimed, stated, window)
            findings += [found] if found else []
    return findings


def _compare(claimed: _Exclusive, stated: _Exclusive, window: Window) -> Finding | None:
    asked, counted = claimed.began(None), stated.began(window.published)
    words = f"first since {claimed.anchor}" if claimed.anchor else "first ever"
    if not stated.anchor or counted is None:
        return None
    actor = _other_actor(claimed, stated)
    if actor and (asked is None or counted >= asked):
        when = "after that" if asked else "earlier"
        note = f"claim: {words}; source: {stated.anchor} came {when}"
        return _finding(window, stated, Relation.DIFFERS, (words, note))
    if asked is not None and not actor and _covers(claimed, counted):
        note = f"claim: {words}; source: first since {stated.anchor}"
        return _finding(window, stated, Relation.AGREES, (words, note))
    return None


def _covers(claimed: _Exclusive, counted: date) -> bool:
    """Whether the source counts from the claim's period or from before it."""
    mention = next(iter(find_dates(claimed.anchor)), None)
    return mention is not None and mention.period is not None and counted <= mention.period[1]


def _other_actor(claimed: _Exclusive, stated: _Exclusive) -> Name | None:
    """Return the person by whose deed the source counts, if the claim does not name them."""
    known = find_names(claimed.kind)
    people = (name for name in find_names(stated.anchor) if name.kind == "person")
    return next((p for p in people if not any(same_name(p, name) for name in known)), None)


def _is_same_kind(claimed: _Exclusive, window: Window) -> bool:
    kind = content_stems(claimed.kind)
    shared = kind & content_stems(window.context)
    return not kind or len(shared) / len(kind) >= _SAME_KIND


def _first_day(mention: DateMention | None) -> date | None:
    return mention.period[0] if mention is not None and mention.period is not None else None


def _exclusives(text: str) -> Iterator[_Exclusive]:
    for match in _FIRST_SINCE.finditer(text):
        anchor = match["anchor"] or ""
        yield _Exclusive(
            start=match.start(),
            end=match.start() + len(match.group().rstrip()),
            kind=match["kind"].strip(),
            anchor=anchor.strip(),
        )


def _finding(
    window: Window, stated: _Exclusive, relation: Relation, words: tuple[str, str]
) -> Finding:
    claim_words, note = words
    return finding(
        window,
        slot=Slot.SCOPE,
        relation=relation,
        claim_words=claim_words,
        start=stated.start,
        end=stated.end,
        note=note,
    )
