"""The options that several commands share."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.errors import InputError

if TYPE_CHECKING:
    from verifier.types import Filter

STANDARD_INPUT = "-"

CorpusOption = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        metavar="DIR",
        help="Folder of the corpus; by default one of your own, see VERIFIER_CORPUS.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON.")]
SourceOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only sources whose name contains this.")
]
SinceOption = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only documents of this day (2024-07-05) on.")
]
UntilOption = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only documents up to this day.")
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="Judge as on this day: only what was published by then."
    ),
]


def make_filter(
    *, source: str | None, since: str | None, until: str | None, as_of: str | None
) -> "Filter | None":
    """Make a filter of the options; None when none was given.

    Raises:
        InputError: A date is none, or the dates leave nothing between them.
    """
    from verifier.types import Filter

    first, last = parse_day("--since", since), parse_day("--until", until)
    if first and last and first > last:
        raise InputError(f"--since {first} lies after --until {last}; swap them.")
    made = Filter(source=source, since=first, until=last, as_of=parse_day("--as-of", as_of))
    return made if made != Filter() else None


def parse_day(option: str, text: str | None) -> date | None:
    """Read a day in the form of ISO 8601.

    >>> parse_day("--since", "2024-07-05")
    datetime.date(2024, 7, 5)

    Raises:
        InputError: It is not such a day.
    """
    if text is None:
        return None
    try:
        # Python reads more than this form, such as "20240705" and "2024-W27-5".
        return date.fromisoformat(text if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){2}", text) else "")
    except ValueError as error:
        raise InputError(f"{option} {text!r} is no day; write it as 2024-07-05.") from error
