"""`verifier prompt`: what a language model is told."""

from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.output import write
from verifier.errors import InputError

prompt = typer.Typer(help="List, show or fill in the prompts.", rich_markup_mode=None)

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The prompt's name.")]


@prompt.command("list")
def list_prompts() -> None:
    """List the prompts, each with its version and its purpose."""
    from verifier.prompts import Prompt, names

    for name in names():
        loaded = Prompt.load(name)
        write(f"{name}  {loaded.fingerprint}  {loaded.purpose}")


@prompt.command("show")
def show_prompt(name: NameArgument) -> None:
    """Show a prompt: its variables, and both its parts as they are written."""
    from verifier.prompts import Prompt

    loaded = Prompt.load(name)
    variables = "\n".join(f"{key}: {what}" for key, what in loaded.variables.items())
    write(
        f"{loaded.purpose}\n\n{variables}\n\n# System\n\n{loaded.system}\n\n# User\n\n{loaded.user}"
    )


@prompt.command("render")
def render_prompt(
    name: NameArgument,
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="VARIABLE=VALUE...", help="Values, or @FILE to read one."),
    ] = None,
) -> None:
    """Fill in a prompt and write what would be sent; nothing is sent."""
    from verifier.prompts import Prompt

    rendered = Prompt.load(name).render(dict(_value(each) for each in values or []))
    write(f"# System\n\n{rendered.system}\n\n# User\n\n{rendered.user}")


def _value(given: str) -> tuple[str, str]:
    name, mark, value = given.partition("=")
    if not mark:
        raise InputError(f"{given!r} is no value; write it as VARIABLE=VALUE.")
    if value.startswith("@"):
        return name, Path(value[1:]).read_text(encoding="utf-8")
    return name, value
