"""Where the data that ships with the program lies, in a wheel and in a checkout alike."""

from pathlib import Path

from verifier.errors import VerifierError

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "_data", _PACKAGE.parent)


def shipped(name: str) -> Path:
    """Return the path of a shipped file or folder.

    Args:
        name: Path such as "evals/corpora/sample" or "prompts".

    Raises:
        VerifierError: This installation lacks it.
    """
    for place in _PLACES:
        if (place / name).exists():
            return place / name
    raise VerifierError(f"This installation lacks the shipped {name}; install verifier again.")
