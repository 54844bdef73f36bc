"""What is read into a claim, in sentences for a person."""

import re

from verifier.claims.verbs import begins_with_verb

_SINCE_YEAR = re.compile(r"\bsince (\d{4})\b", re.IGNORECASE)
_RELATIVE_TIME = re.compile(
    r"\b(?:(?:last|next|this) (?:year|month|week|weekend|decade|century|spring|summer|autumn|fall"
    r"|winter|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday|today|tonight"
    r"|tomorrow|currently|now|nowadays|recently|(?:\w+ )?(?:years?|months?|weeks?|days?) ago)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"\b(?:I|we|We|my|My|our|Our)\b")
_SUPERLATIVE = re.compile(
    r"(?:the\s+)?(?:\w+\s)?(?:first|second|third|last|only|sole|\w{3,}est|most \w+)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:leader|president|chancellor|minister|premier|king|queen|pope|politician|senator|mayor"
    r"|governor|chief|director|founder|author|scientist|player|athlete|winner|woman|man|person|child"
    r"|girl|boy|actor|actress|singer|astronaut|officer|head of state)\b",
    re.IGNORECASE,
)


def read_line(text: str) -> str:
    """Return how a line without subject or verb is read.

    >>> read_line("first EU leader to meet Putin since 2022")[:58]
    'Someone was the first EU leader to meet Putin since 2022; '
    """
    line = text.strip().rstrip(".!…")
    if begins_with_verb(line):
        return f"Someone or something {line}; who or what it was is left to the documents."
    if not _SUPERLATIVE.match(line):
        return f"Read as a report that this is so: {line}."
    line = re.sub(r"^the\s+", "", line, flags=re.IGNORECASE)
    subject, question = ("someone", "who") if _PERSON.search(line) else ("something", "what")
    return f"{subject.capitalize()} was the {line}; {question} it was is left to the documents."


def read_times(text: str) -> list[str]:
    """Return how the years and relative times of a claim are read.

    >>> read_times("in office since 2022")
    ['‘since 2022’ is read as since the start of 2022.']
    """
    found = [
        f"‘{match.group()}’ is read as since the start of {match.group(1)}."
        for match in _SINCE_YEAR.finditer(text)
    ]
    found += [
        f"‘{match.group()}’ is read relative to the date of each document."
        for match in _RELATIVE_TIME.finditer(text)
    ]
    return list(dict.fromkeys(found))


def read_speaker(text: str) -> list[str]:
    """Return a note on a speaker who is not named.

    >>> read_speaker("Our plant employs 240 people")
    ['‘Our’ is left as it stands; the text does not say who speaks.']
    """
    match = _SPEAKER.search(text)
    if match is None:
        return []
    return [f"‘{match.group()}’ is left as it stands; the text does not say who speaks."]
