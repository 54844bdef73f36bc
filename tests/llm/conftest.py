"""A small corpus, a server on this machine, and scripts that answer in place of a model."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from verifier import Settings, Verifier
from verifier.corpus import Corpus
from verifier.evaluation.server import (
    Body,
    Reply,
    Script,
    ScriptedServer,
    answer_by_words,
    completion,
)
from verifier.models.runtime import Encoder, Judge
from verifier.progress import ignore_progress
from verifier.types import Report

CLAIM = "The Lyon plant of Acme employs 240 people."
SENTENCE = "The plant employs 240 people."
TEXT = f"{CLAIM}\nGlobex acquired Initech in 2020.\n"
DOCUMENTS = {
    "plant.md": "---\ntitle: Acme in Lyon\ndate: 2022-03-01\n---\n\n"
    "Acme opened its Lyon plant in March 2019. The plant employs 240 people.\n",
    "union.md": "---\ntitle: The union counts\ndate: 2022-04-01\n---\n\n"
    "The union counted again. The Lyon plant of Acme employs 310 people.\n",
    "globex.txt": "Globex acquired Initech in 2020. The price was 12 million dollars.\n",
    "marlow.txt": "The mayor of Marlow said: “We won’t pay for the bridge—not now.” "
    "Under an inter-\nnational treaty\nthe airport of Marlow opened in 1998.\n",
}

Rule = Callable[[str, dict[str, str]], Body]
"""From a claim and the passages, id to text, to what a ruling on it holds."""
Check = Callable[..., tuple[Report, ScriptedServer]]
Serve = Callable[[Script], ScriptedServer]


@pytest.fixture(scope="session")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Corpus, Encoder]]:
    """The corpus of `DOCUMENTS` and its encoder, which tests only read."""
    folder = tmp_path_factory.mktemp("llm")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    encoder = Encoder()
    corpus = Corpus.open(
        folder / "corpus", encoder=encoder, lock_wait_s=5, on_progress=ignore_progress
    )
    corpus.add([folder / name for name in DOCUMENTS], prune=False, max_bytes=10_000)
    yield corpus, encoder
    corpus.close()


@pytest.fixture(scope="session")
def network() -> Judge:
    """The network of the embedded judge, read from disk once for all tests."""
    return Judge()


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch, network: Judge) -> None:
    monkeypatch.setattr("verifier.pipeline.Judge", lambda **_: network)
    monkeypatch.setattr("openai._base_client.INITIAL_RETRY_DELAY", 0.01)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Begin to answer by a script, until the test is over."""
    with ExitStack() as stack:
        yield lambda script: stack.enter_context(ScriptedServer(script))


@pytest.fixture
def opened(parts: tuple[Corpus, Encoder], tmp_path: Path) -> Callable[..., Verifier]:
    """Make a verifier of settings, with the model of a server if one is given."""

    def make(server: ScriptedServer | None = None, **given: Any) -> Verifier:
        if server is not None:
            given = {"model": "openai:scripted", "base_url": server.url, **given}
        given = {"cache": tmp_path / "cache", "timeout_s": 20, **given}
        corpus, encoder = parts
        return Verifier(
            corpus, encoder, settings=Settings.load(**given), on_progress=ignore_progress
        )

    return make


@pytest.fixture
def check(serve: Serve, opened: Callable[..., Verifier]) -> Check:
    """Check a text with a scripted model; the report and the server come back."""

    def run(
        script: Script, text: str = CLAIM, *, is_single_claim: bool | None = None, **given: Any
    ) -> tuple[Report, ScriptedServer]:
        server = serve(script)
        report = opened(server, **given).check(text, is_single_claim=is_single_claim)
        assert len(report.verdicts) + len(report.failures) == len(report.claims)
        return report, server

    return run


@pytest.fixture
def one_a_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send each claim in a call of its own."""
    monkeypatch.setattr("verifier.judge.packing.MAX_CLAIMS", 1)


def fenced(body: Body, kind: str) -> dict[str, str]:
    """Return the sentences, claims or passages of a request, id to text, in their order."""
    found = re.findall(rf'<{kind} id="(\w+)"[^>]*>([^<]*)</{kind}>', body["messages"][1]["content"])
    return dict(found)


def reply(body: Body, answer: Any, **message: Any) -> Reply:
    """Answer with a text, or with anything else as JSON."""
    text = answer if isinstance(answer, str | None) else json.dumps(answer)
    return Reply(completion(body, text, **message))


def in_turn(*scripts: Script) -> Script:
    """Answer the first request by the first script and so on, the last one for all the rest."""
    left = list(scripts)
    return lambda body: (left.pop(0) if len(left) > 1 else left[0])(body)


def judging(rule: Rule) -> Script:
    """Answer each claim by a rule, and find claims by words."""

    def script(body: Body) -> Reply:
        claims, passages = fenced(body, "claim"), fenced(body, "passage")
        if not claims:
            return answer_by_words(body)
        rulings = [{"claim": id, **rule(text, passages)} for id, text in claims.items()]
        return reply(body, {"rulings": rulings})

    return script


def extracting(*claims: Body, script: Script = answer_by_words) -> Script:
    """Give the same claims for every sentence; judge by another script."""

    def answer(body: Body) -> Reply:
        sentences = fenced(body, "sentence")
        if not sentences:
            return script(body)
        return reply(body, {"sentences": [{"sentence": s, "claims": claims} for s in sentences]})

    return answer


def ruling(passages: dict[str, str], *, is_sure: bool = True, **sides: str) -> Body:
    """Make a ruling; each side is words, ascribed to the passage that holds them or the first."""
    named = {
        side: [{"passage": holder(passages, words), "words": words}]
        for side, words in sides.items()
    }
    return sided(**named, is_sure=is_sure)


def sided(
    *,
    supporting: list[Body] | None = None,
    contradicting: list[Body] | None = None,
    nearest: list[Body] | None = None,
    is_sure: bool = True,
) -> Body:
    """Make a ruling whose label is the one that its quotes back."""
    labels = {
        (True, False): "supported",
        (False, True): "contradicted",
        (True, True): "conflicting",
        (False, False): "unverifiable",
    }
    return {
        "why": "It says so.",
        "supporting": supporting or [],
        "contradicting": contradicting or [],
        "nearest": nearest or [],
        "label": labels[bool(supporting), bool(contradicting)],
        "is_sure": is_sure,
    }


def holder(passages: dict[str, str], words: str) -> str:
    """Return the id of the passage that holds words, else of the first."""
    return next((id for id, text in passages.items() if words in text), next(iter(passages)))


def assert_sentence(error: str, *words: str) -> None:
    """Assert that an error is one sentence that holds the words."""
    bare = re.sub(r"\([^()]*\)", "", error)
    assert re.findall(r"[.!?](?=\s|$)", bare) == ["."], error
    assert error.endswith("."), error
    assert all(word in error for word in words), error
