"""What every command shares at its end: one sentence on standard error and an exit code.

0 done; 1 what `--fail-on` names was found; 2 an error; 130 stopped with Ctrl-C; 141 the reader of a
pipe went away.
"""

import os
import sys
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from verifier.errors import VerifierError

FOUND = 1
ERROR = 2
STOPPED = 130  # 128 + SIGINT, as shells count
PIPE_CLOSED = 141  # 128 + SIGPIPE

_STOPPED = {
    "add": "stopped; what was complete is kept, and the same command completes the rest.",
}


class Guarded(TyperGroup):
    """A group of commands whose failures reach a user as one sentence."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; turn its errors into a sentence and an exit code."""
        try:
            return super().invoke(ctx)
        except VerifierError as error:
            fail(str(error))
        except KeyboardInterrupt:
            fail(_STOPPED.get(ctx.invoked_subcommand, "stopped."), code=STOPPED)
        except BrokenPipeError:
            _silence_output()
            raise typer.Exit(PIPE_CLOSED) from None
        except OSError as error:
            what = f"use {error.filename}" if error.filename else "go on"
            fail(f"can't {what} ({error.strerror}); mend that and try again.")


def fail(sentence: str, *, code: int = ERROR) -> NoReturn:
    """Say on standard error why a command ends, and end it."""
    from verifier.render.neutral import neutralise

    typer.echo(f"verifier: {neutralise(sentence)}", err=True)
    raise typer.Exit(code)


def _silence_output() -> None:
    """Let the interpreter's last flush go nowhere instead of complaining."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
