"""Whether a line has a finite verb, by word lists: no model, so a guess for rarer words."""

import re
from itertools import pairwise

from verifier.language.words import STOP_WORDS, Token, normalise, tokens

_AUXILIARIES = """
am is are was were has have had does do did will would can could may might must shall should
isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't
couldn't cannot mustn't shouldn't it's he's she's that's there's they're we're you're i'm i've we've
"""
_IRREGULAR_PASTS = """
ate beat became began bent bit bled blew bought bred broke brought built burnt came caught chose
clung crept dealt drank drew drove dug fed fell felt fled flew forgave forgot fought found froze
gave got grew heard held hid hung kept knew laid lay learnt led left lent lost made meant met paid
ran rang rode rose said sang sank sat saw sent shook shone shot slept slid sold sought spent spoke
spun stole stood struck stuck swam swept swore taught thought threw told took tore understood went
woke won wore wrote underwent withdrew overcame oversaw undertook
"""
# Verbs whose -s form is hardly ever a plural noun.
_PRESENT_FORMS = """
accuses achieves acknowledges acquires adds admits agrees allows announces appears appoints argues
arrives asks becomes begins believes belongs brings builds buys calls causes claims comes confirms
consists contains continues creates decides declares defeats delivers denies describes discusses
earns employs enables ends enters exceeds exists expects expresses faces fails falls finds follows
gets gives goes governs grows happens holds includes increases insists intends introduces invades
joins keeps kills knows lacks launches leads leaves lies lives loses maintains makes manufactures
means meets moves needs occurs offers opens operates opposes owns pays plays prevents produces
promises proposes provides publishes reaches receives reduces refuses rejects remains replaces
represents requires resigns rises runs says seeks seems sells sends serves signs speaks spends
spreads stands starts stays stops succeeds suggests supplies supports takes teaches tells tends
threatens treats wants warns wears wins works writes
"""
_VERB_FORMS = frozenset((_AUXILIARIES + _IRREGULAR_PASTS + _PRESENT_FORMS).split())

# Base forms that follow a plural subject: "Orban and Putin discuss Ukraine".
_BASE_FORMS = """
agree allow announce argue arrive ask become begin belong bring build buy cause come confirm consist
contain continue create decide declare deny describe discuss earn employ enter exceed exist expect
face fail fall find follow get give go govern grow happen hold include increase insist intend join
keep kill know lack lead leave lie live lose maintain make mean meet move need occur offer open
operate oppose own pay play prevent produce promise propose provide publish reach receive reduce
refuse reject remain replace represent require resign rise run say seek seem sell send serve sign
speak spend stand start stay stop succeed suggest supply support take teach tell tend threaten
treat want warn wear win work write
cut put set hit let cost beat read spread shut recommend carry rank
"""
_BASES = frozenset(_BASE_FORMS.split())
# A word ending in -ed, or a base form, is no finite verb after one of these.
_OPENINGS = """
to a an the this that these those his her its their our my your of in on at by for with from as and
newly recently so-called more most very
"""
_NOT_BEFORE_VERBS = frozenset(_OPENINGS.split())


_NOT_PAST = """
need feed seed weed deed heed reed shed sled speed greed breed bleed indeed exceed proceed hundred
kindred sacred naked
"""
_NO_PASTS = frozenset(_NOT_PAST.split())
# After a word in -s these tell a verb from a plural: "the presidency lasts twelve months".
_AFTER_VERBS = re.compile(
    r"(?:an?|the|his|her|its|their|no|up|more|less|fewer|about|over|\d\S*|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve)$",
    re.IGNORECASE,
)


def has_finite_verb(text: str) -> bool:
    """Tell whether a text has a finite verb.

    >>> has_finite_verb("Acme employs 240 people"), has_finite_verb("first leader to meet Putin")
    (True, False)
    """
    words = tokens(text)
    return (
        any(_is_known(word) for word in words)
        or any(_is_verb_after(before, word) for before, word in pairwise(words))
        or any(_is_verb_between(*three) for three in zip(words, words[1:], words[2:], strict=False))
    )


def begins_with_verb(text: str) -> bool:
    """Tell whether a line begins, in lower case, with its verb: "met Putin in Moscow".

    >>> begins_with_verb("met Putin in Moscow"), begins_with_verb("Orban met Putin")
    (True, False)
    """
    first = next((token.text for token in tokens(text)), "")
    return first[:1].islower() and (first in _VERB_FORMS or _is_regular_past(first))


def may_have_verb(text: str) -> bool:
    """Tell whether a word of a whole sentence could be its verb: "Water boils at sea level".

    >>> may_have_verb("Water boils at sea level."), may_have_verb("A new beginning for all of us.")
    (True, False)
    """
    words = [token.text for token in tokens(text)]
    return any(
        word[0].islower()
        and normalise(before) not in _NOT_BEFORE_VERBS
        and normalise(word) not in STOP_WORDS
        and (_has_present_ending(word) or _has_present_ending(before))
        for before, word in pairwise(words)
    )


def _has_present_ending(word: str) -> bool:
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "'s", "’s"))


def _is_known(word: Token) -> bool:
    return normalise(word.text) in _VERB_FORMS and word.text not in ("May", "Will")


def _is_verb_after(before: Token, word: Token) -> bool:
    low = normalise(word.text)
    is_verb = low in _BASES or (_is_regular_past(low) and "-" not in low)
    return is_verb and word.text[0].islower() and normalise(before.text) not in _NOT_BEFORE_VERBS


def _is_verb_between(before: Token, word: Token, after: Token) -> bool:
    is_present = word.text[0].islower() and _has_present_ending(word.text)
    is_subject = normalise(before.text) not in _NOT_BEFORE_VERBS and not before.text[0].isdigit()
    return is_present and is_subject and _AFTER_VERBS.match(after.text) is not None


def _is_regular_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > 3 and word not in _NO_PASTS
