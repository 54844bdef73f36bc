r"""An add that is killed at any moment leaves a corpus that opens, answers and can be completed.

The suite kills a small corpus a few times. The full trial, 50 kills while 19,000 passages become
20,000, takes about a quarter of an hour:

    VERIFIER_KILLS=50 VERIFIER_KILL_ARTICLES=4750 \
        pytest tests/corpus/test_kill.py --log-cli-level=INFO
"""

import logging
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.corpus.hashed import HashEncoder, write_articles
from verifier.corpus import Corpus, lookup
from verifier.corpus.passages import split

_LOG = logging.getLogger(__name__)
_N_KILLS = int(os.environ.get("VERIFIER_KILLS", "4"))
_N_OLD = int(os.environ.get("VERIFIER_KILL_ARTICLES", "150"))  # four passages each
_N_NEW = 250  # with theirs Chroma writes its files, at every 1,000
_ROOT = Path(__file__).resolve().parents[2]
_ADD = """
import sys
from pathlib import Path
from tests.corpus.hashed import HashEncoder
from verifier.corpus import Corpus
print("ready", flush=True)
with Corpus.open(Path(sys.argv[1]), encoder=HashEncoder()) as corpus:
    corpus.add([Path(sys.argv[2])])
"""


def test_corpus_killed_at_random_moments_is_whole_and_can_be_completed(tmp_path: Path) -> None:
    base, folder, articles = (tmp_path / name for name in ("base", "corpus", "articles"))
    articles.mkdir()
    write_articles(articles / "old.jsonl", _N_OLD)
    with Corpus.open(base, encoder=HashEncoder()) as corpus:
        corpus.add([articles])
    write_articles(articles / "new.jsonl", _N_NEW, seed=1)
    rng = random.Random(_N_KILLS)
    duration_s = _time_add(shutil.copytree(base, folder), articles)
    n_killed = 0
    while n_killed < _N_KILLS:
        was_killed = _kill_after(rng.uniform(0, duration_s), folder, articles)
        n_killed += was_killed
        is_mended_by_next_add = was_killed and n_killed % 2  # so that mending is killed too
        if not is_mended_by_next_add:
            _check(folder, rng, is_complete=not was_killed)
        _LOG.info("%d killed, %s, %s", n_killed, was_killed, _generation(folder))
        if not was_killed:
            shutil.rmtree(folder)
            shutil.copytree(base, folder)
    with Corpus.open(folder, encoder=HashEncoder()) as corpus:
        corpus.add([articles])
    _check(folder, rng, is_complete=True)


def _time_add(folder: Path, articles: Path) -> float:
    """Return how long an undisturbed add takes, seconds."""
    process = _start(folder, articles)
    started = time.perf_counter()
    assert process.wait() == 0
    return time.perf_counter() - started


def _kill_after(delay_s: float, folder: Path, articles: Path) -> bool:
    """Kill an add; say whether it was still running."""
    process = _start(folder, articles)
    try:
        assert process.wait(delay_s) == 0
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def _start(folder: Path, articles: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _ADD, str(folder), str(articles)]
    process = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process.stdout as output:
        assert output.readline() == "ready\n"
    return process


def _check(folder: Path, rng: random.Random, *, is_complete: bool) -> None:
    with Corpus.open(folder, encoder=HashEncoder()) as corpus:
        summaries = corpus.documents()
        assert len({summary.origin for summary in summaries}) == len(summaries)
        if is_complete:
            assert len(summaries) == _N_OLD + _N_NEW
        assert corpus._ledger.rows("PRAGMA integrity_check") == [("ok",)]
        ids = lookup.passage_ids(corpus._ledger)
        for table, key in (("vectors", "passage_id"), ("sentence_vectors", "passage_id")):
            assert corpus._ledger.rows(f"SELECT {key} FROM {table} ORDER BY 1") == [
                (i,) for i in ids
            ]
        assert corpus._ledger.rows("SELECT rowid FROM words ORDER BY 1") == [(i,) for i in ids]
        assert len(ids) == corpus.n_passages == sum(item.n_passages for item in summaries)
        if summaries:
            index = corpus._dense._index
            assert index is not None
            assert index.ids() == set(ids.tolist())
            n_lost = index.n_lost(lookup.vectors(corpus._ledger, ids[::10]))
            assert n_lost <= len(ids) / 2000  # it is approximate: some 3 of 20,000 hide
        for summary in rng.sample(summaries, min(20, len(summaries))):
            document = corpus.document(summary.id)
            passages = split(document)
            assert summary.n_passages == len(passages)
            (found,) = corpus.search([passages[0].text])
            assert passages[0] in [evidence.passage for evidence in found]


def _generation(folder: Path) -> str:
    """Name the vector index; one after the first tells that a kill struck while it was written."""
    return max(path.name for path in folder.glob("vectors-*"))
