import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus.hashed import HashEncoder, first_sentence, write_articles
from verifier.corpus import Corpus
from verifier.errors import CorpusDamaged, CorpusError, CorpusMismatch, UnknownDocument

N_ARTICLES = 300  # some 1,200 passages: enough for Chroma to write its files


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus to copy."""
    folder = tmp_path_factory.mktemp("stocked")
    write_articles(folder / "articles.jsonl", N_ARTICLES)
    with Corpus.open(folder / "corpus", encoder=HashEncoder()) as corpus:
        corpus.add([folder / "articles.jsonl"])
    return folder / "corpus"


@pytest.fixture
def folder(stocked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(stocked, tmp_path / "corpus"))


@pytest.fixture
def corpus(folder: Path) -> Iterator[Corpus]:
    with Corpus.open(folder, encoder=HashEncoder()) as opened:
        yield opened


def _open_counting_rebuilds(folder: Path) -> tuple[Corpus, set[str]]:
    seen: set[str] = set()
    corpus = Corpus.open(
        folder, encoder=HashEncoder(), on_progress=lambda what, _done, _total: seen.add(what)
    )
    return corpus, seen


def _is_answering(corpus: Corpus) -> bool:
    claims = [first_sentence(number) for number in range(0, N_ARTICLES, 30)]
    found = corpus.search(claims)
    return corpus._dense._index is not None and all(
        claim in {evidence.document.text[: len(claim)] for evidence in ranking}
        for claim, ranking in zip(claims, found, strict=True)
    )


def test_open_makes_the_folder(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "a" / "b", encoder=HashEncoder()) as corpus:
        assert (corpus.n_documents, corpus.n_passages, corpus.documents()) == (0, 0, [])
        assert corpus.search(["rain", ""]) == [[], []]


def test_sound_corpus_opens_without_rebuilding(folder: Path) -> None:
    corpus, seen = _open_counting_rebuilds(folder)
    with corpus:
        assert _is_answering(corpus)
    assert seen == set()


def test_search_without_queries_finds_nothing(corpus: Corpus) -> None:
    assert corpus.search([]) == []


def test_documents_are_listed_with_their_passages(corpus: Corpus) -> None:
    listed = corpus.documents()
    assert len(listed) == corpus.n_documents == N_ARTICLES
    assert sum(item.n_passages for item in listed) == corpus.n_passages
    assert corpus.document(listed[0].id[:12]).title == listed[0].title


def test_remove_leaves_nothing_to_find(corpus: Corpus, folder: Path) -> None:
    claim = first_sentence(7)
    (evidence, *_) = corpus.search([claim])[0]
    before = corpus.version
    corpus.remove(evidence.document.id[:10])
    assert corpus.version != before
    assert evidence.document not in [found.document for found in corpus.search([claim])[0]]
    with pytest.raises(UnknownDocument):
        corpus.document(evidence.document.id)
    files = [path for path in folder.rglob("*") if path.is_file()]
    unique = evidence.document.text.split()[3].encode()
    assert not any(unique in path.read_bytes() for path in files)


def test_last_document_can_be_removed_and_others_added(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "corpus", encoder=HashEncoder()) as corpus:
        corpus.add_bytes("-", b"Rain fell on the town.")
        corpus.remove(corpus.documents()[0].id)
        assert corpus.search(["rain"]) == [[]]
        corpus.add_bytes("-", b"Snow fell on the town.")
        assert corpus.search(["snow"])[0][0].passage.text == "Snow fell on the town."


def test_folder_with_other_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("mine")
    with pytest.raises(CorpusError, match="holds other files and no corpus; choose an empty"):
        Corpus.open(tmp_path, encoder=HashEncoder())
    assert {path.name for path in tmp_path.iterdir()} <= {"thesis.doc", ".lock"}


def test_path_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CorpusError, match="choose another one"):
        Corpus.open(tmp_path / "file", encoder=HashEncoder())


def test_corpus_of_another_encoder_is_refused(folder: Path) -> None:
    other = HashEncoder()
    other.fingerprint = "another"
    with pytest.raises(CorpusMismatch, match="add its documents to a new folder"):
        Corpus.open(folder, encoder=other)


@pytest.mark.parametrize("kind", ["deleted", "emptied", "truncated", "overwritten"])
def test_damaged_ledger_says_what_to_do(folder: Path, kind: str) -> None:
    _damage(folder / "ledger.db", kind)
    with pytest.raises(CorpusDamaged, match="restore the folder from a copy, or delete it and add"):
        Corpus.open(folder, encoder=HashEncoder())


@pytest.mark.parametrize("kind", ["deleted", "emptied", "truncated", "overwritten"])
@pytest.mark.parametrize(
    "name",
    [
        "chroma.sqlite3",
        "*/data_level0.bin",
        "*/header.bin",
        "*/index_metadata.pickle",
        "*/length.bin",
        "*/link_lists.bin",
    ],
)
def test_damaged_index_is_rebuilt_at_opening(folder: Path, name: str, kind: str) -> None:
    (path,) = folder.glob(f"vectors-*/{name}")
    _damage(path, kind)
    corpus, seen = _open_counting_rebuilds(folder)
    with corpus:
        assert seen == {"rebuilding the index"}
        assert _is_answering(corpus)
    again, seen = _open_counting_rebuilds(folder)
    with again:
        assert seen == set()


@pytest.mark.parametrize("pattern", ["vectors-*", "vectors-*/*-*"])
def test_deleted_index_folder_is_rebuilt_at_opening(folder: Path, pattern: str) -> None:
    (path,) = folder.glob(pattern)
    shutil.rmtree(path)
    corpus, seen = _open_counting_rebuilds(folder)
    with corpus:
        assert seen == {"rebuilding the index"}
        assert _is_answering(corpus)


def test_stale_index_is_mended_at_opening(folder: Path, tmp_path: Path) -> None:
    (index,) = folder.glob("vectors-*")
    shutil.copytree(index, tmp_path / "old")
    with Corpus.open(folder, encoder=HashEncoder()) as corpus:
        corpus.add_bytes("-", b"Xylophones quarrelled zealously.")
    shutil.rmtree(index)
    shutil.copytree(tmp_path / "old", index)
    with Corpus.open(folder, encoder=HashEncoder()) as corpus:
        assert len(corpus._dense._index.ids()) == corpus.n_passages  # type: ignore[union-attr]
        assert corpus.search(["xylophones"])[0][0].document.text.startswith("Xylophones")


def test_index_lost_under_an_open_corpus_costs_no_answer(folder: Path, corpus: Corpus) -> None:
    (index,) = folder.glob("vectors-*")
    shutil.rmtree(index)
    corpus.add_bytes("-", b"Xylophones quarrelled zealously.")
    assert corpus.search(["xylophones"])[0][0].document.text.startswith("Xylophones")
    assert _is_answering(corpus)


def _damage(path: Path, kind: str) -> None:
    content = path.read_bytes()
    if kind == "deleted":
        path.unlink()
    elif kind == "emptied":
        path.write_bytes(b"")
    elif kind == "truncated":
        path.write_bytes(content[: len(content) // 2])
    else:
        path.write_bytes(bytes(255 - byte for byte in content))


def test_corpus_with_hundreds_of_equal_texts_opens_again_and_answers(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    write_articles(rows, 40, n_sentences=3)
    equal = [json.dumps({"text": "Nothing to report.", "title": str(n)}) for n in range(1500)]
    rows.write_text(rows.read_text(encoding="utf-8") + "\n".join(equal), encoding="utf-8")
    for _ in range(2):
        with Corpus.open(tmp_path / "corpus", encoder=HashEncoder()) as corpus:
            corpus.add([rows])
            assert corpus.n_documents == 1540
            assert corpus.search(["Nothing to report."], limit=1)[0]
