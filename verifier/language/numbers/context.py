"""What the words around a number make of it: a bound, a hedge, an old value, a mere name."""

import re
from typing import NamedTuple

from verifier.language.words import STOP_WORDS

_REACH = 64  # characters in front of a number in which its bound or role may stand
_SENTENCE_REACH = 160  # characters in which the verb of a change may stand

_LEAST = r"at least|no (?:less|fewer) than|not (?:less|fewer) than|a minimum of"
_ABOVE = r"more than|over|above|exceeding|in excess of|greater than|upwards of"
_MOST = r"up to|at most|(?:no|not) more than|a maximum of|as (?:many|much) as|not exceeding"
_BELOW = r"fewer than|less than|under|below"
_ABOUT = (
    r"about|around|some|roughly|approximately|close to|an estimated|circa|ca\.|just over"
    r"|just under|slightly more than|slightly less than|around about|in the region of"
)
_NEARLY = r"nearly|almost|not quite"
_EXACT = r"exactly|precisely|only|just"
_BOUND = re.compile(
    rf"(?<!\w)(?ai:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<about>{_ABOUT})|(?P<above>{_ABOVE})"
    rf"|(?P<below>{_BELOW})|(?P<nearly>{_NEARLY})|(?P<exact>{_EXACT}))\s{{1,3}}(?:an?\s{{1,3}})?$"
)
_AFTER = re.compile(
    r"(?P<above>\+(?!\w))|\s{1,3}(?ai:(?P<least>or more|or above)|(?P<most>or (?:fewer|less|below))"
    r"|(?P<about>or so))(?!\w)"
)
_RISE = (
    r"rose|rises?|risen|rising|increas\w{0,4}|gr[eo]wn?|grows|growing|growth|climb\w{0,4}"
    r"|jump\w{0,4}|gain\w{0,4}|rais\w{1,4}|surg\w{1,4}|soar\w{0,4}|expand\w{0,4}|up|higher"
)
_FALL = (
    r"fell|falls?|fallen|falling|drop\w{0,5}|declin\w{1,4}|decreas\w{1,4}|cut|cuts|cutting"
    r"|reduc\w{1,6}|slump\w{0,4}|plung\w{1,4}|slid|slides?|shrank|shr[iu]nk\w{0,4}|lower\w{0,4}"
    r"|slipp\w{1,4}|down|lost"
)
_TURN = r"went|goes|moved|changed|revised|shifted|swung|doubled|tripled|halved"
_CHANGE = re.compile(rf"(?<!\w)(?ai:(?P<rise>{_RISE})|(?P<fall>{_FALL})|{_TURN})(?!\w)")
_ROLES = re.compile(
    r"(?:(?<!\w)(?ai:(?P<not>not|rather than|instead of|never)"
    r"|(?P<former>(?:up|down) from|compared (?:with|to)|previously|formerly|versus|originally)"
    r"|(?P<word>from|to|by))|(?P<nt>n['\u2019]t))\s{1,3}(?:the\s{1,3})?$"
)
_DIRECT = re.compile(rf"(?<!\w)(?ai:{_RISE}|{_FALL})\s{{1,3}}$")
_THEN_CHANGE = re.compile(
    r"\s{1,3}(?ai:rise|increase|growth|gain|jump|fall|drop|decline|decrease|cut|reduction)(?!\w)"
)
_LABEL = re.compile(
    r"(?<!\w)(?ai:flight|article|no\.|numbers?|page|chapter|section|paragraph|room|route|act|line"
    r"|grade|version|phase|type|level|highway|resolution|apollo|boeing|airbus|channel|figure"
    r"|table|step|group|class|unit|district|formula|team|windows|interstate|bus|track)\s{1,3}$"
)
_CAPITALISED = re.compile(
    r"(?P<edge>^|[.!?:;\"“(]\s{0,3}|\n\s{0,3})?(?<![\w'’-])([A-Z][\w'’-]{0,30})\s$"
)
_NOUN_WORD = re.compile(r"\s{1,3}(?P<quote>[\"“'‘]?)(?P<word>[^\W\d_][\w'\u2019-]{0,30})")
_HYPHENATED = re.compile(r"-([^\W\d_]{2,30})")
_SKIPPED = frozenset({
    "more", "other", "additional", "new", "of", "the", "its", "their", "his", "her", "our", "such",
    "these", "those", "further", "different",
})  # fmt: skip
_IRREGULAR_PLURALS = frozenset({
    "people", "men", "women", "children", "staff", "police", "troops", "personnel", "cattle",
    "sheep", "fish", "aircraft", "feet", "teeth", "mice", "media", "data", "points",
})  # fmt: skip
_MAX_NOUN_WORDS = 4
_VERB_ENDINGS = ("ed", "ing")  # "5 million voted" counts no "voted"


class Bound(NamedTuple):
    """A bound or hedge.

    Attributes:
        start: First character of what stands in front of the number.
        end: End of what stands behind it, exclusive.
        kind: "least", "most", "above", "below", "about", "nearly" or "exact"; empty for none.
    """

    start: int
    end: int
    kind: str


class Noun(NamedTuple):
    """The noun that a number counts.

    Attributes:
        end: End in the text, exclusive; the number's own end when there is none.
        word: As written; empty when there is none.
    """

    end: int
    word: str


def find_bound(text: str, start: int, end: int) -> Bound:
    """Find the bound in front of or behind a number.

    >>> find_bound("at least 50 people", 9, 11)
    Bound(start=0, end=11, kind='least')
    """
    low = max(0, start - _REACH)
    before = _BOUND.search(text[low:start])
    if before is not None:
        return Bound(low + before.start(), end, str(before.lastgroup))
    after = _AFTER.match(text, end)
    if after is not None:
        return Bound(start, after.end(), str(after.lastgroup))
    return Bound(start, end, "")


def find_role(text: str, start: int, end: int) -> str | None:
    """Find what the words around a quantity, with its bound and unit, make of it.

    >>> find_role("It employs 310 people, not 240.", 27, 30)
    'not'
    >>> find_role("Revenue rose from 3 percent to 5 percent", 31, 40)
    'to'
    >>> find_role("a 5 percent rise", 2, 11)
    'by'
    """
    before = text[max(0, start - _REACH) : start]
    match = _ROLES.search(before)
    if match is None:
        is_change = _DIRECT.search(before) or _THEN_CHANGE.match(text, end)
        return "by" if is_change else None
    if match["word"]:
        return match["word"].lower() if change_direction(text, start) is not None else None
    return "former" if match["former"] else "not"


def change_direction(text: str, position: int) -> int | None:
    """Whether the sentence in front of a position speaks of a rise.

    Returns:
        1 for a rise, -1 for a fall, 0 for a change of either kind, None for no change.

    >>> change_direction("Revenue rose by", 15), change_direction("It was led by", 13)
    (1, None)
    """
    sentence = re.split(r"[.!?]\s|\n", text[max(0, position - _SENTENCE_REACH) : position])[-1]
    changes = list(_CHANGE.finditer(sentence))
    if not changes:
        return None
    return 1 if changes[-1]["rise"] else -1 if changes[-1]["fall"] else 0


def is_change(word: str) -> bool:
    """Whether a word speaks of rising or falling.

    >>> is_change("rose"), is_change("employs")
    (True, False)
    """
    return _CHANGE.fullmatch(word) is not None


def find_noun(text: str, end: int) -> Noun:
    """Find the noun behind a number: the first plural, else the first word in lower case.

    >>> find_noun("310 full-time employees work", 3)
    Noun(end=23, word='employees')
    >>> find_noun("27-member bloc", 2).word
    'member'
    """
    hyphenated = _HYPHENATED.match(text, end)
    if hyphenated is not None:
        return Noun(hyphenated.end(), hyphenated[1])
    nouns = list(_noun_words(text, end))
    plurals = [noun for noun in nouns if is_plural(noun.word)]
    if plurals or not nouns or nouns[0].word.endswith(_VERB_ENDINGS):
        return plurals[0] if plurals else Noun(end, "")
    return next((noun for noun in nouns if noun.word.islower()), nouns[0])


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural.

    >>> is_plural("people"), is_plural("leaders"), is_plural("business")
    (True, True, False)
    """
    lower = word.lower()
    return lower in _IRREGULAR_PLURALS or (
        lower.endswith("s") and not lower.endswith(("ss", "us", "is", "'s", "\u2019s"))
    )


def is_name(text: str, start: int, end: int) -> bool:
    """Whether a bare number is part of a name, such as Flight 370 or Apollo 11.

    >>> is_name("Flight 370 vanished", 7, 10), is_name("Employs 240 people", 8, 11)
    (True, False)
    """
    before = text[max(0, start - _REACH) : start]
    if _LABEL.search(before):
        return True
    match = _CAPITALISED.search(before)
    if match is None or match[2].lower() in STOP_WORDS:
        return False
    is_initial = match["edge"] is not None and (match.start() > 0 or start <= _REACH)
    return not (is_initial and is_plural(find_noun(text, end).word))


def _noun_words(text: str, position: int) -> list[Noun]:
    words: list[Noun] = []
    while len(words) < _MAX_NOUN_WORDS:
        match = _NOUN_WORD.match(text, position)
        if match is None:
            break
        position, word = match.end(), match["word"]
        if not words and word.lower() in _SKIPPED:
            continue
        if word.lower() in STOP_WORDS:
            break
        words.append(Noun(position, word))
    return words
