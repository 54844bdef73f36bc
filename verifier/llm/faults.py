"""What went wrong with a call, as one sentence that says what to do next."""

from __future__ import annotations

from verifier.errors import ModelError

_MAX_WORDS_OF_SERVER = 200


def explain(error: Exception, *, model: str, place: str, timeout_s: float) -> ModelError:
    """Turn what a provider's client raised into an error of ours.

    Args:
        error: As raised, after the client's own retries.
        model: As in "openai:gpt-4.1-mini".
        place: The server, for a person.
        timeout_s: How long an answer was waited for, seconds.
    """
    import openai

    sentences: tuple[tuple[type[Exception], str], ...] = (
        (
            openai.APITimeoutError,
            f"{place} gave no answer within {timeout_s:g} s; try again, or raise "
            "VERIFIER_TIMEOUT_S.",
        ),
        (
            openai.APIConnectionError,
            f"{place} can't be reached; make sure that the server runs and --base-url is right.",
        ),
        (openai.AuthenticationError, f"{place} refused the key; {how_to_give_key(model)}"),
        (
            openai.PermissionDeniedError,
            f"{place} does not let this key use {model}; use another key, or correct --model.",
        ),
        (openai.NotFoundError, f"{place} knows no model {model}; correct --model."),
        (
            openai.RateLimitError,
            f"{place} is over its rate limit or quota; try again later, or lower "
            "VERIFIER_MAX_CONCURRENCY.",
        ),
        (openai.InternalServerError, f"{place} failed on its side; try again later."),
        (openai.LengthFinishReasonError, CUT_OFF.format(place=place)),
        (openai.ContentFilterFinishReasonError, REFUSED.format(place=place)),
    )
    for kind, sentence in sentences:
        if isinstance(error, kind):
            return ModelError(sentence)
    if isinstance(error, openai.BadRequestError):
        said = " ".join(str(error.message).split())[:_MAX_WORDS_OF_SERVER]
        return ModelError(f"{place} refused the request ({said}); correct --model or its settings.")
    what = type(error).__name__
    return ModelError(f"{place} answered in a way that can't be read ({what}); try again.")


def spent(error: BaseException | None) -> tuple[int, int] | None:
    """Return the tokens, sent and come back, of an answer that a client raised as an error."""
    usage = getattr(getattr(error, "completion", None), "usage", None)
    return (usage.prompt_tokens, usage.completion_tokens) if usage else None


CUT_OFF = "The answer of {place} was cut off at its length limit; raise it there, or try again."
REFUSED = "{place} refused to answer; judge this claim with --judge embedded, or another model."
EMPTY = "{place} gave an empty answer; try again, or use another model."


def how_to_give_key(model: str) -> str:
    """Say how a provider gets its key.

    >>> how_to_give_key("openai:gpt-4.1")
    'set OPENAI_API_KEY to a valid one, or name a server of your own with --base-url.'
    """
    provider = model.partition(":")[0].upper()
    return (
        f"set {provider}_API_KEY to a valid one, or name a server of your own with --base-url."
        if provider == "OPENAI"
        else f"set the key of {provider.lower()} as its LangChain package wants it."
    )
