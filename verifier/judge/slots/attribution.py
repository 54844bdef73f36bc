"""Who said it: the speaker of the claim beside that of the source."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from verifier.judge.slots.reading import beside, finding, sentences_of
from verifier.judge.windows import Window
from verifier.language.names import Name, find_names, same_name
from verifier.language.names.gazetteer import look_up
from verifier.language.verbs import content_lemmas
from verifier.types import Finding, Relation, Slot

_SAYING = (
    r"(?:said|says|claim(?:ed|s)|argue[sd]|state[sd]|insist(?:ed|s)|warn(?:ed|s)|add(?:ed|s)"
    r"|stress(?:ed|es)|announce[sd]|believe[sd]|explain(?:ed|s)|declare[sd]|wrote|writes|admit(?:ted|s)"
    r"|suggest(?:ed|s)|complain(?:ed|s)|told\s+(?:[\w.’'-]+\s+){0,3}?(?=that\b)|told)"
)
_NAME_SAYS = re.compile(rf",?\s+(?:(?:also|has|had|was quoted as|later)\s+){{0,2}}{_SAYING}\b")
_SAYS_NAME = re.compile(rf"{_SAYING}\s+$")
_ACCORDING = re.compile(r"\baccording\s+to\s+(?:[a-z]\w*\s+){0,3}$", re.IGNORECASE)
_MAX_BEFORE = 60  # characters; "according to the company's chief executive "
_MAX_SAID = 300  # characters before and after the speaker that may be his words
_MIN_SHARE = 0.75  # of the claim's words; below, a source may quote something else
_MIN_WORDS = 2  # "Putin said so" says nothing to compare


class _Speech(NamedTuple):
    speaker: Name
    words: frozenset[str]  # lemmas of what was said


def compare_attribution(claim: str, window: Window) -> list[Finding]:
    """Compare who says what in claim and window.

    The source differs when it gives the same words to another speaker. Where the claim asserts
    plainly what the source only reports, the finding is `MISSING` and names the speaker.
    """
    stated = [
        speech._replace(speaker=_shifted(speech.speaker, sentence.start))
        for sentence in sentences_of(window)
        for speech in _speeches(sentence.text)
    ]
    said = next(_speeches(claim), None)
    if said is None:
        return _compare_plain(claim, window, stated)
    told = [speech for speech in stated if _share(said.words, speech) >= _MIN_SHARE]
    same = [speech for speech in told if same_name(said.speaker, speech.speaker)]
    is_verbatim = claim.strip() in window.text
    other = [s for s in told if not is_verbatim and _are_alike(said.speaker, s.speaker)]
    relation = Relation.AGREES if same else Relation.DIFFERS
    return [_finding(said.speaker, window, speech, relation) for speech in (same or other)[:1]]


def _shifted(name: Name, offset: int) -> Name:
    return name._replace(start=name.start + offset, end=name.end + offset)


def _compare_plain(claim: str, window: Window, stated: list[_Speech]) -> list[Finding]:
    words = frozenset(content_lemmas(claim))
    told = [speech for speech in stated if _share(words, speech) >= _MIN_SHARE]
    return [
        finding(
            window,
            slot=Slot.ATTRIBUTION,
            relation=Relation.MISSING,
            claim_words="",
            start=speech.speaker.start,
            end=speech.speaker.end,
            note=f"the source reports it as {speech.speaker.text}'s words",
        )
        for speech in told[:1]
    ]


def _share(words: frozenset[str], speech: _Speech) -> float:
    return len(words & speech.words) / len(words) if len(words) >= _MIN_WORDS else 0.0


def _are_alike(first: Name, second: Name) -> bool:
    """Tell whether two speakers can't be one: a spokesman may speak for a government."""
    return all(
        name.kind in ("person", "unknown") and look_up(name.text) is None
        for name in (first, second)
    )


def _speeches(text: str) -> Iterator[_Speech]:
    for name in find_names(text):
        before = text[max(0, name.start - _MAX_BEFORE) : name.start]
        after = _NAME_SAYS.match(text, name.end)
        if after:
            start, end = name.start, after.end()
        elif opening := _ACCORDING.search(before) or _SAYS_NAME.search(before):
            start, end = name.start - len(opening.group()), name.end
        else:
            continue
        said = text[max(0, start - _MAX_SAID) : start] + " " + text[end : end + _MAX_SAID]
        yield _Speech(name, frozenset(content_lemmas(said)))


def _finding(speaker: Name, window: Window, speech: _Speech, relation: Relation) -> Finding:
    return finding(
        window,
        slot=Slot.ATTRIBUTION,
        relation=relation,
        claim_words=speaker.text,
        start=speech.speaker.start,
        end=speech.speaker.end,
        note=beside(speaker.text, speech.speaker.text),
    )
