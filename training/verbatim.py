"""Sentences of a document as claims about it: whole or shortened, changed, and elsewhere.

Without them a network learns that what shares all its words with the source is false: authored
claims that are true are reworded, those that are false differ in one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from training import mutations, slots
from training.authored import in_context, nearest
from training.examples import Example

MIN_WORDS = 6
"""Words of the shortest sentence that is a claim of its own."""
DANGLING = re.compile(r"(He|She|It|They|This|That|These|Those|His|Her|Its|Their|But|And)\b|[\"“]")
"""Beginnings of sentences that lean on the one before."""
SMALL = 20
"""Numbers under this move by a step, others by a factor."""
FACTORS = (0.5, 0.7, 0.8, 1.2, 1.3, 1.5, 2.0)
ASIDE = re.compile(r"\s*\([^()]*\)|, (?!and\b|or\b)(?:\w[\w'’-]* ?){1,9},(?! and\b| or\b)(?= )")
"""What stands in brackets or between two commas, and is no part of a list."""
OPENING = re.compile(r"^(?:On|In|At|Since|By) [^,]{3,40}, (?=\w)")
ENDING = re.compile(
    r"(?:,|;| because| after| while| when| where| which| who| as| since| although| but| and"
    r" with| compared| against) .*$"
)
"""Where a sentence can end earlier and still be true."""
REVERSING = re.compile(
    r"\b(?:if|unless|until|before|not|no|never|nor|neither|only|except|without|denied?|rejected"
    r"|refused|would|could|may|might|rumou?rs?|alleged|claimed|instead|once|used to|had been)\b"
)
"""Words that may turn the meaning of what is left when something is dropped beside them."""
REWORDED = 0.5
"""Share of true claims that also come in another form."""
NO_CONTEXT = 0.3
"""Share of windows that come without title and date."""


def verbatim(documents: Sequence[dict[str, Any]], random: Random) -> Iterator[Example]:
    """Yield each sentence that can stand alone as a true, a false and an open claim."""
    for document in documents:
        sentences = document["sentences"]
        for place, sentence in enumerate(sentences):
            if len(sentence.split()) >= MIN_WORDS and not DANGLING.match(sentence):
                yield from _of_sentence(sentence, document, place, random)


def shortened(documents: Sequence[dict[str, Any]], random: Random) -> Iterator[Example]:
    """Yield the same of sentences that have lost a part without which they are still true."""
    for document in documents:
        for place, sentence in enumerate(document["sentences"]):
            claim = shorten(sentence, random)
            if claim and not DANGLING.match(claim):
                yield from _of_sentence(claim, document, place, random)


def shorten(sentence: str, random: Random) -> str | None:
    """Drop an aside, an opening or an ending; None where that might change the meaning.

    >>> shorten("The bridge, built in 1921, was closed on Monday.", Random(1))
    'The bridge was closed on Monday.'
    """
    if REVERSING.search(sentence):
        return None
    fitting = [part for part in (ASIDE, OPENING, ENDING) if part.search(sentence)]
    for part in random.sample(fitting, len(fitting)):
        left = part.sub("", sentence, count=1).strip()
        left = left[:1].upper() + left[1:].rstrip(".") + "."
        if MIN_WORDS <= len(left.split()) < len(sentence.split()):
            return left
    return None


def _of_sentence(
    claim: str, document: dict[str, Any], place: int, random: Random
) -> Iterator[Example]:
    sentences = document["sentences"]
    context = {"title": None, "date": None} if random.random() < NO_CONTEXT else document
    first = max(0, place - random.choice((0, 0, 1)))
    true = in_context(claim, sentences[first : place + 1], "supported", context)
    yield Example(claim, true.premise, "supported", "verbatim")
    if random.random() < REWORDED:
        yield from _changed(true, mutations.TRUE, "supported", random)
    false = _another_value(claim, random)
    if false:
        yield Example(false, true.premise, "contradicted", "verbatim")
    else:
        yield from _changed(true, mutations.FALSE, "contradicted", random)
    others = [sentence for at, sentence in enumerate(sentences) if at not in (first, place)]
    if others:
        window = [nearest(claim, others, random)]
        premise = in_context(claim, window, "unverifiable", context).premise
        yield Example(claim, premise, "unverifiable", "verbatim")


def _another_value(claim: str, random: Random) -> str | None:
    """Change one number, month or direction of a sentence: what the source says is then another.

    >>> _another_value("It rose in May.", Random(1)) != "It rose in May."
    True
    """
    found = [*slots.NUMBER.finditer(claim), *slots.MONTH.finditer(claim)]
    found += slots.OPPOSITE.finditer(claim)
    if not found:
        return None
    match = random.choice(found)
    return slots.replace(claim, match.span(), _other(match.group(), random))


def _other(old: str, random: Random) -> str:
    if old in slots.OPPOSITES:
        return slots.OPPOSITES[old]
    if old in slots.MONTHS:
        return random.choice([month for month in slots.MONTHS if month != old])
    value = slots.value(old)
    if slots.YEAR.fullmatch(old):
        return str(round(value) + random.choice((-7, -4, -2, -1, 1, 2, 3, 6)))
    new = value + random.choice((1, 2, 3)) if value < SMALL else value * random.choice(FACTORS)
    return f"{new:,.1f}" if "." in old else f"{round(new):,}"


def _changed(
    example: Example, rules: tuple[mutations.Rule, ...], label: str, random: Random
) -> Iterator[Example]:
    """Apply the first rule that fits, in an order by chance."""
    old = (example.claim, example.premise)
    for rule in random.sample(rules, len(rules)):
        changed = rule(*old, random)
        if changed and changed != old:
            yield Example(*changed, label, "verbatim")
            return
