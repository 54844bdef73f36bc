from collections.abc import Callable

import pytest
import typer
from typer.testing import CliRunner, Result

from verifier.cli.guard import Guarded
from verifier.errors import CorpusBusy


def run(command: Callable[[], None], *, name: str = "check") -> Result:
    app = typer.Typer(cls=Guarded)
    app.command(name)(command)
    app.callback()(lambda: None)
    return CliRunner().invoke(app, [name])


def fail_with(error: BaseException) -> Callable[[], None]:
    def command() -> None:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (CorpusBusy("Another process is writing; try later."), 2, "Another process is writing"),
        (OSError(28, "No space left on device"), 2, "can't go on (No space left on device)"),
        (PermissionError(13, "Permission denied", "/x"), 2, "can't use /x (Permission denied)"),
        (KeyboardInterrupt(), 130, "stopped."),
    ],
)
def test_guarded_when_a_command_fails_says_one_sentence(
    error: BaseException, code: int, sentence: str
) -> None:
    result = run(fail_with(error))
    assert result.exit_code == code
    assert result.stderr.startswith("verifier: ")
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1


def test_guarded_when_add_is_stopped_says_what_is_kept() -> None:
    result = run(fail_with(KeyboardInterrupt()), name="add")
    assert result.exit_code == 130
    assert "what was complete is kept" in result.stderr


def test_guarded_when_an_error_names_hostile_words_neutralises_them() -> None:
    assert "\x1b" not in run(fail_with(CorpusBusy("bad \x1b[2J name."))).stderr
