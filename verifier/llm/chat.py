"""A chat model that answers in a given form, or says why not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from hashlib import sha256
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from verifier.errors import ModelError
from verifier.llm.answers import Answers, Cache, NoAnswers, Question, Recording, Replay
from verifier.llm.client import N_TRIES, Client, Messages, schema_of
from verifier.llm.usage import Account, Price
from verifier.models.runtime import count_tokens
from verifier.prompts import Prompt, Rendered
from verifier.settings import Settings
from verifier.types import Usage

Form = TypeVar("Form", bound=BaseModel)

_AGAIN = (
    "That answer can't be used: {problem} Give the whole answer again, in the form that was asked."
)
_MAX_PROBLEM = 400
"""Characters of what is told to the model about its broken answer."""
_MARGIN = 1.5
"""How many times our count of tokens a provider's may be, where cost is capped."""
_ROOM = 4
"""How many times the expected length an answer may have, where cost is capped."""


@dataclass(frozen=True)
class Request(Generic[Form]):
    """What a model is asked.

    Attributes:
        prompt: The prompt file.
        values: What its variables stand for.
        form: The form of the answer.
        problem: Returns what is wrong with an answer of that form in a sentence, or None.
        n_expected: Tokens that the answer may have, estimated.
    """

    prompt: Prompt
    values: dict[str, str]
    form: type[Form]
    problem: Callable[[Form], str | None]
    n_expected: int

    @property
    def rendered(self) -> Rendered:
        """The prompt with its variables filled in."""
        return self.prompt.render(self.values)

    @property
    def n_prompt_tokens(self) -> int:
        """Tokens that will be sent, counted by the tokenizer in the package."""
        schema = json.dumps(schema_of(self.form))
        return count_tokens([*self.rendered, schema])


class ChatModel:
    """Asks a model, within a budget, what has not been answered before.

    Args:
        client: The model.
        settings: Limits.
        answers: Where answers are kept.
    """

    def __init__(self, client: Client, settings: Settings, answers: Answers) -> None:
        self._client = client
        self._settings = settings
        self._answers = answers
        self._account = Account(client.price, settings.max_cost_usd)

    @property
    def name(self) -> str:
        """The model's name."""
        return self._client.name

    @property
    def place(self) -> str:
        """The model and where its server is, for a person."""
        return self._client.place

    @property
    def usage(self) -> Usage:
        """What was asked so far."""
        return self._account.usage

    @property
    def n_sent(self) -> int:
        """Calls begun, whether or not they were answered."""
        return self._account.n_sent

    @property
    def price(self) -> Price | None:
        """The model's price, None when it is not known."""
        return self._account.price

    def ask_all(self, requests: Sequence[Request[Form]]) -> Iterator[tuple[int, Form | ModelError]]:
        """Ask several things at once; yield each one's place and answer as they come."""
        threads = ThreadPoolExecutor(max(1, self._settings.max_concurrency))
        asked: dict[Future[Form], int] = {
            threads.submit(self.ask, request): place for place, request in enumerate(requests)
        }
        try:
            for done in as_completed(asked):
                try:
                    yield asked[done], done.result()
                except ModelError as error:
                    yield asked[done], error
        finally:
            threads.shutdown(wait=False, cancel_futures=True)

    def ask(self, request: Request[Form]) -> Form:
        """Ask once; where the answer is broken, once more with what is wrong with it.

        Raises:
            ModelError: There is no answer that can be used.
        """
        question = self._question(request)
        known = self._known(question, request)
        if known is not None:
            self._account.add_cached()
            return known
        messages = [("system", question.system), ("human", question.user)]
        said = self._say(messages, request)
        try:
            answer = _read(said, request)
        except ModelError as error:
            again = _AGAIN.format(problem=str(error)[:_MAX_PROBLEM])
            said = self._say([*messages, ("ai", said), ("human", again)], request)
            answer = self._read_at_last(said, request)
        self._answers.put(question, said)
        return answer

    def _known(self, question: Question, request: Request[Form]) -> Form | None:
        """Return the answer that is there already; a cached one that is broken is not there."""
        kept = self._answers.get(question)
        if kept is None:
            return None
        try:
            return _read(kept, request)
        except ModelError:
            if self._settings.replay:
                raise
            return None

    def _read_at_last(self, said: str, request: Request[Form]) -> Form:
        try:
            return _read(said, request)
        except ModelError as error:
            raise ModelError(
                f"{self._client.place} gave a broken answer twice ({str(error).rstrip('.')}); "
                "use another model."
            ) from error

    def _question(self, request: Request[Form]) -> Question:
        rendered = request.rendered
        schema = json.dumps(schema_of(request.form), sort_keys=True)
        return Question(
            model=self._client.name,
            base_url=self._client.server,
            prompt=request.prompt.fingerprint,
            schema=sha256(schema.encode()).hexdigest()[:12],
            system=rendered.system,
            user=rendered.user,
            temperature=self._settings.temperature,
        )

    def _say(self, messages: Messages, request: Request[Form]) -> str:
        """Send messages; return the text of the answer, which may be broken."""
        n_prompt = count_tokens([text for _, text in messages])
        n_most = _ROOM * request.n_expected
        is_capped = self._settings.max_cost_usd is not None
        reserved = self._account.reserve(round(_MARGIN * n_prompt) * N_TRIES, n_most * N_TRIES)
        try:
            said = self._client.say(
                messages, request.form, max_tokens=n_most if is_capped else None
            )
        except BaseException:  # Ctrl-C as well: what was sent may have to be paid
            self._account.lose(reserved)
            raise
        n_answer = said.completion_tokens or count_tokens([said.text])
        self._account.settle(reserved, said.prompt_tokens or n_prompt, n_answer)
        if said.fault:
            raise said.fault
        return said.text


def kept_answers(settings: Settings) -> Answers:
    """Return the place where answers are kept: the cache, a recording, or both.

    Raises:
        InputError: The recording can't be used.
    """
    if settings.replay:
        return Replay(settings.replay)
    kept: Answers = Cache(settings.cache) if settings.use_cache else NoAnswers()
    return Recording(settings.record, kept) if settings.record else kept


def _read(text: str, request: Request[Form]) -> Form:
    """Read an answer.

    Raises:
        ModelError: It is not of the form, or something in it is wrong.
    """
    try:
        answer = request.form.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the answer"
        raise ModelError(f"It is not of the form asked for: {where}: {first['msg']}.") from error
    problem = request.problem(answer)
    if problem:
        raise ModelError(problem)
    return answer
