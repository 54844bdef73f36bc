"""The values that walk through the house: frozen, and checked by their own invariants.

All spans are characters, end exclusive. A span of a passage, stance, finding or citation counts
from the start of `Document.text`; a span of a claim from the start of the text the user gave.
"""

from verifier.types.base import Span, Value
from verifier.types.claims import Claim, ClaimKind
from verifier.types.documents import (
    AddReport,
    Document,
    DocumentSummary,
    Filter,
    Passage,
    Skipped,
    content_id,
)
from verifier.types.stances import (
    Direction,
    Evidence,
    Finding,
    Probabilities,
    Relation,
    Slot,
    Stance,
)
from verifier.types.verdicts import Citation, Failure, Label, Reason, Report, Run, Verdict

__all__ = [
    "AddReport",
    "Citation",
    "Claim",
    "ClaimKind",
    "Direction",
    "Document",
    "DocumentSummary",
    "Evidence",
    "Failure",
    "Filter",
    "Finding",
    "Label",
    "Passage",
    "Probabilities",
    "Reason",
    "Relation",
    "Report",
    "Run",
    "Skipped",
    "Slot",
    "Span",
    "Stance",
    "Value",
    "Verdict",
    "content_id",
]
