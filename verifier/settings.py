"""Every setting, in one frozen place; the only reader of the environment and of `verifier.toml`."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any, Self

from platformdirs import user_data_path
from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from verifier.errors import SettingsError


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
        bearing = self.model_dump_json(include={"n_evidence", "n_windows", "min_probability"})
        return hashlib.sha256(bearing.encode()).hexdigest()[:12]
