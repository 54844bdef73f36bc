"""Names of people, places and organisations in a text, found by capitals and word lists."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from verifier.language.names.capitals import Word, capital_words
from verifier.language.names.gazetteer import look_up
from verifier.language.names.lexicon import is_listed, listed
from verifier.language.names.runs import Run, find_runs, is_given, plain
from verifier.language.names.sameness import is_same

NameKind = Literal["person", "place", "organisation", "unknown"]


class Name(NamedTuple):
    """A name in a text, without title and without possessive.

    Attributes:
        start: First character.
        end: End, exclusive.
        text: Exactly the text between the two.
        kind: What bears the name; "unknown" when nothing tells.
    """

    start: int
    end: int
    text: str
    kind: NameKind


# Endings of ordinary English words; a lone word that opens a sentence with one is no name.
_ORDINARY_ENDING = re.compile(r"\w{3}(?:ings?|[ts]ions?|ments?|ness|it(?:y|ies)|ly|ists?|isms?)$")
_MAX_LISTED_WORDS = 4  # "World Trade Organization", "New South Wales"
_MAX_PEOPLE_WORDS = 2  # "North Korean"


def find_names(text: str) -> list[Name]:
    """Return the names of a text in order; days, months and ordinary words are left out.

    >>> [name.text for name in find_names("Hungarian Prime Minister Viktor Orban met Putin.")]
    ['Hungarian', 'Viktor Orban', 'Putin']
    >>> [name.text for name in find_names("The Bank of England's rate rose to 5% in May.")]
    ['Bank of England']
    """
    return list(_found(text))


def same_name(first: Name, second: Name) -> bool:
    """Tell whether two names may mean the same, see `is_same`.

    >>> same_name(*find_names("Orbán met Viktor Orban."))
    True
    """
    return is_same(first.text, second.text)


@lru_cache(maxsize=512)  # texts; a claim is read for each of some dozen windows and slots
def _found(text: str) -> tuple[Name, ...]:
    words = capital_words(text)
    small = {word.text for word in words if word.text[0].islower()}
    segments = [segment for run in find_runs(text, words) for segment in _segments(run)]
    found = [
        (segment.words[0].is_shouted, Name(*_span(text, segment.words), _kind(text, segment)))
        for segment in segments
        if _is_name(text, segment, small)
    ]
    known = {name.text for is_shouted, name in found if not is_shouted}
    people = {name.text.split()[-1] for _, name in found if name.kind == "person"}
    return tuple(
        name._replace(kind="person") if name.kind == "unknown" and name.text in people else name
        for is_shouted, name in found
        if not is_shouted or name.kind != "unknown" or name.text in known
    )


class _Segment(NamedTuple):
    words: Run
    has_title: bool  # a title stands right before it


def _segments(run: Run) -> Iterator[_Segment]:
    """Take titles, months and peoples out of a run: "Russian President Vladimir Putin"."""
    is_organisation = run[-1].low in listed("organisation_words")
    if run[0].is_shouted and not is_organisation and look_up(plain(run)) is None:
        yield from _shouted_segments(run)
        return
    current: Run = []
    has_title = is_after_title = False
    for position, word in enumerate(run):
        if _is_title(run, position, current):
            while current and current[-1].low in listed("portfolios"):
                current.pop()
            yield from _trimmed(current, has_title=has_title)
            current, has_title, is_after_title = [], True, True
        elif word.low in listed("calendar") and not is_given(current):
            yield from _trimmed(current, has_title=has_title)
            current, has_title, is_after_title = [], False, False
        elif current or not is_after_title or not _is_duty(word):
            current.append(word)
        else:  # "President of Globex" titles nobody
            has_title = False
    yield from _trimmed(current, has_title=has_title)


def _shouted_segments(run: Run) -> Iterator[_Segment]:
    """Take a headline's run apart where word lists tell how, else word by word."""
    start = 0
    while start < len(run):
        end = _shouted_end(run, start)
        if run[start].has_capital:
            yield _Segment(run[start:end], has_title=False)
        start = end


def _shouted_end(run: Run, start: int) -> int:
    for end in range(min(start + _MAX_LISTED_WORDS, len(run)), start, -1):
        if look_up(plain(run[start:end])):
            return end
    end = start + 1
    if is_given(run[start:end]):
        while end < len(run) and not run[end].has_capital:
            end += 1
        return min(end + 1, len(run))
    return end


def _is_duty(word: Word) -> bool:
    """Tell a minister's duty: "of State" in "Secretary of State Antony Blinken"."""
    return word.low in listed("portfolios") or word.low in ("of", "for", "the")


def _is_title(run: Run, position: int, current: Run) -> bool:
    word = run[position]
    following = run[position + 1].low if position + 1 < len(run) else ""
    if word.low not in listed("titles"):
        return False
    if word.low == "prime" or following == "of":
        return following in ("minister", "of")
    if run[-1].low in listed("organisation_words"):  # "Justice Department"
        return False
    return bool(following) or not is_given(current)  # "Stephen King"


def _trimmed(words: Run, *, has_title: bool) -> Iterator[_Segment]:
    start, end = 0, len(words)
    while start < end and _opens_before_name(words, start):
        start += 1
    while end > start and not words[end - 1].has_capital:
        end -= 1
    if start == end:
        return
    for n_words in range(1, min(_MAX_PEOPLE_WORDS, end - start - 1) + 1):
        if _is_apart(words[start : start + n_words], words[start + n_words : end]):
            yield _Segment(words[start : start + n_words], has_title)
            yield from _trimmed(words[start + n_words : end], has_title=False)
            return
    yield _Segment(words[start:end], has_title)


def _opens_before_name(words: Run, position: int) -> bool:
    word = words[position]
    if not word.has_capital:
        return True
    is_last = position + 1 == len(words)
    if is_last or not word.is_opening or word.low not in listed("openers"):
        return False
    return look_up(f"{word.text} {words[position + 1].text}") is None  # "New York"


def _is_apart(first: Run, rest: Run) -> bool:
    """Tell whether a people or place stands before another name and is no part of it."""
    entry = look_up(plain(first))
    if entry is None or look_up(plain(first + rest)):
        return False
    if look_up(plain(rest)) or is_given(rest):
        return True
    is_long = len(rest) > 1 and rest[-1].low not in listed("organisation_words")
    return entry.kind == "people" and is_long


def _span(text: str, words: Run) -> tuple[int, int, str]:
    start, end = words[0].start, words[-1].end
    return start, end, text[start:end]


def _is_name(text: str, segment: _Segment, small: set[str]) -> bool:
    words, has_title = segment
    word = words[0]
    if len(words) > 1 or has_title or look_up(word.text):
        return True
    if len(word.text) == 1 or is_listed(word.low, "openers", "common_nouns"):
        return False
    if is_listed(word.low, "organisation_words", "portfolios"):
        return False
    return not word.is_opening or not (word.low in small or _ORDINARY_ENDING.match(word.low))


def _kind(text: str, segment: _Segment) -> NameKind:
    words, has_title = segment
    entry = look_up(_span(text, words)[2])
    if entry:
        return "organisation" if entry.kind == "organisation" else "place"
    if words[-1].low in listed("organisation_words"):
        return "organisation"
    if any(word.low in ("of", "for") for word in words):
        return "place" if words[0].low in listed("place_words") else "organisation"
    if has_title or is_given(words) or _is_initialled(words):
        return "person"
    if words[-1].low in listed("place_words"):
        return "place"
    return "organisation" if words[0].text.isupper() and len(words) == 1 else "unknown"


def _is_initialled(words: Run) -> bool:
    is_family_first = len(words) > 1 and words[0].low in listed("family_names_first")
    has_initial = len(words) > 1 and len(words[0].text.replace(".", "")) <= 2
    return is_family_first or (has_initial and words[0].text.replace(".", "").isupper())
