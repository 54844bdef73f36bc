"""How far a window speaks of the same thing as a claim, in words."""

from verifier.language.dates import find_dates
from verifier.language.names import find_names, same_name
from verifier.language.numbers import find_quantities
from verifier.language.verbs import content_lemmas, lemma
from verifier.language.words import STOP_WORDS, normalise, tokens

NAME_WEIGHT = 2.0
"""A name tells more of what a sentence is about than another word; twice is a plain choice."""

_MEASURING = frozenset(map(lemma, ("last", "cost", "measure", "weigh", "total", "amount")))
"""Verbs that only say that a figure follows: "lasts six months" is "a six-month …"."""


def coverage(claim: str, context: str) -> float:
    """Return which share of the claim's telling words the context has, 0 to 1.

    Numbers and dates are left out, since these are compared as slots. Names weigh `NAME_WEIGHT`.

    >>> coverage("Acme opened its Lyon plant in 2016", "Acme opened its Lyon plant in March 2019.")
    1.0
    >>> coverage("Acme sued its auditors", "Globex fired its auditors.")
    0.25
    """
    names = find_names(claim)
    slots = [(name.start, name.end) for name in names]
    slots += [(date.start, date.end) for date in find_dates(claim)]
    slots += [(quantity.start, quantity.end) for quantity in find_quantities(claim)]
    words = {
        lemma(token.text)
        for token in tokens(claim)
        if normalise(token.text) not in STOP_WORDS
        and lemma(token.text) not in _MEASURING
        and not any(start <= token.start < end for start, end in slots)
    }
    context_names = find_names(context)
    n_named = sum(any(same_name(name, other) for other in context_names) for name in names)
    total = NAME_WEIGHT * len(names) + len(words)
    matched = NAME_WEIGHT * n_named + len(words & content_lemmas(context))
    return matched / total if total else 0.0
