from pathlib import Path

from tests.cli.conftest import Invoke, assert_sentence


def test_add_a_folder_names_what_was_added(invoke: Invoke, articles: Path, tmp_path: Path) -> None:
    result = invoke("add", articles, "--corpus", tmp_path / "new")
    assert result.exit_code == 0
    assert "plant.md" in result.stdout
    assert "2 added, 0 changed, 0 unchanged, 0 removed, 0 missing, 0 skipped" in result.stdout


def test_add_again_changes_nothing(invoke: Invoke, articles: Path, tmp_path: Path) -> None:
    invoke("add", articles, "--corpus", tmp_path / "new")
    result = invoke("add", articles, "--corpus", tmp_path / "new")
    assert result.exit_code == 0
    assert "0 added, 0 changed, 2 unchanged" in result.stdout


def test_add_when_a_file_cannot_be_read_names_the_reason_and_adds_the_rest(
    invoke: Invoke, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text("It rained in Lyon on Monday.")
    (tmp_path / "empty.txt").write_text("")
    result = invoke(
        "add", tmp_path / "good.txt", tmp_path / "empty.txt", "--corpus", tmp_path / "new"
    )
    assert_sentence(result, "1 could not be read")
    assert "1 added" in result.stdout
    assert "empty.txt: " in result.stdout


def test_add_when_a_path_does_not_exist_says_so(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("add", tmp_path / "absent.txt", "--corpus", tmp_path / "new")
    assert result.exit_code == 2
    assert "absent.txt" in result.stdout


def test_add_standard_input_beside_a_file_adds_both(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("It rained in Lyon on Monday.")
    result = invoke(
        "add", tmp_path / "good.txt", "-", "--corpus", tmp_path / "new", stdin="Acme sells pumps."
    )
    assert result.exit_code == 0
    assert result.stdout.count("1 added") == 2


def test_add_with_prune_removes_what_is_gone(invoke: Invoke, tmp_path: Path) -> None:
    folder, corpus = tmp_path / "folder", tmp_path / "new"
    folder.mkdir()
    for name in ("kept", "gone"):
        (folder / f"{name}.txt").write_text(f"The {name} plant employs 240 people.")
    invoke("add", folder, "--corpus", corpus)
    (folder / "gone.txt").unlink()
    assert "--prune removes it" in invoke("add", folder, "--corpus", corpus).stdout
    assert "1 removed" in invoke("add", folder, "--prune", "--corpus", corpus).stdout


def test_add_without_paths_is_a_usage_error(invoke: Invoke) -> None:
    assert invoke("add").exit_code == 2
