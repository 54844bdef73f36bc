"""A client of a chat model: the only module that imports langchain and openai.

`verifier.langchain`, which offers the verifier to LangChain, stands beside it.
"""

from __future__ import annotations

import json
import warnings
from functools import cached_property
from typing import Any, NamedTuple

from pydantic import BaseModel

from verifier.errors import ModelError, SettingsError
from verifier.llm import faults
from verifier.llm.usage import Price, known_price
from verifier.settings import Settings

Messages = list[tuple[str, str]]
"""Who speaks ("system", "human" or "ai") and what is said."""

_N_RETRIES = 2
"""Of the client, for faults that pass: 429, 500, a lost connection; it heeds Retry-After."""
N_TRIES = 1 + _N_RETRIES
"""Times that one call may be sent."""


class Said(NamedTuple):
    """What came back.

    Attributes:
        text: Of the answer, which may be broken; empty for none.
        prompt_tokens: As the provider counts them.
        completion_tokens: As the provider counts them.
        fault: Why the answer can't be used whatever it says; None where nothing speaks against it.
    """

    text: str
    prompt_tokens: int
    completion_tokens: int
    fault: ModelError | None


class Client:
    """Sends messages to a model that LangChain speaks to; opened when first needed.

    Args:
        settings: Which model, and where.

    Raises:
        SettingsError: The model's name can't be used.

    Attributes:
        name: The model, as in "openai:gpt-4.1-mini".
    """

    def __init__(self, settings: Settings) -> None:
        self.name = settings.model or ""
        if not all(self.name.partition(":")):
            raise SettingsError(
                f"{self.name!r} is no model; write provider:model, such as openai:gpt-4.1-mini."
            )
        self._settings = settings
        self._lacks: set[str] = set() if self._is_openai else {"json_schema"}

    @cached_property
    def server(self) -> str | None:
        """Where the model is; None where nothing is sent, or the client does not tell."""
        if self._settings.replay:
            return None
        return self._settings.base_url or _own_server(self._client)

    @property
    def place(self) -> str:
        """The model and where its server is, for a person."""
        return f"{self.name} at {self.server}" if self.server else self.name

    @property
    def price(self) -> Price | None:
        """As set, or else by the table in the package; None when it is not known."""
        settings = self._settings
        if settings.price_prompt is not None and settings.price_completion is not None:
            return Price(settings.price_prompt, settings.price_completion)
        return None if settings.base_url else known_price(self.name)

    def open(self) -> None:
        """Make the client, so that what can't work fails before any work is done.

        Raises:
            SettingsError: The provider is unknown, its package is absent, it has no key, or the
                cost is capped and the price is not known.
        """
        if self._settings.max_cost_usd is not None and self.price is None:
            raise SettingsError(
                f"The price of {self.name} is not known, so --max-cost can't hold; set "
                "VERIFIER_PRICE_PROMPT and VERIFIER_PRICE_COMPLETION (dollars per million tokens)."
            )
        if not self._settings.replay:
            _ = self._client

    def say(self, messages: Messages, form: type[BaseModel], *, max_tokens: int | None) -> Said:
        """Send messages and return what comes back.

        Args:
            messages: What is said.
            form: The form that the answer is asked to have.
            max_tokens: Where the answer is cut off; None leaves it to the provider.

        Raises:
            ModelError: Nothing came back that could be read.
        """
        try:
            message = self._invoke(messages, form, max_tokens)
        except ModelError as fault:
            tokens = faults.spent(fault.__cause__)
            if tokens is None:
                raise
            return Said("", *tokens, fault)
        used = message.usage_metadata or {}
        text = _text(message)
        return Said(
            text,
            used.get("input_tokens", 0),
            used.get("output_tokens", 0),
            self._fault(message, text),
        )

    def _fault(self, message: Any, text: str) -> ModelError | None:
        ended = message.response_metadata.get("finish_reason")
        if message.additional_kwargs.get("refusal") or ended == "content_filter":
            return ModelError(faults.REFUSED.format(place=self.place))
        if ended in ("length", "max_tokens"):
            return ModelError(faults.CUT_OFF.format(place=self.place))
        return None if text.strip() else ModelError(faults.EMPTY.format(place=self.place))

    def _invoke(self, messages: Messages, form: type[BaseModel], max_tokens: int | None) -> Any:
        """Call the model; ask in a simpler way where the server lacks something."""
        from langsmith import tracing_context

        while True:
            lacks = frozenset(self._lacks)  # another thread may add to it meanwhile
            try:
                with tracing_context(enabled=False):  # what goes where is said, and only that goes
                    return self._bound(form, max_tokens, lacks).invoke(messages)
            except Exception as error:  # providers' errors have no common root
                lacking = _lacking(error, lacks)
                if lacking is None:
                    raise faults.explain(
                        error,
                        model=self.name,
                        place=self.place,
                        timeout_s=self._settings.timeout_s,
                    ) from error
                self._lacks.add(lacking)

    def _bound(self, form: type[BaseModel], max_tokens: int | None, lacks: frozenset[str]) -> Any:
        """Return the client, made to answer in a form by what its server does not lack."""
        options: dict[str, Any] = {} if max_tokens is None else {"max_tokens": max_tokens}
        if self._settings.temperature is not None and "temperature" not in lacks:
            options["temperature"] = self._settings.temperature
        if "json_schema" in lacks:
            return self._client.bind_tools([form], tool_choice=form.__name__, **options)
        schema = {"name": form.__name__, "schema": schema_of(form), "strict": True}
        wanted = {"type": "json_schema", "json_schema": schema}
        return self._client.bind(response_format=wanted, **options)

    @property
    def _is_openai(self) -> bool:
        return self.name.partition(":")[0] in ("openai", "azure_openai")

    @cached_property
    def _client(self) -> Any:
        from langchain.chat_models import init_chat_model

        # What a server lacks is done without; a warning of it would be noise.
        warnings.filterwarnings("ignore", message=_NOISE, category=UserWarning)
        options: dict[str, Any] = {"timeout": self._settings.timeout_s, "max_retries": _N_RETRIES}
        if self._settings.base_url:
            options["base_url"] = self._settings.base_url
            # The provider's own key is not for another server.
            key = self._settings.api_key
            options["api_key"] = key.get_secret_value() if key else "none"
        if self.name.startswith("openai:"):
            options["use_responses_api"] = False
        try:
            return _without_account(init_chat_model(self.name, **options), self._settings.base_url)
        except ImportError as error:
            raise SettingsError(
                f"{self.name} needs a package that is not installed ({error}); install it."
            ) from error
        except ValueError as error:
            raise SettingsError(
                f"LangChain knows no provider of {self.name!r}; write provider:model, such as "
                "openai:gpt-4.1-mini or ollama:qwen3."
            ) from error
        except Exception as error:  # a missing key: each provider has its own error
            raise SettingsError(
                f"{self.name} can't be opened; {faults.how_to_give_key(self.name)}"
            ) from error


_NOISE = r"(This model does not support|Invalid schema for) OpenAI's structured output"
_LACKS = {
    "json_schema": ("response_format", "json_schema", "structured output"),
    "temperature": ("temperature",),
}
"""What a server may lack, and how its refusal tells."""


def _lacking(error: Exception, known: frozenset[str]) -> str | None:
    """Return what a server says it lacks beyond what is known, if it can be done without."""
    import openai

    if not isinstance(error, openai.BadRequestError | openai.UnprocessableEntityError):
        return None
    said = str(error).lower()
    for what, words in _LACKS.items():
        if what not in known and any(word in said for word in words):
            return what
    return None


def _without_account(client: Any, base_url: str | None) -> Any:
    """Keep the account's names, which the client takes from the environment, from other servers."""
    for name in ("root_client", "root_async_client"):
        inner = getattr(client, name, None)
        if base_url and inner is not None:
            inner.organization = inner.project = None
    return client


def _own_server(client: Any) -> str | None:
    """Return the server that an OpenAI client speaks to, None where a client does not tell."""
    root = getattr(client, "root_client", None)
    return str(root.base_url) if root is not None else None


def _text(message: Any) -> str:
    """Return a message's answer: the arguments of its tool call, or else its text."""
    if message.tool_calls:
        return json.dumps(message.tool_calls[0]["args"])
    if message.invalid_tool_calls:
        text = message.invalid_tool_calls[0]["args"] or ""
    else:
        text = message.text
    return str(text).encode("utf-8", "replace").decode()  # JSON can escape half a character


def schema_of(form: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON schema of a form, without the titles and descriptions that only cost tokens.

    >>> from pydantic import BaseModel
    >>> class Said(BaseModel):
    ...     title: str
    >>> schema_of(Said)["properties"]
    {'title': {'type': 'string'}}
    """
    schema: dict[str, Any] = _bare(form.model_json_schema())
    return schema


def _bare(schema: Any) -> Any:
    """Leave out the words for people; a property may itself be called "title"."""
    if isinstance(schema, dict):
        return {
            key: _bare(value)
            for key, value in schema.items()
            if key not in ("title", "description") or isinstance(value, dict)
        }
    return [_bare(each) for each in schema] if isinstance(schema, list) else schema
