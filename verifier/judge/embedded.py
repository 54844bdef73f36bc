"""The judge: a network, by default the small one in the package, corrected by slots."""

from collections.abc import Sequence

from verifier.judge.alignment import coverage
from verifier.judge.containment import is_contained
from verifier.judge.happenings import tell_apart
from verifier.judge.premise import premise
from verifier.judge.selection import choose_windows
from verifier.judge.slots import compare
from verifier.judge.weighing import Reading, Weights, weigh
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

    @property
    def name(self) -> str:
        """The network's name."""
        return self._network.name

    def judge(self, cases: Sequence[tuple[Claim, Sequence[Evidence]]]) -> list[list[Stance]]:
        """Return the stances of each claim's windows, in the order of the cases.

        All windows of all claims go through the network together, which is what makes many
        claims cheap.
        """
        windows = [
            choose_windows(claim.text, evidence, limit=self._n_windows) for claim, evidence in cases
        ]
        return self._stances([claim for claim, _ in cases], windows)

    def reread(self, claim: Claim, stances: Sequence[Stance]) -> list[Stance]:
        """Return this judge's own stances on the words that another judge took."""
        windows = [Window(stance.evidence, stance.start, stance.end) for stance in stances]
        (own,) = self._stances([claim], [windows])
        return own

    def _stances(
        self, claims: Sequence[Claim], windows: Sequence[Sequence[Window]]
    ) -> list[list[Stance]]:
        weights, name = Weights.load(), self._network.name
        texts = [claim.text for claim in claims]
        return [
            [
                stance(window, reading, weights, judge=name)
                for window, reading in zip(chosen, readings, strict=True)
            ]
            for chosen, readings in zip(windows, self.read(texts, windows), strict=True)
        ]

    def read(
        self, claims: Sequence[str], windows: Sequence[Sequence[Window]]
    ) -> list[list[Reading]]:
        """Return what is known of each claim's windows, before it is weighed."""
        pairs = [
            (claim, _premise(window))
            for claim, chosen in zip(claims, windows, strict=True)
            for window in chosen
        ]
        rows = iter(self._network.predict(pairs).tolist() if pairs else [])
        return [
            [_reading(claim, window, _probabilities(next(rows))) for window in chosen]
            for claim, chosen in zip(claims, windows, strict=True)
        ]


def stance(window: Window, reading: Reading, weights: Weights, *, judge: str) -> Stance:
    """Weigh what is known of a window.

    Args:
        window: The window.
        reading: What is known of it.
        weights: The fitted model.
        judge: Name of the network that read it.
    """
    return Stance(
        evidence=window.evidence,
        start=window.start,
        end=window.end,
        model=reading.model,
        final=weigh(reading, weights),
        findings=reading.findings,
        judge=judge,
    )


def _premise(window: Window) -> str:
    return premise(window.text, window.evidence.document.title, window.published)


def _probabilities(row: Sequence[float]) -> Probabilities:
    supports, contradicts, neither = row
    return Probabilities(supports=supports, contradicts=contradicts, neither=neither)


def _reading(claim: str, window: Window, model: Probabilities) -> Reading:
    findings = tell_apart(claim, compare(claim, window))
    return Reading(
        model=model,
        findings=findings,
        about=coverage(claim, window.context),
        is_contained=is_contained(claim, window, findings),
    )
