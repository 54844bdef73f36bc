"""The whole job on small corpora, with the real models and stores."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import PLANT
from verifier import Filter, Label, Reason, Settings, Verifier
from verifier.corpus import Corpus
from verifier.errors import CorpusError, InputError, SettingsError, UnknownDocument
from verifier.pipeline import EmbeddedJudge
from verifier.types import Document, content_id


def test_every_claim_of_a_text_comes_out_in_order(verifier):
    text = "Acme opened its Lyon plant in 2019.\nIs that so?\nThe plant employs 310 people."
    report = verifier.check(text)
    assert [verdict.claim for verdict in report.verdicts] == list(report.claims)
    assert [verdict.label for verdict in report.verdicts] == [
        Label.SUPPORTED,
        Label.UNVERIFIABLE,
        Label.CONTRADICTED,
    ]
    assert report.verdicts[1].reason is Reason.NOT_CHECKABLE


def test_claim_that_fails_is_a_failure_and_the_rest_goes_on(verifier, monkeypatch):
    judge = EmbeddedJudge.judge

    def fail_on_year(self, cases):
        if any("2016" in claim.text for claim, _ in cases):
            raise CorpusError("The corpus went away; open it again.")
        return judge(self, cases)

    monkeypatch.setattr(EmbeddedJudge, "judge", fail_on_year)
    text = "Acme opened its Lyon plant in 2016.\nThe plant employs 240 people."
    report = verifier.check(text, is_single_claim=False)
    assert [failure.error for failure in report.failures] == [
        "The corpus went away; open it again."
    ]
    assert [verdict.label for verdict in report.verdicts] == [Label.SUPPORTED]


def test_quote_that_no_longer_stands_in_the_store_costs_the_label(verifier, monkeypatch):
    stored = Corpus.document

    def altered(self, id: str) -> Document:
        document = stored(self, id)
        return document.model_copy(update={"text": document.text.replace("240", "999")})

    monkeypatch.setattr(Corpus, "document", altered)
    (verdict,) = verifier.check("The plant employs 240 people.").verdicts
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIABLE, Reason.CITATION_REJECTED)
    assert verdict.citations == ()


def test_document_removed_meanwhile_costs_the_label_and_nothing_else(verifier, monkeypatch):
    def gone(self, id: str) -> Document:
        raise UnknownDocument(f"No document has the id {id}.")

    monkeypatch.setattr(Corpus, "document", gone)
    report = verifier.check("The plant employs 240 people.\nAcme opened its Lyon plant in 2019.")
    assert [verdict.reason for verdict in report.verdicts] == [Reason.CITATION_REJECTED] * 2


def test_empty_corpus_gives_no_evidence_and_says_so(tmp_path):
    with Verifier.open(tmp_path / "corpus") as empty:
        report = empty.check("The plant employs 240 people.")
    assert report.verdicts[0].reason is Reason.NO_EVIDENCE
    assert "empty" in report.notes[0]


def test_undated_documents_are_left_out_and_counted_when_a_day_is_asked_for(verifier):
    report = verifier.check("The plant employs 240 people.", filter=Filter(as_of=date(2020, 1, 1)))
    assert report.verdicts[0].reason is Reason.NO_EVIDENCE
    assert "1 undated document was left out, since a date was asked for." in report.notes


def test_filter_that_lets_nothing_through_says_so(verifier):
    report = verifier.check("The plant employs 240 people.", filter=Filter(source="nobody"))
    assert report.notes == ("No document passes the filter; widen its dates or its source.",)


def test_half_a_character_stops_nothing(verifier):
    report = verifier.check("The plant \udcff employs 240 people.")
    assert report.text == "The plant ? employs 240 people."
    assert len(report.verdicts) == 1


def test_blank_claim_is_refused(verifier):
    with pytest.raises(InputError):
        verifier.check("  \n ")


def test_blank_query_is_refused(verifier):
    with pytest.raises(InputError):
        verifier.search(" ")


def test_same_check_twice_gives_the_same_verdicts(verifier):
    claim = "Acme opened its Lyon plant in 2016."
    assert verifier.check(claim).verdicts == verifier.check(claim).verdicts


def test_single_settings_can_be_given_by_name(tmp_path):
    with Verifier.open(
        tmp_path / "corpus", model="openai:x", base_url="http://[::1]:9/v1"
    ) as opened:
        assert opened.where == "openai:x at http://[::1]:9/v1"


def test_settings_given_whole_and_by_name_are_refused(tmp_path):
    with pytest.raises(SettingsError, match="not both"):
        Verifier.open(tmp_path / "corpus", settings=Settings(), model="openai:x")


def test_settings_that_bear_on_verdicts_change_the_fingerprint():
    assert Settings(n_windows=4).fingerprint != Settings(n_windows=5).fingerprint


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.text(min_size=1, max_size=80).map(lambda noise: f"{noise} Acme employs 240 people. "),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from(["\r\n", "\n\n", " ", "\ufeff", "e\u0301 "]),
)
def test_every_quote_is_the_document_to_the_letter_for_any_text(tmp_path_factory, parts, joint):
    text = joint.join(parts)
    file = tmp_path_factory.mktemp("any") / "any.md"
    file.write_bytes(text.encode("utf-8", "replace"))
    with Verifier.open(file.parent / "corpus") as verifier:
        if not verifier.add(file).added:
            return
        for claim in ("Acme employs 240 people.", "Acme employs 310 people."):
            for citation in verifier.check(claim).verdicts[0].citations:
                document = verifier.document(citation.document_id)
                assert document.text[citation.start : citation.end] == citation.quote


def test_content_id_depends_on_what_makes_a_document_itself():
    assert content_id(PLANT, "one title") != content_id(PLANT, "another title")
