"""Several processes at one corpus: one writes, the others read or wait."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.corpus.hashed import HashEncoder
from verifier.corpus import Corpus
from verifier.errors import CorpusBusy

_ROOT = Path(__file__).resolve().parents[2]
_WRITER = """
import sys
from pathlib import Path
from tests.corpus.hashed import HashEncoder
from verifier.corpus import Corpus
with Corpus.open(Path(sys.argv[1]), encoder=HashEncoder()) as corpus:
    with corpus._lock.held():
        for line in sys.stdin:
            what, _, text = line.rstrip("\\n").partition(" ")
            if what == "add":
                corpus.add_bytes(text, text.encode())
            elif what == "commit":  # as an add does before it comes to the index
                corpus._dense.sync = lambda removed: None
                corpus.add_bytes(text, text.encode())
            elif what == "remove":
                (found,) = [item for item in corpus.documents() if item.origin == text]
                corpus.remove(found.id)
            print("done", flush=True)
"""

_ADDER = """
import sys
from pathlib import Path
from tests.corpus.hashed import HashEncoder
from verifier.corpus import Corpus

def show(what, n_done, n_total):
    print(what, flush=True)

with Corpus.open(Path(sys.argv[1]), encoder=HashEncoder(), on_progress=show) as corpus:
    corpus.add_bytes(sys.argv[2], sys.argv[2].encode())
"""

RAIN, SNOW, HAIL = "Rain fell on Rome.", "Snow fell on Turin.", "Hail fell on Milan."


class _Writer:
    """Another process, which holds the writer's lock from its first line to its end."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def tell(self, line: str) -> None:
        """Let it do something, and wait until it is done."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "done\n"


@contextmanager
def _writing(folder: Path) -> Iterator[_Writer]:
    command = [sys.executable, "-c", _WRITER, str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=_ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        writer = _Writer(process)
        writer.tell("begin")
        yield writer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Corpus.open(tmp_path / "corpus", encoder=HashEncoder()) as corpus:
        corpus.add_bytes(RAIN, RAIN.encode())
    return tmp_path / "corpus"


def _found(corpus: Corpus, claim: str) -> list[str]:
    return [evidence.passage.text for evidence in corpus.search([claim])[0]]


def test_reader_opened_before_sees_what_was_committed(folder: Path) -> None:
    with Corpus.open(folder, encoder=HashEncoder()) as reader, _writing(folder) as writer:
        assert _found(reader, SNOW) == [RAIN]
        writer.tell(f"commit {SNOW}")
        assert _found(reader, SNOW) == [SNOW, RAIN]
        assert reader.n_documents == 2


def test_reader_opened_while_another_writes_answers_from_the_ledger(folder: Path) -> None:
    with _writing(folder) as writer:
        writer.tell(f"add {SNOW}")
        with Corpus.open(folder, encoder=HashEncoder()) as reader:
            assert reader._dense._index is None
            assert _found(reader, SNOW) == [SNOW, RAIN]
            writer.tell(f"add {HAIL}")
            assert _found(reader, HAIL)[0] == HAIL


def test_reader_does_not_find_what_another_removed(folder: Path) -> None:
    with Corpus.open(folder, encoder=HashEncoder()) as reader:
        reader.add_bytes(SNOW, SNOW.encode())
        with _writing(folder) as writer:
            writer.tell(f"remove {SNOW}")
            assert _found(reader, SNOW) == [RAIN]


def test_reader_that_writes_later_keeps_what_the_other_wrote(folder: Path) -> None:
    with Corpus.open(folder, encoder=HashEncoder()) as reader:
        with _writing(folder) as writer:
            writer.tell(f"add {SNOW}")
        assert _found(reader, SNOW)[0] == SNOW
        reader.add_bytes(HAIL, HAIL.encode())
        assert reader._dense._index is not None
        assert len(reader._dense._index.ids()) == 3
        assert {_found(reader, claim)[0] for claim in (RAIN, SNOW, HAIL)} == {RAIN, SNOW, HAIL}


def test_two_corpora_of_one_process_see_each_other(folder: Path) -> None:
    with (
        Corpus.open(folder, encoder=HashEncoder()) as one,
        Corpus.open(folder, encoder=HashEncoder()) as two,
    ):
        one.add_bytes(SNOW, SNOW.encode())
        two.add_bytes(HAIL, HAIL.encode())
        for corpus in (one, two):
            assert {_found(corpus, c)[0] for c in (RAIN, SNOW, HAIL)} == {RAIN, SNOW, HAIL}
    with Corpus.open(folder, encoder=HashEncoder()) as again:
        assert again._dense._index is not None
        assert again._dense._index.n_lost(HashEncoder().encode_queries([RAIN, SNOW, HAIL])) == 0


def test_second_writer_gives_up_with_one_sentence(folder: Path) -> None:
    seen: list[str] = []
    with (
        _writing(folder),
        Corpus.open(
            folder,
            encoder=HashEncoder(),
            lock_wait_s=0.2,
            on_progress=lambda what, _done, _total: seen.append(what),
        ) as second,
    ):
        with pytest.raises(CorpusBusy, match="Another process is writing to the corpus"):
            second.add_bytes(SNOW, SNOW.encode())
        assert seen == ["waiting for another process that is writing"]
        assert second.n_documents == 1


def test_second_writer_says_that_it_waits_and_then_writes(folder: Path) -> None:
    with _writing(folder) as first:
        second = _start_adding(folder, SNOW)
        assert second.stdout is not None
        assert second.stdout.readline() == "waiting for another process that is writing\n"
        first.tell(f"add {HAIL}")
    with second:
        second.stdout.read()
    assert second.returncode == 0
    with Corpus.open(folder, encoder=HashEncoder()) as corpus:
        assert {_found(corpus, claim)[0] for claim in (RAIN, SNOW, HAIL)} == {RAIN, SNOW, HAIL}


def test_writer_that_was_killed_leaves_no_lock(folder: Path) -> None:
    with _writing(folder) as writer:
        writer._process.kill()
    with Corpus.open(folder, encoder=HashEncoder(), lock_wait_s=0) as corpus:
        corpus.add_bytes(SNOW, SNOW.encode())
        assert _found(corpus, SNOW)[0] == SNOW


def test_many_first_openings_at_once_make_one_corpus(tmp_path: Path) -> None:
    texts = [RAIN, SNOW, HAIL]
    for process in [_start_adding(tmp_path / "new", text) for text in texts]:
        with process:
            process.communicate()
        assert process.returncode == 0
    with Corpus.open(tmp_path / "new", encoder=HashEncoder()) as corpus:
        assert {_found(corpus, text)[0] for text in texts} == set(texts)


def _start_adding(folder: Path, text: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _ADDER, str(folder), text]
    return subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True)
