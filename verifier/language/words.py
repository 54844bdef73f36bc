"""Words of a text: tokens with exact spans, English function words, stems."""

import re
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer.english_stemmer import EnglishStemmer  # type: ignore[import-untyped]


class Token(NamedTuple):
    """A word or number of a text.

    Attributes:
        start: First character.
        end: End, exclusive.
        text: Exactly the text between the two.
    """

    start: int
    end: int
    text: str


# Combining marks belong to the letter before them, but are no \w: "é" may be two characters.
_CHARACTER = r"(?:[^\W_]|[\u0300-\u036f])"
_TOKEN = re.compile(
    rf"(?<!{_CHARACTER})(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!{_CHARACTER}))?"  # U.S., e.g., U.S.A
    rf"|(?<=[^\W_])['’][sS](?!{_CHARACTER})"  # the possessive, a token of its own
    rf"|{_CHARACTER}+(?:(?:[-\u2010\u2011]|['’](?![sS](?!{_CHARACTER}))|(?<=\d)[.,](?=\d))"
    rf"{_CHARACTER}+)*"
)

_FUNCTION_WORDS = """
    a an the this that these those such same other another each every either neither both all any
    some few several many much more most less least enough own
    i me my mine myself you your yours yourself yourselves he him his himself she her hers herself
    it its itself we us our ours ourselves they them their theirs themselves one ones
    who whom whose which what where when why how whoever whatever whichever whenever wherever
    someone somebody something anyone anybody anything everyone everybody everything none nobody
    nothing there here
    about above across after against along amid among amongst around as at before behind below
    beneath beside besides between beyond by despite down during except for from in inside into
    like near of off on onto out outside over past per since than through throughout till to toward
    towards under until up upon versus via with within without
    and but or nor so yet if because although though unless while whereas whether
    be am is are was were been being have has had having do does did doing done
    can could may might must shall should will would ought cannot
    not no too very also just then thus hence therefore however again once ever even still already
    rather quite almost else
    's 'm 're 've 'll 'd i'm you're he'll she'll it'll we're they're i've you've we've they've i'd
    you'd he'd she'd we'd they'd i'll you'll we'll they'll let's
    isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't can't couldn't mightn't
    mustn't shan't shouldn't won't wouldn't needn't
"""

STOP_WORDS = frozenset(_FUNCTION_WORDS.split())
"""English function words, in lower case and with a straight apostrophe.

Words that narrow a claim ("first", "only", "never") are content and not among them.
"""


@lru_cache(maxsize=4096)  # texts; the comparators of a claim read the same dozen windows
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words and numbers of a text in order; punctuation and symbols are left out.

    Hyphens, apostrophes and the points and commas of numbers stay inside a word; a possessive 's
    is a token of its own.

    >>> [token.text for token in tokens("The U.S. paid Hungary's six-month bill of $5,400.50.")]
    ['The', 'U.S.', 'paid', 'Hungary', "'s", 'six-month', 'bill', 'of', '5,400.50']
    """
    return tuple(Token(*match.span(), match.group()) for match in _TOKEN.finditer(text))


def normalise(word: str) -> str:
    """Return a word as `STOP_WORDS` has it: lower case, straight apostrophe.

    >>> normalise("Don’t")
    "don't"
    """
    return word.lower().replace("’", "'")


@lru_cache(maxsize=65_536)  # words; more than a corpus of 10,000 passages has
def stem(word: str) -> str:
    """Return the stem of an English word, in lower case.

    Source: Porter 2, the English stemmer of Snowball.

    >>> stem("Meetings"), stem("met")
    ('meet', 'met')
    """
    return str(EnglishStemmer().stemWord(normalise(word)))


def content_stems(text: str) -> set[str]:
    """Return the stems of a text's words that are not function words.

    >>> sorted(content_stems("The leaders' talks were held in 2024"))
    ['2024', 'held', 'leader', 'talk']
    """
    words = (normalise(token.text) for token in tokens(text))
    return {stem(word) for word in words if word not in STOP_WORDS}
