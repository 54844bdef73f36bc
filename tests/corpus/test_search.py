from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus.hashed import HashEncoder, first_sentence, write_articles
from verifier.corpus import Corpus, dense
from verifier.corpus.search import Found, fuse
from verifier.models.runtime import Encoder
from verifier.types import Evidence, Filter

ARTICLES = {
    "beijing.md": (
        "---\ntitle: Orban meets Putin\nsource: Danube Post\ndate: 2023-10-17\n---\n"
        "Viktor Orban met Vladimir Putin in Beijing on Tuesday. They spoke about gas prices."
    ),
    "moscow.md": (
        "---\ntitle: Orban in Moscow\nsource: Volga Times\ndate: 2024-07-05\n---\n"
        "Viktor Orban arrived in Moscow on Friday. Six months of presidency lie before Hungary."
    ),
    "factory.md": (
        "---\ntitle: Factory opens\nsource: Danube Post\ndate: 2024-01-10\n---\n"
        "The new factory in Larnaville employs 420 people. It makes bicycles for export."
    ),
    "undated.txt": "The bakery in Larnaville closed its doors. Its owner moved to the coast.",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text)
    opened = Corpus.open(tmp_path_factory.mktemp("corpus") / "c", encoder=Encoder())
    opened.add([folder])
    yield opened
    opened.close()


def test_claim_finds_the_passage_that_says_so(corpus: Corpus) -> None:
    (found,) = corpus.search(["Orban and Putin talked in China"])
    assert found[0].document.title == "Orban meets Putin"


def test_claim_with_another_number_finds_the_right_one(corpus: Corpus) -> None:
    (found,) = corpus.search(["The factory employs 9,000 people"])
    assert "420 people" in found[0].passage.text
    assert {"meaning", "masked", "words"} <= set(found[0].found_by)


def test_ranks_count_from_one_and_no_passage_comes_twice(corpus: Corpus) -> None:
    (found,) = corpus.search(["Orban"], limit=3)
    assert [evidence.rank for evidence in found] == [1, 2, 3]
    assert len({(e.passage.document_id, e.passage.start) for e in found}) == 3


def test_evidence_is_what_the_document_says(corpus: Corpus) -> None:
    for evidence in corpus.search(["Larnaville"])[0]:
        passage = evidence.passage
        assert evidence.document.text[passage.start : passage.end] == passage.text


def test_sentence_scores_tell_the_sentence_that_bears_on_the_claim(corpus: Corpus) -> None:
    evidence = corpus.search(["Orban and Putin spoke about the price of gas"])[0][0]
    sentences = [evidence.document.text[s.start : s.end] for s in evidence.passage.sentences]
    best = max(zip(evidence.sentence_scores, sentences, strict=True))
    assert best[1] == "They spoke about gas prices."


def test_batch_gives_what_each_alone_gives(corpus: Corpus) -> None:
    claims = ["Orban met Putin", "The bakery closed", "The factory makes bicycles"]
    together = corpus.search(claims, limit=2)
    alone = [corpus.search([claim], limit=2)[0] for claim in claims]
    order = [[evidence.document.id for evidence in found] for found in together]
    assert order == [[evidence.document.id for evidence in found] for found in alone]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(source="danube"), {"Orban meets Putin", "Factory opens"}),
        (Filter(as_of=date(2024, 1, 1)), {"Orban meets Putin"}),
        (Filter(since=date(2024, 1, 1)), {"Orban in Moscow", "Factory opens"}),
        (Filter(since=date(2024, 1, 1), until=date(2024, 6, 1)), {"Factory opens"}),
        (Filter(source="nobody"), set()),
    ],
)
def test_filter_keeps_only_what_it_names(
    corpus: Corpus, wanted: Filter, expected: set[str]
) -> None:
    (found,) = corpus.search(["Orban in the Larnaville factory"], filter=wanted)
    assert {evidence.document.title for evidence in found} == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (None, 0),
        (Filter(source="danube"), 0),
        (Filter(as_of=date(2024, 1, 1)), 1),
        (Filter(as_of=date(2024, 1, 1), source="danube"), 0),
    ],
)
def test_n_left_out_counts_undated_documents(
    corpus: Corpus, wanted: Filter | None, expected: int
) -> None:
    assert corpus.n_left_out(wanted) == expected


@settings(deadline=None, max_examples=50)
@given(claim=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_can_be_searched(corpus: Corpus, claim: str) -> None:
    (found,) = corpus.search([claim])
    assert all(len(e.sentence_scores) == len(e.passage.sentences) for e in found)


@pytest.mark.parametrize(
    "claim", ['"', "NEAR(a b)", "text:x", "a* OR", "^", "-", "';--", "(", "\\"]
)
def test_query_language_of_the_word_index_means_nothing(corpus: Corpus, claim: str) -> None:
    assert corpus.search([claim])


def test_fuse_prefers_what_several_queries_find() -> None:
    fused = fuse({"meaning": [1, 2, 3], "words": [9, 3]})
    assert fused[0] == Found(3, ("meaning", "words"))
    assert [found.id for found in fused[1:]] == [1, 9, 2]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("many")
    write_articles(folder / "articles.jsonl", 200)
    opened = Corpus.open(folder / "corpus", encoder=HashEncoder())
    opened.add([folder / "articles.jsonl"])
    yield opened
    opened.close()


def _passages(found: list[list[Evidence]]) -> list[list[tuple[str, int]]]:
    return [[(e.passage.document_id, e.passage.start) for e in ranking] for ranking in found]


def test_index_and_exact_search_agree(many: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [first_sentence(number) for number in range(20)]
    indexed = _passages(many.search(claims, limit=3))
    monkeypatch.setattr(many._dense, "_index", None)
    assert _passages(many.search(claims, limit=3)) == indexed


def test_overfetching_and_exact_search_agree_under_a_filter(
    many: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = [first_sentence(number) for number in range(20)]
    wanted = Filter(source="gazette 1", as_of=date(2024, 1, 20))
    exact = _passages(many.search(claims, limit=3, filter=wanted))
    monkeypatch.setattr(dense, "_EXACT", 0)
    assert _passages(many.search(claims, limit=3, filter=wanted)) == exact
    assert any(exact)


def test_overlapping_passages_of_a_document_come_once(many: Corpus) -> None:
    for ranking in many.search([first_sentence(number) for number in range(10)], limit=20):
        spans = [(e.passage.document_id, e.passage.start, e.passage.end) for e in ranking]
        assert len(set(spans)) == len(ranking) == 20
