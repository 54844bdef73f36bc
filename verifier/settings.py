"""Every setting, in one frozen place; the only reader of the environment and of `verifier.toml`."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any, Literal, Self

from platformdirs import user_cache_path, user_data_path
from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from verifier.errors import SettingsError

_BEARING = {
    "n_evidence",
    "n_windows",
    "min_probability",
    "judge",
    "model",
    "base_url",
    "cascade_confidence",
    "is_rechecked",
    "temperature",
    "max_pool_tokens",
}
CASCADE_CONFIDENCE = 0.65
"""From here on three in four of the embedded judge's verdicts are right, on claims written to
mislead: 0.750 (0.706 to 0.789) of the 412 surest of 924. From 0.75 on it would be 0.845 (0.784 to
0.891), of 174 only.

Source: `python -m training.confidence`, authored dev, curves fitted on the other half.
"""


class Settings(BaseSettings):
    """What can be set, by argument, environment (`VERIFIER_…`) or `verifier.toml`, in this order.

    Attributes:
        corpus: Folder of the corpus.
        max_file_bytes: Larger files are skipped, bytes.
        lock_wait_s: How long a second writer waits for the first, seconds.
        n_evidence: Passages that search hands to the judge, per claim.
        n_windows: Windows that the judge reads, per claim.
        min_probability: A stance counts from this probability on, 0 to 1.
        n_threads: Threads of the embedded models; None leaves it to the runtime.
        judge_model: A three-way NLI model that judges instead of the embedded one: a folder, or
            `owner/name` on the Hugging Face hub. Needs the extra `hf`.
        model: A language model, as "provider:model", that judges and finds claims. Without one,
            nothing ever leaves the machine.
        base_url: Server that speaks the provider's protocol; None takes the provider's own.
        api_key: Key for the server at `base_url`; the provider's own key is never sent there.
        judge: Who judges when a model is named: the model, or the embedded judge what it is sure
            of and the model the rest ("cascade"), or the embedded judge alone.
        cascade_confidence: From this confidence on the embedded judge decides in a cascade.
        is_rechecked: Ask again, alone and in another order, where the model is not sure.
        temperature: Asked of the model; None leaves it to the provider.
        timeout_s: How long an answer of the model is waited for, seconds.
        max_concurrency: Calls under way at once.
        max_pool_tokens: Passages of one call, in tokens.
        max_cost_usd: No call is made that might take the cost of a run above this, US dollars.
        price_prompt: US dollars per million tokens sent, over the table in the package.
        price_completion: The same for tokens that come back.
        cache: Folder of the model's answers, which are never asked for twice.
        use_cache: Whether to use it.
        record: File to which the answers of this run are written.
        replay: File of recorded answers that are used instead of asking.
    """

    model_config = SettingsConfigDict(
        env_prefix="VERIFIER_", toml_file="verifier.toml", frozen=True, extra="forbid"
    )

    corpus: Path = Field(default_factory=lambda: user_data_path("verifier") / "corpus")
    max_file_bytes: int = Field(default=50_000_000, gt=0)
    lock_wait_s: float = Field(default=30.0, ge=0)
    n_evidence: int = Field(default=10, ge=1, le=100)
    n_windows: int = Field(default=12, ge=1, le=200)
    min_probability: float = Field(default=0.4, gt=0.34, lt=1)
    n_threads: int | None = Field(default=None, ge=1)
    judge_model: str | None = Field(default=None, min_length=1)
    model: str | None = Field(default=None, min_length=1)
    base_url: str | None = Field(default=None, min_length=1)
    api_key: SecretStr | None = None
    judge: Literal["embedded", "model", "cascade"] | None = None
    cascade_confidence: float = Field(default=CASCADE_CONFIDENCE, gt=0, lt=1)
    is_rechecked: bool = False
    temperature: float | None = Field(default=0.0, ge=0, le=2)
    timeout_s: float = Field(default=60.0, gt=0)
    max_concurrency: int = Field(default=8, ge=1, le=64)
    max_pool_tokens: int = Field(default=1500, ge=300)
    max_cost_usd: float | None = Field(default=None, ge=0)
    price_prompt: float | None = Field(default=None, ge=0)
    price_completion: float | None = Field(default=None, ge=0)
    cache: Path = Field(default_factory=lambda: user_cache_path("verifier") / "answers")
    use_cache: bool = True
    record: Path | None = None
    replay: Path | None = None

    @model_validator(mode="after")
    def _check_model(self) -> Self:
        if self.model is None and self.judge in ("model", "cascade"):
            raise ValueError(f"judge {self.judge!r} needs a model; name one with --model")
        if self.record and self.replay:
            raise ValueError("record and replay exclude each other; give one of them")
        return self

    @property
    def judged_by(self) -> Literal["embedded", "model", "cascade"]:
        """Who judges: as set, else the model when one is named."""
        return self.judge or ("model" if self.model else "embedded")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put `verifier.toml` of the working folder behind arguments and environment."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    @classmethod
    def load(cls, **overrides: Any) -> Self:
        """Return the settings in force; overrides that are None count as not given.

        Raises:
            SettingsError: A value or a name is wrong.
        """
        given = {name: value for name, value in overrides.items() if value is not None}
        try:
            return cls(**given)
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(map(str, first["loc"]))
            if not name:
                raise SettingsError(f"{first['ctx']['error']}.".capitalize()) from error
            raise SettingsError(
                f"Setting {name!r} is wrong ({first['msg']}); correct it in verifier.toml, "
                f"the environment (VERIFIER_{name.upper()}) or the call."
            ) from error
        except tomllib.TOMLDecodeError as error:
            raise SettingsError(
                f"verifier.toml is not valid TOML ({error}); correct it."
            ) from error

    @property
    def fingerprint(self) -> str:
        """Hash of the settings that bear on verdicts, 12 hex digits."""
        bearing = self.model_dump_json(include=_BEARING)
        return hashlib.sha256(bearing.encode()).hexdigest()[:12]
