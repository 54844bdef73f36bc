"""Whether a sentence of the source says what the claim says, in the same words and order."""

from collections.abc import Iterable, Sequence

from verifier.judge.windows import Window
from verifier.language.dates import find_dates
from verifier.language.names import find_names, same_name
from verifier.language.numbers import find_quantities
from verifier.language.sentences import split_sentences
from verifier.language.verbs import lemma
from verifier.language.words import STOP_WORDS, Token, normalise, tokens
from verifier.types import Finding, Relation, Slot

_REVERSING_WORDS = """
    not no never none neither nor without denied deny denies denying rejected refused failed fail
    would could may might should if unless until plans planned proposed hopes hoped wants wanted
    considering considered almost nearly alleged allegedly rumour rumours claimed instead rather
    cannot can't don't doesn't didn't isn't wasn't weren't hasn't haven't hadn't won't expected
    expects forecast predicted false wrong untrue dismissed disputed told said say says wrote
    believed thought although though but used only except
"""
REVERSING = frozenset(_REVERSING_WORDS.split())
"""Words that may turn a sentence's meaning when a claim leaves them out."""

_COMPARING_WORDS = """
    all every each both more less fewer most least above below before after over under up down out
    off than since first last against
"""
_TELLING = REVERSING | frozenset(_COMPARING_WORDS.split())
"""Function words that change what is said."""

_ORDERING = frozenset({"by"})
"""Function words that a claim may not add: "was bought by" is not "bought"."""

FIGURES = frozenset({Slot.QUANTITY, Slot.DATE})
"""Slots that are compared by value."""

_MIN_WORDS = 2
"""Words besides figures and carried names that a claim must have."""

_MAX_SKIPPED = 6
"""Words that the source may say in between; none of them may be a name."""


def is_contained(claim: str, window: Window, findings: Sequence[Finding]) -> bool:
    """Tell whether one sentence of the window says the claim, slots and words alike.

    Every slot must agree, every figure of the claim in that sentence. The claim's other words must
    stand there too, in their order; what the source says besides must not be able to turn the
    meaning. A name that the sentence takes from its context need not be said again where it names
    nobody else.

    Args:
        claim: The claim's text.
        window: What the judge read.
        findings: What the slots of the window say.
    """
    if any(finding.relation is not Relation.AGREES for finding in findings):
        return False
    return any(
        _has_figures(claim, findings, window.start + start, window.start + end)
        and _says(window.text[start:end], claim, context=window.context)
        for start, end in split_sentences(window.text)
    )


def _has_figures(claim: str, findings: Sequence[Finding], first: int, last: int) -> bool:
    """Tell whether every number and date of the claim agrees with one between two places."""
    agreeing = [
        finding.claim_words
        for finding in findings
        if finding.slot in FIGURES and first <= finding.start and finding.end <= last
    ]
    figures = (claim[start:end].removeprefix("by ") for start, end in _figures(claim))
    return all(any(figure in words or words in figure for words in agreeing) for figure in figures)


def _says(sentence: str, claim: str, *, context: str) -> bool:
    """Tell whether a sentence has the claim's words in order, and nothing that may turn them."""
    wanted = _outside(_figures(claim) + _carried(sentence, claim, context), _content(claim))
    n_found, between, skipped = 0, [], []
    for token in _outside(_figures(sentence), _content(sentence)):
        if n_found < len(wanted) and lemma(token.text) == lemma(wanted[n_found].text):
            n_found += 1
            continue
        skipped.append(token)
        if 0 < n_found < len(wanted):
            between.append(token)
    is_whole = n_found == len(wanted) >= _MIN_WORDS
    is_turned = any(normalise(token.text) in _TELLING for token in skipped)
    is_close = len(between) <= _MAX_SKIPPED and not any(t.text[0].isupper() for t in between)
    return is_whole and not is_turned and is_close


def _carried(sentence: str, claim: str, context: str) -> list[tuple[int, int]]:
    """Return the claim's names that a sentence without other names takes from its context."""
    claimed, said, known = find_names(claim), find_names(sentence), find_names(context)
    if any(not any(same_name(name, own) for own in claimed) for name in said):
        return []
    return [
        (name.start, name.end)
        for name in claimed
        if not any(same_name(name, other) for other in said)
        and any(same_name(name, other) for other in known)
    ]


def _figures(text: str) -> list[tuple[int, int]]:
    """Return the spans of dates and numbers, with the "by" of "rose by 2 percent"."""
    found = [(date.start, date.end) for date in find_dates(text)]
    found += [(quantity.start, quantity.end) for quantity in find_quantities(text)]
    return [(start - 3 * text[:start].endswith(" by "), end) for start, end in found]


def _content(text: str) -> list[Token]:
    kept = _TELLING | _ORDERING
    words = ((token, normalise(token.text)) for token in tokens(text))
    return [token for token, word in words if word not in STOP_WORDS or word in kept]


def _outside(spans: Iterable[tuple[int, int]], words: Sequence[Token]) -> list[Token]:
    covered = list(spans)
    return [word for word in words if not any(start <= word.start < end for start, end in covered)]
