from pathlib import Path

import pytest

from verifier import Settings
from verifier.errors import SettingsError


def test_argument_wins_over_environment_and_environment_over_file(monkeypatch, tmp_path):
    (tmp_path / "verifier.toml").write_text("n_windows = 3\nn_evidence = 4\nlock_wait_s = 5\n")
    monkeypatch.setenv("VERIFIER_N_WINDOWS", "6")
    monkeypatch.setenv("VERIFIER_N_EVIDENCE", "7")
    loaded = Settings.load(n_windows=8)
    assert (loaded.n_windows, loaded.n_evidence, loaded.lock_wait_s) == (8, 7, 5)


def test_override_that_is_none_counts_as_not_given():
    assert Settings.load(corpus=None).corpus == Settings().corpus


def test_corpus_can_be_set_in_the_environment(monkeypatch):
    monkeypatch.setenv("VERIFIER_CORPUS", "elsewhere")
    assert Settings.load().corpus == Path("elsewhere")


@pytest.mark.parametrize("text", ["n_windows = 0", "no_such_setting = 1", "n_windows ="])
def test_wrong_file_is_named_in_one_sentence(tmp_path, text):
    (tmp_path / "verifier.toml").write_text(text)
    with pytest.raises(SettingsError, match=r"verifier\.toml"):
        Settings.load()


def test_key_of_a_provider_changes_nothing(monkeypatch):
    bare = Settings.load()
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    assert Settings.load() == bare
