"""What calls cost: tokens as the provider counts them, priced from a small dated table."""

from __future__ import annotations

import threading
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from verifier.errors import BudgetError
from verifier.types import Usage

_TABLE = Path(__file__).with_name("prices.toml")
_MILLION = 1_000_000


class Price(NamedTuple):
    """US dollars per million tokens.

    Attributes:
        prompt: For what is sent.
        completion: For what comes back.
    """

    prompt: float
    completion: float

    def of(self, prompt_tokens: int, completion_tokens: int) -> float:
        """Return the price of a call in US dollars.

        >>> Price(2.0, 8.0).of(1_000_000, 500_000)
        6.0
        """
        return (self.prompt * prompt_tokens + self.completion * completion_tokens) / _MILLION


def known_price(model: str) -> Price | None:
    """Return the price of a model by the table in the package; None when it is not in it.

    Args:
        model: As in "openai:gpt-4.1-mini"; a dated version has the price of its family.

    >>> known_price("openai:gpt-4.1-mini-2025-04-14") == known_price("openai:gpt-4.1-mini")
    True
    >>> known_price("openai:my-own") is None
    True
    """
    fitting = [name for name in _table() if model == name or model.startswith(f"{name}-2")]
    return _table()[max(fitting, key=len)] if fitting else None


@cache
def _table() -> dict[str, Price]:
    rows = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["models"]
    return {name: Price(*pair) for name, pair in rows.items()}


class Account:
    """Counts the calls of one run, and keeps them under a cap.

    Args:
        price: Of the model; None when it is not known.
        max_cost_usd: No call is begun that might take the sum above this; None for no cap.

    Attributes:
        price: Of the model; None when it is not known.
        n_sent: Calls begun, whether or not they were answered.
    """

    def __init__(self, price: Price | None, max_cost_usd: float | None) -> None:
        self.price = price
        self._max = max_cost_usd
        self.n_sent = 0
        self._reserved = 0.0
        self._usage = Usage(cost_usd=0.0)
        self._lock = threading.Lock()

    @property
    def usage(self) -> Usage:
        """What was spent so far."""
        return self._usage

    def reserve(self, prompt_tokens: int, completion_tokens: int) -> float:
        """Set money aside for a call that is about to be made, and return how much.

        Raises:
            BudgetError: It might take the sum above the cap.
        """
        needed = 0.0
        if self._max is not None and self.price is not None:
            needed = self.price.of(prompt_tokens, completion_tokens)
        with self._lock:
            if (
                self._max is not None
                and (self._usage.cost_usd or 0.0) + self._reserved + needed > self._max
            ):
                raise BudgetError(
                    f"Not checked: the next call could take the cost above {self._max:.2f} dollars;"
                    " raise --max-cost to check it."
                )
            self._reserved += needed
            self.n_sent += 1
        return needed

    def settle(self, reserved: float, prompt_tokens: int, completion_tokens: int) -> None:
        """Count a call that was answered, in place of what was set aside for it."""
        cost = None if self.price is None else self.price.of(prompt_tokens, completion_tokens)
        call = Usage(
            n_calls=1,
            prompt_tokens=prompt_tokens,
            completion_tokens=completion_tokens,
            cost_usd=cost,
        )
        with self._lock:
            self._reserved -= reserved
            self._usage += call

    def lose(self, reserved: float) -> None:
        """Count all that was set aside as spent: nobody knows what an unanswered call costs."""
        with self._lock:
            self._reserved -= reserved
            self._usage += Usage(cost_usd=None if self.price is None else reserved)

    def add_cached(self) -> None:
        """Count an answer that was there already."""
        with self._lock:
            self._usage += Usage(n_cached=1, cost_usd=0.0)
