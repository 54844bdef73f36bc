"""The text that a user gives to check: on the command line, in a file, or on standard input."""

import sys
from pathlib import Path
from typing import NamedTuple

from verifier.cli.options import STANDARD_INPUT
from verifier.errors import InputError, UnreadableDocument


class Given(NamedTuple):
    """What is to be checked.

    Attributes:
        text: The text.
        is_typed: Whether it stood on the command line, where one line is one claim.
    """

    text: str
    is_typed: bool


def read_given(claim: str | None, file: Path | None) -> Given:
    """Return the claim, or the text of the file or of standard input.

    Raises:
        InputError: Both or neither was given, or the text is empty or none.
    """
    if claim is not None and file is not None:
        raise InputError("Give a claim or --file, not both.")
    if claim is None and file is None and (sys.stdin is None or sys.stdin.isatty()):
        raise InputError('No claim given; write one (verifier check "…") or name a --file.')
    if claim is not None and claim != STANDARD_INPUT:
        given = Given(mend(claim), is_typed=True)
    elif file is not None and str(file) != STANDARD_INPUT:
        given = Given(_decode(str(file), file.read_bytes()), is_typed=False)
    else:
        given = Given(_decode("Standard input", sys.stdin.buffer.read()), is_typed=False)
    if not given.text.strip():
        raise InputError("The text is empty; give a claim to check.")
    return given


def mend(argument: str) -> str:
    r"""Replace bytes that are no UTF-8, which reach a program as halves of characters.

    >>> mend("caf\udce9")
    'caf\ufffd'
    """
    return argument.encode(errors="surrogateescape").decode(errors="replace")


def _decode(name: str, data: bytes) -> str:
    from verifier.corpus.reading.decoding import decode

    if not data.strip():
        return ""
    try:
        return decode(data)
    except UnreadableDocument as error:
        raise InputError(f"{name} {error}.") from error
