"""What a number or date is said of: the telling words of its clause and sentence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verifier.judge.windows import Window
from verifier.language.dates import DateMention, find_dates
from verifier.language.names import find_names
from verifier.language.numbers import Quantity, find_quantities
from verifier.language.numbers.context import is_change
from verifier.language.words import STOP_WORDS, normalise, stem, tokens
from verifier.types import Finding, Relation, Slot, Span

CLOSER = 2
"""How much closer one candidate must be than another to be preferred: one word of its clause."""

_BREAK = re.compile(r"[,;:()\u2013\u2014](?=\s|$)|\s(?ai:and|but|while|whereas|or)\s")
_Spanned = Quantity | DateMention


@dataclass(frozen=True)
class Setting:
    """The words around a number or date; numbers, dates and words of change are left out.

    Attributes:
        clause: Stems of its clause, without names.
        sentence: Stems of its sentence, without names.
        names: Stems of the names in its sentence.
    """

    clause: frozenset[str]
    sentence: frozenset[str]
    names: frozenset[str]

    def closeness(self, other: "Setting") -> int:
        """How many words two settings share, those of the clause counted `CLOSER` times more."""
        shared = (self.sentence & other.sentence) | (self.names & other.names)
        return CLOSER * len(self.clause & other.clause) + len(shared)

    def is_same_thing(self, other: "Setting", *, has_same_noun: bool = False) -> bool:
        """Whether both may speak of the same thing.

        They share a word that is no name; where they count the same noun, or one has nothing but
        names, a name will do. A setting without any words may be that of anything.
        """
        if not self.sentence and not self.names:
            return True
        if self.sentence & other.sentence:
            return True
        are_names_enough = has_same_noun or not self.sentence or not other.sentence
        return are_names_enough and bool(self.names & other.names)


def find_settings(
    text: str, slots: Sequence[_Spanned], sentences: Iterable[Span] = ()
) -> list[Setting]:
    """Find the setting of each number or date of a text.

    Args:
        text: The text.
        slots: What `find_quantities` or `find_dates` found in it.
        sentences: Spans of the text's sentences; without them it is one.
    """
    spans = [*sentences, Span(0, len(text))]
    names = [Span(name.start, name.end) for name in find_names(text)]
    numbers: list[_Spanned] = [*find_dates(text), *find_quantities(text)]
    hidden = [Span(number.start, number.end) for number in numbers]
    words = [
        (token.start, stem(token.text), _is_inside(token.start, names))
        for token in tokens(text)
        if normalise(token.text) not in STOP_WORDS
        and not _is_inside(token.start, hidden)
        and not is_change(token.text)
    ]
    return [_setting(text, slot, words, spans) for slot in slots]


def window_sentences(window: Window) -> list[Span]:
    """Spans of the window's sentences, counted from its own start."""
    return [
        Span(max(0, span.start - window.start), span.end - window.start)
        for span in window.evidence.passage.sentences
        if span.start < window.end and span.end > window.start
    ]


def make_finding(
    window: Window, slot: Slot, relation: Relation, said: str, *, source: Span | None, note: str
) -> Finding:
    """Put a comparison into a finding.

    Args:
        window: The window that was read.
        slot: What was compared.
        relation: How the source stands to the claim.
        said: The claim's words.
        source: The source's words in the window's text; None when it has none.
        note: One sentence for a person.
    """
    start, end = (window.start, window.end)
    if source is not None:
        start, end = window.start + source.start, window.start + source.end
    return Finding(
        slot=slot,
        relation=relation,
        claim_words=said,
        source_words=window.evidence.document.text[start:end] if source is not None else "",
        document_id=window.evidence.document.id,
        start=start,
        end=end,
        note=note,
    )


def _setting(
    text: str, slot: _Spanned, words: list[tuple[int, str, bool]], sentences: list[Span]
) -> Setting:
    sentence = next(span for span in sentences if span.start <= slot.start < span.end)
    breaks = [match.start() for match in _BREAK.finditer(text, sentence.start, sentence.end)]
    low = max((at for at in breaks if at < slot.start), default=sentence.start)
    high = min((at for at in breaks if at >= slot.end), default=sentence.end)
    inside = [word for word in words if sentence.start <= word[0] < sentence.end]
    return Setting(
        clause=frozenset(word for at, word, is_name in inside if low <= at < high and not is_name),
        sentence=frozenset(word for _, word, is_name in inside if not is_name),
        names=frozenset(word for _, word, is_name in inside if is_name),
    )


def _is_inside(position: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= position < span.end for span in spans)
