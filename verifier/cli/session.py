"""A verifier for the length of one command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verifier.cli.bars import progress_bars
from verifier.errors import InputError

if TYPE_CHECKING:
    from verifier.pipeline import Verifier
    from verifier.settings import Settings

HOW_TO_ADD = "put documents into it with: verifier add PATHS"


@contextmanager
def writing(corpus: Path | None) -> "Iterator[Verifier]":
    """Open a corpus, which is made when absent."""
    from verifier.settings import Settings

    with _opened(Settings.load(corpus=corpus)) as verifier:
        yield verifier


@contextmanager
def reading(corpus: Path | None, **overrides: Any) -> "Iterator[Verifier]":
    """Open a corpus that must be there.

    Args:
        corpus: Its folder; None takes that of the settings.
        overrides: Other settings; None counts as not given.

    Raises:
        InputError: There is none yet.
    """
    from verifier.settings import Settings

    settings = Settings.load(corpus=corpus, **overrides)
    if not settings.corpus.is_dir():
        raise InputError(f"There is no corpus at {settings.corpus} yet; {HOW_TO_ADD}")
    with _opened(settings) as verifier:
        yield verifier


@contextmanager
def _opened(settings: "Settings") -> "Iterator[Verifier]":
    from verifier.pipeline import Verifier

    with (
        progress_bars() as on_progress,
        Verifier.open(settings=settings, on_progress=on_progress) as verifier,
    ):
        yield verifier
