"""Sentences of a text as exact spans: its blocks, divided by their words.

nupunkt (Punkt, trained on English) divides a block; the rules here mend what it is known to miss.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from verifier.language.blocks import find_blocks
from verifier.types import Span

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

_VISIBLE = re.compile(r"[^\s\ufeff]")  # a byte order mark counts as white space

# nupunkt takes quadratic time on a long run without white space; no word is so long.
_LONG_RUN = re.compile(r"\S{200,}")
# nupunkt learnt from law reports that "bank", "York" and 3,000 more are abbreviations: only these
# few, single letters and those with an inner point ("a.m.") are kept.
_ABBREVIATED = (
    "mr mrs ms messrs dr st ste prof gen sen rep gov capt lt col cpl sgt maj brig adm cmdr hon rev"
    " fr pres jr sr jan feb mar apr jun jul aug sep sept oct nov dec mon"
    " tue tues wed thu thurs fri inc ltd corp co bros vs etc dept est approx ph al cf ed eds"
    " pp ca ft mt ave blvd rd assn govt univ avg incl excl int nat tel ext"
)
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_BEFORE_NUMBERS = frozenset({"no", "nos", "art", "sec", "fig", "figs", "vol", "ch"})  # "No. 5"
_SPACELESS = re.compile(r"(?<=\w\w)[\"”’)\]]*[.!?]+[\"”’)\]]*(?=[“‘(]?[^\W\d_])")
_NO_WORD = re.compile(r"\W")
_WORD_REACH = 8  # characters; longer than any abbreviation
_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|gov|edu)\b", re.IGNORECASE)
_RUN = re.compile(r"\S+")
_CREDIT = re.compile(r"\((?:[A-Z][A-Z/ .&-]{1,30}|[^().!?]{1,60})\)\.?")
_CREDIT_BEFORE_TEXT = re.compile(r"[.!?…]\S?\s+\([A-Z][A-Z/ .&-]{1,30}\)\s+(?=[A-Z“\"])")
_CLOSING_QUOTES = frozenset("\"”’'»")
_ATTRIBUTION = re.compile(
    r"(?:[\w’'-]+\s+){1,5}?(?:said|says|told|asked|added|wrote|replied|insisted|stressed|warned"
    r"|argued|explained|continued|noted|declared|announced|tweeted|posted|recalled)\b[^.!?]{0,60}[.]?"
)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    r"""Return the sentences of a text, or of a stretch of it.

    The spans are in order and disjoint, begin and end with a character that is not white, and
    together hold every such character of the stretch.

    Args:
        text: Any text.
        start: First character of the stretch.
        end: End of the stretch, exclusive; None for the end of the text.

    Returns:
        Spans that count from the start of `text`, whatever `start` is.

    Source: nupunkt 0.8 (Punkt, Kiss and Strunk 2006) within blocks.

    >>> text = "It began in 2022.The talks with Mr. Smith\nwent on.\n• A list"
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['It began in 2022.', 'The talks with Mr. Smith\nwent on.', '• A list']
    """
    stop = len(text) if end is None else end
    blocks = find_blocks(text[start:stop])
    return [
        span for first, last in blocks for span in split_block(text, start + first, start + last)
    ]


def split_block(text: str, start: int, end: int) -> list[Span]:
    """Return the sentences of one block, whose line ends end no sentence by themselves.

    Args:
        text: Any text.
        start: First character of the block, see `find_blocks`.
        end: End of the block, exclusive.

    >>> split_block("He left. She stayed.", 0, 20)
    [Span(start=0, end=8), Span(start=9, end=20)]
    """
    cuts = [start + cut for cut in _cuts(text[start:end])]
    spans = (_trim(text, Span(*pair)) for pair in pairwise([*cuts, end]))
    return [span for span in spans if span.start < span.end]


def _trim(text: str, span: Span) -> Span:
    first = _VISIBLE.search(text, *span)
    if first is None:
        return Span(span.start, span.start)
    end = span.end
    while not _VISIBLE.match(text, end - 1):
        end -= 1
    return Span(first.start(), end)


def _cuts(block: str) -> list[int]:
    """Return where the sentences of a block begin."""
    masked = _LONG_RUN.sub(lambda run: "x" * len(run.group()), block)
    found = {start for start, _ in _punkt().spans(masked, paragraph_breaks=False)}
    found.update(match.end() for match in _CREDIT_BEFORE_TEXT.finditer(block))
    found.update(_spaceless_cuts(block))
    cuts = [0]
    for start, end in pairwise([*sorted(found - {0}), len(block)]):
        before = block[max(cuts[-1], start - _WORD_REACH) : start].rstrip()
        if not _belongs_before(before, block[start:end].strip()):
            cuts.append(start)
    return cuts


@lru_cache(maxsize=1)
def _punkt() -> "PunktSentenceTokenizer":
    from nupunkt import PunktSentenceTokenizer
    from nupunkt.models import get_default_model_path

    tokenizer = PunktSentenceTokenizer.load(get_default_model_path())
    for word in tokenizer.abbreviations:
        if len(word) > 1 and word.isalpha():
            tokenizer.remove_abbreviation(word)
    tokenizer.add_abbreviations(sorted(_ABBREVIATIONS))
    return tokenizer


def _spaceless_cuts(block: str) -> Iterator[int]:
    """Find "2022.The talks", but not "example.com", "U.S.A", "3.5" or "No.5"."""
    for run in _RUN.finditer(block):
        if not _ADDRESS.search(run.group()):
            for match in _SPACELESS.finditer(block, *run.span()):
                before = block[max(run.start(), match.start() - _WORD_REACH) : match.start()]
                if _is_sentence_end(before, block[match.end() : match.end() + 3]):
                    yield match.end()


def _is_sentence_end(before: str, following: str) -> bool:
    letters = following.lstrip("“‘(")
    if _last_word(before).lower() in _ABBREVIATIONS or not letters[:1].isupper():
        return False
    return letters[1:2].islower() or (letters[1:2].isspace() and not before[-1].isdigit())


def _belongs_before(before: str, sentence: str) -> bool:
    """Tell whether a stretch that was cut off is the tail of the sentence before it."""
    if not any(character.isalnum() for character in sentence) or _CREDIT.fullmatch(sentence):
        return True
    if sentence[0].isdigit() and _last_word(before[:-1]).lower() in _BEFORE_NUMBERS:
        return True
    return before[-1:] in _CLOSING_QUOTES and bool(_ATTRIBUTION.fullmatch(sentence))


def _last_word(text: str) -> str:
    return _NO_WORD.split(text)[-1]
