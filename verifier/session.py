"""What one check works with: who judges, and the account of what it asks of a language model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from verifier.checking import Checker, Outcome
from verifier.claims import extract, one_claim
from verifier.claims.model import Found, ModelExtractor
from verifier.corpus import Corpus
from verifier.judge.embedded import EmbeddedJudge
from verifier.judge.model import ModelJudge
from verifier.llm.chat import ChatModel, Request
from verifier.progress import Progress, ignore_progress
from verifier.settings import Settings
from verifier.types import Failure, Filter, Plan, Stage, Usage


class Session:
    """The parts of one check.

    Args:
        corpus: What is searched.
        embedded: The judge in the package.
        chat: The language model; None leaves all to the embedded judge.
        settings: Limits, and who judges.
        filter: Which documents may serve as evidence.

    Attributes:
        chat: The language model, if any.
        extractor: Finds claims by it, if any.
        judge: Judges by it, if any.
        checker: Checks claims.
    """

    def __init__(
        self,
        corpus: Corpus,
        embedded: EmbeddedJudge,
        chat: ChatModel | None,
        *,
        settings: Settings,
        filter: Filter,
    ) -> None:
        self.chat = chat
        self.extractor = ModelExtractor(chat) if chat else None
        self.judge = ModelJudge(chat, settings) if chat else None
        self.checker = Checker(corpus, embedded, self.judge, settings=settings, filter=filter)
        self._embedded_name = embedded.name
        self._is_cascade = settings.judged_by == "cascade"

    def read(
        self, text: str, *, is_single_claim: bool | None, on_progress: Progress = ignore_progress
    ) -> list[Found]:
        """Return the claims of a text, found by the language model if there is one.

        Args:
            text: The text.
            is_single_claim: Whether it is one claim; None lets the line breaks decide.
            on_progress: Told how much of the text is read.

        Raises:
            InputError: There is nothing to check.
        """
        text = mended(text)
        if _is_single(text, is_single_claim):
            return [Found(one_claim(text), None)]
        if self.extractor:
            return self.extractor.extract(text, on_progress=on_progress)
        return [Found(claim, None) for claim in extract(text)]

    def outcomes(self, found: Sequence[Found]) -> Iterator[Outcome]:
        """Yield what comes of each claim, in their order; what was never read has failed."""
        checked = self.checker.outcomes([each.claim for each in found if each.error is None])
        for each in found:
            if each.error is None:
                yield next(checked)
            else:
                yield Failure(claim=each.claim, error=str(each.error), stage="extract")

    @property
    def judge_name(self) -> str:
        """Who judges, for the report."""
        if self.chat is None:
            return self._embedded_name
        pair = f"cascade of {self._embedded_name} and {self.chat.name}"
        return pair if self._is_cascade else self.chat.name

    @property
    def prompts(self) -> dict[str, str]:
        """The prompts in use, name to hash."""
        users = [user for user in (self.extractor, self.judge) if user]
        return {user.prompt.name: user.prompt.fingerprint for user in users}


def mended(text: str) -> str:
    r"""Replace halves of characters, one for one, so that every span stays.

    >>> mended("a\udcffb")
    'a?b'
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def make_plan(text: str, session: Session, *, is_single_claim: bool | None) -> Plan:
    """Say what checking a text would ask of the language model. Nothing is sent.

    Args:
        text: The text.
        session: Who would judge.
        is_single_claim: Whether the text is one claim; None lets the line breaks decide.

    Raises:
        InputError: There is nothing to check.
    """
    text = mended(text)
    is_single = _is_single(text, is_single_claim)
    claims = [one_claim(text)] if is_single else extract(text)
    if session.extractor is None or session.judge is None or session.chat is None:
        return Plan(n_claims=len(claims), n_decided=len(claims))
    undecided = session.checker.undecided(claims)
    stages = []
    if not is_single:
        asked = session.extractor.requests(text)
        stages.append(_stage("extract", len(claims), asked, session.chat))
    stages.append(_stage("judge", len(undecided), session.judge.requests(undecided), session.chat))
    return Plan(
        n_claims=len(claims),
        n_decided=len(claims) - len(undecided),
        stages=tuple(stages),
        where=session.chat.place,
    )


def _is_single(text: str, given: bool | None) -> bool:  # noqa: FBT001
    return "\n" not in text.strip() if given is None else given


def _stage(name: str, n_items: int, asked: Sequence[Request[Any]], chat: ChatModel) -> Stage:
    n_prompt = sum(request.n_prompt_tokens for request in asked)
    n_answer = sum(request.n_expected for request in asked)
    usage = Usage(
        n_calls=len(asked),
        prompt_tokens=n_prompt,
        completion_tokens=n_answer,
        cost_usd=chat.price.of(n_prompt, n_answer) if chat.price else None,
    )
    return Stage(name=name, n_items=n_items, usage=usage)
