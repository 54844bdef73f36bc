"""How long work tells that it goes on; the terminal draws a bar from it."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


def ignore_progress(_what: str, _n_done: int, _n_total: int) -> None:
    """Do nothing; the default where nobody watches."""
