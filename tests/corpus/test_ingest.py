import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus.hashed import HashEncoder, write_articles
from verifier.corpus import Corpus
from verifier.types import AddReport

RAIN = "Rain fell on the town all day. Nobody had expected it."
SNOW = "Snow fell on the town all night. The mayor closed the school."


class _CountingEncoder(HashEncoder):
    def __init__(self) -> None:
        self.n_encoded = 0

    def encode_passages(self, passages, spans):  # type: ignore[no-untyped-def]
        self.n_encoded += len(passages)
        return super().encode_passages(passages, spans)


@pytest.fixture
def encoder() -> _CountingEncoder:
    return _CountingEncoder()


@pytest.fixture
def corpus(tmp_path: Path, encoder: _CountingEncoder) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "corpus", encoder=encoder) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "rain.txt").write_text(RAIN)
    (made / "snow.txt").write_text(SNOW)
    return made


def _names(origins: tuple[str, ...]) -> list[str]:
    return [Path(origin).name for origin in origins]


def test_add_says_what_is_new(corpus: Corpus, folder: Path) -> None:
    report = corpus.add([folder])
    assert _names(report.added) == ["rain.txt", "snow.txt"]
    assert report.n_passages == corpus.n_passages == 2


def test_add_again_encodes_nothing(corpus: Corpus, folder: Path, encoder: _CountingEncoder) -> None:
    corpus.add([folder])
    n_encoded = encoder.n_encoded
    report = corpus.add([folder])
    assert _names(report.unchanged) == ["rain.txt", "snow.txt"]
    assert report == AddReport(unchanged=report.unchanged)
    assert encoder.n_encoded == n_encoded


def test_changed_file_replaces_its_old_version(corpus: Corpus, folder: Path) -> None:
    corpus.add([folder])
    (folder / "rain.txt").write_text("Hail fell on the town.")
    report = corpus.add([folder])
    assert _names(report.changed) == ["rain.txt"]
    assert corpus.n_documents == 2
    assert not any(corpus.document(item.id).text == RAIN for item in corpus.documents())
    assert {e.document.text for e in corpus.search(["rain"])[0]} == {"Hail fell on the town.", SNOW}


def test_copy_of_a_file_is_encoded_once(
    corpus: Corpus, folder: Path, encoder: _CountingEncoder
) -> None:
    shutil.copy(folder / "rain.txt", folder / "copy.txt")
    report = corpus.add([folder])
    assert len(report.added) == 3
    assert encoder.n_encoded == corpus.n_documents == 2


def test_document_stays_while_a_copy_of_its_file_does(corpus: Corpus, folder: Path) -> None:
    shutil.copy(folder / "rain.txt", folder / "copy.txt")
    corpus.add([folder])
    (folder / "rain.txt").unlink()
    report = corpus.add([folder], prune=True)
    assert _names(report.removed) == ["rain.txt"]
    assert corpus.search(["rain fell all day"])[0][0].document.text == RAIN


def test_files_that_change_places_both_stay(corpus: Corpus, folder: Path) -> None:
    corpus.add([folder])
    (folder / "rain.txt").write_text(SNOW)
    (folder / "snow.txt").write_text(RAIN)
    assert len(corpus.add([folder]).changed) == 2
    texts = {corpus.document(item.id).text for item in corpus.documents()}
    assert texts == {RAIN, SNOW}


def test_file_gone_from_a_folder_is_reported_and_kept(corpus: Corpus, folder: Path) -> None:
    corpus.add([folder])
    (folder / "snow.txt").unlink()
    report = corpus.add([folder])
    assert _names(report.missing) == ["snow.txt"]
    assert corpus.n_documents == 2


def test_file_gone_from_a_folder_is_removed_with_prune(corpus: Corpus, folder: Path) -> None:
    corpus.add([folder])
    (folder / "snow.txt").unlink()
    report = corpus.add([folder], prune=True)
    assert _names(report.removed) == ["snow.txt"]
    assert report.missing == ()
    assert corpus.n_documents == 1


def test_last_file_gone_from_a_folder_is_missing(corpus: Corpus, folder: Path) -> None:
    corpus.add([folder])
    for path in folder.iterdir():
        path.unlink()
    assert len(corpus.add([folder]).missing) == 2


def test_folder_below_is_searched_for_what_is_missing(corpus: Corpus, folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (inner / "hail.txt").write_text("Hail fell.")
    corpus.add([folder])
    shutil.rmtree(inner)
    assert _names(corpus.add([folder]).missing) == ["hail.txt"]


def test_adding_one_file_calls_no_other_missing(corpus: Corpus, folder: Path) -> None:
    corpus.add([folder])
    (folder / "snow.txt").unlink()
    assert corpus.add([folder / "rain.txt"], prune=True).removed == ()


def test_path_that_is_gone_itself_is_skipped_and_its_documents_stay(
    corpus: Corpus, folder: Path
) -> None:
    corpus.add([folder])
    shutil.rmtree(folder)
    report = corpus.add([folder], prune=True)
    assert [item.path for item in report.skipped] == [str(folder)]
    assert corpus.n_documents == 2


def test_file_that_cannot_be_read_any_more_keeps_its_document(corpus: Corpus, folder: Path) -> None:
    corpus.add([folder])
    (folder / "rain.txt").write_bytes(b"")
    report = corpus.add([folder], prune=True)
    assert _names(tuple(item.path for item in report.skipped)) == ["rain.txt"]
    assert report.removed == ()
    assert corpus.n_documents == 2


def test_row_gone_from_a_table_is_missing(corpus: Corpus, tmp_path: Path) -> None:
    table = tmp_path / "rows.jsonl"
    rows = [json.dumps({"text": text}) for text in (RAIN, SNOW)]
    table.write_text("\n".join(rows))
    corpus.add([table])
    table.write_text(rows[0])
    assert _names(corpus.add([table]).missing) == ["rows.jsonl#2"]


def test_what_cannot_be_read_is_named_and_the_rest_goes_in(corpus: Corpus, folder: Path) -> None:
    (folder / "image.png").write_bytes(b"\x89PNG")
    (folder / "empty.txt").write_text("")
    report = corpus.add([folder, folder / "nowhere.txt"])
    skipped = {Path(item.path).name: item.reason for item in report.skipped}
    assert set(skipped) == {"image.png", "empty.txt", "nowhere.txt"}
    assert len(report.added) == 2


def test_file_over_the_limit_is_skipped(corpus: Corpus, folder: Path) -> None:
    report = corpus.add([folder], max_bytes=len(RAIN))
    assert _names(report.added) == ["rain.txt"]
    assert "over the limit" in report.skipped[0].reason


def test_bytes_are_added_under_their_name(corpus: Corpus) -> None:
    assert corpus.add_bytes("-", RAIN.encode()).added == ("-",)
    assert corpus.add_bytes("-", SNOW.encode()).changed == ("-",)
    assert [corpus.document(item.id).text for item in corpus.documents()] == [SNOW]


def test_bytes_over_the_limit_are_skipped(corpus: Corpus) -> None:
    report = corpus.add_bytes("-", RAIN.encode(), max_bytes=10)
    assert "over the limit" in report.skipped[0].reason
    assert corpus.n_documents == 0


def test_add_that_is_stopped_keeps_what_is_complete(
    tmp_path: Path, encoder: _CountingEncoder
) -> None:
    write_articles(tmp_path / "many.jsonl", 80)

    def stop_after_some(_what: str, _n_done: int, _n_total: int) -> None:
        if encoder.n_encoded > 200:
            raise KeyboardInterrupt

    arguments = {"encoder": encoder, "on_progress": stop_after_some}
    with Corpus.open(tmp_path / "corpus", **arguments) as corpus:  # type: ignore[arg-type]
        with pytest.raises(KeyboardInterrupt):
            corpus.add([tmp_path / "many.jsonl"])
        kept = corpus.documents()
        assert 0 < len(kept) < 80
        text = corpus.document(kept[-1].id).text
        assert corpus.search([text[:60]])[0][0].document.text == text
    with Corpus.open(tmp_path / "corpus", encoder=HashEncoder()) as corpus:
        report = corpus.add([tmp_path / "many.jsonl"])
        assert len(report.unchanged) == len(kept)
        assert len(report.added) == 80 - len(kept)


def test_progress_counts_files_and_passages(tmp_path: Path, folder: Path) -> None:
    calls: list[tuple[str, int, int]] = []
    with Corpus.open(
        tmp_path / "corpus", encoder=HashEncoder(), on_progress=lambda *call: calls.append(call)
    ) as corpus:
        corpus.add([folder])
    assert calls == [("reading", 1, 2), ("reading", 2, 2), ("encoding", 2, 2), ("indexing", 2, 2)]
