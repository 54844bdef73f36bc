"""`Verifier`: the only place where the stages meet."""

import time
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Self

from verifier import cite
from verifier.calibration import Calibration
from verifier.claims import extract, one_claim
from verifier.corpus import Corpus
from verifier.decide import decide
from verifier.errors import CitationError, InputError, UnknownDocument, VerifierError
from verifier.judge.embedded import EmbeddedJudge
from verifier.models.crossencoder import CrossEncoder
from verifier.models.runtime import Encoder, Judge, JudgeNetwork
from verifier.notes import notes
from verifier.progress import Progress, ignore_progress
from verifier.settings import Settings
from verifier.types import (
    AddReport,
    Citation,
    Claim,
    Direction,
    Document,
    DocumentSummary,
    Evidence,
    Failure,
    Filter,
    Finding,
    Label,
    Reason,
    Report,
    Run,
    Span,
    Stance,
    Verdict,
)

_BATCH = 32
"""Claims searched and judged together: enough to fill batches, few enough to watch."""


class Verifier:
    """Checks claims against a corpus of documents.

    Use it as a context manager, or call `close` when done.

    Example:
        >>> with Verifier.open("corpus/") as verifier:  # doctest: +SKIP
        ...     verifier.add("articles/")
        ...     report = verifier.check("first EU leader to meet Putin since 2022")
        ...     report.verdicts[0].label, report.verdicts[0].citations[0].quote
    """

    def __init__(
        self, corpus: Corpus, encoder: Encoder, *, settings: Settings, on_progress: Progress
    ) -> None:
        self._corpus = corpus
        self._encoder = encoder
        self._settings = settings
        self._on_progress = on_progress
        self._network: JudgeNetwork = (
            CrossEncoder(settings.judge_model, on_progress=on_progress)
            if settings.judge_model
            else Judge(n_threads=settings.n_threads)
        )
        self._judge = EmbeddedJudge(self._network, n_windows=settings.n_windows)
        self._calibration = Calibration.load()

    @classmethod
    def open(
        cls,
        corpus: str | Path | None = None,
        *,
        settings: Settings | None = None,
        on_progress: Progress = ignore_progress,
    ) -> Self:
        """Open a corpus, a folder that is created when absent.

        Args:
            corpus: The folder; None takes the one of the settings.
            settings: What else is set; None reads the environment and `verifier.toml`.
            on_progress: Called while long work goes on.

        Raises:
            CorpusError: The folder can't be used; the message says what to do.
            SettingsError: A setting is wrong.
        """
        settings = settings or Settings.load()
        encoder = Encoder(n_threads=settings.n_threads)
        opened = Corpus.open(
            Path(corpus or settings.corpus),
            encoder=encoder,
            lock_wait_s=settings.lock_wait_s,
            on_progress=on_progress,
        )
        return cls(opened, encoder, settings=settings, on_progress=on_progress)

    def add(self, paths: str | Path | Iterable[str | Path], *, prune: bool = False) -> AddReport:
        """Read files and folders into the corpus; what is there already is left alone.

        Args:
            paths: Files, or folders that are read with all that is below them.
            prune: Remove documents whose file is gone from a folder that is added again.

        Raises:
            CorpusBusy: Another process is writing.
        """
        given = [paths] if isinstance(paths, str | Path) else paths
        return self._corpus.add(
            [Path(path) for path in given],
            prune=prune,
            max_bytes=self._settings.max_file_bytes,
        )

    def add_text(self, name: str, data: bytes) -> AddReport:
        """Read one text, such as standard input, into the corpus under a name.

        Raises:
            CorpusBusy: Another process is writing.
        """
        return self._corpus.add_bytes(name, data, max_bytes=self._settings.max_file_bytes)

    def check(
        self, text: str, *, filter: Filter | None = None, is_single_claim: bool | None = None
    ) -> Report:
        """Check a claim, or every claim of a text.

        Args:
            text: A line is one claim, also without a verb; a longer text is split into sentences.
            filter: Which documents may serve as evidence.
            is_single_claim: Whether `text` is one claim; None lets the line breaks decide.

        Raises:
            InputError: There is nothing to check.
            JudgeModelError: The judge model of the settings can't be used.
        """
        began = time.perf_counter()
        if is_single_claim is None:
            is_single_claim = "\n" not in text.strip()
        claims = [one_claim(text)] if is_single_claim else extract(text)
        models = self._models()  # before all claims, so that a judge that can't be had fails once
        outcomes = list(self._outcomes(claims, filter or Filter()))
        return Report(
            text=text,
            claims=tuple(claims),
            verdicts=tuple(o for o in outcomes if isinstance(o, Verdict)),
            failures=tuple(o for o in outcomes if isinstance(o, Failure)),
            notes=notes(self._corpus, filter or Filter(), judge=self._network.name),
            run=self._run(models, time.perf_counter() - began),
        )

    def search(
        self, query: str, *, limit: int = 10, filter: Filter | None = None
    ) -> list[Evidence]:
        """Return the passages that may bear on a query, the best first.

        Raises:
            InputError: The query is blank.
        """
        if not query.strip():
            raise InputError("The query is empty; give some words to look for.")
        return self._corpus.search([query], limit=limit, filter=filter or Filter())[0]

    def documents(self) -> list[DocumentSummary]:
        """List the documents of the corpus."""
        return self._corpus.documents()

    def document(self, id: str) -> Document:
        """Return a document by its id, or by as much of it as is unique.

        Raises:
            UnknownDocument: No document, or more than one, has that id.
        """
        return self._corpus.document(id)

    def remove(self, id: str) -> None:
        """Remove a document with all its traces.

        Raises:
            UnknownDocument: No document, or more than one, has that id.
            CorpusBusy: Another process is writing.
        """
        self._corpus.remove(id)

    def close(self) -> None:
        """Release the corpus."""
        self._corpus.close()

    def __enter__(self) -> Self:
        """Return the verifier itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the corpus."""
        self.close()

    def _outcomes(self, claims: Sequence[Claim], filter: Filter) -> Iterator[Verdict | Failure]:
        for start in range(0, len(claims), _BATCH):
            batch = claims[start : start + _BATCH]
            yield from self._check_batch(batch, filter)
            self._on_progress("checking", start + len(batch), len(claims))

    def _check_batch(self, claims: Sequence[Claim], filter: Filter) -> list[Verdict | Failure]:
        """Check claims together; when that fails, each alone, so that one can't fail the rest."""
        stage = "search"
        try:
            evidence = self._evidence(claims, filter)
            stage = "judge"
            stances = self._judge.judge(list(zip(claims, evidence, strict=True)))
        except VerifierError as error:
            if len(claims) == 1:
                return [Failure(claim=claims[0], error=str(error), stage=stage)]
            return [outcome for claim in claims for outcome in self._check_batch([claim], filter)]
        return [self._verdict(c, found) for c, found in zip(claims, stances, strict=True)]

    def _evidence(self, claims: Sequence[Claim], filter: Filter) -> list[list[Evidence]]:
        queries = [claim.text for claim in claims if claim.is_checkable]
        limit = self._settings.n_evidence
        found = iter(self._corpus.search(queries, limit=limit, filter=filter) if queries else [])
        return [next(found) if claim.is_checkable else [] for claim in claims]

    def _verdict(self, claim: Claim, stances: Sequence[Stance]) -> Verdict:
        decision = decide(claim, stances, min_probability=self._settings.min_probability)
        try:
            citations = tuple(self._cite(*side) for side in decision.cited)
        except CitationError as error:
            return _rejected(claim, error)
        return Verdict(
            claim=claim,
            label=decision.label,
            reason=decision.reason,
            confidence=self._calibration.confidence(decision.label, decision.score),
            citations=citations,
            findings=decision.findings,
            explanation=decision.explanation,
            settled_by=decision.settled_by,
        )

    def _cite(self, stance: Stance, direction: Direction) -> Citation:
        """Quote a stance, and hold the quote against the document as it is stored now."""
        document = stance.evidence.document
        citation = cite.cite(
            document,
            Span(stance.start, stance.end),
            direction,
            decisive=[_span(finding) for finding in stance.findings if finding.source_words],
        )
        cite.check(citation, self._stored(document.id))
        return citation

    def _stored(self, id: str) -> Document:
        """Return a document as it is stored now; it may have been removed meanwhile."""
        try:
            return self._corpus.document(id)
        except UnknownDocument as error:
            raise CitationError(f"Document {id} is no longer in the corpus.") from error

    def _models(self) -> dict[str, str]:
        return {"encoder": self._encoder.fingerprint, "judge": self._network.fingerprint}

    def _run(self, models: dict[str, str], seconds: float) -> Run:
        return Run(
            verifier=version("verifier"),
            models=models,
            judge=self._network.name,
            settings=self._settings.fingerprint,
            corpus=self._corpus.version,
            n_documents=self._corpus.n_documents,
            n_passages=self._corpus.n_passages,
            seconds=round(seconds, 3),
        )


def _span(finding: Finding) -> Span:
    return Span(finding.start, finding.end)


def _rejected(claim: Claim, error: CitationError) -> Verdict:
    return Verdict(
        claim=claim,
        label=Label.UNVERIFIABLE,
        reason=Reason.CITATION_REJECTED,
        confidence=0.0,
        explanation=f"The answer was withdrawn because its quote did not hold: {error}",
        settled_by="The same check again, after the document has been added anew.",
    )
