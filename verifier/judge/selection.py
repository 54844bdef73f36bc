"""Which windows of the evidence are worth the network's time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verifier.judge.windows import Window
from verifier.language.words import content_stems
from verifier.types import Evidence, Span


@dataclass(frozen=True)
class _Candidate:
    evidence: Evidence
    index: int
    score: float

    @property
    def sentence(self) -> Span:
        return self.evidence.passage.sentences[self.index]

    @property
    def key(self) -> tuple[str, int, int]:
        return (self.evidence.document.id, *self.sentence)


def choose_windows(claim: str, evidence: Sequence[Evidence], *, limit: int) -> list[Window]:
    """Return the windows to read: the best sentences alone and with their neighbours.

    Every document's best sentence comes before any document's second, up to a quarter of the limit:
    one document can't crowd out the one that says otherwise, and the one that tells most is still
    read beyond its best sentence.

    Args:
        claim: The claim's text.
        evidence: What search brought.
        limit: Windows, at most.
    """
    n_widened = (limit + 1) // 2
    best = _spread(_ranked(claim, evidence), n_first=max(2, limit // 4))
    windows: dict[tuple[str, int, int], Window] = {}
    for candidate in best[:n_widened]:
        for window in _windows_around(candidate, is_best=candidate is best[0]):
            windows.setdefault((candidate.evidence.document.id, window.start, window.end), window)
    for candidate in best[n_widened:]:
        window = Window(candidate.evidence, *candidate.sentence)
        windows.setdefault(candidate.key, window)
    return list(windows.values())[:limit]


def _windows_around(candidate: _Candidate, *, is_best: bool) -> Iterator[Window]:
    """Yield a sentence alone, with the one before, and the best one with both its neighbours."""
    sentences, index = candidate.evidence.passage.sentences, candidate.index
    yield Window(candidate.evidence, *candidate.sentence)
    if index:
        yield Window(candidate.evidence, sentences[index - 1].start, candidate.sentence.end)
    if is_best and 0 < index < len(sentences) - 1:
        yield Window(candidate.evidence, sentences[index - 1].start, sentences[index + 1].end)


def _ranked(claim: str, evidence: Sequence[Evidence]) -> list[_Candidate]:
    """Return the distinct sentences, the one nearest to the claim first."""
    stems = content_stems(claim)
    candidates: dict[tuple[str, int, int], _Candidate] = {}
    for item in evidence:
        for index, span in enumerate(item.passage.sentences):
            words = content_stems(item.document.text[span.start : span.end])
            shared = len(stems & words) / len(stems) if stems else 0.0
            candidate = _Candidate(item, index, item.sentence_scores[index] + shared)
            known = candidates.get(candidate.key)
            if known is None or known.score < candidate.score:
                candidates[candidate.key] = candidate
    return sorted(candidates.values(), key=lambda candidate: -candidate.score)


def _spread(ranked: Sequence[_Candidate], *, n_first: int) -> list[_Candidate]:
    """Put each document's best sentence first, for up to `n_first` documents."""
    leaders: dict[str, _Candidate] = {}
    for candidate in ranked:
        leaders.setdefault(candidate.evidence.document.id, candidate)
    first = list(leaders.values())[:n_first]
    return sorted(first, key=lambda c: -c.score) + [c for c in ranked if c not in first]
