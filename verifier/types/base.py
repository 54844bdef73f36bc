"""What every value of the project is made of."""

from typing import NamedTuple

from pydantic import BaseModel, ConfigDict


class Span(NamedTuple):
    """A stretch of text.

    Attributes:
        start: First character.
        end: End, exclusive.
    """

    start: int
    end: int


class Value(BaseModel):
    """Base of all values: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
