"""`verifier version` and `verifier --version`."""

import typer


def version() -> None:
    """Show the version."""
    from importlib.metadata import version as installed_version

    typer.echo(f"verifier {installed_version('verifier')}")


def show_version(is_asked: bool) -> None:
    """Answer `--version` and end."""
    if is_asked:
        version()
        raise typer.Exit
