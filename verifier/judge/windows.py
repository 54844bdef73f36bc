"""What the judge reads: one to three neighbouring sentences of a passage."""

from dataclasses import dataclass
from datetime import date

from verifier.types import Evidence


@dataclass(frozen=True)
class Window:
    """Neighbouring sentences of one passage.

    Attributes:
        evidence: The passage they lie in, with its document.
        start: First character in `Document.text`.
        end: End, exclusive.
    """

    evidence: Evidence
    start: int
    end: int

    @property
    def text(self) -> str:
        """Exactly `Document.text[start:end]`."""
        return self.evidence.document.text[self.start : self.end]

    @property
    def context(self) -> str:
        """The window with the document's title and the passage's words before it.

        Names that a reader carries into the window stand there.
        """
        passage = self.evidence.passage
        before = passage.text[: self.start - passage.start]
        return f"{self.evidence.document.title or ''}\n{before}\n{self.text}"

    @property
    def published(self) -> date | None:
        """Day of the document's publication; anchors relative dates."""
        return self.evidence.document.published
