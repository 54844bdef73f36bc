"""Where commands write: results to standard output, the rest to standard error."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

MAX_WIDTH = 100
"""Columns; longer lines are hard to read. Source: typographers' 60 to 100 letters a line."""


def write(text: str) -> None:
    """Write text to standard output now, so that a closed pipe shows here and not at the end."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
    sys.stdout.flush()


def show(lay_out: "Callable[[bool], RenderableType]", *, is_wrapped: bool = True) -> None:
    """Lay out a result for this terminal or pipe, and write it.

    Args:
        lay_out: Makes the result; its argument says that marks must stand in for colour.
        is_wrapped: Break lines at the terminal's width, or at 80 columns in a pipe.
    """
    from rich.console import Console

    console = Console()
    console.width = min(console.width, MAX_WIDTH)
    is_plain = console.color_system is None or console.no_color
    with console.capture() as captured:
        console.print(lay_out(is_plain), soft_wrap=not is_wrapped)
    # Rich fills lines with spaces, which only get in the way of whoever copies or pipes them.
    write("\n".join(line.rstrip() for line in captured.get().split("\n")))
