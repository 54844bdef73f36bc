"""Progress bars on standard error, for what takes longer than a second."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

from verifier.progress import Progress, ignore_progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

DELAY_S = 1.0
"""Bars show after this time, seconds: what is over sooner needs none."""


@contextmanager
def progress_bars() -> Iterator[Progress]:
    """Yield a callback that draws bars; one that does nothing where no terminal watches."""
    if not sys.stderr.isatty():
        yield ignore_progress
        return
    bars = _make_bars()
    delay = Timer(DELAY_S, bars.start)
    delay.daemon = True
    delay.start()
    try:
        yield _Callback(bars)
    finally:
        delay.cancel()
        delay.join()
        bars.stop()


def _make_bars() -> "Bars":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    return Bars(*columns, console=Console(stderr=True), transient=True)


class _Callback:
    """A bar for each kind of work."""

    def __init__(self, bars: "Bars") -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, what: str, n_done: int, n_total: int) -> None:
        if what not in self._tasks:
            self._tasks[what] = self._bars.add_task(what, total=None)
        self._bars.update(self._tasks[what], completed=n_done, total=n_total or None)
