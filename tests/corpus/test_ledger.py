import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus.hashed import HashEncoder
from verifier.corpus import ledger as ledgers
from verifier.corpus import lookup, wordindex, writing
from verifier.corpus.filters import conditions
from verifier.corpus.ledger import Ledger
from verifier.corpus.records import Entry
from verifier.errors import CorpusDamaged, CorpusError, CorpusMismatch, UnknownDocument
from verifier.types import Document, Filter, Passage, Span, content_id


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledgers.create(tmp_path, "an encoder")
    opened = Ledger(tmp_path, "an encoder")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger that is only read."""
    folder = tmp_path_factory.mktemp("stocked")
    ledgers.create(folder, "an encoder")
    opened = Ledger(folder, "an encoder")
    writing.put(opened, [_entry("Rain fell.")])
    yield opened
    opened.close()


def _entry(text: str, origin: str = "", **fields: object) -> Entry:
    document = Document(id=content_id(text, *fields.values()), text=text, **fields)  # type: ignore
    span = Span(0, len(text))
    passage = Passage(document_id=document.id, start=0, end=span.end, text=text, sentences=(span,))
    encoded = HashEncoder().encode_passages([text], [[span]])
    return Entry(origin or text, document, [passage], encoded)


def _texts(ledger: Ledger) -> set[str]:
    ids = [summary.id for summary in lookup.summaries(ledger)]
    return {document.text for document in lookup.documents(ledger, ids).values()}


def test_put_gives_back_the_very_document(ledger: Ledger) -> None:
    entry = _entry("Rain\r\nfell. 🌧\x00", title="Ré", published=date(2024, 7, 5), source="S")
    writing.put(ledger, [entry])
    assert lookup.documents(ledger, [entry.document.id]) == {entry.document.id: entry.document}


def test_put_keeps_passage_and_vectors(ledger: Ledger) -> None:
    entry = _entry("Rain fell.")
    writing.put(ledger, [entry])
    (id,) = lookup.passage_ids(ledger).tolist()
    record = lookup.passages(ledger, [id])[id]
    assert (record.start, record.end, record.sentences) == (0, 10, (Span(0, 10),))
    expected = entry.encoded[0].vector
    np.testing.assert_allclose(lookup.vectors(ledger, np.array([id])), [expected], atol=1e-3)
    np.testing.assert_allclose(lookup.sentence_vectors(ledger, [id])[id], [expected], atol=1e-3)


def test_put_replaces_what_the_origin_held(ledger: Ledger) -> None:
    writing.put(ledger, [_entry("Rain fell.", "a")])
    removed = writing.put(ledger, [_entry("Snow fell.", "a")])
    assert _texts(ledger) == {"Snow fell."}
    assert removed == [1]
    assert wordindex.frequencies(ledger, ["rain", "snow"]) == [0, 1]


def test_document_of_two_origins_stays_until_both_are_gone(ledger: Ledger) -> None:
    writing.put(ledger, [_entry("Rain fell.", "a"), _entry("Rain fell.", "b")])
    assert ledger.n_passages == 1
    assert writing.unlink(ledger, ["a"]) == []
    assert _texts(ledger) == {"Rain fell."}
    assert writing.unlink(ledger, ["b"]) == [1]
    assert _texts(ledger) == set()


def test_documents_that_change_places_both_stay(ledger: Ledger) -> None:
    one, two = _entry("Rain fell.", "a"), _entry("Snow fell.", "b")
    writing.put(ledger, [one, two])
    swapped = [Entry("a", two.document), Entry("b", one.document)]
    assert writing.put(ledger, swapped) == []
    assert _texts(ledger) == {"Rain fell.", "Snow fell."}


def test_put_that_fails_leaves_nothing(ledger: Ledger) -> None:
    broken = _entry("Snow fell.")._replace(encoded=[])
    with pytest.raises(ValueError, match="zip"):
        writing.put(ledger, [_entry("Rain fell."), broken])
    assert ledger.n_documents == ledger.n_passages == 0


def test_remove_and_scrub_leave_no_text_in_the_file(ledger: Ledger) -> None:
    secret = _entry("Xylophones quarrelled zealously.")
    writing.put(ledger, [secret, _entry("Rain fell.")])
    writing.remove(ledger, secret.document.id)
    writing.scrub(ledger)
    content = b"".join(path.read_bytes() for path in ledger.folder.iterdir())
    assert b"ylophon" not in content
    assert b"Rain" in content


def test_passage_ids_are_never_used_twice(ledger: Ledger) -> None:
    writing.put(ledger, [_entry("Rain fell.", "a")])
    writing.unlink(ledger, ["a"])
    writing.put(ledger, [_entry("Snow fell.", "a")])
    assert lookup.passage_ids(ledger).tolist() == [2]


def test_version_depends_on_content_alone(ledger: Ledger) -> None:
    rain, snow = _entry("Rain fell."), _entry("Snow fell.")
    writing.put(ledger, [rain, snow])
    both = ledger.version
    writing.remove(ledger, rain.document.id)
    assert ledger.version != both
    writing.put(ledger, [rain._replace(origin="elsewhere")])
    assert ledger.version == both


def test_resolve_takes_a_unique_beginning(ledger: Ledger) -> None:
    entry = _entry("Rain fell.")
    writing.put(ledger, [entry])
    assert lookup.resolve(ledger, entry.document.id[:4]) == entry.document.id


@pytest.mark.parametrize("prefix", ["", "zz", "%", "_"])
def test_resolve_refuses_what_names_no_document(ledger: Ledger, prefix: str) -> None:
    writing.put(ledger, [_entry("Rain fell.")])
    with pytest.raises(UnknownDocument, match="No document"):
        lookup.resolve(ledger, prefix)


def test_resolve_refuses_what_names_several(ledger: Ledger) -> None:
    entries = [_entry(f"Rain fell {number} times.") for number in range(17)]
    writing.put(ledger, entries)
    first_digits = [entry.document.id[0] for entry in entries]
    shared = next(digit for digit in first_digits if first_digits.count(digit) > 1)
    with pytest.raises(UnknownDocument, match="More than one"):
        lookup.resolve(ledger, shared)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), {"a", "b", "c"}),
        (Filter(source="ÉCHO"), {"a"}),
        (Filter(since=date(2024, 1, 1)), {"b"}),
        (Filter(until=date(2024, 1, 1)), {"a", "b"}),
        (Filter(until=date(2024, 1, 1), as_of=date(2023, 12, 31)), {"a"}),
        (Filter(source="e", since=date(2024, 1, 2)), set()),
    ],
)
def test_filter_keeps_the_documents_it_names(
    ledger: Ledger, wanted: Filter, expected: set[str]
) -> None:
    entries = [
        _entry("a", source="L'écho", published=date(2023, 12, 31)),
        _entry("b", source="Times", published=date(2024, 1, 1)),
        _entry("c"),
    ]
    writing.put(ledger, entries)
    only = conditions(wanted)
    kept = lookup.passing(ledger, [1, 2, 3, 99], only)
    assert {"abc"[id - 1] for id in kept} == expected
    assert lookup.n_passing(ledger, only) == len(expected)
    pages = lookup.vector_pages(ledger, after=0, only=only)
    assert {id for ids, _ in pages for id in ids.tolist()} == kept
    assert set(wordindex.match(ledger, ["a", "b", "c"], only, limit=9)) == kept


def test_frequencies_count_forms_of_one_stem(ledger: Ledger) -> None:
    writing.put(ledger, [_entry("They voted."), _entry("Votes fell."), _entry("Rain fell.")])
    asked = ["voting", "fell", "Orbán", "!?", "rain-fell"]
    assert wordindex.frequencies(ledger, asked) == [2, 2, 0, 0, 1]


def test_match_puts_the_passage_with_most_rare_words_first(ledger: Ledger) -> None:
    texts = ["Rain fell.", "Rain fell in Orbán's town.", "Snow fell."]
    writing.put(ledger, [_entry(text) for text in texts])
    assert wordindex.match(ledger, ["rain", "orban"], conditions(Filter()), limit=5) == [2, 1]


@settings(deadline=None)
@given(words=st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_match_takes_any_words(words: list[str], stocked: Ledger) -> None:
    assert len(wordindex.frequencies(stocked, words)) == len(words)
    wordindex.match(stocked, words, conditions(Filter()), limit=5)


def test_snapshot_sees_one_state(ledger: Ledger) -> None:
    other = Ledger(ledger.folder, "an encoder")
    with ledger.snapshot():
        assert ledger.n_documents == 0
        writing.put(other, [_entry("Rain fell.")])
        assert ledger.n_documents == 0
    assert ledger.n_documents == 1
    other.close()


def test_ledger_of_another_encoder_is_refused(ledger: Ledger) -> None:
    with pytest.raises(CorpusMismatch, match="another encoder; add its documents"):
        Ledger(ledger.folder, "a newer encoder")


def test_ledger_of_a_newer_version_is_refused(ledger: Ledger) -> None:
    ledger.rows("UPDATE meta SET value = '99' WHERE key = 'schema'")
    with pytest.raises(CorpusMismatch, match="upgrade verifier"):
        Ledger(ledger.folder, "an encoder")


def test_other_database_is_damage(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / ledgers.FILE).executescript("CREATE TABLE x (y)")
    with pytest.raises(CorpusDamaged):
        Ledger(tmp_path, "an encoder")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE bodies SET body = substr(body, 9)",
        "UPDATE passages SET sentences = '['",
        "UPDATE vectors SET vector = x'00'",
    ],
)
def test_content_that_cannot_be_parsed_is_damage(ledger: Ledger, damage: str) -> None:
    entry = _entry("Rain fell.")
    writing.put(ledger, [entry])
    ledger.rows(damage)
    with pytest.raises(CorpusDamaged, match="restore the folder from a copy, or delete it"):
        _ = (
            lookup.documents(ledger, [entry.document.id]),
            lookup.passages(ledger, [1]),
            lookup.vectors(ledger, np.array([1])),
        )


def test_write_that_fails_says_what_to_check(ledger: Ledger) -> None:
    ledger.rows("PRAGMA query_only = ON")
    with pytest.raises(CorpusError, match="free space and the folder's permissions"):
        writing.put(ledger, [_entry("Rain fell.")])


def test_create_again_after_a_kill_starts_afresh(tmp_path: Path) -> None:
    (tmp_path / f".{ledgers.FILE}.new").write_bytes(b"half a ledger")
    ledgers.create(tmp_path, "an encoder")
    ledger = Ledger(tmp_path, "an encoder")
    assert ledger.n_documents == 0
    ledger.close()
