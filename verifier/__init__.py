"""Check a claim against your own documents.

Example:
    >>> from verifier import Verifier
    >>> with Verifier.open("corpus/") as verifier:  # doctest: +SKIP
    ...     verifier.add("articles/")
    ...     report = verifier.check("first EU leader to meet Putin since 2022")
    ...     print(report.verdicts[0].label, report.verdicts[0].citations[0].quote)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifier.errors import VerifierError
    from verifier.pipeline import Verifier
    from verifier.settings import Settings
    from verifier.types import (
        AddReport,
        Citation,
        Claim,
        Direction,
        Document,
        Evidence,
        Failure,
        Filter,
        Finding,
        Label,
        Reason,
        Report,
        Verdict,
    )

__all__ = [
    "AddReport",
    "Citation",
    "Claim",
    "Direction",
    "Document",
    "Evidence",
    "Failure",
    "Filter",
    "Finding",
    "Label",
    "Reason",
    "Report",
    "Settings",
    "Verdict",
    "Verifier",
    "VerifierError",
]

_HOMES = {"Verifier": "pipeline", "Settings": "settings", "VerifierError": "errors"}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that `verifier --help` stays quick."""
    if name not in __all__:
        raise AttributeError(f"module 'verifier' has no attribute {name!r}")
    return getattr(import_module(f"verifier.{_HOMES.get(name, 'types')}"), name)
