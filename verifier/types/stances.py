"""Evidence, and what a judge and the comparison of slots make of it."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from verifier.types.base import Span, Value
from verifier.types.documents import Document, Passage

SURE = 0.9
"""Probability of a side that a language model is sure of: an order, not a measured frequency."""


class Direction(StrEnum):
    """What a piece of evidence does to a claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NEITHER = "neither"


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
        judge: Who judged: "embedded", the judge model that was chosen, or a language model.
        decisive: The words that a language model named, in `Document.text`; None from networks.
    """

    evidence: Evidence
    start: int
    end: int
    model: Probabilities
    final: Probabilities
    findings: tuple[Finding, ...] = ()
    judge: str
    decisive: Span | None = None

    @property
    def is_overturned(self) -> bool:
        """Whether plain code changed what the network said."""
        return self.model.direction is not self.final.direction


class Judgement(Value):
    """What a judge makes of one claim.

    Attributes:
        stances: What the evidence does to the claim.
        why: The judge's reason in its own words; empty from networks.
        is_measured: Whether its probabilities come from a network, and not from what a model says.
        is_unstable: Whether the judge gave another answer when it was asked again.
        is_rejected: Whether a quote that its answer rests on is not in the documents.
        suspicious: Evidence that speaks to a model instead of to a reader.
        is_manipulated: Whether the answer is another one with that evidence than without.
    """

    stances: tuple[Stance, ...] = ()
    why: str = ""
    is_measured: bool = True
    is_unstable: bool = False
    is_rejected: bool = False
    suspicious: tuple[Evidence, ...] = ()
    is_manipulated: bool = False
