"""`verifier --version`."""

import typer


def show_version(is_asked: bool) -> None:
    """Answer `--version` and end."""
    if is_asked:
        from importlib.metadata import version

        typer.echo(f"verifier {version('verifier')}")
        raise typer.Exit
