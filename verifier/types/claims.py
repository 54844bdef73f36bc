"""Claims: what a user asks to be checked."""

from enum import StrEnum

from pydantic import Field

from verifier.types.base import Value


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
    AMBIGUOUS = "ambiguous"


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
