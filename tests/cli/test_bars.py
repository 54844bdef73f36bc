import io
import sys

import pytest

from verifier.cli import bars
from verifier.progress import ignore_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_bars_when_nobody_watches_draw_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with bars.progress_bars() as on_progress:
        assert on_progress is ignore_progress
    assert capsys.readouterr().err == ""


def test_progress_bars_when_work_is_over_soon_draw_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with bars.progress_bars() as on_progress:
        on_progress("reading", 1, 2)
    assert terminal.getvalue().strip() == ""


def test_progress_bars_when_work_takes_long_draw_a_bar_for_each_kind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(bars, "DELAY_S", 0.0)
    with bars.progress_bars() as on_progress:
        on_progress("reading", 1, 2)
        on_progress("waiting for another process", 0, 0)
        while "1/2" not in terminal.getvalue():
            pass
    assert "reading" in terminal.getvalue()
    assert "waiting for another process" in terminal.getvalue()
