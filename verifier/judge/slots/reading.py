"""What every comparator needs: the names of a text, the words around a window, findings in it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from verifier.judge.windows import Window
from verifier.language.names import Name, find_names
from verifier.language.names.sameness import is_same
from verifier.language.verbs import content_lemmas
from verifier.types import Finding, Relation, Slot

_MIN_SHARE = 0.75  # of a claim's words; below, a source may well speak of something else
_NUMBER = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


class Sentence(NamedTuple):
    """A sentence of a window.

    Attributes:
        start: First character in the window's text.
        text: Its words.
    """

    start: int
    text: str


def sentences_of(window: Window) -> list[Sentence]:
    """Return the sentences of a window, cut at its edges; the whole window when it has none."""
    spans = [
        (max(span.start, window.start), min(span.end, window.end))
        for span in window.evidence.passage.sentences
        if span.start < window.end and span.end > window.start
    ]
    document = window.evidence.document.text
    sentences = [Sentence(start - window.start, document[start:end]) for start, end in spans]
    return sentences or [Sentence(0, window.text)]


def finding(  # noqa: PLR0913 - a finding has that many sides, all named
    window: Window,
    *,
    slot: Slot,
    relation: Relation,
    claim_words: str,
    start: int,
    end: int,
    note: str,
) -> Finding:
    """Return a finding on the window's words from `start` to `end`, counted in its text."""
    return Finding(
        slot=slot,
        relation=relation,
        claim_words=claim_words,
        source_words=window.text[start:end],
        document_id=window.evidence.document.id,
        start=window.start + start,
        end=window.start + end,
        note=note,
    )


def missing(window: Window, *, slot: Slot, claim_words: str, note: str) -> Finding:
    """Return a finding on words of the claim that the source has nothing for."""
    return Finding(
        slot=slot,
        relation=Relation.MISSING,
        claim_words=claim_words,
        source_words="",
        document_id=window.evidence.document.id,
        start=window.start,
        end=window.end,
        note=note,
    )


def beside(claim_words: str, source_words: str) -> str:
    """Return the note of a difference.

    >>> beside("Germany", "Austrian")
    'claim: Germany; source: Austrian'
    """
    return f"claim: {claim_words}; source: {source_words}"


def is_named(name: str, text: str) -> bool:
    """Tell whether a text names the same person, place or organisation.

    >>> is_named("Viktor Orban", "Then Orbán left."), is_named("Xi", "Then Orbán left.")
    (True, False)
    """
    return any(is_same(name, other.text) for other in find_names(text))


def is_told(claim: str, source: str, *, but: Sequence[Name] = ()) -> bool:
    """Tell whether a source speaks of all a claim does, but for some of its names.

    Every other name and number of the claim must be there, and most of its other words.

    >>> claim = "Acme opened its Lyon plant in 2019"
    >>> source = "Globex opened a plant in Lyon in 2019."
    >>> is_told(claim, source), is_told(claim, source, but=find_names(claim)[:1])
    (False, True)
    """
    names = find_names(claim)
    spans = {(name.start, name.end) for name in but}
    others = [name for name in names if (name.start, name.end) not in spans]
    if not all(is_named(name.text, source) for name in others):
        return False
    words, told = content_lemmas(without_names(claim, names)), content_lemmas(source)
    if any(_NUMBER.search(word) and word not in told for word in words):
        return False
    return not words or len(words & told) / len(words) >= _MIN_SHARE


def without_names(text: str, names: Sequence[Name]) -> str:
    """Return a text with spaces for its names, so that offsets stay.

    >>> claim = "Orban met Putin in 2023"
    >>> without_names(claim, find_names(claim))
    '      met       in 2023'
    """
    pieces, end = [], 0
    for name in names:
        pieces += [text[end : name.start], " " * (name.end - name.start)]
        end = name.end
    return "".join([*pieces, text[end:]])


def has_other_years(claim: str, source: str) -> bool:
    """Tell whether both give years and none is the same.

    >>> has_other_years("It rose in 2022", "It fell in 2021"), has_other_years("It rose", "In 2021")
    (True, False)
    """
    told, said = set(_YEAR.findall(source)), set(_YEAR.findall(claim))
    return bool(told) and bool(said) and not told & said
