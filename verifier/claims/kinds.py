"""What kind of sentence a claim is, by rules of words.

The rules know no grammar: irony, opinions in plain words ("a waste of money") and questions
without a question mark pass for statements. A doubtful sentence counts as a statement, since one
check too many costs less than a claim that was never checked.
"""

import re

from verifier.claims.verbs import begins_with_verb, has_finite_verb, may_have_verb
from verifier.language.words import tokens
from verifier.types import ClaimKind

_NOTES = {
    ClaimKind.QUESTION: "A question asserts nothing that documents could settle.",
    ClaimKind.OPINION: "An opinion or value judgement; documents can't settle it.",
    ClaimKind.WISH: "Says what should be or is hoped for, not what is.",
    ClaimKind.INSTRUCTION: "An instruction asserts nothing that documents could settle.",
    ClaimKind.HEADING: "A heading without a verb asserts nothing by itself.",
    ClaimKind.FRAGMENT: "No whole statement: it asserts nothing that documents could settle.",
    ClaimKind.AMBIGUOUS: "It has two readings, and the text does not decide between them.",
}

_SPEECH = (
    r"said|says?|told|tells|claimed|claims|stated|states|argued|argues?|called|calls|described"
    r"|describes|insisted|insists|warned|warns?|announced|announces|declared|declares|wrote|writes"
    r"|added|adds|denied|denies|promised|promises|demanded|demands|urged|urges|complained|stressed"
    r"|believes?|believed|thinks?|thought|hopes|hoped|criticised|criticized|condemned|praised|wants"
    r"|reported|suggests?|suggested|proposed|recommended|explained"
)
# "X said it was a disgrace" can be checked as what X said; "I said" and "you say" can't.
_ATTRIBUTION = re.compile(
    rf"\baccording to (?!me\b|us\b)\w|(?<!\bI )(?<!\bwe )(?<!\bWe )(?<!\byou )\b(?:{_SPEECH})\b",
    re.IGNORECASE,
)
_AUXILIARY = "is|are|was|were|did|does|do|will|can|could|has|have"
_QUESTION = re.compile(
    r"\?[\"”’')\]]*$"
    rf"|^(?:(?:who|what|when|where|why|how|which) (?:{_AUXILIARY})"
    rf"|(?:{_AUXILIARY}) (?:he|she|it|they|we|you|i|the|there))\b(?!.*[.!]$)",
    re.IGNORECASE,
)
_INSTRUCTION = re.compile(
    r"^(?:(?:please|do not|don['’]t|click|subscribe|sign up|join us|note that|make sure|be sure"
    r"|keep in mind|look at|imagine|download|remember (?:to|that)|think (?:of|about)|tell (?:us|me)"
    r"|never (?:forget|mind|trust)|read (?:more|the|our|on|this|about|also)"
    r"|see (?:also|the|our|page|more)|visit (?:our|the|us|www)|follow (?:us|the|our)"
    r"|contact (?:us|the)|call (?:us|now|the)|listen (?:to|here)|watch (?:the|this|our|how|live)"
    r"|check (?:the|our|your|out|whether)|send (?:us|the|your)|share this|vote (?:for|on)"
    r"|compare (?:the|our|your)"
    r"|try (?:to|the|our|it))\b|consider \w)",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:should|ought to|let['’]s|let us|if only|hopefully|must (?:not )?be"
    r"|must (?:now|act|stop|change|end|resign)|(?:we|you) (?:must|need to|have to)"
    r"|(?:i|we) (?:hope|wish|want|would like|look forward|demand|urge|call on))\b"
    r"|^(?:may|long live)\s|\bit is (?:high )?time (?:to|for|that|we)\b",
    re.IGNORECASE,
)
_STRONG_VALUES = (
    r"disgrace(?:ful)?|shameful|terrible|horrible|awful|wonderful|fantastic|amazing|stupid|foolish"
    r"|ridiculous|absurd|unacceptable|outrageous|disgusting|pathetic|immoral|nonsense|delightful"
    r"|brilliant|beautiful|overrated|underrated|waste of"
)
_MILD_VALUES = (  # opinions at the end of a clause, unlike "the right bank", "the best-selling car"
    r"ugly|shame|great|silly|boring|delicious|lovely|nice|unfair|fair|unjust|evil|wrong|right|good"
    r"|bad|better|worse|best|worst|charming|clever|wise|impressive|disappointing|sad"
    r"|scandal(?:ous)?|inspiring|fascinating|interesting|annoying|important|too \w+"
)
_VALUED = r"idea|thing|day|place|news|man|woman|person|country|city|film|book|decision|mistake"
_VIEW = re.compile(
    r"^(?:\w+,? ){0,2}(?:i|we) (?:\w+ )?"
    r"(?:think|believe|feel|love|like|hate|enjoy|admire|prefer|doubt|guess)\b"
    r"|\bin (?:my|our) (?:view|opinion)\b|^if (?:we|you|i|one)\b",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"\barguably\b|\bdeserves?\b"
    r"|\b(?:is|are|was|were|be|been|seems?|feels?|looks?|['’]s) (?:[\w-]+ ){0,3}?"
    rf"(?:(?:{_STRONG_VALUES})\b|(?:{_MILD_VALUES})(?=\s*(?:[.!,;…]|$)"
    rf"|\s+(?:for|to|that|of|but|and|because|than|ever|in the world|(?:{_VALUED})s?)\b))",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:hello|hi|hey|dear|welcome|goodbye|good (?:morning|evening|afternoon|night|luck)|thanks?"
    r"|many thanks|ladies and gentlemen|(?:best|kind) (?:regards|wishes)|congratulations|yours"
    r"|sincerely|cheers|amen|well|wow|oh|yes|no|ok(?:ay)?|of course|indeed|sure)\b"
    r"[^.]{0,60}[.!,…]*$",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"")
# The first that fits decides: a reported opinion is checked as what somebody said.
_RULES = (
    (_VIEW, ClaimKind.OPINION),
    (_ATTRIBUTION, ClaimKind.STATEMENT),
    (_INSTRUCTION, ClaimKind.INSTRUCTION),
    (_WISH, ClaimKind.WISH),
    (_VALUE, ClaimKind.OPINION),
)
_MAX_GREETING_WORDS = 10
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s")
_ENDED = re.compile(r"[.!…][\"”’')\]]*(?:\s*\([^()]*\))?$")
_TELLING = re.compile(
    r"\b(?:first|last|only|second|third|never|since|to (?:meet|win|become|visit|lead))\b",
    re.IGNORECASE,
)
_MIN_TELLING_WORDS = 5  # "first EU leader since 2022": shorter noun phrases only name a thing
_MIN_LINE_WORDS = 3  # a pasted line of fewer words without a verb names a thing


def kind_of_line(text: str) -> ClaimKind:
    """Return the kind of a line that was pasted to be checked.

    >>> kind_of_line("first EU leader to meet Putin since 2022").value
    'elliptical'
    """
    kind = _kind_by_words(text)
    if kind is not ClaimKind.STATEMENT:
        return kind
    if has_finite_verb(text):
        return ClaimKind.ELLIPTICAL if begins_with_verb(text) else ClaimKind.STATEMENT
    return ClaimKind.ELLIPTICAL if _n_words(text) >= _MIN_LINE_WORDS else ClaimKind.FRAGMENT


def kind_of_sentence(text: str) -> ClaimKind:
    """Return the kind of a sentence of a longer text.

    >>> kind_of_sentence("Taxes should fall.").value, kind_of_sentence("He said it was bad.").value
    ('wish', 'statement')
    """
    if _MARKDOWN_HEADING.match(text):
        return ClaimKind.HEADING
    kind = _kind_by_words(text)
    if kind is not ClaimKind.STATEMENT or has_finite_verb(text):
        return kind
    if _TELLING.search(text) and _n_words(text) >= _MIN_TELLING_WORDS:
        return ClaimKind.ELLIPTICAL
    if not _ENDED.search(text):
        return ClaimKind.HEADING
    return ClaimKind.STATEMENT if may_have_verb(text) else ClaimKind.FRAGMENT


def reason_against(kind: ClaimKind) -> str | None:
    """Return why a sentence of this kind can't be checked; None when it can.

    >>> reason_against(ClaimKind.WISH)
    'Says what should be or is hoped for, not what is.'
    """
    return _NOTES.get(kind)


def _kind_by_words(text: str) -> ClaimKind:
    bare = text.lstrip("\"“‘'( ")
    if not tokens(text) or (_GREETING.match(bare) and _n_words(text) <= _MAX_GREETING_WORDS):
        return ClaimKind.FRAGMENT
    if _QUESTION.search(bare):
        return ClaimKind.QUESTION
    own = _QUOTATION.sub(" ", text).strip(" ,")
    own = own if tokens(own) else bare
    return next((kind for pattern, kind in _RULES if pattern.search(own)), ClaimKind.STATEMENT)


def _n_words(text: str) -> int:
    return len(tokens(text))
