"""Who "He" is, when the sentence before leaves no doubt."""

import re
from typing import NamedTuple

from verifier.language.names import find_names

_PRONOUN = re.compile(
    r"(?:He|She|It|They|His|Her|Its|Their"
    r"|(?:This|That|These|Those)(?= (?:is|are|was|were|has|had|will|would|means|meant|led|came)\b))"
    r"\b(?!['’])"
)
_OF_A_PERSON = {"He": "", "She": "", "His": "'s", "Her": "'s"}
_TITLED = re.compile(r"[\"“‘]?(?:[\w’'-]+\s+){0,6}?$")
_BEFORE_SUBJECT = re.compile(
    r"\b(?:of|in|on|at|by|for|with|from|to|after|before|that)\s|,", re.IGNORECASE
)


class Reading(NamedTuple):
    """A sentence with its first pronoun read.

    Attributes:
        text: The sentence, its pronoun replaced where that is safe.
        assumption: What was read into it or left open.
    """

    text: str
    assumption: str


def read_pronoun(sentence: str, before: str) -> Reading | None:
    """Read the pronoun that a sentence begins with from the sentence before.

    It is replaced when the sentence before names one person only, as its subject.

    Returns:
        The reading; None when the sentence begins with no pronoun.

    >>> read_pronoun("He left on Friday.", "Viktor Orban met the press.").text
    'Viktor Orban left on Friday.'
    """
    match = _PRONOUN.match(sentence)
    if match is None:
        return None
    pronoun = match.group()
    person = _only_subject(before) if pronoun in _OF_A_PERSON else None
    if person is None:
        return Reading(sentence, f"‘{pronoun}’ is left as it stands; what it means is not certain.")
    text = person + _OF_A_PERSON[pronoun] + sentence[match.end() :]
    return Reading(text, f"‘{pronoun}’ is read as {person}, from the sentence before.")


def _only_subject(sentence: str) -> str | None:
    """Return the person whom a sentence is about; None when there is none or a second one."""
    names = find_names(sentence)
    people = [name for name in names if name.kind == "person"]
    others = [name for name in names if name.kind == "unknown"]
    surnames = {name.text.split()[-1] for name in people}
    if len(surnames) != 1 or others:
        return None
    lead = sentence[: people[0].start]
    is_subject = _TITLED.fullmatch(lead) and not _BEFORE_SUBJECT.search(lead)
    return max((name.text for name in people), key=len) if is_subject else None
