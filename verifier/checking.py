"""From claims to verdicts and failures: search, judge, decide, in the order of the claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verifier.corpus import Corpus
from verifier.errors import ModelError, VerifierError
from verifier.judge.embedded import EmbeddedJudge
from verifier.judge.model import ModelJudge
from verifier.judge.packing import Case
from verifier.settings import Settings
from verifier.types import (
    Claim,
    Evidence,
    Failure,
    Filter,
    Judgement,
    Passage,
    Reason,
    Stance,
    Verdict,
)
from verifier.verdicts import VerdictMaker

Outcome = Verdict | Failure

BATCH = 32
"""Claims searched and judged together: enough to fill batches, few enough to watch."""


class _First(NamedTuple):
    """What the embedded judge made of a claim, and the case as a cascade hands it on."""

    verdict: Verdict
    case: Case


class Checker:
    """Checks claims by the embedded judge, by a language model, or by both.

    Args:
        corpus: What is searched.
        embedded: The judge in the package.
        model: The language model; None leaves all to the embedded judge.
        settings: Limits, and who judges.
        filter: Which documents may serve as evidence.
    """

    def __init__(
        self,
        corpus: Corpus,
        embedded: EmbeddedJudge,
        model: ModelJudge | None,
        *,
        settings: Settings,
        filter: Filter,
    ) -> None:
        self._corpus = corpus
        self._embedded = embedded
        self._model = model
        self._settings = settings
        self._filter = filter
        self._maker = VerdictMaker(corpus.document, min_probability=settings.min_probability)
        self.suspicious: dict[str, str] = {}
        """Documents that speak to a model, id to title, as far as they were met."""

    def outcomes(self, claims: Sequence[Claim]) -> Iterator[Outcome]:
        """Yield what comes of each claim, in their order, as soon as it stands."""
        for start in range(0, len(claims), BATCH):
            yield from self._batch(claims[start : start + BATCH])

    def undecided(self, claims: Sequence[Claim]) -> list[Case]:
        """Return the claims that would be put to the language model, with their evidence."""
        cases = [case for case in self._cases(claims) if case[1]]
        if self._settings.judged_by != "cascade":
            return cases
        return [each.case for each in self._embedded_first(cases) if self._is_open(each.verdict)]

    def _batch(self, claims: Sequence[Claim]) -> Iterator[Outcome]:
        """Check claims together; when that fails, each alone, so that one can't fail the rest."""
        stage = "search"
        try:
            cases = self._cases(claims)
            stage = "judge"
            first = [] if self._judged_by == "model" else self._embedded_first(cases)
        except VerifierError as error:
            if len(claims) == 1:
                yield Failure(claim=claims[0], error=str(error), stage=stage)
            else:
                yield from (outcome for claim in claims for outcome in self._batch([claim]))
            return
        if self._judged_by == "embedded" or self._model is None:
            yield from (each.verdict for each in first)
        else:
            yield from _in_order(self._by_model(self._model, cases, first), len(cases))

    @property
    def _judged_by(self) -> str:
        return self._settings.judged_by

    def _cases(self, claims: Sequence[Claim]) -> list[Case]:
        queries = [claim.text for claim in claims if claim.is_checkable]
        limit = self._settings.n_evidence
        found = iter(
            self._corpus.search(queries, limit=limit, filter=self._filter) if queries else []
        )
        return [(claim, next(found) if claim.is_checkable else []) for claim in claims]

    def _embedded_first(self, cases: Sequence[Case]) -> list[_First]:
        return [
            _First(self._own_verdict(case[0], stances), (case[0], _telling_first(case[1], stances)))
            for case, stances in zip(cases, self._embedded.judge(cases), strict=True)
        ]

    def _own_verdict(self, claim: Claim, stances: Sequence[Stance]) -> Verdict:
        judgement = Judgement(stances=tuple(stances))
        return self._maker.verdict(claim, judgement, judge=self._embedded.name)

    def _by_model(
        self, model: ModelJudge, cases: Sequence[Case], first: Sequence[_First]
    ) -> Iterator[tuple[int, Outcome]]:
        """Yield each claim's place and what comes of it; `first` is what the embedded judge did."""
        sent = [p for p in range(len(cases)) if not first or self._is_open(first[p].verdict)]
        decided = [place for place in range(len(cases)) if place not in sent]
        yield from ((place, first[place].verdict) for place in decided)
        asked = [first[place].case if first else cases[place] for place in sent]
        for number, judgement in model.judge(asked):
            place = sent[number]
            before = first[place].verdict if first else None
            yield place, self._outcome(cases[place][0], judgement, model.name, before)

    def _outcome(
        self, claim: Claim, judgement: Judgement | ModelError, judge: str, before: Verdict | None
    ) -> Outcome:
        if isinstance(judgement, ModelError):
            return Failure(claim=claim, error=str(judgement), stage="judge")
        for evidence in judgement.suspicious:
            self.suspicious[evidence.document.id] = evidence.document.title or "untitled"
        verdict = self._maker.verdict(claim, judgement, judge=judge)
        if before:
            return _with_votes(verdict, before, "had said")
        named = [stance for stance in judgement.stances if stance.decisive]
        if not named:
            return verdict
        again = self._own_verdict(claim, self._embedded.reread(claim, named))
        return _with_votes(verdict, again, "reads the same words as")

    def _is_open(self, verdict: Verdict) -> bool:
        """Tell whether a cascade puts a claim to the model: what may be judged and is not sure."""
        if verdict.reason in (Reason.NOT_CHECKABLE, Reason.NO_EVIDENCE):
            return False
        return verdict.confidence < self._settings.cascade_confidence


def _telling_first(evidence: Sequence[Evidence], stances: Sequence[Stance]) -> list[Evidence]:
    """Put the passages first that the embedded judge found to say most, for or against."""
    most: dict[Passage, float] = {}
    for stance in stances:
        passage = stance.evidence.passage
        most[passage] = max(most.get(passage, 0.0), 1 - stance.final.neither)
    return sorted(evidence, key=lambda each: -most.get(each.passage, 0.0))


def _with_votes(verdict: Verdict, other: Verdict, says: str) -> Verdict:
    """Record the embedded judge's vote as well, and say so where the two disagree."""
    votes = (*other.votes, *verdict.votes)
    explanation = verdict.explanation
    if other.votes and other.label is not verdict.label:
        explanation += (
            f" The {other.votes[0].judge} judge {says} {other.label.value} "
            f"({other.confidence:.0%})."
        )
    return verdict.model_copy(update={"votes": votes, "explanation": explanation})


def _in_order(found: Iterator[tuple[int, Outcome]], n: int) -> Iterator[Outcome]:
    """Yield outcomes in the order of their places, each as soon as all before it are there."""
    waiting: dict[int, Outcome] = {}
    next_place = 0
    for place, outcome in found:
        waiting[place] = outcome
        while next_place in waiting:
            yield waiting.pop(next_place)
            next_place += 1
    if next_place != n:
        raise AssertionError("a claim was neither judged nor failed")
