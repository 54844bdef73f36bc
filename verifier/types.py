"""The values that walk through the house: frozen, and checked by their own invariants.

All spans are characters, end exclusive. A span of a passage, stance, finding or citation counts
from the start of `Document.text`; a span of a claim from the start of the text the user gave.
"""

import hashlib
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Span(NamedTuple):
    """A stretch of text.

    Attributes:
        start: First character.
        end: End, exclusive.
    """

    start: int
    end: int


class Label(StrEnum):
    """What the corpus says of a claim. Source: FEVER, SciFact, AVeriTeC."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"


class Reason(StrEnum):
    """Why a claim is unverifiable."""

    NO_EVIDENCE = "no_evidence"
    INSUFFICIENT = "insufficient"
    CONFLICTING = "conflicting"
    NOT_CHECKABLE = "not_checkable"
    CITATION_REJECTED = "citation_rejected"


class Direction(StrEnum):
    """What a piece of evidence does to a claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NEITHER = "neither"


class ClaimKind(StrEnum):
    """What a sentence is; only statements and elliptical statements are checked."""

    STATEMENT = "statement"
    ELLIPTICAL = "elliptical"
    QUESTION = "question"
    OPINION = "opinion"
    WISH = "wish"
    INSTRUCTION = "instruction"
    HEADING = "heading"
    FRAGMENT = "fragment"


class Slot(StrEnum):
    """The parts of a claim that plain code compares with the source."""

    QUANTITY = "quantity"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    ROLE = "role"
    ORDER = "order"
    SCOPE = "scope"
    NEGATION = "negation"
    MODALITY = "modality"
    ATTRIBUTION = "attribution"


class Relation(StrEnum):
    """How the source's slot stands to the claim's."""

    AGREES = "agrees"
    DIFFERS = "differs"
    MISSING = "missing"
    OTHER_EVENT = "other_event"


class Value(BaseModel):
    """Base of all values: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(Value):
    """A text as it was read.

    Attributes:
        id: Content hash, see `content_id`.
        text: As read, never altered; every offset of the project points into it.
        title: Headline, None when unknown.
        source: Publisher or file name, None when unknown.
        url: Where it was published, None when unknown.
        published: Day of publication, None when unknown.
        furniture: Sorted spans of page furniture (menus, teasers): kept, never indexed or cited.
        pages: Start of each page in `text`; empty when the format has no pages.
        metadata: What else the file said of itself.
    """

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    furniture: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()
    metadata: dict[str, str] = Field(default_factory=dict)


def content_id(text: str, *identity: object) -> str:
    """Return a document's id: 16 hex digits of a SHA-256 over its text and identity.

    >>> content_id("a") == content_id("a"), content_id("a") == content_id("a", "title")
    (True, False)
    """
    parts = [text, *("" if part is None else str(part) for part in identity)]
    joined = "\x00".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:16]


class Passage(Value):
    """Whole sentences of one document that stand together.

    Attributes:
        document_id: The document.
        start: First character in `Document.text`.
        end: End in `Document.text`, exclusive.
        text: Exactly `Document.text[start:end]`.
        sentences: Spans in `Document.text`, in order, inside the passage.
    """

    document_id: str
    start: int = Field(ge=0)
    end: int
    text: str
    sentences: tuple[Span, ...]

    @model_validator(mode="after")
    def _check_spans(self) -> Self:
        if len(self.text) != self.end - self.start:
            raise ValueError("a passage's text must be as long as its span")
        if any(
            s.start < self.start or s.end > self.end or s.start >= s.end for s in self.sentences
        ):
            raise ValueError("a passage's sentences must lie inside it")
        return self


class Filter(Value):
    """Which documents may serve as evidence. Days are inclusive.

    Attributes:
        source: Case-insensitive part of the source's name.
        since: Earliest day of publication.
        until: Latest day of publication.
        as_of: Only what had been published by this day; unlike `until` it also anchors "now".
    """

    source: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None

    @property
    def needs_date(self) -> bool:
        """Whether undated documents are left out."""
        return any((self.since, self.until, self.as_of))


class Claim(Value):
    """One statement to check.

    Attributes:
        text: The claim, self-contained as far as it can be.
        start: First character in the user's text.
        end: End in the user's text, exclusive.
        assumptions: What was read into it, a sentence each.
        kind: What kind of sentence it is.
        note: Why it can't be checked; None for one that can.
    """

    text: str
    start: int = Field(ge=0)
    end: int
    assumptions: tuple[str, ...] = ()
    kind: ClaimKind = ClaimKind.STATEMENT
    note: str | None = None

    @property
    def is_checkable(self) -> bool:
        """Whether the claim asserts something documents could settle."""
        return self.kind in (ClaimKind.STATEMENT, ClaimKind.ELLIPTICAL)


class Evidence(Value):
    """A passage that may bear on a claim.

    Attributes:
        passage: The passage.
        document: The document it lies in.
        rank: Place in the search result, from 1.
        found_by: The queries that found it, of "meaning", "words", "masked", "names".
        sentence_scores: Cosine similarity of the claim and each sentence of the passage, -1 to 1.
    """

    passage: Passage
    document: Document
    rank: int = Field(ge=1)
    found_by: tuple[str, ...] = ()
    sentence_scores: tuple[float, ...] = ()


class Finding(Value):
    """One slot of a claim beside the source's words for it.

    Attributes:
        slot: Which part was compared.
        relation: How the two stand to each other.
        claim_words: The claim's words; empty when the claim has none.
        source_words: The source's words; empty when it has none.
        document_id: The source.
        start: First character of `source_words` in `Document.text` (else of the window).
        end: End, exclusive.
        note: One sentence for a person, such as "claim: 2020; source: 9 May 2022".
    """

    slot: Slot
    relation: Relation
    claim_words: str
    source_words: str
    document_id: str
    start: int
    end: int
    note: str


class Probabilities(Value):
    """A judge's belief about one window, summing to one.

    Attributes:
        supports: 0 to 1.
        contradicts: 0 to 1.
        neither: 0 to 1.
    """

    supports: float = Field(ge=0, le=1)
    contradicts: float = Field(ge=0, le=1)
    neither: float = Field(ge=0, le=1)

    @model_validator(mode="after")
    def _check_sum(self) -> Self:
        if abs(self.supports + self.contradicts + self.neither - 1) > 1e-3:
            raise ValueError("probabilities must sum to one")
        return self

    @property
    def direction(self) -> Direction:
        """The likeliest of the three."""
        return max(Direction, key=lambda direction: float(getattr(self, direction.value)))


class Stance(Value):
    """What one window of one document does to a claim.

    Attributes:
        evidence: The passage the window lies in.
        start: First character of the window in `Document.text`.
        end: End, exclusive.
        model: What the network said.
        final: What stands after the slots were compared.
        findings: The slots that were compared.
        judge: Who judged, such as "embedded".
    """

    evidence: Evidence
    start: int
    end: int
    model: Probabilities
    final: Probabilities
    findings: tuple[Finding, ...] = ()
    judge: str

    @property
    def is_overturned(self) -> bool:
        """Whether plain code changed what the network said."""
        return self.model.direction is not self.final.direction


class Citation(Value):
    """Words of a document that decide, or come nearest.

    Attributes:
        document_id: The document.
        start: First character in `Document.text`.
        end: End, exclusive.
        quote: Exactly `Document.text[start:end]`.
        stance: What the quote does to the claim.
        decisive: Spans in `Document.text` of the words that matter most.
        title: The document's title.
        source: The document's source.
        published: The document's day of publication.
        location: Place a person can turn to, such as "page 3" or "line 12".
    """

    document_id: str
    start: int = Field(ge=0)
    end: int
    quote: str = Field(min_length=1)
    stance: Direction
    decisive: tuple[Span, ...] = ()
    title: str | None = None
    source: str | None = None
    published: date | None = None
    location: str

    @model_validator(mode="after")
    def _check_length(self) -> Self:
        if len(self.quote) != self.end - self.start:
            raise ValueError("a quote must be as long as its span")
        return self


class Verdict(Value):
    """The answer to one claim.

    Attributes:
        claim: The claim.
        label: Supported, contradicted or unverifiable.
        reason: Why it is unverifiable; None otherwise.
        confidence: Calibrated probability that the label is right, 0 to 1.
        citations: The deciding quotes first; for an unverifiable claim also what came nearest.
        findings: Slots that decided or that disagree.
        explanation: One or two sentences for a person.
        settled_by: What would settle an unverifiable claim; empty otherwise.
    """

    claim: Claim
    label: Label
    reason: Reason | None = None
    confidence: float = Field(ge=0, le=1)
    citations: tuple[Citation, ...] = ()
    findings: tuple[Finding, ...] = ()
    explanation: str
    settled_by: str = ""

    @model_validator(mode="after")
    def _check_label(self) -> Self:
        stances = {citation.stance for citation in self.citations}
        if self.label is Label.UNVERIFIABLE:
            if self.reason is None:
                raise ValueError("an unverifiable claim needs a reason")
            if self.reason is Reason.CONFLICTING and not stances >= _BOTH_SIDES:
                raise ValueError("a conflict needs a citation on each side")
            return self
        if self.reason is not None:
            raise ValueError("only an unverifiable claim has a reason")
        if _NEEDED_STANCE[self.label] not in stances:
            raise ValueError(f"a {self.label.value} claim needs a citation of that stance")
        return self


_BOTH_SIDES = {Direction.SUPPORTS, Direction.CONTRADICTS}
_NEEDED_STANCE = {
    Label.SUPPORTED: Direction.SUPPORTS,
    Label.CONTRADICTED: Direction.CONTRADICTS,
}


class Failure(Value):
    """A claim that got no verdict. Never a label.

    Attributes:
        claim: The claim.
        error: One sentence that says what to do next.
        stage: Where it happened: "search", "judge", "decide" or "cite".
    """

    claim: Claim
    error: str
    stage: str


class Run(Value):
    """What is needed to say how a report came about.

    Attributes:
        verifier: Version of the program.
        models: Name of each model to the hash of its file.
        settings: Hash of the settings that bear on verdicts.
        corpus: Version of the corpus, which changes with its content.
        n_documents: Documents in the corpus.
        n_passages: Passages in the corpus.
        seconds: Wall time.
    """

    verifier: str
    models: dict[str, str]
    settings: str
    corpus: str
    n_documents: int = Field(ge=0)
    n_passages: int = Field(ge=0)
    seconds: float = Field(ge=0)


class Report(Value):
    """All that came of one text.

    Attributes:
        text: What the user gave.
        claims: Every claim, in the order of the text.
        verdicts: In the order of the text.
        failures: In the order of the text.
        notes: What a reader must know, such as documents left out for want of a date.
        run: How it came about.
    """

    text: str
    claims: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    run: Run

    @model_validator(mode="after")
    def _check_nothing_dropped(self) -> Self:
        answered = [verdict.claim for verdict in self.verdicts]
        answered += [failure.claim for failure in self.failures]
        if sorted(answered, key=_claim_key) != sorted(self.claims, key=_claim_key):
            raise ValueError("every claim needs exactly one verdict or failure")
        return self


def _claim_key(claim: Claim) -> tuple[int, int, str]:
    return claim.start, claim.end, claim.text


class Skipped(Value):
    """A file or row that was not read.

    Attributes:
        path: Which one.
        reason: Why, in a few words.
    """

    path: str
    reason: str


class DocumentSummary(Value):
    """A document in a list.

    Attributes:
        id: Content hash.
        origin: The file or row it came from.
        title: Headline, None when unknown.
        source: Publisher or file name, None when unknown.
        published: Day of publication, None when unknown.
        n_passages: Passages that are indexed.
    """

    id: str
    origin: str
    title: str | None
    source: str | None
    published: date | None
    n_passages: int


class AddReport(Value):
    """What adding did.

    Attributes:
        added: Documents that are new.
        changed: Documents that replaced an older version.
        unchanged: Documents that were there already.
        removed: Documents taken out with `prune`.
        missing: Files that are gone from an added folder but still in the corpus.
        skipped: Files and rows that could not be read.
        n_passages: Passages indexed in this run.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    n_passages: int = 0
