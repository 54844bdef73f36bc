"""How much of a group, and how exclusively: all, most, none; first since."""

from verifier.judge.slots.exclusivity import compare_exclusivity
from verifier.judge.slots.share import compare_share
from verifier.judge.windows import Window
from verifier.types import Finding


def compare_scope(claim: str, window: Window) -> list[Finding]:
    """Compare the claim's scope with the window's."""
    return [*compare_exclusivity(claim, window), *compare_share(claim, window)]
