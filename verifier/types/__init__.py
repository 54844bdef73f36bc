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
from verifier.types.runs import Plan, Run, Stage, Usage
from verifier.types.stances import (
    SURE,
    Direction,
    Evidence,
    Finding,
    Judgement,
    Probabilities,
    Relation,
    Slot,
    Stance,
)
from verifier.types.verdicts import Citation, Failure, Label, Reason, Report, Verdict, Vote

__all__ = [
    "SURE",
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
    "Judgement",
    "Label",
    "Passage",
    "Plan",
    "Probabilities",
    "Reason",
    "Relation",
    "Report",
    "Run",
    "Skipped",
    "Slot",
    "Span",
    "Stage",
    "Stance",
    "Usage",
    "Value",
    "Verdict",
    "Vote",
    "content_id",
]
