"""The options that name a language model, and what is said before one is asked."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from verifier.types import Plan


class JudgedBy(StrEnum):
    """Who judges."""

    EMBEDDED = "embedded"
    MODEL = "model"
    CASCADE = "cascade"


ModelOption = Annotated[
    str | None,
    typer.Option(
        metavar="PROVIDER:NAME",
        help="Find and judge claims with this language model, such as openai:gpt-4.1-mini. "
        "Without it nothing leaves this machine.",
    ),
]
BaseUrlOption = Annotated[
    str | None,
    typer.Option(
        "--base-url", metavar="URL", help="The model's server, such as http://localhost:11434/v1."
    ),
]
JudgeOption = Annotated[
    JudgedBy | None,
    typer.Option(
        metavar="WHO",
        help="With --model: model (judges all), cascade (only what the embedded judge is not sure "
        "of), or embedded.",
        show_choices=False,
    ),
]
MaxCostOption = Annotated[
    float | None,
    typer.Option(
        "--max-cost", metavar="DOLLARS", help="Send nothing that may cost more than this."
    ),
]
RecordOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write the model's answers to a file.")
]
ReplayOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Use recorded answers; nothing is sent.")
]
RecheckOption = Annotated[
    bool, typer.Option("--recheck", help="Ask again, alone, what the model is not sure of.")
]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Ask again what has been answered before.")
]
DryRunOption = Annotated[
    bool,
    typer.Option("--dry-run", help="Say what would be sent and what it would cost; send nothing."),
]


def model_settings(
    model: str | None,
    base_url: str | None,
    judge: JudgedBy | None,
    max_cost: float | None,
    record: Path | None,
    replay: Path | None,
    *,
    is_rechecked: bool,
    no_cache: bool,
) -> dict[str, Any]:
    """Return the settings that the options give; None counts as not given."""
    return {
        "model": model,
        "base_url": base_url,
        "judge": judge.value if judge else None,
        "max_cost_usd": max_cost,
        "record": record,
        "replay": replay,
        "is_rechecked": is_rechecked or None,
        "use_cache": False if no_cache else None,
    }


def say_where(where: str) -> None:
    """Say on standard error what goes where, before it goes."""
    from verifier.render.neutral import neutralise

    typer.echo(f"Claims and passages go to {neutralise(where)}.", err=True)


def show_plan(plan: "Plan", *, json: bool) -> None:
    """Show what checking would ask of a model."""
    from verifier.cli.output import show, write

    if json:
        from verifier.render.structured import to_json

        write(to_json(plan))
    else:
        from verifier.render.listing import render_plan

        show(lambda _is_plain: render_plan(plan))
