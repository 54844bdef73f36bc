"""Words reduced to what they do: "met", "meetings" and "meeting" are one."""

from functools import lru_cache

from verifier.language.names.gazetteer import fold
from verifier.language.words import STOP_WORDS, normalise, stem, tokens

_FORMS = """
    accept accepted acceptance | acquire acquisition acquisitions | agree agreement | appoint
    appointment | approve approval | arrive arrival | beat beaten | become became | begin began
    begun | break broke broken | bring brought | build built | buy bought | choose chose chosen
    | come came | criticise criticize criticism criticised criticized criticises criticizes
    criticizing | deal dealt | decide decision | deny denied denial denies | draw drew drawn |
    drive drove driven | elect election | employ employment | fall fell fallen | fight fought |
    find found | fly flew flown | forbid forbade forbidden | get got gotten | give gave given |
    go went gone goes | grow grew grown growth | hear heard | hold held | invade invasion |
    invite invitation | keep kept | know knew known | lead led | leave left | lend lent | lose
    lost loss losses | make made | meet met | overtake overtook overtaken | outsell outsold |
    pay paid payment | produce production | reject rejection | replace replacement | rise rose
    risen | run ran | say said says | see saw seen | sell sold sale | send sent | shake shook
    shaken | shrink shrank shrunk | sign signature | sink sank sunk | speak spoke spoken speech
    | spend spent | stand stood | steal stole stolen | strike struck | sue sued sues suing |
    succeed succession | swear swore sworn | take took taken | teach taught | tell told | think
    thought | throw threw thrown | understand understood | undertake undertook undertaken | win
    won | withdraw withdrew withdrawn withdrawal | write wrote written
"""
_PRESENT_FORMS = """
    accepts accuses acquires admits allows approves arrives authorises authorizes backs bans
    bars becomes begins belongs blocks boosts builds buys closes condemns confirms contracts
    criticises declines defeats denies departs deteriorates drops employs ends enters excludes
    exits expands exports fails falls finishes fires forbids gains gets gives goes grows halts
    has hires holds improves imports includes increases invades invites joins jumps keeps knows
    leads leaves legalises loses lowers makes meets opens opposes outlaws overtakes owns passes
    pays permits plunges praises produces prohibits quits raises recruits reduces refuses
    rejects replaces requires rises says sells shrinks slumps soars starts stops strengthens
    succeeds sues supports surges takes visits weakens wins worsens writes
"""
_PRESENT = frozenset(_PRESENT_FORMS.split())
_BASE = {form: forms.split()[0] for forms in _FORMS.split("|") for form in forms.split()}

_BEFORE_VERB = """
    am are is was were be been being did do does had has have having would will not never
    who which that then also later again already finally formally officially eventually recently
    reportedly now just first once
"""
AUXILIARIES = frozenset(_BEFORE_VERB.split())
"""Words between a subject and its verb."""

_BEFORE_NOUN = """
    of in from with by to at for against on into after before under over than about between
    among near during without since until like as and or but while when because that which who
"""
PREPOSITIONS = frozenset(_BEFORE_NOUN.split())
"""Words that part a verb from a name that is not its object."""


@lru_cache(maxsize=65_536)  # words; bounds memory
def lemma(word: str) -> str:
    """Return the stem of a word's base form, in lower case and without accents.

    >>> lemma("met"), lemma("Meeting"), lemma("acquisition") == lemma("acquired")
    ('meet', 'meet', True)
    """
    folded = fold(word)
    return stem(_BASE.get(folded, folded))


def is_verb(word: str) -> bool:
    """Tell whether a word has the form of a verb, in the past or in the present.

    >>> is_verb("met"), is_verb("opened"), is_verb("owns"), is_verb("plants")
    (True, True, True, False)
    """
    folded = fold(word)
    return word.islower() and (folded.endswith("ed") or folded in _BASE or folded in _PRESENT)


@lru_cache(maxsize=4096)  # texts
def content_lemmas(text: str) -> frozenset[str]:
    """Return the lemmas of a text's words that are not function words.

    >>> sorted(content_lemmas("The meeting was held in Moscow"))
    ['hold', 'meet', 'moscow']
    """
    words = (token.text for token in tokens(text))
    return frozenset(lemma(word) for word in words if normalise(word) not in STOP_WORDS)
