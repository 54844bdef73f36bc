"""The command `verifier`: each subcommand is one call of the library and one rendering.

Importing this package must stay cheap, since `--help` waits for it: the library itself, Rich and
Pydantic are imported inside the commands.
"""

import os
import sys
from io import TextIOWrapper
from typing import Annotated, NoReturn

import typer

from verifier.cli.add import add
from verifier.cli.check import check
from verifier.cli.demo import demo
from verifier.cli.docs import docs
from verifier.cli.guard import ERROR, STOPPED, Guarded
from verifier.cli.prompt import prompt
from verifier.cli.search import search
from verifier.cli.version import show_version
from verifier.render.neutral import neutralise

app = typer.Typer(
    cls=Guarded,
    help="Check claims against your own documents, offline, with the words that decide.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _callback(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Hold the options that need no command."""


app.command()(add)
app.command()(check)
app.command()(search)
app.add_typer(docs, name="docs")
app.add_typer(prompt, name="prompt")
app.command()(demo)


def main() -> None:
    """Run the command line; ends the process with the exit code."""
    try:
        _prepare_streams()
        app(prog_name="verifier")
    except SystemExit as end:
        if end.code == STOPPED:
            _leave_at_once()
        raise
    except Exception as error:  # noqa: BLE001  the last resort: a traceback helps no user
        what = neutralise(f"{type(error).__name__}: {error}")
        typer.echo(f"verifier: unforeseen ({what}); please report it with the command.", err=True)
        sys.exit(ERROR)


def _leave_at_once() -> NoReturn:
    """End without waiting for calls under way, whose threads the interpreter would wait for."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(STOPPED)


def _prepare_streams() -> None:
    """Make every letter writable: a terminal that lacks one shows "?", a pipe gets UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
