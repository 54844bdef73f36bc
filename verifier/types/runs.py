"""Runs: how a report came about, what it cost, and what one would cost."""

from pydantic import Field

from verifier.types.base import Value


class Usage(Value):
    """What a language model was asked for. Two of them can be added.

    Attributes:
        n_calls: Calls that were answered.
        n_cached: Answers that were there already, from the cache or a recording.
        prompt_tokens: Sent, as the provider counts them.
        completion_tokens: Come back, as the provider counts them.
        cost_usd: US dollars; None where the price is not known.
    """

    n_calls: int = Field(default=0, ge=0)
    n_cached: int = Field(default=0, ge=0)
    prompt_tokens: int = Field(default=0, ge=0)
    completion_tokens: int = Field(default=0, ge=0)
    cost_usd: float | None = Field(default=None, ge=0)

    def __add__(self, other: "Usage") -> "Usage":
        """Return the sum; its cost is unknown where one of the two is."""
        is_known = self.cost_usd is not None and other.cost_usd is not None
        return Usage(
            n_calls=self.n_calls + other.n_calls,
            n_cached=self.n_cached + other.n_cached,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            cost_usd=(self.cost_usd or 0) + (other.cost_usd or 0) if is_known else None,
        )


class Stage(Value):
    """A part of the work that a language model would do.

    Attributes:
        name: "extract" or "judge".
        n_items: Sentences or claims.
        usage: What it would take, estimated.
    """

    name: str
    n_items: int = Field(ge=0)
    usage: Usage


class Plan(Value):
    """What checking a text would take. Nothing was sent.

    Attributes:
        n_claims: Claims, as the rules in the package find them.
        n_decided: Claims that would never be sent: nothing to check, nothing found, or decided by
            the embedded judge in a cascade.
        stages: What would be sent, in its order; empty without a language model.
        where: The model and its server, for a person.
    """

    n_claims: int = Field(ge=0)
    n_decided: int = Field(ge=0)
    stages: tuple[Stage, ...] = ()
    where: str = ""


class Run(Value):
    """What is needed to say how a report came about.

    Attributes:
        verifier: Version of the program.
        models: What each model does, "encoder" or "judge", to the hash of its files.
        judge: Who judged: "embedded", the judge model that was chosen, a language model, or
            "cascade of" the two.
        prompts: Name of each prompt that was sent to the hash of its file.
        usage: What the language model was asked for; None when none was chosen.
        settings: Hash of the settings that bear on verdicts.
        corpus: Version of the corpus, which changes with its content.
        n_documents: Documents in the corpus.
        n_passages: Passages in the corpus.
        seconds: Wall time.
    """

    verifier: str
    models: dict[str, str]
    judge: str
    prompts: dict[str, str] = Field(default_factory=dict)
    usage: Usage | None = None
    settings: str
    corpus: str
    n_documents: int = Field(ge=0)
    n_passages: int = Field(ge=0)
    seconds: float = Field(ge=0)
