from pathlib import Path

import numpy as np
import pytest

from verifier.corpus.index import Hit, IndexBroken, VectorIndex, checksum
from verifier.corpus.records import Floats


@pytest.fixture(scope="module")
def vectors() -> Floats:
    made = np.random.default_rng(0).normal(size=(1500, 384)).astype(np.float32)
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)


def test_search_returns_cosines_nearest_first(tmp_path: Path, vectors: Floats) -> None:
    index = VectorIndex(tmp_path)
    index.add([7, 8], vectors[:2])
    (hits,) = index.search(vectors[:1], limit=5)
    assert [hit.id for hit in hits] == [7, 8]
    expected = [1, float(vectors[0] @ vectors[1])]
    assert [hit.similarity for hit in hits] == pytest.approx(expected, abs=1e-5)


def test_search_of_an_empty_index_finds_nothing(tmp_path: Path, vectors: Floats) -> None:
    assert VectorIndex(tmp_path).search(vectors[:2], limit=5) == [[], []]


def test_add_takes_more_than_one_call_of_chroma_may_hold(tmp_path: Path) -> None:
    index = VectorIndex(tmp_path)
    many = np.random.default_rng(1).normal(size=(5500, 384)).astype(np.float32)
    index.add(range(1, 5501), many)
    assert index.ids() == set(range(1, 5501))
    index.remove(list(range(1, 5500)))
    assert index.ids() == {5500}


def test_add_of_an_id_again_changes_nothing(tmp_path: Path, vectors: Floats) -> None:
    index = VectorIndex(tmp_path)
    index.add([1], vectors[:1])
    index.add([1], vectors[:1])
    assert index.ids() == {1}


def test_removed_records_are_not_found(tmp_path: Path, vectors: Floats) -> None:
    index = VectorIndex(tmp_path)
    index.add([1, 2], vectors[:2])
    index.remove([1, 99])
    assert [hit.id for hit in index.search(vectors[:1], limit=5)[0]] == [2]


def test_opening_again_reads_what_another_wrote(tmp_path: Path, vectors: Floats) -> None:
    VectorIndex(tmp_path).add([1], vectors[:1])
    second = VectorIndex(tmp_path)
    VectorIndex(tmp_path).add([2], vectors[1:2])
    third = VectorIndex(tmp_path)
    assert third.search(vectors[1:2], limit=1) == [[Hit(2, pytest.approx(1, abs=1e-5))]]
    assert second.ids() >= {1}


def test_n_lost_counts_what_is_not_found(tmp_path: Path, vectors: Floats) -> None:
    index = VectorIndex(tmp_path)
    index.add(range(10), vectors[:10])
    assert index.n_lost(vectors[5:12]) == 2


def test_checksum_changes_with_vectors_and_not_with_reading(
    tmp_path: Path, vectors: Floats
) -> None:
    index = VectorIndex(tmp_path)
    index.add(range(1, 1201), vectors[:1200])  # enough for Chroma to write its files
    before = checksum(tmp_path)
    VectorIndex(tmp_path).search(vectors[:3], limit=3)
    assert checksum(tmp_path) == before
    (data,) = tmp_path.glob("*/data_level0.bin")
    data.write_bytes(data.read_bytes()[:-1])
    assert checksum(tmp_path) != before


def test_index_that_cannot_be_opened_is_broken(tmp_path: Path) -> None:
    (tmp_path / "chroma.sqlite3").write_bytes(b"garbage" * 1000)
    with pytest.raises(IndexBroken, match="run the command again"):
        VectorIndex(tmp_path)
