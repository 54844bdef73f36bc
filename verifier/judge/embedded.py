"""The judge: a network, by default the small one in the package, corrected by slots."""

from collections.abc import Sequence

from verifier.judge.alignment import coverage
from verifier.judge.containment import is_contained
from verifier.judge.happenings import tell_apart
from verifier.judge.premise import premise
from verifier.judge.selection import choose_windows
from verifier.judge.slots import compare
from verifier.judge.weighing import weigh
from verifier.judge.windows import Window
from verifier.models.runtime import JudgeNetwork
from verifier.types import Claim, Evidence, Probabilities, Stance


class EmbeddedJudge:
    """Reads claims beside windows of their evidence.

    Args:
        network: The trained cross-encoder; stances bear its name.
        n_windows: Windows read per claim, at most.
    """

    def __init__(self, network: JudgeNetwork, *, n_windows: int) -> None:
        self._network = network
        self._n_windows = n_windows

    def judge(self, cases: Sequence[tuple[Claim, Sequence[Evidence]]]) -> list[list[Stance]]:
        """Return the stances of each claim's windows, in the order of the cases.

        All windows of all claims go through the network together, which is what makes many
        claims cheap.
        """
        windows = [
            choose_windows(claim.text, evidence, limit=self._n_windows) for claim, evidence in cases
        ]
        pairs = [
            (claim.text, _premise(window))
            for (claim, _), chosen in zip(cases, windows, strict=True)
            for window in chosen
        ]
        name = self._network.name
        rows = iter(self._network.predict(pairs).tolist() if pairs else [])
        return [
            [_stance(claim.text, window, _probabilities(next(rows)), name) for window in chosen]
            for (claim, _), chosen in zip(cases, windows, strict=True)
        ]


def _premise(window: Window) -> str:
    return premise(window.text, window.evidence.document.title, window.published)


def _probabilities(row: Sequence[float]) -> Probabilities:
    supports, contradicts, neither = row
    return Probabilities(supports=supports, contradicts=contradicts, neither=neither)


def _stance(claim: str, window: Window, model: Probabilities, judge: str) -> Stance:
    findings = tell_apart(claim, compare(claim, window))
    return Stance(
        evidence=window.evidence,
        start=window.start,
        end=window.end,
        model=model,
        final=weigh(
            model,
            findings,
            about=coverage(claim, window.context),
            is_contained=is_contained(claim, window, findings),
        ),
        findings=findings,
        judge=judge,
    )
