"""`Verifier`: the only place where the stages meet."""

import asyncio
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from verifier.checking import Outcome
from verifier.corpus import Corpus
from verifier.errors import InputError, SettingsError
from verifier.judge.embedded import EmbeddedJudge
from verifier.llm.answers import NoAnswers
from verifier.llm.chat import ChatModel, kept_answers
from verifier.llm.client import Client
from verifier.models.crossencoder import CrossEncoder
from verifier.models.runtime import Encoder, Judge, JudgeNetwork
from verifier.notes import notes, on_model
from verifier.progress import Progress, ignore_progress
from verifier.session import Session, make_plan, mended
from verifier.settings import Settings
from verifier.types import (
    AddReport,
    Document,
    DocumentSummary,
    Evidence,
    Failure,
    Filter,
    Plan,
    Report,
    Run,
    Verdict,
)


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
        self._client = Client(settings) if settings.judged_by != "embedded" else None
        self._answers = kept_answers(settings) if self._client else NoAnswers()

    @classmethod
    def open(
        cls,
        corpus: str | Path | None = None,
        *,
        settings: Settings | None = None,
        on_progress: Progress = ignore_progress,
        **overrides: Any,
    ) -> Self:
        """Open a corpus, a folder that is created when absent.

        Args:
            corpus: The folder; None takes the one of the settings.
            settings: What else is set; None reads the environment and `verifier.toml`.
            on_progress: Called while long work goes on.
            overrides: Single settings over those of the environment and `verifier.toml`, such as
                `model="openai:gpt-4.1-mini", judge="cascade"`; not beside `settings`.

        Raises:
            CorpusError: The folder can't be used; the message says what to do.
            SettingsError: A setting is wrong.
        """
        if settings and overrides:
            raise SettingsError("Give settings, or single settings by name, not both.")
        settings = settings or Settings.load(**overrides)
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

        Ctrl-C ends it early: what stands by then is in the report, the rest are failures.

        Args:
            text: A line is one claim, also without a verb; a longer text is split into sentences.
            filter: Which documents may serve as evidence.
            is_single_claim: Whether `text` is one claim; None lets the line breaks decide.

        Raises:
            InputError: There is nothing to check.
            JudgeModelError: The judge model of the settings can't be used.
            SettingsError: The language model of the settings can't be used.
        """
        began = time.perf_counter()
        filter = filter or Filter()
        session = self._session(filter)
        found = session.read(text, is_single_claim=is_single_claim, on_progress=self._on_progress)
        outcomes: list[Outcome] = []
        with suppress(KeyboardInterrupt):
            for outcome in session.outcomes(found):
                outcomes.append(outcome)
                self._on_progress("checking", len(outcomes), len(found))
        outcomes += [
            Failure(claim=each.claim, error=_STOPPED, stage="stopped")
            for each in found[len(outcomes) :]
        ]
        return Report(
            text=mended(text),
            claims=tuple(each.claim for each in found),
            verdicts=tuple(o for o in outcomes if isinstance(o, Verdict)),
            failures=tuple(o for o in outcomes if isinstance(o, Failure)),
            notes=self._notes(session, filter),
            run=self._run(session, time.perf_counter() - began),
        )

    def stream(
        self, text: str, *, filter: Filter | None = None, is_single_claim: bool | None = None
    ) -> Iterator[Outcome]:
        """Check like `check`, and yield each verdict or failure as soon as it stands, in order.

        Raises:
            InputError: There is nothing to check.
            JudgeModelError: The judge model of the settings can't be used.
            SettingsError: The language model of the settings can't be used.
        """
        session = self._session(filter or Filter())
        yield from session.outcomes(session.read(text, is_single_claim=is_single_claim))

    async def acheck(
        self, text: str, *, filter: Filter | None = None, is_single_claim: bool | None = None
    ) -> Report:
        """Check like `check`, on another thread, so that an event loop goes on meanwhile."""
        return await asyncio.to_thread(
            self.check, text, filter=filter, is_single_claim=is_single_claim
        )

    def plan(
        self, text: str, *, filter: Filter | None = None, is_single_claim: bool | None = None
    ) -> Plan:
        """Say what checking a text would ask of the language model. Nothing is sent.

        Raises:
            InputError: There is nothing to check.
            JudgeModelError: The judge model of the settings can't be used.
            SettingsError: The language model of the settings can't be used.
        """
        session = self._session(filter or Filter())
        return make_plan(text, session, is_single_claim=is_single_claim)

    @property
    def where(self) -> str | None:
        """The language model that claims and passages go to, with its server; None if nowhere.

        Raises:
            SettingsError: The language model of the settings can't be used.
        """
        if self._client is None or self._settings.replay:
            return None
        self._client.open()
        return self._client.place

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

    def _session(self, filter: Filter) -> Session:
        """Gather what one check needs; what can't be used fails here, before any work is done."""
        _ = self._network.fingerprint
        chat = None
        if self._client:
            self._client.open()
            chat = ChatModel(self._client, self._settings, self._answers)
        return Session(self._corpus, self._judge, chat, settings=self._settings, filter=filter)

    def _notes(self, session: Session, filter: Filter) -> tuple[str, ...]:
        judged = notes(self._corpus, filter, judge=self._network.name)
        return (*judged, *on_model(session)) if session.chat else judged

    def _models(self) -> dict[str, str]:
        return {"encoder": self._encoder.fingerprint, "judge": self._network.fingerprint}

    def _run(self, session: Session, seconds: float) -> Run:
        return Run(
            verifier=version("verifier"),
            models=self._models(),
            judge=session.judge_name,
            prompts=session.prompts,
            usage=session.chat.usage if session.chat else None,
            settings=self._settings.fingerprint,
            corpus=self._corpus.version,
            n_documents=self._corpus.n_documents,
            n_passages=self._corpus.n_passages,
            seconds=round(seconds, 3),
        )


_STOPPED = "Stopped before it was checked; the same command goes on from the answers so far."
